//! Faults of minijinja: what is wrong, at its line in the template, and what there is in place of it.

mod closing;

use super::{line_range, missing_key, template_place};
use crate::prepared::{PreparedHouse, file_id};
use crate::reach::{self, Kind, Unknown};
use crate::templates::{Markup, NO_ADDRESS, PLACE};
use crate::values::{self, Documents};
use boardpaper_data::diagnostic::Diagnostic;
use boardpaper_data::report::{self, Report};
use boardpaper_data::rules;
use boardpaper_data::source::Sources;
use minijinja::ErrorKind;
use std::ops::Range;

/// A fault of minijinja at its line in the template.
pub(crate) fn template_fault(
    error: &minijinja::Error,
    markup: Markup,
    report: &Report,
    house: &PreparedHouse,
    sources: &Sources,
) -> Diagnostic {
    // The innermost error names the template that is at fault, however many include it.
    let mut innermost = error;
    while let Some(source) = std::error::Error::source(innermost).and_then(|source| source.downcast_ref()) {
        innermost = source;
    }
    let name = innermost.name().unwrap_or(markup.template_of(report.kind));
    let place = ["/house/", "/templates/"].iter().find_map(|root| {
        let file = file_id(&format!("{root}{name}"));
        let path = house.paths.get(&file)?;
        let text = String::from_utf8_lossy(house.files.get(&file)?.as_slice()).into_owned();
        Some((path, text))
    });
    let Some((path, text)) = place else {
        let (what, hints) = in_words(innermost, "", 0..0, None, (report, house));
        return with_hints(Diagnostic::new(&rules::TEMPLATE, report.title.span, what), hints);
    };
    let range = innermost.range().unwrap_or_else(|| line_range(&text, innermost.line().unwrap_or(1)));
    let unknown = unknown_at(path, &text, &range, innermost.kind(), house);
    let (what, hints) = in_words(innermost, &text, range.clone(), unknown.as_ref(), (report, house));
    let at = unknown.map_or(range, |unknown| unknown.at);
    let span = template_place(path, &text, at, sources);
    let diagnostic = Diagnostic::new(&rules::TEMPLATE, span, what)
        .other(report.title.span, "while this document was built");
    with_hints(diagnostic, hints)
}

pub(crate) fn with_hints(diagnostic: Diagnostic, hints: impl IntoIterator<Item = String>) -> Diagnostic {
    hints.into_iter().fold(diagnostic, Diagnostic::hint)
}

/// What a template reaches for at a place and does not find.
fn unknown_at(
    path: &str,
    text: &str,
    range: &Range<usize>,
    kind: ErrorKind,
    house: &PreparedHouse,
) -> Option<Unknown> {
    let kind = match kind {
        ErrorKind::UndefinedError => Kind::Value,
        ErrorKind::UnknownFilter => Kind::Filter,
        ErrorKind::UnknownTest => Kind::Test,
        ErrorKind::UnknownFunction => Kind::Function,
        ErrorKind::TemplateNotFound => Kind::Template,
        _ => return None,
    };
    let (_, found) = reach::unknowns(house).into_iter().find(|(template, _)| {
        house.paths.get(&file_id(&format!("/templates/{}", template.name))).is_some_and(|known| known == path)
    })?;
    let is_there = |at: &Range<usize>| {
        let is_within =
            |inner: &Range<usize>, outer: &Range<usize>| outer.start <= inner.start && inner.end <= outer.end;
        // A filter is told of where it stands, after the value that it was given.
        let before = text.get(at.end..range.start).filter(|between| !between.contains(['}', '{', '\n']));
        is_within(at, range) || is_within(range, at) || before.is_some()
    };
    found.into_iter().filter(|unknown| unknown.kind == kind).rfind(|unknown| is_there(&unknown.at))
}

