//! Printing messages: with the writer's own lines, a line each, or as JSON.

use crate::arguments::MessageFormat;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use boardpaper_data::diagnostic::{Diagnostic, Severity};
use boardpaper_data::source::{Position, Source, Sources};
use serde_json::json;
use std::io::{self, Write};
use std::sync::Arc;

/// Prints messages.
pub struct Printer<'a> {
    /// How.
    pub format: MessageFormat,
    /// The files that messages point into.
    pub sources: &'a Sources,
    /// Whether to colour them.
    pub colour: bool,
    /// Whether to say where in a template a fault happened.
    pub verbose: bool,
}

impl Printer<'_> {
    /// Prints one message: to standard error for people, to standard output for machines.
    ///
    /// # Errors
    /// What the machine says, a closed pipe included.
    pub fn print(&self, problem: &Diagnostic) -> io::Result<()> {
        match self.format {
            MessageFormat::Human => writeln!(io::stderr(), "{}\n", self.human(problem)),
            MessageFormat::Short => writeln!(io::stderr(), "{}", self.short(problem)),
            MessageFormat::Json => writeln!(io::stdout(), "{}", self.json(problem)),
        }
    }

    fn place(&self, problem: &Diagnostic) -> Option<(Arc<Source>, Position, Position)> {
        let span = problem.primary.as_ref()?.span;
        let source = self.sources.get(span.source);
        let (start, end) = (source.position(span.start), source.position(span.end));
        Some((source, start, end))
    }

    fn human(&self, problem: &Diagnostic) -> String {
        let level = match problem.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(problem.message.as_str()).id(problem.rule.name);
        let mut spans = Vec::new();
        if let Some(primary) = &problem.primary {
            spans.push((AnnotationKind::Primary, primary));
        }
        spans.extend(problem.others.iter().map(|other| (AnnotationKind::Context, other)));
        let shown: Vec<_> = spans
            .into_iter()
            .map(|(kind, label)| (kind, label, self.sources.get(label.span.source)))
            .collect();
        let mut group = Group::with_title(title);
        // Places in one file stand in one picture of it.
        let mut paths: Vec<&str> = Vec::new();
        for (_, _, source) in &shown {
            if paths.contains(&source.path()) {
                continue;
            }
            paths.push(source.path());
            let mut snippet = Snippet::source(source.text()).path(source.path());
            for (kind, label, _) in shown.iter().filter(|(_, _, other)| other.path() == source.path()) {
                let end = label.span.end.min(end_of_line(source.text(), label.span.start));
                let range = clamp(source.text(), label.span.start, end.max(label.span.start));
                snippet = snippet.annotation(kind.span(range).label(label.text.as_str()));
            }
            group = group.element(snippet);
        }
        if shown.is_empty()
            && let Some(file) = &problem.file
        {
            group = group.element(annotate_snippets::Origin::path(file.as_str()));
        }
        for hint in &problem.hints {
            group = group.element(Level::HELP.message(hint.as_str()));
        }
        if self.verbose {
            for line in &problem.trace {
                group = group.element(Level::NOTE.message(format!("in {line}")));
            }
        }
        let renderer = if self.colour { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group])
    }

    fn short(&self, problem: &Diagnostic) -> String {
        let place = match self.place(problem) {
            Some((source, start, _)) => format!("{}:{}:{}", source.path(), start.line, start.column),
            None => problem.path(self.sources),
        };
        let hints: Vec<String> = problem.hints.iter().map(|hint| format!("; {hint}")).collect();
        format!(
            "{place}: {}[{}]: {}{}",
            problem.severity.name(),
            problem.rule.name,
            problem.message,
            hints.concat()
        )
    }

    fn json(&self, problem: &Diagnostic) -> String {
        let place = self.place(problem);
        let start = place.as_ref().map(|(_, start, _)| start);
        let end = place.as_ref().map(|(_, _, end)| end);
        json!({
            "type": "diagnostic",
            "rule": problem.rule.name,
            "severity": problem.severity.name(),
            "message": problem.message,
            "file": problem.path(self.sources),
            "line": start.map(|position| position.line),
            "column": start.map(|position| position.column),
            "end_line": end.map(|position| position.line),
            "end_column": end.map(|position| position.column),
            "hints": problem.hints,
        })
        .to_string()
    }
}

/// A span of many lines is shown by its first.
fn end_of_line(text: &str, start: usize) -> usize {
    text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| start + length)
}

fn clamp(text: &str, start: usize, end: usize) -> std::ops::Range<usize> {
    let start = floor(text, start);
    start..floor(text, end).max(start)
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
