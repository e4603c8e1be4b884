//! A run over a workspace: every document that can be built is built, whatever happens to the others, and none
//! that is as it was.

use crate::disk::{SETTINGS, Workspace};
use crate::documents::{File, Is, Opened};
use crate::done::{self, Done, Putting};
use crate::finish::Finish;
use crate::fresh::{Judge, Verdict, Why, house_of};
use crate::houses::Houses;
use crate::in_flight::InFlight;
use crate::key::Key;
use crate::made::Noting;
use crate::manifest::{Input, Output, sha256};
use crate::output::OutputFolder;
use crate::partition::Partition;
use crate::records::{Journal, MadeWith, Record, Records, Standing};
use crate::seen::Seen;
use crate::survey::Survey;
use crate::task::{self, Shared};
use crate::workers::{in_parallel, in_two_stages};
use boardpaper_data::diagnostic::{Diagnostic, Problems, leave_out_what_was_said};
use boardpaper_data::files::Files;
use boardpaper_data::rules;
use boardpaper_data::source::{Source, Sources, Span};
use boardpaper_data::workspace::{Format, Settings};
use boardpaper_render::{Engine, forget_old_layouts};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many pages are laid out between two times of giving back memory: as many as sixteen short reports have. What
/// is remembered grows with the pages.
const PAGES_BETWEEN_FORGETTING: usize = 48;

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
    /// Whether this is a build that had to begin anew, and goes on where it was.
    pub goes_on: bool,
    /// Whether a document with an error keeps what was built of it, until the fault is mended.
    pub keep_faulty: bool,
    /// The documents at work, for whoever watches over them, and those that nobody should begin again.
    pub in_flight: Arc<InFlight>,
    /// The part of the documents to build; none for all.
    pub partition: Option<Partition>,
}

