//! The way back from generated Typst or HTML to the line of the template that wrote it.
//!
//! It is needed only where something is wrong, so templates carry no marks: what was written is written once more by
//! templates that say of each stretch of their own text where it stands.

use crate::origins::Origins;
use crate::pictures::Pictures;
use crate::prepared::{PreparedHouse, file_id};
use crate::templates::Markup;
use crate::typst_hand::typst_view;
use boardpaper_data::report::Report;
use minijinja::Environment;
use minijinja::machinery::ast::Stmt;
use minijinja::machinery::parse;
use minijinja::syntax::SyntaxConfig;
use std::collections::BTreeMap;
use std::ops::Range;

/// Opens a note of where text stands; no text of a writer has these characters.
const NOTE: char = '\u{4}';
/// Ends a note.
const NOTE_END: char = '\u{5}';

/// Which range of what was written came from which template.
pub(crate) struct CameFrom {
    stretches: Vec<Stretch>,
}

/// Text that a template wrote as it stands in it.
struct Stretch {
    /// Where it is in the generated text.
    written: Range<usize>,
    /// The template, by the path that Typst would ask for.
    template: String,
    /// Where it stands in the template.
    start: usize,
}

impl CameFrom {
    /// Writes a report once more; none if that does not give the same text.
    pub(crate) fn of(
        text: &str,
        report: &Report,
        house: &PreparedHouse,
        fonts: &crate::fonts::Fonts,
    ) -> Option<Self> {
        let environment = noting(house, Markup::Typst);
        let view = typst_view(report, house.house(), &Pictures::new(report), fonts);
        let marked = environment
            .get_template(Markup::Typst.template_of(report.kind))
            .ok()?
            .render(&view.values)
            .ok()?;
        let (noted, _) = Origins::strip(&marked, &view.spans);
        Self::noted(&noted, text)
    }

    /// The same of a page that was written once more by templates that note.
    pub(crate) fn noted(noted: &str, text: &str) -> Option<Self> {
        let (written, stretches) = without_notes(noted);
        (written == text).then_some(Self { stretches })
    }

    /// The file of a template and the place in it that a range of the generated text came from.
    pub(crate) fn find(&self, range: &Range<usize>) -> Option<(typst::syntax::FileId, Range<usize>)> {
        let place = |at: usize| {
            let stretch = self.stretches.iter().rev().find(|stretch| stretch.written.contains(&at))?;
            Some((stretch, stretch.start + at - stretch.written.start))
        };
        let (stretch, start) = place(range.start)?;
        let end = range.end.checked_sub(1).and_then(place);
        let end = end.filter(|(last, end)| last.template == stretch.template && *end >= start);
        let end = end.map_or(start + stretch.written.end - range.start, |(_, end)| end + 1);
        Some((file_id(&stretch.template), start..end))
    }
}

/// The templates of a house as they say of each stretch of their text where it stands.
pub(crate) fn noting(house: &PreparedHouse, markup: Markup) -> Environment<'static> {
    let mut environment = match markup {
        Markup::Typst => house.typst.clone(),
        Markup::Html => house.html.clone(),
    };
    environment.clear_templates();
    // Notes are instructions of their own.
    environment.set_fuel(None);
    let noted: BTreeMap<String, String> = house
        .files
        .keys()
        .filter_map(|id| {
            let path = id.get().vpath().get_with_slash();
            let name = path.strip_prefix("/house/").or_else(|| path.strip_prefix("/templates/"))?;
            let text = String::from_utf8_lossy(house.files.get(id)?.as_slice()).into_owned();
            (Markup::of(name) == Some(markup)).then(|| (name.to_owned(), with_notes(path, &text)))
        })
        .collect();
    environment.set_loader(move |name| Ok(noted.get(name).cloned()));
    environment
}

/// A template that says before each stretch of its text where that stands.
fn with_notes(path: &str, text: &str) -> String {
    let Ok(tree) = parse(text, path, SyntaxConfig::default()) else { return text.to_owned() };
    let mut starts = Vec::new();
    stretches(std::slice::from_ref(&tree), text, &mut starts);
    starts.sort_unstable();
    let mut noted = String::with_capacity(text.len() * 2);
    let mut done = 0;
    for (start, length) in starts {
        noted.push_str(&text[done..start]);
        noted.push_str(&format!("{NOTE}{path}|{start}|{length}{NOTE_END}"));
        done = start;
    }
    noted.push_str(&text[done..]);
    noted
}

/// Where each stretch of text stands in a template, and how long it is.
fn stretches(statements: &[Stmt<'_>], text: &str, found: &mut Vec<(usize, usize)>) {
    for statement in statements {
        match statement {
            Stmt::EmitRaw(raw) if !raw.raw.is_empty() => {
                // The stretch is a part of the text itself.
                let start = (raw.raw.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
                if text.get(start..start.wrapping_add(raw.raw.len())) == Some(raw.raw) {
                    found.push((start, raw.raw.len()));
                }
            }
            Stmt::Template(template) => stretches(&template.children, text, found),
            Stmt::ForLoop(each) => {
                stretches(&each.body, text, found);
                stretches(&each.else_body, text, found);
            }
            Stmt::IfCond(condition) => {
                stretches(&condition.true_body, text, found);
                stretches(&condition.false_body, text, found);
            }
            Stmt::WithBlock(with) => stretches(&with.body, text, found),
            Stmt::SetBlock(set) => stretches(&set.body, text, found),
            Stmt::AutoEscape(escape) => stretches(&escape.body, text, found),
            Stmt::FilterBlock(filter) => stretches(&filter.body, text, found),
            Stmt::Block(block) => stretches(&block.body, text, found),
            Stmt::Macro(made) => stretches(&made.body, text, found),
            Stmt::CallBlock(call) => stretches(&call.macro_decl.body, text, found),
            _ => {}
        }
    }
}

/// Takes the notes out, and keeps what they say.
fn without_notes(noted: &str) -> (String, Vec<Stretch>) {
    let mut written = String::with_capacity(noted.len());
    let mut stretches = Vec::new();
    let mut rest = noted;
    while let Some((before, after)) = rest.split_once(NOTE) {
        written.push_str(before);
        let Some((note, after)) = after.split_once(NOTE_END) else { break };
        let mut parts = note.split('|');
        if let (Some(template), Some(start), Some(length)) = (parts.next(), parts.next(), parts.next())
            && let (Ok(start), Ok(length)) = (start.parse(), length.parse::<usize>())
        {
            let written = written.len()..written.len() + length;
            stretches.push(Stretch { written, template: template.to_owned(), start });
        }
        rest = after;
    }
    written.push_str(rest);
    (written, stretches)
}
