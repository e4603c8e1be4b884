//! What is known of earlier builds: of every document what it was made of, what it was made into and what was said.
//!
//! The records lie beside the outputs. While a build runs, a line is added for each document that is done, so that
//! a build that was killed has lost nothing; at its end they are written anew, whole. A later line has the last word,
//! and a line that cannot be read counts as not there.

use crate::documents::Facts;
use crate::houses::{HouseUse, Houses, group_of};
use crate::key::Key;
use crate::manifest::{Entry, Input, Manifest, Output};
use crate::output::{OutputFolder, is_below};
use crate::seen::Read;
use crate::told::Told;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Where the records lie, below the output folder.
pub(crate) const RECORDS: &str = ".boardpaper/records.jsonl";

/// The form of the records; others are not read.
const FORM: u32 = 2;

/// Everything that is known.
#[derive(Debug, Default)]
pub(crate) struct Records {
    pub(crate) documents: BTreeMap<String, Arc<Record>>,
    /// Houses by their names as they were last.
    pub(crate) houses: BTreeMap<String, Arc<HouseRecord>>,
    /// What documents used of their houses, by the names of the groups of these files.
    pub(crate) uses: BTreeMap<String, Arc<HouseUse>>,
    /// Files that several documents are made of, by the names of the groups.
    pub(crate) groups: BTreeMap<String, Arc<[Input]>>,
    pub(crate) files: BTreeMap<String, Facts>,
    /// Whether the records were read from their own file, to which more can be added.
    pub(crate) are_own: bool,
    /// Whether an earlier build wrote the manifest, so that the file is ours whatever it holds now.
    pub(crate) has_manifest: bool,
}

/// A document as it was made last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Record {
    /// The path of its source.
    pub(crate) source: String,
    /// What became of it.
    pub(crate) state: Standing,
    /// What all documents of its build were made with.
    pub(crate) made_with: MadeWith,
    /// The name of its house, and the hash of what it used of it; none where the house could not be used.
    pub(crate) house: Option<(String, Key)>,
    /// The files that were read for it.
    pub(crate) reads: Vec<Read>,
    /// The paths that it links to, and whether there was a document.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub(crate) links: Vec<(String, bool)>,
    /// Groups of files that it was made of too.
    pub(crate) groups: Vec<String>,
    /// What it was made into.
    pub(crate) outputs: Vec<Kept>,
    /// What was made of it otherwise and may be there still: by a build that was killed, or one that could not remove
    /// it.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub(crate) leftovers: Vec<Kept>,
    /// What was said of it.
    #[serde(skip_serializing_if = "Told::is_empty", default)]
    pub(crate) told: Told,
}

/// What became of a document when it was made last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Standing {
    /// It was built.
    Built,
    /// It had an error.
    Faulty,
    /// Its outputs are of an earlier state: the machine failed, or they are kept until its fault is mended.
    Behind,
    /// Its source is gone, and what was made of it could not be removed.
    Gone,
}

/// What all documents of a build are made with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct MadeWith {
    /// The program.
    pub(crate) program: Key,
    /// The settings of the workspace.
    pub(crate) settings: Key,
    /// The fonts of the workspace, and of the machine where they are used.
    pub(crate) fonts: Key,
}

/// An output, with the hash by which it is known again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kept {
    #[serde(flatten)]
    pub(crate) output: Output,
    /// Whether it is HTML that leads to the PDF beside it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) leads_to_pdf: bool,
    pub(crate) key: Key,
}

/// A house as it was used last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct HouseRecord {
    pub(crate) name: String,
    /// It and the houses below it.
    pub(crate) layers: Vec<String>,
    /// Its files by path.
    pub(crate) files: BTreeMap<String, Key>,
    /// What was said of it.
    #[serde(skip_serializing_if = "Told::is_empty", default)]
    pub(crate) told: Told,
}

/// One line of the file, to be written.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Line<'a> {
    Form(u32),
    /// There is a manifest of all that follows.
    Manifest,
    Document(&'a Record),
    /// What a document is about to be made into.
    Planned {
        source: &'a str,
        outputs: &'a [Kept],
    },
    House(&'a HouseRecord),
    Group {
        name: &'a str,
        inputs: &'a [Input],
    },
    Use {
        group: &'a str,
        used: &'a HouseUse,
    },
    File {
        path: &'a str,
        facts: &'a Facts,
    },
}

/// The same, read.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum LineRead {
    Form(u32),
    Manifest,
    Document(Record),
    Planned { source: String, outputs: Vec<Kept> },
    House(HouseRecord),
    Group { name: String, inputs: Vec<Input> },
    Use { group: String, used: HouseUse },
    File { path: String, facts: Facts },
}