impl Build {
    /// A build into a folder of what changed.
    pub fn new(formats: Vec<Format>, out: OutputFolder) -> Self {
        let in_flight = Arc::default();
        Self { formats, out, force: false, goes_on: false, keep_faulty: false, in_flight, partition: None }
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
#[derive(Debug, Clone, Copy)]
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

impl Summary {
    /// Adds what a run over some of the documents did just before.
    pub fn follow(&mut self, before: Self) {
        self.removed.extend(before.removed);
        for earlier in before.documents {
            if let Some(outcome) = self.documents.iter_mut().find(|outcome| outcome.source == earlier.source)
            {
                outcome.why = outcome.why.take().or(earlier.why);
                outcome.removed.extend(earlier.removed);
            }
        }
    }
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
    let run = Run { workspace, settings, engine, sources, options, build: options.mode.build() };
    let mut problems = Problems::under(settings.rules.clone());
    let mut records = run.build.map(|build| Records::read(&build.out)).unwrap_or_default();
    let seen = Seen::new(workspace);
    let survey = Survey::of(workspace, &seen, options, &mut records);
    problems.extend(survey.problems());
    let made_with = made_with(settings, engine);
    let goes_on = run.build.filter(|build| build.goes_on);
    let made_before = goes_on.map(|build| build.out.made_so_far()).unwrap_or_default();
    let Sorted { fresh, made, changed_houses } = run.sort(&survey, &records, &seen, made_with, &made_before);
    let houses = run.houses(&fresh, &made, &changed_houses, &records, &mut problems);
    let shared = Shared {
        workspace,
        settings,
        engine,
        houses: &houses,
        sources,
        ground: &sources.ground(),
        documents: &survey.documents,
        clashes: &survey.clashes,
        made_with,
        common: &common_inputs(workspace, engine),
        in_flight: run.build.map(|build| build.in_flight.as_ref()),
    };
    let done = run.make(&made, &shared, &records, progress);

    let mut summary = Summary { parts: survey.parts.paths(), ..Summary::default() };
    let (mut now, mut used) = (BTreeMap::new(), BTreeSet::new());
    // They were judged by the rules of their house, which may ask for what the workspace says nothing of.
    let mut of_documents = Vec::new();
    let fresh = fresh.into_iter().map(|fresh| {
        let mut done = Done::of_fresh(fresh);
        done.outcome.why = made_before.get(&done.outcome.source).cloned();
        done
    });
    let mut done: Vec<Done> = fresh.chain(done).collect();
    // Of messages that say the same of the same place the first is told, whichever document was made.
    done.sort_by(|one, other| one.outcome.source.cmp(&other.outcome.source));
    for Done { outcome, record, problems, used: read } in done {
        used.extend(read);
        of_documents.extend(problems);
        now.insert(outcome.source.clone(), record);
        summary.documents.push(outcome);
    }
    if survey.is_of_all() {
        problems.extend(unused_files(survey.others(), &used));
    }
    for file in survey.others().filter(|file| file.tells) {
        problems.extend(Opened::at(&file.path, workspace, &settings.rules, sources).problems);
    }
    if let Some(build) = run.build {
        records.keep_houses(&houses, shared.common);
        let changed = !made.is_empty() || houses.ready().next().is_some();
        let finish = Finish { build, survey: &survey, houses: &houses, changed };
        finish.run(records, now, &mut summary, &mut problems);
        if !build.goes_on {
            build.out.forget_made();
        }
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

/// What a run goes by.
struct Run<'a> {
    workspace: &'a Workspace,
    settings: &'a Settings,
    engine: &'a Engine,
    sources: &'a Sources,
    options: &'a Options,
    build: Option<&'a Build>,
}

/// A document that is as it was, with what was said of it.
type Fresh = (Arc<Record>, Vec<Diagnostic>);

/// The documents of a run, sorted.
#[derive(Default)]
struct Sorted<'s> {
    fresh: Vec<Fresh>,
    /// Those that are made, each with the reason.
    made: Vec<(&'s File, Why)>,
    /// The houses of any of them that are not as they were.
    changed_houses: BTreeSet<String>,
}

impl Run<'_> {
    /// Sorts the documents into those that are as they were and those that are made, each with the reason. A check
    /// takes every document.
    fn sort<'s>(
        &self,
        survey: &'s Survey,
        records: &Records,
        seen: &Seen<'_>,
        made_with: MadeWith,
        made_before: &BTreeMap<String, String>,
    ) -> Sorted<'s> {
        let tasks = survey.tasks();
        let mut sorted = Sorted::default();
        let Some(build) = self.build else {
            sorted.made = tasks.into_iter().map(|file| (file, Why::default())).collect();
            return sorted;
        };
        let mut judge = Judge {
            workspace: self.workspace,
            records,
            seen,
            sources: self.sources,
            documents: &survey.documents,
            clashes: &survey.clashes,
            made_with,
            house: &self.settings.house.0,
            houses: BTreeMap::new(),
            made: made_before,
            build,
        };
        judge.look_at_houses(tasks.iter().copied());
        let verdict = |file: &&File| {
            let fault = |_| {
                let why = "what is known of it cannot be used".to_owned();
                Verdict::Made(Why::all(why, &build.formats))
            };
            task::caught(&file.path, || judge.judge(file)).unwrap_or_else(fault)
        };
        let verdicts = in_parallel(&tasks, self.options.jobs, verdict, |_, _| {});
        sorted.changed_houses = judge.changed_houses();
        for (file, verdict) in tasks.into_iter().zip(verdicts) {
            match verdict {
                Verdict::Fresh(record, said) => sorted.fresh.push((record, said)),
                Verdict::Made(why) => sorted.made.push((file, why)),
            }
        }
        sorted
    }

