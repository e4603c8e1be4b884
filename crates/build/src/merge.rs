//! Joining the parts of a workspace that were built apart, into one output folder as one build would have left it.
//! Everything is looked at first, and nothing is written unless all of it fits.

mod fits;

use crate::manifest::{Entry, MANIFEST, Manifest, NoManifest, Output, VERSION, sha256};
use crate::output::{OutputFolder, Removal};
use crate::records::{Journal, RECORDS, Record, Records};
use crate::verify::{OutputState, state_of};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// What was merged.
#[derive(Debug, Default)]
pub struct Merged {
    /// How many documents were built.
    pub built: usize,
    /// The documents that have errors, by their sources: nothing was built of them.
    pub faulty: Vec<String>,
    /// Files of earlier builds that were removed.
    pub removed: Vec<String>,
    /// Files of earlier builds that are stale and stay, since somebody changed them.
    pub left: Vec<String>,
}

/// Why parts were not merged.
#[derive(Debug)]
pub enum NotMerged {
    /// They do not fit together; nothing was written.
    Refused(Vec<Refusal>),
    /// A file cannot be read or written: its path, and the machine's words.
    Machine(String, io::Error),
}

/// One reason why parts do not fit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// Whether what a build wrote was damaged since; else other parts are asked for.
    pub is_damage: bool,
}

/// A folder into which a part was built.
struct Part<'a> {
    name: String,
    folder: &'a OutputFolder,
    manifest: Manifest,
    records: Records,
}

/// Merges parts into a folder. `waiting` is called if a build there has to end first.
///
/// # Errors
/// All reasons why the parts do not fit, or the first failure of the machine.
pub fn merge(
    folders: &[OutputFolder],
    out: &OutputFolder,
    waiting: impl FnMut(),
) -> Result<Merged, NotMerged> {
    let mut refusals = Vec::new();
    let mut parts = Vec::new();
    for folder in folders {
        let name = folder.root().components().collect::<PathBuf>().display().to_string();
        if is_same(folder, out) {
            refusals.push(Refusal::of(
                format!("`{name}` is a part, and the folder to merge into"),
                "name another folder with --out",
            ));
        }
        match Manifest::open(folder) {
            Ok(manifest) => {
                parts.push(Part { name, folder, manifest, records: Records::read(folder) });
            }
            Err(error) => refusals.push(fits::no_part(&name, &error)?),
        }
    }
    if refusals.is_empty() {
        refusals = fits::refusals(&parts)?;
    }
    if !refusals.is_empty() {
        return Err(NotMerged::Refused(refusals));
    }
    let _lock = out.lock(waiting).map_err(|error| failed(out, "", error))?;
    let refusals = in_the_way(&parts, out);
    if !refusals.is_empty() {
        return Err(NotMerged::Refused(refusals));
    }
    let merged = put(&parts, out)?;
    out.settle().map_err(|error| failed(out, "", error))?;
    Ok(merged)
}

