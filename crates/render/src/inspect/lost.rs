//! Words of the samples that do not arrive on their pages or in their HTML, and what of the house leaves them out.

use super::Inspected;
use super::seen::seen;
use crate::engine::{Engine, Sheet};
use crate::functions::functions;
use crate::html::{Page, words};
use crate::prepared::PreparedHouse;
use crate::templates::{Markup, find_block};
use boardpaper_data::diagnostic::{Diagnostic, Problems};
use boardpaper_data::house::samples::Part;
use boardpaper_data::rules;
use boardpaper_data::source::Span;
use boardpaper_data::workspace::Format;
use std::collections::BTreeMap;
use std::ops::Range;
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
        let Some(printed) = self.printed(sheet, house) else { return Vec::new() };
        let printed = letters(&printed.concat());
        parts.into_iter().filter(|part| !printed.contains(&letters(part.words))).collect()
    }

    /// What stands on the pages of a document besides their furniture, run by run, and not in its HTML.
    pub fn in_print_alone(&self, sheet: &Sheet, house: &PreparedHouse, page: &Page) -> Vec<String> {
        let Some(mut printed) = self.printed(sheet, house) else { return Vec::new() };
        let read = letters(&words(&page.html).all);
        printed.retain(|run| run.chars().any(char::is_alphabetic) && !read.contains(&letters(run)));
        printed
    }

    /// Those runs that do not stand on the pages of a document.
    pub fn unprinted(&self, sheet: &Sheet, house: &PreparedHouse, mut runs: Vec<String>) -> Vec<String> {
        let printed = self.printed(sheet, house).map(|printed| letters(&printed.concat()));
        runs.retain(|run| printed.as_ref().is_some_and(|printed| !printed.contains(&letters(run))));
        runs
    }

    /// What is printed between the furniture of the pages, run by run. What was laid out before is remembered.
    fn printed(&self, sheet: &Sheet, house: &PreparedHouse) -> Option<Vec<String>> {
        let paper = self.paper(sheet, house);
        let pages = typst::compile::<PagedDocument>(&paper).output.ok()?;
        let runs = seen(&pages).into_iter().filter(|text| !text.is_furniture);
        Some(runs.map(|text| text.words).collect())
    }
}