    /// Makes ready the houses of the documents that are made, and says again what was said of the others.
    fn houses(
        &self,
        fresh: &[Fresh],
        made: &[(&File, Why)],
        changed: &BTreeSet<String>,
        records: &Records,
        problems: &mut Problems,
    ) -> Houses {
        let mut houses = Houses::default();
        for (file, _) in made {
            let Some(name) = house_of(file, &self.settings.house.0) else { continue };
            let named_at = match &file.is {
                // The place is found when the document is read; until then any of its file will do.
                Is::Document { house: Some(_), .. } => {
                    Some(Span::new(self.sources.add(Source::new(file.path.as_str(), "")), 0..0))
                }
                _ => self.settings.house.1,
            };
            self.prepare(&mut houses, name, named_at, problems);
        }
        let of_fresh: BTreeSet<&str> =
            fresh.iter().filter_map(|(record, _)| Some(record.house.as_ref()?.0.as_str())).collect();
        for name in of_fresh {
            // None of them used what changed, but something may be said of it.
            if changed.contains(name) {
                self.prepare(&mut houses, name, None, problems);
            }
            let Some(house) = records.houses.get(name).filter(|_| !houses.has(name)) else { continue };
            let told = task::caught(&format!("templates/{name}/house.toml"), || {
                house.told.again(self.sources, self.workspace)
            });
            match told {
                Ok(told) => problems.extend(told.unwrap_or_default()),
                Err(fault) => problems.push(fault),
            }
        }
        houses
    }

    fn prepare(&self, houses: &mut Houses, name: &str, named_at: Option<Span>, problems: &mut Problems) {
        let prepared = task::caught(&format!("templates/{name}/house.toml"), || {
            houses.prepare(name, named_at, self.workspace, self.engine, self.sources, problems);
        });
        problems.extend(prepared.err());
    }

    /// Makes documents, and adds each to the records when it is done.
    fn make(
        &self,
        made: &[(&File, Why)],
        shared: &Shared<'_>,
        before: &Records,
        progress: &mut dyn FnMut(Progress<'_>),
    ) -> Vec<Done> {
        let build = self.build.filter(|_| !made.is_empty());
        let putting = build.map(|build| {
            if !before.are_own && !before.documents.is_empty() {
                // What only the manifest knows is written down before anything is added. If that fails so does the
                // putting, which says so.
                let _ = before.put(&build.out);
            }
            Putting { build, before, ours: before.outputs(), journal: Journal::open(&build.out) }
        });
        if let Some(Putting { journal, .. }) = &putting {
            journal.group(&shared.common.0, &shared.common.1);
            for ready in shared.houses.ready() {
                journal.house(&ready.record);
            }
        }
        let mut noting = build.map(|build| Noting::start(&build.out));
        progress(Progress::Started(made.len()));
        let mut pages = 0;
        in_two_stages(
            made,
            self.options.jobs,
            |(file, why)| done::make(&file.path, why, shared),
            |(file, why), made| done::put_made(&file.path, &why.why, made, shared, putting.as_ref()),
            |index, done: &Done| {
                pages += done.pages();
                if pages >= PAGES_BETWEEN_FORGETTING {
                    pages = 0;
                    forget_old_layouts();
                }
                let built = done.record.as_ref().filter(|record| record.state == Standing::Built);
                if let (Some(putting), Some(record)) = (&putting, built) {
                    putting.journal.document(record);
                    noting.iter_mut().for_each(|noting| noting.made(&record.source, &made[index].1.why));
                }
                progress(Progress::Done(&made[index].0.path));
            },
        )
    }
}

impl Mode {
    /// What is written, if anything is.
    pub(crate) fn build(&self) -> Option<&Build> {
        match self {
            Self::Check => None,
            Self::Build(build) => Some(build),
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

/// Data files that no document uses, which may be documents that lack a kind.
fn unused_files<'a>(
    files: impl Iterator<Item = &'a File>,
    used: &BTreeSet<String>,
) -> impl Iterator<Item = Diagnostic> {
    files.filter(|file| file.is == Is::Data && !used.contains(&file.path)).map(
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
