//! `watch`: builds, then again at each change, and says what stands and what was mended.

use crate::arguments::{Arguments, MessageFormat, Watch};
use crate::commands::{Failure, say};
use crate::exit::Exit;
use crate::messages::Printer;
use crate::session::{Asked, Done, Ran, Session};
use crate::standing::Standing;
use crate::telling::{self, was_built};
use boardpaper_build::disk::SETTINGS;
use boardpaper_build::output::OutputFolder;
use boardpaper_build::watching::{self, Watching};
use boardpaper_data::source::Sources;
use boardpaper_render::forget_old_layouts;
use std::collections::BTreeSet;

/// Runs it, until Ctrl-C ends the program.
pub fn run(arguments: &Arguments, watch: &Watch) -> Result<Exit, Failure> {
    if watch.check.shown.message_format == MessageFormat::Sarif {
        return Err(Failure::usage("sarif is one object of one run; use `boardpaper check` for it"));
    }
    let (check, writing) = (&watch.check, Some(&watch.writing));
    let asked = Asked { arguments, check, writing, force: false, partition: None, is_watching: true };
    let mut session = Session::open(asked)?;
    let mut standing = Standing::default();
    let mut waits = true;
    let mut others = BTreeSet::new();
    loop {
        // Before anything is read, so that no change is missed.
        let mut watching = start(&session)?;
        watching.with_others(others.iter().map(String::as_str));
        waits = !round(&mut session, &mut standing, waits);
        forget_old_layouts();
        let used = session.out.as_ref();
        let used = used.map(|out| watching::used_elsewhere(&session.workspace, out)).unwrap_or_default();
        if used != others {
            // They were read before they were watched.
            others = used;
            continue;
        }
        let changed = watching.wait();
        if changed.iter().any(|path| path == SETTINGS || path.starts_with("fonts")) {
            session.forget_fonts();
        }
        // Only what other documents say does not make one that was given up worth another try.
        session.guard.in_flight.try_again(|source| {
            changed.iter().any(|path| path == source || !session.documents.contains(path))
        });
    }
}

fn start(session: &Session<'_>) -> Result<Watching, Failure> {
    let nowhere = OutputFolder::new("");
    Watching::start(&session.workspace, session.out.as_ref().unwrap_or(&nowhere)).map_err(|error| {
        let root = session.workspace.root().display();
        Failure::machine(format!("{root} cannot be watched: {error}"))
    })
}

/// Builds once, and says what came of it; nothing if nothing did, unless somebody waits for that. Whether it got as
/// far as the documents.
fn round(session: &mut Session<'_>, standing: &mut Standing, waits: bool) -> bool {
    if !session.workspace.root().join("data").is_dir() {
        // What was built of it stays: somebody moves it, or fetches another state.
        say("there is no folder `data`; waiting for it");
        return false;
    }
    let sources = Sources::default();
    let ran = match session.run(&sources) {
        Ok(ran) => ran,
        Err(failure) => {
            say(&format!("boardpaper: {}", failure.message));
            say("nothing was built; watching…");
            return false;
        }
    };
    let (changed, is_done) = match &ran {
        Ran::WrongSettings(problems) => (standing.take_some(problems.as_slice(), &sources), false),
        Ran::Done(done) => (standing.take(&done.problems, &sources), true),
    };
    let is_silent = match &ran {
        Ran::WrongSettings(_) => false,
        Ran::Done(done) => !waits && !changed.is_any() && !did_anything(done),
    };
    if !is_silent {
        let printer = Printer::showing(session.asked.arguments, &session.asked.check.shown, &sources);
        telling::tell(session, ran, changed.mended().as_deref(), printer);
    }
    is_done
}

/// Whether a file was written or removed.
fn did_anything(done: &Done) -> bool {
    let summary = &done.summary;
    let documents = &summary.documents;
    !summary.removed.is_empty()
        || documents.iter().any(|outcome| was_built(outcome) || !outcome.removed.is_empty())
}
