//! The stages from a report to a PDF: write, lay out, export.

use crate::characters::check_characters;
use crate::export;
use crate::fonts::Fonts;
use crate::mend::mend;
use crate::messages::{template_fault, typst_faults};
use crate::origins::Origins;
use crate::pictures::{Pictures, check_pictures, with_pictures_for_print};
use crate::prepared::{PreparedHouse, file_id};
use crate::repack::NotRepacked;
use crate::templates::Markup;
use crate::typst_hand::typst_view;
use crate::world::Paper;
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::report::Report;
use boardpaper_data::rules;
use boardpaper_data::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use typst::syntax::Source;
use typst_layout::PagedDocument;

/// What all documents of a run share.
pub struct Engine {
    /// The fonts.
    pub fonts: Arc<Fonts>,
}

/// Generated Typst and the way back from it; made of one report, ready to be laid out.
pub struct Sheet {
    text: String,
    pub(crate) origins: Origins,
    pictures: Pictures,
    /// The files of its house that it was written with, by the names that they are known by.
    pub used: BTreeSet<String>,
}

/// A finished PDF.
#[derive(Debug)]
pub struct Rendered {
    /// The file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// The files of its house that Typst asked for, by the names that they are known by.
    pub used: BTreeSet<String>,
}

impl Sheet {
    /// The generated Typst, for template authors.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Engine {
    /// Reports what could not be printed: pictures and characters.
    pub fn check(&self, report: &Report, sources: &Sources, problems: &mut Problems) {
        check_pictures(report, problems);
        check_characters(report, &self.fonts, sources, problems);
    }

    /// Writes a report as Typst, arranged by its house's templates.
    ///
    /// # Errors
    /// A fault in a template, shown at its line.
    pub fn write(
        &self,
        report: &Report,
        house: &PreparedHouse,
        sources: &Sources,
    ) -> Result<Sheet, Diagnostic> {
        let pictures = Pictures::new(report);
        let view = typst_view(report, house.house(), &pictures, &self.fonts);
        let marked = house
            .typst
            .get_template(Markup::Typst.template_of(report.kind))
            .and_then(|template| template.render(&view.values))
            .map_err(|error| template_fault(&error, Markup::Typst, report, house, sources))?;
        let (text, origins) = Origins::strip(&marked, &view.spans);
        let used = house.used.get(Markup::Typst.template_of(report.kind)).cloned().unwrap_or_default();
        Ok(Sheet { text, origins, pictures, used })
    }

    /// What Typst sees of a sheet.
    pub(crate) fn paper<'a>(&'a self, sheet: &Sheet, house: &'a PreparedHouse) -> Paper<'a> {
        Paper {
            main: Source::new(file_id("/main.typ"), sheet.text.clone()),
            house,
            fonts: &self.fonts,
            pictures: sheet.pictures.files(),
            asked: Mutex::default(),
        }
    }

    /// Lays a sheet out and exports it as PDF/UA-1 and PDF/A-2a in one file.
    ///
    /// # Errors
    /// What Typst refused, shown in the writer's file wherever it came from there.
    pub fn render(
        &self,
        sheet: &Sheet,
        report: &Report,
        house: &PreparedHouse,
        sources: &Sources,
        problems: &mut Problems,
    ) -> Result<Rendered, Vec<Diagnostic>> {
        let paper = self.paper(sheet, house);
        let laid_out = typst::compile::<PagedDocument>(&paper);
        problems.extend(typst_faults(&laid_out.warnings, &paper, sheet, report, sources));
        let pages =
            laid_out.output.map_err(|errors| typst_faults(&errors, &paper, sheet, report, sources))?;
        let pages = with_pictures_for_print(mend(pages), &sheet.pictures)
            .map_err(|errors| typst_faults(&errors, &paper, sheet, report, sources))?;
        let pictures = report.pictures.values().map(|picture| (&picture.path, &picture.bytes));
        let pictures: BTreeMap<_, _> = pictures.collect();
        let ident = format!(
            "{:032x}",
            typst::utils::hash128(&(&sheet.text, pictures.into_values().collect::<Vec<_>>()))
        );
        let pdf = export::pdf(&pages, ident).map_err(|fault| match fault {
            export::Fault::Refused(errors) => typst_faults(&errors, &paper, sheet, report, sources),
            export::Fault::Ours(fault) => vec![of_ours(&fault, report)],
        })?;
        Ok(Rendered { pdf, pages: pages.pages().len(), used: paper.used() })
    }
}

/// A fault of ours, told where the title stands.
fn of_ours(fault: &NotRepacked, report: &Report) -> Diagnostic {
    let message = format!("boardpaper failed at this document: {fault}");
    Diagnostic::new(&rules::BUG, report.title.span, message).hint("report this as a fault of boardpaper")
}

/// Gives back memory of documents laid out long ago. To be called by one coordinator, every few
/// documents: each call makes everything that is remembered one step older.
pub fn forget_old_layouts() {
    typst::comemo::evict(4);
}
