use crate::sample::{sample, sample_with};

/// What is said of text in a section, without place and name of the rule.
fn said(text: &str) -> Vec<String> {
    let said = sample("extends = 'base'", &format!("# Purpose\n\n{text}\n")).said.into_iter();
    said.map(|said| said.split_once(" date-disagrees: ").map_or(said.clone(), |(_, words)| words.to_owned()))
        .collect()
}

#[test]
fn the_day_of_the_week_is_that_of_the_date() {
    for (text, message) in [
        ("It met on Monday 6 September 2011.", "`Monday 6 September 2011` is a Tuesday, not a Monday"),
        (
            "It met on Monday, 6th September, 2011.",
            "`Monday, 6th September, 2011` is a Tuesday, not a Monday",
        ),
        (
            "It met on Monday the 6th of September 2011.",
            "`Monday the 6th of September 2011` is a Tuesday, not a Monday",
        ),
        ("It met on Mon 06/09/2011 again.", "`Mon 06/09/2011` is a Tuesday, not a Monday"),
        (
            "Cyfarfu ddydd Llun. Dydd Llun 6 Medi 2011 oedd.",
            "`Dydd Llun 6 Medi 2011` is a Tuesday, not a Monday",
        ),
        ("Dydd Llun 10 Mawrth 2026.", "`Dydd Llun 10 Mawrth 2026` is a Tuesday, not a Monday"),
    ] {
        assert_eq!(said(text), [message], "{text}");
    }
}

#[test]
fn a_day_is_in_the_calendar() {
    for (text, message) in [
        ("Due on 31 June 2026.", "there is no `31 June 2026`"),
        ("Due on 30 February.", "there is no `30 February`"),
        ("Due on 29 February 2027.", "there is no `29 February 2027`"),
        ("Due on 31/04/2027.", "there is no `31/04/2027`"),
        ("Due on 12/31/2027.", "there is no `12/31/2027`"),
        ("Erbyn 31 Mehefin 2026.", "there is no `31 Mehefin 2026`"),
    ] {
        assert_eq!(said(text), [message], "{text}");
    }
    let hint = |text: &str| sample("extends = 'base'", &format!("# Purpose\n\n{text}\n")).hints.concat();
    assert_eq!(hint("Due on 31 June 2026."), "check the date: June has 30 days");
    assert_eq!(hint("Due on 29 February 2027."), "check the date: February has 28 days in 2027");
    assert_eq!(hint("Due on 30 February."), "check the date: February has 29 days");
    assert_eq!(hint("Due on 12/31/2027."), "write day, month and year in this order, the month in letters");
}

#[test]
fn two_forms_of_a_date_are_the_same_day() {
    let told = "`31 March 2027` and `31/03/2026` are two different days";
    assert_eq!(said("By 31 March 2027 (31/03/2026)."), [told]);
    assert_eq!(said("By 31/03/2027 (30 March 2027).").len(), 1);
    assert_eq!(said("By 31 March 2027 (31/03/2027)."), [""; 0]);
    assert_eq!(said("By 31 March 2027 (30 June 2027)."), [""; 0]);
    assert_eq!(said("By 31 March 2027 (32 children)."), [""; 0]);
}

#[test]
fn a_time_ends_after_it_begins() {
    let told = "`3 September 2026` is earlier than `5 September 2026`, where this time begins";
    assert_eq!(said("It ran from 5 September 2026 to 3 September 2026."), [told]);
    assert_eq!(said("It ran between 5 May 2026 and 3 May 2026.").len(), 1);
    assert_eq!(said("It ran from 5 May 2026 to 3 June 2026."), [""; 0]);
    assert_eq!(said("It met on 5 May 2026 and 3 May 2026."), [""; 0]);
}

#[test]
fn a_space_may_be_missing() {
    for (text, message, hint) in [
        ("On 1February 2013.", "`1February 2013` lacks a space", "write `1 February 2013`"),
        ("On 1stFebruary 2013.", "`1stFebruary 2013` lacks a space", "write `1st February 2013`"),
        ("On 1 February2013.", "`1 February2013` lacks a space", "write `1 February 2013`"),
        ("On 5September.", "`5September` lacks a space", "write `5 September`"),
    ] {
        let sample = sample("extends = 'base'", &format!("# Purpose\n\n{text}\n"));
        assert_eq!(said(text), [message], "{text}");
        assert_eq!(sample.hints, [hint]);
    }
}

#[test]
fn the_title_is_looked_at_and_the_date_in_the_head() {
    let front = "reporting_officer = 'Chair, until 31 June 2026'";
    let said = sample_with("extends = 'base'", front, "# Purpose\n\nText.").said;
    assert_eq!(said, ["5:35 date-disagrees: there is no `31 June 2026`"]);
}

#[test]
fn dates_that_are_right_and_what_is_no_date_are_left_alone() {
    for text in [
        "It met on Monday 5 September 2011, Thursday 10 December 2026 and 29 February 2024.",
        "It met on Dydd Mawrth 10 Mawrth 2026, and ym Mawrth 10 2026.",
        "The Sun, 5 March 2026, and every Monday. 5 children came. In 2026.",
        "It lasts from 5 to 9 October 2026, and from Monday 5 to Friday 9 October 2026.",
        "In the week of Monday 5 September, 31 May and 29 February.",
        "45 May families, 1 Mayor, 12 Decisions and 3 Marches.",
        "Planning application 31/04/2027/FUL and 23/45678/2026, £31/04/2027.",
        "> On Monday 6 September 2011, he said.",
        "Version 1.31 June 2026. Section 31 Junction 5.",
        "31 Mar and 2 Med students and 31 Jun.",
        "1st, 2nd and 3rd; 10am on 5th September 2011; the 31st.",
    ] {
        assert_eq!(said(text), [""; 0], "{text}");
    }
}
