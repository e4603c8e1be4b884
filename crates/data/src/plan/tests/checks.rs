//! What an officer should look at: each check with what it warns of, and what it passes.

use super::{HEAD, area, plan, read, said, said_of};
use crate::sample::sample_of;

/// Expects one warning of each plan, and that it does not keep the plan from being printed.
#[track_caller]
fn warns(message: &str, actions: &[&str]) {
    let sample = read(&plan(actions));
    assert_eq!(said_of(&sample), [message], "{actions:?}");
    assert!(sample.report.is_some(), "{message}");
}

#[track_caller]
fn passes(actions: &[&str]) {
    assert_eq!(said(&plan(actions)), [""; 0], "{actions:?}");
}

#[test]
fn overdue() {
    let message = "overdue: the action `1.1` is overdue and still open";
    warns(message, &["due = 2026-11-19"]);
    warns(message, &["due = 2026-06-30\nrevised_due = 2026-11-19\nstatus = 'on-target'"]);
    passes(&["due = 2026-11-20"]);
    passes(&["due = 2026-06-30\nrevised_due = 2026-11-20"]);
    passes(&["due = 2026-06-30\nstatus = 'completed'\nprogress = 'Done.'"]);
    let whole_area = format!("{HEAD}{}", area("ref = '1'\ndue = 2026-11-19", &["", ""]));
    assert_eq!(
        read(&whole_area).said,
        ["7:7 overdue: the actions `1.1` and `1.2` are overdue and still open"]
    );
}

#[test]
fn nobody_leads() {
    let message = "no-lead: nobody leads the action `1.1`";
    warns(message, &["lead = []"]);
    warns(message, &["lead = ' '"]);
    passes(&["lead = 'A. Officer'"]);
    assert_eq!(said(&format!("{HEAD}{}", area("ref = '1'\nlead = 'A. Officer'", &["lead = []"]))), [""; 0]);
}

#[test]
fn no_progress() {
    let message = "no-progress: nothing is said of the progress of the action `1.1`";
    warns(message, &["progress = ''"]);
    warns(message, &["update = []"]);
    passes(&["update = [{ text = 'Begun.' }]"]);
    passes(&["progress = ''\nstatus = 'completed'"]);
    let shared = "ref = '1'\nupdate = [{ text = 'Begun.' }]";
    assert_eq!(said(&format!("{HEAD}{}", area(shared, &["progress = ''", "progress = ''"]))), [""; 0]);
}

#[test]
fn progress_without_words() {
    let message = "no-progress: nothing is said of the progress of the action `1.1`";
    warns(message, &["progress = '&nbsp;'"]);
    warns(message, &["progress = '[courses]: https://example.org'"]);
    let footnote = read(&plan(&["progress = '[^a]: One course was held.'"]));
    assert!(said_of(&footnote).contains(&message.to_owned()), "{:?}", footnote.said);
}

#[test]
fn progress_word_for_word_that_of_the_previous_version() {
    let stale = |before: &str, now: &str| {
        let june = plan(&[before]).replace("2026-11-20", "2026-06-19");
        let now = plan(&[now]).replacen('\n', "\nprevious = 'june.toml'\n", 1);
        said_of(&sample_of("", &[("plan.toml", &now), ("june.toml", &june)]))
    };
    let message =
        ["stale-progress: the progress of the action `1.1` is word for word that of the previous version"];
    assert_eq!(stale("progress = 'One course.'", "progress = '*One* course.'"), message);
    let of_june = "update = [{ date = 2026-06-01, text = 'One course.' }]";
    assert_eq!(stale(of_june, of_june), message);
    let of_june_and_july =
        "update = [{ date = 2026-06-01, text = 'One course.' }, { date = 2026-07-01, text = 'One course.' }]";
    assert_eq!(stale(of_june, of_june_and_july), [""; 0]);
    let on_the_day = "update = [{ date = 2026-06-19, text = 'One course.' }]";
    assert_eq!(stale(of_june, on_the_day), message);
    assert_eq!(stale("progress = 'One course.'", "progress = 'Two courses.'"), [""; 0]);
    let closed = "progress = 'One course.'\nstatus = 'completed'";
    assert_eq!(stale(closed, closed), [""; 0]);
    assert_eq!(stale("progress = ''", "progress = 'One course.'"), [""; 0]);
}

#[test]
fn shared_progress_that_is_stale_is_told_once() {
    let text = area("ref = '1'\nupdate = [{ text = 'Both began.' }]", &["progress = ''", "progress = ''"]);
    let june = format!("{HEAD}{text}").replace("2026-11-20", "2026-06-19");
    let now = format!("{HEAD}previous = 'june.toml'\n{text}");
    assert_eq!(
        said_of(&sample_of("", &[("plan.toml", &now), ("june.toml", &june)])),
        ["stale-progress: the progress of the action `1.1` is word for word that of the previous version"]
    );
}

