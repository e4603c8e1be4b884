//! How a house makes up a report: its parts and their order, its recommendation, what closes it.

use super::page::places;
use super::values::{finish, once, required_choice, whole};
use crate::diagnostic::Problems;
use crate::rules;
use crate::source::{Span, Text};
use crate::written::{Fields, Table, Value};

/// How reports are made up.
#[derive(Debug, Clone)]
pub struct ReportStyle {
    /// The parts that print, in this order.
    pub parts: Vec<ReportPart>,
    /// Those of them that begin on a new page.
    pub new_page: Vec<ReportPart>,
    /// How many pages a report may have.
    pub page_limit: Option<usize>,
    /// How its recommendation is set.
    pub recommendation: RecommendationStyle,
    /// How background papers are listed.
    pub background_papers: BackgroundForm,
    /// Whether a list of the appendices stands before the first.
    pub lists_appendices: bool,
    /// How those who sign it are set.
    pub contacts: ContactStyle,
    /// Whether it prints who signed it off.
    pub prints_sign_off: bool,
    /// Whether it prints where it was before.
    pub prints_history: bool,
}

/// A part of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ReportPart {
    Title,
    Header,
    Sections,
    SignOff,
    History,
    Contacts,
    References,
    Appendices,
}

impl ReportPart {
    /// The parts by the words that name them in settings and templates.
    pub const NAMES: [(&str, Self); 8] = [
        ("title", Self::Title),
        ("header", Self::Header),
        ("sections", Self::Sections),
        ("sign_off", Self::SignOff),
        ("history", Self::History),
        ("contacts", Self::Contacts),
        ("references", Self::References),
        ("appendices", Self::Appendices),
    ];

    /// The word that names it.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, part)| *part == self).map_or("", |(name, _)| name)
    }
}

/// How the recommendation is set.
#[derive(Debug, Clone)]
pub struct RecommendationStyle {
    /// Where it stands.
    pub place: RecommendationPlace,
    /// Whether its lead-in goes on in the line of its heading.
    pub runs_on: bool,
    /// How it looks: "plain", "bold" or "box".
    pub look: &'static str,
    /// Where the reason for each recommendation prints.
    pub reasons: Reasons,
    /// What leads in to a list of recommendations that nothing else leads in to.
    pub opening: Option<String>,
}

/// Where the recommendation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecommendationPlace {
    /// Where it was written.
    InPlace,
    /// Before all other sections.
    First,
    /// After all other sections.
    Last,
    /// Before all others, and again after them.
    Both,
}

/// Where the reason for each recommendation prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reasons {
    /// As it was written, as any words.
    AsWritten,
    /// Below each recommendation, after the house's word; each has to have one.
    AfterEach,
    /// Below all recommendations, as a list with their numbers; each has to have one.
    Together,
}

/// How background papers are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackgroundForm {
    /// One a line.
    List,
    /// In a table, where more than one column is filled.
    Table,
    /// In one paragraph.
    Phrase,
}

/// How those who sign a report are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContactStyle {
    /// How many stand side by side.
    pub columns: usize,
    /// Whether they stand in a box.
    pub in_box: bool,
}

/// The tables of a house that say how a report is made up.
pub(super) struct Parts<'t> {
    pub(super) report: &'t Table,
    pub(super) recommendation: &'t Table,
    pub(super) background_papers: &'t Table,
    pub(super) appendices: &'t Table,
    pub(super) contacts: &'t Table,
    pub(super) sign_off: &'t Table,
    pub(super) history: &'t Table,
}

pub(super) fn read_report_style(tables: &Parts<'_>, problems: &mut Problems) -> Option<ReportStyle> {
    let mut fields = Fields::new(tables.report, "`[report]`");
    fields.required("parts", problems);
    let parts_span = fields.node("parts").map(|node| node.span);
    let parts = read_parts("parts", &mut fields, problems);
    let are_known = tables.report.get("parts").is_some_and(|entry| match &entry.value.value {
        Value::List(written) => written.len() == parts.len(),
        _ => false,
    });
    if let Some(span) = parts_span.filter(|_| are_known) {
        check_order(&parts, span, problems);
    }
    let new_page = read_parts("new_page", &mut fields, problems);
    let page_limit = if fields.node("page_limit").is_some() {
        whole(&mut fields, "page_limit", 1000, problems)
    } else {
        None
    };
    finish(fields, problems);
    let form = |table, what, known: &[(&str, bool)], key, problems: &mut Problems| {
        let mut fields = Fields::new(table, what);
        let form = required_choice(&mut fields, key, known, problems);
        finish(fields, problems);
        form
    };
    let table_or_none = [("table", true), ("none", false)];
    let sign_off = form(tables.sign_off, "`[sign_off]`", &table_or_none, "form", problems);
    let history = form(tables.history, "`[history]`", &table_or_none, "form", problems);
    let appendices = read_appendices(tables.appendices, problems);
    let recommendation = read_recommendation(tables.recommendation, problems);
    let background_papers = read_background(tables.background_papers, problems);
    let contacts = read_contacts(tables.contacts, problems);
    Some(ReportStyle {
        parts: parts.into_iter().map(|(part, _)| part).collect(),
        new_page: new_page.into_iter().map(|(part, _)| part).collect(),
        page_limit,
        recommendation: recommendation?,
        background_papers: background_papers?,
        lists_appendices: appendices?,
        contacts: contacts?,
        prints_sign_off: sign_off?,
        prints_history: history?,
    })
}

