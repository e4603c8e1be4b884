//! The end of a build: what is stale is removed, and it is written down what was built.

use crate::batch::{Build, Summary};
use crate::manifest::Manifest;
use crate::output::OutputFolder;
use crate::parts::Parts;
use crate::records::{Record, Records, Standing};
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::rules;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a build knows at its end.
pub(crate) struct Finish<'a> {
    pub(crate) build: &'a Build,
    /// Whether a document that the build did not do stays as it was.
    pub(crate) keeps: &'a dyn Fn(&str) -> bool,
    /// The files under `data/`.
    pub(crate) known: &'a BTreeSet<String>,
    pub(crate) parts: &'a Parts,
    /// Whether any document was made.
    pub(crate) changed: bool,
}

/// What is known now of a document of the build.
pub(crate) enum Gone {
    /// What it was made of and into.
    Known(Arc<Record>),
    /// Nothing: it is not open.
    Shut,
}

impl Finish<'_> {
    /// Removes what earlier builds wrote of documents that now have an error or are gone, and writes records and
    /// manifest.
    pub(crate) fn run(
        &self,
        mut records: Records,
        mut now: BTreeMap<String, Gone>,
        summary: &mut Summary,
        problems: &mut Problems,
    ) {
        let written: BTreeSet<String> = now.values().flat_map(Gone::outputs).collect();
        let mut is_changed = self.changed;
        let mut documents = BTreeMap::new();
        for old in std::mem::take(&mut records.documents).into_values() {
            let keeps_outputs = match now.get_mut(&old.source) {
                None if (self.keeps)(&old.source) => {
                    documents.insert(old.source.clone(), old);
                    continue;
                }
                None => false,
                Some(Gone::Shut) => false,
                Some(Gone::Known(record)) => self.takes_over(record, &old, &written),
            };
            if keeps_outputs {
                continue;
            }
            is_changed = true;
            for kept in old.outputs.iter().filter(|kept| !written.contains(&kept.output.path)) {
                remove(&self.build.out, &old.source, &kept.output.path, summary, problems);
            }
        }
        documents.extend(now.into_iter().filter_map(|(source, gone)| match gone {
            Gone::Known(record) => Some((source, record)),
            Gone::Shut => None,
        }));
        records.documents = documents;
        let is_open = |source: &String| {
            let is_built = |source: &String| {
                records.documents.get(source).is_some_and(|record| record.state == Standing::Built)
            };
            is_built(source) || self.parts.namers(source).is_some_and(|namers| namers.iter().all(is_built))
        };
        let open: BTreeSet<String> = records.files.keys().filter(|path| is_open(path)).cloned().collect();
        records.files.retain(|path, _| self.known.contains(path) && open.contains(path));
        let out = &self.build.out;
        let written = Manifest::of(&records).put(out);
        let written = written.and_then(|()| if is_changed { records.put(out) } else { Ok(()) });
        if let Err(error) = written {
            problems.push(
                Diagnostic::of_file(&rules::OUTPUT, "output/manifest.json", format!("the manifest cannot be written: {error}"))
                    .hint("check that there is room on the disk, that you may write to the output folder, and that no file there has the name of a folder"),
            );
        }
    }

    /// Lets a document keep outputs of an earlier build that are as true as before; whether it has them all.
    fn takes_over(&self, record: &mut Arc<Record>, old: &Arc<Record>, written: &BTreeSet<String>) -> bool {
        if Arc::ptr_eq(record, old) {
            return true;
        }
        let others = old.outputs.iter().filter(|kept| !written.contains(&kept.output.path)).cloned();
        let is_true_still = match record.state {
            // Made of the same files in a format that was not asked for this time.
            Standing::Built => {
                record.reads == old.reads
                    && record.links == old.links
                    && record.house == old.house
                    && record.made_with == old.made_with
            }
            Standing::Faulty => {
                self.build.keep_faulty && {
                    Arc::make_mut(record).state = Standing::Behind;
                    true
                }
            }
            // A machine failure leaves what was there.
            Standing::Behind => true,
        };
        if is_true_still {
            Arc::make_mut(record).outputs.extend(others);
        }
        is_true_still
    }
}

impl Gone {
    fn outputs(&self) -> impl Iterator<Item = String> + '_ {
        let record = match self {
            Self::Known(record) => Some(record),
            Self::Shut => None,
        };
        record.into_iter().flat_map(|record| &record.outputs).map(|kept| kept.output.path.clone())
    }
}

fn remove(out: &OutputFolder, source: &str, path: &str, summary: &mut Summary, problems: &mut Problems) {
    match out.remove(path) {
        Ok(true) => match summary.documents.iter_mut().find(|outcome| outcome.source == source) {
            Some(outcome) => outcome.removed.push(path.to_owned()),
            None => summary.removed.push(path.to_owned()),
        },
        Ok(false) => {}
        Err(error) => problems.push(
            Diagnostic::of_file(&rules::OUTPUT, source, format!("`{path}` cannot be removed: {error}"))
                .hint("remove it by hand: it is stale"),
        ),
    }
}
