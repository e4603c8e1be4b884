//! The commands about manifests: joining the parts of a workspace that were built apart.

use crate::arguments::Arguments;
use crate::commands::{Failure, count, say, workspace};
use crate::exit::Exit;
use crate::session::output_folder;
use crate::telling;
use boardpaper_build::merge::{Merged, NotMerged, Refusal, merge};
use boardpaper_build::output::OutputFolder;
use clap::Subcommand;
use std::path::PathBuf;

/// The commands about manifests.
#[derive(Debug, Subcommand)]
pub enum ManifestCommand {
    /// Join what `build --partition` built into folders of their own; nothing is written unless all parts fit
    Merge {
        /// The folders of all parts
        #[arg(value_name = "PART", required = true)]
        parts: Vec<PathBuf>,

        /// Where to write; else `output` in the workspace
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
}

/// Runs one of them.
pub fn run(arguments: &Arguments, command: &ManifestCommand) -> Result<Exit, Failure> {
    let ManifestCommand::Merge { parts, out } = command;
    let out = match out {
        Some(folder) => OutputFolder::new(folder),
        None => output_folder(None, &workspace(arguments)?),
    };
    let folders: Vec<OutputFolder> = parts.iter().map(OutputFolder::new).collect();
    match merge(&folders, &out, telling::wait) {
        Ok(merged) => {
            tell(arguments, &merged, folders.len(), &out);
            // As a build of all of them would end.
            Ok(if merged.faulty.is_empty() { Exit::Good } else { Exit::Faulty })
        }
        Err(NotMerged::Refused(refusals)) => Ok(refuse(&refusals)),
        Err(NotMerged::Machine(path, error)) => Err(Failure::machine(format!("`{path}`: {error}"))),
    }
}

fn tell(arguments: &Arguments, merged: &Merged, parts: usize, out: &OutputFolder) {
    for path in &merged.removed {
        say(&format!("removed {path}, which was built from an earlier state"));
    }
    for path in &merged.left {
        say(&format!("left {path}, which is stale, but was changed since it was built: remove it by hand"));
    }
    for source in &merged.faulty {
        say(&format!("{source} has errors and was not built"));
    }
    if arguments.quiet {
        return;
    }
    let (parts, documents) = (count(parts, "part"), count(merged.built, "document"));
    say(&format!("merged {parts} with {documents} into {}", out.root().display()));
}

fn refuse(refusals: &[Refusal]) -> Exit {
    for refusal in refusals {
        say(&format!("error: {}", refusal.message));
        say(&format!("  = help: {}", refusal.hint));
    }
    say("nothing was merged");
    if refusals.iter().any(|refusal| !refusal.is_damage) { Exit::Usage } else { Exit::Faulty }
}
