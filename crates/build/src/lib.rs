//! From a workspace to output files. The one crate that touches the disk and starts threads.

pub mod batch;
pub mod clean;
pub mod disk;
pub mod house_check;
pub mod house_styles;
pub mod manifest;
pub mod output;

mod documents;
mod houses;
mod parts;
mod task;
mod workers;

pub use batch::{Mode, Options, Outcome, Progress, State, Summary, run};
pub use clean::clean;
pub use disk::Workspace;
