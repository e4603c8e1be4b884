//! What is wrong in how a house makes up a report, and what its author is told.

use crate::sample::said_of_house;

#[test]
fn parts_are_known_and_stand_once() {
    assert_eq!(
        said_of_house("report.parts = ['title', 'sections', 'references', 'appendixes']"),
        [
            "1:52 bad-setting: `parts` cannot be `appendixes`",
            "  write `\"appendices\"`, if that is what was meant; known are `title`, `header`, `sections`, `sign_off`, `history`, `contacts`, `references`, `appendices`"
        ]
    );
    assert_eq!(
        said_of_house("report.parts = ['title', 'title', 'sections', 'references', 'appendices']"),
        ["1:26 bad-setting: `title` stands twice in `parts`", "  delete one of the two"]
    );
    assert_eq!(
        said_of_house("report.new_page = ['contact']"),
        [
            "1:20 bad-setting: `new_page` cannot be `contact`",
            "  write `\"contacts\"`, if that is what was meant; known are `title`, `header`, `sections`, `sign_off`, `history`, `contacts`, `references`, `appendices`"
        ]
    );
}

#[test]
fn parts_that_hold_notes_are_all_there_in_their_order() {
    assert_eq!(
        said_of_house("report.parts = ['title', 'sections']"),
        [
            "1:16 bad-setting: the parts of a report lack `references`",
            "  add \"references\" to `parts`",
            "1:16 bad-setting: the parts of a report lack `appendices`",
            "  add \"appendices\" to `parts`"
        ]
    );
    assert_eq!(
        said_of_house("report.parts = ['references', 'sections', 'appendices']"),
        [
            "1:16 bad-setting: sections, references and appendices stand in another order than they can",
            "  write \"sections\" before \"references\", and \"references\" before \"appendices\""
        ]
    );
    assert_eq!(
        said_of_house("report.parts = []"),
        [
            "1:16 bad-setting: the parts of a report lack `sections`",
            "  add \"sections\" to `parts`",
            "1:16 bad-setting: the parts of a report lack `references`",
            "  add \"references\" to `parts`",
            "1:16 bad-setting: the parts of a report lack `appendices`",
            "  add \"appendices\" to `parts`"
        ]
    );
}

#[test]
fn a_page_limit_is_a_whole_number() {
    assert_eq!(
        said_of_house("report.page_limit = 0"),
        ["1:21 bad-setting: `page_limit` takes a whole number from 1 to 1000", "  write page_limit = 1"]
    );
    assert_eq!(
        said_of_house("report.page_limit = '6 pages'"),
        [
            "1:21 wrong-type: `page_limit` is text, not a number",
            "  write it in figures, without quotation marks"
        ]
    );
}

#[test]
fn a_recommendation_is_set_as_is_known() {
    assert_eq!(
        said_of_house("recommendation.place = 'end'"),
        ["1:24 bad-setting: `place` cannot be `end`", "  use one of `in-place`, `first`, `last`, `both`"]
    );
    assert_eq!(
        said_of_house("recommendation.look = 'boxed'"),
        ["1:23 bad-setting: `look` cannot be `boxed`", "  use one of `plain`, `bold`, `box`"]
    );
    assert_eq!(
        said_of_house("recommendation.reasons = 'each'"),
        [
            "1:26 bad-setting: `reasons` cannot be `each`",
            "  use one of `as-written`, `after-each`, `together`"
        ]
    );
    assert_eq!(
        said_of_house("recommendation.lead_in = 'run-in'"),
        [
            "1:26 bad-setting: `lead_in` cannot be `run-in`",
            "  write `\"run-on\"`, if that is what was meant; known are `paragraph`, `run-on`"
        ]
    );
}

#[test]
fn an_opening_names_what_it_can_stand_for() {
    assert_eq!(
        said_of_house("recommendation.opening = 'The {report_too} is asked:'"),
        [
            "1:26 bad-setting: `{report_too}` stands for nothing here",
            "  use `{report_to}` for the body that the report is to, and words of your own"
        ]
    );
}

#[test]
fn what_closes_a_report_is_set_as_is_known() {
    assert_eq!(
        said_of_house("background_papers.form = 'lists'"),
        [
            "1:26 bad-setting: `form` cannot be `lists`",
            "  write `\"list\"`, if that is what was meant; known are `list`, `table`, `phrase`"
        ]
    );
    assert_eq!(
        said_of_house("appendices.list = 'yes'"),
        [
            "1:19 wrong-type: `list` is text, not true or false",
            "  write `true` or `false`, without quotation marks"
        ]
    );
    assert_eq!(
        said_of_house("contacts.columns = 3"),
        ["1:20 bad-setting: `columns` takes a whole number from 1 to 2", "  write columns = 1"]
    );
    assert_eq!(
        said_of_house("contacts.look = 'boxed'"),
        ["1:17 bad-setting: `look` cannot be `boxed`", "  use one of `plain`, `box`"]
    );
    assert_eq!(
        said_of_house("sign_off.form = 'list'"),
        ["1:17 bad-setting: `form` cannot be `list`", "  use one of `table`, `none`"]
    );
    assert_eq!(
        said_of_house("history.from = 'table'"),
        ["1:9 unknown-key: `from` is not a key of `[history]`", "  write `form`, if that is what was meant"]
    );
}
