//! A finished page, read tag by tag as browsers read it: it runs nothing, asks for nothing and is whole, whatever the
//! templates of a house put there.

mod asks;
mod whole;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Error, HtmlString, Span, StartTag, Token, Tokenizer};
use std::borrow::Cow;
use std::ops::Range;
use whole::Whole;

/// What is wrong in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// Where.
    pub(super) at: Place,
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) hint: String,
}

/// Where something is wrong in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// Here.
    At(Range<usize>),
    /// At one of these, by which of them the house wrote; the first if it wrote both.
    Either([Range<usize>; 2]),
    /// Here if the house wrote it; else where it changes the first of these blocks and templates.
    Or(Range<usize>, &'static [&'static str]),
    /// What the first of these blocks and templates that a house changes should have written, and did not.
    Block(&'static [&'static str]),
}

impl Fault {
    fn at(at: &Range<usize>, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { at: Place::At(at.clone()), message: message.into(), hint: hint.into() }
    }
}

/// What is wrong in a page, in order. Its style sheet was judged with its house.
pub(super) fn faults(html: &str, style: &str) -> Vec<Fault> {
    // Pictures and style are most of a page, and hold nothing that could be wrong.
    let (before, after) = around(html, style);
    let lean = [without_pictures(before), without_pictures(after)].concat();
    if read(&lean).is_empty() { Vec::new() } else { read(html) }
}

/// A page before and after its style sheet; whole, if it has none or another.
fn around<'h>(html: &'h str, style: &str) -> (&'h str, &'h str) {
    const OPENING: &str = "<style>";
    let mut sheets = html.match_indices(OPENING).map(|(at, _)| html.split_at(at + OPENING.len()));
    let found = sheets.find_map(|(before, after)| Some((before, after.trim_start().strip_prefix(style)?)));
    found.filter(|_| !style.is_empty()).unwrap_or((html, ""))
}

fn read(html: &str) -> Vec<Fault> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // A script and a style sheet hold no tags.
    emitter.naively_switch_states(true);
    let (mut faults, mut whole) = (Vec::new(), Whole::default());
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let tag = Tag::of(&tag);
                asks::judge(&tag, &mut faults);
                whole.starts(&tag, &mut faults);
            }
            Token::EndTag(tag) => whole.ends(&words(&tag.name), range(tag.span), &mut faults),
            Token::String(text) => whole.says(&words(&text), range(text.span), &mut faults),
            Token::Doctype(_) => whole.has_doctype(),
            Token::Error(error) => {
                let end = error.span.start.min(html.len());
                let start = html.get(..end).and_then(|before| before.rfind('<')).unwrap_or(end);
                faults.extend(of_grammar(error.value, start..end));
            }
            Token::Comment(_) => {}
        }
    }
    whole.finish(&mut faults);
    faults
}

/// A start tag.
struct Tag {
    name: String,
    /// The names and values of its attributes, in the order of the alphabet, and where the values stand.
    attributes: Vec<(String, String, Range<usize>)>,
    at: Range<usize>,
    /// Whether it ends with `/>`.
    is_closed: bool,
}

impl Tag {
    fn of(tag: &StartTag<usize>) -> Self {
        let attributes = tag.attributes.iter();
        let attributes =
            attributes.map(|(name, value)| (words(name), words(&value.value), range(value.span)));
        Self {
            name: words(&tag.name),
            attributes: attributes.collect(),
            at: range(tag.span),
            is_closed: tag.self_closing,
        }
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, ..)| known == name).map(|(_, value, _)| value.as_str())
    }
}

fn words(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn range(span: Span<usize>) -> Range<usize> {
    span.start..span.end.max(span.start)
}

/// A page without the digits of its pictures.
pub(super) fn without_pictures(html: &str) -> Cow<'_, str> {
    const BEFORE: &str = ";base64,";
    let mut lean = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(BEFORE) {
        let (before, digits) = rest.split_at(at + BEFORE.len());
        lean.push_str(before);
        let is_digit = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=".contains(byte);
        let end = digits.bytes().position(|byte| !is_digit(&byte)).unwrap_or(digits.len());
        rest = &digits[end..];
    }
    if lean.is_empty() { Cow::Borrowed(html) } else { Cow::Owned(lean + rest) }
}

/// What is said of a fault of grammar; of those that words alone can make, nothing.
fn of_grammar(error: Error, at: Range<usize>) -> Option<Fault> {
    let (message, hint) = match error {
        Error::DuplicateAttribute => ("this tag has an attribute twice", "delete one of the two"),
        Error::EofInTag | Error::EofBeforeTagName => ("this tag does not end", "write `>` where it ends"),
        Error::EofInComment | Error::IncorrectlyOpenedComment | Error::NestedComment => {
            ("this comment is not as comments are", "write `{# … #}`, which does not reach the page")
        }
        Error::MissingAttributeValue
        | Error::MissingWhitespaceBetweenAttributes
        | Error::UnexpectedCharacterInAttributeName
        | Error::UnexpectedCharacterInUnquotedAttributeValue
        | Error::UnexpectedEqualsSignBeforeAttributeName
        | Error::UnexpectedSolidusInTag => (
            "the attributes of this tag cannot be told apart",
            "write each value in quotation marks, `name=\"value\"`, and a space before the next",
        ),
        Error::InvalidFirstCharacterOfTagName
        | Error::MissingEndTagName
        | Error::UnexpectedQuestionMarkInsteadOfTagName => {
            ("this `<` begins no tag", "write `&lt;` for the sign itself")
        }
        _ => return None,
    };
    Some(Fault::at(&at, message, hint))
}

#[cfg(test)]
mod tests;