fn read_parts<'t>(
    key: &'static str,
    fields: &mut Fields<'t>,
    problems: &mut Problems,
) -> Vec<(ReportPart, &'t Text)> {
    let texts = once(key, fields.texts(key, problems).unwrap_or_default(), problems);
    let known = ReportPart::NAMES;
    texts
        .into_iter()
        .filter_map(|text| Some((crate::written::choose(key, text, &known, problems)?.value, text)))
        .collect()
}

/// Notes and works are numbered in the order in which these three print, which is one for all houses.
fn check_order(parts: &[(ReportPart, &Text)], span: Span, problems: &mut Problems) {
    const ALWAYS: [ReportPart; 3] = [ReportPart::Sections, ReportPart::References, ReportPart::Appendices];
    let places = ALWAYS.map(|part| parts.iter().position(|(known, _)| *known == part));
    for (part, place) in ALWAYS.iter().zip(places) {
        if place.is_none() {
            problems.report(
                &rules::BAD_SETTING,
                span,
                format!("the parts of a report lack `{}`", part.name()),
                format!("add \"{}\" to `parts`", part.name()),
            );
        }
    }
    let places: Vec<usize> = places.into_iter().flatten().collect();
    if !places.is_sorted() {
        problems.report(
            &rules::BAD_SETTING,
            span,
            "sections, references and appendices stand in another order than they can",
            "write \"sections\" before \"references\", and \"references\" before \"appendices\"",
        );
    }
}

fn read_recommendation(table: &Table, problems: &mut Problems) -> Option<RecommendationStyle> {
    use RecommendationPlace::{Both, First, InPlace, Last};
    let mut fields = Fields::new(table, "`[recommendation]`");
    let places_of = [("in-place", InPlace), ("first", First), ("last", Last), ("both", Both)];
    let place = required_choice(&mut fields, "place", &places_of, problems);
    let runs_on =
        required_choice(&mut fields, "lead_in", &[("paragraph", false), ("run-on", true)], problems);
    let looks = [("plain", "plain"), ("bold", "bold"), ("box", "box")];
    let look = required_choice(&mut fields, "look", &looks, problems);
    let reasons = [
        ("as-written", Reasons::AsWritten),
        ("after-each", Reasons::AfterEach),
        ("together", Reasons::Together),
    ];
    let reasons = required_choice(&mut fields, "reasons", &reasons, problems);
    let opening = fields.string("opening", problems);
    finish(fields, problems);
    if let Some(opening) = &opening
        && let Some(place) = places(&opening.value).find(|place| *place != "report_to")
    {
        problems.report(
            &rules::BAD_SETTING,
            opening.span,
            format!("`{{{place}}}` stands for nothing here"),
            "use `{report_to}` for the body that the report is to, and words of your own",
        );
    }
    Some(RecommendationStyle {
        place: place?,
        runs_on: runs_on?,
        look: look?,
        reasons: reasons?,
        opening: opening.map(|opening| opening.value).filter(|opening| !opening.trim().is_empty()),
    })
}

fn read_background(table: &Table, problems: &mut Problems) -> Option<BackgroundForm> {
    let mut fields = Fields::new(table, "`[background_papers]`");
    let forms = [
        ("list", BackgroundForm::List),
        ("table", BackgroundForm::Table),
        ("phrase", BackgroundForm::Phrase),
    ];
    let form = required_choice(&mut fields, "form", &forms, problems);
    finish(fields, problems);
    form
}

fn read_appendices(table: &Table, problems: &mut Problems) -> Option<bool> {
    let mut fields = Fields::new(table, "`[appendices]`");
    fields.required("list", problems);
    let list = fields.boolean("list", problems);
    finish(fields, problems);
    list.map(|list| list.value)
}

fn read_contacts(table: &Table, problems: &mut Problems) -> Option<ContactStyle> {
    let mut fields = Fields::new(table, "`[contacts]`");
    fields.required("columns", problems);
    let columns = whole(&mut fields, "columns", 2, problems);
    let in_box = required_choice(&mut fields, "look", &[("plain", false), ("box", true)], problems);
    finish(fields, problems);
    Some(ContactStyle { columns: columns?, in_box: in_box? })
}

#[cfg(test)]
mod tests;
