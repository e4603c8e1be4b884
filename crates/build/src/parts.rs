//! Action plans that other documents print or compare themselves with: parts of those, and not built on
//! their own unless they say so. And the files in which documents are written besides their own.

use crate::documents::{File, Is};
use std::collections::{BTreeMap, BTreeSet};

/// The plans that are parts of other documents, each with the documents that name it.
#[derive(Default)]
pub(crate) struct Parts {
    named_by: BTreeMap<String, BTreeSet<String>>,
    /// Chapters, references and texts of appendices, each with the documents that are written in it.
    texts_of: BTreeMap<String, BTreeSet<String>>,
}

impl Parts {
    /// Finds the parts among the files of a workspace; `text_of` gives the text of one.
    pub(crate) fn of(files: &[File], text_of: impl Fn(&str) -> String) -> Self {
        let mut parts = Self::default();
        let mut can_be_parts = BTreeSet::new();
        for file in files {
            let Is::Document { plans, texts, can_be_part, .. } = &file.is else { continue };
            for text in texts {
                parts.texts_of.entry(text.clone()).or_default().insert(file.path.clone());
            }
            for plan in plans {
                parts.named_by.entry(plan.clone()).or_default().insert(file.path.clone());
            }
            if *can_be_part {
                can_be_parts.insert(file.path.as_str());
            }
        }
        // What a document names that cannot be read is not known: a plan whose name stands in it may be
        // a part of it, and is not published on its own.
        for file in files.iter().filter(|file| file.is == Is::Faulty) {
            let text = text_of(&file.path);
            for plan in can_be_parts.iter().filter(|plan| **plan != file.path) {
                if text.contains(plan.rsplit('/').next().unwrap_or_default()) {
                    parts.named_by.entry((*plan).to_owned()).or_default().insert(file.path.clone());
                }
            }
        }
        parts.named_by.retain(|path, _| can_be_parts.contains(path.as_str()));
        // Plans that only name each other are parts of nothing.
        let mut reached: BTreeSet<&str> =
            files.iter().map(|file| file.path.as_str()).filter(|path| !parts.has(path)).collect();
        loop {
            let more: Vec<&str> = parts
                .named_by
                .iter()
                .filter(|(path, by)| {
                    !reached.contains(path.as_str()) && by.iter().any(|by| reached.contains(by.as_str()))
                })
                .map(|(path, _)| path.as_str())
                .collect();
            if more.is_empty() {
                break;
            }
            reached.extend(more);
        }
        let reached: BTreeSet<String> = reached.into_iter().map(str::to_owned).collect();
        parts.named_by.retain(|path, _| reached.contains(path));
        parts
    }

    /// Their paths, sorted.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.named_by.keys().cloned().collect()
    }

    /// The documents that name a part, or are written in a text.
    pub(crate) fn namers(&self, path: &str) -> Option<&BTreeSet<String>> {
        self.named_by.get(path).or_else(|| self.texts_of.get(path))
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
