//! From what was written to an action plan: areas, actions, updates, the note, and the version before.

use super::Plan;
use super::areas::Reader;
use super::changes::compare;
use super::check::check_plan;
use crate::date::{Date, Precision, read_date};
use crate::diagnostic::{Diagnostic, Problems, Severity};
use crate::document::{Kind, Reading, Written, read_document};
use crate::prose::link_definitions;
use crate::report::Surroundings;
use crate::rules;
use crate::sheet::{SheetFile, read_sheet};
use crate::source::{Sources, Span, Spanned, Text};
use crate::workspace::check_language;
use crate::written::{Fields, Node, Table, Value};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The keys at the top of a plan: what a key below a `[[area]]` may have been meant for.
pub(super) const TOP_LEVEL: &[&str] = &[
    "kind",
    "title",
    "as_at",
    "note",
    "previous",
    "sheet",
    "tab",
    "standalone",
    "house",
    "date",
    "publisher",
    "language",
    "access",
];

/// What a plan that says no `as_at` is true for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum AsAt {
    /// Nothing: it has to say it.
    Own,
    /// The date of the report that prints it, if that could be read.
    Report(Option<Spanned<Date>>),
}

/// Reads the plan in a file that a document names; faults of the name are shown there.
pub(crate) fn read_named_plan(
    file: &Spanned<String>,
    as_at: AsAt,
    around: Surroundings<'_>,
    problems: &mut Problems,
) -> Option<Plan> {
    let written = named(file, around, problems)?;
    read_plan(&written, as_at, around, problems)
}

fn named(file: &Spanned<String>, around: Surroundings<'_>, problems: &mut Problems) -> Option<Written> {
    let from = around.sources.get(file.span.source);
    let (path, bytes) =
        around.read_file(from.path(), &file.value, file.span, &rules::MISSING_FILE, problems)?;
    let is_sheet =
        [".csv", ".xlsx", ".xls", ".ods"].iter().any(|ending| path.to_lowercase().ends_with(ending));
    if is_sheet {
        problems.push(
            Diagnostic::new(&rules::BAD_SETTING, file.span, format!("`{path}` is a sheet, and no sheet can be named here"))
                .hint("write a small TOML file with `kind = \"plan\"`, `title`, `as_at` and `sheet = \"…\"`, and name that file here"),
        );
        return None;
    }
    let mut found = Problems::under(problems.rules().clone());
    let reading = read_document(&path, bytes.to_vec(), around.sources, &mut found);
    let is_shut = found.as_slice().iter().any(|problem| problem.rule == &rules::NOT_OPEN);
    problems.extend(found.into_vec());
    if is_shut {
        let message = "the action plan that is named here is not open, and only open papers are built";
        problems.push(
            Diagnostic::new(&rules::NOT_OPEN, file.span, message).hint("take it out of the open report"),
        );
        return None;
    }
    match reading {
        Reading::Document(written) if written.kind == Kind::Plan => Some(written),
        // What is wrong with it was told.
        Reading::Faulty => None,
        Reading::Document(_) | Reading::Text | Reading::Data => {
            problems.push(
                Diagnostic::new(&rules::BAD_SETTING, file.span, format!("`{path}` is no action plan"))
                    .hint("name a file that says kind = \"plan\""),
            );
            None
        }
    }
}

/// Reads a plan, checks it and compares it with the version before. `None` where an error was reported.
pub(crate) fn read_plan(
    written: &Written,
    as_at: AsAt,
    around: Surroundings<'_>,
    problems: &mut Problems,
) -> Option<Plan> {
    let mut found = Problems::under(problems.rules().clone());
    let plan = read_and_compare(written, as_at, around, &mut found);
    let failed = found.has_errors();
    // Where keys could not be read, what seems missing may only be unreadable.
    problems.extend(
        found.into_vec().into_iter().filter(|found| !(written.broken && found.rule == &rules::MISSING_FIELD)),
    );
    plan.filter(|_| !failed && !written.broken)
}

fn read_and_compare(
    written: &Written,
    as_at: AsAt,
    around: Surroundings<'_>,
    problems: &mut Problems,
) -> Option<Plan> {
    let (mut plan, previous) = read_version(written, as_at, false, around, problems)?;
    // What is missing may only be unreadable, so nothing is said of what changed.
    if written.broken {
        return Some(plan);
    }
    let mut earlier = None;
    if let Some(file) = &previous {
        earlier = Some(read_previous(file, &plan, around, problems)?);
    }
    if let (Some(earlier), Some(file)) = (&earlier, &previous) {
        plan.changes = Some(compare(&plan, earlier, file.span, around.house, problems));
    }
    check_plan(&plan, earlier.as_ref(), around.house, problems);
    Some(plan)
}

