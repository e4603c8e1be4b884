//! What was written and what it means: source files and places in them, TOML, JSON and Markdown,
//! the model of a report, houses, rules and messages. Knows nothing of pages, disks or terminals.

pub mod addresses;
pub mod characters;
pub mod date;
pub mod diagnostic;
pub mod document;
pub mod files;
pub mod house;
pub mod numbering;
pub mod plan;
pub mod prose;
pub mod report;
pub mod rules;
#[cfg(test)]
mod sample;
pub mod schema;
mod sheet;
pub mod source;
pub mod workspace;
pub mod written;
