//! What is heard in a PDF of the skeleton, and what ought to be heard.

use crate::skeleton::{PLACES, Place};
use crate::strings::is_default_ignorable;
use boardpaper_tests::pdf::{Pdf, one_spaced};
use boardpaper_tests::reading::{Inline, To, lines_of_pdf};
use boardpaper_tests::workspace::{Run, engine};
use std::collections::BTreeMap;

/// The strings of one document, one for each place.
pub type Strings = BTreeMap<&'static str, String>;

/// Something that is heard in a PDF: what it is, and its words.
pub type Heard = (String, String);

/// Makes of a text what is compared.
pub type Compared = fn(&str) -> String;

/// Everything that is heard in the PDF of a document. On which page it stands does not matter here.
pub fn heard(run: &Run, path: &str) -> Vec<Heard> {
    let pdf = Pdf::read(run.pdf(path));
    let mut heard = Vec::new();
    for line in lines_of_pdf(&pdf) {
        heard.push((format!("{} in {} of language {}", line.role, line.depth, line.language), line.text));
        for inline in line.inlines {
            heard.push(match inline {
                Inline::Link(words, To::Address(address)) => (format!("link to {address}"), words),
                Inline::Link(words, _) | Inline::Citation(words, ..) => ("link".to_owned(), words),
                Inline::Picture(words) => ("picture".to_owned(), words),
            });
        }
        heard.extend(line.marked.into_iter().map(|(role, words)| (role.to_owned(), words)));
    }
    let facts = pdf.facts();
    for bookmark in facts.outline {
        heard.push((format!("bookmark of level {}", bookmark.level), bookmark.title));
    }
    heard.push(("title".to_owned(), facts.title.unwrap_or_default()));
    heard.push(("title in the metadata".to_owned(), facts.xmp_title.unwrap_or_default()));
    heard
}

/// Whether a character prints as itself.
pub fn prints(c: char) -> bool {
    c.is_ascii() || c.is_whitespace() || engine().fonts.can_print(c)
}

/// The places whose words stand in a text, and the text with the strings for the words, as they print.
pub fn filled(text: &str, strings: &Strings) -> (Vec<&'static str>, String) {
    let mut places = Vec::new();
    let mut filled = text.to_owned();
    for (index, (place, kind)) in PLACES.iter().enumerate() {
        let word = format!("w{index}x");
        if text.contains(&word) {
            let shown =
                strings[place].chars().map(|c| if *kind == Place::Alt || prints(c) { c } else { '\u{fffd}' });
            places.push(*place);
            filled = filled.replace(&word, &shown.collect::<String>());
        }
    }
    (places, filled)
}

/// A text with each run of white space one space, and without what is default ignorable.
pub fn spaced(text: &str) -> String {
    let text: String = text.chars().filter(|c| !is_default_ignorable(*c)).collect();
    one_spaced(&text)
}

/// A text without white space, which may be added where a line is broken, and without what is default ignorable.
pub fn bare(text: &str) -> String {
    text.chars().filter(|c| !is_default_ignorable(*c) && !c.is_whitespace()).collect()
}

/// Where what is heard differs from the document with plain words: the places, and how.
pub fn differences(
    plain: &[Heard],
    found: &[Heard],
    strings: &Strings,
    compared: Compared,
) -> Vec<(Vec<&'static str>, String)> {
    let kinds = |heard: &[Heard]| heard.iter().map(|(kind, _)| kind.clone()).collect::<Vec<_>>();
    let (expected, got) = (kinds(plain), kinds(found));
    if expected != got {
        let same = expected.iter().zip(&got).take_while(|(expected, got)| expected == got).count();
        let around = &plain[same.saturating_sub(1)..(same + 1).min(plain.len())];
        let places = around.iter().flat_map(|(_, text)| filled(text, strings).0).collect();
        return vec![(places, format!("{:?} became {:?}", expected.get(same), found.get(same)))];
    }
    let mut differences = Vec::new();
    for ((kind, plain), (_, found)) in plain.iter().zip(found) {
        let (places, expected) = filled(plain, strings);
        // White space is not noted of words that are emphasised; typed lines, as those of a contact and of code, are
        // joined without any after a dash and the like.
        let typed_lines = ["post", "code", "code block"].iter().any(|place| places.contains(place));
        let loose = typed_lines || matches!(kind.as_str(), "Em" | "Strong" | "Code");
        let compared = if loose { bare } else { compared };
        let (expected, found) = (compared(&expected), compared(found));
        if expected != found {
            differences.push((places, format!("{kind}\n  expected {expected:?}\n  found    {found:?}")));
        }
    }
    differences
}
