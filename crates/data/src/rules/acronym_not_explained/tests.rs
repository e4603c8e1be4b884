use crate::sample::{sample, sample_with};

/// What is said of text in a section, without the name of the rule.
fn said(text: &str) -> Vec<String> {
    let said = sample("extends = 'base'", &format!("# Purpose\n\n{text}\n")).said.into_iter();
    said.map(|said| said.replace("acronym-not-explained: ", "")).collect()
}

#[test]
fn an_abbreviation_that_is_nowhere_written_out_is_told_once() {
    assert_eq!(
        said("The LADO was told. The LADO’s answer came, and all LADOs met."),
        ["9:5 `LADO` is nowhere written out"]
    );
    assert_eq!(
        said("CYP PPB note it."),
        ["9:1 `CYP` is nowhere written out", "9:5 `PPB` is nowhere written out"]
    );
    assert_eq!(
        said("The L&D team and pre-CAF checks."),
        ["9:5 `L&D` is nowhere written out", "9:22 `CAF` is nowhere written out",]
    );
    assert_eq!(said("## CQC reviews\n\nText."), ["9:4 `CQC` is nowhere written out"]);
}

#[test]
fn one_that_is_explained_is_not() {
    for text in [
        "Special educational needs (SEN) are met. SEN is known.",
        "The hub (“MASH”) and the Trust (or ‘WVT’). The MASH and the WVT met.",
        "Independent reviewing officers (IROs) met. An IRO’s work.",
        "SEN (special educational needs) are met.",
        "The Care Quality Commission (CQC, the regulator) came. The CQC came.",
        "CQC stands for a commission.",
        "The bank’s Monetary Policy Committee, the MPC, met. The MPC left it.",
        "They looked at child sexual exploitation, or CSE, and babies.",
        "| CE |\n|---|\n| CE |\n\nThe Church of England (CE).",
        "An Education, Health and Care Plan (EHCP). EHCPs are late.",
    ] {
        assert_eq!(said(text), [""; 0], "{text}");
    }
}

#[test]
fn one_that_is_explained_too_late_is_told_with_where() {
    let text = "The LADO was told.\n\nThe local authority designated officer (LADO) was told.";
    assert_eq!(said(text), ["9:5 `LADO` is used before it is explained"]);
    let front = "report_to = 'Board'";
    let body = "# Purpose\n\n## The LADO\n\nThe local authority designated officer (LADO) was told.";
    assert_eq!(sample_with("extends = 'base'", front, body).said, [""; 0]);
}

#[test]
fn a_note_or_a_list_of_abbreviations_explains_anywhere() {
    for text in [
        "The LADO[^a] was told.\n\n[^a]: Local authority designated officer (LADO).",
        "The LADO was told.\n\n- LADO: local authority designated officer\n- CIN – child in need",
        "The LADO was told.\n\n| Short | Long |\n|---|---|\n| LADO | local authority designated officer |",
        "The LADO was told.\n\n**LADO:** local authority designated officer",
    ] {
        assert_eq!(said(text), [""; 0], "{text}");
    }
}

#[test]
fn what_everybody_knows_and_what_is_none_needs_no_explanation() {
    for text in [
        "The NHS, the BBC, two MPs and a GP in the UK.",
        "Henry VIII, Part II and 25 MW. A4 paper, KS2, CO2 and WA8 7QF.",
        "See [2011] EWHC 186 and KD/2026/14, SR-01 and FOI.2026.",
        "We did NOT agree, and it MUST stop. ACTION PLAN FOR CHILDREN",
        "SECTION 100D OF THE LOCAL GOVERNMENT ACT is long.",
        "Rated AAA, masks of type IIR, SI 2005/44 and grid reference SK 412 338.",
        "Apply on GOV.UK; a letter from the DVLA, a JPEG and AI.",
        "A&E and a Q&A. `CQC` is code. J. R. Smith.",
        "> The LAC review was bad.\n>\n> — A LAC nurse",
    ] {
        assert_eq!(said(text), [""; 0], "{text}");
    }
}

#[test]
fn a_house_and_a_publisher_know_their_own() {
    let front = "publisher = 'Merebrook Borough Council'";
    let body = "# Purpose\n\nMBC agreed with AAPC.";
    let said = sample_with("extends = 'base'", front, body).said;
    assert_eq!(said, ["9:17 acronym-not-explained: `AAPC` is nowhere written out"]);
    let house = "extends = 'base'\n[rules]\nacronym-not-explained = { known = ['AAPC'] }";
    assert_eq!(sample_with(house, front, body).said, [""; 0]);
}
