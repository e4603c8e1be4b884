//! Whether parts fit together: all of one whole, none twice, built by one program from the same files, and unharmed.

use super::{NotMerged, Part, Refusal};
use crate::disk::SETTINGS;
use crate::key::Key;
use crate::manifest::{NoManifest, VERSION};
use crate::partition::Partition;
use crate::records::{HouseRecord, Record, Standing};
use crate::verify::{OutputState, state_of};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// All reasons why parts do not fit; each question makes sense once those before it are answered.
pub(super) fn refusals(parts: &[Part<'_>]) -> Result<Vec<Refusal>, NotMerged> {
    let mut refusals = other_versions(parts);
    refusals.extend(missing_parts(parts));
    if refusals.is_empty() {
        refusals.extend(twice(parts));
        refusals.extend(other_workspaces(parts));
        for part in parts {
            refusals.extend(part.damage()?);
        }
    }
    Ok(refusals)
}

impl Part<'_> {
    /// Outputs that are not as the part was built.
    fn damage(&self) -> Result<Vec<Refusal>, NotMerged> {
        let mut refusals = Vec::new();
        for output in self.outputs() {
            match state_of(&output.path, &output.sha256, self.folder) {
                OutputState::AsBuilt => {}
                OutputState::Changed(_) => refusals.push(self.changed(&output.path)),
                OutputState::Gone => refusals.push(Refusal {
                    message: format!(
                        "`{}/{}` is not there, though the manifest lists it",
                        self.name, output.path
                    ),
                    hint: "copy the whole folder from the machine that built it, or build the part again"
                        .to_owned(),
                    is_damage: true,
                }),
                OutputState::Unreadable(why) => {
                    return Err(self.failed(&output.path, io::Error::other(why)));
                }
            }
        }
        Ok(refusals)
    }

    fn changed(&self, path: &str) -> Refusal {
        Refusal {
            message: format!(
                "`{}/{path}` is not as it was built: its SHA-256 is not that of the manifest",
                self.name
            ),
            hint: "copy it again from the machine that built it, or build the part again".to_owned(),
            is_damage: true,
        }
    }

    /// What its documents were made with, as far as that is known.
    fn made_with(&self, part: fn(&Record) -> Key) -> BTreeSet<[u8; 32]> {
        let listed = self.manifest.documents.iter();
        let known = listed.filter_map(|entry| self.records.documents.get(&entry.source));
        let known = known.filter(|record| record.state != Standing::Behind);
        known.filter_map(|record| part(record).as_bytes().try_into().ok()).collect()
    }
}

/// What is said of a folder that has no manifest to go by.
pub(super) fn no_part(name: &str, error: &NoManifest) -> Result<Refusal, NotMerged> {
    match error {
        NoManifest::Missing => Ok(Refusal::of(
            format!("`{name}` has no manifest"),
            "check the name; or the build of this part did not finish, and has to be run again",
        )),
        NoManifest::Broken(why) => Ok(Refusal {
            message: format!("`{name}/manifest.json` is no manifest: {why}"),
            hint: "copy it again from the machine that built it, or build the part again".to_owned(),
            is_damage: true,
        }),
        NoManifest::Unreadable(why) => {
            Err(NotMerged::Machine(format!("{name}/manifest.json"), io::Error::other(why.clone())))
        }
    }
}

