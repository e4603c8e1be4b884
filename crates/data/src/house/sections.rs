//! The sections that a house knows, and how a writer's title finds one.

use super::values::{finish, once, owned, required_choice, said, tables, whole};
use crate::diagnostic::{Diagnostic, Problems, did_you_mean};
use crate::rules;
use crate::source::Spanned;
use crate::written::{Entry, Fields, Table, Value};
use std::collections::BTreeMap;

/// How sections stand in a report.
#[derive(Debug, Clone)]
pub struct Sections {
    /// Those that the house knows.
    pub known: Vec<KnownSection>,
    /// Whether others may stand in a report.
    pub unknown_allowed: bool,
    /// Whether a recognised section prints the title that the writer typed.
    pub writer_titles: bool,
    /// The ids of sections in the order in which the house wants them.
    pub order: Vec<String>,
}

/// A section that a house knows.
#[derive(Debug, Clone)]
pub struct KnownSection {
    /// Its id, such as `purpose`.
    pub id: String,
    /// What it is called, and what is asked of it.
    pub heading: KnownHeading,
    /// How its sub-headings print.
    pub form: SectionForm,
    /// The labels of its columns, where it is a table.
    pub columns: Vec<String>,
    /// The sub-sections that it knows.
    pub sub: Vec<KnownSubsection>,
}

/// A sub-section that a house knows within a section.
#[derive(Debug, Clone)]
pub struct KnownSubsection {
    /// Its id, such as `financial`.
    pub id: String,
    /// What it is called, and what is asked of it.
    pub heading: KnownHeading,
}

/// What a house says of a heading that it knows, of a section or within one.
#[derive(Debug, Clone)]
pub struct KnownHeading {
    /// The title that prints.
    pub title: String,
    /// Other titles that people use.
    pub also: Vec<String>,
    /// Whether a report must have it.
    pub required: bool,
    /// What it prints when it is empty, if not the house's phrase.
    pub nil: Option<String>,
    /// What a writer should say in it.
    pub guidance: Option<String>,
    /// How many words it may have.
    pub word_limit: Option<usize>,
    /// Whether a judgement has to be stated in it, so that “none” is no answer.
    pub judgement: bool,
    /// What each title that it answers to shares with others that mean the same; see [`title_key`].
    keys: Vec<String>,
}

/// How the sub-headings of a section print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionForm {
    /// As headings in it.
    Headings,
    /// Each as a section of its own.
    Sections,
    /// In bold, the text going on in their line.
    RunIn,
    /// As rows of a table: the title, the text, and who signed it off.
    Table,
    /// As a list of which those are ticked that say something, and below it what they say.
    Ticks,
}

impl KnownHeading {
    /// Whether a writer's title means this.
    pub fn is_titled(&self, written: &str) -> bool {
        self.has_key(&title_key(written))
    }

    /// Whether a title with this key means this: for whoever asks it of many headings; see [`title_key`].
    pub fn has_key(&self, key: &str) -> bool {
        self.keys.iter().any(|own| own == key)
    }

    /// Lets it be found by another title too.
    fn answer_to(&mut self, title: &str) {
        self.keys.push(title_key(title));
        self.also.push(title.to_owned());
    }

    fn titles(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.title.as_str()).chain(self.also.iter().map(String::as_str))
    }
}

impl KnownSection {
    /// The sub-section that a writer's title means.
    pub fn subsection(&self, written: &str) -> Option<&KnownSubsection> {
        let key = title_key(written);
        self.sub.iter().find(|sub| sub.heading.has_key(&key))
    }

    /// Whether its sub-headings print as parts of it that are put together anew.
    pub fn gathers(&self) -> bool {
        matches!(self.form, SectionForm::RunIn | SectionForm::Table | SectionForm::Ticks)
    }
}

impl Sections {
    /// Lets these be found by the titles of the house in its own language too.
    pub(super) fn answer_to(&mut self, others: &Sections) {
        for section in &mut self.known {
            let Some(other) = others.known.iter().find(|other| other.id == section.id) else { continue };
            other.heading.titles().for_each(|title| section.heading.answer_to(title));
            for sub in &mut section.sub {
                if let Some(other) = other.sub.iter().find(|other| other.id == sub.id) {
                    other.heading.titles().for_each(|title| sub.heading.answer_to(title));
                }
            }
        }
    }