impl Records {
    /// The records of earlier builds. Where there are none, what the manifest says was built.
    pub(crate) fn read(out: &OutputFolder) -> Self {
        let written = out.read(RECORDS).unwrap_or_default();
        let mut lines = written.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        let form = lines.next().and_then(|line| serde_json::from_slice(line).ok());
        if !matches!(form, Some(LineRead::Form(FORM))) {
            return Self::from_manifest(out);
        }
        let mut records = Self { are_own: true, ..Self::default() };
        let mut are_whole = true;
        for line in lines {
            match serde_json::from_slice(line) {
                Ok(line) => records.take(line),
                Err(_) => are_whole = false,
            }
        }
        if !are_whole {
            let known = Self::from_manifest(out).documents;
            records.documents = known.into_iter().chain(records.documents).collect();
        }
        records
    }

    fn take(&mut self, line: LineRead) {
        match line {
            LineRead::Form(_) => {}
            LineRead::Manifest => self.has_manifest = true,
            LineRead::Document(mut record) => {
                // An output outside the folder was written there by something else, and is left out.
                record.outputs.retain(Kept::is_below);
                record.leftovers.retain(Kept::is_below);
                if let Some(old) = self.documents.remove(&record.source) {
                    record.follow(&old);
                }
                self.documents.insert(record.source.clone(), Arc::new(record));
            }
            LineRead::Planned { source, mut outputs } => {
                outputs.retain(Kept::is_below);
                let known = self.documents.remove(&source);
                let mut record = known.map_or_else(|| Record::unknown(source.clone()), Arc::unwrap_or_clone);
                record.leftovers.extend(outputs);
                self.documents.insert(source, Arc::new(record));
            }
            LineRead::House(house) => {
                self.houses.insert(house.name.clone(), Arc::new(house));
            }
            LineRead::Group { name, inputs } => {
                self.groups.insert(name, inputs.into());
            }
            LineRead::Use { group, used } => {
                self.uses.insert(group, Arc::new(used));
            }
            LineRead::File { path, facts } => {
                self.files.insert(path, facts);
            }
        }
    }

    /// What another version built, or one whose records were lost: enough to remove it, and to build it anew.
    fn from_manifest(out: &OutputFolder) -> Self {
        let mut records = Self { has_manifest: Manifest::open(out).is_ok(), ..Self::default() };
        for entry in Manifest::read(out).documents {
            records.documents.insert(entry.source.clone(), Arc::new(Record::from_entry(entry)));
        }
        records
    }

    /// The paths of what earlier builds wrote; what else is there is theirs only if it is what they would have written.
    pub(crate) fn outputs(&self) -> BTreeSet<&str> {
        let outputs = self.documents.values().flat_map(|record| &record.outputs);
        outputs.map(|kept| kept.output.path.as_str()).collect()
    }

    /// All that earlier builds wrote, or may have written: by path, what a file can be by its SHA-256.
    pub(crate) fn written(&self) -> BTreeMap<String, Vec<&str>> {
        written(self.documents.values().flat_map(|record| record.written()))
    }

    /// What a document used of its house, if none of it is another now.
    pub(crate) fn use_as_it_was(&self, record: &Record, houses: &Houses) -> Option<&HouseUse> {
        let (house, key) = record.house.as_ref()?;
        let used = self.uses.get(&group_of(house, *key))?;
        (houses.get(house)?.key_of(&used.files) == *key).then_some(used)
    }

    /// Keeps what is known of houses that were made ready, and of files that all documents of a build are made of.
    pub(crate) fn keep_houses(&mut self, houses: &Houses, common: &(String, Arc<[Input]>)) {
        for ready in houses.ready() {
            self.houses.insert(ready.record.name.clone(), Arc::clone(&ready.record));
            for (group, used) in ready.uses() {
                self.groups.insert(group.clone(), ready.inputs_of(&used.files));
                self.uses.insert(group, used);
            }
        }
        self.groups.entry(common.0.clone()).or_insert_with(|| Arc::clone(&common.1));
    }

    /// Writes all records anew, but for groups that no document is made of any more.
    pub(crate) fn put(&self, out: &OutputFolder) -> io::Result<()> {
        let used: BTreeSet<&String> = self.documents.values().flat_map(|record| &record.groups).collect();
        out.put_long(RECORDS, &|to| {
            let groups = self.groups.iter().filter(|(name, _)| used.contains(name));
            let groups = groups.map(|(name, inputs)| Line::Group { name, inputs });
            let uses = self.uses.iter().filter(|(group, _)| used.contains(group));
            let uses = uses.map(|(group, used)| Line::Use { group, used });
            let houses = self.houses.values().map(|house| Line::House(house));
            let files = self.files.iter().map(|(path, facts)| Line::File { path, facts });
            let documents = self.documents.values().map(|record| Line::Document(record));
            let manifest = self.has_manifest.then_some(Line::Manifest);
            let mut lines = [Line::Form(FORM)]
                .into_iter()
                .chain(manifest)
                .chain(groups)
                .chain(uses)
                .chain(houses)
                .chain(files)
                .chain(documents);
            lines.try_for_each(|line| append(to, &line))
        })
    }
}

impl Record {
    /// A document of which nothing is known.
    pub(crate) fn unknown(source: String) -> Self {
        let nothing = Key::of(b"");
        Self {
            source,
            state: Standing::Behind,
            made_with: MadeWith { program: nothing, settings: nothing, fonts: nothing },
            house: None,
            reads: Vec::new(),
            links: Vec::new(),
            groups: Vec::new(),
            outputs: Vec::new(),
            leftovers: Vec::new(),
            told: Told::default(),
        }
    }

