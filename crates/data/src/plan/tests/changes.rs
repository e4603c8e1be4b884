//! What moved since the version before.

use super::super::Change;
use super::{HEAD, area, dates, plan, plan_of};
use crate::sample::{Sample, sample_of};

/// The plan that it was in June, with these actions.
fn june(actions: &[&str]) -> String {
    plan(actions).replace("2026-11-20", "2026-06-19").replace("Two courses were", "One course was")
}

/// A plan of November that names the one of June.
fn november(actions: &[&str]) -> String {
    plan(actions).replacen('\n', "\nprevious = 'june.toml'\n", 1)
}

fn compared(june: &str, november: &str) -> Sample {
    sample_of("", &[("plan.toml", november), ("june.toml", june)])
}

/// What moved, an action a line.
fn moved(before: &[&str], now: &[&str]) -> Vec<String> {
    let sample = compared(&june(before), &november(now));
    let changes = plan_of(&sample).changes.as_ref().unwrap();
    assert_eq!(changes.since.date.to_string(), "2026-06-19");
    let status = |place: &usize| sample.house.plan.statuses[*place].id.as_str();
    let lines = changes.actions.iter().map(|(reference, changes)| {
        let changes = changes.iter().map(|change| match change {
            Change::New => "new".to_owned(),
            Change::Closed { from, to } => format!("closed, {} to {}", status(from), status(to)),
            Change::Status { from, to } => format!("{} to {}", status(from), status(to)),
            Change::Due { from, to } => format!("due {} to {}", dates(from), dates(to)),
            Change::Text { from, to } => format!("worded {from} to {to}"),
        });
        format!("{reference} {}", changes.collect::<Vec<_>>().join("; "))
    });
    lines.collect()
}

#[test]
fn nothing_moved() {
    let actions = ["due = 2026-12-20\nstatus = 'on-target'\nprogress = 'One course.'", "due = 'Ongoing'"];
    assert_eq!(moved(&actions, &actions), [""; 0]);
    // Progress and leads move all the time.
    assert_eq!(
        moved(&["progress = 'One course.'"], &["progress = 'Two courses.'\nlead = 'B. Officer'"]),
        [""; 0]
    );
    let spelling = ["text = 'Train staff.'\ndue = '31 May 2027'"];
    assert_eq!(moved(&spelling, &["text = 'Train *staff*.'\ndue = 2027-05-31"]), [""; 0]);
    assert_eq!(moved(&["due = 'ongoing'"], &["due = ' Ongoing '"]), [""; 0]);
}

#[test]
fn new_actions() {
    assert_eq!(moved(&[""], &["", "text = 'Appoint a nurse.'"]), ["1.2 new"]);
    let now = november(&[""]) + &area("ref = '2'", &["", ""]);
    let sample = compared(&june(&[""]), &now);
    let refs: Vec<_> =
        plan_of(&sample).changes.as_ref().unwrap().actions.keys().map(String::as_str).collect();
    assert_eq!(refs, ["2.1", "2.2"]);
}

#[test]
fn statuses() {
    let status = |status| format!("status = '{status}'\nprogress = 'Words.'");
    let moved = |from, to| moved(&[&status(from)], &[&status(to)]);
    assert_eq!(moved("not-started", "on-target"), ["1.1 not-started to on-target"]);
    assert_eq!(moved("on-target", "completed"), ["1.1 closed, on-target to completed"]);
    assert_eq!(moved("completed", "on-target"), ["1.1 completed to on-target"]);
    assert_eq!(super::changes::moved(&[""], &["status = 'unknown'"]), [""; 0]);
}

#[test]
fn dates_and_words_for_them() {
    for (before, now, expected) in [
        ("due = 2026-12-20", "due = 2027-03-31", "1.1 due 2026-12-20 to 2027-03-31"),
        (
            "due = 2026-12-20",
            "due = 2026-12-20\nrevised_due = 2027-03-31",
            "1.1 due 2026-12-20 to 2027-03-31",
        ),
        (
            "due = 2026-12-20\nrevised_due = 2027-01-31",
            "due = 2026-12-20\nrevised_due = 2027-03-31",
            "1.1 due 2027-01-31 to 2027-03-31",
        ),
        ("due = 2026-12-20\nrevised_due = 2027-01-31", "due = 2027-01-31", ""),
        ("due = 'Quarterly'", "due = 2027-03-31", "1.1 due “Quarterly” to 2027-03-31"),
        ("", "due = 2027-03-31", "1.1 due  to 2027-03-31"),
        ("due = 2027-03-31", "", "1.1 due 2027-03-31 to "),
        ("due = 'March 2027'", "due = 2027-03-01", "1.1 due 2027-03 to 2027-03-01"),
        (
            "due = 2027-03-31",
            "due = [2027-03-31, 2027-06-30]",
            "1.1 due 2027-03-31 to 2027-03-31; 2027-06-30",
        ),
    ] {
        assert_eq!(moved(&[before], &[now]).join("\n"), expected, "{before} {now}");
    }
}

