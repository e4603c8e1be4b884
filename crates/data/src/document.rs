//! A document as it was written, whatever its form, and what kind it says it is.

use crate::diagnostic::{Diagnostic, Problems, did_you_mean};
use crate::rules;
use crate::source::{SourceId, Sources, Span, Spanned, Text};
use crate::written::{Fields, Table, decode, read_json, read_markdown, read_toml};

/// A file that says it is a document.
#[derive(Debug)]
pub struct Written {
    /// Its path, relative to the workspace.
    pub path: String,
    /// Its source.
    pub source: SourceId,
    /// Its keys and values.
    pub table: Table,
    /// The text below the front matter of a Markdown file.
    pub body: Option<Text>,
    /// What kind of document it says that it is.
    pub kind: Kind,
    /// The house that it names.
    pub house: Option<Spanned<String>>,
    /// Whether its keys could not all be read, so that what seems missing may be there.
    pub broken: bool,
}

impl Written {
    /// Where to point if something is missing from the top of the document.
    pub fn head(&self, table: &Table) -> Span {
        Span { source: self.source, start: table.span.start, end: table.span.start }
    }
}

/// The kinds of document that can be built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A board paper.
    Report,
    /// An action plan that stands on its own.
    Plan,
    /// A long report of a regulator or commission.
    Review,
}

/// The kinds of document that this version builds, by the word that says so.
const KINDS: [(&str, Kind); 3] = [("report", Kind::Report), ("plan", Kind::Plan), ("review", Kind::Review)];

/// What a file under `data/` turned out to be.
#[derive(Debug)]
pub enum Reading {
    /// A document.
    Document(Written),
    /// A document that has an error, which was reported.
    Faulty,
    /// No document: Markdown without front matter.
    Text,
    /// No document: TOML or JSON without a kind, which some document may use.
    Data,
}

/// Reads a file under `data/`; its ending says its form.
pub fn read_document(path: &str, bytes: Vec<u8>, sources: &Sources, problems: &mut Problems) -> Reading {
    let text = match decode(bytes, path, sources) {
        Ok(text) => text,
        Err(diagnostic) => {
            problems.push(diagnostic);
            return Reading::Faulty;
        }
    };
    let (source, length) = (text.span().source, text.as_str().len());
    let mut found = Problems::default();
    let is_markdown = path.ends_with(".md");
    let (table, body) = if is_markdown {
        match read_markdown(&text, &mut found) {
            Some(front) => (Some(front.table), Some(front.body)),
            None => (None, None),
        }
    } else if path.ends_with(".json") {
        (read_json(&text, &mut found), None)
    } else {
        (Some(read_toml(&text, &mut found)), None)
    };
    let failed = found.has_errors();
    problems.extend(found.into_vec());
    let Some(table) = table else {
        if is_markdown && !failed {
            check_no_front_matter(&text, problems);
        }
        return if problems.has_errors() { Reading::Faulty } else { Reading::Text };
    };
    check_open(&table, problems);
    let mut fields = Fields::new(&table, "a document");
    let Some(kind) = fields.string("kind", problems) else {
        if table.get("kind").is_some() || failed {
            return Reading::Faulty;
        }
        if !is_markdown {
            return Reading::Data;
        }
        let head = Span { source, start: 0, end: 3.min(length) };
        problems.push(
            Diagnostic::new(
                &rules::UNKNOWN_KIND,
                head,
                "the front matter does not say what kind of document this is",
            )
            .hint("add the line kind = \"report\""),
        );
        return Reading::Faulty;
    };
    let house = fields.string("house", problems);
    if table.get("house").is_some() && house.is_none() {
        return Reading::Faulty;
    }
    if let Some((_, kind)) = KINDS.iter().find(|(word, _)| *word == kind.value) {
        let path = path.to_owned();
        return Reading::Document(Written { path, source, table, body, kind: *kind, house, broken: failed });
    }
    match kind.value.as_str() {
        "meeting" => {
            problems.push(
                Diagnostic::new(&rules::UNKNOWN_KIND, kind.span, "this version does not build meetings")
                    .hint("begin the file's name with `_` for now, so that it is left alone"),
            );
            Reading::Faulty
        }
        other => {
            let hint = match did_you_mean(other, ["report", "plan", "review", "meeting"]) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => "write kind = \"report\"".to_owned(),
            };
            problems.push(
                Diagnostic::new(
                    &rules::UNKNOWN_KIND,
                    kind.span,
                    format!("there is no kind of document `{other}`"),
                )
                .hint(hint),
            );
            Reading::Faulty
        }
    }
}

/// Reports a document that is not open, of whatever kind it is: nothing of it may be written or told.
fn check_open(table: &Table, problems: &mut Problems) {
    let access = table.get("access").and_then(|entry| entry.value.as_text());
    let Some(access) = access.filter(|access| access.as_str() != "open") else { return };
    // A misspelt word may mean either, so nothing is told or built until it is mended.
    let problem = if matches!(access.as_str(), "exempt" | "confidential") {
        Diagnostic::new(
            &rules::NOT_OPEN,
            access.span(),
            "this document is not open, and only open papers are built",
        )
        .hint("keep it out of the folder of open papers")
    } else {
        Diagnostic::new(&rules::NOT_OPEN, access.span(), "`access` is neither open, exempt nor confidential")
            .hint("write \"open\", or leave the key out, if the public may see the document")
    };
    problems.push(problem);
}

/// Markdown with no front matter is left alone, unless somebody seems to have meant it as a document.
fn check_no_front_matter(text: &Text, problems: &mut Problems) {
    let Some((at, line)) = first_line(text.as_str()) else {
        let message = "the file is empty, so nothing is built from it";
        problems.push(Diagnostic::new(&rules::UNUSED_FILE, text.span_of(0..0), message).hint(
            "write the document in it, or delete it; its text may be in an earlier version of the file",
        ));
        return;
    };
    if line.len() >= 3 && line.bytes().all(|byte| byte == b'+') {
        let message = if line == "+++" {
            "the front matter does not begin at the very top of the file"
        } else {
            "front matter stands between lines of three plus signs"
        };
        problems.push(
            Diagnostic::new(&rules::SYNTAX, text.span_of(at..at + line.len()), message)
                .hint("write `+++` as the first line, with no empty line above it and no space before it"),
        );
    }
}

/// The first line that has words, and where they begin.
fn first_line(text: &str) -> Option<(usize, &str)> {
    let at = text.len() - text.trim_start().len();
    let line = text[at..].lines().next()?.trim_end();
    Some((at, line))
}