impl Page {
    /// Those parts whose words do not stand in its text.
    pub fn lost(&self, parts: impl IntoIterator<Item = &'static Part>) -> Vec<&'static Part> {
        let read = letters(&words(&self.html).text);
        parts.into_iter().filter(|part| !read.contains(&letters(part.words))).collect()
    }
}

/// The letters of some words, so that neither lines nor capitals matter.
fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl Inspected<'_> {
    /// Reports parts that `base` prints in a format and this house does not, where it says how they are printed.
    pub fn tell_lost(&self, parts: &[&'static Part], format: Format, problems: &mut Problems) {
        let mut causes: Vec<(Cause, Vec<&str>)> = Vec::new();
        for part in parts {
            let cause = match format {
                Format::Html => self.template_at_fault(part, Markup::Html),
                _ => self.cause(part),
            };
            let Some(cause) = cause else { continue };
            match causes.iter_mut().find(|(known, _)| known.name == cause.name) {
                Some((_, whats)) if whats.contains(&part.what) => {}
                Some((_, whats)) => whats.push(part.what),
                None => causes.push((cause, vec![part.what])),
            }
        }
        let place = if format == Format::Html { "in their HTML" } else { "on their pages" };
        for (cause, whats) in causes {
            let message = format!("words of the samples are not {place}: {}", whats.join(", "));
            let finding = Diagnostic::new(&rules::LOST_WORDS, cause.place, message);
            problems.push(finding.hint(cause.hint));
        }
    }

    /// Reports words that files of the house print in a PDF and none of them in HTML.
    pub fn tell_in_print_alone(&self, runs: &[String], problems: &mut Problems) {
        let mut files: BTreeMap<String, (Range<usize>, Vec<&str>)> = BTreeMap::new();
        for run in runs {
            let Some((file, at)) = self.printed_by(run) else { continue };
            let (first, said) = files.entry(file).or_insert((at.clone(), Vec::new()));
            *first = if at.start < first.start { at } else { first.clone() };
            if !said.contains(&run.trim()) {
                said.push(run.trim());
            }
        }
        for (file, (at, runs)) in files {
            let runs: Vec<String> =
                runs.iter().take(3).map(|run| format!("“{}”", crate::view::cut_at_word(run, 60))).collect();
            let message =
                format!("words that this file prints in the PDF are not in the HTML: {}", runs.join(", "));
            let (_, name) = file.split_once('/').unwrap_or_default();
            let twin = match name.strip_suffix(Markup::Typst.ending()) {
                Some(stem) => format!("`{stem}{}`", Markup::Html.ending()),
                None => "a block of `report.html.j2`".to_owned(),
            };
            let hint =
                format!("print them in {twin} too: the page on the web is written by templates of its own");
            problems.push(Diagnostic::new(&rules::LOST_WORDS, self.in_file(&file, at), message).hint(hint));
        }
    }

    /// The file of the house that prints some words with Typst, and where: by the name under which house.toml says
    /// them, or as they stand there.
    fn printed_by(&self, run: &str) -> Option<(String, Range<usize>)> {
        let mut own = self.all_texts();
        own.retain(|(file, _)| {
            [Markup::Typst.ending(), ".typ"].iter().any(|ending| file.ends_with(ending))
                && !self.is_shipped(file)
        });
        let sought = letters(run);
        let known = self.house.house().words.values().flat_map(|words| &words.entries);
        let named = known.filter(|(_, said)| {
            let said = letters(said);
            !said.is_empty() && (said.contains(&sought) || sought.contains(&said))
        });
        let names: Vec<String> = named.map(|(key, _)| format!("words.{key}")).collect();
        let by_name = own.iter().find_map(|(file, text)| {
            let at = names.iter().find_map(|name| named_in(text, name))?;
            Some((file.clone(), at))
        });
        let as_it_stands = || {
            own.iter().find(|(_, text)| letters(text).contains(&sought)).map(|(file, text)| {
                let start = text.find(run.trim()).unwrap_or_default();
                let length = if text[start..].starts_with(run.trim()) { run.trim().len() } else { 0 };
                (file.clone(), start..start + length)
            })
        };
        by_name.or_else(as_it_stands)
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
        let template = || self.template_at_fault(part, Markup::Typst);
        drawn.map(of_function).or_else(template).or_else(|| own.first().map(of_function))
    }

    /// The block or the template of the house's own that arranges a part.
    fn template_at_fault(&self, part: &Part, markup: Markup) -> Option<Cause> {
        part.templates.iter().find_map(|name| self.block_or_template(name, markup))
    }

    /// A block of that name in a template of the house's own, or the template.
    fn block_or_template(&self, name: &str, markup: Markup) -> Option<Cause> {
        let mut names: Vec<String> = self.all_texts().into_iter().map(|(file, _)| file).collect();
        names.retain(|file| file.ends_with(markup.ending()) && !self.is_shipped(file));
        let hint = format!(
            "print what `base` prints in `{name}`: in a block, `{{{{ super() }}}}` does; what is to be left out is left out of `parts` in `[report]`"
        );
        names.iter().find_map(|file| {
            let text = self.text(file);
            let block = find_block(&text, name);
            let is_file = file.ends_with(&format!("/{name}{}", markup.ending()));
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

/// Where a text has a name that no other begins with.
fn named_in(text: &str, name: &str) -> Option<Range<usize>> {
    text.match_indices(name)
        .map(|(at, found)| at..at + found.len())
        .find(|at| !text[at.end..].starts_with(|c: char| c.is_alphanumeric() || "_-".contains(c)))
}
