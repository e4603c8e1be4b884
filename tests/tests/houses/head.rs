//! The head of a report: which fields it has, what each is called and takes, how it looks.

use crate::paper::{changed, changed_in, changed_where};

#[test]
fn fields_stand_as_the_house_orders_them() {
    insta::assert_snapshot!(changed(r#"header.fields = ["forward_plan_ref", "report_to", "date", "wards", "key_decision", "paper_for", "considered_by"]"#), @"
    +   LI Forward plan reference:
    +     P HC 14
    -   LI Forward plan reference:
    -     P HC 14
    ");
}

#[test]
fn a_field_may_be_added_or_left_out() {
    insta::assert_snapshot!(changed(r#"header.fields = ["report_to", "date", "wards", "forward_plan_ref", "key_decision", "paper_for", "considered_by", "consulted"]"#), @"
    + L[Decimal]
    +   LI Consulted:
    +     P Pilots Anglers
    ");
    insta::assert_snapshot!(changed(r#"header.fields = ["report_to", "date", "wards", "forward_plan_ref", "key_decision", "paper_for"]"#), @"
    - Table
    -   Caption Considered by · strong: Consideredby
    -   TR
    -     TH[col]
    -       P Meeting
    -     TH[col]
    -       P Date
    -     TH[col]
    -       P Comment
    -   TR
    -     TD
    -       P Pilots’ Forum
    -     TD
    -       P 3 November 2026
    -     TD
    -       P Supported.
    ");
}

#[test]
fn a_field_has_the_label_of_the_house() {
    insta::assert_snapshot!(changed(r#"header.field.wards.label = "Wards affected:""#), @"
    -   LI Wards:
    +   LI Wards affected:
    ");
    insta::assert_snapshot!(changed(r#"header.field.wards.label = "Which wards?""#), @"
    -   LI Wards:
    +   LI Which wards?
    ");
}

#[test]
fn a_field_prints_the_title() {
    insta::assert_snapshot!(changed(r#"header.field.wards.from = "title""#), @"
    - Title Moorings at Sallow Quay
    -     P Quayside, Netherby
    +     P Moorings at Sallow Quay
    ");
}

#[test]
fn words_stand_one_a_line() {
    insta::assert_snapshot!(changed(r#"header.field.wards.kind = "list""#), @"
    -     P Quayside, Netherby
    +     P Quayside Netherby
    ");
}

#[test]
fn an_answer_is_written_as_words() {
    insta::assert_snapshot!(changed(r#"header.field.key_decision.kind = "text""#), @r#"
    data/paper.md:10:16 error[wrong-type] `key_decision` is a table, not text or a list of texts
        put each text in quotation marks: `["one", "two"]`
    "#);
    insta::assert_snapshot!(changed_in(r#"key_decision = { answer = true, reason = "it spends more than £150,000" }"#, r#"key_decision = "Yes""#, r#"header.field.key_decision.kind = "text""#), @"");
}

#[test]
fn a_date_is_worded_as_the_house_has_it() {
    insta::assert_snapshot!(changed_in(r#"forward_plan_ref = "HC 14""#, r#"forward_plan_ref = "3rd March 2027""#, r#"header.field.forward_plan_ref.kind = "date""#), @"
    -     P 3rd March 2027
    +     P 3 March 2027
    ");
}

#[test]
fn options_are_those_of_the_house() {
    insta::assert_snapshot!(changed(r#"header.field.paper_for.options = ["Assurance", "Decision"]"#), @"
    +         P Assurance · strong: Assurance
    +       LI ☑
    -       LI ☑
    -         P Assurance · strong: Assurance
    -       LI ☐
    -         P Discussion
    -       LI ☐
    -         P Information
    ");
    insta::assert_snapshot!(changed(r#"header.field.paper_for.options = ["Decision", "Insurance"]"#), @"
    data/paper.md:11:26 error[bad-setting] `paper_for` has no option “Assurance”
        did you mean “Insurance”? The house knows “Decision”, “Insurance”
    ");
    insta::assert_snapshot!(changed(r#"header.field.wards.options = ["Quayside"]"#), @"
    data/paper.md:6:22 error[bad-setting] `wards` has no option “Netherby”
        write one of “Quayside”
    ");
}

#[test]
fn a_table_has_the_columns_of_the_house() {
    insta::assert_snapshot!(changed(r#"header.field.considered_by.columns = { comment = "What they said" }"#), @"
    -       P Comment
    +       P What they said
    ");
}

#[test]
fn a_field_may_be_required() {
    insta::assert_snapshot!(changed_where(r#"header.fields = ["portfolio"]"#, r#"header.field.portfolio.required = true"#), @r#"
    data/paper.md:1:1 error[missing-field] the house `own` asks for `portfolio`
        add a line such as portfolio = "…"
    "#);
    insta::assert_snapshot!(changed_where(r#"header = { fields = ["urgent", "portfolio"], field = { urgent.required = true, portfolio.required = true } }"#, r#"header.field.portfolio.guidance = "the member who answers for it""#), @r#"
    data/paper.md:1:1 error[missing-field] the house `own` asks for `portfolio`
        add a line such as portfolio = "…": the member who answers for it
    data/paper.md:1:1 error[missing-field] the house `own` asks for `urgent`
        add a line such as urgent = true or urgent = false below `[fields]`
    "#);
}

#[test]
fn the_head_is_a_table_with_lines() {
    insta::assert_snapshot!(changed_where(r#"header.fields = ["report_to", "key_decision"]"#, r#"header.look = "table""#), @"
    - L[Decimal]
    -   LI Report to:
    -     P Harbour Committee
    -   LI Key decision:
    -     P Yes: it spends more than £150,000
    + Table
    +   TR
    +     TH[row]
    +       P Report to
    +     TD
    +       P Harbour Committee
    +   TR
    +     TH[row]
    +       P Key decision
    +     TD
    +       P Yes: it spends more than £150,000
    ");
}
