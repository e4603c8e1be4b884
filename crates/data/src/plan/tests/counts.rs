//! What is overdue and what is due soon, at the edges; and the names of counts.

use super::super::{Counts, is_overdue};
use super::{HEAD, area, plan, plan_of, read};
use crate::sample::{Sample, sample_of, sample_with};

/// `overdue`, `due soon` or `neither` for the one action of a plan.
fn when(sample: &Sample) -> &'static str {
    let plan = plan_of(sample);
    let counts = Counts::of(plan, &sample.house.plan);
    let (area, action) = plan.actions().next().unwrap();
    assert_eq!(is_overdue(area, action, plan.as_at.value.date, &sample.house.plan), counts.overdue == 1);
    match (counts.overdue, counts.due_soon) {
        (1, 0) => "overdue",
        (0, 1) => "due soon",
        (0, 0) => "neither",
        both => panic!("{both:?}"),
    }
}

/// The same on another day.
fn when_at(as_at: &str, action: &str) -> &'static str {
    when(&read(&plan(&[action]).replace("2026-11-20", as_at)))
}

#[test]
fn the_day_itself_is_not_late() {
    for (due, expected) in [
        ("due = 2026-11-19", "overdue"),
        ("due = 2026-11-20", "due soon"),
        ("due = 2026-11-21", "due soon"),
        ("due = 2026-12-20", "due soon"),
        ("due = 2026-12-21", "neither"),
        ("", "neither"),
    ] {
        assert_eq!(when_at("2026-11-20", due), expected, "{due}");
    }
}

#[test]
fn of_several_dates_the_latest_counts() {
    for (due, expected) in [
        ("due = [2026-05-31, 2026-11-20]", "due soon"),
        ("due = [2026-11-19, 2026-03-31]", "overdue"),
        ("due = [2027-03-31, 2026-03-31]", "neither"),
        ("due = ['31 May', '31 August 2026']", "overdue"),
        ("due = ['31 May', '21 December 2026']", "neither"),
    ] {
        assert_eq!(when_at("2026-11-20", due), expected, "{due}");
    }
}

#[test]
fn a_revised_date_counts_in_place_of_the_first() {
    for (due, expected) in [
        ("due = 2026-06-30\nrevised_due = 2026-12-20", "due soon"),
        ("due = 2026-06-30\nrevised_due = 2027-06-30", "neither"),
        ("due = 2027-06-30\nrevised_due = 2026-06-30", "overdue"),
        ("due = 2026-06-30\nrevised_due = 'Ongoing'", "neither"),
        ("due = 'Immediately'\nrevised_due = 2026-11-19", "overdue"),
        ("revised_due = [2026-06-30, 2026-11-19]", "overdue"),
    ] {
        assert_eq!(when_at("2026-11-20", due), expected, "{due}");
    }
}

#[test]
fn words_are_never_overdue() {
    for due in ["'Immediately'", "'Within one month'", "['Quarterly', 'Ongoing']", "'When funds allow'"] {
        assert_eq!(when_at("2026-11-20", &format!("due = {due}")), "neither", "{due}");
    }
    assert_eq!(when_at("2026-11-20", "due = ['Immediately', 2026-11-19]"), "overdue");
}

#[test]
fn a_month_lasts_until_its_last_day() {
    for (as_at, due, expected) in [
        ("2026-11-20", "October 2026", "overdue"),
        ("2026-11-20", "November 2026", "due soon"),
        ("2026-11-20", "December 2026", "neither"),
        ("2026-11-30", "November 2026", "due soon"),
        ("2026-12-01", "November 2026", "overdue"),
        ("2026-12-31", "December 2026", "due soon"),
        ("2027-01-01", "December 2026", "overdue"),
        ("2027-02-28", "February 2027", "due soon"),
        ("2027-03-01", "February 2027", "overdue"),
        ("2028-02-29", "February 2028", "due soon"),
        ("2028-03-01", "February 2028", "overdue"),
    ] {
        assert_eq!(when_at(as_at, &format!("due = '{due}'")), expected, "{due} at {as_at}");
    }
}

