//! Plans of a few lines, and what they come to.

mod changes;
mod checks;
mod counts;
mod due;
mod faults;
mod forms;
mod schemes;
mod shared;

use super::{Due, DueItem, Plan, Update, plain_words};
use crate::date::Precision;
use crate::sample::{Sample, sample_of};
use crate::source::Spanned;

/// What every plan begins with.
const HEAD: &str = "kind = 'plan'\ntitle = 'Action plan'\nas_at = 2026-11-20\n";

/// A plan of one area whose actions have these keys. Those that nothing is to be said of are there unless given.
fn plan(actions: &[&str]) -> String {
    format!("{HEAD}{}", area("ref = '1'", actions))
}

/// An area with these keys, and its actions.
fn area(keys: &str, actions: &[&str]) -> String {
    let mut text = format!("[[area]]\n{}", with_usual(keys, &[("title", "'Supervision'")]));
    for keys in actions {
        let mut usual = vec![("text", "'Train staff.'"), ("lead", "'A. Officer'")];
        if !has_key(keys, "update") {
            usual.push(("progress", "'Two courses were held.'"));
        }
        text += &format!("[[area.action]]\n{}", with_usual(keys, &usual));
    }
    text
}

fn with_usual(keys: &str, usual: &[(&str, &str)]) -> String {
    let usual = usual.iter().filter(|(key, _)| !has_key(keys, key));
    let usual: String = usual.map(|(key, value)| format!("{key} = {value}\n")).collect();
    format!("{usual}{keys}\n")
}

fn has_key(keys: &str, key: &str) -> bool {
    keys.lines().any(|line| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.starts_with(" =")))
}

/// Reads a plan on its own in `base`.
fn read(plan: &str) -> Sample {
    sample_of("", &[("plan.toml", plan)])
}

/// The plan of a sample, whether it stands on its own or in a report.
fn plan_of(sample: &Sample) -> &Plan {
    let report = sample.report.as_ref().unwrap_or_else(|| panic!("{:?}", sample.said));
    report.plans.values().next().unwrap()
}

/// What was said of a plan on its own, without the places.
fn said(plan: &str) -> Vec<String> {
    said_of(&read(plan))
}

fn said_of(sample: &Sample) -> Vec<String> {
    let said = sample.said.iter();
    said.map(|said| said.split_once(' ').map_or(said.as_str(), |(_, words)| words).to_owned()).collect()
}

/// A plan, a line for each area and action: what stands in each cell, between bars.
fn table(sample: &Sample) -> Vec<String> {
    let mut lines = Vec::new();
    for area in &plan_of(sample).areas {
        lines.push(format!(
            "{} {} | {} | {} | {}",
            area.reference.value,
            plain_words(&area.title),
            words(&area.source),
            words(&area.lead),
            dates(&area.due),
        ));
        for (index, action) in area.actions.iter().enumerate() {
            let style = &sample.house.plan;
            let rag = action.rag.as_ref().map_or("", |rag| style.rags[rag.value].id.as_str());
            lines.push(format!(
                "{} {} | {} | {}, {} | {} {} | {}",
                action.reference.value,
                plain_words(&action.text),
                words(&action.lead),
                dates(&action.due),
                dates(&action.revised),
                style.statuses[action.status.value].id,
                rag,
                updates(area.updates_of(index)),
            ));
        }
    }
    lines
}

fn words(words: &[Spanned<String>]) -> String {
    words.iter().map(|word| word.value.as_str()).collect::<Vec<_>>().join("; ")
}

/// Dates as they are kept, and words in quotation marks.
fn dates(due: &Due) -> String {
    let items = due.items.iter().map(|item| match item {
        DueItem::Date(date) if date.value.precision == Precision::Month => {
            date.value.date.format("%Y-%m").to_string()
        }
        DueItem::Date(date) => date.value.date.to_string(),
        DueItem::Words(words) => format!("“{}”", words.value),
    });
    items.collect::<Vec<_>>().join("; ")
}

fn updates(updates: &[Update]) -> String {
    let updates = updates.iter().map(|update| {
        let date = update.date.as_ref().map_or_else(String::new, |date| format!("{} ", date.value.date));
        let by = update.by.as_ref().map_or_else(String::new, |by| format!("{} ", by.value));
        format!("{date}{by}{}", plain_words(&update.text))
    });
    updates.collect::<Vec<_>>().join("; ")
}
