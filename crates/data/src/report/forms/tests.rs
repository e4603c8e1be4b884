//! Sections that a house puts together anew, from what officers write.

use crate::sample::sample_with;

/// A house whose implications have this form.
fn house(form: &str) -> String {
    format!(
        "[section.implications]\nform = \"{form}\"\ncolumns = [\"Issue\", \"What follows\", \"Signed off by\"]\n"
    )
}

/// What comes of a report in a house whose implications have this form.
fn shown(form: &str, front: &str, body: &str) -> Vec<String> {
    sample_with(&house(form), front, body).shown()
}

#[test]
fn parts_that_are_written_as_sections_are_gathered() {
    assert_eq!(
        shown(
            "run-in",
            "",
            "# Financial implications {#money}\n\nMuch.\n\nSee [](#money) and [](#law).\n\n# Background\n\nText.\n\n# Legal {#law}\n\nNone.\n"
        ),
        [
            "# Implications",
            "  **Financial implications:** Much. {#money}",
            "  See [#money] and [#law].",
            "  **Legal implications:** None. {#law}",
            "# Background",
            "  Text."
        ]
    );
    assert_eq!(
        shown("run-in", "", "# Risk {.plain}\n\nSmall.\n\n# Implications\n\nBefore.\n\n## Legal\n\nNone.\n"),
        [
            "# Implications",
            "  Before.",
            "  **Legal implications:** None.",
            "  **Risk:** Small. {.unnumbered}"
        ]
    );
    assert_eq!(
        shown("table", "", "# Staffing\n\n## Training\n\nTwo days.\n"),
        ["# Implications", "  table(Issue / What follows; Staffing implications / **Training** | Two days.)"]
    );
    assert_eq!(
        shown("ticks", "", "# Finance\n\nMuch.\n"),
        [
            "# Implications",
            "  list(☑Financial implications; ☐Legal implications; ☐Staffing implications; ☐Equality implications; ☐Risk; ☐Climate implications; ☐Data protection)",
            "  **Financial implications:** Much."
        ]
    );
}

#[test]
fn parts_stay_as_they_are_where_the_house_has_them_as_headings() {
    assert_eq!(
        shown("headings", "", "# Financial implications\n\nMuch.\n\n# Implications\n\n## Legal\n\nNone.\n"),
        ["# Financial implications", "  Much.", "# Implications", "  ## Legal implications", "  None."]
    );
}

#[test]
fn parts_are_sections_whichever_way_they_are_written() {
    assert_eq!(
        shown(
            "sections",
            "",
            "# Implications {#all}\n\nBefore.\n\n## Finance {#money}\n\nMuch.\n\n### Deep\n\nText.\n\n# Legal implications\n\nN/A\n\n# Other\n\nSee [](#all), [](#money).\n"
        ),
        [
            "# Implications",
            "  Before.",
            "# Financial implications",
            "  Much.",
            "  ## Deep",
            "  Text.",
            "# Legal implications",
            "  None.",
            "# Other",
            "  See [#all], [#money]."
        ]
    );
    assert_eq!(
        shown("sections", "", "# Implications {#all}\n\n## Finance {#money}\n\nSee [](#all), [](#money).\n"),
        ["# Financial implications", "  See [#all], [#money]."]
    );
}

#[test]
fn parts_run_in_from_whatever_stands_below_them() {
    assert_eq!(
        shown(
            "run-in",
            "",
            "# Implications\n\n## Finance\n\n- one\n- two\n\n## Legal: {#law}\n\nText. {#text}\n\n## Risk?\n\n> Quoted.\n\n## Staffing {lang=cy}\n\nTestun.\n\n## Climate {.unnumbered}\n\nSee [](#law), [](#text).\n\n## Weather\n\n- wet\n\n## Equality\n\n### Deep\n\nText.\n"
        ),
        [
            "# Implications",
            "  **Financial implications:**",
            "  list(one; two)",
            "  **Legal implications:** {#law}",
            "  Text. {#text}",
            "  **Risk:**",
            "  quote(Quoted.)",
            "  **Staffing implications:**",
            "  Testun.",
            "  **Climate implications:** See [#law], [#text]. {.unnumbered}",
            "  **Weather:**",
            "  list(wet)",
            "  **Equality implications:**",
            "  ## Deep",
            "  Text."
        ]
    );
}

#[test]
fn a_table_holds_headings_lists_and_notes_and_is_referred_to() {
    assert_eq!(
        shown(
            "table",
            "",
            "# Implications\n\nBefore.[^a]\n\n## Finance[^a] {#money}\n\nMuch.\n\n### Revenue {#revenue}\n\nSome.\n\n- one\n- two\n\n## Legal\n\n## Seals\n\nSee [](#money), [](#revenue).\n\n[^a]: A note.\n"
        ),
        [
            "# Implications",
            "  Before.[^a]",
            "  table(Issue / What follows; Financial implications[^a] {#money} / Much. | **Revenue** {#revenue} | Some. | list(one; two); Legal implications / None.; Seals / See [#money], [#revenue].)"
        ]
    );
}

#[test]
fn who_signed_a_part_off_stands_in_its_row() {
    assert_eq!(
        shown(
            "table",
            "[[sign_off]]\non = 'Legal'\nname = 'A. Officer'\npost = 'Solicitor'\ndate = 2026-11-03\n[[sign_off]]\non = 'finance'\npost = 'Treasurer'\n[[sign_off]]\npost = 'Chief Executive'\n",
            "# Implications\n\n## Financial implications\n\nMuch.\n\n## Legal\n\nNone.\n"
        ),
        [
            "# Implications",
            "  table(Issue / What follows / Signed off by; Financial implications / Much. / Treasurer; Legal implications / None. / A. Officer, Solicitor / 3 November 2026)",
            "signed off: Chief Executive"
        ]
    );
    assert_eq!(
        shown(
            "run-in",
            "[[sign_off]]\non = 'legal'\npost = 'Solicitor'\n[[sign_off]]\npost = 'Chief Executive'\n",
            "# Implications\n\n## Legal\n\nNone.\n"
        ),
        [
            "# Implications",
            "  **Legal implications:** None.",
            "signed off: Legal implications / Solicitor",
            "signed off: The whole report / Chief Executive"
        ]
    );
}

#[test]
fn parts_that_say_something_are_ticked() {
    assert_eq!(
        shown(
            "ticks",
            "",
            "# Implications\n\nBefore.\n\n## Finance {#money}\n\nNone.\n\n## Legal {#law}\n\nMuch.\n\n### Deep\n\nText.\n\n## Weather\n\n## Roads {#roads}\n\nNone\n\n# Other\n\nSee [](#money), [](#law), [](#roads).\n"
        ),
        [
            "# Implications",
            "  Before.",
            "  list(☐Financial implications {#money}; ☑Legal implications; ☐Staffing implications; ☐Equality implications; ☐Risk; ☐Climate implications; ☐Data protection; ☐Weather; ☐Roads {#roads})",
            "  **Legal implications:** Much. {#law}",
            "  ## Deep",
            "  Text.",
            "# Other",
            "  See [#money], [#law], [#roads]."
        ]
    );
}

#[test]
fn an_empty_section_has_no_form() {
    assert_eq!(shown("ticks", "", "# Implications\n\nNone\n"), ["# Implications", "  None."]);
    assert_eq!(shown("table", "", "# Implications\n\nNone.\n"), ["# Implications", "  None."]);
    assert_eq!(shown("sections", "", "# Implications\n\nN/A\n"), ["# Implications", "  None."]);
}
