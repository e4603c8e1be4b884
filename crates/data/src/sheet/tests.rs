//! Sheets, and the same in TOML.

mod faults;
mod files;

use super::testing::{Settings, Workbook, csv, plan, read};
use crate::diagnostic::Problems;
use crate::source::{Source, Sources, Span, Text};
use crate::written::testing::shown;
use crate::written::{Value, read_toml};

/// A row of a plan, and what it gives.
const ONE_ACTION: &str = "1 | A | CQC | B | | | |";
const ONE_AREA: &str = "{ref: \"1\", title: \"A\", source: [\"CQC\"], action: [{text: \"B\"}]}";

/// The areas of a plan in TOML, a line each.
fn areas_of(toml: &str) -> String {
    let sources = Sources::default();
    let id = sources.add(Source::new("plan.toml", toml));
    let mut problems = Problems::default();
    let table = read_toml(&Text::verbatim(toml, Span::new(id, 0..toml.len())), &mut problems);
    assert!(!problems.has_errors());
    let areas = match &table.get("area").unwrap().value.value {
        Value::List(areas) => areas.iter(),
        _ => [].iter(),
    };
    let areas = areas.filter_map(|area| match &area.value {
        Value::Table(area) => Some(shown(area)),
        _ => None,
    });
    areas.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_sheet_and_the_same_in_toml_give_the_same_tree() {
    for (merges, rows, toml) in [
        (
            "",
            "1 | Supervise | Ofsted; CQC | Revise the form | A. Officer / B. Officer | 31 March 2027 | One course. | on-target
             | | | Train *all* | C. Officer⏎D. Officer | Quarterly; Immediately | |
             2 | Plan | Ofsted | Write⏎it | | | | Completed",
            "[[area]]
             ref = '1'
             title = 'Supervise'
             source = ['Ofsted', 'CQC']
             [[area.action]]
             text = 'Revise the form'
             lead = ['A. Officer', 'B. Officer']
             due = '31 March 2027'
             status = 'on-target'
             progress = 'One course.'
             [[area.action]]
             text = 'Train *all*'
             lead = ['C. Officer', 'D. Officer']
             due = ['Quarterly', 'Immediately']
             [[area]]
             ref = '2'
             title = 'Plan'
             source = ['Ofsted']
             [[area.action]]
             text = \"Write\\nit\"
             status = 'Completed'",
        ),
        (
            "G2:G3",
            "1 | A | | B | | | Both began. |
             | | | C | | | |
             | | | D | | | Not yet. |",
            "[[area]]
             ref = '1'
             title = 'A'
             action = [{ text = 'B' }, { text = 'C' }, { text = 'D', progress = 'Not yet.' }]
             update = [{ text = 'Both began.', actions = ['1.1', '1.2'] }]",
        ),
        (
            "E2:E3 F2:F3 A2:A3",
            "1 | A | | B | X | date:2027-03-31 | |
             | | | C | | | |",
            "[[area]]
             ref = '1'
             title = 'A'
             lead = ['X']
             due = 2027-03-31
             action = [{ text = 'B' }, { text = 'C' }]",
        ),
        (
            "E2:E3 H2:H3",
            "1 | A | | B | X | | | on-target
             | | | C | | | |
             | | | D | Y | | |",
            "[[area]]
             ref = '1'
             title = 'A'
             [[area.action]]
             text = 'B'
             lead = ['X']
             status = 'on-target'
             [[area.action]]
             text = 'C'
             lead = ['X']
             status = 'on-target'
             [[area.action]]
             text = 'D'
             lead = ['Y']",
        ),
        (
            "",
            "1 | A | | B | | | Begun at 10:30.⏎July 2011: A course.⏎Another.⏎1 July 2026, CQC: Seen.⏎1 August 2026 (Ofsted): Good. |",
            "[[area]]
             ref = '1'
             title = 'A'
             [[area.action]]
             text = 'B'
             [[area.action.update]]
             text = 'Begun at 10:30.'
             [[area.action.update]]
             date = 'July 2011'
             text = \"A course.\\nAnother.\"
             [[area.action.update]]
             date = '1 July 2026'
             by = 'CQC'
             text = 'Seen.'
             [[area.action.update]]
             date = '1 August 2026'
             by = 'Ofsted'
             text = 'Good.'",
        ),
    ] {
        let workbook = merges.split_whitespace().fold(plan(rows), Workbook::merge);
        assert_eq!(workbook.read(), (areas_of(toml), Vec::new()));
        if merges.is_empty() {
            assert_eq!(read("plan.csv", &csv(rows), &Settings::default()), (areas_of(toml), Vec::new()));
        }
    }
}

#[test]
fn every_text_leads_back_to_its_cell() {
    let rows = "1 | Supervise | CQC / Ofsted | Revise | X⏎Y | date:2027-03-31 | July 2026, CQC: Good. | done
                | | | Train | | Quarterly; soon | | ";
    assert_eq!(
        plan(rows).merge("H2:H3").places(),
        [
            "1 A2",
            "Supervise B2",
            "CQC C2",
            "Ofsted C2",
            "Revise D2",
            "X E2",
            "Y E2",
            "31 March 2027 F2",
            "done H2",
            "July 2026 G2",
            "CQC G2",
            "Good. G2",
            "Train D3",
            "Quarterly F3",
            "soon F3",
            "done H2",
        ]
    );
}
