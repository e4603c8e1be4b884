//! A report as one HTML file, from the same view as its PDF: nothing in it runs, and it asks for nothing.

mod blocks;
mod head;
mod inlines;
mod notes;
mod parts;
mod pictures;
mod plan;
mod reviews;
mod scribe;
mod style;

use crate::engine::Engine;
use crate::fonts::Fonts;
use crate::messages::template_fault;
use crate::prepared::PreparedHouse;
use crate::templates::Markup;
use crate::view::view;
use crate::wording::Wording;
use boardpaper_data::diagnostic::Diagnostic;
use boardpaper_data::numbering::number;
use boardpaper_data::report::Report;
use boardpaper_data::source::Sources;
use head::Head;
use minijinja::{Value, context};
use parts::Parts;
use pictures::Shown;
use scribe::HtmlScribe;
use std::collections::BTreeSet;

/// The name of a style sheet in the folder of a house.
pub(crate) const STYLE_SHEET: &str = "style.css";

pub(crate) use style::what_it_loads;

/// An HTML file that was written.
#[derive(Debug)]
pub struct Page {
    /// The file.
    pub html: String,
    /// The files of its house that it was written with, by the names that they are known by.
    pub used: BTreeSet<String>,
}

/// What is built beside an HTML file.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// The path of the outputs of the document without their ending, such as `board/2026-12-10/fostering`.
    pub stem: &'a str,
    /// Whether its PDF stands there.
    pub has_pdf: bool,
}

impl Engine {
    /// Writes a report as HTML, arranged by its house's templates.
    ///
    /// # Errors
    /// A fault in a template, shown at its line.
    pub fn write_html(
        &self,
        report: &Report,
        house: &PreparedHouse,
        sources: &Sources,
        beside: Beside<'_>,
    ) -> Result<Page, Diagnostic> {
        let fault = |error: &minijinja::Error| template_fault(error, Markup::Html, report, house, sources);
        let values = values(report, house, &self.fonts, beside).map_err(|error| fault(&error))?;
        let template = Markup::Html.template_of(report.kind);
        let html = house
            .html
            .get_template(template)
            .and_then(|template| template.render(&values))
            .map_err(|error| fault(&error))?;
        Ok(Page { html, used: house.used.get(template).cloned().unwrap_or_default() })
    }
}

/// What the HTML templates of a house see of a report.
///
/// # Errors
/// A fault in a template that draws a part of the text.
pub(crate) fn values(
    report: &Report,
    house: &PreparedHouse,
    fonts: &Fonts,
    beside: Beside<'_>,
) -> Result<Value, minijinja::Error> {
    let own = house.house().in_language(&report.language);
    let numbers = number(report, own);
    let wording = Wording { report, house: own, numbers: &numbers };
    let shown = Shown::new(report, house, fonts);
    let mut scribe = HtmlScribe::new(wording, fonts, Parts::new(&house.html), &shown);
    let view = view(report, &mut scribe);
    if let Some(fault) = scribe.fault() {
        return Err(fault);
    }
    let head = Head { wording, house, fonts, beside };
    Ok(context! { page => head.values(&scribe.sizes), settings => head::settings(own), ..view })
}
