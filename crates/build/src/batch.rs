//! A run over a workspace: every document that can be built is built, whatever happens to the others.

use crate::disk::{SETTINGS, Workspace};
use crate::documents::{File, clashes, listing_problems, output_stem, read_file};
use crate::houses::Houses;
use crate::manifest::{Entry, Input, Manifest, Output, Place, Problem, sha256};
use crate::output::OutputFolder;
use crate::parts::Parts;
use crate::task::{self, Made, Shared};
use crate::workers::in_parallel;
use boardpaper_data::diagnostic::{Diagnostic, Problems, Severity, fold, leave_out_what_was_said};
use boardpaper_data::document::{Reading, Written};
use boardpaper_data::files::Files;
use boardpaper_data::rules;
use boardpaper_data::source::{Sources, Span};
use boardpaper_data::workspace::{Format, Settings};
use boardpaper_render::{Engine, export::STANDARD_NAMES, forget_old_layouts};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many documents are laid out between two times of giving back memory.
const DOCUMENTS_BETWEEN_FORGETTING: usize = 16;

/// What a run does.
#[derive(Debug)]
pub enum Mode {
    /// Reads and checks; writes nothing.
    Check,
    /// Checks and writes these formats.
    Build {
        /// The formats.
        formats: Vec<Format>,
        /// Where to.
        out: OutputFolder,
    },
}

/// How a run goes about it.
#[derive(Debug)]
pub struct Options {
    /// Check or build.
    pub mode: Mode,
    /// Workspace paths of files and folders to do; empty for all.
    pub paths: Vec<String>,
    /// How many documents at once.
    pub jobs: usize,
}

/// What happens during a run.
#[derive(Debug)]
pub enum Progress<'a> {
    /// There are so many documents to do.
    Started(usize),
    /// The document with this source is done.
    Done(&'a str),
}

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It has no error; in a build, its outputs are there.
    Good,
    /// It has an error; what was built of it earlier was removed.
    Faulty,
    /// The machine failed; what was there before is there still.
    Unwritten,
}

/// One document of a run.
#[derive(Debug)]
pub struct Outcome {
    /// The path of its source.
    pub source: String,
    /// What became of it.
    pub state: State,
    /// The files written, below the output folder.
    pub outputs: Vec<Output>,
    /// Files of earlier builds that were removed.
    pub removed: Vec<String>,
}

/// What a run came to.
#[derive(Debug)]
pub struct Summary {
    /// The documents, sorted by source.
    pub documents: Vec<Outcome>,
    /// Files of vanished documents that were removed.
    pub removed: Vec<String>,
    /// The plans that are parts of documents, by their sources.
    pub parts: Vec<String>,
    /// Everything that is wrong, sorted by file and place.
    pub problems: Vec<Diagnostic>,
}