#[test]
fn leap_years() {
    for (as_at, due, expected) in [
        ("2028-02-28", "2028-02-29", "due soon"),
        ("2028-02-29", "2028-02-29", "due soon"),
        ("2028-03-01", "2028-02-29", "overdue"),
        ("2028-01-30", "2028-02-29", "due soon"),
        ("2028-01-29", "2028-02-29", "neither"),
        ("2027-01-29", "2027-02-28", "due soon"),
        ("2027-01-28", "2027-02-28", "neither"),
        ("2027-01-30", "2027-03-01", "due soon"),
        ("9999-12-31", "9999-12-31", "due soon"),
    ] {
        assert_eq!(when_at(as_at, &format!("due = {due}")), expected, "{due} at {as_at}");
    }
}

#[test]
fn what_is_closed_is_never_overdue() {
    assert_eq!(when_at("2026-11-20", "due = 2026-06-30\nstatus = 'completed'"), "neither");
    assert_eq!(when_at("2026-11-20", "due = 2026-11-20\nstatus = 'completed'"), "neither");
    assert_eq!(when_at("2026-11-20", "due = 2026-06-30\nstatus = 'partially-completed'"), "overdue");
}

#[test]
fn a_date_for_the_whole_area() {
    let plan = |keys, action| format!("{HEAD}{}", area(&format!("ref = '1'\n{keys}"), &[action]));
    assert_eq!(when(&read(&plan("due = 2026-11-19", ""))), "overdue");
    assert_eq!(when(&read(&plan("due = 2026-06-30\nrevised_due = 2026-11-20", ""))), "due soon");
    assert_eq!(when(&read(&plan("due = 2026-06-30", "revised_due = 2027-06-30"))), "neither");
}

#[test]
fn a_report_gives_its_plan_the_day() {
    let report = "+++\nkind = 'report'\ntitle = 'A title'\ndate = 2026-12-10\n[[appendix]]\ntitle = 'Plan'\nplan = 'plan.toml'\n+++\n# Purpose\n\nTo tell of the plan.\n";
    for (as_at, due, expected) in [
        ("", "2026-12-09", "overdue"),
        ("", "2026-12-10", "due soon"),
        ("as_at = 2026-12-09", "2026-12-09", "due soon"),
        ("as_at = 2027-01-01", "2026-12-31", "overdue"),
    ] {
        let plan = plan(&[&format!("due = {due}")]).replace("as_at = 2026-11-20", as_at);
        assert_eq!(
            when(&sample_of("", &[("report.md", report), ("plan.toml", &plan)])),
            expected,
            "{as_at} {due}"
        );
    }
}

#[test]
fn a_report_of_a_month_gives_its_plan_no_day() {
    let report = "+++\nkind = 'report'\ntitle = 'A title'\ndate = 'July 2016'\n[[appendix]]\ntitle = 'Plan'\nplan = 'plan.toml'\n+++\n# Purpose\n\nTo tell of the plan.\n";
    let printed = |as_at| {
        let plan = plan(&[""]).replace("as_at = 2026-11-20\n", as_at);
        sample_of("", &[("report.md", report), ("plan.toml", &plan)])
    };
    let without = printed("");
    assert_eq!(
        without.said,
        ["plan.toml:1:1 missing-field: the report's date has no day from which overdue could be counted"]
    );
    assert_eq!(without.hints, ["add a line to the plan such as as_at = 2026-11-20"]);
    assert_eq!(printed("as_at = 2016-07-15\n").said, [""; 0]);
}

#[test]
fn a_plan_on_its_own_says_its_day() {
    let plan = plan(&[""]);
    let without = read(&plan.replace("as_at = 2026-11-20\n", ""));
    assert_eq!(without.said, ["1:1 missing-field: an action plan needs `as_at`"]);
    let month = read(&plan.replace("2026-11-20", "'November 2026'"));
    assert_eq!(month.said, ["3:9 bad-date: `as_at` has no day, and overdue is counted from a day"]);
}

