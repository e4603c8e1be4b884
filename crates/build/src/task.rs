//! One document from what was written to its outputs: read, resolve, check, write, lay out, export.

use crate::disk::Workspace;
use crate::documents::{Opened, output_stem};
use crate::houses::Houses;
use crate::in_flight::InFlight;
use crate::manifest::Input;
use crate::records::MadeWith;
use crate::seen::{Read, Recorded};
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::document::{Reading, Written};
use boardpaper_data::house::House;
use boardpaper_data::report::{Kind, Report, Surroundings, read_report};
use boardpaper_data::rules::{self, RuleSet};
use boardpaper_data::source::{Ground, Sources};
use boardpaper_data::workspace::{Format, Settings};
use boardpaper_render::{Beside, Engine, PreparedHouse};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// What all tasks of a run share.
pub(crate) struct Shared<'a> {
    pub(crate) workspace: &'a Workspace,
    pub(crate) settings: &'a Settings,
    pub(crate) engine: &'a Engine,
    pub(crate) houses: &'a Houses,
    /// The sources of the run and of its houses; those of each document are above them.
    pub(crate) sources: &'a Sources,
    pub(crate) ground: &'a Ground,
    pub(crate) documents: &'a BTreeSet<String>,
    /// Documents that would write the same files, each with the first of the others.
    pub(crate) clashes: &'a BTreeMap<String, String>,
    pub(crate) made_with: MadeWith,
    /// What every document is made of besides its own files and its house: the settings and the fonts.
    pub(crate) common: &'a (String, Arc<[Input]>),
    /// The documents at work, and those that were given up; none in a check, which lays nothing out.
    pub(crate) in_flight: Option<&'a InFlight>,
}

impl Shared<'_> {
    /// The rules that papers of a house are held to: the house's own, and those of the workspace, which has the
    /// last word.
    fn rules(&self, house: &str) -> RuleSet {
        match self.houses.get(house) {
            Some(ready) => ready.rules().overlaid(&self.settings.rules),
            None => self.settings.rules.clone(),
        }
    }

    /// The name of the house of a document.
    fn house_of<'w>(&'w self, written: &'w Written) -> &'w str {
        written.house.as_ref().map_or(self.settings.house.0.as_str(), |house| house.value.as_str())
    }
}

/// A file that a task made.
pub(crate) struct Made {
    pub(crate) format: Format,
    pub(crate) bytes: Vec<u8>,
    pub(crate) pages: Option<usize>,
    /// Whether it is HTML that leads to the PDF beside it.
    pub(crate) leads_to_pdf: bool,
}

/// What came of a task.
#[derive(Default)]
pub(crate) struct Result {
    /// The files made: all that were asked for, or none.
    pub(crate) made: Vec<Made>,
    /// What was said.
    pub(crate) problems: Vec<Diagnostic>,
    /// The house by which it was made.
    pub(crate) house: Option<String>,
    /// What was read.
    pub(crate) reads: Vec<Read>,
    /// What it links to.
    pub(crate) links: Vec<(String, bool)>,
    /// The files of its house that it used, by the names that they are known by.
    pub(crate) used: BTreeSet<String>,
    /// Whether not even its name may be told.
    pub(crate) is_shut: bool,
}