#[test]
fn wording() {
    assert_eq!(
        moved(&["text = 'Train staff.'"], &["text = 'Train all staff.'"]),
        ["1.1 worded Train staff. to Train all staff."]
    );
}

#[test]
fn several_changes_of_one_action() {
    assert_eq!(
        moved(
            &["text = 'Train staff.'\ndue = 2026-12-20\nstatus = 'on-target'", ""],
            &[
                "text = 'Train all staff.'\nrevised_due = 2027-03-31\ndue = 2026-12-20\nstatus = 'completed'",
                "",
                ""
            ]
        ),
        [
            "1.1 closed, on-target to completed; due 2026-12-20 to 2027-03-31; worded Train staff. to Train all staff.",
            "1.3 new"
        ]
    );
}

#[test]
fn a_date_that_moves_from_the_actions_to_their_area() {
    let before = june(&["due = 2026-12-20\nlead = []"]);
    let now =
        format!("{HEAD}previous = 'june.toml'\n{}", area("ref = '1'\ndue = 2026-12-20", &["lead = []"]));
    assert!(plan_of(&compared(&before, &now)).changes.as_ref().unwrap().actions.is_empty());
}

#[test]
fn refs_that_vanished() {
    let gone = compared(&june(&["", "text = 'Appoint a nurse.'"]), &november(&[""]));
    assert_eq!(gone.said, ["2:12 vanished-ref: the action `1.2` of the previous version is not in this one"]);
    assert_eq!(gone.hints, ["put the action back under its ref; one that is closed stays in the plan"]);
    let before = june(&[""]) + &area("ref = '2'\ntitle = 'Planning'", &["", ""]);
    assert_eq!(
        compared(&before, &november(&[""])).said,
        ["2:12 vanished-ref: the area `2` of the previous version is not in this one"]
    );
}

#[test]
fn an_action_may_move_to_another_area() {
    let before = june(&["", "ref = '9'"]);
    let now = november(&[""]) + &area("ref = '2'\ntitle = 'Planning'", &["ref = '9'"]);
    assert_eq!(compared(&before, &now).said, [""; 0]);
}

#[test]
fn refs_of_another_action_or_area() {
    let reused = compared(
        &june(&["text = 'Revise the consultation form.'"]),
        &november(&["text = 'Appoint a lead nurse.'"]),
    );
    assert_eq!(
        reused.said,
        ["8:1 reused-ref: the ref `1.1` stood for another action in the previous version"]
    );
    assert_eq!(
        reused.hints,
        [
            "type `ref` at this action and at those below it: refs that are not typed are counted from the top, and an action was put in or moved"
        ]
    );
    let typed = compared(
        &june(&["ref = '1.1'\ntext = 'Revise the consultation form.'"]),
        &november(&["ref = '1.1'\ntext = 'Appoint a lead nurse.'"]),
    );
    assert_eq!(
        typed.hints,
        ["give the new action a ref that was never used, and keep the earlier one under its own"]
    );
    let now = november(&[""]).replace("'Supervision'", "'Buses to schools'");
    assert_eq!(
        compared(&june(&[""]), &now).said,
        ["7:7 reused-ref: the ref `1` stood for another area in the previous version"]
    );
}

#[test]
fn a_previous_version_that_is_none() {
    let now = november(&[""]);
    let earlier = |as_at| june(&[""]).replace("2026-06-19", as_at);
    let no_later = ["4:9 bad-date: the plan is no later than its previous version"];
    assert_eq!(compared(&earlier("2026-11-20"), &now).said, no_later);
    assert_eq!(compared(&earlier("2026-11-21"), &now).said, no_later);
    assert_eq!(compared(&earlier("2026-11-19"), &now).said, [""; 0]);
    for itself in ["plan.toml", "/data/plan.toml", "./plan.toml"] {
        let now = now.replace("june.toml", itself);
        assert_eq!(compared("", &now).said, ["2:12 bad-setting: a plan cannot be its own previous version"]);
    }
    let day = earlier("2026-06-19").replace("as_at = 2026-06-19\n", "");
    assert_eq!(compared(&day, &now).said, ["june.toml:1:1 missing-field: an action plan needs `as_at`"]);
}

#[test]
fn what_only_warns_of_the_previous_version_was_told_then() {
    let before = june(&["due = 2026-06-01\nlead = []\nprogress = ''"]);
    assert_eq!(compared(&before, &november(&["due = 2027-06-01"])).said, [""; 0]);
}

#[test]
fn two_plans_that_name_each_other() {
    let before = june(&[""]).replacen('\n', "\nprevious = 'plan.toml'\n", 1);
    assert_eq!(compared(&before, &november(&[""])).said, [""; 0]);
}
