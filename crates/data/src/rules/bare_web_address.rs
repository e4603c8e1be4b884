//! `bare-web-address`: web addresses that are read out letter by letter, or that nobody can follow.

use super::paper::Paper;
use super::passages::{Passage, PassageKind, Within};
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use crate::report::Role;
use crate::written::excerpt;
use std::ops::Range;

/// An address on the web is a link with words.
pub static BARE_WEB_ADDRESS: Rule = Rule {
    name: "bare-web-address",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Links,
    purpose: "An address on the web is a link with words.",
    why: "\
A screen reader reads a web address out sign by sign, and in a list of links it says nothing of what is \
there. An address that was only typed is not even a link: nobody can follow it from the PDF.

WCAG 2.2, success criterion 2.4.4 (Link Purpose) asks that the words of a link say what it is for. A short \
name of a site, `merebrook.example`, may be the words of a link; e-mail addresses, background papers and \
works cited may stand as they are, and a footnote may print the address of its source as a link.",
    remedy: "\
Write what is to be found there in square brackets and the address in round ones: \
`[the inspectors’ report](https://merebrook.example/report)`.

In a footnote, angle brackets make a link of an address: `<https://merebrook.example/report>`. An address \
that is only spoken of, such as one that is to be given up, stands in backticks: `` `www.merebrook.example` \
``.",
    examples: &[Example {
        wrong: "# Purpose\n\nThe report is at www.merebrook.example/inspection/report.",
        right: "# Purpose\n\nThe [report](https://www.merebrook.example/inspection/report) is published.",
    }],
};

/// What an address begins with.
const BEGINNINGS: [&str; 3] = ["http://", "https://", "www."];

/// Looks for addresses in running text, and for links whose words are one.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    for passage in &paper.passages {
        let lists_sources =
            passage.place.section.is_some_and(|section| section.role == Role::BackgroundPapers);
        let is_source = matches!(passage.kind, PassageKind::Front | PassageKind::Name | PassageKind::Work)
            || lists_sources;
        if is_source {
            continue;
        }
        let is_note = passage.place.within == Within::Note;
        for address in addresses(&passage.words) {
            if passage.link_at(&address).is_none() {
                tell_of_text(passage, address, is_note, paper, problems);
            }
        }
        if !is_note {
            for (range, target) in &passage.links {
                if is_address(&passage.words[range.clone()], &target.value) {
                    tell_of_link(passage, range.clone(), &target.value, paper, problems);
                }
            }
        }
    }
}

fn tell_of_text(
    passage: &Passage<'_>,
    range: Range<usize>,
    is_note: bool,
    paper: &Paper<'_>,
    problems: &mut Problems,
) {
    let address = &passage.words[range.clone()];
    let scheme = if address.starts_with("www.") { "https://" } else { "" };
    let hint = if is_note {
        format!("put it in angle brackets: `<{scheme}{address}>`")
    } else {
        format!("write what is to be found there, and make that the link: `[its name]({scheme}{address})`")
    };
    let message = format!("the web address `{}` is no link", excerpt(address));
    problems
        .push(Diagnostic::new(&BARE_WEB_ADDRESS, passage.span_of(range, paper.sources), message).hint(hint));
}

fn tell_of_link(
    passage: &Passage<'_>,
    range: Range<usize>,
    target: &str,
    paper: &Paper<'_>,
    problems: &mut Problems,
) {
    let message =
        format!("the words of a link are a web address, `{}`", excerpt(&passage.words[range.clone()]));
    problems.push(
        Diagnostic::new(&BARE_WEB_ADDRESS, passage.span_of(range, paper.sources), message)
            .hint(format!("write what is to be found there: `[its name]({target})`")),
    );
}

/// Where addresses stand in words, without the signs that end their sentence.
fn addresses(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    // Every beginning has one of two signs that are rare in prose.
    while let Some(at) = words[from..].find([':', '.']).map(|at| from + at) {
        from = at + 1;
        let start = BEGINNINGS.iter().find_map(|beginning| {
            let sign = beginning.find([':', '.'])?;
            let start = at.checked_sub(sign)?;
            let typed = words.get(start..start + beginning.len())?;
            typed.eq_ignore_ascii_case(beginning).then_some(start)
        });
        let Some(start) = start.filter(|start| !words[..*start].ends_with(char::is_alphanumeric)) else {
            continue;
        };
        let rest = &words[start..];
        let long =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '\u{FFFC}'));
        let address = rest[..long.unwrap_or(rest.len())].trim_end_matches(|c: char| {
            !(c.is_alphanumeric() || matches!(c, '/' | '#' | '=' | '&' | '-' | '_'))
        });
        let (_, host) =
            address.split_once(if address.contains("://") { "://" } else { "." }).unwrap_or_default();
        from = from.max(start + address.len());
        if host.starts_with(|c: char| c.is_alphanumeric()) && host.contains('.') {
            found.push(start..start + address.len());
        }
    }
    found
}

