//! What closes a report: background papers, appendices, sign-offs, history, contacts.

use crate::paper::changed;

#[test]
fn background_papers_are_a_table_or_a_phrase() {
    insta::assert_snapshot!(changed(r#"background_papers.form = "table""#), @"
    - L[Circle]
    -   LI •
    -     P Survey of moorings, Harbour Office
    -   LI •
    -     P Bylaws · Bylaws → https://www.netherby.example/bylaws
    + Table
    +   TR
    +     TH[col]
    +       P Title
    +     TH[col]
    +       P Place of inspection
    +   TR
    +     TD
    +       P Survey of moorings
    +     TD
    +       P Harbour Office
    +   TR
    +     TD
    +       P Bylaws · Bylaws → https://www.netherby.example/bylaws
    +     TD
    ");
    insta::assert_snapshot!(changed(r#"background_papers.form = "phrase""#), @"
    - L[Circle]
    -   LI •
    -     P Survey of moorings, Harbour Office
    -   LI •
    -     P Bylaws · Bylaws → https://www.netherby.example/bylaws
    + P Survey of moorings, Harbour Office; Bylaws. · Bylaws → https://www.netherby.example/bylaws
    ");
}

#[test]
fn appendices_are_listed_before_the_first() {
    insta::assert_snapshot!(changed(r#"appendices.list = true"#), @"
    + H1 Appendices
    + L[Circle]
    +   LI
    +     P Appendix A: Charges · Appendix A: Charges →
    +   LI
    +     P Appendix B: Map · Appendix B: Map →
    ");
}

#[test]
fn contacts_have_a_name_in_a_box() {
    insta::assert_snapshot!(changed(r#"contacts.look = "box""#), @"+ P Contact · strong: Contact");
}

#[test]
fn sign_offs_are_left_out() {
    insta::assert_snapshot!(changed(r#"sign_off.form = "none""#), @"
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
    ");
}

#[test]
fn history_is_left_out() {
    insta::assert_snapshot!(changed(r#"history.form = "none""#), @"
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
    ");
}
