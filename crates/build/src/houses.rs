//! The houses of a run, each read and prepared once however many documents it has, and only if one is made.

use crate::disk::Workspace;
use crate::key::Key;
use crate::manifest::{Input, sha256};
use crate::records::HouseRecord;
use crate::told::Told;
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::document::Written;
use boardpaper_data::files::{HouseFile, HouseFiles};
use boardpaper_data::house::load_house;
use boardpaper_data::rules::{self, RuleSet};
use boardpaper_data::source::{Sources, Span};
use boardpaper_render::{Engine, PreparedHouse};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};
use std::sync::{Arc, Mutex, PoisonError};

/// Every house that some document names.
#[derive(Default)]
pub(crate) struct Houses {
    prepared: BTreeMap<String, Result<Ready, Unusable>>,
}

/// A house that can be used.
pub(crate) struct Ready {
    pub(crate) house: PreparedHouse,
    /// What is known of it.
    pub(crate) record: Arc<HouseRecord>,
    files: HouseFilesNow,
    /// The files in the form of the manifest, by path.
    inputs: BTreeMap<String, Input>,
    /// What its documents used of it, by the names of the groups of these files.
    uses: Mutex<BTreeMap<String, Arc<HouseUse>>>,
}

/// What a document used of a house, noted.
pub(crate) struct Noted {
    /// The hash of the files.
    pub(crate) key: Key,
    /// The files, if none before used just these.
    pub(crate) new: Option<Arc<HouseUse>>,
}

/// The files of a house as they stand, by the names that its documents know them by.
pub(crate) struct HouseFilesNow(BTreeMap<String, (String, Key)>);

/// What a document used of its house.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct HouseUse {
    /// The name of the house.
    pub(crate) house: String,
    /// The files, by the names that documents know them by, whether or not there are such files.
    pub(crate) files: BTreeSet<String>,
}

impl Ready {
    fn new(house: PreparedHouse) -> Self {
        let files = house.files().map(|file| {
            let key = Key::of(file.bytes);
            (file.name.to_owned(), (file.path.to_owned(), key))
        });
        let files = HouseFilesNow(files.collect());
        let inputs = house.files().map(|file| {
            let sha256 = sha256(file.bytes);
            (file.path.to_owned(), Input { path: file.path.to_owned(), sha256 })
        });
        let inputs = inputs.collect();
        let record = HouseRecord {
            name: house.house().name().to_owned(),
            layers: house.house().chain.clone(),
            files: files.by_path(),
            told: Told::default(),
        };
        Self { house, files, inputs, record: Arc::new(record), uses: Mutex::default() }
    }

    /// The rules that its house says.
    pub(crate) fn rules(&self) -> &RuleSet {
        &self.house.house().rules
    }

    /// The hash of some of its files.
    pub(crate) fn key_of(&self, used: &BTreeSet<String>) -> Key {
        self.files.key_of(used)
    }

    /// Notes what a document used of it.
    pub(crate) fn note(&self, used: &BTreeSet<String>) -> Noted {
        let key = self.files.key_of(used);
        let mut uses = self.uses.lock().unwrap_or_else(PoisonError::into_inner);
        let new = match uses.entry(group_of(&self.record.name, key)) {
            Entry::Occupied(_) => None,
            Entry::Vacant(place) => {
                let used = HouseUse { house: self.record.name.clone(), files: used.clone() };
                Some(Arc::clone(place.insert(Arc::new(used))))
            }
        };
        Noted { key, new }
    }

    /// What its documents used of it, by the names of the groups of these files.
    pub(crate) fn uses(&self) -> BTreeMap<String, Arc<HouseUse>> {
        self.uses.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What a document used of it, in the form of the manifest, sorted by path.
    pub(crate) fn inputs_of(&self, used: &BTreeSet<String>) -> Arc<[Input]> {
        let paths: BTreeSet<&String> =
            used.iter().filter_map(|name| Some(&self.files.0.get(name)?.0)).collect();
        paths.into_iter().filter_map(|path| self.inputs.get(path)).cloned().collect()
    }
}

impl HouseFilesNow {
    /// The files of a house of these layers, the nearest first.
    pub(crate) fn of(layers: &[String], files: &dyn HouseFiles) -> Self {
        let mut now = BTreeMap::new();
        for layer in layers {
            for file in files.files(layer) {
                // What cannot be read is another file than the one that could.
                let Ok(Some(HouseFile { path, bytes })) = files.read(layer, &file) else { continue };
                let found = (path, Key::of(&bytes));
                now.entry(format!("/house/{file}")).or_insert_with(|| found.clone());
                now.insert(format!("/templates/{layer}/{file}"), found);
            }
        }
        Self(now)
    }