/// Files that stand where the parts go and that boardpaper did not write.
fn in_the_way(parts: &[Part<'_>], out: &OutputFolder) -> Vec<Refusal> {
    let before = Records::read(out);
    let (ours, written) = (before.outputs(), before.written());
    let is_foreign = |output: &&Output| {
        let known = written.get(&output.path).into_iter().flatten().copied();
        let known: Vec<&str> = known.chain([output.sha256.as_str()]).collect();
        !ours.contains(output.path.as_str())
            && matches!(state_of(&output.path, "", out), OutputState::Changed(_))
            && !out.is_one_of(&output.path, &known)
    };
    let outputs = parts.iter().flat_map(Part::outputs).filter(is_foreign).map(|output| output.path.as_str());
    let manifest = !before.has_manifest
        && matches!(Manifest::open(out), Err(NoManifest::Broken(_) | NoManifest::Unreadable(_)));
    let foreign = outputs.chain(manifest.then_some(MANIFEST));
    foreign
        .map(|path| {
            Refusal::of(
                format!(
                    "there is a file `{path}` in {} already, and boardpaper did not write it",
                    out.root().display()
                ),
                "move it elsewhere if somebody needs it, or delete it; then merge again",
            )
        })
        .collect()
}

/// Writes the parts, which fit, into a folder, and removes what earlier builds wrote there of other documents.
fn put(parts: &[Part<'_>], out: &OutputFolder) -> Result<Merged, NotMerged> {
    let before = Records::read(out);
    let written_before = before.written();
    let ours = before.outputs();
    let (manifest, records) = joined(parts);
    // Whoever comes after a merge that was killed knows what it wrote.
    if !before.are_own && !before.documents.is_empty() {
        before.put(out).map_err(|error| failed(out, RECORDS, error))?;
    }
    let journal = Journal::open(out);
    records.documents.values().for_each(|record| journal.planned(&record.source, &record.outputs));
    let mut written = BTreeSet::new();
    for part in parts {
        for output in part.outputs() {
            let bytes = part.folder.read(&output.path).map_err(|error| part.failed(&output.path, error))?;
            if sha256(&bytes) != output.sha256 {
                let error = io::Error::other("it changed while the parts were merged");
                return Err(part.failed(&output.path, error));
            }
            let put = if ours.contains(output.path.as_str()) {
                out.put(&output.path, &bytes)
            } else {
                out.put_new(&output.path, &bytes)
            };
            put.map_err(|error| failed(out, &output.path, error))?;
            written.insert(&output.path);
        }
    }
    let mut merged = Merged::default();
    for (path, known) in written_before.iter().filter(|(path, _)| !written.contains(path)) {
        match out.remove_if(path, known).map_err(|error| failed(out, path, error))? {
            Removal::Removed => merged.removed.push(path.clone()),
            Removal::NotThere => {}
            Removal::Left => merged.left.push(path.clone()),
        }
    }
    manifest.put(out).map_err(|error| failed(out, MANIFEST, error))?;
    records.put(out).map_err(|error| failed(out, RECORDS, error))?;
    let has_error = |entry: &Entry| entry.problems.iter().any(|problem| problem.severity == "error");
    let (faulty, built): (Vec<_>, Vec<_>) = manifest.documents.into_iter().partition(has_error);
    merged.built = built.len();
    merged.faulty = faulty.into_iter().map(|entry| entry.source).collect();
    Ok(merged)
}

/// The manifest and the records that one build of all parts would have left.
fn joined(parts: &[Part<'_>]) -> (Manifest, Records) {
    let mut manifest: Manifest = Manifest { boardpaper: VERSION.to_owned(), ..Manifest::default() };
    let mut records = Records { has_manifest: true, ..Records::default() };
    for part in parts {
        for entry in &part.manifest.documents {
            let known = part.records.documents.get(&entry.source);
            // A build that was killed knows more than its manifest says.
            let known =
                known.filter(|record| record.outputs.iter().map(|kept| &kept.output).eq(&entry.outputs));
            let record = known.cloned().unwrap_or_else(|| Arc::new(Record::from_entry(entry.clone())));
            records.documents.insert(entry.source.clone(), record);
        }
        let Part { manifest: of_part, records: known, .. } = part;
        records.houses.extend(known.houses.iter().map(|(name, house)| (name.clone(), Arc::clone(house))));
        records.groups.extend(known.groups.iter().map(|(name, inputs)| (name.clone(), Arc::clone(inputs))));
        records.uses.extend(known.uses.iter().map(|(group, used)| (group.clone(), Arc::clone(used))));
        records.files.extend(known.files.iter().map(|(path, facts)| (path.clone(), facts.clone())));
        manifest.shared_inputs.extend(of_part.shared_inputs.clone());
        manifest.documents.extend(of_part.documents.iter().cloned());
    }
    manifest.documents.sort_by(|a, b| a.source.cmp(&b.source));
    (manifest, records)
}

impl Refusal {
    /// Parts that are not those that are asked for.
    fn of(message: String, hint: impl Into<String>) -> Self {
        Self { message, hint: hint.into(), is_damage: false }
    }
}

impl Part<'_> {
    /// The outputs that its manifest lists.
    fn outputs(&self) -> impl Iterator<Item = &Output> {
        self.manifest.documents.iter().flat_map(|entry| &entry.outputs)
    }

    fn failed(&self, path: &str, error: io::Error) -> NotMerged {
        failed(self.folder, path, error)
    }
}

fn failed(folder: &OutputFolder, path: &str, error: io::Error) -> NotMerged {
    NotMerged::Machine(folder.root().join(path).display().to_string(), error)
}

/// Whether two folders are one, by whatever links they are named.
fn is_same(one: &OutputFolder, other: &OutputFolder) -> bool {
    match (fs::canonicalize(one.root()), fs::canonicalize(other.root())) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
