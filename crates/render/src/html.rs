//! A report as one HTML file, from the same view as its PDF: nothing in it runs, and it asks for nothing.

mod blocks;
mod head;
mod inlines;
mod judged;
mod notes;
mod parts;
mod pictures;
mod plan;
mod reviews;
mod scribe;
mod style;
mod told;
mod words;

use crate::engine::Engine;
use crate::fonts::Fonts;
use crate::messages::{CameFrom, noting, template_fault};
use crate::prepared::PreparedHouse;
use crate::templates::Markup;
use crate::view::view;
use crate::wording::Wording;
use boardpaper_data::diagnostic::Diagnostic;
use boardpaper_data::numbering::number;
use boardpaper_data::report::Report;
use boardpaper_data::source::Sources;
use head::Head;
use minijinja::{Environment, Value, context};
use parts::Parts;
use pictures::Shown;
use scribe::HtmlScribe;
use std::collections::BTreeSet;

/// The name of a style sheet in the folder of a house.
pub(crate) const STYLE_SHEET: &str = "style.css";

pub(crate) use head::OfPages;
pub(crate) use style::{Sheet, sheet};
pub(crate) use words::words;

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
    /// A fault in a template or a style sheet, or what its templates put into the page that does not belong there, shown
    /// at its line.
    pub fn write_html(
        &self,
        report: &Report,
        house: &PreparedHouse,
        sources: &Sources,
        beside: Beside<'_>,
    ) -> Result<Page, Vec<Diagnostic>> {
        if !house.faults_of_sheets.is_empty() {
            return Err(house.faults_of_sheets.clone());
        }
        let (html, style) = self
            .page(report, house, &house.html, beside)
            .map_err(|error| vec![template_fault(&error, Markup::Html, report, house, sources)])?;
        let faults = judged::faults(&html, &style);
        if !faults.is_empty() {
            let noted = self.page(report, house, &noting(house, Markup::Html), beside);
            let came_from = noted.ok().and_then(|(noted, _)| CameFrom::noted(&noted, &html));
            return Err(told::told(faults, came_from.as_ref(), report, house, sources));
        }
        let used = house.used.get(Markup::Html.template_of(report.kind)).cloned().unwrap_or_default();
        Ok(Page { html, used })
    }

    /// A page as its templates write it, and the style sheet that they are given.
    fn page(
        &self,
        report: &Report,
        house: &PreparedHouse,
        templates: &Environment<'static>,
        beside: Beside<'_>,
    ) -> Result<(String, String), minijinja::Error> {
        let values = values(report, house, templates, &self.fonts, beside)?;
        let html = templates.get_template(Markup::Html.template_of(report.kind))?.render(&values)?;
        let style = values.get_attr("page")?.get_attr("style")?;
        Ok((html, style.as_str().unwrap_or_default().to_owned()))
    }
}

/// What the HTML templates of a house see of a report.
///
/// # Errors
/// A fault in a template that draws a part of the text.
pub(crate) fn values(
    report: &Report,
    house: &PreparedHouse,
    templates: &Environment<'static>,
    fonts: &Fonts,
    beside: Beside<'_>,
) -> Result<Value, minijinja::Error> {
    let own = house.house().in_language(&report.language);
    let numbers = number(report, own);
    let wording = Wording { report, house: own, numbers: &numbers };
    let shown = Shown::new(report, house, fonts);
    let mut scribe = HtmlScribe::new(wording, fonts, Parts::new(templates), &shown);
    let view = view(report, &mut scribe);
    if let Some(fault) = scribe.fault() {
        return Err(fault);
    }
    let head = Head { wording, house, fonts, beside };
    Ok(context! { page => head.values(&scribe.sizes), settings => house.of_pages.settings(own), ..view })
}