/// The version that was reported last; what only warns was told when it was reported.
fn read_previous(
    file: &Spanned<String>,
    plan: &Plan,
    around: Surroundings<'_>,
    problems: &mut Problems,
) -> Option<Plan> {
    let written = named(file, around, problems)?;
    if written.path == plan.path {
        problems.push(
            Diagnostic::new(&rules::BAD_SETTING, file.span, "a plan cannot be its own previous version")
                .hint("name the file of the version that was reported last, or delete `previous`"),
        );
        return None;
    }
    let mut found = Problems::under(problems.rules().clone());
    let earlier = read_version(&written, AsAt::Own, true, around, &mut found);
    let failed = found.has_errors();
    problems.extend(found.into_vec().into_iter().filter(|found| found.severity == Severity::Error));
    let (earlier, _) = earlier.filter(|_| !failed)?;
    let has_day = plan.as_at.value.date != NaiveDate::MIN;
    if has_day && earlier.as_at.value.date >= plan.as_at.value.date {
        problems.push(
            Diagnostic::new(
                &rules::BAD_DATE,
                plan.as_at.span,
                "the plan is no later than its previous version",
            )
            .other(earlier.as_at.span, "this is the date of the previous version")
            .hint("check `as_at` in both files, and that `previous` names the earlier one"),
        );
        return None;
    }
    Some(earlier)
}

/// Reads one version: the plan alone, and the name of the version before. `None` without a usable date.
fn read_version(
    written: &Written,
    as_at: AsAt,
    is_previous: bool,
    around: Surroundings<'_>,
    problems: &mut Problems,
) -> Option<(Plan, Option<Spanned<String>>)> {
    let table = &written.table;
    let mut fields = Fields::new(table, "an action plan");
    for key in ["kind", "house", "access"] {
        fields.node(key);
    }
    read_publication(&mut fields, problems);
    fields.required("title", problems);
    let title = fields.text("title", problems);
    let own = fields.node("as_at").and_then(|node| read_day(node, problems));
    let note = fields.text("note", problems);
    let previous = fields.string("previous", problems);
    let sheet = fields.string("sheet", problems);
    let tab = fields.string("tab", problems);
    let areas = fields.tables("area", problems);
    for (key, path) in [("action", "[[area.action]]"), ("update", "[[area.action.update]]")] {
        // Nobody is told of a key that stands nowhere: it is no key of a plan.
        if let Some(entry) = table.get(key)
            && fields.node(key).is_some()
        {
            let message = format!("`{key}` stands at the top of the plan");
            problems.push(
                Diagnostic::new(&rules::UNKNOWN_KEY, entry.key_span, message)
                    .hint(format!("write `{path}` below the `[[area]]` that it belongs to")),
            );
        }
    }
    fields.finish(&[], &[], problems);
    if let Some(body) = written.body.as_ref().filter(|body| !body.as_str().trim().is_empty()) {
        let message = "an action plan has no text below its front matter";
        problems.push(
            Diagnostic::new(&rules::TEXT_OUTSIDE_SECTION, body.span(), message)
                .hint("write it as `note`, or in the report that the plan belongs to"),
        );
    }
    let as_at = match (own, as_at, table.get("as_at")) {
        (Some(own), _, _) => own,
        (None, AsAt::Report(None), None) => no_day(written.head(table)),
        (None, AsAt::Report(Some(date)), None) if date.value.precision == Precision::Day => date,
        (None, AsAt::Report(Some(date)), None) => {
            let message = "the report's date has no day from which overdue could be counted";
            problems.push(
                Diagnostic::new(&rules::MISSING_FIELD, written.head(table), message)
                    .other(date.span, "this is the report's date")
                    .hint("add a line to the plan such as as_at = 2026-11-20"),
            );
            no_day(written.head(table))
        }
        (None, AsAt::Own, None) => {
            problems.push(
                Diagnostic::new(&rules::MISSING_FIELD, written.head(table), "an action plan needs `as_at`")
                    .hint("add a line such as as_at = 2026-11-20: the day from which overdue is counted"),
            );
            no_day(written.head(table))
        }
        // What is wrong with it was told.
        (None, _, Some(entry)) => no_day(entry.value.span),
    };
    let of_sheet = match (&sheet, &areas) {
        (Some(sheet), None) => {
            Some(sheet_areas(sheet, tab.as_ref(), is_previous || previous.is_some(), around, problems)?)
        }
        (Some(sheet), Some(_)) => {
            let message = "a plan has both a sheet and areas of its own";
            problems.push(
                Diagnostic::new(&rules::BAD_SETTING, sheet.span, message)
                    .hint("keep the sheet or the `[[area]]` tables, and delete the other"),
            );
            return None;
        }
        (None, _) => None,
    };
    if let (Some(tab), None) = (&tab, &sheet) {
        problems.push(
            Diagnostic::new(&rules::BAD_SETTING, tab.span, "`tab` goes with `sheet`, and there is none")
                .hint("delete `tab`, or add sheet = \"…\""),
        );
    }
    let areas: Vec<&Table> = match &of_sheet {
        Some(areas) => areas.iter().collect(),
        None => areas.unwrap_or_default(),
    };
    if areas.is_empty() && sheet.is_none() {
        problems.push(
            Diagnostic::new(&rules::MISSING_FIELD, written.head(table), "an action plan has no areas")
                .hint("add an `[[area]]` with an `[[area.action]]`, or name a sheet with sheet = \"…\""),
        );
    }
    let mut texts: Vec<&Text> = title.into_iter().chain(note).collect();
    areas.iter().for_each(|area| texts_of(area, &mut texts));
    let links = link_definitions(texts);
    let mut reader = Reader { around, links: &links, footnotes: Vec::new(), problems };
    let plan = Plan {
        path: written.path.clone(),
        title: title.map(|title| reader.title(title)).unwrap_or_default(),
        as_at,
        note: note.map(|note| reader.prose(note)).unwrap_or_default(),
        areas: areas.iter().map(|area| reader.area(area)).collect(),
        changes: None,
        footnotes: reader.footnotes,
        span: written.head(table),
    };
    check_refs(&plan, around.sources, problems);
    Some((plan, previous))
}

