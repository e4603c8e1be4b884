//! An open workspace, gone over once by `build` and `check`, and again and again by `watch`.

use crate::arguments::{Arguments, Check, Writing};
use crate::commands::{Failure, settings, workspace};
use crate::guard::Guard;
use crate::progress::{self, Shower};
use crate::telling;
use boardpaper_build::disk::SETTINGS;
use boardpaper_build::output::OutputFolder;
use boardpaper_build::partition::Partition;
use boardpaper_build::{Build, Mode, Options, Summary, Workspace};
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::source::Sources;
use boardpaper_data::workspace::Settings;
use boardpaper_render::{Engine, Fonts};
use indicatif::ProgressBar;
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// What was asked for on the command line.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// All that was typed.
    pub arguments: &'a Arguments,
    /// What to go over, and how to show what is wrong.
    pub check: &'a Check,
    /// What to write; a check writes nothing.
    pub writing: Option<&'a Writing>,
    /// Whether documents are built that are as they were.
    pub force: bool,
    /// The part of the documents that is built, if not all are.
    pub partition: Option<Partition>,
    /// Whether it goes on at each change.
    pub is_watching: bool,
}

/// An open workspace.
pub struct Session<'a> {
    /// What was asked for.
    pub asked: Asked<'a>,
    /// The workspace.
    pub workspace: Workspace,
    /// Where outputs go, if something is written.
    pub out: Option<OutputFolder>,
    /// Watches over what is done.
    pub guard: Guard,
    /// The documents that there were the last time, by their sources.
    pub documents: BTreeSet<String>,
    bar: ProgressBar,
    /// The chosen documents and folders, by their paths in the workspace.
    paths: Vec<String>,
    /// The fonts, and whether the system's are among them, since they were read.
    fonts: Option<(bool, Arc<Fonts>)>,
}

/// What going over a workspace came to.
pub enum Ran {
    /// The settings are wrong: no document was looked at.
    WrongSettings(Problems),
    /// The documents were gone over.
    Done(Done),
}

/// What became of the documents.
pub struct Done {
    /// All that is wrong: in the settings, then in the documents by file and place.
    pub problems: Vec<Diagnostic>,
    /// The documents.
    pub summary: Summary,
    /// The paths that were typed and lead to no document.
    pub unmatched: Vec<String>,
    /// How long it took.
    pub time: Duration,
}

impl<'a> Session<'a> {
    /// Opens the workspace that is meant.
    pub fn open(asked: Asked<'a>) -> Result<Self, Failure> {
        let workspace = workspace(asked.arguments)?;
        let paths = asked.check.paths.iter().map(|path| workspace_path(path, &workspace));
        let paths = paths.collect::<Result<_, _>>()?;
        let out = asked.writing.map(|writing| output_folder(writing.out.as_deref(), &workspace));
        let bar = progress::bar(asked.arguments.quiet);
        let guard = Guard::start(&asked, out.clone(), bar.clone());
        Ok(Self { asked, workspace, out, guard, documents: BTreeSet::new(), bar, paths, fonts: None })
    }

    /// Goes over the workspace as it is now.
    pub fn run(&mut self, sources: &Sources) -> Result<Ran, Failure> {
        let started = Instant::now();
        let mut problems = Problems::default();
        let mut settings = settings(&self.workspace, sources, &mut problems)?;
        if problems.has_errors() {
            return Ok(Ran::WrongSettings(problems));
        }
        if settings.formats.is_empty() {
            return Err(Failure::usage(format!(
                "{SETTINGS} asks for no format that this version writes; add \"pdf\""
            )));
        }
        for rule in &self.asked.check.shown.only {
            settings.rules = settings.rules.with(rule);
        }
        let engine = Engine { fonts: self.fonts(settings.system_fonts)? };
        self.lock()?;
        let options = |paths, jobs| Options { mode: self.mode(&settings), paths, jobs };
        if !self.is_anew() {
            self.out.iter().for_each(OutputFolder::forget_made);
        }
        let suspects = self.guard.suspects();
        let first = if suspects.is_empty() {
            Summary::default()
        } else {
            // One at a time, so that it shows which of them is to blame. What is wrong with them is told below.
            let options = options(suspects, 1);
            boardpaper_build::run(
                &self.workspace,
                &settings,
                &engine,
                &Sources::default(),
                &options,
                &mut |_| {},
            )
        };
        let mut summary =
            self.go_over(&settings, &engine, sources, &options(self.paths.clone(), self.jobs()));
        summary.follow(first);
        self.guard.acquit();
        self.out.iter().for_each(OutputFolder::forget_made);
        let settled = self.out.as_ref().map_or(Ok(()), OutputFolder::settle);
        self.guard.let_go();
        settled
            .map_err(|error| Failure::machine(format!("the disk did not take what was built: {error}")))?;
        self.documents = summary.documents.iter().map(|outcome| outcome.source.clone()).collect();
        let unmatched = self.unmatched(&summary);
        let problems = problems.into_vec().into_iter().chain(summary.problems.iter().cloned()).collect();
        Ok(Ran::Done(Done { problems, summary, unmatched, time: started.elapsed() }))
    }

