//! Dates and words, as they are written.

use super::{plan, read, table};

/// The due cell of the one action.
fn due(written: &str) -> String {
    let sample = read(&plan(&[&format!("due = {written}")]));
    table(&sample)[1].split(" | ").nth(2).unwrap().trim_end_matches(", ").to_owned()
}

fn refused(written: &str) -> String {
    read(&plan(&[&format!("due = {written}")])).said.join("; ")
}

#[test]
fn dates_of_every_kind() {
    assert_eq!(due("2027-03-31"), "2027-03-31");
    assert_eq!(due("'2027-03-31'"), "2027-03-31");
    assert_eq!(due("'31st March 2027'"), "2027-03-31");
    assert_eq!(due("'March 2027'"), "2027-03");
    assert_eq!(due("['31.3.27', 2027-06-30, 'Ongoing']"), "2027-03-31; 2027-06-30; “Ongoing”");
    assert_eq!(due("'29 February 2028'"), "2028-02-29");
}

#[test]
fn a_day_takes_the_year_of_the_date_after_it() {
    assert_eq!(due("['31 May', '31 August 2026']"), "2026-05-31; 2026-08-31");
    assert_eq!(due("['31 May', 'Quarterly', 2026-08-31]"), "2026-05-31; “Quarterly”; 2026-08-31");
    assert_eq!(due("['May', 'August 2026']"), "2026-05; 2026-08");
    assert_eq!(due("['29 February', '31 May 2028']"), "2028-02-29; 2028-05-31");
    assert_eq!(due("['31 December', '31 March 2027']"), "2026-12-31; 2027-03-31");
    assert_eq!(due("['31 October', '31 December', 2027-03-31]"), "2026-10-31; 2026-12-31; 2027-03-31");
    assert_eq!(due("['December', 'March 2027']"), "2026-12; 2027-03");
    assert_eq!(due("['29 February', '31 January 2029']"), "2028-02-29; 2029-01-31");
    assert_eq!(due("['31 August 2026', '31 May']"), "2026-08-31; “31 May”");
    assert_eq!(due("'31 May'"), "“31 May”");
}

#[test]
fn words_as_they_stand() {
    assert_eq!(due("' Immediately '"), "“Immediately”");
    assert_eq!(due("['Quarterly', 'When funds allow']"), "“Quarterly”; “When funds allow”");
    assert_eq!(due("[]"), "");
}

#[test]
fn days_that_no_calendar_has() {
    let hint = "check the day and the month, and write the year too, as in 10 December 2026";
    for day in ["29 February 2027", "31st June 2026", "30 February 2028", "2027-02-29"] {
        let sample = read(&plan(&[&format!("due = '{day}'")]));
        assert_eq!(sample.said, [format!("11:7 bad-date: there is no such day as `{day}`")]);
        assert_eq!(sample.hints, [hint]);
    }
    assert!(read(&plan(&["due = ['31 May 2026', '31 June 2026']"])).report.is_none());
}

#[test]
fn days_that_no_calendar_has_in_the_year_that_is_meant() {
    let no_day = |day: &str, column| format!("11:{column} bad-date: there is no such day as `{day}`");
    assert_eq!(refused("'31 June'"), no_day("31 June", 7));
    assert_eq!(refused("'30 February'"), no_day("30 February", 7));
    assert_eq!(refused("['29 February', '31 August 2027']"), no_day("29 February", 8));
    assert_eq!(refused("['31 May', '31 June', 2027-08-31]"), no_day("31 June", 18));
    assert_eq!(due("'29 February'"), "“29 February”");
}

#[test]
fn what_is_neither_date_nor_words() {
    assert_eq!(refused("''"), "11:7 missing-field: it is not said when this is due");
    assert_eq!(refused("['', 2027-05-31]"), "11:8 missing-field: it is not said when this is due");
    assert_eq!(refused("2026"), "11:7 bad-date: a number stands where a date is wanted");
}
