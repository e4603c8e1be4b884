//! `published-work-as-background-paper`.

use super::paper::Paper;
use super::passages::PassageKind;
use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use crate::report::Role;
use crate::source::Span;
use crate::workspace::Jurisdiction;

/// Background papers are papers that nobody published (Local Government Act 1972, section 100D(5)).
pub static PUBLISHED_WORK_AS_BACKGROUND_PAPER: Rule = Rule {
    name: "published-work-as-background-paper",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Publishing,
    purpose: "Background papers are papers that nobody published (Local Government Act 1972, section 100D(5)).",
    why: r"Background papers are the papers behind a report that the public could not see otherwise: the council
keeps a copy of each open to inspection for years. Published works are left out of the list by law (Local
Government Act 1972, section 100D(5); in Scotland the Local Government (Scotland) Act 1973, section 50D; in Northern
Ireland the Local Government Act (Northern Ireland) 2014).

An Act, regulations, a White Paper, statutory guidance, whatever has an ISBN, and what an inspectorate or the
Government publishes on its own site are published works. A web address alone tells nobody which paper is meant. A
paper of the council’s own is right, whether or not it can be read on the council’s site as well.",
    remedy: r#"Delete it from the list, and name the work in the text where it matters. A house that lists works at the end
prints it if it is cited: `[[reference]]` with `key = "act"` and `text = "Care Act 2014"` in the front matter, and
`[@act]` in the text.

If a paper of your own is meant, give it its title: `title = "Survey of carers, May 2026"`."#,
    examples: &[Example {
        wrong: "# Purpose\n\nTo agree dates.\n\n# Background papers\n\n- Care Act 2014\n- Survey of carers, May 2026\n",
        right: "# Purpose\n\nTo agree dates.\n\n# Background papers\n\n- Survey of carers, May 2026\n",
    }],
};

/// Sites whose pages are published works; those below them too.
const SITES: &[&str] = &[
    "audit-scotland.gov.uk",
    "audit.wales",
    "cqc.org.uk",
    "gov.scot",
    "gov.wales",
    "legislation.gov.uk",
    "llyw.cymru",
    "nao.org.uk",
    "nice.org.uk",
    "nomisweb.co.uk",
    "ofsted.gov.uk",
    "ons.gov.uk",
    "parliament.uk",
    "senedd.wales",
];

/// Works that everybody who writes board papers has on their shelf.
const KNOWN: &[&str] = &[
    "national planning policy framework",
    "planning policy wales",
    "statutory guidance",
    "working together to safeguard children",
];

/// Words of a title that tell of a paper about something.
const ABOUT: &[&str] = &[
    "analysis",
    "appraisal",
    "assessment",
    "audit",
    "briefing",
    "case",
    "comments",
    "compulsory",
    "consultation",
    "correspondence",
    "draft",
    "email",
    "evaluation",
    "file",
    "impact",
    "investigation",
    "letter",
    "minutes",
    "note",
    "notes",
    "paper",
    "plan",
    "presentation",
    "preservation",
    "protection",
    "report",
    "response",
    "responses",
    "review",
    "standing",
    "strategy",
    "summary",
    "survey",
    "traffic",
];

/// Words that join those of the title of an Act.
const JOINING: &[&str] =
    &["a", "and", "at", "etc", "for", "from", "in", "of", "on", "or", "other", "the", "to", "with"];

/// Reports what is listed among the background papers and is published.
pub(super) fn check(paper: &Paper<'_>, problems: &mut Problems) {
    let mut told = |work: Work, span: Span| {
        let law = match paper.settings.jurisdiction {
            Jurisdiction::England | Jurisdiction::Wales => "Local Government Act 1972, section 100D(5)",
            Jurisdiction::Scotland => "Local Government (Scotland) Act 1973, section 50D",
            Jurisdiction::NorthernIreland => "Local Government Act (Northern Ireland) 2014",
        };
        let (message, hint) = match work {
            Work::Published => (
                "a published work stands among the background papers",
                format!(
                    "delete it here and name it in the text, or cite it as a `[[reference]]`: published works are \
                    left out of the list ({law})"
                ),
            ),
            Work::Address => (
                "a web address alone stands among the background papers",
                "write the title of the paper; what others have published is left out of the list".to_owned(),
            ),
        };
        problems.push(Diagnostic::new(&PUBLISHED_WORK_AS_BACKGROUND_PAPER, span, message).hint(hint));
    };
    for listed in &paper.report.background_papers {
        let title = listed.title.as_ref();
        let of_title = title.and_then(|title| Some((work(&title.value)?, title.span)));
        let url = listed.url.as_ref();
        let of_url = url.filter(|url| is_published(&url.value)).map(|url| (Work::Published, url.span));
        let alone = url.filter(|_| title.is_none()).map(|url| (Work::Address, url.span));
        if let Some((work, span)) = of_title.or(of_url).or(alone) {
            told(work, span);
        }
    }
    for passage in &paper.passages {
        let is_listed = passage.place.section.is_some_and(|section| section.role == Role::BackgroundPapers)
            && passage.kind == PassageKind::Paragraph;
        if !is_listed {
            continue;
        }
        let link = passage.links.iter().find(|(_, target)| is_published(&target.value));
        if let Some(work) = work(&passage.words) {
            told(work, passage.span_of(0..passage.words.len(), paper.sources));
        } else if let Some((words, _)) = link {
            told(Work::Published, passage.span_of(words.clone(), paper.sources));
        }
    }
}

