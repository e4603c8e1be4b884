//! What an HTML file says of itself: what it is, where its PDF is, and how it looks.

use super::Beside;
use super::inlines::address_of;
use crate::fonts::Fonts;
use crate::markup::html::{Address, css_in_style, json_in_script};
use crate::prepared::PreparedHouse;
use crate::settings::{settings_json, settings_path};
use crate::view::cut_at_word;
use crate::wording::Wording;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use boardpaper_data::date::Precision;
use boardpaper_data::house::House;
use boardpaper_data::prose::{Block, BlockKind, plain_text};
use boardpaper_data::report::{Kind, Report, Role, Section};
use boardpaper_data::source::Spanned;
use boardpaper_data::workspace::Format;
use minijinja::{Value, context};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What may not stand in a part of a path (URL Standard, “path percent-encode set”), and what would end it.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'%')
    .add(b':')
    .add(b'[')
    .add(b']')
    .add(b'^')
    .add(b'|');

/// What stands in for a font with serifs that the reader's machine has not.
const SERIFS: &str = ";--house-generic:Georgia,\"Times New Roman\",serif";

/// The characters of a description.
const DESCRIPTION: usize = 200;

/// The head of one file.
pub(super) struct Head<'a> {
    pub(super) wording: Wording<'a>,
    pub(super) house: &'a PreparedHouse,
    pub(super) fonts: &'a Fonts,
    pub(super) beside: Beside<'a>,
}

impl Head<'_> {
    /// The values of a page that a view of pages has not.
    pub(super) fn values(&self, sizes: &BTreeSet<(&'static str, usize)>) -> Value {
        let report = self.wording.report;
        let pdf = self.beside.has_pdf.then(|| self.pdf()).flatten();
        let data = json_in_script(&self.data(pdf.as_ref()).to_string());
        context! {
            kind => match report.kind {
                Kind::Report => "report",
                Kind::Plan => "plan",
                Kind::Review => "review",
            },
            language => &report.language,
            date => self.wording.house.date_words(report.date.value, &report.language),
            description => Some(self.description()).filter(|words| !words.trim().is_empty()).unwrap_or_else(|| folded(&report.title.value)),
            pdf => pdf.as_ref().map(Address::as_str),
            data_hash => STANDARD.encode(Sha256::digest(&data)),
            data => Value::from_safe_string(data),
            style => Value::from_safe_string(self.style(sizes)),
        }
    }

    /// The PDF of the document, which stands beside it.
    fn pdf(&self) -> Option<Address> {
        let name = self.beside.stem.rsplit('/').next().unwrap_or_default();
        Address::beside(&format!("{}.{}", utf8_percent_encode(name, UNSAFE), Format::Pdf.ending()))
    }

    /// In a sentence or two what it is about: how its text begins.
    fn description(&self) -> String {
        let Report { sections, covers, publisher, .. } = self.wording.report;
        let subtitle = covers.as_ref().and_then(|covers| covers.subtitle.as_ref());
        if let Some(subtitle) = subtitle {
            return cut_at_word(&subtitle.value, DESCRIPTION);
        }
        // A recommendation that stands first begins with words such as “That the Board:”.
        let is_ordinary = |section: &&Section| section.role == Role::Ordinary;
        let ordinary = sections.iter().filter(is_ordinary);
        let others = sections.iter().filter(|section| !is_ordinary(section));
        let first =
            ordinary.chain(others).flat_map(|section| &section.blocks).find_map(|block| match block {
                Block { kind: BlockKind::Paragraph(content), .. } => Some(content),
                _ => None,
            });
        match (first, self.wording.report.own_plan()) {
            (Some(content), _) => cut_at_word(&plain_text(&self.wording.without_leads(content)), DESCRIPTION),
            (None, Some(plan)) => self.wording.plan_summary(plan).spoken,
            (None, None) => publisher.clone(),
        }
    }

    /// The document as search engines and archives read it (schema.org).
    fn data(&self, pdf: Option<&Address>) -> Json {
        let report = self.wording.report;
        let mut data = Map::new();
        data.insert("@context".to_owned(), json!("https://schema.org"));
        let kind = if report.kind == Kind::Plan { "DigitalDocument" } else { "Report" };
        data.insert("@type".to_owned(), json!(kind));
        data.insert("name".to_owned(), json!(folded(&report.title.value)));
        data.insert("identifier".to_owned(), json!(self.beside.stem));
        data.insert("inLanguage".to_owned(), json!(report.language));
        data.insert("datePublished".to_owned(), json!(self.date()));
        let publishers = report.publishers.iter().filter(|name| !name.trim().is_empty());
        let publishers: Vec<Json> =
            publishers.map(|name| json!({ "@type": "Organization", "name": folded(name) })).collect();
        if !publishers.is_empty() {
            data.insert("publisher".to_owned(), json!(publishers));
        }
        if let Some(pdf) = pdf {
            let encoding = json!({
                "@type": "MediaObject",
                "encodingFormat": "application/pdf",
                "contentUrl": pdf.as_str(),
            });
            data.insert("encoding".to_owned(), encoding);
        }
        let works = report.references.iter().map(|work| {
            let words = folded(&plain_text(&self.wording.without_leads(&work.text)));
            self.work(&words, work.url.as_ref())
        });
        let works: Vec<Json> = works.collect();
        if !works.is_empty() {
            data.insert("citation".to_owned(), json!(works));
        }
        let papers = report.background_papers.iter().map(|paper| {
            let title = paper.title.as_ref().map(|title| folded(&title.value)).unwrap_or_default();
            self.work(&title, paper.url.as_ref())
        });
        let papers: Vec<Json> = papers.collect();
        if !papers.is_empty() {
            data.insert("isBasedOn".to_owned(), json!(papers));
        }
        Json::Object(data)
    }

    fn work(&self, name: &str, url: Option<&Spanned<String>>) -> Json {
        let mut work = Map::new();
        work.insert("@type".to_owned(), json!("CreativeWork"));
        if !name.is_empty() {
            work.insert("name".to_owned(), json!(name));
        }
        let address = url.and_then(|url| address_of(self.wording, url.span, &url.value));
        work.extend(address.map(|address| ("url".to_owned(), json!(address.as_str()))));
        Json::Object(work)
    }

    /// The date as far as it was written (ISO 8601).
    fn date(&self) -> String {
        let date = self.wording.report.date.value;
        match date.precision {
            Precision::Day => date.date.format("%Y-%m-%d").to_string(),
            Precision::Month => date.date.format("%Y-%m").to_string(),
        }
    }

    /// The settings of the house as variables, and the style sheets of its layers, from `base` on.
    fn style(&self, sizes: &BTreeSet<(&'static str, usize)>) -> String {
        let own = self.wording.house;
        let mut css = String::from(":root{");
        for (name, colour) in &own.colours {
            css.push_str(&format!("--house-{}:{colour};", identifier(name)));
        }
        let fonts: Vec<String> = own.text.fonts.iter().map(|family| quoted(&family.value)).collect();
        css.push_str(&format!("--house-fonts:{}", fonts.join(",")));
        if own.text.fonts.first().is_some_and(|family| self.fonts.has_serifs(&family.value)) {
            css.push_str(SERIFS);
        }
        css.push_str("}\n");
        for (index, colour) in self.wording.tones().enumerate() {
            css.push_str(&format!(".tone-{}{{--house-tone:{colour}}}\n", index + 1));
        }
        for (what, number) in sizes {
            css.push_str(&format!(".{what}-{number}{{--{what}:{number}}}\n"));
        }
        let mut css = css_in_style(&css);
        css.push_str(&self.house.of_pages.sheets);
        css
    }
}

/// What all pages of a house have alike, made once for all of them.
pub(crate) struct OfPages {
    /// Its settings, as its Typst functions have them, by where those find them.
    settings: BTreeMap<String, Value>,
    /// The style sheets of its layers, from `base` on, as they stand in a page.
    sheets: String,
}

impl OfPages {
    /// Those of a house, with the style sheet of each of its layers that has one.
    pub(crate) fn new<'s>(house: &House, sheet_of: impl Fn(&str) -> Option<&'s [u8]>) -> Self {
        let languages = std::iter::once(house).chain(house.languages.values());
        let settings = languages.map(|house| (settings_path(house), settings(house)));
        let mut sheets = String::new();
        for sheet in house.chain.iter().rev().filter_map(|layer| sheet_of(layer)) {
            sheets.push_str(&String::from_utf8_lossy(sheet));
            sheets.push('\n');
        }
        Self { settings: settings.collect(), sheets: css_in_style(&sheets) }
    }

    /// The settings of the house, as it is in one language.
    pub(super) fn settings(&self, house: &House) -> Value {
        self.settings.get(&settings_path(house)).cloned().unwrap_or_default()
    }
}

