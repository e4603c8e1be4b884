//! What is said of a run: its messages, what became of the documents, and with JSON its events.

use crate::arguments::MessageFormat;
use crate::commands::{count, say};
use crate::exit::Exit;
use crate::messages::Printer;
use crate::results;
use crate::session::{Asked, Done, Ran, Session};
use boardpaper_build::output::OutputFolder;
use boardpaper_build::{Outcome, State, Summary};
use serde_json::json;
use std::io;

/// Says that another build has to end first.
pub fn wait() {
    say("another build of this workspace is running; waiting for it");
}

/// Says that other builds are not kept out.
pub fn say_that_nothing_is_locked(out: &OutputFolder, why: &io::Error) {
    say(&format!(
        "the disk of {} locks no files ({why}): run no other build there meanwhile",
        out.root().display()
    ));
}

/// Says all of it, and how the program ends for it. `mended` is what `watch` has to say of earlier problems.
pub fn tell(session: &Session<'_>, ran: Ran, mended: Option<&str>, mut printer: Printer<'_>) -> Exit {
    let done = match ran {
        Ran::WrongSettings(problems) => {
            let exit = printer.tell_of_settings(problems);
            if session.asked.is_watching {
                say("nothing was built; watching…");
            }
            return exit;
        }
        Ran::Done(done) => done,
    };
    let mut exit = printer.tell(&done.problems);
    for path in &done.unmatched {
        say(&format!("boardpaper: {path} holds no document under data/"));
        exit = exit.max(Exit::Usage);
    }
    tell_of_documents(&session.asked, &done.summary);
    let is_watching = session.asked.is_watching;
    if is_watching {
        printer.finish();
    }
    if !session.asked.arguments.quiet {
        mended.into_iter().for_each(say);
        say(&ending(&done, session));
    }
    if !is_watching {
        printer.finish();
    }
    exit
}

/// What became of each document, as far as it was asked for.
pub fn tell_of_documents(asked: &Asked<'_>, summary: &Summary) {
    let is_of_all = asked.partition.is_none();
    if summary.documents.is_empty() && summary.problems.is_empty() && is_of_all && !asked.arguments.quiet {
        say("there are no documents: put a report into the folder `data`");
    }
    if asked.check.shown.message_format == MessageFormat::Json {
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
                "why": outcome.why,
                "outputs": outputs,
                "removed": outcome.removed,
            });
            results::line(event);
        }
    }
    let removed = summary.documents.iter().flat_map(|outcome| &outcome.removed).chain(&summary.removed);
    for path in removed {
        say(&format!("removed {path}, which was built from an earlier state"));
    }
    let why = asked.writing.is_some_and(|writing| writing.why);
    if asked.arguments.quiet || !(asked.arguments.verbose || why) {
        return;
    }
    for outcome in &summary.documents {
        let Some(because) = &outcome.why else { continue };
        for output in &outcome.outputs {
            let because = if why { format!(": {because}") } else { String::new() };
            say(&format!("built {} from {}{because}", output.path, outcome.source));
        }
    }
}

/// What it came to, in a line.
fn ending(done: &Done, session: &Session<'_>) -> String {
    let seconds = done.time.as_secs_f64();
    let documents = &done.summary.documents;
    let faulty = documents.iter().filter(|outcome| outcome.state != State::Good).count();
    let Some(out) = &session.out else {
        let rest = if faulty == 0 { String::new() } else { format!("; {faulty} with errors") };
        return format!("checked {} in {seconds:.2} s{rest}", count(documents.len(), "document"));
    };
    let built = count(documents.iter().filter(|outcome| was_built(outcome)).count(), "document");
    let faulty = match faulty {
        0 => String::new(),
        1 => "; 1 document has errors and was not built".to_owned(),
        more => format!("; {more} documents have errors and were not built"),
    };
    if session.asked.is_watching {
        return format!("built {built} in {seconds:.2} s{faulty}; watching…");
    }
    let fresh = match documents.iter().filter(|outcome| outcome.why.is_none()).count() {
        0 => String::new(),
        1 => "; 1 document was up to date".to_owned(),
        more => format!("; {more} documents were up to date"),
    };
    format!("built {built} in {} in {seconds:.2} s{fresh}{faulty}", out.root().display())
}

/// Whether a document was made, and is good.
pub fn was_built(outcome: &Outcome) -> bool {
    outcome.why.is_some() && outcome.state == State::Good
}
