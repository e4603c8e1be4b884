//! The commands: what each does, and what it says at the end.

use crate::arguments::{Arguments, Build, Check, Command, MessageFormat};
use crate::exit::Exit;
use crate::explain;
use crate::house;
use crate::messages::Printer;
use crate::schema;
use crate::starter;
use boardpaper_build::disk::SETTINGS;
use boardpaper_build::output::OutputFolder;
use boardpaper_build::{Mode, Options, Progress, State, Summary, Workspace, clean};
use boardpaper_data::diagnostic::Problems;
use boardpaper_data::source::Sources;
use boardpaper_data::workspace::{Settings, read_settings};
use boardpaper_render::{Engine, Fonts};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::json;
use std::io::{self, IsTerminal, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// Runs the command.
pub fn run(arguments: &Arguments) -> Exit {
    let result = match &arguments.command {
        Command::Build(build) => run_batch(arguments, &build.check, Some(build)),
        Command::Check(check) => run_batch(arguments, check, None),
        Command::New { folder } => run_new(arguments, folder),
        Command::House { command } => house::run(arguments, command),
        Command::Schema { kind } => schema::run(*kind),
        Command::Explain { rule } => explain::run(arguments, *rule),
        Command::Clean { out } => run_clean(arguments, out.as_deref()),
    };
    match result {
        Ok(exit) => exit,
        Err(failure) => {
            say(&format!("boardpaper: {}", failure.message));
            failure.exit
        }
    }
}

/// What ends a command before it begins.
pub struct Failure {
    exit: Exit,
    message: String,
}

impl Failure {
    /// Wrong usage or settings.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { exit: Exit::Usage, message: message.into() }
    }

    /// The machine failed.
    pub fn machine(message: impl Into<String>) -> Self {
        Self { exit: Exit::Machine, message: message.into() }
    }
}

/// Talk goes to standard error; a closed pipe is no fault.
pub fn say(words: &str) {
    let _ = writeln!(io::stderr(), "{words}");
}

/// The workspace that is meant, which has to be there.
pub fn workspace(arguments: &Arguments) -> Result<Workspace, Failure> {
    workspace_if_any(arguments)?.ok_or_else(|| {
        Failure::usage(format!(
            "there is no {SETTINGS} here or above; go to your workspace, name it with -C, or make one with `boardpaper new DIR`"
        ))
    })
}

/// The workspace that is meant; none outside of one, where none was named.
pub fn workspace_if_any(arguments: &Arguments) -> Result<Option<Workspace>, Failure> {
    let root = match &arguments.workspace {
        Some(folder) if folder.join(SETTINGS).is_file() => Some(folder.clone()),
        Some(folder) if folder.is_dir() => {
            return Err(Failure::usage(format!(
                "{} is no workspace: it has no {SETTINGS}; `boardpaper new DIR` makes one",
                folder.display()
            )));
        }
        Some(folder) => return Err(Failure::usage(format!("there is no folder {}", folder.display()))),
        None => {
            let here = std::env::current_dir()
                .map_err(|error| Failure::machine(format!("the current folder cannot be read: {error}")))?;
            Workspace::find(&here)
        }
    };
    let open = |root: PathBuf| {
        Workspace::open(&root)
            .map_err(|error| Failure::machine(format!("{} cannot be read: {error}", root.display())))
    };
    root.map(open).transpose()
}

/// The settings of a workspace; what is wrong in them is reported.
pub fn settings(
    workspace: &Workspace,
    sources: &Sources,
    problems: &mut Problems,
) -> Result<Settings, Failure> {
    use boardpaper_data::files::Files;
    let bytes = Files::read(workspace, SETTINGS)
        .map_err(|error| Failure::machine(format!("{SETTINGS} cannot be read: {error}")))?;
    Ok(read_settings(SETTINGS, bytes.to_vec(), sources, problems))
}

fn run_batch(arguments: &Arguments, check: &Check, build: Option<&Build>) -> Result<Exit, Failure> {
    let started = Instant::now();
    let workspace = workspace(arguments)?;
    let sources = Sources::default();
    let mut printer = Printer::showing(arguments, &check.shown, &sources);
    let mut problems = Problems::default();
    let mut settings = settings(&workspace, &sources, &mut problems)?;
    if problems.has_errors() {
        return Ok(printer.tell_of_settings(problems));
    }
    if settings.formats.is_empty() {
        return Err(Failure::usage(format!(
            "{SETTINGS} asks for no format that this version writes; add \"pdf\""
        )));
    }
    for rule in &check.shown.only {
        settings.rules = settings.rules.with(rule);
    }
    let paths =
        check.paths.iter().map(|path| workspace_path(path, &workspace)).collect::<Result<Vec<_>, _>>()?;
    let fonts = workspace
        .fonts(settings.system_fonts)
        .map_err(|(path, error)| Failure::machine(format!("the font {path} cannot be read: {error}")))?;
    let engine = Engine { fonts: Arc::new(Fonts::new(fonts)) };
    let mode = match build {
        Some(build) => Mode::Build(boardpaper_build::Build {
            force: build.force,
            ..boardpaper_build::Build::new(
                build.format.clone().unwrap_or_else(|| settings.formats.clone()),
                output_folder(build.out.as_deref(), &workspace),
            )
        }),
        None => Mode::Check,
    };
    let jobs = check
        .jobs
        .map_or_else(|| std::thread::available_parallelism().map_or(1, std::num::NonZero::get), usize::from);
    let options = Options { mode, paths, jobs };
    let bar = progress_bar(arguments.quiet);
    let summary =
        boardpaper_build::run(&workspace, &settings, &engine, &sources, &options, &mut |progress| {
            match progress {
                Progress::Started(documents) => bar.set_length(documents as u64),
                Progress::Done(source) => {
                    bar.set_message(source.to_owned());
                    bar.inc(1);
                }
            }
        });
    bar.finish_and_clear();

    let mut exit = printer.tell(problems.as_slice().iter().chain(&summary.problems));
    for path in unmatched(&check.paths, &options.paths, &summary) {
        say(&format!("boardpaper: {path} holds no document under data/"));
        exit = exit.max(Exit::Usage);
    }
    let out = match &options.mode {
        Mode::Build(build) => Some(&build.out),
        Mode::Check => None,
    };
    report(arguments, check, build, &summary, out, started);
    printer.finish();
    Ok(exit)
}

