//! What a house asks of sections, and what officers are told.

use crate::sample::sample_with;

fn shown(house: &str, front: &str, body: &str) -> Vec<String> {
    sample_with(house, front, body).shown()
}

#[test]
fn the_first_section_out_of_order_is_told() {
    assert_eq!(
        shown(
            "sections.order = ['purpose', 'options', 'recommendation']",
            "",
            "# Recommendations\n\n1. agree\n\n# Alternatives considered\n\nNone.\n\n# Purpose\n\nTo tell.\n"
        ),
        [
            "11:1 section-order: the house `mine` wants “Alternative options considered” before “Recommendations”",
            "  move the section “Alternative options considered” up, above “Recommendations”",
            "# Recommendations",
            "  list(agree)",
            "# Alternative options considered",
            "  None.",
            "# Purpose of the report",
            "  To tell."
        ]
    );
    assert_eq!(
        shown(
            "sections.order = ['purpose', 'recommendation']",
            "",
            "# Purpose\n\nTo tell.\n\n# Options\n\nSome.\n\n# Recommendations\n\n1. agree\n"
        ),
        [
            "# Purpose of the report",
            "  To tell.",
            "# Options",
            "  Some.",
            "# Recommendations",
            "  list(agree)"
        ]
    );
}

#[test]
fn sections_and_parts_that_are_too_long_are_told() {
    assert_eq!(
        shown(
            "section.purpose.word_limit = 4\nsection.implications.sub.legal.word_limit = 1",
            "",
            "# Purpose\n\nOne two three four five[^a].\n\n# Implications\n\n## Legal\n\nOne two three.\n\n[^a]: Notes are not counted.\n"
        ),
        [
            "7:1 section-too-long: “Purpose of the report” has 5 words, and the house `mine` allows 4",
            "  shorten it by one word, or move some of it into another section",
            "13:1 section-too-long: “Legal implications” has 3 words, and the house `mine` allows 1",
            "  shorten it by 2 words, or move some of it into another section",
            "# Purpose of the report",
            "  One two three four five[^a].",
            "# Implications",
            "  ## Legal implications",
            "  One two three."
        ]
    );
    assert_eq!(
        shown(
            "section.purpose.word_limit = 6",
            "",
            "# Purpose\n\nOne two.\n\n## Three\n\n- four\n- five six\n"
        ),
        ["# Purpose of the report", "  One two.", "  ## Three", "  list(four; five six)"]
    );
}

#[test]
fn a_part_of_a_table_that_is_too_long_is_told() {
    assert_eq!(
        shown(
            "section.implications = { form = 'table', columns = ['A', 'B'], sub.legal.word_limit = 1 }",
            "",
            "# Implications\n\n## Legal\n\nOne two.\n"
        ),
        [
            "9:1 section-too-long: “Legal implications” has 2 words, and the house `mine` allows 1",
            "  shorten it by one word, or move some of it into another section",
            "# Implications",
            "  table(A / B; Legal implications / One two.)"
        ]
    );
}

#[test]
fn sections_and_parts_that_are_missing_are_told_with_guidance() {
    assert_eq!(
        shown(
            "section.purpose = { required = true, guidance = 'in one sentence' }\nsection.implications.sub.financial = { required = true, guidance = 'in pounds' }",
            "",
            "# Implications\n\n## Legal\n\nNone.\n"
        ),
        [
            "1:1 missing-section: the house `mine` asks for a section “Purpose of the report”",
            "  add a section `# Purpose of the report`: in one sentence",
            "7:1 missing-section: the house `mine` asks for “Financial implications” in the section “Implications”",
            "  add a sub-heading `## Financial implications` in it: in pounds"
        ]
    );
    assert_eq!(
        shown(
            "section.implications = { form = 'table', columns = ['A', 'B'], sub.financial.required = true }",
            "",
            "# Legal\n\nNone.\n"
        ),
        [
            "7:1 missing-section: the house `mine` asks for “Financial implications” in the section “Implications”",
            "  add a sub-heading `## Financial implications` in it"
        ]
    );
    assert_eq!(
        shown("section.implications.sub.financial.required = true", "", "# Purpose\n\nTo tell.\n"),
        [
            "1:1 missing-section: the house `mine` asks for “Financial implications” in the section “Implications”",
            "  add a section `# Implications`, and in it a sub-heading `## Financial implications`"
        ]
    );
}

