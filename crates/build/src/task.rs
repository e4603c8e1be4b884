//! One document from what was written to its outputs: read, resolve, check, write, lay out, export.

use crate::disk::Workspace;
use crate::houses::Houses;
use crate::manifest::{Input, sha256};
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::document::Written;
use boardpaper_data::files::{Files, ReadError};
use boardpaper_data::house::House;
use boardpaper_data::report::{Kind, Report, Surroundings, read_report};
use boardpaper_data::rules::{self, RuleSet};
use boardpaper_data::source::Sources;
use boardpaper_data::workspace::{Format, Settings};
use boardpaper_render::{Engine, PreparedHouse};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

/// What all tasks of a run share.
pub(crate) struct Shared<'a> {
    pub(crate) workspace: &'a Workspace,
    pub(crate) settings: &'a Settings,
    pub(crate) engine: &'a Engine,
    pub(crate) houses: &'a Houses,
    pub(crate) sources: &'a Sources,
    pub(crate) documents: &'a BTreeSet<String>,
    /// What every document is made of besides its own files: the settings and the fonts of the workspace.
    pub(crate) common_inputs: &'a [Input],
    /// What to make; nothing in a check.
    pub(crate) formats: &'a [Format],
}

impl Shared<'_> {
    /// The rules that papers of a house are held to: the house's own, and those of the workspace, which has the
    /// last word.
    pub(crate) fn rules(&self, house: &str) -> RuleSet {
        match self.houses.get(house) {
            Some(ready) => ready.rules().overlaid(&self.settings.rules),
            None => self.settings.rules.clone(),
        }
    }

    /// The name of the house of a document.
    pub(crate) fn house_of<'w>(&'w self, written: &'w Written) -> &'w str {
        written.house.as_ref().map_or(self.settings.house.0.as_str(), |house| house.value.as_str())
    }
}

/// A file that a task made.
pub(crate) struct Made {
    pub(crate) format: Format,
    pub(crate) bytes: Vec<u8>,
    pub(crate) pages: Option<usize>,
}

/// What came of a task.
#[derive(Default)]
pub(crate) struct Result {
    /// The files made: all that were asked for, or none.
    pub(crate) made: Vec<Made>,
    /// What was said.
    pub(crate) problems: Vec<Diagnostic>,
    /// What was read.
    pub(crate) inputs: Vec<Input>,
}

/// Does one document.
pub(crate) fn run(written: &Written, bytes: &Arc<[u8]>, shared: &Shared<'_>) -> Result {
    caught(&written.path, || build(written, bytes, shared))
        .unwrap_or_else(|problem| Result { problems: vec![problem], ..Result::default() })
}

/// Does something for one file. A panic in it is caught and said: it costs this file and no other.
pub(crate) fn caught<T>(path: &str, work: impl FnOnce() -> T) -> std::result::Result<T, Diagnostic> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let what = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("no reason was given");
        Diagnostic::of_file(&rules::BUG, path, format!("boardpaper failed at this file: {what}"))
            .hint("report this with the file as a fault of boardpaper; everything else was built")
    })
}

fn build(written: &Written, bytes: &Arc<[u8]>, shared: &Shared<'_>) -> Result {
    let files = Recorded::new(shared.workspace);
    files.note(&written.path, bytes);
    let house = shared.house_of(written);
    let mut problems = Problems::under(shared.rules(house));
    let made = match shared.houses.get(house) {
        Some(ready) => make(written, &ready.house, &files, shared, &mut problems),
        None => {
            problems.push(shared.houses.unusable(house, written));
            Vec::new()
        }
    };
    let mut inputs = files.inputs();
    if let Some(ready) = shared.houses.get(house) {
        inputs.extend_from_slice(&ready.inputs);
    }
    inputs.extend_from_slice(shared.common_inputs);
    inputs.sort_unstable();
    inputs.dedup();
    Result { made, problems: problems.into_vec(), inputs }
}

/// The stages in order; nothing is made of a document that has an error.
fn make(
    written: &Written,
    house: &PreparedHouse,
    files: &Recorded<'_>,
    shared: &Shared<'_>,
    problems: &mut Problems,
) -> Vec<Made> {
    let around = Surroundings {
        settings: shared.settings,
        house: house.house(),
        files,
        sources: shared.sources,
        documents: shared.documents,
    };
    let report = read_report(written, around, problems);
    shared.engine.check(&report, shared.sources, problems);
    if problems.has_errors() || shared.formats.is_empty() {
        return Vec::new();
    }
    let sheet = match shared.engine.write(&report, house, shared.sources) {
        Ok(sheet) => sheet,
        Err(fault) => {
            problems.push(fault);
            return Vec::new();
        }
    };
    let mut made = Vec::new();
    for &format in shared.formats {
        match format {
            Format::Typst => {
                made.push(Made { format, bytes: sheet.text().as_bytes().to_vec(), pages: None });
            }
            Format::Pdf => match shared.engine.render(&sheet, &report, house, shared.sources, problems) {
                Ok(rendered) => {
                    check_pages(rendered.pages, &report, house.house(), problems);
                    made.push(Made { format, bytes: rendered.pdf, pages: Some(rendered.pages) });
                }
                Err(faults) => {
                    problems.extend(faults);
                    return Vec::new();
                }
            },
            // Refused where formats are chosen.
            Format::Html => {}
        }
    }
    made
}

/// Reports a report of more pages than its house allows.
fn check_pages(pages: usize, report: &Report, house: &House, problems: &mut Problems) {
    let Some(limit) = house.report.page_limit.filter(|limit| report.kind == Kind::Report && pages > *limit)
    else {
        return;
    };
    problems.report(
        &rules::REPORT_TOO_LONG,
        report.title.span,
        format!("the report has {pages} pages, and the house `{}` allows {limit}", house.name()),
        "shorten it, or move some of it into a document of its own and link to that",
    );
}

/// The files of the workspace, noting what is read.
struct Recorded<'a> {
    workspace: &'a Workspace,
    read: Mutex<BTreeMap<String, String>>,
}

impl<'a> Recorded<'a> {
    fn new(workspace: &'a Workspace) -> Self {
        Self { workspace, read: Mutex::default() }
    }

    fn note(&self, path: &str, bytes: &[u8]) {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.entry(path.to_owned()).or_insert_with(|| sha256(bytes));
    }

    fn inputs(&self) -> Vec<Input> {
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.iter().map(|(path, sha256)| Input { path: path.clone(), sha256: sha256.clone() }).collect()
    }
}

impl Files for Recorded<'_> {
    fn read(&self, path: &str) -> std::result::Result<Arc<[u8]>, ReadError> {
        let bytes = Files::read(self.workspace, path)?;
        self.note(path, &bytes);
        Ok(bytes)
    }
}