/// Runs over a workspace.
pub fn run(
    workspace: &Workspace,
    settings: &Settings,
    engine: &Engine,
    sources: &Sources,
    options: &Options,
    progress: &mut dyn FnMut(Progress<'_>),
) -> Summary {
    let mut problems = Problems::under(settings.rules.clone());
    let listing = workspace.list_data();
    let mut files = in_parallel(
        &listing.files,
        options.jobs,
        |path| read_safely(path, workspace, settings, sources),
        |_, _| {},
    );
    // Plans that other documents print are parts of those.
    let parts = Parts::of(&files, workspace, sources);
    // What is wrong with a file that documents are written in is told where they are read.
    for file in files.iter_mut().filter(|file| parts.is_text(&file.path)) {
        if matches!(file.reading, Reading::Faulty | Reading::Text) && file.bytes.is_some() {
            file.reading = Reading::Text;
            file.problems.clear();
        }
    }
    let paths = parts.chosen(&options.paths);
    problems.extend(
        listing_problems(&listing)
            .into_iter()
            .filter(|problem| problem.file.as_deref().is_some_and(|path| is_chosen(path, &paths))),
    );

    // A document with an error is one still: a link to it is no fault of the document that has the link.
    let documents: BTreeSet<String> = files
        .iter()
        .filter(|file| {
            matches!(file.reading, Reading::Document(_) | Reading::Faulty) && !parts.has(&file.path)
        })
        .map(|file| file.path.clone())
        .collect();
    report_clashes(&mut files, &parts);
    files.retain(|file| is_chosen(&file.path, &paths));
    let is_document =
        |file: &File| !matches!(file.reading, Reading::Text | Reading::Data) && !parts.has(&file.path);

    let mut houses = Houses::default();
    for file in files.iter().filter(|file| is_document(file)) {
        if let Reading::Document(written) = &file.reading {
            let (name, named_at) = match &written.house {
                Some(house) => (&house.value, Some(house.span)),
                None => (&settings.house.0, settings.house.1),
            };
            let prepared = task::caught(&format!("templates/{name}/house.toml"), || {
                houses.prepare(name, named_at, workspace, engine, sources, &mut problems);
            });
            problems.extend(prepared.err());
        }
    }

    let (formats, out) = match &options.mode {
        Mode::Check => (&[][..], None),
        Mode::Build { formats, out } => (formats.as_slice(), Some(out)),
    };
    // Nobody knows what stands in a folder that cannot be read: what was built of it stays.
    let unreadable: Vec<String> = listing.unreadable.into_iter().map(|(path, _)| path).collect();
    let common_inputs = common_inputs(workspace, engine);
    let shared = Shared {
        workspace,
        settings,
        engine,
        houses: &houses,
        sources,
        documents: &documents,
        common_inputs: &common_inputs,
        formats,
    };
    let tasks: Vec<&File> = files.iter().filter(|file| is_document(file)).collect();
    progress(Progress::Started(tasks.len()));
    let mut done = 0;
    let results = in_parallel(
        &tasks,
        options.jobs,
        |file| do_task(file, &shared, out),
        |index, _| {
            done += 1;
            if done % DOCUMENTS_BETWEEN_FORGETTING == 0 {
                forget_old_layouts();
            }
            progress(Progress::Done(&tasks[index].path));
        },
    );

    let used: BTreeSet<String> =
        results.iter().flat_map(|done| &done.entry.inputs).map(|input| input.path.clone()).collect();
    if paths.is_empty() {
        problems.extend(unused_files(&files, &used));
    }
    let no_documents = files.iter().filter(|file| !is_document(file));
    problems.extend(no_documents.flat_map(|file| file.problems.iter().cloned()));
    let mut summary =
        Summary { documents: Vec::new(), removed: Vec::new(), parts: parts.paths(), problems: Vec::new() };
    let mut entries = Vec::new();
    // They were judged by the rules of their house, which may ask for what the workspace says nothing of.
    let mut of_documents = Vec::new();
    for done in results {
        of_documents.extend(done.problems);
        summary.documents.push(done.outcome);
        entries.push(Kept { entry: done.entry, state: done.state, is_open: done.is_open });
    }
    if let Some(out) = out {
        finish(out, entries, &paths, &unreadable, &mut summary, &mut problems);
    }
    summary.problems = problems.into_vec();
    summary.problems.extend(of_documents);
    summary.problems.sort_by_cached_key(|problem| {
        let start = problem.primary.as_ref().map_or(0, |label| label.span.start);
        (problem.path(sources), start, problem.rule.name, problem.message.clone(), problem.severity)
    });
    leave_out_what_was_said(&mut summary.problems, sources);
    summary
}

/// What every document is made of besides its own files: the settings and the fonts of the workspace.
fn common_inputs(workspace: &Workspace, engine: &Engine) -> Vec<Input> {
    let settings = Files::read(workspace, SETTINGS).ok();
    let settings = settings.map(|bytes| Input { path: SETTINGS.to_owned(), sha256: sha256(&bytes) });
    let fonts = engine.fonts.added().iter();
    let fonts = fonts.map(|(path, bytes)| Input { path: path.clone(), sha256: sha256(bytes) });
    settings.into_iter().chain(fonts).collect()
}

/// Reads one file; a panic costs that file alone.
fn read_safely(path: &str, workspace: &Workspace, settings: &Settings, sources: &Sources) -> File {
    task::caught(path, || read_file(path, workspace, settings, sources)).unwrap_or_else(|problem| File {
        path: path.to_owned(),
        bytes: None,
        reading: Reading::Faulty,
        problems: vec![problem],
    })
}

/// Whether a path is one of the chosen files, or below a chosen folder.
fn is_chosen(path: &str, chosen: &[String]) -> bool {
    chosen.is_empty() || is_below(path, chosen)
}

/// Whether a path is one of some files, or below one of some folders.
fn is_below(path: &str, folders: &[String]) -> bool {
    folders.iter().any(|folder| {
        folder.is_empty()
            || path.strip_prefix(folder.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// Two documents that would write the same file are both at fault.
fn report_clashes(files: &mut [File], parts: &Parts) {
    let is_built = |file: &&File| matches!(file.reading, Reading::Document(_)) && !parts.has(&file.path);
    let paths: Vec<String> = files.iter().filter(is_built).map(|file| file.path.clone()).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let clashes = clashes(&paths);
    for file in files {
        if let Some(other) = clashes.get(file.path.as_str()) {
            file.problems.push(
                Diagnostic::of_file(
                    &rules::SAME_OUTPUT,
                    &file.path,
                    format!(
                        "`{}` and `{other}` would write the same file `{}.pdf`",
                        file.path,
                        output_stem(&file.path)
                    ),
                )
                .hint("give one of the two another name"),
            );
        }
    }
}

/// Data files that no document uses, which may be documents that lack a kind.
fn unused_files<'a>(files: &'a [File], used: &'a BTreeSet<String>) -> impl Iterator<Item = Diagnostic> + 'a {
    files.iter().filter(|file| matches!(file.reading, Reading::Data) && !used.contains(&file.path)).map(
        |file| {
            Diagnostic::of_file(
                &rules::UNUSED_FILE,
                &file.path,
                format!("`{}` is no document, and no document uses it", file.path),
            )
            .hint(format!(
                "add {} if it is a report, or name it in the document that should use it; begin its name with `_` if it should be left alone",
                if file.path.ends_with(".json") { "\"kind\": \"report\"" } else { "kind = \"report\"" }
            ))
        },
    )
}

/// A document that was done.
struct Done {
    state: State,
    outcome: Outcome,
    entry: Entry,
    problems: Vec<Diagnostic>,
    is_open: bool,
}

/// What is kept of a document for the manifest.
struct Kept {
    entry: Entry,
    state: State,
    /// Of a document that is not open not even the name of its file is written.
    is_open: bool,
}

fn do_task(file: &File, shared: &Shared<'_>, out: Option<&OutputFolder>) -> Done {
    let mut result = match (&file.reading, &file.bytes) {
        (Reading::Document(written), Some(bytes)) => run_task(written, bytes, file, shared),
        _ => task::Result::default(),
    };
    let rules = match &file.reading {
        Reading::Document(written) => shared.rules(shared.house_of(written)),
        _ => shared.settings.rules.clone(),
    };
    let judged = file.problems.iter().cloned().filter_map(|problem| rules.judge(problem));
    let mut problems: Vec<Diagnostic> = judged.collect();
    problems.append(&mut result.problems);
    let (mut outputs, mut state) = (Vec::new(), State::Good);
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        state = State::Faulty;
    } else if let Some(out) = out {
        for made in &result.made {
            match put(made, &file.path, out) {
                Ok(output) => outputs.push(output),
                Err(problem) => {
                    state = State::Unwritten;
                    problems.push(problem);
                    break;
                }
            }
        }
    }
    // Of a paper that is not open nothing is told, not even what else is wrong with it.
    if problems.iter().any(|problem| problem.rule == &rules::NOT_OPEN) {
        problems.retain(|problem| problem.rule == &rules::NOT_OPEN);
        result.inputs.clear();
    }
    if problems.iter().any(|problem| problem.rule == &rules::UNREADABLE) {
        state = State::Unwritten;
    }
    let problems = fold(problems, shared.sources);
    let entry = Entry {
        source: file.path.clone(),
        inputs: result.inputs,
        outputs: outputs.clone(),
        problems: problems
            .iter()
            // Of a file that is not open not even the name is kept.
            .filter(|problem| problem.rule != &rules::NOT_OPEN || problem.path(shared.sources) == file.path)
            .map(|problem| manifest_problem(problem, shared.sources))
            .collect(),
    };
    let outcome = Outcome { source: file.path.clone(), state, outputs, removed: Vec::new() };
    let is_open = !file.problems.iter().any(|problem| problem.rule == &rules::NOT_OPEN);
    Done { state, outcome, entry, problems, is_open }
}

/// Runs a task unless the document already has an error that makes its outputs impossible;
/// its other faults are found all the same.
fn run_task(written: &Written, bytes: &Arc<[u8]>, file: &File, shared: &Shared<'_>) -> task::Result {
    let hopeless = file.problems.iter().any(|problem| problem.severity == Severity::Error);
    if hopeless {
        let checking = Shared { formats: &[], ..*shared };
        task::run(written, bytes, &checking)
    } else {
        task::run(written, bytes, shared)
    }
}

fn put(made: &Made, source: &str, out: &OutputFolder) -> Result<Output, Diagnostic> {
    let path = format!("{}.{}", output_stem(source), made.format.ending());
    out.put(&path, &made.bytes).map_err(|error| {
        Diagnostic::of_file(&rules::OUTPUT, source, format!("`{path}` cannot be written: {error}"))
            .hint("check that there is room on the disk, that you may write to the output folder, and that no file there has the name of a folder")
    })?;
    let standards = match made.format {
        Format::Pdf => STANDARD_NAMES.iter().map(|&name| name.to_owned()).collect(),
        _ => Vec::new(),
    };
    let name = Format::NAMES.iter().find(|(_, format)| *format == made.format).map_or("", |(name, _)| name);
    Ok(Output {
        path,
        format: name.to_owned(),
        bytes: made.bytes.len(),
        pages: made.pages,
        standards,
        sha256: sha256(&made.bytes),
    })
}

fn manifest_problem(problem: &Diagnostic, sources: &Sources) -> Problem {
    let place = |span: Span| {
        let source = sources.get(span.source);
        let start = source.position(span.start);
        Place { file: source.path().to_owned(), line: start.line, column: start.column }
    };
    let first = problem.primary.as_ref().map(|label| place(label.span));
    Problem {
        rule: problem.rule.name.to_owned(),
        severity: problem.severity.name().to_owned(),
        message: problem.message.clone(),
        file: problem.path(sources),
        line: first.as_ref().map(|place| place.line),
        column: first.as_ref().map(|place| place.column),
        places: problem.repeats.iter().copied().map(place).collect(),
    }
}

/// Removes what earlier builds wrote of documents that now have an error or are gone, and writes the manifest.
fn finish(
    out: &OutputFolder,
    mut kept: Vec<Kept>,
    chosen: &[String],
    unreadable: &[String],
    summary: &mut Summary,
    problems: &mut Problems,
) {
    let earlier = Manifest::read(out);
    let mut manifest = Manifest { boardpaper: env!("CARGO_PKG_VERSION").to_owned(), documents: Vec::new() };
    let written: BTreeSet<String> =
        kept.iter().flat_map(|kept| &kept.entry.outputs).map(|output| output.path.clone()).collect();
    let same_program = earlier.boardpaper == manifest.boardpaper;
    for old in &earlier.documents {
        let now = kept.iter_mut().find(|kept| kept.entry.source == old.source);
        let keep = match &now {
            // A machine failure leaves what was there.
            Some(Kept { state: State::Unwritten, .. }) => true,
            Some(_) => false,
            None => !is_chosen(&old.source, chosen) || is_below(&old.source, unreadable),
        };
        if keep {
            if now.is_none() {
                manifest.documents.push(old.clone());
            }
            continue;
        }
        // Made of the same files in a format that was not asked for this time, it is as true as before.
        if let Some(now) = now
            && now.state == State::Good
            && now.entry.inputs == old.inputs
            && same_program
        {
            let others = old.outputs.iter().filter(|output| !written.contains(&output.path));
            now.entry.outputs.extend(others.cloned());
            continue;
        }
        for output in old.outputs.iter().filter(|output| !written.contains(&output.path)) {
            match out.remove(&output.path) {
                Ok(true) => match summary.documents.iter_mut().find(|outcome| outcome.source == old.source) {
                    Some(outcome) => outcome.removed.push(output.path.clone()),
                    None => summary.removed.push(output.path.clone()),
                },
                Ok(false) => {}
                Err(error) => problems.push(
                    Diagnostic::of_file(
                        &rules::OUTPUT,
                        &old.source,
                        format!("`{}` cannot be removed: {error}", output.path),
                    )
                    .hint("remove it by hand: it is stale"),
                ),
            }
        }
    }
    for Kept { mut entry, state, .. } in kept.into_iter().filter(|kept| kept.is_open) {
        if state == State::Unwritten
            && entry.outputs.is_empty()
            && let Some(old) = earlier.entry(&entry.source)
        {
            entry.outputs.clone_from(&old.outputs);
        }
        manifest.documents.push(entry);
    }
    manifest.documents.sort_by(|a, b| a.source.cmp(&b.source));
    if let Err(error) = manifest.put(out) {
        problems.push(
            Diagnostic::of_file(&rules::OUTPUT, "output/manifest.json", format!("the manifest cannot be written: {error}"))
                .hint("check that there is room on the disk, that you may write to the output folder, and that no file there has the name of a folder"),
        );
    }
}
