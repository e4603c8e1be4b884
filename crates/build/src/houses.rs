//! The houses of a run, each read and prepared once however many documents it has.

use crate::disk::Workspace;
use crate::manifest::{Input, sha256};
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::document::Written;
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
    /// Its files with their hashes, taken once for all its documents.
    pub(crate) inputs: Vec<Input>,
}

impl Ready {
    /// The rules that its house says.
    pub(crate) fn rules(&self) -> &RuleSet {
        &self.house.house().rules
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
        let prepared = match (house, misnamed) {
            (Some(house), _) => {
                let inputs = house.inputs.iter();
                let inputs = inputs.map(|(path, bytes)| Input { path: path.clone(), sha256: sha256(bytes) });
                Ok(Ready { inputs: inputs.collect(), house })
            }
            (None, Some(fault)) => Err(Unusable::Misnamed(Box::new(fault))),
            (None, None) if is_unreadable(&found) => Err(Unusable::Unreadable),
            (None, None) => Err(Unusable::Faulty),
        };
        if !matches!(prepared, Err(Unusable::Misnamed(_))) {
            let rules = prepared.as_ref().map_or_else(|_| RuleSet::default(), |ready| ready.rules().clone());
            problems.extend(found.into_vec().into_iter().filter_map(|fault| rules.judge(fault)));
        }
        self.prepared.insert(name.to_owned(), prepared);
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
