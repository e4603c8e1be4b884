//! What an attribute block can say of a heading, a paragraph, a list, a box, a table or a picture.

use super::Attributes;
use super::attributes::{Word, WordKind, Written};
use super::reader::Reader;
use crate::diagnostic::did_you_mean;
use crate::rules;
use crate::source::Spanned;
use std::ops::Range;

/// What carries an attribute block, which decides what the block can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bearer {
    Heading,
    Paragraph,
    /// A paragraph that takes no number wherever it stands: in a list, a quotation, a table.
    UnnumberedParagraph,
    /// A label of a blank form.
    Label,
    List,
    Quotation,
    Box,
    Table,
    Plan,
    Form,
    Gathering,
    Signature,
    SignatureLine,
    Figure,
    InlinePicture,
}

impl Bearer {
    fn name(self) -> &'static str {
        match self {
            Self::Heading => "a heading",
            Self::Paragraph => "a paragraph",
            Self::UnnumberedParagraph => "a paragraph or item here",
            Self::Label => "a label of a blank form",
            Self::List => "a list",
            Self::Quotation => "a quotation",
            Self::Box => "a box",
            Self::Table => "a table",
            Self::Plan => "an action plan",
            Self::Form => "a blank form",
            Self::Gathering => "all recommendations",
            Self::Signature => "a signature",
            Self::SignatureLine => "a line of a signature",
            Self::Figure => "a figure",
            Self::InlinePicture => "a picture within words",
        }
    }

    fn takes(self, attribute: &str) -> bool {
        use Bearer::*;
        match attribute {
            "id" => !matches!(self, List | SignatureLine | InlinePicture | Gathering),
            "lang" => !matches!(self, Plan | SignatureLine | InlinePicture | Gathering),
            ".plain" => matches!(self, Heading | List),
            ".unnumbered" => matches!(self, Heading | Paragraph),
            ".appendix" => self == Heading,
            "lines" => self == Label,
            ".wide" => matches!(self, Table | Figure | Box | Form),
            ".decorative" => matches!(self, Figure | InlinePicture),
            "header" | "rows" => self == Table,
            _ => false,
        }
    }
}

/// What an attribute block says of its bearer.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Applied {
    pub attributes: Attributes,
    pub decorative: bool,
    /// `header=2`: how many rows are header rows.
    pub header: Option<Spanned<usize>>,
    /// `rows`: the first column heads its row.
    pub rows: bool,
}

/// Every attribute, and where it may stand, for the hint.
const KNOWN: [(&str, &str); 10] = [
    ("id", "put `{#…}` at the end of a heading, paragraph or list item, or on the line that opens a box"),
    ("lang", "put it at the end of a heading or paragraph, or on the line that opens a box"),
    (".plain", "put it at the end of a heading, or on a line of its own under a list"),
    (".unnumbered", "put it at the end of a heading or of a paragraph that takes a number"),
    (".wide", "put it straight after a picture, or on the line that opens a box, a table or a form"),
    (".decorative", "put it straight after a picture's closing parenthesis"),
    ("header", "put it on the line that opens `::: table`"),
    ("rows", "put it on the line that opens `::: table`"),
    (".appendix", "put it at the end of a heading with one `#`, in a review"),
    (
        "lines",
        "put it at the end of a label: an item of a list between `::: form` and `:::`, in no box or list within them",
    ),
];

/// The most lines that a label can ask for: two pages of them.
const MOST_LINES: usize = 60;

