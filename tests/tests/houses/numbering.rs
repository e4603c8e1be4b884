//! How things number themselves: each key of `[numbering]`.

use crate::paper::{changed, changed_where};

#[test]
fn sections_have_letters_or_no_numbers() {
    insta::assert_snapshot!(changed(r#"numbering.section = "A""#), @"
    - H1 1. Purpose of the report
    + H1 A Purpose of the report
    - H1 2. Recommendations
    + H1 B Recommendations
    - H1 3. Background
    + H1 C Background
    - H1 4. Consultation
    + H1 D Consultation
    - H1 5. Implications
    + H1 E Implications
    - H1 6. Background papers
    + H1 F Background papers
    ");
    insta::assert_snapshot!(changed(r#"numbering.section = "none""#), @"
    - H1 1. Purpose of the report
    - P 1.1 To agree new moorings1. · 1 →
    + H1 Purpose of the report
    + P To agree new moorings1. · 1 →
    - H1 2. Recommendations
    + H1 Recommendations
    - H1 3. Background
    - P 3.1 Boats wait in the roads.
    + H1 Background
    + P Boats wait in the roads.
    - P 3.2 The quay is full1 in most months2. · 1 → · 2 →
    + P The quay is full1 in most months2. · 1 → · 2 →
    - H1 4. Consultation
    - P 4.1 None.
    - H1 5. Implications
    + H1 Consultation
    + P None.
    + H1 Implications
    - P 5.1 £200,000 over two years.
    + P £200,000 over two years.
    - P 5.2 None.
    + P None.
    - P 5.3 They stay.
    - H1 6. Background papers
    + P They stay.
    + H1 Background papers
    ");
}

#[test]
fn paragraphs_have_one_running_number_or_none() {
    insta::assert_snapshot!(changed(r#"numbering.paragraph = "1.""#), @"
    - P 1.1 To agree new moorings1. · 1 →
    + P 1. To agree new moorings1. · 1 →
    - P 3.1 Boats wait in the roads.
    + P 2. Boats wait in the roads.
    - P 3.2 The quay is full1 in most months2. · 1 → · 2 →
    + P 3. The quay is full1 in most months2. · 1 → · 2 →
    - P 4.1 None.
    + P 4. None.
    - P 5.1 £200,000 over two years.
    + P 5. £200,000 over two years.
    - P 5.2 None.
    + P 6. None.
    - P 5.3 They stay.
    + P 7. They stay.
    ");
    insta::assert_snapshot!(changed(r#"numbering.paragraph = "none""#), @"
    - P 1.1 To agree new moorings1. · 1 →
    + P To agree new moorings1. · 1 →
    - P 3.1 Boats wait in the roads.
    + P Boats wait in the roads.
    - P 3.2 The quay is full1 in most months2. · 1 → · 2 →
    + P The quay is full1 in most months2. · 1 → · 2 →
    - P 4.1 None.
    + P None.
    - P 5.1 £200,000 over two years.
    + P £200,000 over two years.
    - P 5.2 None.
    + P None.
    - P 5.3 They stay.
    + P They stay.
    ");
    insta::assert_snapshot!(changed_where(r#"numbering.section = "A""#, r#"numbering.paragraph = "A1""#), @"
    - P 1.1 To agree new moorings1. · 1 →
    + P A1 To agree new moorings1. · 1 →
    - P 3.1 Boats wait in the roads.
    + P C1 Boats wait in the roads.
    - P 3.2 The quay is full1 in most months2. · 1 → · 2 →
    + P C2 The quay is full1 in most months2. · 1 → · 2 →
    - P 4.1 None.
    + P D1 None.
    - P 5.1 £200,000 over two years.
    + P E1 £200,000 over two years.
    - P 5.2 None.
    + P E2 None.
    - P 5.3 They stay.
    + P E3 They stay.
    ");
}

#[test]
fn subheadings_share_the_series_of_paragraphs() {
    insta::assert_snapshot!(changed(r#"numbering.subheading = "paragraph""#), @"
    - H2 What was found
    - P 3.2 The quay is full1 in most months2. · 1 → · 2 →
    + H2 3.2 What was found
    + P The quay is full1 in most months2. · 1 → · 2 →
    - H2 Financial implications
    - P 5.1 £200,000 over two years.
    - H2 Legal implications
    - P 5.2 None.
    - H2 Seals
    - P 5.3 They stay.
    + H2 5.1 Financial implications
    + P £200,000 over two years.
    + H2 5.2 Legal implications
    + P None.
    + H2 5.3 Seals
    + P They stay.
    ");
}

#[test]
fn recommendations_have_letters_or_the_number_of_their_section() {
    insta::assert_snapshot!(changed(r#"numbering.recommendation = "(a)""#), @"
    -   LI 1.
    +   LI (a)
    -   LI 2.
    +   LI (b)
    ");
    insta::assert_snapshot!(changed(r#"numbering.recommendation = "1.1""#), @"
    -   LI 1.
    +   LI 2.1
    -   LI 2.
    +   LI 2.2
    ");
}

#[test]
fn lists_have_marks_by_depth_or_the_numbers_of_what_they_stand_in() {
    insta::assert_snapshot!(changed(r#"numbering.list = ["(i)", "A."]"#), @"
    -   LI 1.
    +   LI (i)
    -       LI a.
    +       LI A.
    -       LI b.
    +       LI B.
    -   LI 2.
    +   LI (ii)
    - P It turned back twice, as item 2 does not say. · item 2 →
    + P It turned back twice, as item (ii) does not say. · item (ii) →
    ");
    insta::assert_snapshot!(changed(r#"numbering.list = ["1.1.1", "(a)"]"#), @"
    -   LI 1.
    +   LI 3.2.1
    -       LI a.
    +       LI (a)
    -       LI b.
    +       LI (b)
    -   LI 2.
    +   LI 3.2.2
    - P It turned back twice, as item 2 does not say. · item 2 →
    + P It turned back twice, as item 3.2.2 does not say. · item 3.2.2 →
    ");
}

#[test]
fn notes_have_letters_and_begin_anew_in_each_section() {
    insta::assert_snapshot!(changed(r#"numbering.footnote = "a""#), @"
    - P 1.1 To agree new moorings1. · 1 →
    -   Note 1
    + P 1.1 To agree new mooringsa. · a →
    +   Note a
    - P Nothing changes for rowing boats2. · 2 →
    -   Note 2
    + P Nothing changes for rowing boatsb. · b →
    +   Note b
    ");
    insta::assert_snapshot!(changed(r#"numbering.footnotes = "chapter""#), @"
    - P Nothing changes for rowing boats2. · 2 →
    -   Note 2
    + P Nothing changes for rowing boats1. · 1 →
    +   Note 1
    ");
}

#[test]
fn works_are_cited_in_brackets_and_as_listed() {
    insta::assert_snapshot!(changed(r#"numbering.citation = "bracketed""#), @"
    - P 3.2 The quay is full1 in most months2. · 1 → · 2 →
    + P 3.2 The quay is full [1] in most months [2]. · 1 → · 2 →
    ");
    insta::assert_snapshot!(changed(r#"numbering.citation_order = "listed""#), @"
    - P 3.2 The quay is full1 in most months2. · 1 → · 2 →
    + P 3.2 The quay is full2 in most months1. · 2 → · 1 →
    -     P A survey of the quay.
    +     P Tables of tides.
    -     P Tables of tides.
    +     P A survey of the quay.
    ");
}

#[test]
fn appendices_have_figures() {
    insta::assert_snapshot!(changed(r#"numbering.appendix = "1""#), @"
    - H1 Appendix A: Charges
    + H1 Appendix 1: Charges
    - H1 Appendix B: Map
    + H1 Appendix 2: Map
    ");
}

#[test]
fn captions_have_no_numbers() {
    insta::assert_snapshot!(changed(r#"numbering.caption = "none""#), @"
    -   Caption Table 1: Berths · strong: Table1:
    +   Caption Berths
    ");
}

#[test]
fn boxes_have_numbers() {
    insta::assert_snapshot!(changed(r#"numbering.box = "1""#), @"
    - P The ferry
    + P Box 1: The ferry
    ");
}