    /// The hash of the files with these names.
    pub(crate) fn key_of(&self, names: &BTreeSet<String>) -> Key {
        let mut parts = Vec::new();
        for name in names {
            parts.push(name.as_bytes());
            if let Some((path, key)) = self.0.get(name) {
                parts.extend([path.as_bytes(), key.as_bytes()]);
            }
        }
        Key::of_all(parts)
    }

    /// The paths of the files, each with its hash.
    pub(crate) fn by_path(&self) -> BTreeMap<String, Key> {
        self.0.values().cloned().collect()
    }

    /// The first of some files, by name, that is not as it was.
    pub(crate) fn first_changed(
        &self,
        names: &BTreeSet<String>,
        before: &BTreeMap<String, Key>,
    ) -> Option<String> {
        let changed = names.iter().filter_map(|name| self.0.get(name));
        let mut changed = changed.filter(|(path, key)| before.get(path) != Some(key));
        changed.next().map(|(path, _)| path.clone()).or_else(|| {
            let now = self.by_path();
            before.keys().find(|path| !now.contains_key(*path)).cloned()
        })
    }
}

/// The name of the group of files that a document used of its house.
pub(crate) fn group_of(house: &str, key: Key) -> String {
    format!("{house}-{}", key.short())
}

/// Why a house cannot be used.
enum Unusable {
    /// Its name leads to no house: a fault of every document that has the name.
    Misnamed(Box<Diagnostic>),
    /// It has faults of its own, which were reported.
    Faulty,
    /// The machine did not give its files, which was reported.
    Unreadable,
}

impl Houses {
    /// Reads and prepares a house unless that was done. Its faults are reported once, the first time.
    pub(crate) fn prepare(
        &mut self,
        name: &str,
        named_at: Option<Span>,
        workspace: &Workspace,
        engine: &Engine,
        sources: &Sources,
        problems: &mut Problems,
    ) {
        if self.prepared.contains_key(name) {
            return;
        }
        let mut found = Problems::default();
        let house = load_house(name, named_at, workspace, sources, &mut found).and_then(|house| {
            PreparedHouse::new(Arc::new(house), workspace, &engine.fonts, sources, &mut found)
        });
        let misnamed = named_at.and_then(|span| {
            let is_there =
                |fault: &&Diagnostic| fault.primary.as_ref().is_some_and(|label| label.span == span);
            found.as_slice().iter().find(is_there).cloned()
        });
        let mut prepared = match (house, misnamed) {
            (Some(house), _) => Ok(Ready::new(house)),
            (None, Some(fault)) => Err(Unusable::Misnamed(Box::new(fault))),
            (None, None) if is_unreadable(&found) => Err(Unusable::Unreadable),
            (None, None) => Err(Unusable::Faulty),
        };
        if !matches!(prepared, Err(Unusable::Misnamed(_))) {
            let rules = prepared.as_ref().map_or_else(|_| RuleSet::default(), |ready| ready.rules().clone());
            let found: Vec<Diagnostic> =
                found.into_vec().into_iter().filter_map(|fault| rules.judge(fault)).collect();
            if let Ok(ready) = &mut prepared {
                Arc::make_mut(&mut ready.record).told = Told::of(&found, sources, workspace);
            }
            problems.extend(found);
        }
        self.prepared.insert(name.to_owned(), prepared);
    }

    /// The houses that can be used.
    pub(crate) fn ready(&self) -> impl Iterator<Item = &Ready> {
        self.prepared.values().filter_map(|prepared| prepared.as_ref().ok())
    }

    /// Whether a house was prepared, with a fault or without.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.prepared.contains_key(name)
    }

    /// A house that was prepared; `None` if it has a fault, which was reported.
    pub(crate) fn get(&self, name: &str) -> Option<&Ready> {
        self.prepared.get(name)?.as_ref().ok()
    }

    /// What is said of a document whose house cannot be used, besides the house's own faults.
    pub(crate) fn unusable(&self, name: &str, written: &Written) -> Diagnostic {
        if let Some(Err(Unusable::Misnamed(fault))) = self.prepared.get(name) {
            let mut fault = Diagnostic::clone(fault);
            if let (Some(label), Some(house)) = (&mut fault.primary, &written.house) {
                label.span = house.span;
            }
            return fault;
        }
        let unreadable = matches!(self.prepared.get(name), Some(Err(Unusable::Unreadable)));
        Diagnostic::of_file(
            if unreadable { &rules::UNREADABLE } else { &rules::UNKNOWN_HOUSE },
            &written.path,
            format!("this document was not built, because its house `{name}` has a fault"),
        )
        .hint("mend the fault of the house, which is shown apart")
    }
}

fn is_unreadable(found: &Problems) -> bool {
    found.as_slice().iter().any(|fault| fault.rule == &rules::UNREADABLE)
}