/// Does one document, in these formats, where it stands in those `beside`; a check makes none.
pub(crate) fn run(
    path: &str,
    formats: &[Format],
    beside: &[Format],
    shared: &Shared<'_>,
    sources: &Sources,
) -> Result {
    caught(path, || build(path, formats, beside, shared, sources))
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

fn build(
    path: &str,
    formats: &[Format],
    beside: &[Format],
    shared: &Shared<'_>,
    sources: &Sources,
) -> Result {
    let files = Recorded::new(shared.workspace, shared.documents);
    let mut result = Result::default();
    let opened = Opened::at(path, &files, &shared.settings.rules, sources);
    result.is_shut = opened.problems.iter().any(|problem| problem.rule == &rules::NOT_OPEN);
    let written = match &opened.reading {
        Reading::Document(written) => Some(written),
        _ => None,
    };
    let rules = match written {
        Some(written) => shared.rules(shared.house_of(written)),
        None => shared.settings.rules.clone(),
    };
    let mut problems = Problems::under(rules);
    problems.extend(opened.problems);
    problems.extend(shared.clashes.get(path).map(|other| clash(path, other)));
    if let Some(written) = written {
        let house = shared.house_of(written);
        // What makes its outputs impossible was found; its other faults are found all the same.
        let formats = if problems.has_errors() { &[] } else { formats };
        let given_up = shared.in_flight.and_then(|in_flight| in_flight.fault_of(path, house));
        match shared.houses.get(house) {
            Some(_) if given_up.is_some() => problems.extend(given_up),
            Some(ready) => {
                let _working = shared.in_flight.map(|in_flight| in_flight.begin(path));
                result.house = Some(house.to_owned());
                let around = Surroundings {
                    settings: shared.settings,
                    house: ready.house.house(),
                    files: &files,
                    sources,
                    documents: &files,
                };
                let mut found = Problems::under(problems.rules().clone());
                (result.made, result.used) =
                    make(written, &ready.house, (formats, beside), around, shared.engine, &mut found);
                problems.extend(found.into_vec());
            }
            None => problems.push(shared.houses.unusable(house, written)),
        }
    }
    result.problems = problems.into_vec();
    result.reads = files.read_files();
    result.links = files.links();
    result
}

/// The stages in order; nothing is made of a document that has an error. Gives what was made, and the files of the
/// house that were used.
fn make(
    written: &Written,
    house: &PreparedHouse,
    (formats, beside): (&[Format], &[Format]),
    around: Surroundings<'_>,
    engine: &Engine,
    problems: &mut Problems,
) -> (Vec<Made>, BTreeSet<String>) {
    let nothing = (Vec::new(), BTreeSet::new());
    let sources = around.sources;
    let report = read_report(written, around, problems);
    engine.check(&report, sources, problems);
    if problems.has_errors() || formats.is_empty() {
        return nothing;
    }
    let has_pdf = beside.contains(&Format::Pdf);
    let beside = Beside { stem: output_stem(&report.path), has_pdf };
    // Pages are laid out for those who want them alone.
    let wants_typst = formats.iter().any(|format| *format != Format::Html);
    let sheet = match wants_typst.then(|| engine.write(&report, house, sources)).transpose() {
        Ok(sheet) => sheet,
        Err(fault) => {
            problems.push(fault);
            return nothing;
        }
    };
    let mut made = Vec::new();
    let mut used = sheet.as_ref().map(|sheet| sheet.used.clone()).unwrap_or_default();
    for &format in formats {
        match (format, &sheet) {
            (Format::Html, _) => match engine.write_html(&report, house, sources, beside) {
                Ok(page) => {
                    let bytes = page.html.into_bytes();
                    made.push(Made { format, bytes, pages: None, leads_to_pdf: has_pdf });
                    used.extend(page.used);
                }
                Err(faults) => {
                    let hint =
                        "build the PDF meanwhile, which this does not touch: `boardpaper build --format pdf`";
                    problems.extend(faults.into_iter().map(|fault| fault.hint(hint)));
                    return nothing;
                }
            },
            (Format::Typst, Some(sheet)) => {
                made.push(Made {
                    format,
                    bytes: sheet.text().as_bytes().to_vec(),
                    pages: None,
                    leads_to_pdf: false,
                });
            }
            (Format::Pdf, Some(sheet)) => match engine.render(sheet, &report, house, sources, problems) {
                Ok(rendered) => {
                    check_pages(rendered.pages, &report, house.house(), problems);
                    let pages = Some(rendered.pages);
                    made.push(Made { format, bytes: rendered.pdf, pages, leads_to_pdf: false });
                    used.extend(rendered.used);
                }
                Err(faults) => {
                    problems.extend(faults);
                    return nothing;
                }
            },
            (_, None) => {}
        }
    }
    (made, used)
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

/// Two documents that would write the same file are both at fault.
fn clash(path: &str, other: &str) -> Diagnostic {
    let stem = output_stem(path);
    Diagnostic::of_file(
        &rules::SAME_OUTPUT,
        path,
        format!("`{path}` and `{other}` would write the same file `{stem}.pdf`"),
    )
    .hint("give one of the two another name")
}
