//! Export to PDF/UA-1 and PDF/A-2a in one file, repacked.

use crate::repack::{NotRepacked, repack};
use std::sync::LazyLock;
use typst::comemo::Track;
use typst::diag::{SourceDiagnostic, SourceResult};
use typst::ecow::{EcoString, EcoVec};
use typst::foundations::Smart;
use typst::introspection::{Introspector, Location};
use typst::model::LateLinkResolver;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// The strictest standards that fit together in one file (ISO 14289-1 and ISO 19005-2, level A).
static STANDARDS: LazyLock<PdfStandards> =
    LazyLock::new(|| PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).unwrap_or_default());

/// The names of the standards, as the settings spell them.
pub const STANDARD_NAMES: [&str; 2] = ["ua-1", "a-2a"];

/// Why there is no PDF.
pub(crate) enum Fault {
    /// What Typst refused.
    Refused(EcoVec<SourceDiagnostic>),
    /// A fault of ours. Typst's own bytes would not do in its place: they hold what cameras wrote.
    Ours(NotRepacked),
}

/// Exports pages; `ident` stands for the document's content, so that equal content gives equal bytes.
pub(crate) fn pdf(pages: &PagedDocument, ident: String) -> Result<Vec<u8>, Fault> {
    let pdf = plain_pdf(pages, ident).map_err(Fault::Refused)?;
    repack(&pdf).map_err(Fault::Ours)
}

/// Exports pages as Typst does, larger than need be.
pub(crate) fn plain_pdf(pages: &PagedDocument, ident: String) -> SourceResult<Vec<u8>> {
    let options = PdfOptions {
        ident: Smart::Custom(ident),
        creator: Smart::Custom(Some(format!("boardpaper {}", env!("CARGO_PKG_VERSION")))),
        standards: STANDARDS.clone(),
        ..PdfOptions::default()
    };
    let links = LateLinkResolver::new(None, pages.introspector().as_ref());
    typst_pdf::pdf_in_bundle(pages, &options, &places(pages), links.track())
}

/// Labels of templates, which are no places to link to; `head-1` and so on tell where the head of a table stands.
const NO_PLACES: [&str; 2] = ["running-head", "plan-cell-end"];

/// The places that have a name, so that `paper.pdf#paragraph-3-4` leads to where `paper.html#paragraph-3-4` does. Typst
/// by itself names those of headings alone; it takes others where it exports documents side by side.
fn places(pages: &PagedDocument) -> Vec<(Location, EcoString)> {
    let labelled = pages.introspector().query_labelled();
    let named = labelled.iter().filter_map(|element| Some((element.location()?, element.label()?.resolve())));
    named
        .filter(|(_, name)| !NO_PLACES.contains(&name.as_str()) && !name.as_str().starts_with("head-"))
        .map(|(place, name)| (place, name.as_str().into()))
        .collect()
}