    /// A document of which nothing is known but its entry in a manifest.
    pub(crate) fn from_entry(entry: Entry) -> Self {
        let key = Key::of(b"");
        let outputs =
            entry.outputs.into_iter().map(|output| Kept { output, leads_to_pdf: false, key }).collect();
        Self { outputs, ..Self::unknown(entry.source) }
    }

    /// A document whose source is gone.
    pub(crate) fn gone(source: &str) -> Self {
        Self { state: Standing::Gone, ..Self::unknown(source.to_owned()) }
    }

    /// Whether it was made into the file of that path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.outputs.iter().any(|kept| kept.output.path == path)
    }

    /// All that was made of it, as far as is known.
    pub(crate) fn written(&self) -> impl Iterator<Item = &Kept> {
        self.outputs.iter().chain(&self.leftovers)
    }

    /// Whether it was made of the same as another time, what it used of its house aside.
    pub(crate) fn is_made_like(&self, other: &Self) -> bool {
        self.reads == other.reads && self.links == other.links && self.made_with == other.made_with
    }

    /// Takes over what is known of the document from before it was made: outputs in other formats are kept where they
    /// are as true as these; else they are left over.
    fn follow(&mut self, old: &Self) {
        let is_new = |kept: &&Kept| !self.has(&kept.output.path);
        let outputs: Vec<Kept> = old.outputs.iter().filter(is_new).cloned().collect();
        let leftovers: Vec<Kept> = old.leftovers.iter().filter(is_new).cloned().collect();
        let are_true = self.state == Standing::Built
            && old.state == Standing::Built
            && self.house == old.house
            && self.is_made_like(old);
        if are_true { &mut self.outputs } else { &mut self.leftovers }.extend(outputs);
        self.leftovers.extend(leftovers);
    }

    /// The files that it was made of besides those of its groups.
    pub(crate) fn inputs(&self) -> Vec<Input> {
        let read = self.reads.iter();
        read.filter_map(|read| Some(Input { path: read.path.clone(), sha256: read.sha256.clone()? }))
            .collect()
    }
}

/// Files by path, each with the SHA-256s that it can have.
pub(crate) fn written<'k>(kept: impl Iterator<Item = &'k Kept>) -> BTreeMap<String, Vec<&'k str>> {
    let mut written: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for Kept { output, .. } in kept {
        written.entry(output.path.clone()).or_default().push(&output.sha256);
    }
    written
}

impl Kept {
    fn is_below(&self) -> bool {
        is_below(Path::new(&self.output.path))
    }
}

fn append(to: &mut dyn Write, line: &Line<'_>) -> io::Result<()> {
    serde_json::to_writer(&mut *to, line)?;
    to.write_all(b"\n")
}

/// Adds to the records while a build runs.
pub(crate) struct Journal {
    file: Mutex<Option<File>>,
    out: OutputFolder,
}

impl Journal {
    /// Opens the records to add to. Where they cannot be, less is known after a build that is killed, and nothing
    /// else is lost: what is wrong with the folder is told where outputs are put.
    pub(crate) fn open(out: &OutputFolder) -> Self {
        let journal = Self { file: Mutex::new(out.append(RECORDS).ok()), out: out.clone() };
        if out.read(RECORDS).is_ok_and(|written| written.is_empty()) {
            journal.add(&Line::Form(FORM));
        } else {
            // What a build that was killed left unfinished ends here.
            journal.write(b"\n");
        }
        journal
    }

    /// Adds what a document is about to be made into, so that a build which is killed between two files has written
    /// none that nobody knows.
    pub(crate) fn planned(&self, source: &str, outputs: &[Kept]) {
        self.add(&Line::Planned { source, outputs });
    }

    /// Adds a document that is done.
    pub(crate) fn document(&self, record: &Record) {
        self.add(&Line::Document(record));
    }

    /// Adds a house that was made ready.
    pub(crate) fn house(&self, house: &HouseRecord) {
        self.add(&Line::House(house));
    }

    /// Adds what documents used of their house, and these files.
    pub(crate) fn house_use(&self, group: &str, used: &HouseUse, inputs: &[Input]) {
        self.group(group, inputs);
        self.add(&Line::Use { group, used });
    }

    /// Adds files that several documents are made of.
    pub(crate) fn group(&self, name: &str, inputs: &[Input]) {
        self.add(&Line::Group { name, inputs });
    }

    fn add(&self, line: &Line<'_>) {
        let mut written = Vec::new();
        if append(&mut written, line).is_ok() {
            self.write(&written);
        }
    }

    fn write(&self, bytes: &[u8]) {
        let mut journal = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let _passing = self.out.gate().pass();
        // A full disk is told of by the outputs that do not fit on it either.
        if let Some(file) = &mut *journal
            && file.write_all(bytes).is_err()
        {
            *journal = None;
        }
    }
}
