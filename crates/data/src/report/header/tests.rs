//! What officers write for the fields of the header, and what comes of it.

use crate::sample::sample_with;

/// What comes of these keys in a house; the report has no more than its head.
fn head(house: &str, front: &str) -> Vec<String> {
    let shown = sample_with(house, front, "# Purpose\n\nTo tell.\n").shown();
    shown.into_iter().take_while(|line| !line.starts_with('#')).collect()
}

/// What comes of a value for a field that the house prints alone.
fn given(field: &str, settings: &str, value: &str) -> Vec<String> {
    head(&format!("header.fields = ['{field}']\n{settings}"), &format!("[fields]\n{field} = {value}"))
}

#[test]
fn an_answer_is_given_in_words_or_as_true_or_false() {
    assert_eq!(
        given("key_decision", "", "'Yes – it spends more than £150,000'"),
        ["Key decision: Yes because: it spends more than £150,000"]
    );
    assert_eq!(given("key_decision", "", "'NO.'"), ["Key decision: No"]);
    assert_eq!(given("key_decision", "", "true"), ["Key decision: Yes"]);
    assert_eq!(
        given("key_decision", "", "{ answer = false, reason = 'it spends little' }"),
        ["Key decision: No because: it spends little"]
    );
    assert_eq!(
        given("key_decision", "", "{ answer = 'yes, it spends much' }"),
        ["Key decision: Yes because: it spends much"]
    );
    assert_eq!(given("key_decision", "", "{ answer = 'yes', reason = '' }"), ["Key decision: Yes"]);
}

#[test]
fn an_answer_is_given_in_welsh_or_english_in_a_welsh_paper() {
    assert_eq!(
        head("header.fields = ['urgent']", "language = 'cy'\nfields.urgent = 'Ydy: mae’n hwyr'"),
        ["Urgent: Ydy because: mae’n hwyr"]
    );
    assert_eq!(
        head("header.fields = ['urgent']", "language = 'cy'\nfields.urgent = 'Nac ydy'"),
        ["Urgent: Nac ydy"]
    );
    assert_eq!(
        head("header.fields = ['urgent']", "language = 'cy'\nfields.urgent = 'No'"),
        ["Urgent: Nac ydy"]
    );
}

#[test]
fn what_is_neither_yes_nor_no_is_told() {
    assert_eq!(
        given("key_decision", "", "'Not yet'"),
        [
            "6:16 bad-setting: `key_decision` is neither yes nor no",
            "  write key_decision = true or key_decision = false, or key_decision = { answer = true, reason = \"…\" }"
        ]
    );
    assert_eq!(
        given("key_decision", "", "1"),
        [
            "6:16 bad-setting: `key_decision` is neither yes nor no",
            "  write key_decision = true or key_decision = false, or key_decision = { answer = true, reason = \"…\" }"
        ]
    );
    assert_eq!(
        given("key_decision", "", "{ reason = 'it spends much' }"),
        ["6:16 missing-field: a yes or no needs `answer`", "  add `answer`"]
    );
    assert_eq!(
        given("key_decision", "", "{ answer = true, why = 'it spends much' }"),
        [
            "6:33 unknown-key: `why` is not a key of a yes or no",
            "  use one of `answer`, `reason`, or delete it"
        ]
    );
}

#[test]
fn what_is_left_empty_is_not_given() {
    assert_eq!(given("key_decision", "", "''"), [""; 0]);
    assert_eq!(
        given("key_decision", "header.field.key_decision.required = true", "' '"),
        [
            "1:1 missing-field: the house `mine` asks for `key_decision`",
            "  add a line such as key_decision = true or key_decision = false below `[fields]`"
        ]
    );
    assert_eq!(
        given("paper_for", "header.field.paper_for.required = true", "''"),
        [
            "1:1 missing-field: the house `mine` asks for `paper_for`",
            "  add a line such as paper_for = [\"Decision\"] below `[fields]`"
        ]
    );
    assert_eq!(given("paper_for", "", "[]"), [""; 0]);
    assert_eq!(given("considered_by", "", "''"), [""; 0]);
    assert_eq!(given("due", "header.field.due = { label = 'Due', kind = 'date' }", "''"), [""; 0]);
}

#[test]
fn options_are_ticked_in_any_capitals() {
    assert_eq!(
        given("paper_for", "", "'decision'"),
        ["This paper is for: ☑Decision ☐Assurance ☐Discussion ☐Information"]
    );
    assert_eq!(
        given("paper_for", "", "['Information', 'ASSURANCE']"),
        ["This paper is for: ☐Decision ☑Assurance ☐Discussion ☑Information"]
    );
}

#[test]
fn an_option_that_is_not_there_is_told() {
    assert_eq!(
        given("paper_for", "", "['Desision', 'Assurance']"),
        [
            "6:14 bad-setting: `paper_for` has no option “Desision”",
            "  did you mean “Decision”? The house knows “Decision”, “Assurance”, “Discussion”, “Information”"
        ]
    );
    assert_eq!(
        given("paper_for", "", "'Decision, Assurance'"),
        [
            "6:13 bad-setting: `paper_for` has no option “Decision, Assurance”",
            "  write each by itself, as in paper_for = [\"…\", \"…\"]: “Decision”, “Assurance”, “Discussion”, “Information”"
        ]
    );
    assert_eq!(
        given("paper_for", "", "'Noting'"),
        [
            "6:13 bad-setting: `paper_for` has no option “Noting”",
            "  write one of “Decision”, “Assurance”, “Discussion”, “Information”"
        ]
    );
    assert_eq!(
        given("paper_for", "", "true"),
        [
            "6:13 wrong-type: `paper_for` is true or false, not text or a list of texts",
            "  put each text in quotation marks: `[\"one\", \"two\"]`"
        ]
    );
    assert_eq!(
        given("decision_type", "header.field.decision_type.options = ['Member', 'Offices']", "'Officer'"),
        [
            "6:17 bad-setting: `decision_type` has no option “Officer”",
            "  did you mean “Offices”? The house knows “Member”, “Offices”"
        ]
    );
}

