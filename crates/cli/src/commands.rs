//! The commands: what each does.

use crate::arguments::{Arguments, Command};
use crate::exit::Exit;
use crate::explain;
use crate::house;
use crate::manifest;
use crate::messages::Printer;
use crate::results;
use crate::schema;
use crate::session::{Asked, Session, output_folder};
use crate::starter;
use crate::telling;
use crate::verify;
use crate::watch;
use boardpaper_build::disk::SETTINGS;
use boardpaper_build::{Workspace, clean};
use boardpaper_data::diagnostic::Problems;
use boardpaper_data::source::Sources;
use boardpaper_data::workspace::{Settings, read_settings};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Runs the command.
pub fn run(arguments: &Arguments) -> Exit {
    let result = match &arguments.command {
        Command::Build(build) => {
            let (check, writing) = (&build.check, Some(&build.writing));
            let (force, partition) = (build.force, build.partition);
            run_once(Asked { arguments, check, writing, force, partition, is_watching: false })
        }
        Command::Check(check) => run_once(Asked {
            arguments,
            check,
            writing: None,
            force: false,
            partition: None,
            is_watching: false,
        }),
        Command::Watch(watch) => watch::run(arguments, watch),
        Command::New { folder } => run_new(arguments, folder),
        Command::House { command } => house::run(arguments, command),
        Command::Schema { kind } => schema::run(*kind),
        Command::Explain { rule } => explain::run(arguments, *rule),
        Command::Verify(typed) => verify::run(arguments, typed),
        Command::Manifest { command } => manifest::run(arguments, command),
        Command::Clean { out } => run_clean(arguments, out.as_deref()),
    };
    let exit = match result {
        Ok(exit) => exit,
        Err(failure) => {
            say(&format!("boardpaper: {}", failure.message));
            failure.exit
        }
    };
    match results::lost() {
        None => exit,
        Some(why) => {
            say(&format!("boardpaper: the results cannot be written: {why}"));
            exit.max(Exit::Machine)
        }
    }
}

/// What ends a command before it begins.
pub struct Failure {
    exit: Exit,
    /// What to say.
    pub message: String,
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

fn run_once(asked: Asked<'_>) -> Result<Exit, Failure> {
    let mut session = Session::open(asked)?;
    let sources = Sources::default();
    let ran = session.run(&sources)?;
    let printer = Printer::showing(asked.arguments, &asked.check.shown, &sources);
    Ok(telling::tell(&session, ran, None, printer))
}

/// A number of things, in words that fit it.
pub fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
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
    let cleaned = clean(&folder, telling::wait).map_err(|error| {
        Failure::machine(format!("{} cannot be cleaned: {error}", folder.root().display()))
    })?;
    if !arguments.quiet {
        say(&format!("removed {} from {}", count(cleaned.removed, "file"), folder.root().display()));
    }
    for path in cleaned.left {
        say(&format!(
            "left {path}, which was changed since it was built: remove it by hand if nobody needs it"
        ));
    }
    Ok(Exit::Good)
}
