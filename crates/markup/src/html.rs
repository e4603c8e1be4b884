//! HTML that is safe by construction: elements and the names of attributes are ours, whatever somebody wrote is escaped,
//! and addresses lead out by a few schemes alone.

mod address;
mod tag;

pub use address::Address;
pub use tag::{Attribute, Tag};

use crate::{Prints, REPLACEMENT};
use boardpaper_data::characters::fold_white_space;

/// Builds HTML: the only ways in are escaped text, and elements of ours with escaped values.
pub struct HtmlWriter<'a> {
    html: String,
    fonts: &'a dyn Prints,
}

impl<'a> HtmlWriter<'a> {
    /// A writer of nothing so far.
    pub fn new(fonts: &'a dyn Prints) -> Self {
        Self { html: String::new(), fonts }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.html
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.html.is_empty()
    }

    /// Words of the writer, white space folded as in print.
    pub fn text(&mut self, text: &str) {
        escape_html(&fold_white_space(text), self.fonts, &mut self.html);
    }

    /// Words of the writer with their white space, as code has it.
    pub fn verbatim(&mut self, text: &str) {
        escape_html(text, self.fonts, &mut self.html);
    }

    /// An element and what stands in it.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a tag is made where its element is written, for it alone"
    )]
    pub fn element(&mut self, tag: Tag, write: impl FnOnce(&mut Self)) {
        self.html.push_str(&tag.opening());
        write(self);
        self.html.push_str("</");
        self.html.push_str(tag.name());
        self.html.push('>');
    }

    /// An element that holds text alone.
    pub fn words(&mut self, tag: Tag, text: &str) {
        self.element(tag, |out| out.text(text));
    }

    /// An element in which nothing can stand, such as a picture.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a tag is made where its element is written, for it alone"
    )]
    pub fn void(&mut self, tag: Tag) {
        self.html.push_str(&tag.opening());
    }

    /// The end of a line, so that what was written can be looked at.
    pub fn new_line(&mut self) {
        self.html.push('\n');
    }

    /// What another writer wrote.
    pub fn written(&mut self, other: &Written) {
        self.html.push_str(&other.0);
    }
}

/// What a writer wrote, to be put into what another one writes.
#[derive(Debug, Clone, Default)]
pub struct Written(String);

impl Written {
    /// The HTML.
    pub fn into_html(self) -> String {
        self.0
    }

    /// What a writer wrote.
    pub fn of(writer: HtmlWriter<'_>) -> Self {
        Self(writer.html)
    }

    /// What a template made of values that were escaped.
    pub fn by_template(html: String) -> Self {
        Self(html)
    }
}

/// Writes text so that HTML takes every character as itself, between tags and in the value of an attribute; what
/// cannot be printed becomes U+FFFD, as it does in print, so that both say the same.
pub fn escape_html(text: &str, fonts: &dyn Prints, out: &mut String) {
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(c),
            c if c.is_ascii() && !c.is_control() => escape_character(c, out),
            // Soft hyphens and spaces that no font draws.
            c if c.is_whitespace() && !c.is_control() || c == '\u{AD}' || fonts.can_print(c) => out.push(c),
            c if c.is_whitespace() => out.push(' '),
            _ => out.push(REPLACEMENT),
        }
    }
}

/// The value of an attribute that is heard or followed and not seen, so that it needs no font.
fn escape_value(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            c if c.is_control() && c.is_whitespace() => out.push(' '),
            c if c.is_control() || is_no_character(c) => out.push(REPLACEMENT),
            c => escape_character(c, out),
        }
    }
}

fn escape_character(c: char, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        c => out.push(c),
    }
}

/// Code points that HTML may not hold (HTML Standard, “noncharacter”).
fn is_no_character(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xfffe == 0xfffe
}

/// The languages that are written from right to left, unless a tag names another script.
const FROM_RIGHT: [&str; 10] = ["ar", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"];

/// The scripts that are written from right to left.
const SCRIPTS_FROM_RIGHT: [&str; 6] = ["arab", "hebr", "nkoo", "rohg", "syrc", "thaa"];

/// The direction in which a language is written, as the value of `dir`, by its tag (BCP 47): `cy`, `ar-EG`, `pa-Arab`.
pub fn direction(tag: &str) -> &'static str {
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let script = parts.find(|part| part.len() == 4 && part.chars().all(|c| c.is_ascii_alphabetic()));
    let from_right = match script {
        Some(script) => SCRIPTS_FROM_RIGHT.contains(&script),
        None => FROM_RIGHT.contains(&language),
    };
    if from_right { "rtl" } else { "ltr" }
}