#[test]
fn rows_of_a_table_have_dates_in_any_form() {
    assert_eq!(
        given(
            "considered_by",
            "",
            "[{ meeting = 'Cabinet', date = 2026-11-03 }, { date = '2026-10-06', comment = '' }, { date = 'early October', comment = 'Liked.' }]"
        ),
        [
            "Considered by: Meeting / Date / Comment: Cabinet / 3 November 2026 / –; – / 6 October 2026 / –; – / early October / Liked."
        ]
    );
    assert_eq!(
        given("considered_by", "", "{ meeting = 'Cabinet' }"),
        ["Considered by: Meeting / Date / Comment: Cabinet / – / –"]
    );
}

#[test]
fn what_is_no_row_of_a_table_is_told() {
    assert_eq!(
        given("considered_by", "", "'Cabinet'"),
        [
            "6:17 wrong-type: `considered_by` is text, not rows of a table",
            "  add a line [[fields.considered_by]] for each row, and below it lines such as meeting = \"…\""
        ]
    );
    assert_eq!(
        given("considered_by", "", "[{ meting = 'Cabinet' }]"),
        [
            "6:20 unknown-key: `meting` is not a key of a row of this table",
            "  write `meeting`, if that is what was meant"
        ]
    );
    assert_eq!(
        given("considered_by", "", "{ meeting = ['Cabinet', 'Council'] }"),
        [
            "6:29 wrong-type: `meeting` is a list, not text",
            "  write one text in quotation marks, without square brackets"
        ]
    );
}

#[test]
fn a_date_is_a_date() {
    assert_eq!(
        given("due", "header.field.due = { label = 'Due', kind = 'date' }", "'3rd March 2027'"),
        ["Due: 3 March 2027"]
    );
    assert_eq!(
        given("due", "header.field.due = { label = 'Due', kind = 'date' }", "'soon'"),
        [
            "6:7 bad-date: `soon` is not a date",
            "  write it as 2026-12-10, or in quotation marks as \"10 December 2026\"; where no day is known, \"December 2026\""
        ]
    );
    assert_eq!(given("forward_plan_ref", "", "2026-11-03"), ["Forward plan reference: 3 November 2026"]);
}

#[test]
fn a_field_that_is_missing_is_told_as_it_is_written() {
    assert_eq!(
        head("header.fields = ['portfolio']\nheader.field.portfolio.required = true", ""),
        [
            "1:1 missing-field: the house `mine` asks for `portfolio`",
            "  add a line such as portfolio = \"…\""
        ]
    );
    assert_eq!(
        head(
            "header.fields = ['urgent']\nheader.field.urgent = { required = true, guidance = 'and why it cannot wait' }",
            ""
        ),
        [
            "1:1 missing-field: the house `mine` asks for `urgent`",
            "  add a line such as urgent = true or urgent = false below `[fields]`: and why it cannot wait"
        ]
    );
    assert_eq!(
        head("header.fields = ['paper_for']\nheader.field.paper_for.required = true", ""),
        [
            "1:1 missing-field: the house `mine` asks for `paper_for`",
            "  add a line such as paper_for = [\"Decision\"] below `[fields]`"
        ]
    );
    assert_eq!(
        head("header.fields = ['considered_by']\nheader.field.considered_by.required = true", ""),
        [
            "1:1 missing-field: the house `mine` asks for `considered_by`",
            "  add a line [[fields.considered_by]] for each row, and below it lines such as meeting = \"…\""
        ]
    );
    assert_eq!(
        head(
            "header.fields = ['due']\nheader.field.due = { label = 'Due', kind = 'date', required = true }",
            ""
        ),
        [
            "1:1 missing-field: the house `mine` asks for `due`",
            "  add a line such as due = 2026-12-10 below `[fields]`"
        ]
    );
}

#[test]
fn a_field_that_the_house_describes_and_does_not_print_is_taken() {
    assert_eq!(
        head("header.fields = ['report_to']", "report_to = 'Cabinet'\nfields.urgent = 'no'"),
        ["Report to: Cabinet"]
    );
    assert_eq!(
        head("header.fields = ['report_to']", "fields.urgent = 'perhaps'"),
        [
            "5:17 bad-setting: `urgent` is neither yes nor no",
            "  write urgent = true or urgent = false, or urgent = { answer = true, reason = \"…\" }"
        ]
    );
    assert_eq!(
        head("header.fields = ['report_to']", "fields.urgnet = 'no'"),
        ["5:8 unknown-key: the house `mine` has no header field `urgnet`", "  did you mean `urgent`?"]
    );
    assert_eq!(
        head("header.fields = ['report_to']", "fields.colour = 'red'"),
        [
            "5:8 unknown-key: the house `mine` has no header field `colour`",
            "  remove it, or add it to the house's `[header]`"
        ]
    );
}

#[test]
fn a_key_of_the_top_below_fields_is_told() {
    assert_eq!(
        given("wards", "", "'Quayside'"),
        [
            "6:1 unknown-key: `wards` stands below `[fields]`",
            "  move `wards` up, above the first line in square brackets"
        ]
    );
    assert_eq!(
        given("subject", "", "'Boats'"),
        [
            "6:1 unknown-key: `subject` is where the house prints the report's title",
            "  remove it, and write the words as `title`"
        ]
    );
}
