//! Houses with schemes of their own: what a colour means is theirs to say.

use super::super::Counts;
use super::{plan, plan_of, said_of};
use crate::sample::{Sample, sample_of};

/// A house whose amber is on track and whose blue is closed.
const ON_TRACK: &str = "[plan]
statuses = ['red', 'amber', 'blue']
without_status = 'red'
rags = []
[plan.status.red]
label = 'Off track'
mark = 'R'
colour = '#b3261e'
meaning = 'Late.'
[plan.status.amber]
label = 'On track'
mark = 'A'
colour = '#8a5300'
meaning = 'Done in time.'
[plan.status.blue]
label = 'Closed'
mark = 'B'
colour = '#0b4f91'
closed = true
meaning = 'Nothing more is to be done.'
";

/// One whose amber is closed, late as it was.
const CLOSED_LATE: &str = "[plan]
statuses = ['amber', 'blue']
without_status = 'blue'
[plan.status.amber]
label = 'Done late'
mark = 'A'
colour = '#8a5300'
closed = true
meaning = 'Done after its date.'
[plan.status.blue]
label = 'To do'
mark = 'B'
colour = '#0b4f91'
meaning = 'Not done.'
";

fn in_house(house: &str, actions: &[&str]) -> Sample {
    sample_of(house, &[("plan.toml", &plan(actions))])
}

fn counts(sample: &Sample) -> String {
    let counts = Counts::of(plan_of(sample), &sample.house.plan);
    format!("{:?}, {} closed, {} overdue", counts.statuses, counts.closed, counts.overdue)
}

#[test]
fn one_colour_means_this_here_and_that_there() {
    let actions = ["due = 2026-11-19\nstatus = 'amber'", "due = 2026-11-19\nstatus = 'blue'", ""];
    let on_track = in_house(ON_TRACK, &actions);
    assert_eq!(counts(&on_track), "[1, 1, 1], 1 closed, 1 overdue");
    assert_eq!(said_of(&on_track), ["overdue: the action `1.1` is overdue and still open"]);
    let closed_late = in_house(CLOSED_LATE, &actions);
    assert_eq!(counts(&closed_late), "[1, 2], 1 closed, 1 overdue");
    assert_eq!(said_of(&closed_late), ["overdue: the action `1.2` is overdue and still open"]);
}

#[test]
fn words_that_disagree_are_told_in_the_houses_words() {
    let done = in_house(
        CLOSED_LATE,
        &["status = 'blue'\nprogress = 'Done.'", "status = 'amber'\nprogress = 'Done.'"],
    );
    assert_eq!(
        said_of(&done),
        ["status-disagrees: the action `1.1` is open by its status “To do”, but its progress says “done”"]
    );
}

#[test]
fn a_status_of_another_house() {
    let other = in_house(ON_TRACK, &["status = 'completed'", "rag = 'amber'"]);
    assert_eq!(
        said_of(&other),
        [
            "bad-setting: the house `mine` has no status `completed`",
            "bad-setting: the house `mine` has no RAG rating `amber`"
        ]
    );
    assert_eq!(other.hints, ["use one of `red`, `amber`, `blue`", "delete `rag`"]);
}

#[test]
fn names_of_counts_are_the_houses() {
    let style = in_house(ON_TRACK, &[""]).house.plan;
    assert_eq!(
        Counts::names(&style),
        ["actions", "areas", "open", "closed", "overdue", "due-soon", "red", "amber", "blue"]
    );
}

#[test]
fn a_count_is_named_whatever_its_case() {
    let house = ON_TRACK.replace("'blue'", "'Blue'").replace("status.blue", "status.Blue");
    let actions = ["status = 'Blue'", "status = 'amber'"];
    let note = "note = '[](#plan:Blue), [](#plan:blue) and [](#plan:AMBER) of [](#plan:Actions)'";
    let plan = plan(&actions).replacen('\n', &format!("\n{note}\n"), 1);
    let sample = sample_of(&house, &[("plan.toml", &plan)]);
    assert_eq!(sample.said, [""; 0]);
    let counts = Counts::of(plan_of(&sample), &sample.house.plan);
    for (name, count) in [("Blue", 1), ("blue", 1), ("AMBER", 1), ("red", 0), ("ACTIONS", 2), ("Closed", 1)] {
        assert_eq!(counts.named(name, &sample.house.plan), Some(count), "{name}");
    }
}

#[test]
fn phrases_for_dates_and_for_what_is_done_are_the_houses() {
    let house =
        "[plan]\nphrases = ['When funds allow']\nsays_closed = ['put to bed…']\nsays_open = ['in hand']\n";
    let sample = in_house(
        house,
        &[
            "due = 'when funds allow'\nprogress = 'Completed.'",
            "due = 'Quarterly'\nprogress = 'Put to bed in May.'",
        ],
    );
    assert_eq!(
        said_of(&sample),
        [
            "status-disagrees: the action `1.2` is open by its status “Unknown”, but its progress says “put to bed”",
            "unknown-due: “Quarterly” is neither a date nor a phrase of the house"
        ]
    );
}