    /// Lets the fonts be read again.
    pub fn forget_fonts(&mut self) {
        self.fonts = None;
    }

    fn mode(&self, settings: &Settings) -> Mode {
        match (self.asked.writing, &self.out) {
            (Some(writing), Some(out)) => Mode::Build(Build {
                formats: writing.format.clone().unwrap_or_else(|| settings.formats.clone()),
                out: out.clone(),
                force: self.asked.force,
                goes_on: self.is_anew(),
                keep_faulty: self.asked.is_watching,
                in_flight: Arc::clone(&self.guard.in_flight),
                partition: self.asked.partition,
            }),
            _ => Mode::Check,
        }
    }

    /// Whether the program began anew, without documents that it gave up.
    fn is_anew(&self) -> bool {
        !self.guard.in_flight.given_up().is_empty() || !self.guard.suspects().is_empty()
    }

    /// Keeps other builds out of the output folder.
    fn lock(&self) -> Result<(), Failure> {
        let Some(out) = &self.out else { return Ok(()) };
        let folder = out.root().display();
        let lock = out.lock(telling::wait).map_err(|error| {
            Failure::machine(format!(
                "the output folder {folder} cannot be written: {error}; check that you may write there, that there is room on the disk, and that no file has its name"
            ))
        })?;
        if let Some(why) = lock.why_open() {
            telling::say_that_nothing_is_locked(out, why);
        }
        self.guard.keep(lock);
        Ok(())
    }

    fn go_over(&self, settings: &Settings, engine: &Engine, sources: &Sources, options: &Options) -> Summary {
        let mut shower = Shower::on(&self.bar, self.asked.check.shown.message_format, &self.guard.in_flight);
        let show = &mut |now: boardpaper_build::Progress<'_>| shower.show(now);
        let summary = boardpaper_build::run(&self.workspace, settings, engine, sources, options, show);
        self.bar.finish_and_clear();
        summary
    }

    fn jobs(&self) -> usize {
        let processors = || thread::available_parallelism().map_or(1, std::num::NonZero::get);
        self.asked.check.jobs.map_or_else(processors, usize::from)
    }

    /// The fonts: read once for as long as nobody says that they have changed.
    fn fonts(&mut self, system: bool) -> Result<Arc<Fonts>, Failure> {
        if let Some((has_system, fonts)) = &self.fonts
            && *has_system == system
        {
            return Ok(Arc::clone(fonts));
        }
        let read = self.workspace.fonts(system);
        let read = read
            .map_err(|(path, error)| Failure::machine(format!("the font {path} cannot be read: {error}")))?;
        let fonts = Arc::new(Fonts::new(read));
        self.fonts = Some((system, Arc::clone(&fonts)));
        Ok(fonts)
    }

    /// Paths on the command line that lead to no document.
    fn unmatched(&self, summary: &Summary) -> Vec<String> {
        let documents = summary.documents.iter().map(|outcome| outcome.source.as_str());
        let parts = summary.parts.iter().map(String::as_str);
        let problems = summary.problems.iter().filter_map(|problem| problem.file.as_deref());
        let known: Vec<&str> = documents.chain(parts).chain(problems).collect();
        let typed = self.asked.check.paths.iter().zip(&self.paths);
        typed
            .filter(|(_, path)| {
                !path.is_empty() && !known.iter().any(|known| known.starts_with(path.as_str()))
            })
            .map(|(typed, _)| typed.display().to_string())
            .collect()
    }
}

/// A path that was typed, relative to the current folder, as a path in the workspace.
fn workspace_path(typed: &Path, workspace: &Workspace) -> Result<String, Failure> {
    let outside = || Failure::usage(format!("{} is not in the workspace", typed.display()));
    let real = match std::fs::canonicalize(typed) {
        Ok(real) => real,
        // With -C, people also type paths as the workspace sees them.
        Err(_) => std::fs::canonicalize(workspace.root().join(typed))
            .map_err(|_| Failure::usage(format!("there is no file or folder {}", typed.display())))?,
    };
    let below = real.strip_prefix(workspace.real_root()).map_err(|_| outside())?;
    let parts: Vec<&str> = below
        .components()
        .map(|part| match part {
            Component::Normal(name) => name.to_str().ok_or_else(outside),
            _ => Err(outside()),
        })
        .collect::<Result<_, _>>()?;
    Ok(parts.join("/"))
}

/// The folder that outputs go into.
pub fn output_folder(out: Option<&Path>, workspace: &Workspace) -> OutputFolder {
    OutputFolder::new(out.map_or_else(|| workspace.root().join("output"), PathBuf::from))
}