/// JSON in one line as it may stand in a `script` element: no `<` in it can end the element or begin a comment, and whatever is not
/// seen, or may not stand in HTML, is written by its number.
pub fn json_in_script(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => push_number(c, &mut out),
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => push_number(c, &mut out),
            c if c.is_control() || is_no_character(c) => push_number(c, &mut out),
            c => out.push(c),
        }
    }
    out
}

/// A character of a string of JSON by its number (RFC 8259, section 7).
fn push_number(c: char, out: &mut String) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        out.push_str(&format!("\\u{unit:04x}"));
    }
}

/// A style sheet as it may stand in a `style` element, which nothing in it can end.
pub fn css_in_style(css: &str) -> String {
    css.replace("</", "<\\/")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fonts that have what a keyboard has.
    struct Fonts;

    impl Prints for Fonts {
        fn can_print(&self, c: char) -> bool {
            (' '..='\u{24F}').contains(&c) && !c.is_control()
        }
    }

    fn written(write: impl FnOnce(&mut HtmlWriter<'_>)) -> String {
        let mut writer = HtmlWriter::new(&Fonts);
        write(&mut writer);
        writer.finish()
    }

    #[test]
    fn what_html_knows_is_escaped() {
        let html = written(|out| out.words(Tag::new("p"), "<b>a</b> & \"c\" 'd' <!-- --> ]]>"));
        assert_eq!(html, "<p>&lt;b&gt;a&lt;/b&gt; &amp; &quot;c&quot; &#39;d&#39; &lt;!-- --&gt; ]]&gt;</p>");
    }

    #[test]
    fn values_of_attributes_stay_in_their_quotation_marks() {
        let tag = Tag::new("p").with(Attribute::Label, "a\" onclick='b' <c>\n\u{1}");
        let html = written(|out| out.words(tag, "d"));
        assert_eq!(html, "<p aria-label=\"a&quot; onclick=&#39;b&#39; &lt;c&gt; \u{FFFD}\">d</p>");
    }

    #[test]
    fn white_space_is_folded_in_words_and_kept_in_code() {
        assert_eq!(written(|out| out.text("a\n\n\tb\u{2028}c\u{a0}d")), "a b c\u{a0}d");
        assert_eq!(written(|out| out.verbatim("a\n\tb")), "a\n\tb");
    }

    #[test]
    fn what_cannot_be_printed_is_what_it_is_in_print() {
        assert_eq!(
            written(|out| out.text("a\u{E000}b🔴c\u{202E}d\u{AD}e")),
            "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{AD}e"
        );
    }

    #[test]
    fn a_name_in_a_class_is_one_class() {
        let tag = Tag::new("div").class("box").class_of("box", "a b\"><script>").id("x");
        assert_eq!(written(|out| out.void(tag)), "<div class=\"box box-a-b---script-\" id=\"x\">");
    }

    #[test]
    fn a_language_goes_in_its_direction() {
        let html = written(|out| out.words(Tag::new("p").in_language(Some("ar-EG")), "a"));
        assert_eq!(html, "<p lang=\"ar-EG\" dir=\"rtl\">a</p>");
        assert_eq!(["cy", "HE", "arn", ""].map(direction), ["ltr", "rtl", "ltr", "ltr"]);
        assert_eq!(["pa", "pa-Arab-PK", "sd-Deva", "ks"].map(direction), ["ltr", "rtl", "ltr", "rtl"]);
    }

    #[test]
    fn what_is_not_seen_is_a_number_in_a_script() {
        assert_eq!(
            json_in_script("\"Élan\u{202E}\u{2028}\u{1FFFE}\""),
            "\"Élan\\u202e\\u2028\\ud83f\\udffe\""
        );
    }

    #[test]
    fn nothing_ends_a_script_or_a_style_sheet() {
        assert_eq!(
            json_in_script("{\"a\":\"</script><!--\"}"),
            "{\"a\":\"\\u003c/script\\u003e\\u003c!--\"}"
        );
        assert_eq!(css_in_style("a::after{content:'</style>'}"), "a::after{content:'<\\/style>'}");
    }
}