/// Whether an id is one: an ASCII letter, then ASCII letters, digits, `-` and `_`.
pub(crate) fn is_id(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// Whether a language is one in form (BCP 47): `cy`, `en-GB`.
fn is_language(language: &str) -> bool {
    let mut parts = language.split('-');
    let first = parts.next().unwrap_or_default();
    let is_part = |part: &str, lengths: Range<usize>| {
        lengths.contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
    };
    is_part(first, 2..4)
        && first.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(|part| is_part(part, 1..9))
}

impl Reader<'_> {
    /// What an attribute block says, what means nothing here reported and left out.
    pub(super) fn apply(&mut self, written: Written, bearer: Bearer) -> Applied {
        let mut applied = Applied::default();
        let mut seen: Vec<String> = Vec::new();
        for word in written.words {
            let name = match &word.kind {
                WordKind::Id(_) => "id".to_owned(),
                WordKind::Class(class) => format!(".{class}"),
                WordKind::Setting { key, .. } => key.clone(),
                WordKind::Bare(name) => name.clone(),
            };
            if !self.is_meant_for(&name, &word, bearer) {
                continue;
            }
            if seen.contains(&name) {
                self.report(&rules::BAD_ATTRIBUTE, word.range, "this is said twice", "delete one of them");
                continue;
            }
            self.apply_word(&mut applied, word);
            seen.push(name);
        }
        applied
    }

    fn apply_word(&mut self, applied: &mut Applied, word: Word) {
        let span = self.span(word.range.clone());
        match word.kind {
            WordKind::Id(id) if is_id(&id) => applied.attributes.id = Some(Spanned::new(id, span)),
            WordKind::Id(id) => self.report(
                &rules::BAD_ATTRIBUTE,
                word.range,
                format!("`{id}` is not an id"),
                "begin it with a letter from a to z; after that, letters, digits, `-` and `_`",
            ),
            WordKind::Class(class) => match class.as_str() {
                "plain" => applied.attributes.plain = true,
                "unnumbered" => applied.attributes.unnumbered = true,
                "wide" => applied.attributes.wide = true,
                "appendix" => applied.attributes.appendix = Some(span),
                _ => applied.decorative = true,
            },
            WordKind::Bare(_) => applied.rows = true,
            WordKind::Setting { key, value } if key == "lang" => {
                if is_language(&value) {
                    applied.attributes.language = Some(Spanned::new(value, span));
                } else {
                    self.report(
                        &rules::BAD_ATTRIBUTE,
                        word.range,
                        format!("`{value}` is not a language"),
                        "write its code: `lang=cy` for Welsh, `lang=en-GB` for English",
                    );
                }
            }
            WordKind::Setting { key, value } if key == "lines" => match value.parse::<usize>() {
                Ok(lines) if (1..=MOST_LINES).contains(&lines) => applied.attributes.lines = Some(lines),
                _ => self.report(
                    &rules::BAD_ATTRIBUTE,
                    word.range,
                    format!("`{value}` is not a number of lines from 1 to {MOST_LINES}"),
                    "write how many lines there should be to write on: `lines=8`",
                ),
            },
            WordKind::Setting { value, .. } => match value.parse::<usize>() {
                Ok(rows) if value.len() <= 3 => applied.header = Some(Spanned::new(rows, span)),
                _ => self.report(
                    &rules::BAD_ATTRIBUTE,
                    word.range,
                    format!("`{value}` is not a number of rows"),
                    "write how many rows are header rows: `header=2`, or `header=0` for none",
                ),
            },
        }
    }

    fn is_meant_for(&mut self, name: &str, word: &Word, bearer: Bearer) -> bool {
        let known = KNOWN.iter().find(|(known, _)| *known == name);
        let is_bare = matches!(word.kind, WordKind::Bare(_));
        let is_id = matches!(word.kind, WordKind::Id(_));
        // `id=x`, `lang` without a value and `rows=1` are not what these names mean.
        let fits = match name {
            "id" => is_id,
            "rows" => is_bare,
            _ => !is_bare,
        };
        let shown = match &word.kind {
            WordKind::Id(id) => format!("#{id}"),
            WordKind::Setting { key, value } => format!("{key}={value}"),
            _ => name.to_owned(),
        };
        match known {
            Some(_) if fits && bearer.takes(name) => return true,
            Some((_, hint)) if fits => self.report(
                &rules::BAD_ATTRIBUTE,
                word.range.clone(),
                format!("`{shown}` means nothing on {}", bearer.name()),
                *hint,
            ),
            Some(_) => {
                let form = match name {
                    "id" => "write `{#name}`",
                    "rows" => "write `{rows}`",
                    "lang" => "write its value: `{lang=cy}`",
                    "lines" => "write its value: `{lines=8}`",
                    _ => "write its value: `{header=2}`",
                };
                self.report(
                    &rules::BAD_ATTRIBUTE,
                    word.range.clone(),
                    format!("`{shown}` means nothing"),
                    form,
                );
            }
            None => self.report_unknown(name, &shown, word),
        }
        false
    }

    fn report_unknown(&mut self, name: &str, shown: &str, word: &Word) {
        let names = KNOWN.iter().map(|(known, _)| *known);
        let hint = match did_you_mean(name, names.filter(|known| *known != "id")) {
            Some(known) => {
                format!("write `{known}`, or type `\\{{` if the braces are to be printed")
            }
            None => "delete the braces, or type `\\{` if they are to be printed".to_owned(),
        };
        self.report(&rules::BAD_ATTRIBUTE, word.range.clone(), format!("`{shown}` is not known here"), hint);
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{blocks, hints, problems};

    #[test]
    fn a_block_in_braces_ends_a_heading_paragraph_or_item() {
        assert_eq!(blocks("# Conclusion {.plain}"), "h1(Conclusion){.plain}");
        assert_eq!(
            blocks("Title\nof two lines {#a .unnumbered}\n==="),
            "h1(Title of two lines){#a .unnumbered}"
        );
        assert_eq!(blocks("Croeso. {#b lang=cy .unnumbered}"), "p(Croeso.){#b .unnumbered lang=cy}");
        assert_eq!(blocks("- one {#c}\n- *two* {lang=cy}"), "ul(one{#c}, *two*{lang=cy})");
        assert_eq!(blocks("Ends\n{#long-id_2}"), "p(Ends){#long-id_2}");
    }

    #[test]
    fn anything_else_in_braces_is_text() {
        for text in
            ["{{ x }}", "{% if %}", "a {#b} c", "{}", "{a, b}", "{#a b!}", "`{#a}`", "{ x = }", "{\"a\": 1}"]
        {
            assert_eq!(blocks(text), format!("p({text})"));
        }
        assert_eq!(blocks("A \\{#b}"), "p(A {#b})");
        assert_eq!(blocks("A {#b\\}"), "p(A {#b})");
        assert_eq!(blocks("A \\\\{#b}"), "p(A \\){#b}");
    }

    #[test]
    fn what_is_not_known_is_an_error() {
        assert_eq!(problems("A. {.plian}"), ["error[bad-attribute] 1:5 `.plian` is not known here"]);
        assert_eq!(hints("A. {.plian}"), "write `.plain`, or type `\\{` if the braces are to be printed");
        assert_eq!(problems("A. {colour=red}"), ["error[bad-attribute] 1:5 `colour=red` is not known here"]);
        assert_eq!(problems("Dear {name}"), ["error[bad-attribute] 1:7 `name` is not known here"]);
        assert_eq!(hints("Dear {name}"), "delete the braces, or type `\\{` if they are to be printed");
    }

    #[test]
    fn what_means_nothing_there_is_an_error() {
        for (text, words) in [
            ("A. {.plain}", "`.plain` means nothing on a paragraph"),
            ("A. {header=2}", "`header=2` means nothing on a paragraph"),
            ("A. {.decorative}", "`.decorative` means nothing on a paragraph"),
            ("- a {.plain}", "`.plain` means nothing on a paragraph or item here"),
            ("- a {.unnumbered}", "`.unnumbered` means nothing on a paragraph or item here"),
            ("# A {rows}", "`rows` means nothing on a heading"),
            ("A. {.appendix}", "`.appendix` means nothing on a paragraph"),
            ("- a {lines=2}", "`lines=2` means nothing on a paragraph or item here"),
            ("::: form\n- a {lines=0}\n:::", "`0` is not a number of lines from 1 to 60"),
            ("A. {lang}", "`lang` means nothing"),
            ("A. {lang=welsh}", "`welsh` is not a language"),
            ("A. {#1x}", "`1x` is not an id"),
            ("A. {#tŷ}", "`tŷ` is not an id"),
            ("A. {#a #b}", "this is said twice"),
            ("::: box {.plain}\nA.\n:::", "`.plain` means nothing on a box"),
            ("{#a}", "there is nothing here for the words in braces to be of"),
        ] {
            let found = problems(text);
            assert!(matches!(&found[..], [one] if one.ends_with(words)), "{text}: {found:?}");
        }
    }
}
