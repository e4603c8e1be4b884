//! Messages as JSON, an object each.

use super::Printer;
use boardpaper_data::diagnostic::Diagnostic;
use boardpaper_data::source::Span;
use serde_json::{Value, json};

impl Printer<'_> {
    /// The message as an object. What not every message has stands in it only where there is some: the words at
    /// the place, `places` where the same is wrong, `related` places, and the page of the rule.
    pub(super) fn json(&self, problem: &Diagnostic, page: Option<String>) -> Value {
        let mut object = json!({
            "type": "diagnostic",
            "rule": problem.rule.name,
            "severity": problem.severity.name(),
            "message": self.message(problem),
            "file": problem.path(self.sources),
            "line": null,
            "column": null,
            "end_line": null,
            "end_column": null,
            "hints": problem.hints,
        });
        if let Some(primary) = &problem.primary {
            for key in ["line", "column", "end_line", "end_column"] {
                object[key] = self.place(primary.span)[key].take();
            }
            if !primary.text.is_empty() {
                object["label"] = primary.text.as_str().into();
            }
        }
        if !problem.repeats.is_empty() {
            object["places"] = problem.repeats.iter().map(|&span| self.place(span)).collect();
        }
        if !problem.others.is_empty() {
            let related = problem.others.iter().map(|other| {
                let mut place = self.place(other.span);
                place["label"] = other.text.as_str().into();
                place
            });
            object["related"] = related.collect();
        }
        if let Some(page) = page {
            object["help"] = page.into();
        }
        object
    }

    fn place(&self, span: Span) -> Value {
        let source = self.sources.get(span.source);
        let (start, end) = (source.position(span.start), source.position(span.end));
        json!({
            "file": source.path(),
            "line": start.line,
            "column": start.column,
            "end_line": end.line,
            "end_column": end.column,
        })
    }
}