/// A fault in plain words, and what to do.
fn in_words(
    error: &minijinja::Error,
    text: &str,
    range: Range<usize>,
    unknown: Option<&Unknown>,
    (report, house): (&Report, &PreparedHouse),
) -> (String, Vec<String>) {
    if let Some(unknown) = unknown {
        return (unknown.message(), unknown.hints());
    }
    let detail = error.detail().unwrap_or_default();
    match error.kind() {
        ErrorKind::UndefinedError => {
            let written = whole_name(text, range);
            if let Some(found) = of_other_documents(written, report) {
                return found;
            }
            if let Some(missing) = missing_key::in_template(written, house, report) {
                return (missing.message, missing.hints);
            }
            let what = if written.trim().is_empty() {
                "this value".to_owned()
            } else {
                format!("`{}`", written.trim())
            };
            return (
                format!("{what} is not there"),
                vec!["ask first whether it is there, `{% if … is defined %} … {% endif %}`; docs/house-drawing.md lists the values that a template can use".to_owned()],
            );
        }
        ErrorKind::OutOfFuel => {
            let end = text[range.start..].find("%}").map_or(text.len(), |length| range.start + length + 2);
            let mut hints: Vec<String> = closing::open_at(text, end)
                .into_iter()
                .filter(|tag| tag.word == "for")
                .map(|tag| format!("look at the loop in line {}: `{}`", tag.line, tag.written))
                .collect();
            if hints.is_empty() {
                hints.push("look for a loop over very many things, or one within others".to_owned());
            }
            return ("this template does not come to an end: it was stopped".to_owned(), hints);
        }
        ErrorKind::InvalidOperation if detail == "recursion limit exceeded" => {
            return (
                "this template goes into itself without end".to_owned(),
                vec![
                    "change what it includes, extends or calls, so that none of these leads back to it"
                        .to_owned(),
                ],
            );
        }
        ErrorKind::InvalidOperation if detail.starts_with("cycle in template inheritance") => {
            let named = detail.split('"').nth(1).unwrap_or("report.typ.j2");
            let layer = if named.contains('/') { named.to_owned() } else { format!("base/{named}") };
            return (
                "this template extends itself".to_owned(),
                vec![format!(
                    "write the house that has the other one before its name: `{{% extends \"{layer}\" %}}`"
                )],
            );
        }
        ErrorKind::InvalidOperation => {
            if let Some(found) = of_operation(detail) {
                return found;
            }
        }
        ErrorKind::SyntaxError => {
            if let Some(found) = closing::not_closed(text, range.start, detail) {
                return found;
            }
        }
        _ => {}
    }
    let what = match error.detail() {
        Some(detail) => format!("{}: {detail}", error.kind()),
        None => error.kind().to_string(),
    };
    (what, vec!["mend the template; docs/house-drawing.md lists the values that it can use".to_owned()])
}

/// A name with what stands before its dots: of `settings.colours.acent` the engine shows what follows the first name.
fn whole_name(text: &str, range: Range<usize>) -> &str {
    let before = text.get(..range.start).unwrap_or_default();
    let is_after_dot = text.get(range.clone()).is_some_and(|found| found.starts_with('.'));
    let name = before.trim_end_matches(|c: char| c.is_alphanumeric() || "_.".contains(c));
    let start = if is_after_dot { name.len() } else { range.start };
    text.get(start..range.end).unwrap_or_default()
}

/// What is said of a filter or a function that was given what it is not for.
fn of_operation(detail: &str) -> Option<(String, Vec<String>)> {
    let (message, hint) = if let Some(what) = detail.strip_prefix(NO_ADDRESS) {
        let hint = match what {
            "nothing" => "ask first whether it is there: `{% if … is not none %} … {% endif %}`",
            _ => {
                "write an address that begins with http://, https://, mailto: or tel:, a file beside the page, or `#` and the name of a place in it"
            }
        };
        (detail.to_owned(), hint)
    } else if let Some(place) = detail.strip_prefix(PLACE) {
        let message = format!("`{place}` is the name of a place in the page, and no address");
        (message, "write `#` before it, and no filter: `href=\"#{{ … }}\"`")
    } else if detail == "cannot super outside of block" {
        let message = "`super()` stands outside of every block, so there is nothing that it could print";
        let hint = "write it within `{% block … %}` of a template that extends another; a template that stands in place of another begins from nothing";
        (message.to_owned(), hint)
    } else if detail.ends_with("value is not a string") {
        let message = "this filter is for text alone, and the value before it is none";
        let hint = "take from a list, or from what holds values with names, the text that is meant; where it can be missing, ask first: `{% if … is not none %}`";
        (message.to_owned(), hint)
    } else {
        return None;
    };
    Some((message, vec![hint.to_owned()]))
}

/// What is said of a value that only other documents have.
fn of_other_documents(written: &str, report: &Report) -> Option<(String, Vec<String>)> {
    let mut shape = values::shape();
    let mut of = None;
    for name in written.split('.') {
        shape = shape.keys.get(name.trim())?;
        of = shape.of;
    }
    let (has, kind) = match of? {
        Documents::All | Documents::Pages => return None,
        Documents::Reports => (report.kind != report::Kind::Review, "a report"),
        Documents::Plans => (report.kind == report::Kind::Plan, "an action plan"),
        Documents::Reviews => (report.kind == report::Kind::Review, "a review"),
    };
    let first = written.split('.').next().unwrap_or_default().trim();
    (!has).then(|| {
        (
            format!("only {kind} has the value `{written}`"),
            vec![format!("ask first whether it is there: {{% if {first} %}} … {{% endif %}}")],
        )
    })
}
