//! What can be told of the style sheets of a house without drawing anything: variables that nobody sets, and colours
//! that win over the dark page.

use super::Inspected;
use crate::html::{STYLE_SHEET, Sheet, sheet};
use crate::templates::Markup;
use boardpaper_data::diagnostic::{Diagnostic, Problems, did_you_mean};
use boardpaper_data::rules;
use std::collections::BTreeSet;

/// The variables that a page is drawn with, which are others on a dark screen and for more contrast; and those that
/// all of them are made from.
const MADE: [(&str, Option<&str>); 7] = [
    ("--text", Some("--house-text")),
    ("--muted", Some("--house-muted")),
    ("--accent", Some("--house-accent")),
    ("--link", Some("--house-link")),
    ("--rule", Some("--house-rule")),
    ("--panel", Some("--house-tint")),
    ("--paper", None),
];

impl Inspected<'_> {
    /// Reports what the style sheets of the house do in vain, or to readers of a dark screen.
    pub(super) fn check_styles(&self, problems: &mut Problems) {
        let chain = &self.house.house().chain;
        let sheets: Vec<(String, Sheet)> = chain
            .iter()
            .map(|layer| format!("{layer}/{STYLE_SHEET}"))
            .map(|name| {
                let sheet = sheet(&self.text(&name));
                (name, sheet)
            })
            .collect();
        let known = self.variables(&sheets);
        for (name, sheet) in sheets.iter().filter(|(name, _)| !self.is_shipped(name)) {
            for used in sheet.used.iter().filter(|used| !known.contains(used.name.as_str())) {
                let place = self.in_file(name, used.at.clone());
                let message = format!("nothing sets the variable `{}`", used.name);
                let finding = Diagnostic::new(&rules::UNKNOWN_VALUE, place, message);
                problems.push(match did_you_mean(&used.name, known.iter().copied()) {
                    Some(near) => finding.hint(format!("did you mean `{near}`?")),
                    None => finding
                        .hint("set it, or say after a comma what holds without it: `var(--name, #1f3a5f)`"),
                });
            }
            for set in &sheet.of_root {
                let Some((made, from)) = MADE.iter().find(|(made, _)| set.name == *made) else { continue };
                let place = self.in_file(name, set.at.clone());
                let message = format!(
                    "`{made}` holds on dark screens and for more contrast too, where the page has another"
                );
                let finding = Diagnostic::new(&rules::LOW_CONTRAST, place, message);
                problems.push(match from {
                    Some(from) => finding.hint(format!("set `{from}`, from which the dark page is made too, or the colour below `[colours]` in house.toml")),
                    None => finding.hint("set it within `@media (prefers-color-scheme: light)`"),
                });
            }
        }
    }

    /// The variables that something sets: a style sheet, the page or a template.
    fn variables<'s>(&self, sheets: &'s [(String, Sheet)]) -> BTreeSet<&'s str> {
        let templates: String = self
            .all_texts()
            .into_iter()
            .filter(|(file, _)| Markup::of(file) == Some(Markup::Html))
            .map(|(_, text)| text)
            .collect();
        let colours = &self.house.house().colours;
        let is_colour =
            |name: &str| name.strip_prefix("--house-").is_some_and(|name| colours.contains_key(name));
        let set = sheets.iter().flat_map(|(_, sheet)| &sheet.set).map(|set| set.name.as_str());
        let used = sheets.iter().flat_map(|(file, sheet)| sheet.used.iter().map(move |used| (file, used)));
        let by_page = used.filter(|(file, used)| {
            // What `base` uses, the page sets.
            self.is_shipped(file) || is_colour(&used.name) || templates.contains(&used.name)
        });
        let others = ["--house-fonts", "--house-generic", "--house-tone", "--lines", "--share"];
        set.chain(by_page.map(|(_, used)| used.name.as_str())).chain(others).collect()
    }
}
