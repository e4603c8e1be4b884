//! The parts of a report, its pages, its words and languages, and what is seen and not read.

use crate::paper::{PAPER, Trial, changed, changed_in, diff, difference_of, only_looks};

#[test]
fn parts_stand_as_the_house_orders_them() {
    insta::assert_snapshot!(changed(r#"report.parts = ["title", "header", "contacts", "sections", "sign_off", "history", "references", "appendices"]"#), @"
    + P Ada Ellison Harbour Master Telephone: 01632 960 014 · strong: AdaEllison
    + P Bram Oakes Email: b.oakes@netherby.example · strong: BramOakes · b.oakes@netherby.example → mailto:b.oakes@netherby.example
    - P Ada Ellison Harbour Master Telephone: 01632 960 014 · strong: AdaEllison
    - P Bram Oakes Email: b.oakes@netherby.example · strong: BramOakes · b.oakes@netherby.example → mailto:b.oakes@netherby.example
    ");
    insta::assert_snapshot!(changed(r#"report.parts = ["title", "sections", "references", "appendices"]"#), @"
    - L[Decimal]
    -   LI Report to:
    -     P Harbour Committee
    -   LI Date:
    -     P 10 December 2026
    -   LI Wards:
    -     P Quayside, Netherby
    -   LI Forward plan reference:
    -     P HC 14
    -   LI Key decision:
    -     P Yes: it spends more than £150,000
    -   LI This paper is for:
    -     L[Decimal]
    -       LI ☑
    -         P Decision · strong: Decision
    -       LI ☑
    -         P Assurance · strong: Assurance
    -       LI ☐
    -         P Discussion
    -       LI ☐
    -         P Information
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
    - H1 Sign-off
    - Table
    -   TR
    -     TH[col]
    -       P On
    -     TH[col]
    -       P Signed off by
    -     TH[col]
    -       P Date
    -   TR
    -     TD
    -       P Financial implications
    -     TD
    -       P Cora Penn, Director of Finance
    -     TD
    -       P 20 November 2026
    -   TR
    -     TD
    -       P The whole report
    -     TD
    -       P Monitoring Officer
    -     TD
    -       P 21 November 2026
    - H1 Report history
    - Table
    -   TR
    -     TH[col]
    -       P Date
    -     TH[col]
    -       P Considered by
    -     TH[col]
    -       P Outcome
    -   TR
    -     TD
    -       P 14 May 2026
    -     TD
    -       P Harbour Committee
    -     TD
    -       P A plan was asked for.
    - P Ada Ellison Harbour Master Telephone: 01632 960 014 · strong: AdaEllison
    - P Bram Oakes Email: b.oakes@netherby.example · strong: BramOakes · b.oakes@netherby.example → mailto:b.oakes@netherby.example
    - at the foot: Netherby Council · Moorings at Sallow QuayPage 1 of 5
    + at the foot: Netherby Council · Moorings at Sallow QuayPage 1 of 4
    ");
    insta::assert_snapshot!(changed(r#"report.parts = ["header", "title", "sections", "sign_off", "history", "contacts", "references", "appendices"]"#), @"
    - Title Moorings at Sallow Quay
    + Title Moorings at Sallow Quay
    ");
}

#[test]
fn more_pages_than_the_house_allows_are_told() {
    insta::assert_snapshot!(changed(r#"report.page_limit = 4"#), @"
    + data/paper.md:3:9 warning[report-too-long] the report has 5 pages, and the house `own` allows 4
    +     shorten it, or move some of it into a document of its own and link to that
    ");
    insta::assert_snapshot!(changed(r#"report.page_limit = 5"#), @"");
}

#[test]
fn a_logo_stands_above_the_title() {
    insta::assert_snapshot!(changed(r#"logo = [{ file = "crest.png", alt = "Crest of Netherby" }]"#), @"+ Figure Crest of Netherby");
    insta::assert_snapshot!(changed(r#"logo = [{ file = "crest.png", alt = "Netherby" }, { file = "crest.png", alt = "Sallow", height = "9mm" }]"#), @"
    + Figure Netherby
    + Figure Sallow
    ");
}

#[test]
fn the_foot_of_a_page_says_what_the_house_has_there() {
    insta::assert_snapshot!(changed(r#"footer.left = "{date}""#), @"
    - at the foot: Netherby Council · Moorings at Sallow QuayPage 1 of 5
    + at the foot: 10 December 2026Page 1 of 5
    ");
    insta::assert_snapshot!(changed(r#"footer.centre = "{page} of {pages}""#), @"
    - at the foot: Netherby Council · Moorings at Sallow QuayPage 1 of 5
    + at the foot: Netherby Council · Moorings at Sallow Quay1 of 5Page 1 of 5
    ");
    insta::assert_snapshot!(changed(r#"footer.right = "{page}/{pages}""#), @"
    - at the foot: Netherby Council · Moorings at Sallow QuayPage 1 of 5
    + at the foot: Netherby Council · Moorings at Sallow Quay1/5
    ");
}

#[test]
fn dates_are_worded_as_the_house_has_them() {
    insta::assert_snapshot!(changed(r#"dates.wording = "%A %-d%o %B %Y""#), @"
    -     P 10 December 2026
    +     P Thursday 10th December 2026
    -       P 3 November 2026
    +       P Tuesday 3rd November 2026
    -       P 20 November 2026
    +       P Friday 20th November 2026
    -       P 21 November 2026
    +       P Saturday 21st November 2026
    -       P 14 May 2026
    +       P Thursday 14th May 2026
    ");
}

#[test]
fn words_are_those_of_the_house() {
    insta::assert_snapshot!(changed(r#"words.en = { yes = "Aye", paragraph = "para", item = "point", sign_off = "Cleared", appendix = "Annex", table = "Plate" }"#), @"
    -     P Yes: it spends more than £150,000
    +     P Aye: it spends more than £150,000
    -   Caption Table 1: Berths · strong: Table1:
    +   Caption Plate 1: Berths · strong: Plate1:
    - P It turned back twice, as item 2 does not say. · item 2 →
    + P It turned back twice, as point 2 does not say. · point 2 →
    - H1 Sign-off
    + H1 Cleared
    - H1 Appendix A: Charges
    + H1 Annex A: Charges
    - H1 Appendix B: Map
    + H1 Annex B: Map
    ");
}

#[test]
fn ticks_are_signs_of_the_house() {
    insta::assert_snapshot!(changed(r#"words.en = { tick = "[x]", no_tick = "[ ]" }"#), @"
    -       LI ☑
    +       LI [x]
    -       LI ☑
    +       LI [x]
    -       LI ☐
    +       LI [ ]
    -       LI ☐
    +       LI [ ]
    ");
}

#[test]
fn a_box_without_a_title_has_the_word_of_its_kind() {
    insta::assert_snapshot!(changed_in(r#"::: box The ferry"#, r#"::: box"#, r#"boxes.box.word = "In brief""#), @"+ P In brief");
}

#[test]
fn a_document_in_another_language_has_its_own_settings() {
    insta::assert_snapshot!(changed_in(r#"house = "own""#, r#"house = "own"
language = "cy""#, r#"language.cy = { header.field.key_decision.label = "Penderfyniad allweddol", nil.phrase = "Dim byd.", recommendation.opening = "Gofynnir:", section.consultation.title = "Ymgynghori" }"#), @"
    -   LI Key decision: [cy]
    +   LI Penderfyniad allweddol: [cy]
    + P Gofynnir: [cy]
    - H1 4. Consultation [cy]
    - P 4.1 Dim. [cy]
    + H1 4. Ymgynghori [cy]
    + P 4.1 Dim byd. [cy]
    - P 5.2 Dim. [cy]
    + P 5.2 Dim byd. [cy]
    ");
    insta::assert_snapshot!(changed_in(r#"house = "own""#, r#"house = "own"
language = "cy""#, r#"words.cy.yes = "Ie""#), @"
    -     P Ydy: it spends more than £150,000 [cy]
    +     P Ie: it spends more than £150,000 [cy]
    ");
    insta::assert_snapshot!(changed(r#"language.cy.nil.phrase = "Dim byd.""#), @"");
}

#[test]
fn a_part_begins_on_a_new_page() {
    let trial = Trial { paper: PAPER, given: "" };
    let (before, after) = (trial.seen(""), trial.seen(r#"report.new_page = ["sign_off", "references"]"#));
    assert_eq!(diff(&before.lines[..10], &after.lines[..10]), "");
    insta::assert_snapshot!(diff(&before.pages, &after.pages), @"
    - 3: H1 Report history
    - 4: H1 Appendix A: Charges
    - 5: H1 Appendix B: Map
    + 3: H1 Sign-off
    + 4: H1 References
    + 5: H1 Appendix A: Charges
    + 6: H1 Appendix B: Map
    ");
}

#[test]
fn two_bodies_publish_one_report() {
    let both = PAPER.replace("house =", "publisher = [\"Netherby Council\", \"Sallow Port\"]\nhouse =");
    let (one, two) = (Trial { paper: PAPER, given: "" }.seen(""), Trial { paper: &both, given: "" }.seen(""));
    insta::assert_snapshot!(difference_of(&one, &two), @"
    - at the foot: Netherby Council · Moorings at Sallow QuayPage 1 of 5
    - by: Netherby Council
    + at the foot: Netherby Council and Sallow Port · Moorings at Sallow QuayPage 1 of 5
    + by: Netherby Council, Sallow Port
    ");
}

#[test]
fn a_foot_without_a_publisher_has_no_dot_left_over() {
    let nobody = PAPER.replace("house =", "publisher = []\nhouse =");
    let (one, none) =
        (Trial { paper: PAPER, given: "" }.seen(""), Trial { paper: &nobody, given: "" }.seen(""));
    insta::assert_snapshot!(difference_of(&one, &none), @"
    - at the foot: Netherby Council · Moorings at Sallow QuayPage 1 of 5
    - by: Netherby Council
    + at the foot: Moorings at Sallow QuayPage 1 of 5
    + by:
    ");
}

#[test]
fn looks_change_nothing_that_is_read() {
    for setting in [
        r##"colours.accent = "#7a1f2b""##,
        r##"colours.rule = "#000000""##,
        r#"page.margin.left = "40mm""#,
        r#"page.paper = "us-letter""#,
        r#"text.size = "12.5pt""#,
        r#"text.small_size = "11pt""#,
        r#"text.heading_size = "16pt""#,
        r#"text.title_size = "24pt""#,
        r#"text.leading = 1.5"#,
        r#"text.number_width = "16mm""#,
        r#"text.fonts = ["Noto Sans"]"#,
        r#"recommendation.look = "bold""#,
        r#"recommendation.look = "box""#,
        r#"contacts.columns = 2"#,
        r#"boxes.box.colour = "link""#,
        r#"boxes.box.mark = "◆""#,
    ] {
        only_looks("", setting);
    }
    only_looks(r#"contacts.look = "box""#, "contacts.columns = 2");
    only_looks(
        r#"logo = [{ file = "crest.png", alt = "Crest" }]"#,
        r#"logo = [{ file = "crest.png", alt = "Crest", height = "9mm" }]"#,
    );
}
