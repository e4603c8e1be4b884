//! What can be told of a house from its settings alone: sizes of text, colours on one another, characters.

use super::Inspected;
use super::places::texts;
use crate::fonts::Fonts;
use boardpaper_data::diagnostic::Problems;
use boardpaper_data::house::contrast;
use boardpaper_data::rules;
use boardpaper_data::source::Span;
use std::collections::BTreeSet;

/// The contrast that text needs, and that of large text (WCAG 2.2, 1.4.3).
pub(super) const LEGIBLE: f64 = 4.5;
pub(super) const LARGE_LEGIBLE: f64 = 3.0;

/// The smallest size of body text, in points, and that of notes, tables and what stands at the foot.
pub(super) const BODY_SIZE: f64 = 12.0;
pub(super) const SMALL_SIZE: f64 = 10.0;

/// Settings that print nothing.
const UNPRINTED: [&str; 10] =
    ["extends", "title", "page", "text", "colours", "numbering", "dates", "report", "look", "recommendation"];

impl Inspected<'_> {
    /// Reports what the settings say that people could not read.
    pub fn check_settings(&self, fonts: &Fonts, problems: &mut Problems) {
        self.check_sizes(problems);
        self.check_colours(problems);
        self.check_characters(fonts, problems);
    }

    fn check_sizes(&self, problems: &mut Problems) {
        let text = &self.house.house().text;
        let sizes = [
            ("size", "body text", "is", text.size, BODY_SIZE),
            ("small_size", "notes and the foot of a page", "are", text.small_size, SMALL_SIZE),
        ];
        for (key, what, are, size, least) in sizes {
            if let Some(place) = self.place(&["text", key]).filter(|_| size < least - 0.01) {
                let message = format!("{what} of {} pt {are} too small for many people", round(size));
                problems.report(&rules::SMALL_TEXT, place, message, format!("write \"{least}pt\" or more"));
            }
        }
    }

    fn check_colours(&self, problems: &mut Problems) {
        let house = self.house.house();
        let mut told = BTreeSet::new();
        let mut look = |name: &str, behind: &str, place: Option<Span>, problems: &mut Problems| {
            let Some(colour) = house.colours.get(name) else { return };
            let contrast = contrast(colour, behind);
            if contrast < LEGIBLE
                && told.insert(colour.clone())
                && let Some(place) = place
            {
                problems.report(
                    &rules::LOW_CONTRAST,
                    place,
                    low_contrast(&format!("`{name}`"), colour, behind, contrast),
                    hint(LEGIBLE),
                );
            }
        };
        let tint = house.colours.get("tint").cloned();
        for behind in ["#ffffff".to_owned()].into_iter().chain(tint) {
            for name in ["text", "muted", "accent", "link"] {
                look(name, &behind, self.place(&["colours", name]), problems);
            }
            for kind in &house.boxes {
                look(&kind.colour, &behind, self.place(&["colours", &kind.colour]), problems);
            }
        }
    }

    fn check_characters(&self, fonts: &Fonts, problems: &mut Problems) {
        texts(self.settings, &mut |path, node, text| {
            let is_printed = path.first().is_none_or(|first| !UNPRINTED.contains(&first.as_str()))
                || path == ["recommendation", "opening"];
            // The name of a file is not printed, nor are the words of a picture.
            let is_hidden = path.first().is_some_and(|first| first == "logo");
            let lost = text.chars().find(|c| !fonts.can_print(*c) && !c.is_whitespace());
            if let (true, false, Some(c)) = (is_printed, is_hidden, lost) {
                problems.report(
                    &rules::MISSING_GLYPH,
                    node.span,
                    format!("no font has the character `{c}` (U+{:04X})", u32::from(c)),
                    "write another sign or a word, or put a font that has it into the workspace's `fonts` folder",
                );
            }
        });
    }
}

/// What is said of a colour that is hard to read on another.
pub(super) fn low_contrast(what: &str, colour: &str, behind: &str, contrast: f64) -> String {
    let on = if behind == "#ffffff" { "white".to_owned() } else { format!("`{behind}`") };
    let colour = if what == format!("`{colour}`") { String::new() } else { format!(" ({colour})") };
    format!("{what}{colour} is hard to read on {on}: its contrast is {contrast:.1} to 1")
}

/// What is to be done about it.
pub(super) fn hint(needed: f64) -> String {
    format!("take colours further apart: text of this size needs {needed} to 1")
}

/// A number with one decimal place at most.
pub(super) fn round(points: f64) -> f64 {
    (points * 10.0).round() / 10.0
}
