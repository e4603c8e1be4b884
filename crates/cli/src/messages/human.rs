//! Messages with the writer's own lines and the words underlined.

use super::Printer;
use super::excerpt::{Excerpt, Mark};
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use boardpaper_data::diagnostic::{Diagnostic, Label, Severity};
use boardpaper_data::rules;
use boardpaper_data::source::{Source, Sources, Span};
use std::collections::HashMap;
use std::ops::Range;

/// How many further places of one message are named.
const MOST_PLACES: usize = 40;

/// More columns than any line that is printed has: lines are cut before.
const NO_END: usize = 100_000;

/// A message, and others of its rule that differ only in the words that they quote.
pub(super) struct Told<'p> {
    pub(super) first: &'p Diagnostic,
    more: Vec<&'p Diagnostic>,
}

/// Messages of a rule in one file that differ only in the words that they quote, put together at the first.
pub(super) fn gathered<'p>(problems: &[&'p Diagnostic], sources: &Sources) -> Vec<Told<'p>> {
    let mut heads = HashMap::new();
    let mut told: Vec<Told<'p>> = Vec::new();
    for &problem in problems {
        let stands_alone =
            problem.primary.is_none() || !problem.others.is_empty() || !problem.trace.is_empty();
        let kind =
            (problem.path(sources), problem.rule.name, problem.severity, without_quoted(&problem.message));
        match heads.get(&kind) {
            Some(&head) if !stands_alone => {
                let told: &mut Told<'_> = &mut told[head];
                told.more.push(problem);
            }
            _ => {
                if problem.primary.is_some() {
                    heads.entry(kind).or_insert(told.len());
                }
                told.push(Told { first: problem, more: Vec::new() });
            }
        }
    }
    told
}

/// A message with what it quotes and counts left out.
fn without_quoted(message: &str) -> String {
    let mut words = String::new();
    let mut closing = None;
    for sign in message.chars() {
        match (closing, sign) {
            (Some(close), sign) if sign == close => closing = None,
            (Some(_), _) => {}
            (None, '`') => closing = Some('`'),
            (None, '“') => closing = Some('”'),
            (None, sign) if sign.is_ascii_digit() => {}
            (None, sign) => words.push(sign),
        }
    }
    words
}

