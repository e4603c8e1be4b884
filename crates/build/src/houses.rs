//! The houses of a run, each read and prepared once however many documents it has, and only if one is made.

use crate::disk::Workspace;
use crate::key::Key;
use crate::manifest::{Input, sha256};
use crate::records::{HouseRecord, Records};
use crate::told::Told;
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::document::Written;
use boardpaper_data::files::HouseFiles;
use boardpaper_data::house::load_house;
use boardpaper_data::rules::{self, RuleSet};
use boardpaper_data::source::{Sources, Span};
use boardpaper_render::{Engine, PreparedHouse};
use std::collections::BTreeMap;
use std::sync::Arc;

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
    /// Its files with their hashes, taken once for all its documents.
    pub(crate) inputs: Arc<[Input]>,
}

impl Ready {
    fn new(house: PreparedHouse) -> Self {
        let name = house.house().name().to_owned();
        let files: Vec<(String, Key)> =
            house.inputs.iter().map(|(path, bytes)| (path.clone(), Key::of(bytes))).collect();
        let inputs = house.inputs.iter();
        let inputs = inputs.map(|(path, bytes)| Input { path: path.clone(), sha256: sha256(bytes) });
        let key = key_of(&files);
        let record = HouseRecord {
            layers: house.house().chain.clone(),
            files,
            key,
            group: format!("{name}-{}", key.short()),
            name,
            told: Told::default(),
        };
        Self { inputs: inputs.collect(), house, record: Arc::new(record) }
    }

    /// The rules that its house says.
    pub(crate) fn rules(&self) -> &RuleSet {
        &self.house.house().rules
    }
}

/// The hash of a house's files.
fn key_of(files: &[(String, Key)]) -> Key {
    Key::of_all(files.iter().flat_map(|(path, key)| [path.as_bytes(), key.as_bytes()]))
}

/// A house as it was used last, if all its files are still the same; else the first that is not.
pub(crate) fn unchanged<'r>(
    name: &str,
    records: &'r Records,
    files: &dyn HouseFiles,
) -> Result<&'r Arc<HouseRecord>, Option<String>> {
    let house = records.houses.get(name).ok_or(None)?;
    let mut known: BTreeMap<&str, Key> =
        house.files.iter().map(|(path, key)| (path.as_str(), *key)).collect();
    for layer in &house.layers {
        for file in files.files(layer) {
            let Ok(Some(now)) = files.read(layer, &file) else {
                return Err(Some(format!("templates/{layer}/{file}")));
            };
            if known.remove(now.path.as_str()) != Some(Key::of(&now.bytes)) {
                return Err(Some(now.path));
            }
        }
    }
    match known.into_keys().next() {
        Some(gone) => Err(Some(gone.to_owned())),
        None => Ok(house),
    }
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
        let house = load_house(name, named_at, workspace, sources, &mut found)
            .and_then(|house| PreparedHouse::new(Arc::new(house), workspace, &engine.fonts, &mut found));
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