#[test]
fn who_signed_something_that_is_not_there_is_told() {
    assert_eq!(
        shown("", "[[sign_off]]\non = 'legol'\npost = 'Solicitor'", "# Implications\n\n## Legal\n\nNone.\n"),
        [
            "6:6 unknown-section: “legol” was signed off, and nothing here has that title",
            "  did you mean “legal”?"
        ]
    );
    assert_eq!(
        shown(
            "",
            "[[sign_off]]\non = 'The weather'\npost = 'Solicitor'",
            "# Implications\n\n## Legal\n\nNone.\n"
        ),
        [
            "6:6 unknown-section: “The weather” was signed off, and nothing here has that title",
            "  write the title of a section or sub-heading of this report; where all of it was signed off, delete `on`"
        ]
    );
    assert_eq!(
        shown(
            "",
            "[[sign_off]]\non = 'financial'\npost = 'Treasurer'",
            "# Implications\n\n## Legal\n\nNone.\n"
        ),
        [
            "6:6 unknown-section: “Financial implications” was signed off, and is not in this report",
            "  write it, under the heading “Financial implications”, or delete the sign-off"
        ]
    );
}

#[test]
fn what_was_signed_is_called_as_the_house_has_it() {
    assert_eq!(
        shown(
            "",
            "[[sign_off]]\non = 'legal'\npost = 'Solicitor'\n[[sign_off]]\non = 'seals'\npost = 'Warden'\n[[sign_off]]\non = 'purpose'\nname = 'A. Officer'\n[[sign_off]]\npost = 'Chief Executive'",
            "# Purpose\n\nTo tell.\n\n# Implications\n\n## Law\n\nIt holds.\n\n## Legal\n\nNone.\n\n## Seals\n\nThey stay.\n"
        ),
        [
            "# Purpose of the report",
            "  To tell.",
            "# Implications",
            "  ## Law",
            "  It holds.",
            "  ## Legal implications",
            "  None.",
            "  ## Seals",
            "  They stay.",
            "signed off: Legal implications / Solicitor",
            "signed off: Seals / Warden",
            "signed off: Purpose of the report / A. Officer",
            "signed off: The whole report / Chief Executive"
        ]
    );
}

#[test]
fn a_part_that_is_written_as_a_section_counts_where_parts_print_so() {
    let house = "section.implications = { form = 'sections', required = true, sub.financial = { required = true, word_limit = 2 }, sub.legal.required = true }";
    assert_eq!(
        shown(house, "", "# Financial implications\n\nOne two three.\n"),
        [
            "1:1 missing-section: the house `mine` asks for “Legal implications” in the section “Implications”",
            "  add a section `# Implications`, and in it a sub-heading `## Legal implications`",
            "7:1 section-too-long: “Financial implications” has 3 words, and the house `mine` allows 2",
            "  shorten it by one word, or move some of it into another section"
        ]
    );
}

#[test]
fn papers_that_are_given_are_the_section_that_is_asked_for() {
    let papers = "[[background_paper]]\ntitle = 'A survey'\n";
    let house = "section.background-papers.required = true";
    assert_eq!(shown(house, papers, "# Background\n\nText.\n")[0], "# Background");
    assert_eq!(
        shown(house, "", "# Background\n\nText.\n")[0],
        "1:1 missing-section: the house `mine` asks for a section “Background papers”"
    );
}

#[test]
fn a_part_that_would_make_two_rows_is_told() {
    let house = "section.implications = { form = 'table', columns = ['A', 'B'] }";
    assert_eq!(
        shown(house, "", "# Implications\n\n## Legal\n\nOne.\n\n# Legal implications\n\nTwo.\n"),
        [
            "13:1 duplicate-section: “Legal implications” stands twice",
            "  join the two, or give one of them another title"
        ]
    );
}
