//! Checking that what was built is there still, byte for byte.

use crate::disk::Workspace;
use crate::manifest::{MANIFEST, Manifest, NoManifest, sha256};
use crate::output::{OWN, OutputFolder};
use crate::workers::in_parallel;
use boardpaper_data::files::{Files, HouseFiles, ReadError};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

/// What an output folder came to, held against its manifest.
#[derive(Debug)]
pub struct Verified {
    /// The outputs that the manifest lists, in its order.
    pub outputs: Vec<OutputNow>,
    /// Files of the workspace that documents were built from, and that are others now, sorted by path.
    pub inputs: Vec<InputNow>,
    /// Files in the output folder that the manifest does not list, sorted.
    pub unlisted: Vec<String>,
}

/// An output as it is now.
#[derive(Debug)]
pub struct OutputNow {
    /// Its path below the output folder.
    pub path: String,
    /// The path of the document that it was built from.
    pub source: String,
    /// The SHA-256 that the manifest gives it.
    pub sha256: String,
    /// What became of it.
    pub state: OutputState,
}

/// What became of an output since it was built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutputState {
    /// Nothing.
    AsBuilt,
    /// It has other bytes, with this SHA-256.
    Changed(String),
    /// It is not there.
    Gone,
    /// Nobody knows: the machine did not give it, in the machine's words.
    Unreadable(String),
}

/// A file that documents were built from, and that is another now.
#[derive(Debug)]
pub struct InputNow {
    /// Its path in the workspace.
    pub path: String,
    /// What became of it.
    pub state: InputState,
    /// The documents that were built from what it was, by their sources.
    pub documents: Vec<String>,
}

/// What became of a file since documents were built from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputState {
    /// It has other bytes.
    Changed,
    /// It is not there.
    Gone,
    /// Nobody knows: the machine did not give it, in the machine's words.
    Unreadable(String),
}

/// Reads all that a manifest lists, and says what is not as it was; of inputs too, where the workspace is there.
///
/// # Errors
/// Why there is no manifest to go by.
pub fn verify(
    out: &OutputFolder,
    workspace: Option<&Workspace>,
    jobs: usize,
) -> Result<Verified, NoManifest> {
    let manifest = Manifest::open(out)?;
    let entries = manifest.documents.iter();
    let outputs: Vec<_> =
        entries.flat_map(|entry| entry.outputs.iter().map(move |output| (entry, output))).collect();
    let states =
        in_parallel(&outputs, jobs, |(_, output)| state_of(&output.path, &output.sha256, out), |_, _| {});
    let listed: BTreeSet<&str> = outputs.iter().map(|(_, output)| output.path.as_str()).collect();
    let is_own = |path: &str| path == MANIFEST || Path::new(path).starts_with(OWN);
    let unlisted = out.files().into_iter().filter(|path| !listed.contains(path.as_str()) && !is_own(path));
    Ok(Verified {
        inputs: workspace.map(|workspace| changed_inputs(&manifest, workspace, jobs)).unwrap_or_default(),
        unlisted: unlisted.collect(),
        outputs: outputs
            .iter()
            .zip(states)
            .map(|((entry, output), state)| OutputNow {
                path: output.path.clone(),
                source: entry.source.clone(),
                sha256: output.sha256.clone(),
                state,
            })
            .collect(),
    })
}

/// What became of an output that had this SHA-256.
pub(crate) fn state_of(path: &str, expected: &str, out: &OutputFolder) -> OutputState {
    match out.read(path) {
        Ok(bytes) => match sha256(&bytes) {
            found if found == expected => OutputState::AsBuilt,
            found => OutputState::Changed(found),
        },
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            OutputState::Gone
        }
        Err(error) => OutputState::Unreadable(error.to_string()),
    }
}

/// The files that documents with outputs were built from, and that are others now.
fn changed_inputs(manifest: &Manifest, workspace: &Workspace, jobs: usize) -> Vec<InputNow> {
    let mut used: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for entry in manifest.documents.iter().filter(|entry| !entry.outputs.is_empty()) {
        let shared = entry.shared_inputs.iter().filter_map(|name| manifest.shared_inputs.get(name));
        // Fonts of the machine are no files of the workspace.
        let inputs = entry.inputs.iter().chain(shared.flatten());
        for input in inputs.filter(|input| !Path::new(&input.path).is_absolute()) {
            used.entry(&input.path).or_default().push((&input.sha256, &entry.source));
        }
    }
    let used: Vec<_> = used.into_iter().collect();
    let found = in_parallel(&used, jobs, |(path, _)| hash_of(path, workspace), |_, _| {});
    let mut changed = Vec::new();
    for ((path, users), found) in used.into_iter().zip(found) {
        let state = match &found {
            Ok(_) => InputState::Changed,
            Err(ReadError::Missing) => InputState::Gone,
            Err(error) => InputState::Unreadable(error.to_string()),
        };
        let now = found.ok();
        let others = users.into_iter().filter(|(then, _)| Some(*then) != now.as_deref());
        let documents: Vec<String> = others.map(|(_, source)| source.to_owned()).collect();
        if !documents.is_empty() {
            changed.push(InputNow { path: path.to_owned(), state, documents });
        }
    }
    changed
}

/// The SHA-256 of a file as a build would find it; a house that boardpaper brings lies in no folder.
fn hash_of(path: &str, workspace: &Workspace) -> Result<String, ReadError> {
    let of_house = path.strip_prefix("templates/").and_then(|below| below.split_once('/'));
    match of_house {
        Some((house, file)) => match HouseFiles::read(workspace, house, file)? {
            Some(file) => Ok(sha256(&file.bytes)),
            None => Err(ReadError::Missing),
        },
        None => Ok(sha256(&Files::read(workspace, path)?)),
    }
}
