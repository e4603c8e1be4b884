//! Whether a document has to be made anew, and why.

use crate::batch::Build;
use crate::disk::Workspace;
use crate::documents::{File, Is};
use crate::houses::{HouseFilesNow, group_of};
use crate::key::{Found, Key};
use crate::records::{HouseRecord, MadeWith, Record, Records, Standing};
use crate::seen::Seen;
use boardpaper_data::diagnostic::Diagnostic;
use boardpaper_data::source::Sources;
use boardpaper_data::workspace::Format;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a document is compared with.
pub(crate) struct Judge<'a> {
    pub(crate) workspace: &'a Workspace,
    pub(crate) records: &'a Records,
    pub(crate) seen: &'a Seen<'a>,
    pub(crate) sources: &'a Sources,
    pub(crate) documents: &'a BTreeSet<String>,
    pub(crate) clashes: &'a BTreeMap<String, String>,
    pub(crate) made_with: MadeWith,
    pub(crate) house: &'a str,
    pub(crate) houses: BTreeMap<String, HouseNow<'a>>,
    pub(crate) build: &'a Build,
    /// What this build made before it had to begin anew.
    pub(crate) made: &'a BTreeMap<String, String>,
}

/// What is known of a house as it stands.
pub(crate) struct HouseNow<'a> {
    record: &'a HouseRecord,
    files: HouseFilesNow,
    /// Of what documents used of it, the hash as it would be now, by the names of the groups.
    keys: BTreeMap<&'a str, Key>,
}

/// What is to be done with a document.
pub(crate) enum Verdict {
    /// Nothing: all that it was made of and into is as it was. What was said of it is said again.
    Fresh(Arc<Record>, Vec<Diagnostic>),
    /// It is made, for this reason.
    Made(Why),
}

/// Why a document is made, and what it is made into.
#[derive(Debug, Default)]
pub(crate) struct Why {
    pub(crate) why: String,
    /// What was asked for, and formats of an earlier build whose files are not as they were.
    pub(crate) formats: Vec<Format>,
    /// All formats that it stands in afterwards, which its HTML leads to.
    pub(crate) beside: Vec<Format>,
}

impl Why {
    /// A document that is made in all formats that were asked for, and stands in no others.
    pub(crate) fn all(why: String, formats: &[Format]) -> Self {
        Self { why, formats: formats.to_vec(), beside: formats.to_vec() }
    }
}

