//! Documents that use everything a house can draw, made from the house itself: what `house check` builds.

mod parts;
mod plan;
mod prose;
mod report;

pub use parts::Part;

use super::House;
use crate::files::{Files, ReadError};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A picture of a few pixels, as PNG.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x06\x08\0\0\0\0\xdb\x6e\x80\x27\0\0\0\x19IDAT\x78\xda\x63\x78\xf0\x40\x5e\x1e\x84\x19\xe0\x0c\x08\xf5\xe0\x01\x82\x81\xa1\x06\0\x8b\xd4\x17\xe9\xd4\x66\x08\x8c\0\0\0\0IEND\xae\x42\x60\x82";

/// The sample documents of a house, and the files that they name.
#[derive(Debug)]
pub struct Samples {
    /// The documents in the order in which they are built.
    pub documents: Vec<Sample>,
    /// Other files by their paths.
    files: BTreeMap<String, Vec<u8>>,
}

/// One of them.
#[derive(Debug)]
pub struct Sample {
    /// Its path.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What is in it.
    pub parts: &'static [Part],
}

impl Samples {
    /// A report, an action plan and a review in each language that the house has words for.
    pub fn of(house: &House) -> Self {
        let mut samples = Self { documents: Vec::new(), files: BTreeMap::new() };
        samples.files.insert("built-in/sample.png".to_owned(), PICTURE.to_vec());
        for language in house.words.keys() {
            let spoken = house.in_language(language);
            let plan = format!("sample-plan.{language}.toml");
            let earlier = format!("sample-plan-before.{language}.toml");
            samples.file(&earlier, plan::plan(spoken, language, None));
            let texts = [
                (
                    format!("sample-report.{language}.md"),
                    report::report(spoken, language, &plan, &earlier),
                    parts::REPORT,
                ),
                (plan.clone(), plan::plan(spoken, language, Some(&earlier)), parts::PLAN),
                (
                    format!("sample-review.{language}.md"),
                    report::review(spoken, language, &plan),
                    parts::REVIEW,
                ),
            ];
            for (name, text, parts) in texts {
                samples.file(&name, text.clone());
                samples.documents.push(Sample { path: format!("built-in/{name}"), text, parts });
            }
        }
        samples
    }

    fn file(&mut self, name: &str, text: String) {
        self.files.insert(format!("built-in/{name}"), text.into_bytes());
    }
}

impl Files for Samples {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, ReadError> {
        self.files.get(path).map(|bytes| bytes.as_slice().into()).ok_or(ReadError::Missing)
    }
}

/// Text as TOML has it between quotation marks.
fn quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for c in text.chars() {
        match c {
            '\\' | '"' => quoted.extend(['\\', c]),
            _ if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            _ => quoted.push(c),
        }
    }
    quoted + "\""
}

/// A key as TOML has it: quoted where it is more than one word.
fn key(key: &str) -> String {
    let is_bare = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    if is_bare { key.to_owned() } else { quoted(key) }
}

/// Words in one line of Markdown, every sign of which stands for itself.
fn markdown(words: &str) -> String {
    let mut written = String::new();
    for word in words.split_whitespace() {
        if !written.is_empty() {
            written.push(' ');
        }
        for c in word.chars() {
            if c.is_ascii_punctuation() {
                written.push('\\');
            }
            written.push(c);
        }
    }
    written
}

#[cfg(test)]
mod tests;
