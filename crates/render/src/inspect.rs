//! What `house check` finds in a house beyond what the build itself says: in its settings, in its files, and on
//! the pages of documents that were laid out.

mod files;
mod lost;
mod pages;
mod places;
mod seen;
mod settings;
mod styles;

use crate::prepared::PreparedHouse;
use boardpaper_data::source::Sources;
use boardpaper_data::written::Table;

/// A house to inspect.
#[derive(Clone, Copy)]
pub struct Inspected<'a> {
    /// The house, ready to render with.
    pub house: &'a PreparedHouse,
    /// What all its layers say, with the place of each setting.
    pub settings: &'a Table,
    /// Where files are added that findings point into.
    pub sources: &'a Sources,
}

#[cfg(test)]
mod tests;
