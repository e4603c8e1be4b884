//! The end of a build: what is stale is removed, and it is written down what was built.

use crate::batch::{Build, Summary};
use crate::houses::Houses;
use crate::manifest::{Manifest, NoManifest};
use crate::output::Removal;
use crate::records::{Kept, Record, Records, Standing};
use crate::survey::Survey;
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::rules;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a build knows at its end.
pub(crate) struct Finish<'a> {
    pub(crate) build: &'a Build,
    pub(crate) survey: &'a Survey,
    pub(crate) houses: &'a Houses,
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
            let mut gone = None;
            let record = match now.get_mut(&old.source) {
                None if self.stays(&old.source) => {
                    documents.insert(old.source.clone(), old);
                    continue;
                }
                Some(Some(record)) => {
                    self.take_over(record, &old, &written, &records);
                    record
                }
                // Of a document that is not open nothing is kept.
                Some(None) => &mut Arc::new(Record::gone(&old.source)),
                None => gone.insert(Arc::new(Record::gone(&old.source))),
            };
            let is_stale =
                |kept: &&Kept| !written.contains(&kept.output.path) && !record.has(&kept.output.path);
            let stale: Vec<Kept> = old.written().filter(is_stale).cloned().collect();
            let leftovers = match record.state {
                // A machine failure leaves what was there.
                Standing::Behind => stale,
                _ => self.remove(&old.source, stale, summary, problems),
            };
            if record.leftovers != leftovers {
                Arc::make_mut(record).leftovers = leftovers;
            }
            is_changed |= !Arc::ptr_eq(record, &old);
            let gone = gone.filter(|gone| !gone.leftovers.is_empty());
            documents.extend(gone.map(|gone| (old.source.clone(), gone)));
        }
        documents.extend(now.into_iter().filter_map(|(source, record)| Some((source, record?))));
        records.documents = documents;
        self.forget_facts(&mut records);
        let out = &self.build.out;
        let is_foreign = !records.has_manifest
            && matches!(Manifest::open(out), Err(NoManifest::Broken(_) | NoManifest::Unreadable(_)));
        if is_foreign {
            problems.push(
                Diagnostic::of_file(&rules::OUTPUT, "output/manifest.json", "there is a file `manifest.json` in the output folder already, and boardpaper did not write it")
                    .hint("move it elsewhere if somebody needs it, or choose another folder with --out; then build again"),
            );
            return;
        }
        let written = Manifest::of(&records, self.build.partition).put(out);
        is_changed |= !std::mem::replace(&mut records.has_manifest, true);
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

    /// Lets a document keep outputs of an earlier build that are as true as before.
    fn take_over(
        &self,
        record: &mut Arc<Record>,
        old: &Arc<Record>,
        written: &BTreeSet<String>,
        records: &Records,
    ) {
        if Arc::ptr_eq(record, old) {
            return;
        }
        if record.state == Standing::Faulty && self.build.keep_faulty {
            Arc::make_mut(record).state = Standing::Behind;
        }
        let is_true_still = match record.state {
            // Made of the same files in a format that was not asked for this time.
            Standing::Built => {
                old.state == Standing::Built
                    && record.is_made_like(old)
                    && records.use_as_it_was(old, self.houses).is_some()
            }
            Standing::Faulty | Standing::Gone => false,
            Standing::Behind => true,
        };
        if is_true_still {
            let record = Arc::make_mut(record);
            if record.state == Standing::Behind && record.outputs.is_empty() {
                // What is told is of today; what it was made of is what its outputs were made of.
                let Record { state, told, .. } = std::mem::replace(record, Record::clone(old));
                (record.state, record.told) = (state, told);
            } else {
                let others = old.outputs.iter().filter(|kept| !written.contains(&kept.output.path));
                record.outputs.extend(others.cloned());
            }
        }
    }

    /// Removes what was made of a document earlier; gives what is there still.
    fn remove(
        &self,
        source: &str,
        stale: Vec<Kept>,
        summary: &mut Summary,
        problems: &mut Problems,
    ) -> Vec<Kept> {
        let mut by_path: BTreeMap<String, Vec<Kept>> = BTreeMap::new();
        for kept in stale {
            by_path.entry(kept.output.path.clone()).or_default().push(kept);
        }
        let mut left = Vec::new();
        for (path, kept) in by_path {
            let known: Vec<&str> = kept.iter().map(|kept| kept.output.sha256.as_str()).collect();
            match self.build.out.remove_if(&path, &known) {
                Ok(Removal::Removed) => {
                    match summary.documents.iter_mut().find(|outcome| outcome.source == source) {
                        Some(outcome) => outcome.removed.push(path),
                        None => summary.removed.push(path),
                    }
                    continue;
                }
                Ok(Removal::NotThere) => continue,
                Ok(Removal::Left) => problems.push(
                    Diagnostic::of_file(
                        &rules::OUTPUT,
                        source,
                        format!("`{path}` is stale, but somebody changed it since it was built, so it was not removed"),
                    )
                    .hint("keep what you need of it elsewhere, then remove it by hand"),
                ),
                Err(error) => problems.push(
                    Diagnostic::of_file(&rules::OUTPUT, source, format!("`{path}` cannot be removed: {error}"))
                        .hint("remove it by hand: it is stale"),
                ),
            }
            left.extend(kept);
        }
        left
    }
}
