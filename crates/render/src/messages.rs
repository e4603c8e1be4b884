//! Faults of Typst and minijinja as messages in the writer's own file.

use crate::engine::Sheet;
use crate::prepared::{PreparedHouse, file_id};
use crate::templates::REPORT;
use crate::world::Paper;
use boardpaper_data::diagnostic::{Diagnostic, Severity};
use boardpaper_data::report::Report;
use boardpaper_data::rules;
use boardpaper_data::source::{Source, Sources, Span};
use std::ops::Range;
use typst::diag::SourceDiagnostic;
use typst::syntax::{DiagSpan, FileId};
use typst::{World, WorldExt};

/// Typst's warnings or errors, each where the writer can see it.
pub(crate) fn typst_faults(
    faults: &[SourceDiagnostic],
    paper: &Paper<'_>,
    sheet: &Sheet,
    report: &Report,
    sources: &Sources,
) -> Vec<Diagnostic> {
    faults.iter().map(|fault| typst_fault(fault, paper, sheet, report, sources)).collect()
}

fn typst_fault(
    fault: &SourceDiagnostic,
    paper: &Paper<'_>,
    sheet: &Sheet,
    report: &Report,
    sources: &Sources,
) -> Diagnostic {
    let spans: Vec<DiagSpan> =
        std::iter::once(fault.span).chain(fault.trace.iter().map(|point| point.span.into())).collect();
    let places: Vec<(FileId, Range<usize>)> =
        spans.into_iter().filter_map(|span| Some((span.id()?, paper.range(span)?))).collect();
    let written = places
        .iter()
        .filter(|(file, _)| *file == paper.main.id())
        .find_map(|(_, range)| sheet.origins.find(range));
    let in_house = places.iter().find_map(|(file, range)| {
        let path = paper.house.paths.get(file)?;
        let text = paper.source(*file).ok()?;
        Some(template_place(path, text.text(), range.clone(), sources))
    });
    // The place itself, before the calls that led to it, tells whose fault it is.
    let arose_in_house = fault
        .span
        .id()
        .filter(|file| paper.house.paths.contains_key(file))
        .and(places.first())
        .map(|(file, _)| *file);
    let said = format!("the typesetter says: {}", fault.message);
    let mut diagnostic = match (written, in_house) {
        (Some(span), _) => {
            let rule = if arose_in_house.is_some() { &rules::TEMPLATE } else { &rules::ENGINE_REFUSED };
            Diagnostic::new(rule, span, said).label("while this was drawn")
        }
        (None, Some(span)) => Diagnostic::new(&rules::TEMPLATE, span, said)
            .other(report.title.span, "while this document was built"),
        (None, None) => Diagnostic::new(&rules::ENGINE_REFUSED, report.title.span, said),
    };
    let is_error = matches!(fault.severity, typst::diag::Severity::Error);
    diagnostic.severity = if is_error { Severity::Error } else { Severity::Warning };
    for hint in &fault.hints {
        diagnostic = diagnostic.hint(hint.v.to_string());
    }
    diagnostic.trace = places.iter().filter_map(|(file, range)| trace_line(paper, *file, range)).collect();
    match (diagnostic.rule == &rules::TEMPLATE, diagnostic.trace.first()) {
        (true, Some(place)) => {
            let hint =
                format!("ask whoever keeps the house `{}` to mend {place}", paper.house.house().name());
            diagnostic.hint(hint)
        }
        _ if is_error => diagnostic
            .hint("rewrite the words at this place; if they are right, report this as a fault of boardpaper"),
        _ => diagnostic,
    }
}

/// A place in a template as a span that can be shown.
fn template_place(path: &str, text: &str, range: Range<usize>, sources: &Sources) -> Span {
    let id = sources.add(Source::new(path, text));
    Span::new(id, range)
}

/// A place in a template as words: `templates/base/text.typ:12:3`.
fn trace_line(paper: &Paper<'_>, file: FileId, range: &Range<usize>) -> Option<String> {
    let path = paper.house.paths.get(&file)?;
    let text = paper.source(file).ok()?;
    let position = Source::new(path.clone(), text.text()).position(range.start);
    Some(format!("{path}:{}:{}", position.line, position.column))
}

/// A fault of minijinja at its line in the template.
pub(crate) fn template_fault(
    error: &minijinja::Error,
    report: &Report,
    house: &PreparedHouse,
    sources: &Sources,
) -> Diagnostic {
    // The innermost error names the template that is at fault, however many include it.
    let mut innermost = error;
    while let Some(source) = std::error::Error::source(innermost).and_then(|source| source.downcast_ref()) {
        innermost = source;
    }
    let what = match (innermost.kind(), innermost.detail()) {
        (kind, Some(detail)) => format!("{kind}: {detail}"),
        (kind, None) => kind.to_string(),
    };
    let name = innermost.name().unwrap_or(REPORT);
    let place = ["/house/", "/templates/"].iter().find_map(|root| {
        let file = file_id(&format!("{root}{name}"));
        let path = house.paths.get(&file)?;
        let text = String::from_utf8_lossy(house.files.get(&file)?.as_slice()).into_owned();
        let range = innermost.range().unwrap_or_else(|| line_range(&text, innermost.line().unwrap_or(1)));
        Some(template_place(path, &text, range, sources))
    });
    let diagnostic = match place {
        Some(span) => Diagnostic::new(&rules::TEMPLATE, span, what)
            .other(report.title.span, "while this document was built"),
        None => Diagnostic::new(&rules::TEMPLATE, report.title.span, what),
    };
    diagnostic.hint("mend the template; docs/house.md lists the values that it can use")
}

fn line_range(text: &str, line: usize) -> Range<usize> {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let length = text[start..].lines().next().map_or(0, str::len);
    start..start + length
}
