//! Messages as SARIF 2.1.0, the form in which tools that look at files tell each other what they found: one object
//! for a whole run. No fingerprints are made up: whoever keeps results compares them by rule, file and words.

use super::Printer;
use boardpaper_data::diagnostic::{Diagnostic, Severity};
use boardpaper_data::rules::{Level, Levels, Rule, page};
use boardpaper_data::source::Span;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

/// What stands in an address for something else than itself.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// How wide the pages of rules are as plain text.
const PAGE_WIDTH: usize = 80;

/// The results so far, and the rules that they name.
#[derive(Default)]
pub(super) struct Log {
    rules: Vec<&'static Rule>,
    results: Vec<Value>,
}

impl Log {
    /// Adds a result of a rule.
    pub(super) fn add(&mut self, rule: &'static Rule, mut result: Value) {
        let index = self.rules.iter().position(|known| *known == rule).unwrap_or_else(|| {
            self.rules.push(rule);
            self.rules.len() - 1
        });
        result["ruleIndex"] = index.into();
        self.results.push(result);
    }

    /// The whole run.
    pub(super) fn json(&self) -> Value {
        json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": {
                    "driver": {
                        "name": "boardpaper",
                        "version": env!("CARGO_PKG_VERSION"),
                        "rules": self.rules.iter().map(|rule| described(rule)).collect::<Vec<_>>(),
                    },
                },
                "columnKind": "unicodeCodePoints",
                "results": self.results,
            }],
        })
    }
}

/// A rule with its page.
fn described(rule: &Rule) -> Value {
    let markdown = page(rule, 1);
    let level = if rule.level == Level::Error { "error" } else { "warning" };
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.purpose },
        "fullDescription": { "text": if rule.why.is_empty() { rule.purpose } else { rule.why } },
        "help": {
            "text": crate::explain::in_terminal(&markdown, PAGE_WIDTH, false),
            "markdown": markdown,
        },
        "defaultConfiguration": { "enabled": rule.level != Level::Off, "level": level },
        "properties": {
            "tags": [rule.group.title()],
            "levelMayBeSet": rule.levels == Levels::Any,
        },
    })
}

impl Printer<'_> {
    /// The message as a result, but for the index of its rule.
    pub(super) fn sarif(&self, problem: &Diagnostic) -> Value {
        let mut lines = vec![self.message(problem)];
        lines.extend(problem.hints.iter().cloned());
        let mut result = json!({
            "ruleId": problem.rule.name,
            "level": if problem.severity == Severity::Error { "error" } else { "warning" },
            "message": { "text": plain(&lines.join("\n")) },
        });
        let file = problem.path(self.sources);
        if let Some(primary) = &problem.primary {
            result["locations"] = json!([self.location(primary.span, &primary.text)]);
        } else if !file.is_empty() {
            result["locations"] = json!([{ "physicalLocation": { "artifactLocation": artifact(&file) } }]);
        }
        let others = problem.others.iter().map(|other| (other.span, other.text.as_str()));
        let repeats = problem.repeats.iter().map(|&span| (span, "the same is wrong here"));
        let related: Vec<Value> = others
            .chain(repeats)
            .enumerate()
            .map(|(index, (span, words))| {
                let mut location = self.location(span, words);
                location["id"] = index.into();
                location
            })
            .collect();
        if !related.is_empty() {
            result["relatedLocations"] = related.into();
        }
        result
    }

    /// A place: lines and columns of a file, or a cell by its name, since a sheet has no lines.
    fn location(&self, span: Span, words: &str) -> Value {
        let source = self.sources.get(span.source);
        let mut location = json!({ "physicalLocation": { "artifactLocation": artifact(source.path()) } });
        if let Some(cell) = source.cell_name(span.start) {
            location["logicalLocations"] = json!([{ "fullyQualifiedName": cell, "kind": "cell" }]);
        } else {
            let (start, end) = (source.position(span.start), source.position(span.end));
            location["physicalLocation"]["region"] = json!({
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            });
        }
        if !words.is_empty() {
            location["message"] = json!({ "text": plain(words) });
        }
        location
    }
}

/// A file by its address relative to the workspace.
fn artifact(path: &str) -> Value {
    json!({ "uri": utf8_percent_encode(path, ENCODED).to_string() })
}

/// Words in which nothing is a link, though it may look like one in Markdown.
fn plain(words: &str) -> String {
    words.replace("](", "\\](")
}
