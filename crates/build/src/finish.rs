//! The end of a build: what is stale is removed, and it is written down what was built.

use crate::batch::{Build, Summary};
use crate::manifest::Manifest;
use crate::output::OutputFolder;
use crate::records::{Record, Records, Standing};
use crate::survey::Survey;
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::rules;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a build knows at its end.
pub(crate) struct Finish<'a> {
    pub(crate) build: &'a Build,
    pub(crate) survey: &'a Survey,
    /// Whether any document was made.
    pub(crate) changed: bool,
}

/// What is known now of the documents of a build, by their sources; nothing of one that is not open.
type Now = BTreeMap<String, Option<Arc<Record>>>;

impl Finish<'_> {
    /// Removes what earlier builds wrote of documents that now have an error or are gone, and writes records and
    /// manifest.
    pub(crate) fn run(
        &self,
        mut records: Records,
        mut now: Now,
        summary: &mut Summary,
        problems: &mut Problems,
    ) {
        // What a document that the build did not do was made into is not removed for one that has the same outputs.
        let staying = records.documents.values();
        let staying = staying.filter(|old| !now.contains_key(&old.source) && self.stays(&old.source));
        let outputs = now.values().flatten().chain(staying).flat_map(|record| &record.outputs);
        let written: BTreeSet<String> = outputs.map(|kept| kept.output.path.clone()).collect();
        let mut is_changed = self.changed;
        let mut documents = BTreeMap::new();
        for old in std::mem::take(&mut records.documents).into_values() {
            let keeps_outputs = match now.get_mut(&old.source) {
                None if self.stays(&old.source) => {
                    documents.insert(old.source.clone(), old);
                    continue;
                }
                None | Some(None) => false,
                Some(Some(record)) => self.takes_over(record, &old, &written),
            };
            if keeps_outputs {
                continue;
            }
            is_changed = true;
            for kept in old.outputs.iter().filter(|kept| !written.contains(&kept.output.path)) {
                remove(&self.build.out, &old.source, &kept.output.path, summary, problems);
            }
        }
        documents.extend(now.into_iter().filter_map(|(source, record)| Some((source, record?))));
        records.documents = documents;
        self.forget_facts(&mut records);
        let out = &self.build.out;
        let written = Manifest::of(&records, self.build.partition).put(out);
        let written = written.and_then(|()| if is_changed { records.put(out) } else { Ok(()) });
        if let Err(error) = written {
            problems.push(
                Diagnostic::of_file(&rules::OUTPUT, "output/manifest.json", format!("the manifest cannot be written: {error}"))
                    .hint("check that there is room on the disk, that you may write to the output folder, and that no file there has the name of a folder"),
            );
        }
    }

    /// Whether a document that the build did not do stays as it was: nobody asked for it, or nobody knows what stands
    /// in its folder.
    fn stays(&self, source: &str) -> bool {
        !self.survey.is_chosen(source) || self.survey.is_hidden(source)
    }

    /// Forgets what is known of files that are gone or may not be open: only a document that was built, and a part of
    /// such documents alone, may be named.
    fn forget_facts(&self, records: &mut Records) {
        let documents = &records.documents;
        let is_built =
            |source: &str| documents.get(source).is_some_and(|record| record.state == Standing::Built);
        let is_open = |source: &str| {
            let namers = self.survey.parts.namers(source);
            is_built(source) || namers.is_some_and(|namers| namers.iter().all(|namer| is_built(namer)))
        };
        records.files.retain(|path, _| self.survey.known.contains(path) && is_open(path));
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