/// What is said of a plan as a document of its own.
pub(crate) struct Publication {
    pub(crate) date: Option<Spanned<Date>>,
    pub(crate) publisher: Option<Spanned<String>>,
    pub(crate) language: Option<Spanned<String>>,
}

/// Reads what only a plan that stands on its own needs.
pub(crate) fn read_publication(fields: &mut Fields<'_>, problems: &mut Problems) -> Publication {
    let date = fields.node("date").and_then(|node| read_date(node, problems));
    let publisher = fields.string("publisher", problems);
    let language = fields.string("language", problems);
    if let Some(language) = &language {
        check_language(language, problems);
    }
    fields.boolean("standalone", problems);
    Publication { date, publisher, language }
}

/// A day before all others, on which nothing is overdue: the rest of a plan without a day is checked with it.
fn no_day(span: Span) -> Spanned<Date> {
    Spanned::new(Date::day(NaiveDate::MIN), span)
}

/// The areas of the sheet that a plan names.
fn sheet_areas(
    sheet: &Spanned<String>,
    tab: Option<&Spanned<String>>,
    refs_needed: bool,
    around: Surroundings<'_>,
    problems: &mut Problems,
) -> Option<Vec<Table>> {
    let from = around.sources.get(sheet.span.source);
    let (path, bytes) =
        around.read_file(from.path(), &sheet.value, sheet.span, &rules::MISSING_FILE, problems)?;
    let labels = around.house.sheet_labels();
    let file =
        SheetFile { path: &path, bytes: &bytes, tab, named_at: sheet.span, labels: &labels, refs_needed };
    read_sheet(&file, around.sources, problems)
}

/// A date with a day: overdue cannot be counted from a month.
fn read_day(node: &Node, problems: &mut Problems) -> Option<Spanned<Date>> {
    let date = read_date(node, problems)?;
    if date.value.precision == Precision::Month {
        problems.push(
            Diagnostic::new(
                &rules::BAD_DATE,
                date.span,
                "`as_at` has no day, and overdue is counted from a day",
            )
            .hint("write the day too, as in 2026-11-20"),
        );
        return None;
    }
    Some(date)
}

/// Every text of an area, for the link definitions in those that are Markdown.
fn texts_of<'t>(table: &'t Table, texts: &mut Vec<&'t Text>) {
    for entry in &table.entries {
        match &entry.value.value {
            Value::String(text) => texts.push(text),
            Value::Table(table) => texts_of(table, texts),
            Value::List(list) => {
                for node in list {
                    if let Value::Table(table) = &node.value {
                        texts_of(table, texts);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Refs are unique, those of areas among areas and those of actions among actions.
fn check_refs(plan: &Plan, sources: &Sources, problems: &mut Problems) {
    let areas = plan.areas.iter().map(|area| &area.reference);
    let actions = plan.actions().map(|(_, action)| &action.reference);
    let mut seen: BTreeMap<(&str, &str), Span> = BTreeMap::new();
    for (what, reference) in areas.map(|it| ("area", it)).chain(actions.map(|it| ("action", it))) {
        if reference.value.is_empty() {
            continue;
        }
        let in_sheet = sources.get(reference.span.source).cell_name(reference.span.start).is_some();
        let hint = if in_sheet {
            "give the newer a ref that was never used; where the sheet shows 1.1 for 1.10, format the column as text"
        } else {
            "give the newer a ref that was never used"
        };
        match seen.get(&(what, reference.value.as_str())) {
            Some(first) => problems.push(
                Diagnostic::new(
                    &rules::DUPLICATE_REF,
                    reference.span,
                    format!("two {what}s have the ref `{}`", reference.value),
                )
                .other(*first, "the first is here")
                .hint(hint),
            ),
            None => {
                seen.insert((what, &reference.value), reference.span);
            }
        }
    }
}
