//! Words of the samples that do not arrive on their pages, and what of the house leaves them out.

use super::Inspected;
use super::seen::seen;
use crate::engine::{Engine, Sheet};
use crate::functions::functions;
use crate::prepared::PreparedHouse;
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::house::samples::Part;
use boardpaper_data::rules;
use boardpaper_data::source::Span;
use typst_layout::PagedDocument;

const BASE: &str = "base";

impl Engine {
    /// Those parts whose words do not stand on the pages of a document.
    pub fn lost(
        &self,
        sheet: &Sheet,
        house: &PreparedHouse,
        parts: impl IntoIterator<Item = &'static Part>,
    ) -> Vec<&'static Part> {
        let paper = self.paper(sheet, house);
        let Ok(pages) = typst::compile::<PagedDocument>(&paper).output else { return Vec::new() };
        let printed: String = seen(&pages).iter().map(|text| letters(&text.words)).collect();
        parts.into_iter().filter(|part| !printed.contains(&letters(part.words))).collect()
    }
}

/// The letters of some words, so that neither lines nor capitals matter.
fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl Inspected<'_> {
    /// Reports parts that `base` prints and this house does not, where it says how they are printed.
    pub fn tell_lost(&self, parts: &[&'static Part], problems: &mut Problems) {
        let mut causes: Vec<(Cause, Vec<&str>)> = Vec::new();
        for part in parts {
            let Some(cause) = self.cause(part) else { continue };
            match causes.iter_mut().find(|(known, _)| known.name == cause.name) {
                Some((_, whats)) if whats.contains(&part.what) => {}
                Some((_, whats)) => whats.push(part.what),
                None => causes.push((cause, vec![part.what])),
            }
        }
        for (cause, whats) in causes {
            let message = format!("words of the samples are not on their pages: {}", whats.join(", "));
            let finding = Diagnostic::new(&rules::LOST_WORDS, cause.place, message);
            problems.push(finding.hint(cause.hint));
        }
    }

    /// What of the house prints a part in place of `base`.
    fn cause(&self, part: &Part) -> Option<Cause> {
        let own = functions(self.house).into_iter().filter(|function| function.layer != BASE);
        let own: Vec<_> = own.collect();
        let drawn = own.iter().find(|function| part.functions.contains(&function.name.as_str()));
        let of_function = |function: &crate::functions::Function| Cause {
            name: function.name.clone(),
            place: self.in_file(&format!("{}/house.typ", function.layer), function.at.clone()),
            hint: format!(
                "print in `{}` the words that it is given, or hand them on to what the layer below draws",
                function.name
            ),
        };
        let template = || part.templates.iter().find_map(|name| self.block_or_template(name));
        drawn.map(of_function).or_else(template).or_else(|| own.first().map(of_function))
    }

    /// A block of that name in a template of the house's own, or the template.
    fn block_or_template(&self, name: &str) -> Option<Cause> {
        let mut names: Vec<String> = self.all_texts().into_iter().map(|(file, _)| file).collect();
        names.retain(|file| file.ends_with(".j2") && !self.is_shipped(file));
        let hint = format!(
            "print what `base` prints in `{name}`: in a block, `{{{{ super() }}}}` does; what is to be left out is left out of `parts` in `[report]`"
        );
        names.iter().find_map(|file| {
            let text = self.text(file);
            let block = text
                .match_indices(&format!("block {name}"))
                .map(|(at, found)| at + "block ".len()..at + found.len())
                .find(|range| {
                    text[range.end..].starts_with(|c: char| !c.is_alphanumeric() && !"_-".contains(c))
                });
            let is_file = file.ends_with(&format!("/{name}.typ.j2"));
            let range = block.or(is_file.then_some(0..0))?;
            let place: Span = self.in_file(file, range);
            Some(Cause { name: format!("{file} {name}"), place, hint: hint.clone() })
        })
    }
}

/// What leaves words out.
struct Cause {
    name: String,
    place: Span,
    hint: String,
}