    /// Lets sections be found by the titles that a house below gave them, where no other section has these.
    pub(super) fn keep_titles(&mut self, below: &Table) {
        let Some(Value::Table(described)) = below.get("section").map(|entry| &entry.value.value) else {
            return;
        };
        let title = |table: &Table| table.get("title").and_then(|entry| entry.value.as_text()).cloned();
        for entry in &described.entries {
            let Value::Table(table) = &entry.value.value else { continue };
            if let Some(title) = title(table) {
                let is_taken = self.known.iter().any(|known| known.heading.is_titled(title.as_str()));
                let section = self.known.iter_mut().find(|known| known.id == entry.key && !is_taken);
                section.into_iter().for_each(|known| known.heading.answer_to(title.as_str()));
            }
            let section = self.known.iter_mut().find(|known| known.id == entry.key);
            let subs = table.get("sub").map(|entry| &entry.value.value);
            let (Some(section), Some(Value::Table(subs))) = (section, subs) else { continue };
            for entry in &subs.entries {
                let Value::Table(table) = &entry.value.value else { continue };
                let Some(title) = title(table) else { continue };
                let is_taken = section.subsection(title.as_str()).is_some();
                let sub = section.sub.iter_mut().find(|sub| sub.id == entry.key && !is_taken);
                sub.into_iter().for_each(|sub| sub.heading.answer_to(title.as_str()));
            }
        }
    }
}

/// What two titles share that mean the same: capitals, a colon, full stop or question mark at the end,
/// "the", `&` for "and" and the kind of apostrophe do not matter.
pub fn title_key(title: &str) -> String {
    let title = title.to_lowercase().replace(['’', '‘'], "'").replace('&', " and ");
    let words: Vec<&str> = title
        .trim_end_matches([':', '.', '?', ' ', '\u{a0}'])
        .split_whitespace()
        .filter(|word| *word != "the")
        .collect();
    words.join(" ")
}

/// Reads `[sections]` and `[section.ID]`.
pub(super) fn read_sections(part: &Table, described: &Table, problems: &mut Problems) -> Option<Sections> {
    let mut fields = Fields::new(part, "`[sections]`");
    let allowed =
        required_choice(&mut fields, "unknown", &[("allowed", true), ("forbidden", false)], problems);
    let writers = required_choice(&mut fields, "titles", &[("house", false), ("writer", true)], problems);
    let order = once("order", fields.texts("order", problems).unwrap_or_default(), problems);
    finish(fields, problems);
    let mut known = Vec::new();
    for (entry, table) in tables(described, problems) {
        known.extend(read_section(entry, table, described, problems));
    }
    for id in &order {
        if !known.iter().any(|section: &KnownSection| section.id == id.as_str()) {
            let ids = known.iter().map(|section| section.id.as_str());
            let hint = match did_you_mean(id.as_str(), ids) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("describe it below a line `[section.{}]`, or delete it", id.as_str()),
            };
            let message = format!("there is no section `{}`", id.as_str());
            problems.report(&rules::BAD_SETTING, id.span(), message, hint);
        }
    }
    let headings = known.iter().map(|section| (section.id.as_str(), &section.heading));
    check_titles("sections", headings, described, problems);
    Some(Sections { known, unknown_allowed: allowed?, writer_titles: writers?, order: owned(&order) })
}

