//! From a workspace to output files. The one crate that touches the disk and starts threads.

pub mod batch;
pub mod clean;
pub mod disk;
pub mod gate;
pub mod house_check;
pub mod house_styles;
pub mod in_flight;
pub mod lock;
mod made;
pub mod manifest;
pub mod memory;
pub mod merge;
pub mod output;
pub mod partition;
pub mod verify;
pub mod watching;

mod contents;
mod documents;
mod done;
mod finish;
mod fresh;
mod houses;
mod key;
mod parts;
mod records;
mod seen;
mod survey;
mod task;
mod told;
mod workers;

pub use batch::{Build, Mode, Options, Outcome, Progress, State, Summary, run};
pub use clean::clean;
pub use disk::Workspace;
