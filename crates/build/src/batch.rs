//! A run over a workspace: every document that can be built is built, whatever happens to the others, and none
//! that is as it was.

use crate::disk::{SETTINGS, Workspace};
use crate::documents::{File, Is, Opened, clashes, listing_problems};
use crate::done::{Done, do_task};
use crate::finish::{Finish, Gone};
use crate::fresh::{Judge, Verdict, house_of};
use crate::houses::Houses;
use crate::key::Key;
use crate::manifest::{Input, Output, sha256};
use crate::output::OutputFolder;
use crate::parts::Parts;
use crate::records::{Journal, MadeWith, Record, Records, Standing};
use crate::seen::Seen;
use crate::task::{self, Shared};
use crate::workers::in_parallel;
use boardpaper_data::diagnostic::{Diagnostic, Problems, leave_out_what_was_said};
use boardpaper_data::files::Files;
use boardpaper_data::rules;
use boardpaper_data::source::{Source, Sources, Span};
use boardpaper_data::workspace::{Format, Settings};
use boardpaper_render::{Engine, forget_old_layouts};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many documents are laid out between two times of giving back memory.
const DOCUMENTS_BETWEEN_FORGETTING: usize = 16;

/// What a run does.
#[derive(Debug)]
pub enum Mode {
    /// Reads and checks; writes nothing.
    Check,
    /// Checks and writes.
    Build(Build),
}

/// What a build writes.
#[derive(Debug)]
pub struct Build {
    /// The formats.
    pub formats: Vec<Format>,
    /// Where to.
    pub out: OutputFolder,
    /// Whether documents are made that are as they were.
    pub force: bool,
    /// Whether a document with an error keeps what was built of it, until the fault is mended.
    pub keep_faulty: bool,
}

impl Build {
    /// A build into a folder of what changed.
    pub fn new(formats: Vec<Format>, out: OutputFolder) -> Self {
        Self { formats, out, force: false, keep_faulty: false }
    }
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
    /// There are so many documents to make, or to check.
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
    /// Why it was made; none if all that it is made of and into was as it was.
    pub why: Option<String>,
    /// The files that it is made into, below the output folder.
    pub outputs: Vec<Output>,
    /// Files of earlier builds that were removed.
    pub removed: Vec<String>,
}