#[test]
fn the_status_says_closed_and_the_words_open() {
    for progress in
        ["One course held; others are not yet booked.", "Partially completed.", "To be completed in May."]
    {
        let keys = format!("status = 'completed'\nprogress = '{progress}'");
        let [message] = &said(&plan(&[&keys]))[..] else { panic!("{progress}") };
        let begins =
            "status-disagrees: the action `1.1` is closed by its status “Completed”, but its progress says “";
        assert!(message.starts_with(begins), "{message}");
    }
    passes(&["status = 'completed'\nprogress = 'Completed in May.'"]);
    passes(&["status = 'completed'\nprogress = 'The knot yet holds.'"]);
}

#[test]
fn the_status_says_open_and_the_words_closed() {
    for progress in
        ["Completed.", "All courses were held. Completed in May.", "This action is closed.", "DONE"]
    {
        let keys = format!("status = 'on-target'\nprogress = '{progress}'");
        let [message] = &said(&plan(&[&keys]))[..] else { panic!("{progress}") };
        let begins =
            "status-disagrees: the action `1.1` is open by its status “On target”, but its progress says “";
        assert!(message.starts_with(begins), "{message}");
    }
    passes(&["status = 'on-target'\nprogress = 'One course is complete.'"]);
    passes(&["status = 'on-target'\nprogress = 'Completed forms are filed. Partially completed.'"]);
    passes(&["status = 'partially-completed'\nprogress = 'Partially completed.'"]);
}

#[test]
fn the_latest_words_count() {
    let updates =
        "{ date = 2026-07-01, text = 'Completed.' }, { date = 2026-06-01, text = 'Not yet begun.' }";
    passes(&[&format!("status = 'completed'\nupdate = [{updates}]")]);
    warns(
        "status-disagrees: the action `1.1` is open by its status “On target”, but its progress says “completed”",
        &[&format!("status = 'on-target'\nupdate = [{updates}]")],
    );
}

#[test]
fn words_that_are_no_date() {
    warns(
        "unknown-due: “When funds allow” is neither a date nor a phrase of the house",
        &["due = 'When funds allow'"],
    );
    warns(
        "unknown-due: “Soon” is neither a date nor a phrase of the house",
        &["revised_due = ['Soon', 'Quarterly']"],
    );
    passes(&["due = ['QUARTERLY', 'within three months']"]);
    let whole_area = |due| said(&format!("{HEAD}{}", area(&format!("ref = '1'\ndue = '{due}'"), &["", ""])));
    assert_eq!(whole_area("Soon"), ["unknown-due: “Soon” is neither a date nor a phrase of the house"]);
    assert_eq!(whole_area("Ongoing"), [""; 0]);
}

#[test]
fn one_person_spelt_two_ways() {
    warns(
        "lead-spelling: “Christine Taylor” and “C. Taylor” look like one person spelt two ways",
        &["lead = 'C. Taylor'", "lead = ['B. Officer', 'Christine Taylor']", "lead = 'Christine Taylor'"],
    );
    passes(&[
        "lead = 'A. Officer'",
        "lead = 'B. Officer'",
        "lead = 'Head of Service A'",
        "lead = 'Head of Service B'",
    ]);
    let both = area("ref = '1'\nlead = 'Laura Gallaher'", &["lead = []"])
        + &area("ref = '2'", &["lead = 'Laura Gallagher'"]);
    assert_eq!(
        said(&format!("{HEAD}{both}")),
        ["lead-spelling: “Laura Gallaher” and “Laura Gallagher” look like one person spelt two ways"]
    );
}

#[test]
fn refs_given_twice() {
    assert_eq!(
        said(&plan(&["ref = '1.7'", "", "ref = '1.7'"])),
        ["duplicate-ref: two actions have the ref `1.7`"]
    );
    // The second is `1.2` by its place.
    assert_eq!(said(&plan(&["ref = '1.2'", ""])), ["duplicate-ref: two actions have the ref `1.2`"]);
    let areas = format!("{HEAD}{}{}", area("ref = 'A'", &[""]), area("ref = ' A '", &["ref = 'A.2'"]));
    assert_eq!(said(&areas), ["duplicate-ref: two areas have the ref `A`"]);
    // An area and an action are told apart.
    passes(&["ref = '1'", "ref = '1.1'"]);
}

#[test]
fn what_the_house_has_no_column_for() {
    let plan = format!("{HEAD}{}", area("ref = '1'\nsource = 'CQC'", &["lead = 'A. Officer'"]));
    let with =
        |columns| said_of(&sample_of(&format!("[plan]\ncolumns = [{columns}]\n"), &[("plan.toml", &plan)]));
    assert_eq!(with("'number', 'area', 'source', 'action', 'lead', 'due', 'progress', 'status'"), [""; 0]);
    assert_eq!(
        with("'number', 'area', 'action', 'due', 'progress', 'status'"),
        [
            "unprinted-column: the house `mine` has no column `source`, so this is not printed",
            "unprinted-column: the house `mine` has no column `lead`, so this is not printed"
        ]
    );
}
