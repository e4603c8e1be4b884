//! From a report to pages: minijinja arranges, Typst draws, and both speak in the writer's own file.
//! Knows no disk, no threads and no clock.

pub mod engine;
pub mod fonts;
pub mod shipped;

mod blocks;
mod characters;
mod columns;
pub mod export;
mod functions;
mod hand;
mod heads;
pub mod html;
mod inlines;
pub mod inspect;
mod logos;
mod mend;
mod messages;
mod metadata;
mod notes;
mod origins;
mod pictures;
mod plan;
mod prepared;
mod reach;
pub mod repack;
mod reviews;
mod settings;
mod templates;
#[cfg(test)]
mod trial;
mod typst_hand;
mod used;
pub mod values;
mod view;
mod whole;
mod wording;
mod world;

use boardpaper_markup as markup;

pub use engine::{Engine, Rendered, Sheet, forget_old_layouts};
pub use fonts::{Fonts, NamedFile};
pub use html::{Beside, Page};
pub use prepared::{NamedHouseFile, PreparedHouse};
pub use repack::repack;