impl Printer<'_> {
    /// The message with its picture, and below it those that were put together with it.
    pub(super) fn human(&self, told: &Told<'_>) -> String {
        let problem = told.first;
        let level = match problem.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let pictures = self.pictures(problem);
        let mut group =
            Group::with_title(level.primary_title(problem.message.as_str()).id(problem.rule.name));
        for picture in &pictures {
            group = match &picture.excerpt {
                Some(excerpt) => group.element(snippet(picture, excerpt)),
                None => group.element(Origin::path(picture.place.as_str())),
            };
        }
        if pictures.is_empty()
            && let Some(file) = &problem.file
        {
            group = group.element(Origin::path(file.as_str()));
        }
        for line in self.also(told) {
            group = group.element(Level::NOTE.no_name().message(line));
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
        let rendered = renderer.term_width(NO_END).render(&[group]);
        let drawn = pictures.iter().filter(|picture| picture.excerpt.is_some());
        drawn.fold(rendered, |rendered, picture| without_line_and_column(&rendered, &picture.place))
    }

    /// Where else the same is wrong, and what is wrong elsewhere.
    fn also(&self, told: &Told<'_>) -> Vec<String> {
        let here = told.first.path(self.sources);
        let mut lines = Vec::new();
        if !told.first.repeats.is_empty() {
            lines.push(format!("also at {}", self.place_names(&told.first.repeats, &here, MOST_PLACES)));
        }
        for problem in &told.more {
            let places: Vec<Span> = problem.places().collect();
            let mut line =
                format!("also at {}: {}", self.place_names(&places, &here, MOST_PLACES), problem.message);
            if let Some(label) = problem.primary.as_ref().filter(|label| !label.text.is_empty()) {
                line.push_str(&format!(" ({})", label.text));
            }
            for hint in problem.hints.iter().filter(|hint| !told.first.hints.contains(hint)) {
                line.push_str(&format!("; {hint}"));
            }
            lines.push(line);
        }
        lines
    }

    /// What is shown of the files: places in one file, or in one cell of a sheet, stand in one picture of it.
    fn pictures<'d>(&self, problem: &'d Diagnostic) -> Vec<Picture<'d>> {
        let Some(primary) = &problem.primary else { return Vec::new() };
        let labels: Vec<(&Label, bool)> = std::iter::once((primary, true))
            .chain(problem.others.iter().map(|other| (other, false)))
            .collect();
        let parts: Vec<Part> = labels
            .iter()
            .map(|(label, _)| Part::of(&self.sources.get(label.span.source), label.span.start))
            .collect();
        let mut pictures = Vec::new();
        for (index, part) in parts.iter().enumerate().filter(|(index, part)| !parts[..*index].contains(part))
        {
            let source = self.sources.get(labels[index].0.span.source);
            let text = &source.text()[part.text.clone()];
            let marks = labels.iter().zip(&parts).filter(|(_, other)| *other == part).map(
                |((label, is_primary), _)| {
                    let inside = |at: usize| at.saturating_sub(part.text.start);
                    Mark {
                        range: inside(label.span.start)..inside(label.span.end),
                        label: &label.text,
                        is_primary: *is_primary,
                    }
                },
            );
            let marks: Vec<Mark<'d>> = marks.collect();
            let start = source.position(labels[index].0.span.start);
            let place = match part.is_cell {
                true => part.path.clone(),
                false => format!("{}:{}:{}", part.path, start.line, start.column),
            };
            // Of what is not open no line is shown: what it is called may stand beside the word that shuts it.
            let may_show = problem.rule != &rules::NOT_OPEN;
            let excerpt = (may_show && (!part.is_cell || !text.is_empty()))
                .then(|| Excerpt::new(text, marks, self.width.saturating_sub(GUTTER)));
            pictures.push(Picture { place, excerpt, has_lines: !part.is_cell });
        }
        pictures
    }
}

/// What stands left of the writer's lines takes about so many columns.
const GUTTER: usize = 7;

/// What is shown of one file, or of one cell of a sheet.
struct Picture<'d> {
    /// What stands above it: path, line and column, or path and cell.
    place: String,
    /// Its lines; a cell may have none.
    excerpt: Option<Excerpt<'d>>,
    has_lines: bool,
}

fn snippet<'p>(
    picture: &'p Picture<'_>,
    excerpt: &'p Excerpt<'_>,
) -> Snippet<'p, annotate_snippets::Annotation<'p>> {
    let mut snippet = Snippet::source(excerpt.text.as_str())
        .path(picture.place.as_str())
        .line_start(excerpt.first_line)
        .line_numbering(picture.has_lines);
    for mark in &excerpt.marks {
        let kind = if mark.is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        snippet = snippet.annotation(kind.span(mark.range.clone()).label(mark.label));
    }
    snippet.annotations(excerpt.around.iter().map(|line| AnnotationKind::Visible.span(line.clone())))
}

/// The part of a source that is shown: the whole of a file, or one cell of a sheet.
#[derive(PartialEq)]
struct Part {
    path: String,
    text: Range<usize>,
    is_cell: bool,
}

impl Part {
    /// The part that has that offset in it.
    fn of(source: &Source, offset: usize) -> Self {
        match source.cell_name(offset).zip(source.words_of_cell(offset)) {
            Some((cell, text)) => Self { path: format!("{} {cell}", source.path()), text, is_cell: true },
            None => Self { path: source.path().to_owned(), text: 0..source.text().len(), is_cell: false },
        }
    }
}

/// A picture always gets the line and column of what is printed; its place has those of the file, or is a cell.
fn without_line_and_column(rendered: &str, place: &str) -> String {
    let mut pieces = rendered.split(place);
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = [0, 1].into_iter().try_fold(piece, |rest, _| {
            let number = rest.strip_prefix(':')?;
            let after = number.trim_start_matches(|c: char| c.is_ascii_digit());
            (after.len() < number.len()).then_some(after)
        });
        text.push_str(place);
        text.push_str(rest.unwrap_or(piece));
    }
    text
}
