//! The recommendation: its place, what leads in to it, the reasons for it.

use crate::paper::{changed, changed_in, changed_where};

#[test]
fn it_stands_first_last_or_twice() {
    insta::assert_snapshot!(changed(r#"recommendation.place = "first""#), @"
    - H1 1. Purpose of the report
    - P 1.1 To agree new moorings1. · 1 →
    -   Note 1
    -     P Places to tie up, as the map shows.
    - H1 2. Recommendations
    + H1 1. Recommendations
    + H1 2. Purpose of the report
    + P 2.1 To agree new moorings1. · 1 →
    +   Note 1
    +     P Places to tie up, as the map shows.
    ");
    insta::assert_snapshot!(changed(r#"recommendation.place = "last""#), @"
    - H1 2. Recommendations
    - L[Decimal]
    -   LI 1.
    -     P that the moorings are agreed; and
    -     P Reason: the quay is full.
    -   LI 2.
    -     P that the charges are noted.
    -     P Reason: they are the same.
    - H1 3. Background
    - P 3.1 Boats wait in the roads.
    + H1 2. Background
    + P 2.1 Boats wait in the roads.
    - P 3.2 The quay is full1 in most months2. · 1 → · 2 →
    + P 2.2 The quay is full1 in most months2. · 1 → · 2 →
    - H1 4. Consultation
    - P 4.1 None.
    - H1 5. Implications
    + H1 3. Consultation
    + P 3.1 None.
    + H1 4. Implications
    - P 5.1 £200,000 over two years.
    + P 4.1 £200,000 over two years.
    - P 5.2 None.
    + P 4.2 None.
    - P 5.3 They stay.
    + P 4.3 They stay.
    + H1 5. Recommendations
    + L[Decimal]
    +   LI 1.
    +     P that the moorings are agreed; and
    +     P Reason: the quay is full.
    +   LI 2.
    +     P that the charges are noted.
    +     P Reason: they are the same.
    ");
    insta::assert_snapshot!(changed(r#"recommendation.place = "both""#), @"
    - H1 1. Purpose of the report
    - P 1.1 To agree new moorings1. · 1 →
    -   Note 1
    -     P Places to tie up, as the map shows.
    - H1 2. Recommendations
    + H1 1. Recommendations
    + H1 2. Purpose of the report
    + P 2.1 To agree new moorings1. · 1 →
    +   Note 1
    +     P Places to tie up, as the map shows.
    + H1 1. Recommendations
    + L[Decimal]
    +   LI 1.
    +     P that the moorings are agreed; and
    +     P Reason: the quay is full.
    +   LI 2.
    +     P that the charges are noted.
    +     P Reason: they are the same.
    ");
}

#[test]
fn what_leads_in_goes_on_in_the_line_of_the_heading() {
    insta::assert_snapshot!(changed_where(r#"recommendation.opening = "It is asked:""#, r#"recommendation.lead_in = "run-on""#), @"
    - H1 2. Recommendations
    - P It is asked:
    + H1 2. Recommendations:
    + P It is asked: · strong: Itisasked:
    ");
}

#[test]
fn the_house_leads_in_to_a_list_that_nothing_leads_in_to() {
    insta::assert_snapshot!(changed(r#"recommendation.opening = "That the {report_to} agrees:""#), @"+ P That the Harbour Committee agrees:");
    insta::assert_snapshot!(changed_in(r#"1. that the moorings"#, r#"That it agrees:

1. that the moorings"#, r#"recommendation.opening = "That the {report_to} agrees:""#), @"");
}

#[test]
fn a_reason_stands_below_each() {
    insta::assert_snapshot!(changed(r#"recommendation.reasons = "after-each""#), @"
    -     P Reason: the quay is full.
    +     P Reason: the quay is full. · strong: Reason:
    -     P Reason: they are the same.
    +     P Reason: they are the same. · strong: Reason:
    ");
}

#[test]
fn reasons_stand_together() {
    insta::assert_snapshot!(changed(r#"recommendation.reasons = "together""#), @"
    -     P Reason: the quay is full.
    -     P Reason: they are the same.
    + P Reasons · strong: Reasons
    + L[Decimal]
    +   LI 1.
    +     P the quay is full.
    +   LI 2.
    +     P they are the same.
    ");
}

#[test]
fn a_recommendation_without_a_reason_is_told() {
    insta::assert_snapshot!(changed_in(r#"Reason: they are the same."#, r#"They are the same."#, r#"recommendation.reasons = "after-each""#), @"
    -     P Reason: the quay is full.
    +     P Reason: the quay is full. · strong: Reason:
    + data/paper.md:79:1 warning[missing-reason] the house `own` asks for the reason of each recommendation
    +     below it, after an empty line and indented like it, write a paragraph that begins with `Reason:`
    ");
}