/// What is listed that is no background paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Work {
    Published,
    Address,
}

/// What the words of a list say that is no background paper, if they do.
fn work(title: &str) -> Option<Work> {
    let title = title.trim();
    if is_address(title) {
        return Some(if is_published(title) { Work::Published } else { Work::Address });
    }
    let folded = title.to_lowercase();
    let about = || folded.split(|c: char| !c.is_alphanumeric()).any(|word| ABOUT.contains(&word));
    let is_known = KNOWN.iter().any(|known| folded.contains(known)) || folded.contains("white paper");
    // The paper in a White Paper is not one about it.
    let is_about = || folded.replace("white paper", "").split(' ').any(|word| ABOUT.contains(&word));
    let is_work = folded.contains("isbn")
        || (is_known && !is_about())
        || (is_instrument(title) && !about())
        || (has_number(&folded) && !about());
    is_work.then_some(Work::Published)
}

/// Whether words are the title of an Act, a Measure, regulations or an order, perhaps with a section of it.
fn is_instrument(title: &str) -> bool {
    let title = title.trim_end_matches(['.', ';', ',']);
    let title = match title.split_once(" of the ") {
        Some((part, act)) if is_part(part) => act,
        _ => title.strip_prefix("The ").unwrap_or(title),
    };
    let words: Vec<&str> = title.split_whitespace().collect();
    let is_year = |word: &str| {
        let year = word.trim_end_matches([',', ';', ':']);
        year.len() == 4
            && (year.starts_with("1") || year.starts_with("20"))
            && year.bytes().all(|b| b.is_ascii_digit())
    };
    let Some(year) = words.iter().position(|word| is_year(word)) else { return false };
    let (name, rest) = (&words[..year], words[year + 1..].join(" "));
    let is_welsh = matches!(name.first(), Some(&("Deddf" | "Rheoliadau" | "Gorchymyn")));
    let is_kind =
        |word: &&str| matches!(*word, "Act" | "Measure" | "Regulations" | "Order" | "Rules" | "Bill");
    let is_named = is_welsh
        || name.split_last().is_some_and(|(last, before)| is_kind(last) && !before.is_empty())
        // “Act (Northern Ireland) 2014”
        || (name.iter().any(is_kind) && name.last().is_some_and(|last| last.ends_with(')')));
    let is_title = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.starts_with(char::is_uppercase) || JOINING.contains(&word) || word.is_empty()
    };
    is_named && (is_welsh || name.iter().all(is_title)) && (rest.is_empty() || is_part(&rest))
}

/// Whether words name a part of an Act, or say which it is.
fn is_part(words: &str) -> bool {
    let folded = words.to_lowercase();
    let first = folded.trim_start_matches(['(', ' ', '–', '-']);
    [
        "as amended",
        "asp ",
        "article",
        "c.",
        "chapter",
        "no.",
        "part ",
        "regulation",
        "rule ",
        "s.",
        "schedule",
        "section",
        "si ",
        "s.i.",
        "ss.",
        "ssi ",
    ]
    .iter()
    .any(|part| first.starts_with(part))
        && folded.split_whitespace().count() <= 8
}

/// Whether words name a statutory instrument by its number: “SI 2012/2089”.
fn has_number(folded: &str) -> bool {
    ["si ", "s.i. ", "ssi ", "s.s.i. "].iter().any(|series| {
        folded.match_indices(series).any(|(at, _)| {
            let begins = !folded[..at].ends_with(|c: char| c.is_alphanumeric());
            let number = &folded.as_bytes()[at + series.len()..];
            begins && number.len() > 5 && number[..4].iter().all(u8::is_ascii_digit) && number[4] == b'/'
        })
    })
}

