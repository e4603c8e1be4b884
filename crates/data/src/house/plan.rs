//! How a house sets action plans: columns, status and RAG schemes, the words that say a status.

use super::Margin;
use super::colours::sign_colour;
use super::page::read_margin;
use super::values::{finish, optional_length, required_string};
use crate::diagnostic::{Diagnostic, Problems};
use crate::plan::{COUNT_NAMES, Column};
use crate::rules;
use crate::source::{Spanned, Text};
use crate::written::{Fields, Table, Value, choose};
use std::collections::BTreeMap;

/// How a house sets action plans.
#[derive(Debug)]
pub struct PlanStyle {
    /// Whether the table stands on pages turned on their side.
    pub landscape: bool,
    /// The margins of those pages, in points.
    pub margin: Margin,
    /// The columns of the table, in the order in which they print.
    pub columns: Vec<PlanColumn>,
    /// The stages that an action goes through, in the order in which they are counted.
    pub statuses: Vec<Grade>,
    /// The ratings of confidence.
    pub rags: Vec<Grade>,
    /// The place among the statuses of the one that an action has if none is given.
    pub without_status: usize,
    /// Words that stand for a date.
    pub phrases: Vec<String>,
    /// How progress says that an action is closed: a whole sentence, or its beginning where the phrase ends in `…`.
    pub says_closed: Vec<String>,
    /// Words in progress which say that an action is still open.
    pub says_open: Vec<String>,
}

/// A column of the table of an action plan.
#[derive(Debug)]
pub struct PlanColumn {
    /// What it holds.
    pub column: Column,
    /// What stands above it; the house's word for it if none.
    pub label: Option<String>,
    /// Its width in points; judged by what stands in it if none.
    pub width: Option<Spanned<f64>>,
}

/// One status, or one rating.
#[derive(Debug)]
pub struct Grade {
    /// What a plan calls it.
    pub id: String,
    /// What is printed.
    pub label: String,
    /// The sign before the label, so that colour alone never tells (WCAG 1.4.1).
    pub mark: String,
    /// Its colour, as `#rrggbb`.
    pub colour: String,
    /// Whether nothing more is to be done.
    pub closed: bool,
    /// What it means, for the key.
    pub meaning: String,
}

impl PlanStyle {
    /// The place of the status that a plan calls so, by its id or its label.
    pub fn status(&self, written: &str) -> Option<usize> {
        named(&self.statuses, written)
    }

    /// The place of the rating that a plan calls so, by its id or its label.
    pub fn rag(&self, written: &str) -> Option<usize> {
        named(&self.rags, written)
    }
}

fn named(grades: &[Grade], written: &str) -> Option<usize> {
    let written = written.trim();
    grades
        .iter()
        .position(|grade| grade.id.eq_ignore_ascii_case(written))
        .or_else(|| grades.iter().position(|grade| grade.label.to_lowercase() == written.to_lowercase()))
}

/// Reads `[plan]` of a house.
pub(super) fn read_plan(
    table: &Table,
    colours: &BTreeMap<String, String>,
    problems: &mut Problems,
) -> Option<PlanStyle> {
    let mut fields = Fields::new(table, "`[plan]`");
    fields.required("page", problems);
    fields.required("columns", problems);
    fields.required("statuses", problems);
    let landscape = fields.choice("page", &[("landscape", true), ("portrait", false)], problems);
    let margin = read_margin(&mut fields, problems);
    let order = fields.texts("columns", problems).unwrap_or_default();
    let looks = fields.table("column", problems);
    let columns = read_columns(&order, looks, problems);
    let statuses = read_grades(&mut fields, "statuses", "status", colours, problems);
    let rags = read_grades(&mut fields, "rags", "rag", colours, problems);
    let without = required_string(&mut fields, "without_status", problems);
    let phrases = fields.texts("phrases", problems).unwrap_or_default();
    let says_closed = fields.texts("says_closed", problems).unwrap_or_default();
    let says_open = fields.texts("says_open", problems).unwrap_or_default();
    finish(fields, problems);
    let without = without?;
    let Some(without_status) = statuses.iter().position(|status| status.id == without.value) else {
        problems.push(
            Diagnostic::new(
                &rules::BAD_SETTING,
                without.span,
                format!("there is no status `{}`", without.value),
            )
            .hint("name one of `statuses`"),
        );
        return None;
    };
    let folded = |texts: Vec<&Text>| texts.iter().map(|text| text.as_str().to_lowercase()).collect();
    check_once(&statuses, &rags, table, problems);
    Some(PlanStyle {
        landscape: landscape?.value,
        margin: margin?,
        columns,
        statuses,
        rags,
        without_status,
        phrases: phrases.iter().map(|text| text.as_str().to_owned()).collect(),
        says_closed: folded(says_closed),
        says_open: folded(says_open),
    })
}

