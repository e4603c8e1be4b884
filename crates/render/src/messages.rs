//! Faults of Typst and minijinja as messages: in the writer's own file where they came from there, at the
//! line of the template where they arose in one.

mod came_from;
mod house_at_fault;
mod missing_key;
mod plain_words;
mod templates;

pub(crate) use came_from::{CameFrom, noting};
pub(crate) use templates::{template_fault, with_hints};

use crate::engine::Sheet;
use crate::world::Paper;
use boardpaper_data::diagnostic::{Diagnostic, Severity};
use boardpaper_data::report::Report;
use boardpaper_data::rules;
use boardpaper_data::source::{Source, Sources, Span};
use std::cell::OnceCell;
use std::ops::Range;
use typst::WorldExt;
use typst::diag::SourceDiagnostic;
use typst::syntax::{DiagSpan, FileId};

/// The house that all others extend: what it draws is not at fault where another layer could be.
const BASE: &str = "templates/base/";

/// Typst's warnings or errors, each where the one who can mend it sees it.
pub(crate) fn typst_faults(
    faults: &[SourceDiagnostic],
    paper: &Paper<'_>,
    sheet: &Sheet,
    report: &Report,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let explained = Explained { paper, sheet, report, sources, came_from: OnceCell::new() };
    let mut told: Vec<Diagnostic> = faults.iter().map(|fault| explained.fault(fault)).collect();
    // A house that sets neither title nor date is told of it once.
    told.dedup_by(|one, other| one.rule == &rules::TEMPLATE && one.message == other.message);
    told
}

/// What a fault is explained by.
struct Explained<'a> {
    paper: &'a Paper<'a>,
    sheet: &'a Sheet,
    report: &'a Report,
    sources: &'a Sources,
    came_from: OnceCell<Option<CameFrom>>,
}

/// A place in a file of the house.
struct Place {
    file: FileId,
    range: Range<usize>,
    path: String,
}

