//! What a schema lets pass the reader takes, and what is spoilt is refused by both or by neither.

use super::chance::{Chance, Harm, made, settle, spoil};
use super::readers::{said, toml};
use super::{Checker, schema};
use boardpaper_data::schema::SchemaKind;
use serde_json::Value;
use std::collections::BTreeSet;

/// How many values are tried of each kind; the variable `BOARDPAPER_CASES` says more for a longer search.
fn cases() -> u64 {
    std::env::var("BOARDPAPER_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400)
}

const HARMS: [Harm; 4] = [Harm::Renamed, Harm::LeftOut, Harm::OtherType, Harm::OtherWord];

/// Why schema and reader may differ on a value that was spoilt so, at that key.
fn excused(kind: SchemaKind, harm: Harm, path: &str, said: &BTreeSet<String>) -> Option<&'static str> {
    let key = path.rsplit('.').next().unwrap_or_default();
    let says = |words: &str| said.iter().any(|said| said.contains(words));
    match (kind, harm) {
        (SchemaKind::Plan, _) if key == "as_at" => {
            Some("only the program knows whether a plan stands on its own, and what is a day")
        }
        (SchemaKind::Plan, Harm::OtherWord) if matches!(key, "status" | "rag") => {
            Some("statuses and ratings are the house's")
        }
        (SchemaKind::Report | SchemaKind::Review, Harm::OtherWord) if path == "section.id" => {
            Some("ids of sections are the house's")
        }
        (SchemaKind::Report, _) if path.starts_with("fields") => Some("what stands there is the house's"),
        (SchemaKind::House, Harm::LeftOut | Harm::Renamed) if says("missing-field") => {
            Some("a house may leave out what the house below it says, which a schema does not see")
        }
        (SchemaKind::House, Harm::OtherWord)
            if ["there is no", "nothing describes", "has no field", "is no colour"].into_iter().any(says) =>
        {
            Some("names of sections, colours and statuses are the house's, or of a house below it")
        }
        (SchemaKind::House, Harm::LeftOut) if path.starts_with("language.cy.logo.") => {
            Some("a crest that is no list is laid over that of the house, and has what that has")
        }
        (SchemaKind::House, _) if path.starts_with("plan.column.") || path.contains(".plan.column.") => {
            Some("of a column that does not print, the reader reads nothing")
        }
        _ => None,
    }
}

fn text(kind: SchemaKind, value: &Value) -> String {
    match kind {
        SchemaKind::House | SchemaKind::Workspace => toml(value),
        _ => serde_json::to_string_pretty(value).expect("a value is JSON"),
    }
}

fn try_kind(kind: SchemaKind) {
    let schema = schema(kind);
    let checker = Checker::new(schema.clone());
    let mut sound = 0;
    let mut spoilt = 0;
    let mut excuses = BTreeSet::new();
    let mut differ = Vec::new();
    for seed in 0..cases() {
        let mut chance = Chance::new(seed + 1);
        let mut value = made(&schema, "", &mut chance);
        settle(kind, &mut value);
        let faults = checker.faults(&value);
        assert_eq!(
            faults,
            Vec::<String>::new(),
            "{kind:?} {seed} is made against its schema\n{}",
            text(kind, &value)
        );
        let before = said(kind, &value);
        if kind == SchemaKind::House {
            // Settings are checked against one another too; what is at odds is another test's.
            let of_keys = |said: &&String| said.starts_with("unknown-key") || said.starts_with("wrong-type");
            let of_keys: Vec<&String> = before.iter().filter(of_keys).collect();
            assert!(of_keys.is_empty(), "{kind:?} {seed}: {of_keys:?}\n{}", text(kind, &value));
            if !before.is_empty() {
                continue;
            }
        } else {
            assert!(before.is_empty(), "{kind:?} {seed}: {before:?}\n{}", text(kind, &value));
        }
        sound += 1;
        for harm in HARMS {
            let mut value = value.clone();
            let is_toml = matches!(kind, SchemaKind::House | SchemaKind::Workspace);
            let Some(path) = spoil(&mut value, harm, !is_toml, &mut chance) else { continue };
            let said = said(kind, &value);
            let faults = checker.faults(&value);
            spoilt += 1;
            if said.is_empty() == faults.is_empty() {
                continue;
            }
            match excused(kind, harm, &path, &said) {
                Some(reason) => {
                    excuses.insert(reason);
                }
                None => differ.push(format!("{harm:?} {path}\n  reader: {said:?}\n  schema: {faults:?}")),
            }
        }
    }
    differ.sort();
    differ.dedup();
    assert!(differ.is_empty(), "{kind:?}: {} of {spoilt} differ\n{}", differ.len(), differ.join("\n"));
    assert!(sound as u64 * 4 > cases(), "{kind:?}: only {sound} were sound");
}

#[test]
fn a_report_is_taken_or_refused_by_both() {
    try_kind(SchemaKind::Report);
}

#[test]
fn a_plan_is_taken_or_refused_by_both() {
    try_kind(SchemaKind::Plan);
}

#[test]
fn a_review_is_taken_or_refused_by_both() {
    try_kind(SchemaKind::Review);
}

#[test]
fn a_house_is_taken_or_refused_by_both() {
    try_kind(SchemaKind::House);
}

#[test]
fn settings_are_taken_or_refused_by_both() {
    try_kind(SchemaKind::Workspace);
}