impl<'a> Judge<'a> {
    /// Looks at the houses of documents as they stand.
    pub(crate) fn look_at_houses<'f>(&mut self, files: impl Iterator<Item = &'f File>) {
        for name in files.filter_map(|file| house_of(file, self.house)) {
            if !self.houses.contains_key(name)
                && let Some(record) = self.records.houses.get(name)
            {
                let files = HouseFilesNow::of(&record.layers, self.workspace);
                let uses = self.records.uses.iter().filter(|(_, used)| used.house == name);
                let keys = uses.map(|(group, used)| (group.as_str(), files.key_of(&used.files))).collect();
                self.houses.insert(name.to_owned(), HouseNow { record, files, keys });
            }
        }
    }

    /// The houses that are not as they were, in whatever file: what is said of them may be another thing now.
    pub(crate) fn changed_houses(&self) -> BTreeSet<String> {
        let changed = self.houses.iter().filter(|(_, house)| house.files.by_path() != house.record.files);
        changed.map(|(name, _)| name.clone()).collect()
    }

    /// Judges one document.
    pub(crate) fn judge(&self, file: &File) -> Verdict {
        let made = |why| Verdict::Made(Why::all(why, &self.build.formats));
        let record = match self.standing(file) {
            Ok(record) => record,
            Err(why) => return made(why),
        };
        let damaged: Vec<(Format, String)> =
            self.formats(record).filter_map(|format| Some((format, self.damage(record, format)?))).collect();
        if let [(_, why), ..] = damaged.as_slice() {
            let why = why.clone();
            let others = damaged.into_iter().map(|(format, _)| format);
            let others = others.filter(|format| !self.build.formats.contains(format));
            return Verdict::Made(Why {
                why,
                formats: self.build.formats.iter().copied().chain(others).collect(),
                beside: self.formats(record).collect(),
            });
        }
        match record.told.again(self.sources, self.workspace) {
            Some(said) => Verdict::Fresh(Arc::clone(record), said),
            None => made("what was said of it is not known any more".to_owned()),
        }
    }

    /// The formats that were asked for, and those that the document was built in before.
    fn formats<'r>(&'r self, record: &'r Record) -> impl Iterator<Item = Format> + 'r {
        let asked = &self.build.formats;
        let is_there =
            |format: &Format| record.outputs.iter().any(|kept| kept.output.format == format.name());
        let others = Format::NAMES.iter().map(|(_, format)| *format);
        asked.iter().copied().chain(others.filter(move |format| !asked.contains(format) && is_there(format)))
    }

    /// The record of a document that need not be made; else why it has to be.
    fn standing(&self, file: &File) -> Result<&'a Arc<Record>, String> {
        if self.build.force && !self.made.contains_key(&file.path) {
            return Err("you asked for it by --force".to_owned());
        }
        if self.clashes.contains_key(&file.path) {
            return Err("another document would write the same file".to_owned());
        }
        let Some(record) = self.records.documents.get(&file.path) else {
            return Err("it was not built before".to_owned());
        };
        match record.state {
            Standing::Built => {}
            Standing::Faulty => return Err("it had an error last time".to_owned()),
            Standing::Behind => return Err("its outputs are of an earlier state".to_owned()),
            Standing::Gone => return Err("it was not there before".to_owned()),
        }
        let MadeWith { program, settings, fonts } = self.made_with;
        if record.made_with.program != program {
            return Err("another version of boardpaper built it".to_owned());
        }
        if let Some(changed) = record.reads.iter().find(|read| self.seen.find(&read.path) != read.found) {
            return Err(match (changed.found, self.seen.find(&changed.path)) {
                (Found::Missing, _) => format!("`{}` is there now", changed.path),
                (_, Found::Missing) => format!("`{}` is gone", changed.path),
                _ => format!("`{}` changed", changed.path),
            });
        }
        if let Some((path, was_there)) =
            record.links.iter().find(|(path, was_there)| self.documents.contains(path) != *was_there)
        {
            let what = if *was_there { "is a document no more" } else { "is a document now" };
            return Err(format!("`{path}`, which it links to, {what}"));
        }
        self.house_as_it_was(file, record)?;
        if record.made_with.settings != settings {
            return Err("the settings in `boardpaper.toml` changed".to_owned());
        }
        if record.made_with.fonts != fonts {
            return Err("the fonts changed".to_owned());
        }
        Ok(record)
    }

    fn house_as_it_was(&self, file: &File, record: &Record) -> Result<(), String> {
        let name = house_of(file, self.house).unwrap_or(self.house);
        let changed = || format!("its house `{name}` changed");
        let (Some(now), Some((before, key))) = (self.houses.get(name), &record.house) else {
            return Err(changed());
        };
        let group = group_of(before, *key);
        match now.keys.get(group.as_str()) {
            Some(now) if before == name && now == key => Ok(()),
            _ => {
                let used = self.records.uses.get(&group).filter(|_| before == name);
                let file = used.and_then(|used| now.files.first_changed(&used.files, &now.record.files));
                Err(file.map_or_else(changed, |file| format!("{}: `{file}`", changed())))
            }
        }
    }

    /// What is wrong with the output in a format, if anything is.
    fn damage(&self, record: &Record, format: Format) -> Option<String> {
        let Some(kept) = record.outputs.iter().find(|kept| kept.output.format == format.name()) else {
            return Some(format!("it was not built as {} before", format.name()));
        };
        let path = &kept.output.path;
        match self.build.out.read(path) {
            Ok(bytes) if bytes.len() == kept.output.bytes && Key::of(&bytes) == kept.key => {
                let has_pdf = self.formats(record).any(|beside| beside == Format::Pdf);
                let is_right = format != Format::Html || kept.leads_to_pdf == has_pdf;
                (!is_right)
                    .then(|| format!("`{path}` leads to a PDF that was not there, or that is there no more"))
            }
            Ok(_) => Some(format!("the output `{path}` was changed since")),
            Err(_) => Some(format!("the output `{path}` is not there")),
        }
    }
}

/// The house of a document, where it is known.
pub(crate) fn house_of<'n>(file: &'n File, default: &'n str) -> Option<&'n str> {
    match &file.is {
        Is::Document { house, .. } => Some(house.as_deref().unwrap_or(default)),
        _ => None,
    }
}