fn settings(house: &House) -> Value {
    serde_json::from_str::<Json>(&settings_json(house)).map_or(Value::from(()), |settings| value(&settings))
}

fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::from(()),
        Json::Bool(truth) => Value::from(*truth),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => Value::from(whole),
            None => Value::from(number.as_f64().unwrap_or_default()),
        },
        Json::String(text) => Value::from(text.as_str()),
        Json::Array(items) => Value::from(items.iter().map(value).collect::<Vec<_>>()),
        Json::Object(entries) => Value::from_pairs(
            entries.iter().map(|(key, entry)| (key.clone(), value(entry))).collect::<BTreeMap<_, _>>(),
        ),
    }
}

fn folded(text: &str) -> String {
    boardpaper_data::characters::fold_white_space(text).trim().to_owned()
}

/// A name of a house as a part of an identifier of CSS.
fn identifier(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}

/// A string of CSS (CSS Syntax, 4.3.5).
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' | '<' | '>' | '&' => quoted.push_str(&format!("\\{:x} ", u32::from(c))),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::{identifier, quoted};

    #[test]
    fn a_font_cannot_end_the_style_sheet_or_its_string() {
        assert_eq!(quoted("Source Sans 3"), "\"Source Sans 3\"");
        assert_eq!(quoted("a\"</style>\\"), "\"a\\22 \\3c /style\\3e \\5c \"");
    }

    #[test]
    fn a_colour_has_a_name_that_css_can_read() {
        assert_eq!(identifier("warm tint{}"), "warm-tint--");
    }
}
