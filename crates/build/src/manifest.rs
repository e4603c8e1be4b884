//! `manifest.json`: for every document its source, inputs, outputs and problems.

mod schema;

pub use self::schema::schema;

use crate::output::{OutputFolder, is_below};
use crate::partition::Partition;
use crate::records::{Record, Records, Standing};
use serde::{Deserialize, Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

/// The name of the manifest in the output folder.
pub const MANIFEST: &str = "manifest.json";

/// The version of this boardpaper.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What was built, sorted by source.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest<Documents = Vec<Entry>> {
    /// The version of boardpaper that built it.
    pub boardpaper: String,
    /// Which part of the documents of a workspace these are; none if they are all.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub partition: Option<Partition>,
    /// Files that many documents are made of, listed once: those of each house, and those of the workspace, as they
    /// were when the documents were built.
    #[serde(default)]
    pub shared_inputs: BTreeMap<String, Vec<Input>>,
    /// The documents.
    pub documents: Documents,
}

/// The documents of records that are there, each an entry as it is written: all entries at once would take as much
/// memory as the records themselves.
pub(crate) struct Known<'r>(&'r Records);

impl Known<'_> {
    fn entries(&self) -> impl Iterator<Item = Entry> {
        let documents = self.0.documents.values().filter(|record| record.state != Standing::Gone);
        documents.map(|record| Entry::of(record))
    }
}

impl Serialize for Known<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.entries())
    }
}

/// Why there is no manifest to go by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoManifest {
    /// There is no such file.
    Missing,
    /// The machine did not give it, in the machine's words.
    Unreadable(String),
    /// What stands there is no manifest, and how one sees that.
    Broken(String),
}

/// One document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// The path of its source in the workspace.
    pub source: String,
    /// The files that it was made of.
    pub inputs: Vec<Input>,
    /// Further files that it was made of, by their names in `shared_inputs`.
    #[serde(default)]
    pub shared_inputs: Vec<String>,
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
    /// `pdf`, `html` or `typst`.
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

impl<'r> Manifest<Known<'r>> {
    /// The manifest of what is known, of all documents or of a part of them. Where others are known too, they are no
    /// part.
    pub(crate) fn of(records: &'r Records, part: Option<Partition>) -> Self {
        let used: BTreeSet<&String> = records.documents.values().flat_map(|record| &record.groups).collect();
        let groups = records.groups.iter().filter(|(name, _)| used.contains(name));
        Self {
            boardpaper: VERSION.to_owned(),
            partition: part.filter(|part| records.documents.keys().all(|source| part.has(source))),
            shared_inputs: groups.map(|(name, inputs)| (name.clone(), inputs.to_vec())).collect(),
            documents: Known(records),
        }
    }
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

    /// The manifest as it was written, with whatever stands in it.
    ///
    /// # Errors
    /// Why there is none to go by.
    pub fn open(folder: &OutputFolder) -> Result<Self, NoManifest> {
        let written = folder.read(MANIFEST).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => NoManifest::Missing,
            _ => NoManifest::Unreadable(error.to_string()),
        })?;
        serde_json::from_slice(&written).map_err(|error| NoManifest::Broken(error.to_string()))
    }

    /// The entry of a source.
    pub fn entry(&self, source: &str) -> Option<&Entry> {
        self.documents.iter().find(|entry| entry.source == source)
    }
}

impl<Documents: Serialize> Manifest<Documents> {
    /// Writes the manifest.
    ///
    /// # Errors
    /// What the machine says.
    pub fn put(&self, folder: &OutputFolder) -> io::Result<()> {
        folder.put_long(MANIFEST, &|to| {
            serde_json::to_writer_pretty(&mut *to, self)?;
            to.write_all(b"\n")
        })
    }
}

impl Entry {
    fn of(record: &Record) -> Self {
        Self {
            source: record.source.clone(),
            inputs: record.inputs(),
            shared_inputs: record.groups.clone(),
            outputs: record.outputs.iter().map(|kept| kept.output.clone()).collect(),
            problems: record.told.problems(),
        }
    }
}

/// The SHA-256 of some bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