impl Explained<'_> {
    fn fault(&self, fault: &SourceDiagnostic) -> Diagnostic {
        let spans: Vec<DiagSpan> =
            std::iter::once(fault.span).chain(fault.trace.iter().map(|point| point.span.into())).collect();
        let places: Vec<(FileId, Range<usize>)> =
            spans.into_iter().filter_map(|span| Some((span.id()?, self.paper.range(span)?))).collect();
        let written = places
            .iter()
            .filter(|(file, _)| *file == self.paper.main.id())
            .find_map(|(_, range)| self.sheet.origins.find(range));
        let in_house: Vec<Place> =
            places.iter().filter_map(|(file, range)| self.in_house(*file, range)).collect();
        // A fault of the house arose in one of its files; what only passed through one may be the writer's.
        let arose = fault
            .span
            .id()
            .zip(places.first())
            .is_some_and(|(file, (first, range))| file == *first && self.in_house(file, range).is_some());
        if let Some(at_fault) = house_at_fault::explained(fault, self.paper, self.report)
            && let Some(path) = self.paper.house.paths.get(&at_fault.file).cloned()
        {
            let place = Place { file: at_fault.file, range: at_fault.range, path };
            let (span, label) = match written {
                Some(span) => (span, "while this was drawn"),
                None => (self.report.title.span, "while this document was built"),
            };
            let diagnostic = Diagnostic::new(&rules::TEMPLATE, self.span(&place), at_fault.message);
            return with_hints(diagnostic.other(span, label), at_fault.hints);
        }
        let place = in_house.iter().find(|place| !place.path.starts_with(BASE)).or(in_house.first());
        let explanation = plain_words::of(&fault.message);
        let missing = missing_key::explained(fault, self.paper, self.report);
        let said = match (&missing, &explanation) {
            (Some(missing), _) => missing.message.clone(),
            (None, Some(plain)) => plain.message.to_owned(),
            (None, None) => format!("the typesetter says: {}", without_its_own_places(&fault.message)),
        };
        let mut diagnostic = match (written, place) {
            (Some(span), Some(place)) if arose => {
                Diagnostic::new(&rules::TEMPLATE, self.span(place), said).other(span, "while this was drawn")
            }
            (Some(span), _) => {
                Diagnostic::new(&rules::ENGINE_REFUSED, span, said).label("while this was drawn")
            }
            (None, Some(place)) => Diagnostic::new(&rules::TEMPLATE, self.span(place), said)
                .other(self.report.title.span, "while this document was built"),
            (None, None) => Diagnostic::new(&rules::ENGINE_REFUSED, self.report.title.span, said),
        };
        let is_error = matches!(fault.severity, typst::diag::Severity::Error);
        diagnostic.severity = if is_error { Severity::Error } else { Severity::Warning };
        diagnostic.trace = in_house.iter().filter_map(|place| self.in_words(place)).collect();
        match (missing, explanation) {
            (Some(missing), _) => with_hints(diagnostic, missing.hints),
            (None, Some(plain)) => diagnostic.hint(plain.hint),
            (None, None) => self.general_hints(fault, place, diagnostic),
        }
    }

    /// Typst's own hints, and what to do in general.
    fn general_hints(
        &self,
        fault: &SourceDiagnostic,
        place: Option<&Place>,
        mut diagnostic: Diagnostic,
    ) -> Diagnostic {
        let of_files = |hint: &str| hint.contains("--root") || hint.contains("sandbox");
        // What Typst says of faults of its own is for those who build it.
        let of_itself = |hint: &str| hint.contains("report this as a bug") || hint.contains("backtrace");
        let is_ours = |hint: &str| !of_files(hint) && !of_itself(hint);
        if fault.hints.iter().any(|hint| of_files(&hint.v)) {
            diagnostic = diagnostic
                .hint("name a file of the house or of one that it extends, such as \"/house/crest.svg\"");
        }
        for hint in fault.hints.iter().filter(|hint| is_ours(&hint.v)) {
            diagnostic = diagnostic.hint(hint.v.to_string());
        }
        let house = self.paper.house.house().name();
        let place = place.and_then(|place| self.in_words(place));
        if fault.message.contains("could not be displayed with font") {
            // A writer's characters are known to print, so these are the house's.
            return diagnostic.hint(format!(
                "run `boardpaper house check {house}`: it shows which setting has these characters"
            ));
        }
        match (place, diagnostic.rule == &rules::TEMPLATE) {
            (Some(place), _) => {
                diagnostic.hint(format!("ask whoever keeps the house `{house}` to mend {place}"))
            }
            (None, false) if diagnostic.severity == Severity::Error => diagnostic.hint(
                "rewrite the words at this place; if they are right, report this as a fault of boardpaper",
            ),
            _ => diagnostic,
        }
    }

    /// A place that Typst names, if a file of the house has it or wrote it.
    fn in_house(&self, file: FileId, range: &Range<usize>) -> Option<Place> {
        let (file, range) = if file == self.paper.main.id() {
            // What stands in the writer's words is theirs.
            if self.sheet.origins.find(range).is_some() {
                return None;
            }
            let came_from = self.came_from.get_or_init(|| {
                CameFrom::of(self.sheet.text(), self.report, self.paper.house, self.paper.fonts)
            });
            came_from.as_ref()?.find(range)?
        } else {
            (file, range.clone())
        };
        let path = self.paper.house.paths.get(&file)?.clone();
        Some(Place { file, range, path })
    }

    fn text(&self, place: &Place) -> Option<String> {
        let bytes = self.paper.house.files.get(&place.file)?;
        Some(String::from_utf8_lossy(bytes.as_slice()).into_owned())
    }

    /// A place as a span that can be shown.
    fn span(&self, place: &Place) -> Span {
        let text = self.text(place).unwrap_or_default();
        template_place(&place.path, &text, place.range.clone(), self.sources)
    }

    /// A place as words: `templates/base/text.typ:12:3`.
    fn in_words(&self, place: &Place) -> Option<String> {
        let position = Source::new(place.path.clone(), self.text(place)?).position(place.range.start);
        Some(format!("{}:{}:{}", place.path, position.line, position.column))
    }
}

/// What Typst says, without the place in its own source that it adds to a fault of its own.
fn without_its_own_places(message: &str) -> &str {
    message.split_once(" (occurred at ").map_or(message, |(said, _)| said)
}

/// A place in a template as a span that can be shown.
pub(crate) fn template_place(path: &str, text: &str, range: Range<usize>, sources: &Sources) -> Span {
    let id = sources.add(Source::new(path, text));
    Span::new(id, range)
}

fn line_range(text: &str, line: usize) -> Range<usize> {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let length = text[start..].lines().next().map_or(0, str::len);
    start..start + length
}
