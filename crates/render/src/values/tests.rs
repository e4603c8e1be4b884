//! The table of values is that of a real view: no more, no less.

use super::VALUES;
use crate::html::{self, Beside};
use crate::pictures::Pictures;
use crate::trial::{FONTS, Trial};
use crate::typst_hand::typst_view;
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

/// A box that says what it sees.
const BOX: &str = "{% for key in box %}[key:{{ key }}]{% endfor %}";

/// The paths of everything in a value; the items of a list are one.
fn paths(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value.kind() {
        // The house chooses what is in them.
        ValueKind::Map if ["words", "settings"].contains(&path) => {
            found.insert(format!("{path}.*"));
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
    let files = [("house.toml", EVERYTHING), ("crest.svg", "<svg/>"), ("box.html.j2", BOX)];
    let trial = Trial::of("own", &files);
    let samples = Samples::of(trial.house.house());
    let mut seen = BTreeSet::new();
    for Sample { path, text, .. } in &samples.documents {
        let report = trial.report(path, text, &samples);
        let view = typst_view(&report, trial.house.house(), &Pictures::new(&report), &FONTS);
        paths(&view.values, "", &mut seen);
        let beside = Beside { stem: "board/paper", has_pdf: true };
        let values = html::values(&report, &trial.house, &trial.house.html, &FONTS, beside)
            .expect("its boxes can be drawn");
        paths(&values, "", &mut seen);
        let boxes = values.to_string();
        let keys = boxes.split("[key:").skip(1).filter_map(|rest| rest.split_once(']'));
        seen.extend(keys.map(|(key, _)| format!("box.{key}")).chain(["box".to_owned()]));
    }
    let table: BTreeSet<String> = VALUES.iter().map(|value| value.path.to_owned()).collect();
    let unlisted: Vec<&String> = seen.difference(&table).collect();
    assert!(unlisted.is_empty(), "add these to the table: {unlisted:?}");
    let unseen: Vec<&String> = table.difference(&seen).collect();
    assert!(unseen.is_empty(), "no sample has these: {unseen:?}");
}
