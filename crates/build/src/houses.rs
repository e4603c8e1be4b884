//! The houses of a run, each read and prepared once however many documents it has.

use crate::disk::Workspace;
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::house::load_house;
use boardpaper_data::source::{Sources, Span};
use boardpaper_render::{Engine, PreparedHouse};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Every house that some document names.
#[derive(Default)]
pub(crate) struct Houses {
    prepared: BTreeMap<String, Option<Arc<PreparedHouse>>>,
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
        let house = load_house(name, named_at, workspace, sources, problems)
            .and_then(|house| PreparedHouse::new(Arc::new(house), workspace, &engine.fonts, problems));
        self.prepared.insert(name.to_owned(), house.map(Arc::new));
    }

    /// A house that was prepared; `None` if it has a fault, which was reported.
    pub(crate) fn get(&self, name: &str) -> Option<&Arc<PreparedHouse>> {
        self.prepared.get(name)?.as_ref()
    }
}

/// What is said of a document whose house cannot be used, besides the house's own faults.
pub(crate) fn unusable(name: &str, path: &str) -> Diagnostic {
    Diagnostic::of_file(
        &boardpaper_data::rules::UNKNOWN_HOUSE,
        path,
        format!("this document was not built, because its house `{name}` has a fault"),
    )
    .hint("mend the fault of the house, which is shown apart")
}