/// Whether words are a web address and nothing else.
fn is_address(words: &str) -> bool {
    let has_space = words.contains(char::is_whitespace);
    !has_space && (words.contains("://") || words.starts_with("www."))
}

/// Whether a web address leads to a published work.
fn is_published(address: &str) -> bool {
    let address = address.trim();
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (site, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let site = site.to_lowercase();
    let site = site.strip_prefix("www.").unwrap_or(&site);
    let is_of =
        |known: &&str| site.strip_suffix(known).is_some_and(|below| below.is_empty() || below.ends_with('.'));
    SITES.iter().any(is_of) || (site == "gov.uk" && path.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::{Work, work};
    use crate::sample::sample_with;

    #[test]
    fn titles_of_published_works() {
        for title in [
            "Equality Act 2010",
            "The Care Act 2014.",
            "Children Act 1989, section 22",
            "Section 17 of the Crime and Disorder Act 1998",
            "Local Government Act (Northern Ireland) 2014",
            "Local Government (Scotland) Act 1973",
            "The Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012",
            "Local Authorities (Meetings) Regulations 2012 (SI 2012/2089)",
            "SI 2012/2089",
            "Deddf Llesiant Cenedlaethau’r Dyfodol (Cymru) 2015",
            "Putting People First: White Paper",
            "Working Together to Safeguard Children, 2018",
            "Department for Education, statutory guidance on attendance",
            "The State of Care, ISBN 978 0 00 000000 0",
            "www.ofsted.gov.uk",
            "https://reports.ofsted.gov.uk/provider/44/80000",
            "https://www.gov.uk/government/publications/a-plan",
        ] {
            assert_eq!(work(title), Some(Work::Published), "{title}");
        }
        assert_eq!(work("https://www.merebrook.example/papers"), Some(Work::Address));
    }

    #[test]
    fn titles_of_a_councils_own_papers() {
        for title in [
            "Investigation of the flooding of 19 July 2026 under section 19 of the Flood and Water Management Act 2010",
            "Equality Impact Assessment under the Equality Act 2010",
            "Equality Act 2010 assessment",
            "Response to the White Paper on housing",
            "Letter from Ofsted, 3 March 2026",
            "Merebrook (Quay Street) Traffic Regulation Order 2019",
            "Tree Preservation Order 2019",
            "Survey of carers, May 2026",
            "Report to Cabinet, 10 December 2025",
            "Action plan 2026",
            "Working file 2012/2089",
            "There are no background papers within the meaning of the Local Government Act 1972.",
        ] {
            assert_eq!(work(title), None, "{title}");
        }
    }

    #[test]
    fn papers_of_the_front_matter() {
        let papers = "[[background_paper]]\ntitle = 'Care Act 2014'\n\
            [[background_paper]]\ntitle = 'Inspection'\nurl = 'https://www.cqc.org.uk/node/1'\n\
            [[background_paper]]\nurl = 'https://www.merebrook.example/a'\n\
            [[background_paper]]\ntitle = 'Survey'\nurl = 'https://www.merebrook.gov.uk/survey'\n";
        let sample = sample_with("", papers, "# Purpose\n\nA.\n");
        let rule = "published-work-as-background-paper";
        assert_eq!(
            sample.said,
            [
                format!("6:9 {rule}: a published work stands among the background papers"),
                format!("9:7 {rule}: a published work stands among the background papers"),
                format!("11:7 {rule}: a web address alone stands among the background papers"),
            ]
        );
        assert_eq!(
            sample.hints[1..],
            [
                "delete it here and name it in the text, or cite it as a `[[reference]]`: published works are left out \
                of the list (Local Government Act 1972, section 100D(5))",
                "write the title of the paper; what others have published is left out of the list"
            ]
        );
    }

    #[test]
    fn papers_that_are_written_in_their_section() {
        let body = "# Purpose\n\nUnder the Care Act 2014.\n\n# Background papers\n\n- Care Act 2014\n\
            - <https://www.ofsted.gov.uk>\n- [The report](https://reports.ofsted.gov.uk/1)\n- Survey, May 2026\n";
        let places: Vec<String> = sample_with("", "", body)
            .said
            .into_iter()
            .map(|said| said.split_once(' ').unwrap_or_default().0.to_owned())
            .collect();
        assert_eq!(places, ["13:3", "14:4", "15:4"]);
    }
}
