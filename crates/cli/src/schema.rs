//! `schema`: prints what an editor needs to complete and check a kind of file, or a program to read one.

use crate::commands::Failure;
use crate::exit::Exit;
use crate::results;
use boardpaper_data::schema::SchemaKind;
use clap::ValueEnum;

/// What a schema can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Asked {
    /// A report
    Report,
    /// An action plan
    Plan,
    /// A review
    Review,
    /// The house.toml of a house style
    House,
    /// The settings of a workspace, boardpaper.toml
    Workspace,
    /// What a build writes down of itself, manifest.json
    Manifest,
    /// A meeting, which this version does not build
    #[value(hide = true)]
    Meeting,
}

/// Prints the schema on standard output; a closed pipe is no fault.
pub fn run(asked: Asked) -> Result<Exit, Failure> {
    let kind = match asked {
        Asked::Report => SchemaKind::Report,
        Asked::Plan => SchemaKind::Plan,
        Asked::Review => SchemaKind::Review,
        Asked::House => SchemaKind::House,
        Asked::Workspace => SchemaKind::Workspace,
        Asked::Manifest => return print(&boardpaper_build::manifest::schema()),
        Asked::Meeting => {
            return Err(Failure::usage("this version does not build meetings, so there is no schema of one"));
        }
    };
    print(&kind.schema())
}

fn print(schema: &str) -> Result<Exit, Failure> {
    results::all(schema.as_bytes());
    Ok(Exit::Good)
}
