//! What can be typed on the command line.

use crate::explain::rule_named;
use crate::manifest::ManifestCommand;
use crate::schema::Asked;
use crate::verify::Verify;
use boardpaper_build::partition::Partition;
use boardpaper_data::rules::Rule;
use boardpaper_data::workspace::Format;
use chrono::NaiveDate;
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Committee papers from what officers write: checked, accessible, in the body's own house style.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,

    /// The workspace; else the nearest folder upwards with a boardpaper.toml
    #[arg(short = 'C', global = true, value_name = "DIR")]
    pub workspace: Option<PathBuf>,

    /// Say nothing but what is wrong
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Say more: every file written, and where in a template a fault happened
    #[arg(short, long, global = true)]
    pub verbose: bool,

    /// Whether to colour messages
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorChoice,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check, then build; every document that can be built is built
    Build(Build),
    /// Read and check; write nothing
    Check(Check),
    /// Build, then again at each change, until Ctrl-C
    Watch(Watch),
    /// Make a workspace with a first report in it
    New {
        /// The folder to make
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// House styles: what there is, what one of them says, a start for your own
    House {
        #[command(subcommand)]
        command: HouseCommand,
    },
    /// Print a JSON Schema, by which editors complete and check what you type
    Schema {
        /// What it is of
        #[arg(value_name = "KIND")]
        kind: Asked,
    },
    /// Say what a rule is for and how to put a breach right; without a name, list the rules
    Explain {
        /// The rule: the name in square brackets in its messages
        #[arg(value_name = "RULE", value_parser = rule_named)]
        rule: Option<&'static Rule>,
    },
    /// Say whether what was built is there still, byte for byte
    Verify(Verify),
    /// The list of what was built: join those of parts that were built apart
    Manifest {
        #[command(subcommand)]
        command: ManifestCommand,
    },
    /// Remove what builds wrote, and nothing else
    Clean {
        /// The output folder that was built into; else `output` in the workspace
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
}

/// The commands about house styles.
#[derive(Debug, Subcommand)]
pub enum HouseCommand {
    /// List the house styles that your papers can have
    List,
    /// Print every setting of a house, with the file and line that says it
    Show {
        /// The house
        #[arg(value_name = "NAME")]
        house: String,
    },
    /// Make a house style of your own: templates/NAME/house.toml, to change line by line
    New {
        /// What to call it; a new folder in `templates` gets this name
        #[arg(value_name = "NAME")]
        house: String,

        /// The house that it is like; yours says only what differs
        #[arg(long, value_name = "HOUSE", default_value = "base")]
        extends: String,
    },
    /// Try a house on sample documents that use everything, and say what is wrong with it
    Check(HouseCheck),
}

/// What `build` takes.
#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    pub check: Check,

    #[command(flatten)]
    pub writing: Writing,

    /// Build every document, whether or not something it uses changed
    #[arg(long)]
    pub force: bool,

    /// Build this part of the documents alone, 2/8 for the second of eight; `manifest merge` joins the parts
    #[arg(long, value_name = "PART", conflicts_with = "paths")]
    pub partition: Option<Partition>,
}

/// What `watch` takes.
#[derive(Debug, Args)]
pub struct Watch {
    #[command(flatten)]
    pub check: Check,

    #[command(flatten)]
    pub writing: Writing,
}

/// What is written, and where to.
#[derive(Debug, Args)]
pub struct Writing {
    /// What to write
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', value_parser = format)]
    pub format: Option<Vec<Format>>,

    /// Where to write; else `output` in the workspace
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,

    /// Say of each document why it was built
    #[arg(long)]
    pub why: bool,

    #[command(flatten)]
    pub limits: Limits,
}

/// What one document may take.
#[derive(Debug, Args)]
pub struct Limits {
    /// How long one document may take; 0 for as long as it wants
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub time_limit: u64,

    /// How many MB of memory the program may take before a document is given up for it
    #[arg(long, value_name = "MB", hide = true)]
    pub memory_limit: Option<u64>,

    /// A document that an earlier start of the program gave up, since it took too long
    #[arg(long, value_name = "PATH", hide = true)]
    pub over_time: Vec<String>,

    /// A document that an earlier start gave up, since it took too much memory
    #[arg(long, value_name = "PATH", hide = true)]
    pub over_memory: Vec<String>,

    /// A document that was at work when memory ran out
    #[arg(long, value_name = "PATH", hide = true)]
    pub suspect: Vec<String>,
}

/// What `check` and `build` take.
#[derive(Debug, Args)]
pub struct Check {
    /// Documents or folders; else all of the workspace
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// How many documents at once; else one a processor
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,

    /// The day that warnings count from; else today
    #[arg(long, value_name = "DATE")]
    pub as_at: Option<NaiveDate>,

    #[command(flatten)]
    pub shown: Shown,
}

/// Which messages are shown, and how.
#[derive(Debug, Args)]
pub struct Shown {
    /// How to print messages
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub message_format: MessageFormat,

    /// What counts as an error too
    #[arg(long, value_name = "WHAT")]
    pub deny: Option<Deny>,

    /// Show the messages of these rules alone, of rules that are off too; others count all the same
    #[arg(long = "rule", value_name = "NAME", value_delimiter = ',', value_parser = rule_named)]
    pub only: Vec<&'static Rule>,

    /// Print the page of each rule below its first message
    #[arg(long)]
    pub explain: bool,
}

/// What `house check` takes.
#[derive(Debug, Args)]
pub struct HouseCheck {
    /// The house; else every house in the workspace's own templates folder
    #[arg(value_name = "NAME")]
    pub house: Option<String>,

    #[command(flatten)]
    pub shown: Shown,
}

/// How messages are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// With the writer's own lines
    Human,
    /// One line a message
    Short,
    /// One JSON object a line, on standard output
    Json,
    /// Commands of a GitHub workflow, on standard output
    Github,
    /// One SARIF 2.1.0 object, on standard output
    Sarif,
}

impl MessageFormat {
    /// Whether people read it; the others are for programs, which want everything.
    pub fn is_for_people(self) -> bool {
        matches!(self, Self::Human | Self::Short)
    }
}

/// What counts as an error too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Warnings
    Warnings,
}

fn format(written: &str) -> Result<Format, String> {
    match Format::NAMES.iter().find(|(name, _)| *name == written.trim()) {
        Some((_, format)) => Ok(*format),
        None => Err("use pdf, html or typst".to_owned()),
    }
}