/// Paths on the command line that lead to no document.
fn unmatched(typed: &[PathBuf], paths: &[String], summary: &Summary) -> Vec<String> {
    let documents = summary.documents.iter().map(|outcome| outcome.source.as_str());
    let sources: Vec<&str> = documents.chain(summary.parts.iter().map(String::as_str)).collect();
    let problems: Vec<&str> = summary.problems.iter().filter_map(|problem| problem.file.as_deref()).collect();
    typed
        .iter()
        .zip(paths)
        .filter(|(_, path)| {
            !path.is_empty()
                && !sources.iter().chain(&problems).any(|source| source.starts_with(path.as_str()))
        })
        .map(|(typed, _)| typed.display().to_string())
        .collect()
}

/// The words at the end of a run, and with JSON its events.
fn report(
    arguments: &Arguments,
    check: &Check,
    build: Option<&Build>,
    summary: &Summary,
    out: Option<&OutputFolder>,
    started: Instant,
) {
    if summary.documents.is_empty() && summary.problems.is_empty() && !arguments.quiet {
        say("there are no documents: put a report into the folder `data`");
    }
    let good = summary.documents.iter().filter(|outcome| outcome.state == State::Good).count();
    if check.shown.message_format == MessageFormat::Json {
        for outcome in &summary.documents {
            let outputs: Vec<&str> = outcome.outputs.iter().map(|output| output.path.as_str()).collect();
            let state = match outcome.state {
                State::Good => "good",
                State::Faulty => "faulty",
                State::Unwritten => "unwritten",
            };
            let event = json!({
                "type": "document",
                "source": outcome.source,
                "state": state,
                "outputs": outputs,
                "removed": outcome.removed,
            });
            let _ = writeln!(io::stdout(), "{event}");
        }
    }
    let removed = summary.documents.iter().flat_map(|outcome| &outcome.removed).chain(&summary.removed);
    for path in removed {
        say(&format!("removed {path}, which was built from an earlier state"));
    }
    if arguments.quiet {
        return;
    }
    let why = build.is_some_and(|build| build.why);
    for outcome in summary.documents.iter().filter(|_| arguments.verbose || why) {
        let Some(because) = &outcome.why else { continue };
        for output in &outcome.outputs {
            let because = if why { format!(": {because}") } else { String::new() };
            say(&format!("built {} from {}{because}", output.path, outcome.source));
        }
    }
    let faulty = summary.documents.len() - good;
    let seconds = started.elapsed().as_secs_f64();
    let fresh = summary.documents.iter().filter(|outcome| outcome.why.is_none()).count();
    let documents = count(good - fresh, "document");
    let as_it_was = match fresh {
        0 => String::new(),
        1 => "; 1 document was up to date".to_owned(),
        more => format!("; {more} documents were up to date"),
    };
    let rest = match faulty {
        0 => String::new(),
        1 => "; 1 document has errors and was not built".to_owned(),
        more => format!("; {more} documents have errors and were not built"),
    };
    match out {
        Some(out) => {
            say(&format!("built {documents} in {} in {seconds:.2} s{as_it_was}{rest}", out.root().display()))
        }
        None => say(&format!(
            "checked {} in {seconds:.2} s{}",
            count(summary.documents.len(), "document"),
            if faulty == 0 { String::new() } else { format!("; {faulty} with errors") }
        )),
    }
}

/// A number of things, in words that fit it.
pub fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

fn progress_bar(quiet: bool) -> ProgressBar {
    let target = if quiet || !io::stderr().is_terminal() {
        ProgressDrawTarget::hidden()
    } else {
        ProgressDrawTarget::stderr()
    };
    let bar = ProgressBar::with_draw_target(None, target);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    bar
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

fn output_folder(out: Option<&Path>, workspace: &Workspace) -> OutputFolder {
    match out {
        Some(folder) => OutputFolder::new(folder),
        None => OutputFolder::new(workspace.root().join("output")),
    }
}

fn run_new(arguments: &Arguments, folder: &Path) -> Result<Exit, Failure> {
    let files = starter::write(folder).map_err(|fault| match fault {
        starter::Fault::Occupied => Failure::usage(format!(
            "{} is not empty; name a new folder, so that nothing of yours is overwritten",
            folder.display()
        )),
        starter::Fault::Machine(error) => {
            Failure::machine(format!("{} cannot be written: {error}", folder.display()))
        }
    })?;
    if !arguments.quiet {
        say(&format!("made a workspace in {}:", folder.display()));
        for file in files {
            say(&format!("  {file}"));
        }
        say(&format!("next: boardpaper -C {} build", folder.display()));
    }
    Ok(Exit::Good)
}

fn run_clean(arguments: &Arguments, out: Option<&Path>) -> Result<Exit, Failure> {
    let workspace = workspace(arguments)?;
    let folder = output_folder(out, &workspace);
    let removed = clean(&folder).map_err(|error| {
        Failure::machine(format!("{} cannot be cleaned: {error}", folder.root().display()))
    })?;
    if !arguments.quiet {
        say(&format!("removed {} from {}", count(removed, "file"), folder.root().display()));
    }
    Ok(Exit::Good)
}
