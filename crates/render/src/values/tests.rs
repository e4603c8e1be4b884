//! The table of values is that of a real view: no more, no less.

use super::VALUES;
use crate::pictures::Pictures;
use crate::trial::{FONTS, Trial};
use crate::view::view;
use boardpaper_data::house::samples::{Sample, Samples};
use minijinja::Value;
use minijinja::value::ValueKind;
use std::collections::BTreeSet;

/// A house that prints everything that there is to print.
const EVERYTHING: &str = "
[header]
fields = [\"report_to\", \"date\", \"key_decision\", \"paper_for\", \"considered_by\"]
[[logo]]
file = \"crest.svg\"
alt = \"Crest\"
[review]
lists = [\"tables\", \"figures\", \"boxes\"]
[appendices]
list = true
";

/// The paths of everything in a value; the items of a list are one.
fn paths(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value.kind() {
        ValueKind::Map if path == "words" => {
            found.insert("words.*".to_owned());
        }
        ValueKind::Map => {
            for key in value.try_iter().expect("a map has keys") {
                let name = key.as_str().expect("its keys are text");
                let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
                found.insert(path.clone());
                paths(&value.get_item(&key).expect("the key is there"), &path, found);
            }
        }
        ValueKind::Seq => {
            for item in value.try_iter().expect("a list has items") {
                if item.kind() == ValueKind::Map {
                    paths(&item, &format!("{path}[]"), found);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_value_is_in_the_table_and_nothing_else() {
    let trial = Trial::of("own", &[("house.toml", EVERYTHING), ("crest.svg", "<svg/>")]);
    let samples = Samples::of(trial.house.house());
    let mut seen = BTreeSet::new();
    for Sample { path, text, .. } in &samples.documents {
        let report = trial.report(path, text, &samples);
        let view = view(&report, trial.house.house(), &Pictures::new(&report), &FONTS);
        paths(&view.values, "", &mut seen);
    }
    let table: BTreeSet<String> = VALUES.iter().map(|value| value.path.to_owned()).collect();
    let unlisted: Vec<&String> = seen.difference(&table).collect();
    assert!(unlisted.is_empty(), "add these to the table: {unlisted:?}");
    let unseen: Vec<&String> = table.difference(&seen).collect();
    assert!(unseen.is_empty(), "no sample has these: {unseen:?}");
}
