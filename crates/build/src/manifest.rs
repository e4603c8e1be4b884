//! `manifest.json`: for every document its source, inputs, outputs and problems.

use crate::output::{OutputFolder, is_below};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;

/// The name of the manifest in the output folder.
pub const MANIFEST: &str = "manifest.json";

/// What was built, sorted by source.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of boardpaper that built it.
    pub boardpaper: String,
    /// The documents.
    pub documents: Vec<Entry>,
}

/// One document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The path of its source in the workspace.
    pub source: String,
    /// The files that it was made of.
    pub inputs: Vec<Input>,
    /// The files that it was made into.
    pub outputs: Vec<Output>,
    /// What was said of it.
    pub problems: Vec<Problem>,
}

/// A file that a document was made of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Input {
    /// Its path in the workspace; a shipped house's file stands below `templates/` too.
    pub path: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// A file that a document was made into.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Output {
    /// Its path below the output folder.
    pub path: String,
    /// `pdf` or `typst`.
    pub format: String,
    /// Its size in bytes.
    pub bytes: usize,
    /// How many pages it has, if it has pages.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub pages: Option<usize>,
    /// The standards that it keeps, as `boardpaper.toml` spells them.
    pub standards: Vec<String>,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// A message about a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    /// The rule.
    pub rule: String,
    /// `error` or `warning`.
    pub severity: String,
    /// What is wrong.
    pub message: String,
    /// The file, relative to the workspace.
    pub file: String,
    /// The line, from 1; none if it is about the whole file.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub line: Option<usize>,
    /// The column in characters, from 1.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub column: Option<usize>,
    /// Further places where the same is wrong.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub places: Vec<Place>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The file, relative to the workspace.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl Manifest {
    /// The manifest of an earlier build; an empty one if there is none that can be read.
    /// An output outside the folder was written there by something else, and is left out.
    pub fn read(folder: &OutputFolder) -> Self {
        let written = folder.read(MANIFEST).ok();
        let mut manifest: Self =
            written.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        for entry in &mut manifest.documents {
            entry.outputs.retain(|output| is_below(Path::new(&output.path)));
        }
        manifest
    }

    /// Writes the manifest.
    ///
    /// # Errors
    /// What the machine says.
    pub fn put(&self, folder: &OutputFolder) -> io::Result<()> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        folder.put(MANIFEST, text.as_bytes())
    }

    /// The entry of a source.
    pub fn entry(&self, source: &str) -> Option<&Entry> {
        self.documents.iter().find(|entry| entry.source == source)
    }
}

/// The SHA-256 of some bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