/// Whether the words of a link are an address that says more than the name of a site.
fn is_address(words: &str, target: &str) -> bool {
    let words = words.trim();
    if words.contains(char::is_whitespace) {
        return !addresses(words).is_empty();
    }
    let Some((_, bare_target)) = target.split_once("://") else { return false };
    let has_scheme = words.contains("://");
    let bare = words.split_once("://").map_or(words, |(_, rest)| rest);
    let host = bare.split('/').next().unwrap_or_default();
    let is_of_target = host.contains('.')
        && bare_target.trim_start_matches("www.").starts_with(host.trim_start_matches("www."));
    is_of_target && (has_scheme || bare.trim_end_matches('/') != host)
}

#[cfg(test)]
mod tests {
    use crate::sample::{sample, sample_with};

    fn said(body: &str) -> Vec<String> {
        sample("extends = 'base'", &format!("# Purpose\n\n{body}")).said
    }

    #[test]
    fn an_address_in_the_text_is_no_link() {
        for (text, address) in [
            ("See www.merebrook.example/plan.", "www.merebrook.example/plan"),
            ("See (https://merebrook.example/plan?a=1).", "https://merebrook.example/plan?a=1"),
            ("See HTTP://merebrook.example; and more", "HTTP://merebrook.example"),
            ("See “www.merebrook.example”, please.", "www.merebrook.example"),
        ] {
            let [said] = said(text).try_into().expect("one message");
            assert!(said.ends_with(&format!("the web address `{address}` is no link")), "{said}");
        }
        let sample = sample("extends = 'base'", "# Purpose\n\nSee www.merebrook.example/plan.");
        assert_eq!(
            sample.said,
            ["9:5 bare-web-address: the web address `www.merebrook.example/plan` is no link"]
        );
        let hint = "write what is to be found there, and make that the link: \
                    `[its name](https://www.merebrook.example/plan)`";
        assert_eq!(sample.hints, [hint]);
    }

    #[test]
    fn the_words_of_a_link_are_no_address() {
        for link in [
            "<https://merebrook.example/plan>",
            "<https://merebrook.example>",
            "[https://merebrook.example](https://merebrook.example)",
            "[www.merebrook.example/plan](https://www.merebrook.example/plan)",
            "[merebrook.example/plans](https://www.merebrook.example/plans)",
            "[at https://merebrook.example/plan](https://merebrook.example/plan)",
        ] {
            let [said] = said(&format!("See {link}.")).try_into().expect("one message");
            assert!(said.contains("bare-web-address: the words of a link are a web address"), "{said}");
        }
    }

    #[test]
    fn names_of_sites_mail_and_code_are_left_alone() {
        for text in [
            "See [merebrook.example](https://merebrook.example).",
            "See [www.merebrook.example](https://www.merebrook.example/).",
            "See [the plan](https://merebrook.example/plan).",
            "Write to plans@merebrook.example or <plans@merebrook.example>.",
            "The address `www.merebrook.example` will be given up.",
            "The ratio is 3:2 and/or 1.5. See s. 149: it says more.",
            "A [note](https://merebrook.example/a) and/or [and/or](https://merebrook.example/b).",
            "The www. was left out.",
        ] {
            assert_eq!(said(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn footnotes_may_print_their_source_as_a_link() {
        assert_eq!(said("Text.[^a]\n\n[^a]: Ofsted, 2011. <https://merebrook.example/a>"), [""; 0]);
        let body = "# Purpose\n\nText.[^a]\n\n[^a]: Ofsted, https://merebrook.example/a";
        let sample = sample("extends = 'base'", body);
        assert_eq!(sample.hints, ["put it in angle brackets: `<https://merebrook.example/a>`"]);
    }

    #[test]
    fn background_papers_and_works_are_sources() {
        let front = "[[background_paper]]\ntitle = 'Survey'\nurl = 'https://merebrook.example/report'\n\
                     [[reference]]\nkey = 'a'\ntext = 'https://merebrook.example/a'";
        let body = "# Background papers\n\nwww.merebrook.example";
        // Another rule may say something of them.
        for said in [
            sample_with("extends = 'base'", front, "# Purpose\n\nText.[@a]").said,
            sample("extends = 'base'", body).said,
        ] {
            assert!(!said.iter().any(|said| said.contains("bare-web-address")), "{said:?}");
        }
    }
}
