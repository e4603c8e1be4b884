//! The page of a house: paper, text, colours, logos, and what stands at its foot.

use super::colours::parse_colour;
use super::values::{
    finish, length, number, optional_length, part, required_string, strings, written_too_low,
};
use crate::characters::shows;
use crate::diagnostic::Problems;
use crate::rules;
use crate::source::Spanned;
use crate::written::{Fields, Table, spanned};
use std::collections::BTreeMap;

/// Margins in points.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Margin {
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    pub left: f64,
}

/// Fonts and sizes; lengths in points.
#[derive(Debug, Clone)]
pub struct TextStyle {
    /// Families, the first that has a character prints it.
    pub fonts: Vec<Spanned<String>>,
    /// Body text.
    pub size: f64,
    /// Notes and footers.
    pub small_size: f64,
    /// Headings of sections.
    pub heading_size: f64,
    /// The title on the page.
    pub title_size: f64,
    /// From line to line, in font sizes.
    pub leading: f64,
    /// The column in which numbers hang.
    pub number_width: f64,
}

/// A crest or sign of the body that publishes.
#[derive(Debug, Clone)]
pub struct Logo {
    /// The picture, by its name in the house's folder.
    pub file: Spanned<String>,
    /// What it shows, for those who cannot see it.
    pub alt: String,
    /// How high it prints, in points.
    pub height: f64,
}

/// What stands at the foot of each page; `{title}`, `{publisher}`, `{date}`, `{page}`, `{pages}` and
/// `{page_of}` stand for what they say.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Footer {
    pub left: String,
    pub centre: String,
    pub right: String,
}

/// The height of a logo of which none is said, in points.
const LOGO_HEIGHT: f64 = 18.0 * 72.0 / 25.4;

/// The heights that a logo can have, in points: 2 to 60 mm.
const LOGO_HEIGHTS: std::ops::RangeInclusive<f64> = 5.6..=171.0;

/// What a footer can stand for.
const PLACES: [&str; 6] = ["title", "publisher", "date", "page", "pages", "page_of"];

pub(super) fn read_page(table: &Table, problems: &mut Problems) -> Option<(String, Margin)> {
    const PAPERS: [(&str, &str); 4] = [("a3", "a3"), ("a4", "a4"), ("a5", "a5"), ("us-letter", "us-letter")];
    let mut fields = Fields::new(table, "`[page]`");
    fields.required("paper", problems)?;
    let paper = fields.choice("paper", &PAPERS, problems)?.value.to_owned();
    let margin = read_margin(&mut fields, problems);
    finish(fields, problems);
    Some((paper, margin?))
}

pub(super) fn read_margin(fields: &mut Fields<'_>, problems: &mut Problems) -> Option<Margin> {
    let mut sides = Fields::new(part(fields, "margin", problems)?, "`margin`");
    let margin = Margin {
        top: length(&mut sides, "top", problems)?,
        right: length(&mut sides, "right", problems)?,
        bottom: length(&mut sides, "bottom", problems)?,
        left: length(&mut sides, "left", problems)?,
    };
    finish(sides, problems);
    Some(margin)
}

pub(super) fn read_text(table: &Table, problems: &mut Problems) -> Option<TextStyle> {
    let mut fields = Fields::new(table, "`[text]`");
    fields.required("fonts", problems)?;
    let fonts = fields.texts("fonts", problems)?.into_iter().map(spanned).collect();
    let style = TextStyle {
        fonts,
        size: size(&mut fields, "size", problems)?,
        small_size: size(&mut fields, "small_size", problems)?,
        heading_size: size(&mut fields, "heading_size", problems)?,
        title_size: size(&mut fields, "title_size", problems)?,
        leading: number(&mut fields, "leading", problems)?,
        number_width: length(&mut fields, "number_width", problems)?,
    };
    finish(fields, problems);
    Some(style)
}

/// The sizes that letters can have, in points; which of them people can read is for the check of a house.
const SIZES: std::ops::RangeInclusive<f64> = 1.0..=100.0;

/// A size of text.
fn size(fields: &mut Fields<'_>, key: &'static str, problems: &mut Problems) -> Option<f64> {
    let points = length(fields, key, problems)?;
    if SIZES.contains(&points) {
        return Some(points);
    }
    let span = fields.node(key)?.span;
    problems.report(
        &rules::BAD_SETTING,
        span,
        format!("letters of {points} pt cannot be printed"),
        "write a size such as \"12pt\", which most people can read",
    );
    None
}

pub(super) fn read_colours(table: &Table, problems: &mut Problems) -> BTreeMap<String, String> {
    // What cannot be read is told of once, not again wherever it is named.
    let mut colours: BTreeMap<String, String> =
        table.entries.iter().map(|entry| (entry.key.clone(), "#000000".to_owned())).collect();
    for (entry, text) in strings(table, problems) {
        let written = text.as_str();
        match parse_colour(written) {
            Some(colour) => {
                colours.insert(entry.key.clone(), colour);
            }
            None => {
                let hint = written_too_low(&entry.key)
                    .unwrap_or("write six hexadecimal digits after `#`, such as \"#1f3a5f\"");
                problems.report(&rules::BAD_SETTING, text.span(), format!("`{written}` is no colour"), hint);
            }
        }
    }
    colours
}

pub(super) fn read_logos(tables: Vec<&Table>, problems: &mut Problems) -> Vec<Logo> {
    let mut logos = Vec::new();
    for table in tables {
        let mut fields = Fields::new(table, "`[[logo]]`");
        let file = required_string(&mut fields, "file", problems);
        let alt = required_string(&mut fields, "alt", problems);
        let height = optional_length(&mut fields, "height", problems);
        finish(fields, problems);
        if let Some(alt) = alt.as_ref().filter(|alt| !shows(&alt.value)) {
            problems.report(
                &rules::MISSING_ALT_TEXT,
                alt.span,
                "the logo does not say what it shows",
                "write whose sign it is, such as alt = \"Crest of the Borough of Merebrook\"",
            );
        }
        if let Some(height) = height.filter(|height| !LOGO_HEIGHTS.contains(height)) {
            let span = table.get("height").map_or(table.span, |entry| entry.value.span);
            let message = format!("a logo is not {} mm high", (height / 72.0 * 25.4).round());
            problems.report(&rules::BAD_SETTING, span, message, "write a height from \"2mm\" to \"60mm\"");
        }
        if let (Some(file), Some(alt)) = (file, alt) {
            logos.push(Logo { file, alt: alt.value, height: height.unwrap_or(LOGO_HEIGHT) });
        }
    }
    logos
}

pub(super) fn read_footer(table: &Table, problems: &mut Problems) -> Option<Footer> {
    let mut fields = Fields::new(table, "`[footer]`");
    let mut side = |key: &'static str| {
        let written = required_string(&mut fields, key, problems)?;
        for place in places(&written.value) {
            if !PLACES.contains(&place) {
                let known = PLACES.map(|place| format!("`{{{place}}}`")).join(", ");
                let message = format!("`{{{place}}}` stands for nothing in a footer");
                problems.report(
                    &rules::BAD_SETTING,
                    written.span,
                    message,
                    format!("use {known} and words of your own"),
                );
            }
        }
        Some(written.value)
    };
    let (left, centre, right) = (side("left"), side("centre"), side("right"));
    finish(fields, problems);
    Some(Footer { left: left?, centre: centre?, right: right? })
}

/// The names in braces in a text.
pub(super) fn places(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

#[cfg(test)]
mod tests;
