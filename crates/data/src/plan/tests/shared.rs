//! What actions of an area share: progress, leads, dates.

use super::{HEAD, area, plan_of, read, said, table};
use crate::numbering::number;
use crate::prose::{Inline, InlineKind, Visit};

/// An area with these updates, and actions of which nothing else is said unless it is given.
fn with_updates(updates: &str, actions: &[&str]) -> String {
    let actions: Vec<String> = actions.iter().map(|keys| format!("update = [{keys}]")).collect();
    let actions: Vec<&str> = actions.iter().map(String::as_str).collect();
    format!("{HEAD}{}", area(&format!("ref = '1'\nupdate = [{updates}]"), &actions))
}

const OWN: &str = "{ text = 'Own.' }";

/// Which actions share what, by their places: `1-2 Words.`
fn shared(plan: &str) -> Vec<String> {
    let sample = read(plan);
    let shared = plan_of(&sample).areas[0].shared.iter().map(|shared| {
        format!("{}-{} {}", shared.first + 1, shared.first + shared.count, super::updates(&shared.updates))
    });
    shared.collect()
}

#[test]
fn an_update_serves_the_actions_that_have_none() {
    assert_eq!(shared(&with_updates("{ text = 'All.' }", &["", "", ""])), ["1-3 All."]);
    assert_eq!(shared(&with_updates("{ text = 'Two.' }", &[OWN, "", ""])), ["2-3 Two."]);
    assert_eq!(shared(&with_updates("{ text = 'Two.' }", &["", "", OWN])), ["1-2 Two."]);
    let dated = "{ date = 2026-07-01, by = 'CQC', text = 'Seen.' }, { date = 2026-08-01, text = 'Good.' }";
    assert_eq!(shared(&with_updates(dated, &["", ""])), ["1-2 2026-07-01 CQC Seen.; 2026-08-01 Good."]);
}

#[test]
fn an_update_serves_the_actions_that_it_names() {
    let named = "{ text = 'Two.', actions = ['1.2', ' 1.1 '] }, { text = 'Last.', actions = '1.3' }";
    assert_eq!(shared(&with_updates(named, &["", "", ""])), ["1-2 Two.", "3-3 Last."]);
    let twice =
        "{ text = 'July.', actions = ['1.1', '1.2'] }, { text = 'August.', actions = ['1.2', '1.1', '1.1'] }";
    assert_eq!(shared(&with_updates(twice, &["", "", OWN])), ["1-2 July.; August."]);
}

#[test]
fn updates_that_can_serve_no_cell() {
    for (updates, actions, message) in [
        ("{ text = 'W.' }", vec!["", OWN, ""], "this update serves actions that do not follow one another"),
        (
            "{ text = 'W.', actions = ['1.1', '1.3'] }",
            vec!["", OWN, ""],
            "this update serves actions that do not follow one another",
        ),
        ("{ text = 'W.' }", vec![OWN, OWN], "this update of an area serves no action"),
        ("{ text = 'W.', actions = [] }", vec!["", ""], "this update of an area serves no action"),
        (
            "{ text = 'W.', actions = ['1.1', '1.2'] }",
            vec!["", OWN],
            "this update serves the action `1.2`, which has progress of its own",
        ),
        ("{ text = 'W.', actions = ['1.1', '2.1'] }", vec!["", ""], "this area has no action `2.1`"),
        (
            "{ text = 'W.', actions = ['1.1', '1.2'] }, { text = 'W.', actions = ['1.2', '1.3'] }",
            vec!["", "", ""],
            "two updates share some of their actions, but not all",
        ),
    ] {
        let said = said(&with_updates(updates, &actions));
        let errors: Vec<_> = said.iter().filter(|said| said.starts_with("bad-setting")).collect();
        assert_eq!(errors, [&format!("bad-setting: {message}")]);
    }
}

#[test]
fn shared_words_are_read_once_and_meant_for_each() {
    let sample = read(&with_updates("{ text = 'All.' }", &["", ""]));
    let mut words = Vec::new();
    plan_of(&sample).walk(&mut |visit| {
        if let Visit::Inline(Inline { kind: InlineKind::Text(text), .. }) = visit {
            words.push(text.clone());
        }
    });
    assert_eq!(words, ["Action plan", "Supervision", "Train staff.", "All.", "Train staff."]);
    let lines = table(&sample);
    assert!(lines[1].ends_with("All.") && lines[2].ends_with("All."), "{lines:?}");
}

#[test]
fn tables_and_lists_are_numbered_where_they_are_read() {
    let text = |id: &str| {
        format!(
            "text = '''\n::: table Courses {{#{id}}}\n- - Month\n  - Held\n- - May\n  - Two\n:::\n\n1. One.\n2. Two. {{#{id}-item}}\n'''"
        )
    };
    let action = |id: &str| format!("{}\nprogress = ''", text(id));
    let shared = format!("ref = '1'\n[[area.update]]\n{}", text("shared"));
    let areas = area(&shared, &[&action("first"), &action("second")]);
    let sample = read(&format!("{HEAD}{}\n{areas}", text("note").replace("text", "note")));
    let report = sample.report.as_ref().unwrap_or_else(|| panic!("{:?}", sample.said));
    let numbers = number(report, &sample.house);
    let printed = |id: &str| numbers.target(id).unwrap().words.clone().unwrap();
    let ids = ["first", "shared", "second", "note"];
    assert_eq!(ids.map(printed), ["Table\u{a0}1", "Table\u{a0}2", "Table\u{a0}3", "Table\u{a0}4"]);
    assert_eq!(ids.map(|id| printed(&format!("{id}-item"))), ["item\u{a0}2"; 4]);
}

#[test]
fn leads_and_dates_stand_at_one_place() {
    let whole = format!(
        "{HEAD}{}",
        area(
            "ref = '1'\nlead = ['A. Officer', 'B. Officer']\ndue = 2027-03-31",
            &["lead = []", "lead = []\nrevised_due = 2027-06-30"]
        )
    );
    assert_eq!(
        table(&read(&whole)),
        [
            "1 Supervision |  | A. Officer; B. Officer | 2027-03-31",
            "1.1 Train staff. |  | ,  | unknown  | Two courses were held.",
            "1.2 Train staff. |  | , 2027-06-30 | unknown  | Two courses were held.",
        ]
    );
    let both = "lead = 'B. Officer'\ndue = 'Quarterly'\nrevised_due = 'Ongoing'";
    let both = format!("{HEAD}{}", area(&format!("ref = '1'\n{both}"), &["lead = []", both]));
    assert_eq!(
        said(&both),
        [
            "bad-setting: the action `1.2` has a `lead`, and so has its area",
            "bad-setting: the action `1.2` has a `due`, and so has its area",
            "bad-setting: the action `1.2` has a `revised_due`, and so has its area",
        ]
    );
}
