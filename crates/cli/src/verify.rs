//! `verify`: whether what was built is there still, byte for byte.

use crate::arguments::Arguments;
use crate::commands::{Failure, count, say, workspace, workspace_if_any};
use crate::exit::Exit;
use crate::house::print;
use crate::session::output_folder;
use boardpaper_build::manifest::{MANIFEST, NoManifest};
use boardpaper_build::output::OutputFolder;
use boardpaper_build::verify::{InputNow, InputState, OutputNow, OutputState, Verified, verify};
use clap::{Args, ValueEnum};
use serde_json::json;
use std::path::PathBuf;

/// What `verify` takes.
#[derive(Debug, Args)]
pub struct Verify {
    /// The output folder to look at; else `output` in the workspace
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,

    /// How to print what was found
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub message_format: Form,
}

/// How what was found is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// One line for each file that is not as it was
    Human,
    /// One JSON object a line for each file, on standard output
    Json,
}

/// Runs it.
pub fn run(arguments: &Arguments, typed: &Verify) -> Result<Exit, Failure> {
    // An output folder can be looked at where no workspace is, as by an auditor.
    let (workspace, out) = match &typed.out {
        Some(folder) => (workspace_if_any(arguments)?, OutputFolder::new(folder)),
        None => {
            let workspace = workspace(arguments)?;
            let out = output_folder(None, &workspace);
            (Some(workspace), out)
        }
    };
    let jobs = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let verified = match verify(&out, workspace.as_ref(), jobs) {
        Ok(verified) => verified,
        Err(error) => return no_manifest(&error, &out),
    };
    match typed.message_format {
        Form::Human => tell(arguments, &verified, &out),
        Form::Json => print(&events(&verified))?,
    }
    let exits = verified.outputs.iter().map(|output| match output.state {
        OutputState::AsBuilt => Exit::Good,
        OutputState::Changed(_) | OutputState::Gone => Exit::Faulty,
        OutputState::Unreadable(_) => Exit::Machine,
    });
    Ok(exits.max().unwrap_or(Exit::Good))
}

fn no_manifest(error: &NoManifest, out: &OutputFolder) -> Result<Exit, Failure> {
    let path = out.root().join(MANIFEST);
    match error {
        NoManifest::Missing => Err(Failure::usage(format!(
            "there is no {}, by which to know what was built; build first, or name the output folder with --out",
            path.display()
        ))),
        NoManifest::Unreadable(why) => {
            Err(Failure::machine(format!("{} cannot be read: {why}", path.display())))
        }
        NoManifest::Broken(why) => {
            say(&format!(
                "boardpaper: {} is no manifest: {why}; build again, and find out who changed it",
                path.display()
            ));
            Ok(Exit::Faulty)
        }
    }
}

/// The words for people: first what is wrong, then notes, then what to do.
fn tell(arguments: &Arguments, verified: &Verified, out: &OutputFolder) {
    let is_wrong = |output: &&OutputNow| output.state != OutputState::AsBuilt;
    for output in verified.outputs.iter().filter(is_wrong) {
        let OutputNow { path, source, .. } = output;
        say(&match &output.state {
            OutputState::AsBuilt | OutputState::Changed(_) => {
                format!("{path} differs from what was built from {source}")
            }
            OutputState::Gone => format!("{path} is gone, which was built from {source}"),
            OutputState::Unreadable(why) => format!("{path} cannot be read: {why}"),
        });
        if let (true, OutputState::Changed(found)) = (arguments.verbose, &output.state) {
            say(&format!("  SHA-256 in the manifest: {}", output.sha256));
            say(&format!("  SHA-256 of the file:     {found}"));
        }
    }
    let all = count(verified.outputs.len(), "output");
    let wrong = verified.outputs.iter().filter(is_wrong).count();
    if !arguments.quiet {
        for input in &verified.inputs {
            say(&note(input));
        }
        for path in verified.unlisted.iter().filter(|_| arguments.verbose) {
            say(&format!("note: {path} is not in the manifest: no build put it there"));
        }
    }
    if wrong == 0 && !arguments.quiet {
        say(&format!("checked {all} in {}: as built", out.root().display()));
    }
    if wrong > 0 {
        let are = if wrong == 1 { "is" } else { "are" };
        say(&format!(
            "{wrong} of {all} {are} not as built; do not publish from here: build again, or find out who changed what"
        ));
    }
}

fn note(input: &InputNow) -> String {
    let since = match input.documents.as_slice() {
        [one] if *one == input.path => "since it was built".to_owned(),
        [one] => format!("since {one} was built"),
        several => format!("since {} were built", count(several.len(), "document")),
    };
    let path = &input.path;
    match &input.state {
        InputState::Changed => format!("note: {path} changed {since}; build again for it to show"),
        InputState::Gone => format!("note: {path} is gone {since}"),
        InputState::Unreadable(why) => format!("note: {path} cannot be compared: {why}"),
    }
}

/// An object a line: outputs, inputs that are others now, files that the manifest does not list, and what it came to.
fn events(verified: &Verified) -> String {
    let mut lines = Vec::new();
    let mut counts = [("good", 0), ("changed", 0), ("gone", 0), ("unreadable", 0)];
    for output in &verified.outputs {
        let (state, found, why) = match &output.state {
            OutputState::AsBuilt => (0, Some(&output.sha256), None),
            OutputState::Changed(found) => (1, Some(found), None),
            OutputState::Gone => (2, None, None),
            OutputState::Unreadable(why) => (3, None, Some(why)),
        };
        counts[state].1 += 1;
        let mut line = json!({
            "type": "output",
            "path": output.path,
            "source": output.source,
            "state": counts[state].0,
            "sha256": output.sha256,
            "found": found,
        });
        if let Some(why) = why {
            line["message"] = why.as_str().into();
        }
        lines.push(line);
    }
    for input in &verified.inputs {
        let state = match input.state {
            InputState::Changed => "changed",
            InputState::Gone => "gone",
            InputState::Unreadable(_) => "unreadable",
        };
        lines.push(
            json!({ "type": "input", "path": input.path, "state": state, "documents": input.documents }),
        );
    }
    lines.extend(verified.unlisted.iter().map(|path| json!({ "type": "unlisted", "path": path })));
    let mut summary = json!({ "type": "verified" });
    for (state, number) in counts {
        summary[state] = number.into();
    }
    lines.push(summary);
    lines.iter().map(|line| format!("{line}\n")).collect()
}