fn read_columns(order: &[&Text], looks: Option<&Table>, problems: &mut Problems) -> Vec<PlanColumn> {
    let known = Column::ALL.map(|column| (column.id(), column));
    let mut columns: Vec<PlanColumn> = Vec::new();
    for id in order {
        let Some(Spanned { value: column, span }) = choose("columns", id, &known, problems) else {
            continue;
        };
        if columns.iter().any(|other| other.column == column) {
            let message = format!("the column `{}` stands twice", column.id());
            problems.push(Diagnostic::new(&rules::BAD_SETTING, span, message).hint("delete one of the two"));
            continue;
        }
        let look =
            looks.and_then(|looks| looks.get(column.id())).and_then(|entry| match &entry.value.value {
                Value::Table(look) => Some(look),
                _ => None,
            });
        let mut fields = look.map(|look| Fields::new(look, "a column of `[plan]`"));
        let label = fields.as_mut().and_then(|fields| fields.string("label", problems));
        let width = fields.as_mut().and_then(|fields| optional_length(fields, "width", problems));
        let width = width.and_then(|points| Some(Spanned::new(points, look?.get("width")?.value.span)));
        fields.into_iter().for_each(|fields| finish(fields, problems));
        columns.push(PlanColumn { column, label: label.map(|label| label.value), width });
    }
    for entry in looks.map(|looks| looks.entries.as_slice()).unwrap_or_default() {
        if !known.iter().any(|(id, _)| *id == entry.key) {
            let message = format!("there is no column `{}` of an action plan", entry.key);
            let names = known.map(|(id, _)| format!("`{id}`")).join(", ");
            let diagnostic = Diagnostic::new(&rules::UNKNOWN_KEY, entry.key_span, message);
            problems.push(diagnostic.hint(format!("use one of {names}, or delete it")));
        }
    }
    if !order.is_empty() && !columns.iter().any(|column| column.column == Column::Action) {
        let message = "an action plan has no column for its actions";
        problems.push(
            Diagnostic::new(&rules::BAD_SETTING, order[0].span(), message)
                .hint("add \"action\" to `columns`"),
        );
    }
    columns
}

/// Ids and labels are unique in a scheme. A status and a rating may share an id: a count of it is the status's.
fn check_once(statuses: &[Grade], rags: &[Grade], table: &Table, problems: &mut Problems) {
    for (list, scheme) in [("statuses", statuses), ("rags", rags)] {
        let span = table.get(list).map_or(table.span, |entry| entry.value.span);
        for (place, grade) in scheme.iter().enumerate() {
            let before = &scheme[..place];
            let message = if before.iter().any(|other| other.id.eq_ignore_ascii_case(&grade.id)) {
                format!("`{}` stands twice in `{list}`", grade.id)
            } else if before.iter().any(|other| other.label == grade.label) {
                format!("two of `{list}` have the label “{}”", grade.label)
            } else {
                continue;
            };
            problems.push(
                Diagnostic::new(&rules::BAD_SETTING, span, message)
                    .hint("give each an id and a label of its own"),
            );
        }
    }
}

/// The grades of a scheme, in the order of its list, each described below a line of its own.
fn read_grades(
    fields: &mut Fields<'_>,
    list: &'static str,
    kind: &'static str,
    colours: &BTreeMap<String, String>,
    problems: &mut Problems,
) -> Vec<Grade> {
    let order = fields.texts(list, problems).unwrap_or_default();
    let described = fields.table(kind, problems);
    let mut grades: Vec<Grade> = Vec::new();
    for id in order {
        let table =
            described.and_then(|described| described.get(id.as_str())).map(|entry| &entry.value.value);
        let Some(Value::Table(table)) = table else {
            let message = format!("nothing describes `{}`", id.as_str());
            problems.push(
                Diagnostic::new(&rules::BAD_SETTING, id.span(), message)
                    .hint(format!("describe it below a line `[plan.{kind}.{}]`", id.as_str())),
            );
            continue;
        };
        if let Some(name) = COUNT_NAMES.iter().find(|name| name.eq_ignore_ascii_case(id.as_str())) {
            let message = format!("`{name}` is the name of another count, as in `[](#plan:{name})`");
            problems.push(
                Diagnostic::new(&rules::BAD_SETTING, id.span(), message)
                    .hint("give it another id; its label may be any word"),
            );
            continue;
        }
        let mut fields = Fields::new(table, "a status or rating");
        let label = required_string(&mut fields, "label", problems);
        let mark = required_string(&mut fields, "mark", problems);
        let colour = required_string(&mut fields, "colour", problems);
        let meaning = required_string(&mut fields, "meaning", problems);
        let closed = fields.boolean("closed", problems);
        finish(fields, problems);
        for said in [&label, &mark].into_iter().flatten().filter(|said| said.value.trim().is_empty()) {
            problems.push(
                Diagnostic::new(
                    &rules::BAD_SETTING,
                    said.span,
                    "colour alone would tell this one from the others",
                )
                .hint("write a word, or a sign such as \"●\""),
            );
        }
        let colour = colour.and_then(|colour| sign_colour(&colour, colours, problems));
        if let (Some(label), Some(mark), Some(colour), Some(meaning)) = (label, mark, colour, meaning) {
            grades.push(Grade {
                id: id.as_str().to_owned(),
                label: label.value,
                mark: mark.value,
                colour,
                closed: closed.is_some_and(|closed| closed.value),
                meaning: meaning.value,
            });
        }
    }
    grades
}