#[test]
fn every_count_has_its_name() {
    let sample = read(&format!(
        "{HEAD}{}{}",
        area(
            "ref = '1'",
            &[
                "due = 2026-11-19\nstatus = 'on-target'\nrag = 'red'",
                "due = 2026-11-20\nstatus = 'on-target'\nrag = 'green'",
                "due = 2026-06-30\nstatus = 'completed'\nrag = 'green'\nprogress = 'Done.'",
            ]
        ),
        area("ref = '2'", &["due = 'Ongoing'\nstatus = 'not-started'", ""]),
    ));
    let style = &sample.house.plan;
    let counts = Counts::of(plan_of(&sample), style);
    let named: Vec<_> = Counts::names(style)
        .into_iter()
        .map(|name| format!("{name} {}", counts.named(name, style).unwrap()))
        .collect();
    assert_eq!(
        named.join(", "),
        "actions 5, areas 2, open 4, closed 1, overdue 1, due-soon 1, not-started 1, on-target 2, \
         partially-completed 0, completed 1, unknown 1, red 1, amber 0, green 2"
    );
    assert_eq!(counts.named("complete", style), None);
}

#[test]
fn numbers_in_words_and_figures() {
    let house = read(&plan(&[""])).house;
    let words = |language, counts: &[usize]| {
        let words = house.words(language).unwrap();
        counts.iter().map(|count| words.count(*count)).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(words("en-GB", &[0, 1, 9, 10, 11, 2000]), "none, one, nine, ten, 11, 2000");
    assert_eq!(words("cy", &[0, 1, 10, 11]), "dim, un, deg, 11");
}

/// A report with a plan, whose text is this.
fn report(text: &str) -> Sample {
    let plan = plan(&["status = 'completed'\nprogress = 'Done.'"]);
    let report = format!(
        "+++\nkind = 'report'\ntitle = 'A title'\ndate = 2026-12-10\n[[appendix]]\nid = 'plan'\ntitle = 'Plan'\nplan = 'plan.toml'\n+++\n# Purpose\n\n{text}\n"
    );
    sample_of("", &[("report.md", &report), ("plan.toml", &plan)])
}

#[test]
fn counts_that_there_are_not() {
    assert_eq!(report("[](#plan:COMPLETED) of [](#plan:actions), [](#plan:Overdue) late").said, [""; 0]);
    let known = "`actions`, `areas`, `open`, `closed`, `overdue`, `due-soon`, `not-started`, `on-target`, \
                 `partially-completed`, `completed`, `unknown`, `red`, `amber`, `green`";
    let unknown = report("[](#plan:complete) and [](#plan:budget)");
    assert_eq!(
        unknown.said,
        [
            "12:5 dangling-reference: an action plan has no count `complete`",
            "12:28 dangling-reference: an action plan has no count `budget`"
        ]
    );
    assert_eq!(
        unknown.hints,
        [
            format!("write `completed`, if that is what was meant; known are {known}"),
            format!("use one of {known}")
        ]
    );
}

#[test]
fn counts_of_what_is_no_plan() {
    assert_eq!(
        report("Words of the plan. {#words}\n\n[](#words:actions) and [](#plam:actions)").said,
        [
            "14:5 dangling-reference: `words` is no action plan, so it counts nothing",
            "14:28 dangling-reference: nothing here has the id `plam`"
        ]
    );
    let own = sample_with("", "", "# Purpose\n\n[](#plan:actions)\n");
    assert_eq!(own.said, ["9:5 dangling-reference: nothing here has the id `plan`"]);
}

#[test]
fn a_plan_on_its_own_counts_itself() {
    let plan = format!("{HEAD}note = '[](#plan:actions) in all, [](#plan:none) late'\n");
    let plan = plan + &area("ref = '1'", &[""]);
    assert_eq!(read(&plan).said, ["4:39 dangling-reference: an action plan has no count `none`"]);
}