/// Parts of other versions of boardpaper than this, or of another program of the same version.
fn other_versions(parts: &[Part<'_>]) -> Vec<Refusal> {
    let others = parts.iter().filter(|part| part.manifest.boardpaper != VERSION);
    let others: Vec<Refusal> = others
        .map(|part| {
            Refusal::of(
                format!(
                    "`{}` was built by boardpaper {}, and this is {VERSION}",
                    part.name, part.manifest.boardpaper
                ),
                "use one version of boardpaper on all machines, and build this part again",
            )
        })
        .collect();
    let differs = differing(parts, |part| part.made_with(|record| record.made_with.program));
    let same = differs.filter(|_| others.is_empty()).map(|(one, other)| {
        Refusal::of(
            format!("`{one}` and `{other}` were not built by the same boardpaper, though both say {VERSION}"),
            "install the same program on all machines, and build the parts again",
        )
    });
    others.into_iter().chain(same).collect()
}

/// Folders that are no parts, or parts of another whole; and parts that are missing, or there twice.
fn missing_parts(parts: &[Part<'_>]) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let mut known: BTreeMap<Partition, &str> = BTreeMap::new();
    for part in parts {
        let Some(partition) = part.manifest.partition else {
            refusals.push(Refusal::of(
                format!("`{}` is no part: it may hold documents of several", part.name),
                "build each part into a folder of its own, which `boardpaper clean` empties: `build --partition 2/8 --out part-2`",
            ));
            continue;
        };
        let first = known.keys().next().copied();
        if let Some(first) = first.filter(|first| first.of() != partition.of()) {
            refusals.push(Refusal::of(
                format!("`{}` is part {first}, and `{}` is part {partition}", known[&first], part.name),
                "name the parts of one whole",
            ));
        } else if let Some(other) = known.insert(partition, &part.name) {
            refusals.push(Refusal::of(
                format!("`{other}` and `{}` are both part {partition}", part.name),
                "name each part once",
            ));
        }
    }
    // Of folders that do not go together nobody knows what is missing.
    if refusals.is_empty()
        && let Some(first) = known.keys().next()
    {
        let missing: Vec<String> =
            first.all().filter(|part| !known.contains_key(part)).map(|part| part.to_string()).collect();
        match missing.as_slice() {
            [] => {}
            [one] => refusals.push(Refusal::of(
                format!("part {one} is missing"),
                format!("build it with `build --partition {one}`, and name its folder too"),
            )),
            several => refusals.push(Refusal::of(
                format!("the parts {} are missing", several.join(", ")),
                "build them with `build --partition`, and name their folders too",
            )),
        }
    }
    refusals
}

/// Documents, and outputs, that are in two parts.
fn twice(parts: &[Part<'_>]) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let (mut sources, mut outputs) = (BTreeMap::new(), BTreeMap::new());
    for part in parts {
        for entry in &part.manifest.documents {
            if let Some(other) = sources.insert(&entry.source, &part.name) {
                refusals.push(Refusal::of(
                    format!("`{}` is in `{other}` and in `{}`", entry.source, part.name),
                    "build both parts again, from the same files with the same boardpaper",
                ));
                continue;
            }
            for output in &entry.outputs {
                // Some disks take capitals for the same name.
                if let Some((other, path)) =
                    outputs.insert(output.path.to_lowercase(), (&entry.source, &output.path))
                    && other != &entry.source
                {
                    refusals.push(Refusal::of(
                        format!("`{other}` and `{}` were both built as `{path}`", entry.source),
                        "rename one of them, and build the parts again",
                    ));
                }
            }
        }
    }
    refusals
}

/// Files of the workspace that were not the same for all parts.
fn other_workspaces(parts: &[Part<'_>]) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let hint = "give all machines the same workspace, and build the parts again";
    let mut inputs: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for part in parts {
        let own = part.manifest.documents.iter().flat_map(|entry| &entry.inputs);
        // The settings may differ in a comment, and are compared below.
        for input in
            own.chain(part.manifest.shared_inputs.values().flatten()).filter(|input| input.path != SETTINGS)
        {
            let (sha256, other) = *inputs.entry(&input.path).or_insert((&input.sha256, &part.name));
            if sha256 != input.sha256 && told.insert(&input.path) {
                let message = if other == part.name {
                    format!("`{other}` was built from two states of `{}`", input.path)
                } else {
                    format!(
                        "`{other}` and `{}` were built from different states of `{}`",
                        part.name, input.path
                    )
                };
                refusals.push(Refusal::of(message, hint));
            }
        }
    }
    refusals.extend(other_houses(parts).into_iter().map(|message| Refusal::of(message, hint)));
    refusals.extend(other_files(parts, &told).into_iter().map(|message| Refusal::of(message, hint)));
    if let Some((one, other)) = differing(parts, |part| part.made_with(|record| record.made_with.settings)) {
        refusals.push(Refusal::of(
            format!("`{one}` and `{other}` were built with different settings in `{SETTINGS}`"),
            hint,
        ));
    }
    if let Some((one, other)) = differing(parts, |part| part.made_with(|record| record.made_with.fonts)) {
        refusals.push(Refusal::of(format!("`{one}` and `{other}` were built with different fonts"), hint));
    }
    refusals
}

/// Houses of which one part had files that another had not.
fn other_houses(parts: &[Part<'_>]) -> Vec<String> {
    let mut first: BTreeMap<&str, (&Part<'_>, &HouseRecord)> = BTreeMap::new();
    let mut differ = Vec::new();
    for part in parts {
        for (name, house) in &part.records.houses {
            let (other, before) = *first.entry(name).or_insert((part, house));
            let is_in = |files: &BTreeMap<String, Key>, path: &String| files.contains_key(path);
            let more = house.files.keys().find(|path| !is_in(&before.files, path));
            let less = before.files.keys().find(|path| !is_in(&house.files, path));
            differ.extend(more.or(less).map(|path| {
                format!(
                    "`{}` and `{}` were built with other files in the house `{name}`: `{path}`",
                    other.name, part.name
                )
            }));
        }
    }
    differ
}

/// Files that a document of one part looked for in vain and one of another found, and documents that were there for one
/// part alone.
fn other_files(parts: &[Part<'_>], told: &BTreeSet<&str>) -> Vec<String> {
    let mut found: BTreeMap<&str, (bool, &str)> = BTreeMap::new();
    let mut differ = BTreeSet::new();
    for part in parts {
        let reads = part.records.documents.values().flat_map(|record| {
            let reads = record.reads.iter().map(|read| (read.path.as_str(), read.found.is_there()));
            reads.chain(record.links.iter().map(|(path, was_there)| (path.as_str(), *was_there)))
        });
        for (path, is_there) in reads.filter(|(path, _)| !told.contains(path)) {
            let (before, other) = *found.entry(path).or_insert((is_there, &part.name));
            if before != is_there {
                differ.insert(format!(
                    "`{path}` was there for one of `{other}` and `{}`, and not for the other",
                    part.name
                ));
            }
        }
    }
    differ.into_iter().collect()
}

/// The names of two parts of which something is known that is not the same.
fn differing<'p>(
    parts: &'p [Part<'_>],
    of: impl Fn(&Part<'_>) -> BTreeSet<[u8; 32]>,
) -> Option<(&'p str, &'p str)> {
    let mut known = parts.iter().map(|part| (part, of(part))).filter(|(_, keys)| !keys.is_empty());
    let (first, keys) = known.next()?;
    if keys.len() > 1 {
        return Some((&first.name, &first.name));
    }
    let (other, _) = known.find(|(_, others)| *others != keys)?;
    Some((&first.name, &other.name))
}
