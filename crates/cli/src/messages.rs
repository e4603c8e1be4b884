//! Printing messages: with the writer's own lines, a line each, or as JSON.

use crate::arguments::{Arguments, MessageFormat};
use crate::exit::Exit;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use boardpaper_data::diagnostic::{Diagnostic, Problems, Severity};
use boardpaper_data::source::{Position, Source, Sources};
use clap::ColorChoice;
use serde_json::json;
use std::io::{self, IsTerminal, Write};
use std::ops::Range;
use std::sync::Arc;

/// Whether what goes to a stream is coloured.
pub fn has_colour(arguments: &Arguments, stream: &impl IsTerminal) -> bool {
    match arguments.color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => stream.is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    }
}

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
    /// Whether to keep warnings to itself.
    pub quiet: bool,
    /// Whether warnings count as errors.
    pub deny: bool,
}

impl<'a> Printer<'a> {
    /// A printer as the command line asks for it.
    pub fn new(arguments: &Arguments, format: MessageFormat, sources: &'a Sources) -> Self {
        let colour = has_colour(arguments, &io::stderr());
        Self { format, sources, colour, verbose: arguments.verbose, quiet: arguments.quiet, deny: false }
    }

    /// Prints what is wrong, but for the warnings of a quiet run, and says how the program ends for it.
    pub fn tell<'p>(&self, problems: impl IntoIterator<Item = &'p Diagnostic>) -> Exit {
        let mut exit = Exit::Good;
        for problem in problems {
            exit = exit.max(Exit::of(problem, self.sources, self.deny));
            let is_talk =
                self.format != MessageFormat::Json && problem.severity == Severity::Warning && !self.deny;
            if !(self.quiet && is_talk) {
                // A reader that has gone away wants no more; the work is done all the same.
                let _ = self.print(problem);
            }
        }
        exit
    }

    /// Prints what is wrong with the settings, from the top.
    pub fn tell_of_settings(&self, problems: Problems) -> Exit {
        let mut problems = problems.into_vec();
        problems.sort_by_key(|problem| problem.primary.as_ref().map(|label| label.span.start));
        self.tell(&problems);
        Exit::Usage
    }

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

    /// The message, behind the cell that it is about if that is in a sheet: `Plan!F12: …`.
    fn message(&self, problem: &Diagnostic) -> String {
        let cell = problem
            .primary
            .as_ref()
            .and_then(|primary| self.sources.get(primary.span.source).cell_name(primary.span.start));
        cell.map_or_else(|| problem.message.clone(), |cell| format!("{cell}: {}", problem.message))
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
        // Places in one file, or in one cell of a sheet, stand in one picture of it.
        let mut pictures: Vec<Picture> = Vec::new();
        for (_, label, source) in &shown {
            let picture = Picture::of(source, label.span.start);
            if !pictures.contains(&picture) {
                pictures.push(picture);
            }
        }
        let text_of = |picture: &Picture| {
            let source =
                shown.iter().find(|(_, label, other)| *picture == Picture::of(other, label.span.start));
            source.map_or("", |(_, _, source)| &source.text()[picture.text.clone()])
        };
        for picture in &pictures {
            let text = text_of(picture);
            if picture.is_cell && text.is_empty() {
                group = group.element(Origin::path(picture.path.as_str()));
                continue;
            }
            let mut snippet =
                Snippet::source(text).path(picture.path.as_str()).line_numbering(!picture.is_cell);
            for (kind, label, source) in &shown {
                if *picture != Picture::of(source, label.span.start) {
                    continue;
                }
                let inside = |at: usize| at.saturating_sub(picture.text.start);
                let start = inside(label.span.start);
                let end = inside(label.span.end).min(end_of_line(text, start));
                let range = clamp(text, start, end.max(start));
                snippet = snippet.annotation(kind.span(range).label(label.text.as_str()));
            }
            group = group.element(snippet);
        }
        if shown.is_empty()
            && let Some(file) = &problem.file
        {
            group = group.element(Origin::path(file.as_str()));
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
        let cells = pictures.iter().filter(|picture| picture.is_cell);
        cells.fold(renderer.render(&[group]), |rendered, cell| without_line_and_column(&rendered, &cell.path))
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
            self.message(problem),
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
            "message": self.message(problem),
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

/// What is shown of a source: the whole of a file, or one cell of a sheet.
#[derive(Clone, PartialEq)]
struct Picture {
    /// What is printed above it: the path, and the cell.
    path: String,
    /// The part of the source's text.
    text: Range<usize>,
    is_cell: bool,
}

impl Picture {
    /// The picture of a source that has that offset in it.
    fn of(source: &Source, offset: usize) -> Self {
        match source.cell_name(offset).zip(source.words_of_cell(offset)) {
            Some((cell, text)) => Self { path: format!("{} {cell}", source.path()), text, is_cell: true },
            None => Self { path: source.path().to_owned(), text: 0..source.text().len(), is_cell: false },
        }
    }
}

/// A picture always gets a line and a column; a cell is a place without them.
fn without_line_and_column(rendered: &str, path: &str) -> String {
    let mut pieces = rendered.split(path);
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = [0, 1].into_iter().try_fold(piece, |rest, _| {
            let number = rest.strip_prefix(':')?;
            let after = number.trim_start_matches(|c: char| c.is_ascii_digit());
            (after.len() < number.len()).then_some(after)
        });
        text.push_str(path);
        text.push_str(rest.unwrap_or(piece));
    }
    text
}

/// A span of many lines is shown by its first.
fn end_of_line(text: &str, start: usize) -> usize {
    text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| start + length)
}

fn clamp(text: &str, start: usize, end: usize) -> Range<usize> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use boardpaper_data::rules;
    use boardpaper_data::source::{Cell, Span};

    #[test]
    fn a_place_in_a_sheet_is_shown_as_its_cell() {
        let sources = Sources::default();
        let cells = [(1, 5, "Lead"), (12, 5, ""), (12, 6, "July 2011:\nA. Officer")];
        let cells = cells.map(|(row, column, words)| (Cell { row, column }, words));
        let id = sources.add(Source::sheet("data/plan.xlsx", Some("Plan".to_owned()), cells));
        let problem = Diagnostic::new(&rules::BAD_SHEET, Span::new(id, 6..16), "this is wrong")
            .other(Span::new(id, 0..4), "this is near")
            .hint("mend it");
        let blank = Diagnostic::new(&rules::BAD_SHEET, Span::new(id, 5..5), "this is blank");
        let printer = Printer {
            format: MessageFormat::Human,
            sources: &sources,
            colour: false,
            verbose: false,
            quiet: false,
            deny: false,
        };
        assert_eq!(
            printer.human(&problem),
            "\
error[bad-sheet]: this is wrong
--> data/plan.xlsx Plan!F12
 |
 | July 2011:
 | ^^^^^^^^^^
 |
::: data/plan.xlsx Plan!E1
 |
 | Lead
 | ---- this is near
 |
 = help: mend it"
        );
        assert_eq!(printer.human(&blank), "error[bad-sheet]: this is blank\n--> data/plan.xlsx Plan!E12");
        assert_eq!(
            printer.short(&problem),
            "data/plan.xlsx:12:6: error[bad-sheet]: Plan!F12: this is wrong; mend it"
        );
        let json: serde_json::Value = serde_json::from_str(&printer.json(&problem)).unwrap();
        assert_eq!(json["message"], "Plan!F12: this is wrong");
        assert_eq!(json["file"], "data/plan.xlsx");
        assert_eq!([&json["line"], &json["column"]], [12, 6]);
    }
}