/// What a run came to.
#[derive(Debug, Default)]
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
    let build = match &options.mode {
        Mode::Check => None,
        Mode::Build(build) => Some(build),
    };
    let mut records = build.map(|build| Records::read(&build.out)).unwrap_or_default();
    let seen = Seen::new(workspace);
    let listing = workspace.list_data();
    let found = in_parallel(
        &listing.files,
        options.jobs,
        |path| {
            task::caught(path, || File::at(path, &seen, workspace, &records))
                .unwrap_or_else(|_| (File::failed(path), None))
        },
        |_, _| {},
    );
    let (mut files, facts): (Vec<File>, Vec<_>) = found.into_iter().unzip();
    for (file, facts) in files.iter().zip(facts) {
        records.files.extend(facts.map(|facts| (file.path.clone(), facts)));
    }
    // Plans that other documents print are parts of those.
    let parts = Parts::of(&files, |path| {
        let bytes = Files::read(workspace, path).unwrap_or_else(|_| Arc::from([]));
        String::from_utf8_lossy(&bytes).into_owned()
    });
    // What is wrong with a file that documents are written in is told where they are read.
    for file in files.iter_mut().filter(|file| parts.is_text(&file.path)) {
        if matches!(file.is, Is::Faulty | Is::Text) && file.found.is_there() {
            file.is = Is::Text;
            file.tells = false;
        }
    }
    let paths = parts.chosen(&options.paths);
    problems.extend(
        listing_problems(&listing)
            .into_iter()
            .filter(|problem| problem.file.as_deref().is_some_and(|path| is_chosen(path, &paths))),
    );

    // A document with an error is one still: a link to it is no fault of the document that has the link.
    let is_built = |file: &File| file.is_document() && !parts.has(&file.path);
    let documents: BTreeSet<String> =
        files.iter().filter(|file| is_built(file)).map(|file| file.path.clone()).collect();
    let clashes = clashes(files.iter().filter(|file| is_built(file) && file.is != Is::Faulty));
    let known: BTreeSet<String> = files.iter().map(|file| file.path.clone()).collect();
    files.retain(|file| is_chosen(&file.path, &paths));
    let (tasks, others): (Vec<&File>, Vec<&File>) = files.iter().partition(|file| is_built(file));

    let made_with = made_with(settings, engine);
    let common = common_inputs(workspace, engine);
    let verdicts = match build {
        None => tasks.iter().map(|_| Verdict::Made(String::new())).collect(),
        Some(build) => {
            let mut judge = Judge {
                workspace,
                records: &records,
                seen: &seen,
                sources,
                documents: &documents,
                made_with,
                house: &settings.house.0,
                houses: BTreeMap::new(),
                formats: &build.formats,
                out: &build.out,
                force: build.force,
            };
            judge.look_at_houses(tasks.iter().copied());
            in_parallel(&tasks, options.jobs, |file| judge.judge(file), |_, _| {})
        }
    };

    let mut houses = Houses::default();
    let mut fresh = Vec::new();
    let mut made = Vec::new();
    for (file, verdict) in tasks.iter().zip(verdicts) {
        match verdict {
            Verdict::Fresh(record, said) if !clashes.contains_key(&file.path) => {
                fresh.push((record, said));
            }
            Verdict::Fresh(..) => made.push((*file, "another document would write the same file".to_owned())),
            Verdict::Made(why) => made.push((*file, why)),
        }
    }
    for (file, _) in &made {
        let Some(name) = house_of(file, &settings.house.0) else { continue };
        let named_at = match &file.is {
            // The place is found when the document is read; until then any of its file will do.
            Is::Document { house: Some(_), .. } => {
                Some(Span::new(sources.add(Source::new(file.path.as_str(), "")), 0..0))
            }
            _ => settings.house.1,
        };
        let prepared = task::caught(&format!("templates/{name}/house.toml"), || {
            houses.prepare(name, named_at, workspace, engine, sources, &mut problems);
        });
        problems.extend(prepared.err());
    }
    let of_fresh: BTreeSet<&str> =
        fresh.iter().filter_map(|(record, _)| Some(record.house.as_ref()?.0.as_str())).collect();
    for name in of_fresh.into_iter().filter(|name| !houses.has(name)) {
        let told = records.houses.get(name).and_then(|house| house.told.again(sources, workspace));
        problems.extend(told.unwrap_or_default());
    }

    let ground = sources.ground();
    let shared = Shared {
        workspace,
        settings,
        engine,
        houses: &houses,
        sources,
        ground: &ground,
        documents: &documents,
        clashes: &clashes,
        made_with,
        common: &common,
        formats: build.map_or(&[], |build| build.formats.as_slice()),
    };
    let mut journal = build.filter(|_| !made.is_empty()).map(|build| Journal::open(&build.out));
    if let Some(journal) = &mut journal {
        journal.group(&common.0, &common.1);
        for ready in houses.ready() {
            journal.house(&ready.record, &ready.inputs);
        }
    }
    progress(Progress::Started(made.len()));
    let mut done_so_far = 0;
    let results = in_parallel(
        &made,
        options.jobs,
        |(file, why)| do_task(&file.path, why, &shared, build),
        |index, done: &Done| {
            done_so_far += 1;
            if done_so_far % DOCUMENTS_BETWEEN_FORGETTING == 0 {
                forget_old_layouts();
            }
            if let (Some(journal), Some(record)) = (&mut journal, &done.record)
                && record.state == Standing::Built
            {
                journal.document(record);
            }
            progress(Progress::Done(&made[index].0.path));
        },
    );

    let mut summary = Summary { parts: parts.paths(), ..Summary::default() };
    // They were judged by the rules of their house, which may ask for what the workspace says nothing of.
    let mut of_documents = Vec::new();
    let mut now: BTreeMap<String, Gone> = BTreeMap::new();
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut use_all = |record: &Record| used.extend(record.reads.iter().map(|read| read.path.clone()));
    for (record, said) in fresh {
        use_all(&record);
        of_documents.extend(said);
        summary.documents.push(Outcome::of_fresh(&record));
        now.insert(record.source.clone(), Gone::Known(record));
    }
    for done in results {
        if let Some(record) = &done.record {
            use_all(record);
        }
        of_documents.extend(done.problems);
        now.insert(
            done.outcome.source.clone(),
            match done.record {
                Some(record) => Gone::Known(record),
                None => Gone::Shut,
            },
        );
        summary.documents.push(done.outcome);
    }
    summary.documents.sort_by(|a, b| a.source.cmp(&b.source));
    if paths.is_empty() {
        problems.extend(unused_files(&files, &used));
    }
    for file in others.iter().filter(|file| file.tells) {
        let opened = Opened::at(&file.path, workspace, &settings.rules, sources);
        problems.extend(opened.problems);
    }
    if let Some(build) = build {
        // Nobody knows what stands in a folder that cannot be read: what was built of it stays.
        let unreadable: Vec<String> = listing.unreadable.into_iter().map(|(path, _)| path).collect();
        let keeps = |source: &str| !is_chosen(source, &paths) || is_below(source, &unreadable);
        let finish = Finish { build, keeps: &keeps, known: &known, parts: &parts, changed: !made.is_empty() };
        for ready in houses.ready() {
            records.houses.insert(ready.record.name.clone(), Arc::clone(&ready.record));
            records.groups.insert(ready.record.group.clone(), Arc::clone(&ready.inputs));
        }
        records.groups.entry(common.0).or_insert(common.1);
        finish.run(records, now, &mut summary, &mut problems);
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

impl Outcome {
    fn of_fresh(record: &Record) -> Self {
        Self {
            source: record.source.clone(),
            state: State::Good,
            why: None,
            outputs: record.outputs.iter().map(|kept| kept.output.clone()).collect(),
            removed: Vec::new(),
        }
    }
}

/// What all documents of a run are made with.
fn made_with(settings: &Settings, engine: &Engine) -> MadeWith {
    let program = [env!("CARGO_PKG_VERSION"), env!("BOARDPAPER_MADE_OF")];
    let fonts = engine.fonts.added().iter();
    MadeWith {
        program: Key::of_all(program.map(str::as_bytes)),
        settings: Key::of(settings.fingerprint().as_bytes()),
        fonts: Key::of_all(fonts.flat_map(|(path, bytes)| [path.as_bytes(), bytes.as_slice()])),
    }
}

/// What every document is made of besides its own files, with a name for it: the settings and the fonts of the
/// workspace.
fn common_inputs(workspace: &Workspace, engine: &Engine) -> (String, Arc<[Input]>) {
    let settings = Files::read(workspace, SETTINGS).ok();
    let settings = settings.map(|bytes| Input { path: SETTINGS.to_owned(), sha256: sha256(&bytes) });
    let fonts = engine.fonts.added().iter();
    let fonts = fonts.map(|(path, bytes)| Input { path: path.clone(), sha256: sha256(bytes) });
    let inputs: Arc<[Input]> = settings.into_iter().chain(fonts).collect();
    let key = Key::of_all(inputs.iter().flat_map(|input| [input.path.as_bytes(), input.sha256.as_bytes()]));
    (format!("workspace-{}", key.short()), inputs)
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

/// Data files that no document uses, which may be documents that lack a kind.
fn unused_files<'a>(files: &'a [File], used: &'a BTreeSet<String>) -> impl Iterator<Item = Diagnostic> + 'a {
    files.iter().filter(|file| file.is == Is::Data && !used.contains(&file.path)).map(
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