fn read_section(entry: &Entry, table: &Table, all: &Table, problems: &mut Problems) -> Option<KnownSection> {
    const FORMS: [(&str, SectionForm); 5] = [
        ("headings", SectionForm::Headings),
        ("sections", SectionForm::Sections),
        ("run-in", SectionForm::RunIn),
        ("table", SectionForm::Table),
        ("ticks", SectionForm::Ticks),
    ];
    let mut fields = Fields::new(table, "a section");
    let path = format!("section.{}", entry.key);
    let heading = read_heading(&mut fields, entry, &path, all, problems);
    let form = fields.choice("form", &FORMS, problems);
    let columns = fields.texts("columns", problems);
    let sub = fields.table("sub", problems);
    finish(fields, problems);
    let (form, form_span) = form.map_or((SectionForm::Headings, None), |form| (form.value, Some(form.span)));
    for label in columns.iter().flatten() {
        said("a column", label.span(), label.as_str(), problems);
    }
    let columns_span = columns.as_ref().and_then(|columns| columns.last()).map(|label| label.span());
    let columns = owned(&columns.unwrap_or_default());
    // What is recommended is one, whatever headings stand in it, and the list of papers is made for it.
    if let (Some(span), "recommendation" | "background-papers") = (form_span, entry.key.as_str())
        && form != SectionForm::Headings
    {
        problems.report(
            &rules::BAD_SETTING,
            span,
            format!("the section `{}` cannot be put together anew", entry.key),
            "delete `form`, or write form = \"headings\"",
        );
    } else if let (SectionForm::Table, Some(span), false) = (form, form_span, matches!(columns.len(), 2 | 3))
    {
        problems.report(
            &rules::BAD_SETTING,
            columns_span.unwrap_or(span),
            "a section that is a table has two or three columns",
            "write a line such as columns = [\"Issue\", \"Implications\", \"Signed off by\"]",
        );
    }
    let mut known = Vec::new();
    for (entry, table) in sub.map(|sub| tables(sub, problems)).unwrap_or_default() {
        let mut fields = Fields::new(table, "a sub-section");
        let path = format!("{path}.sub.{}", entry.key);
        let heading = read_heading(&mut fields, entry, &path, sub.unwrap_or(all), problems);
        finish(fields, problems);
        known.extend(heading.map(|heading| KnownSubsection { id: entry.key.clone(), heading }));
    }
    if let Some(sub) = sub {
        let headings = known.iter().map(|part| (part.id.as_str(), &part.heading));
        check_titles("sub-sections", headings, sub, problems);
    }
    Some(KnownSection { id: entry.key.clone(), heading: heading?, form, columns, sub: known })
}

/// With how many other ids a misspelt one is compared.
const MOST_COMPARED: usize = 200;

/// Reads what a heading is called. One without a title was meant to change one that a house below knows.
fn read_heading(
    fields: &mut Fields<'_>,
    entry: &Entry,
    path: &str,
    siblings: &Table,
    problems: &mut Problems,
) -> Option<KnownHeading> {
    let has_title = fields.node("title").is_some();
    let title = fields.string("title", problems);
    let also = fields.texts("also", problems).unwrap_or_default();
    let required = fields.boolean("required", problems);
    let nil = fields.string("nil", problems);
    let guidance = fields.string("guidance", problems);
    let judgement = fields.boolean("judgement", problems);
    let word_limit = if fields.node("word_limit").is_some() {
        whole(fields, "word_limit", 100_000, problems)
    } else {
        None
    };
    if !has_title {
        let titled = siblings.entries.iter().filter(
            |other| matches!(&other.value.value, Value::Table(table) if table.get("title").is_some()),
        );
        let hint = match did_you_mean(&entry.key, titled.take(MOST_COMPARED).map(|other| other.key.as_str()))
        {
            Some(near) => format!("did you mean `{near}`? If it is new, give it a `title`"),
            None => "give it a `title`".to_owned(),
        };
        let message =
            format!("`[{path}]` has no `title`, and no house that this one extends knows `{}`", entry.key);
        problems.push(Diagnostic::new(&rules::MISSING_FIELD, entry.key_span, message).hint(hint));
    }
    for (key, text) in [("title", &title), ("nil", &nil)] {
        if let Some(text) = text {
            said(&format!("`{key}`"), text.span, &text.value, problems);
        }
    }
    let text = |text: Spanned<String>| text.value;
    let title = title?.value;
    let also = owned(&also);
    Some(KnownHeading {
        keys: std::iter::once(&title).chain(&also).map(|title| title_key(title)).collect(),
        title,
        also,
        required: required.is_some_and(|required| required.value),
        nil: nil.map(text),
        guidance: guidance.map(text),
        word_limit,
        judgement: judgement.is_some_and(|judgement| judgement.value),
    })
}

/// A title that two sections, or two parts of one, answer to would always be the first's.
fn check_titles<'k>(
    what: &str,
    known: impl Iterator<Item = (&'k str, &'k KnownHeading)>,
    described: &Table,
    problems: &mut Problems,
) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (id, heading) in known {
        for title in heading.titles() {
            let first = *seen.entry(title_key(title)).or_insert(id);
            if first == id {
                continue;
            }
            let span = |id: &str| described.get(id).map_or(described.span, |entry| entry.key_span);
            // The nearest house is read first: that is the one whose author is told.
            let mut places = [span(id), span(first)];
            places.sort_by_key(|place| place.source);
            let message = format!("the {what} `{first}` and `{id}` both answer to the title “{title}”");
            problems.push(
                Diagnostic::new(&rules::BAD_SETTING, places[0], message)
                    .other(places[1], "the other is here")
                    .hint("take it out of `title` or `also` of one of the two"),
            );
        }
    }
}

#[cfg(test)]
mod tests;
