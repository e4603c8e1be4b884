//! Action plans that other documents print or compare themselves with: parts of those, and not built on
//! their own unless they say so. And the files in which documents are written besides their own.

use crate::disk::Workspace;
use crate::documents::File;
use boardpaper_data::document::{Kind, Reading};
use boardpaper_data::plan::plans_named;
use boardpaper_data::report::texts_named;
use boardpaper_data::source::Sources;
use boardpaper_data::written::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The plans that are parts of other documents, each with the documents that name it.
#[derive(Default)]
pub(crate) struct Parts {
    named_by: BTreeMap<String, BTreeSet<String>>,
    /// Chapters, references and texts of appendices, each with the documents that are written in it.
    texts_of: BTreeMap<String, BTreeSet<String>>,
}

impl Parts {
    /// Finds the parts among the files of a workspace.
    pub(crate) fn of(files: &[File], workspace: &Workspace, sources: &Sources) -> Self {
        let mut parts = Self::default();
        for file in files {
            let Reading::Document(written) = &file.reading else { continue };
            for text in texts_named(written, sources) {
                if text != file.path {
                    parts.texts_of.entry(text).or_default().insert(file.path.clone());
                }
            }
            for plan in plans_named(written, workspace, sources) {
                if plan != file.path {
                    parts.named_by.entry(plan).or_default().insert(file.path.clone());
                }
            }
        }
        // What a document names that cannot be read is not known: a plan whose name stands in it may be
        // a part of it, and is not published on its own.
        for file in files.iter().filter(|file| matches!(file.reading, Reading::Faulty)) {
            let text = file.bytes.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
            for plan in files.iter().filter(|plan| plan.path != file.path) {
                let name = plan.path.rsplit('/').next().unwrap_or_default();
                if matches!(plan.reading, Reading::Document(_)) && text.contains(name) {
                    parts.named_by.entry(plan.path.clone()).or_default().insert(file.path.clone());
                }
            }
        }
        let is_part = |path: &String| {
            files.iter().any(|file| match &file.reading {
                Reading::Document(written) if file.path == *path && written.kind == Kind::Plan => {
                    let standalone = written.table.get("standalone").map(|entry| &entry.value.value);
                    !matches!(standalone, Some(Value::Boolean(true)))
                }
                _ => false,
            })
        };
        parts.named_by.retain(|path, _| is_part(path));
        // Plans that only name each other are parts of nothing.
        let mut reached: BTreeSet<String> =
            files.iter().map(|file| file.path.clone()).filter(|path| !parts.has(path)).collect();
        while let Some(next) = parts
            .named_by
            .iter()
            .find(|(path, by)| !reached.contains(*path) && by.iter().any(|by| reached.contains(by)))
            .map(|(path, _)| path.clone())
        {
            reached.insert(next);
        }
        parts.named_by.retain(|path, _| reached.contains(path));
        parts
    }

    /// Their paths, sorted.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.named_by.keys().cloned().collect()
    }

    /// Whether a file is a part of another.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.named_by.contains_key(path)
    }

    /// Whether documents are written in a file, so that it is none itself.
    pub(crate) fn is_text(&self, path: &str) -> bool {
        self.texts_of.contains_key(path)
    }

    /// The chosen paths: whoever asks for a part means the documents that print it.
    pub(crate) fn chosen(&self, paths: &[String]) -> Vec<String> {
        let mut chosen = paths.to_vec();
        let mut next = 0;
        while let Some(path) = chosen.get(next).cloned() {
            let below = |part: &str| {
                part.strip_prefix(path.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            let named = self.named_by.iter().chain(&self.texts_of);
            for by in named.filter(|(part, _)| below(part)).flat_map(|(_, by)| by) {
                if !chosen.contains(by) {
                    chosen.push(by.clone());
                }
            }
            next += 1;
        }
        chosen
    }
}
