//! Reasons for recommendations as officers write them, and what leads in to a list.

use crate::sample::sample_with;

fn shown(settings: &str, front: &str, body: &str) -> Vec<String> {
    sample_with(&format!("[recommendation]\n{settings}\n"), front, body).shown()
}

#[test]
fn a_reason_is_found_however_its_word_is_set() {
    assert_eq!(
        shown(
            "reasons = 'after-each'",
            "",
            "# Recommendations\n\n1. One.\n\n   Reason: it is.\n\n2. Two.\n\n   **Reason:** it *is*.\n\n3. Three.\n\n   **Reason**: it is.\n\n4. Four.\n\n   Reasons: there are many.\n\n5. Five.\n\n   _REASON:_ it is.\n\n6. Six.\n\n   More.\n\n   Reason : it is. {#why}\n\nSee [](#why).\n"
        ),
        [
            "# Recommendations",
            "  list(One. | **Reason:** it is.; Two. | **Reason:** it is.; Three. | **Reason:** it is.; Four. | **Reason:** there are many.; Five. | **Reason:** it is.; Six. | More. | **Reason:** it is. {#why})",
            "  See [#why]."
        ]
    );
}

#[test]
fn a_recommendation_without_a_reason_is_told() {
    assert_eq!(
        shown(
            "reasons = 'after-each'",
            "",
            "# Recommendations\n\n1. One. Reason: in its line.\n\n2. Two.\n\n   Reasonable words.\n\n3. Three.\n\n   Reason:\n\n4. Four.\n\nReason: not indented.\n"
        ),
        [
            "9:1 missing-reason: the house `mine` asks for the reason of each recommendation",
            "  below it, after an empty line and indented like it, write a paragraph that begins with `Reason:`",
            "11:1 missing-reason: the house `mine` asks for the reason of each recommendation",
            "  below it, after an empty line and indented like it, write a paragraph that begins with `Reason:`",
            "15:1 missing-reason: the house `mine` asks for the reason of each recommendation",
            "  below it, after an empty line and indented like it, write a paragraph that begins with `Reason:`",
            "19:1 missing-reason: the house `mine` asks for the reason of each recommendation",
            "  below it, after an empty line and indented like it, write a paragraph that begins with `Reason:`",
            "# Recommendations",
            "  list(One. Reason: in its line.; Two. | Reasonable words.; Three. | Reason:; Four.)",
            "  Reason: not indented."
        ]
    );
    assert_eq!(
        shown("reasons = 'as-written'", "", "# Recommendations\n\n1. One.\n"),
        ["# Recommendations", "  list(One.)"]
    );
    assert_eq!(
        shown("reasons = 'after-each'", "", "# Recommendations\n\n- A bullet.\n\n  Reason: it is.\n"),
        ["# Recommendations", "  list(A bullet. | **Reason:** it is.)"]
    );
    assert_eq!(
        shown("reasons = 'after-each'", "", "# Recommendations\n\nThat it agrees.\n\nReason: it is.\n"),
        ["# Recommendations", "  That it agrees.", "  **Reason:** it is."]
    );
    assert_eq!(
        shown("reasons = 'after-each'", "", "# Recommendations\n\nThat it agrees.\n"),
        [
            "7:1 missing-reason: the house `mine` asks for the reason of the recommendation",
            "  below it, after an empty line, write a paragraph that begins with `Reason:`",
            "# Recommendations",
            "  That it agrees."
        ]
    );
}

#[test]
fn reasons_stand_together_under_the_same_numbers() {
    assert_eq!(
        shown(
            "reasons = 'together'",
            "",
            "# Recommendations\n\nThat it:\n\n1. agrees;\n\n   Reason: it is. {#why}\n\n2. notes; and\n\n3. thanks.\n\n   Reason: they are.\n\nSee [](#why).\n"
        ),
        [
            "15:1 missing-reason: the house `mine` asks for the reason of each recommendation",
            "  below it, after an empty line and indented like it, write a paragraph that begins with `Reason:`",
            "# Recommendations",
            "  That it:",
            "  list(agrees; {#why}; notes; and; thanks.)",
            "  **Reasons** {.unnumbered}",
            "  list(=it is.; =they are.)",
            "  See [#why]."
        ]
    );
}

#[test]
fn reasons_are_found_in_welsh() {
    assert_eq!(
        shown(
            "reasons = 'after-each'",
            "language = 'cy'",
            "# Argymhellion\n\n1. Un.\n\n   Rheswm: mae.\n\n2. Dau.\n\n   Rhesymau: maent.\n\n3. Tri.\n\n   Reason: it is.\n"
        ),
        [
            "# Argymhellion",
            "  list(Un. | **Rheswm:** mae.; Dau. | **Rheswm:** maent.; Tri. | **Rheswm:** it is.)"
        ]
    );
}

#[test]
fn the_house_leads_in_to_a_list_alone() {
    assert_eq!(
        shown(
            "opening = 'The {report_to} is asked to:'",
            "report_to = 'Cabinet'",
            "# Recommendations\n\n1. agree\n"
        ),
        ["Report to: Cabinet", "# Recommendations", "  The Cabinet is asked to:", "  list(agree)"]
    );
    assert_eq!(
        shown(
            "opening = 'The {report_to} is asked to:'",
            "report_to = ['Cabinet', 'Council']",
            "# Recommendations\n\n1. agree\n"
        ),
        [
            "Report to: Cabinet, Council",
            "# Recommendations",
            "  The Cabinet, Council is asked to:",
            "  list(agree)"
        ]
    );
    assert_eq!(
        shown(
            "opening = 'The {report_to} is asked to:'",
            "report_to = 'Cabinet'",
            "# Recommendations\n\nThat it:\n\n1. agrees\n"
        ),
        ["Report to: Cabinet", "# Recommendations", "  That it:", "  list(agrees)"]
    );
    assert_eq!(
        shown(
            "opening = 'The {report_to} is asked to:'",
            "report_to = 'Cabinet'",
            "# Recommendations\n\nNone.\n"
        ),
        ["Report to: Cabinet", "# Recommendations", "  None."]
    );
    assert_eq!(
        shown("opening = 'The {report_to} is asked to:'", "", "# Recommendations\n\n1. agree\n"),
        [
            "7:1 missing-field: the house `mine` opens the recommendation with `report_to`, which is not given",
            "  add a line such as report_to = \"…\" at the top, or write words of your own above the list"
        ]
    );
    assert_eq!(
        shown("opening = 'It is asked to:'", "", "# Recommendations\n\n1. agree\n"),
        ["# Recommendations", "  It is asked to:", "  list(agree)"]
    );
}

#[test]
fn a_list_may_be_the_reason() {
    let body = "# Recommendations\n\n1. One.\n\n   Reasons:\n\n   - cheap\n   - fast\n";
    assert_eq!(
        shown("reasons = 'together'", "", body),
        ["# Recommendations", "  list(One.)", "  **Reasons** {.unnumbered}", "  list(=list(cheap; fast))"]
    );
    assert_eq!(
        shown("reasons = 'after-each'", "", body),
        ["# Recommendations", "  list(One. | **Reason:** | list(cheap; fast))"]
    );
}
