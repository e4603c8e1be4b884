//! The settings of a workspace: `boardpaper.toml`.

use crate::diagnostic::{Diagnostic, Problems};
use crate::house::check_lengths;
use crate::rules::{self, RuleSet, read_rules};
use crate::source::{Sources, Span, Spanned, Text};
use crate::written::{Fields, decode, read_toml};

/// What `boardpaper.toml` says, every key with its default.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The publisher of documents that name none.
    pub organisation: Option<String>,
    /// The house of documents that name none, with its place if it was written.
    pub house: (String, Option<Span>),
    /// The language of documents that name none, as a BCP 47 tag.
    pub language: String,
    /// Whose law applies.
    pub jurisdiction: Jurisdiction,
    /// What a build writes.
    pub formats: Vec<Format>,
    /// Which rules count, and how much.
    pub rules: RuleSet,
    /// Whether fonts of the machine are used too.
    pub system_fonts: bool,
}

/// Whose law applies to a body's papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Jurisdiction {
    England,
    Wales,
    Scotland,
    NorthernIreland,
}

/// A form in which a document is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// PDF/UA-1 and PDF/A-2a in one file.
    Pdf,
    /// One HTML file.
    Html,
    /// The generated Typst source, for template authors.
    Typst,
}

impl Format {
    /// The formats by the names that people type.
    pub const NAMES: [(&'static str, Self); 3] =
        [("pdf", Self::Pdf), ("html", Self::Html), ("typst", Self::Typst)];

    /// Its name, as people type it.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, format)| *format == self).map_or("", |(name, _)| name)
    }

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Typst => "typ",
        }
    }
}

impl Settings {
    /// What these settings say to a document, in a form of no meaning but that equal settings have equal forms.
    /// What a build writes is not among it.
    pub fn fingerprint(&self) -> String {
        let Self { organisation, house, language, jurisdiction, formats: _, rules, system_fonts } = self;
        format!("{organisation:?} {:?} {language:?} {jurisdiction:?} {rules:?} {system_fonts}", house.0)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            organisation: None,
            house: ("base".to_owned(), None),
            language: "en-GB".to_owned(),
            jurisdiction: Jurisdiction::England,
            formats: vec![Format::Pdf],
            rules: RuleSet::default(),
            system_fonts: false,
        }
    }
}

/// Reads the settings; what cannot be read keeps its default and is reported.
pub fn read_settings(path: &str, bytes: Vec<u8>, sources: &Sources, problems: &mut Problems) -> Settings {
    let mut settings = Settings::default();
    let text = match decode(bytes, path, sources) {
        Ok(text) => text,
        Err(diagnostic) => {
            problems.push(diagnostic);
            return settings;
        }
    };
    let table = read_toml(&text, problems);
    let mut top = Fields::new(&table, "the workspace's settings");

    if let Some(table) = top.table("workspace", problems) {
        let mut fields = Fields::new(table, "`[workspace]`");
        check_lengths(table, problems);
        settings.organisation = fields.string("organisation", problems).map(|text| text.value);
        if let Some(house) = fields.string("house", problems) {
            settings.house = (house.value, Some(house.span));
        }
        if let Some(language) = fields.string("language", problems) {
            check_language(&language, problems);
            settings.language = language.value;
        }
        let jurisdictions = [
            ("england", Jurisdiction::England),
            ("wales", Jurisdiction::Wales),
            ("scotland", Jurisdiction::Scotland),
            ("northern-ireland", Jurisdiction::NorthernIreland),
        ];
        if let Some(jurisdiction) = fields.choice("jurisdiction", &jurisdictions, problems) {
            settings.jurisdiction = jurisdiction.value;
        }
        fields.finish(&[], &[], problems);
    }
    if let Some(table) = top.table("output", problems) {
        let mut fields = Fields::new(table, "`[output]`");
        if let Some(formats) = fields.texts("formats", problems) {
            settings.formats = read_formats(&formats, problems);
        }
        if let Some(standards) = fields.texts("standards", problems) {
            check_standards(&standards, problems);
        }
        fields.finish(&[], &[], problems);
    }
    if let Some(table) = top.table("fonts", problems) {
        let mut fields = Fields::new(table, "`[fonts]`");
        settings.system_fonts = fields.boolean("system", problems).is_some_and(|system| system.value);
        fields.finish(&[], &[], problems);
    }
    if let Some(table) = top.table("rules", problems) {
        settings.rules = read_rules(table, problems);
    }
    top.finish(&[], &[], problems);
    settings
}

fn read_formats(written: &[&Text], problems: &mut Problems) -> Vec<Format> {
    let mut formats = Vec::new();
    for text in written {
        match Format::NAMES.iter().find(|(name, _)| *name == text.as_str()) {
            Some((_, format)) => formats.push(*format),
            None => problems.push(
                Diagnostic::new(
                    &rules::BAD_SETTING,
                    text.span(),
                    format!("there is no format `{}`", text.as_str()),
                )
                .hint("use \"pdf\", \"html\" or both"),
            ),
        }
    }
    formats.sort_unstable();
    formats.dedup();
    formats
}

/// This version writes one pair of standards: the strictest that fit together.
fn check_standards(written: &[&Text], problems: &mut Problems) {
    for text in written {
        if !matches!(text.as_str(), "ua-1" | "a-2a") {
            problems.push(
                Diagnostic::new(
                    &rules::BAD_SETTING,
                    text.span(),
                    format!("the standard `{}` cannot be written", text.as_str()),
                )
                .hint("use [\"ua-1\", \"a-2a\"], or leave the key out"),
            );
        }
    }
}

/// Reports what is no language tag: two or three letters, then parts of up to eight letters or digits.
pub fn check_language(language: &Spanned<String>, problems: &mut Problems) {
    let mut parts = language.value.split('-');
    let primary = parts.next().unwrap_or_default();
    let good = (2..=3).contains(&primary.len())
        && primary.chars().all(|c| c.is_ascii_lowercase())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()));
    if !good {
        problems.push(
            Diagnostic::new(
                &rules::BAD_SETTING,
                language.span,
                format!("`{}` is no code of a language", language.value),
            )
            .hint("write its code, such as \"en-GB\" for English or \"cy\" for Welsh"),
        );
    }
}
