//! Sections: what they are called, what is asked of them, how their parts print.

use crate::paper::{PAPER, Trial, changed, changed_where, difference_of};

#[test]
fn a_section_has_the_title_of_the_house_and_answers_to_others() {
    insta::assert_snapshot!(changed(r#"section.consultation.title = "Who was asked""#), @"
    - H1 4. Consultation
    + H1 4. Who was asked
    ");
    insta::assert_snapshot!(changed(r#"section.consultation = { title = "Who was asked", also = ["Consultation"] }"#), @"
    - H1 4. Consultation
    + H1 4. Who was asked
    ");
}

#[test]
fn a_section_of_the_houses_own_is_known() {
    insta::assert_snapshot!(changed(r#"section.roads = { title = "The roads", also = ["Background"] }"#), @"
    - H1 3. Background
    + H1 3. The roads
    ");
}

#[test]
fn the_title_of_the_writer_stands() {
    insta::assert_snapshot!(changed(r#"sections.titles = "writer""#), @"
    - H1 1. Purpose of the report
    + H1 1. Purpose
    - H2 Financial implications
    + H2 Financial
    - H2 Legal implications
    + H2 Legal
    -       P Financial implications
    +       P Financial
    ");
}

#[test]
fn other_sections_are_forbidden() {
    insta::assert_snapshot!(changed(r#"sections.unknown = "forbidden""#), @"
    data/paper.md:83:1 error[unknown-section] the house `own` has no section “Background”
        use one of the house's sections, or a sub-heading `##` in one of them
    ");
}

#[test]
fn another_order_than_the_house_wants_is_told() {
    insta::assert_snapshot!(changed(r#"sections.order = ["recommendation", "purpose", "consultation"]"#), @"
    + data/paper.md:73:1 warning[section-order] the house `own` wants “Recommendations” before “Purpose of the report”
    +     move the section “Recommendations” up, above “Purpose of the report”
    ");
    insta::assert_snapshot!(changed(r#"sections.order = ["purpose", "recommendation", "consultation"]"#), @"");
}

#[test]
fn a_section_or_a_part_may_be_required() {
    insta::assert_snapshot!(changed(r#"section.options.required = true"#), @"
    data/paper.md:1:1 error[missing-section] the house `own` asks for a section “Alternative options considered”
        add a section `# Alternative options considered`
    ");
    insta::assert_snapshot!(changed(r#"section.implications.sub.climate.required = true"#), @"
    data/paper.md:111:1 error[missing-section] the house `own` asks for “Climate implications” in the section “Implications”
        add a sub-heading `## Climate implications` in it
    ");
}

#[test]
fn what_to_write_stands_in_the_hint() {
    insta::assert_snapshot!(changed_where(r#"section.options.required = true"#, r#"section.options.guidance = "what else was thought of, and why not""#), @"
    data/paper.md:1:1 error[missing-section] the house `own` asks for a section “Alternative options considered”
        add a section `# Alternative options considered`: what else was thought of, and why not
    ");
    insta::assert_snapshot!(changed_where(r#"section.implications.sub.climate.required = true"#, r#"section.implications.sub.climate.guidance = "what it emits""#), @"
    data/paper.md:111:1 error[missing-section] the house `own` asks for “Climate implications” in the section “Implications”
        add a sub-heading `## Climate implications` in it: what it emits
    ");
}

#[test]
fn nothing_to_say_is_said_in_the_words_of_the_house() {
    insta::assert_snapshot!(changed(r#"nil.phrase = "Nothing.""#), @"
    - P 4.1 None.
    + P 4.1 Nothing.
    - P 5.2 None.
    + P 5.2 Nothing.
    ");
    insta::assert_snapshot!(changed(r#"nil.words = ["They stay"]"#), @"
    - P 5.3 They stay.
    + P 5.3 None.
    ");
    insta::assert_snapshot!(changed(r#"section.consultation.nil = "Nobody was asked.""#), @"
    - P 4.1 None.
    + P 4.1 Nobody was asked.
    ");
    insta::assert_snapshot!(changed(r#"section.implications.sub.legal.nil = "No law says anything.""#), @"
    - P 5.2 None.
    + P 5.2 No law says anything.
    ");
}

#[test]
fn more_words_than_the_house_allows_are_told() {
    insta::assert_snapshot!(changed(r#"section.purpose.word_limit = 3"#), @"
    + data/paper.md:69:1 warning[section-too-long] “Purpose of the report” has 4 words, and the house `own` allows 3
    +     shorten it by one word, or move some of it into another section
    ");
    insta::assert_snapshot!(changed(r#"section.purpose.word_limit = 4"#), @"");
    insta::assert_snapshot!(changed(r#"section.implications.sub.financial.word_limit = 2"#), @"
    + data/paper.md:113:1 warning[section-too-long] “Financial implications” has 4 words, and the house `own` allows 2
    +     shorten it by 2 words, or move some of it into another section
    ");
}

#[test]
fn parts_are_sections() {
    insta::assert_snapshot!(changed(r#"section.implications.form = "sections""#), @"
    - H1 5. Implications
    - H2 Financial implications
    + H1 5. Financial implications
    - H2 Legal implications
    - P 5.2 None.
    - H2 Seals
    - P 5.3 They stay.
    - H1 6. Background papers
    + H1 6. Legal implications
    + P 6.1 None.
    + H1 7. Seals
    + P 7.1 They stay.
    + H1 8. Background papers
    ");
}

#[test]
fn parts_run_on_from_their_titles() {
    insta::assert_snapshot!(changed(r#"section.implications.form = "run-in""#), @"
    - H2 Financial implications
    - P 5.1 £200,000 over two years.
    - H2 Legal implications
    - P 5.2 None.
    - H2 Seals
    - P 5.3 They stay.
    + P 5.1 Financial implications: £200,000 over two years. · strong: Financialimplications:
    + P 5.2 Legal implications: None. · strong: Legalimplications:
    + P 5.3 Seals: They stay. · strong: Seals:
    ");
}

#[test]
fn parts_are_rows_of_a_table_with_who_signed_them_off() {
    insta::assert_snapshot!(changed(r#"section.implications = { form = "table", columns = ["Issue", "What follows", "Signed off by"] }"#), @"
    - H2 Financial implications
    - P 5.1 £200,000 over two years.
    - H2 Legal implications
    - P 5.2 None.
    - H2 Seals
    - P 5.3 They stay.
    + Table
    +   TR
    +     TH[col]
    +       P Issue
    +     TH[col]
    +       P What follows
    +     TH[col]
    +       P Signed off by
    +   TR
    +     TH[row]
    +       P Financial implications
    +     TD
    +       P £200,000 over two years.
    +     TD
    +       P Cora Penn, Director of Finance 20 November 2026
    +   TR
    +     TH[row]
    +       P Legal implications
    +     TD
    +       P None.
    +     TD
    +   TR
    +     TH[row]
    +       P Seals
    +     TD
    +       P They stay.
    +     TD
    -       P On
    -     TH[col]
    -     TD
    -       P Financial implications
    -     TD
    -       P Cora Penn, Director of Finance
    -     TD
    -       P 20 November 2026
    -   TR
    -     TD
    -       P The whole report
    ");
    insta::assert_snapshot!(changed_where(r#"section.implications = { form = "table", columns = ["Issue", "What follows", "Signed off by"] }"#, r#"section.implications.columns = ["Matter", "Effect"]"#), @"
    -       P Issue
    +       P Matter
    -       P What follows
    -     TH[col]
    -       P Signed off by
    +       P Effect
    -     TD
    -       P Cora Penn, Director of Finance 20 November 2026
    -     TD
    -     TD
    +       P On
    +     TH[col]
    +       P Financial implications
    +     TD
    +       P Cora Penn, Director of Finance
    +     TD
    +       P 20 November 2026
    +   TR
    +     TD
    +       P The whole report
    +     TD
    ");
}

#[test]
fn parts_are_ticked() {
    insta::assert_snapshot!(changed(r#"section.implications.form = "ticks""#), @"
    - H2 Financial implications
    - P 5.1 £200,000 over two years.
    - H2 Legal implications
    - P 5.2 None.
    - H2 Seals
    - P 5.3 They stay.
    + L[Decimal]
    +   LI ☑
    +     P Financial implications
    +   LI ☐
    +     P Legal implications
    +   LI ☐
    +     P Staffing implications
    +   LI ☐
    +     P Equality implications
    +   LI ☐
    +     P Risk
    +   LI ☐
    +     P Climate implications
    +   LI ☐
    +     P Data protection
    +   LI ☑
    +     P Seals
    + P 5.1 Financial implications: £200,000 over two years. · strong: Financialimplications:
    + P 5.2 Seals: They stay. · strong: Seals:
    ");
}

#[test]
fn a_part_has_the_title_of_the_house_and_answers_to_others() {
    insta::assert_snapshot!(changed(r#"section.implications.sub.legal.title = "Law""#), @"
    - H2 Legal implications
    + H2 Law
    ");
    insta::assert_snapshot!(changed(r#"section.implications.sub.animals = { title = "Animals", also = ["Seals"] }"#), @"
    - H2 Seals
    + H2 Animals
    ");
}

#[test]
fn parts_that_are_written_as_sections_are_ticked() {
    let apart = PAPER
        .replace("# Implications\n\n## Financial", "# Financial implications")
        .replace("## Legal\n\nNone.", "# Legal implications\n\nMuch.")
        .replace("## Seals", "# Seals");
    let trial = Trial { paper: &apart, given: "" };
    let (before, after) = (trial.seen(""), trial.seen(r#"section.implications.form = "ticks""#));
    insta::assert_snapshot!(difference_of(&before, &after), @"
    - H1 5. Financial implications
    - P 5.1 £200,000 over two years.
    - H1 6. Legal implications
    - P 6.1 Much.
    - H1 7. Seals
    - P 7.1 They stay.
    - H1 8. Background papers
    + H1 5. Implications
    + L[Decimal]
    +   LI ☑
    +     P Financial implications
    +   LI ☑
    +     P Legal implications
    +   LI ☐
    +     P Staffing implications
    +   LI ☐
    +     P Equality implications
    +   LI ☐
    +     P Risk
    +   LI ☐
    +     P Climate implications
    +   LI ☐
    +     P Data protection
    + P 5.1 Financial implications: £200,000 over two years. · strong: Financialimplications:
    + P 5.2 Legal implications: Much. · strong: Legalimplications:
    + H1 6. Seals
    + P 6.1 They stay.
    + H1 7. Background papers
    ");
}
