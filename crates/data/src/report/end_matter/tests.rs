//! What officers write of sign-offs, history and background papers.

use crate::sample::sample_with;

fn shown(front: &str) -> Vec<String> {
    let shown = sample_with("", front, "# Purpose\n\nTo tell.\n").shown();
    shown.into_iter().filter(|line| !line.starts_with('#') && line != "  To tell.").collect()
}

#[test]
fn who_signed_and_when_is_worded_as_the_house_has_it() {
    assert_eq!(
        shown(
            "[[sign_off]]\nname = 'A. Officer'\npost = 'Solicitor'\ndate = '1st November 2026'\n[[sign_off]]\nname = ''\npost = 'Treasurer'\ndate = 2026-11-02"
        ),
        ["signed off: A. Officer, Solicitor / 1 November 2026", "signed off: Treasurer / 2 November 2026"]
    );
    assert_eq!(shown("[sign_off]\nname = 'A. Officer'"), ["signed off: A. Officer"]);
    assert_eq!(
        shown("language = 'cy'\n[[sign_off]]\npost = 'Cyfreithiwr'\ndate = 2026-11-02"),
        ["signed off: Cyfreithiwr / 2 Tachwedd 2026"]
    );
}

#[test]
fn a_sign_off_that_is_not_right_is_told() {
    assert_eq!(
        shown("[[sign_off]]\ndate = 2026-11-01"),
        ["5:1 missing-field: a sign-off does not say who signed", "  add name = \"…\" or post = \"…\""]
    );
    assert_eq!(
        shown("[[sign_off]]\npost = 'Solicitor'\ndate = 'tomorrow'"),
        [
            "7:8 bad-date: `tomorrow` is not a date",
            "  write it as 2026-12-10, or in quotation marks as \"10 December 2026\"; where no day is known, \"December 2026\""
        ]
    );
    assert_eq!(
        shown("[[sign_off]]\npost = 'Solicitor'\nwhen = 2026-11-01"),
        [
            "7:1 unknown-key: `when` is not a key of `[[sign_off]]`",
            "  use one of `on`, `name`, `post`, `date`, or delete it"
        ]
    );
    assert_eq!(
        shown("sign_off = 'A. Officer'"),
        [
            "5:12 wrong-type: `sign_off` is text, not a table or a list of tables",
            "  give it keys and values of its own, between `{` and `}` or below a line with its name in square brackets"
        ]
    );
}

#[test]
fn where_a_report_was_before_is_told_in_its_order() {
    assert_eq!(
        shown(
            "[[history]]\ndate = 2026-05-14\nbody = 'Cabinet'\noutcome = 'Agreed'\n[[history]]\nbody = 'Council'\noutcome = ''"
        ),
        ["before: 14 May 2026 / Cabinet / Agreed", "before: Council"]
    );
}

#[test]
fn history_that_is_not_right_is_told() {
    assert_eq!(
        shown("[[history]]\ndate = 2026-05-14"),
        [
            "5:1 missing-field: an entry of the history does not say which body considered the report",
            "  add body = \"…\""
        ]
    );
    assert_eq!(
        shown("[[history]]\nbody = ''"),
        [
            "5:1 missing-field: an entry of the history does not say which body considered the report",
            "  add body = \"…\""
        ]
    );
    assert_eq!(
        shown("[[history]]\nbody = 'Cabinet'\noutcom = 'Agreed'"),
        [
            "7:1 unknown-key: `outcom` is not a key of `[[history]]`",
            "  write `outcome`, if that is what was meant"
        ]
    );
}
