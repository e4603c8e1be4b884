//! The settings of a workspace.

use crate::sound::{Outcome, is_sound};
use boardpaper_data::diagnostic::Problems;
use boardpaper_data::source::Sources;
use boardpaper_data::workspace::read_settings;

/// A `boardpaper.toml`.
pub fn workspace(input: &[u8]) {
    is_sound(input.len(), |compared| {
        let sources = Sources::default();
        let mut problems = Problems::default();
        let settings = read_settings("boardpaper.toml", input.to_vec(), &sources, &mut problems);
        let shown = compared.show(&settings);
        Outcome { shown, problems: problems.into_vec(), sources }
    });
}
