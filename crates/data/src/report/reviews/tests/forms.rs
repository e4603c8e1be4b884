//! Blank forms, and recommendations printed again.

use super::{CHAPTER, read, report, shown, told};

/// What is said of this text at the end of a chapter; it begins at line 11.
fn told_of(text: &str) -> Vec<String> {
    told("", &format!("{CHAPTER}\n{text}\n"), &[])
}

#[test]
fn labels_have_a_line_or_as_many_as_they_ask_for() {
    let text = "# One\n\n::: form About you\nFill it in.\n\n- Name\n- What you learned {lines=8}\n\n1. With others\n   - whom\n\n::: note\n- Keep it\n:::\n:::\n";
    let sample = read("", text, &[]);
    assert_eq!(
        shown(report(&sample)),
        [
            "# One: form(Fill it in. | list(Name, What you learned [8]) | list(With others | list(whom)) | note(list(Keep it)))"
        ]
    );
}

#[test]
fn lines_that_are_no_number_of_lines() {
    for lines in ["0", "61", "-1", "2.5", "eight"] {
        assert_eq!(
            told_of(&format!("::: form\n- Name {{lines={lines}}}\n:::")),
            [
                &format!("12:9 bad-attribute: `{lines}` is not a number of lines from 1 to 60"),
                "write how many lines there should be to write on: `lines=8`"
            ]
        );
    }
    assert_eq!(
        told_of("::: form\n- Name {lines}\n:::"),
        ["12:9 bad-attribute: `lines` means nothing", "write its value: `{lines=8}`"]
    );
    assert_eq!(
        told_of("::: form\n- Name {line=3}\n:::"),
        [
            "12:9 bad-attribute: `line=3` is not known here",
            "write `lines`, or type `\\{` if the braces are to be printed"
        ]
    );
    assert_eq!(
        told_of("::: form\n- Name {lines=2 lines=3}\n:::"),
        ["12:17 bad-attribute: this is said twice", "delete one of them"]
    );
}

#[test]
fn lines_where_nothing_is_filled_in() {
    let put = "put it at the end of a label: an item of a list between `::: form` and `:::`, in no box or list within them";
    for (text, place, what) in [
        ("- Name {lines=2}", "11:9", "a paragraph or item here"),
        ("Name {lines=2}", "11:7", "a paragraph"),
        ("## Name {lines=2}\n\nText.", "11:10", "a heading"),
        ("::: form {lines=2}\n- Name\n:::", "11:11", "a blank form"),
        ("::: form\n- Name\n  - whom {lines=2}\n:::", "13:11", "a paragraph or item here"),
        ("::: form\n- Name\n\n::: note\n- Keep it {lines=2}\n:::\n:::", "15:12", "a paragraph or item here"),
    ] {
        let said = format!("{place} bad-attribute: `lines=2` means nothing on {what}");
        assert_eq!(told_of(text), [said.as_str(), put], "{text}");
    }
}

#[test]
fn a_form_with_nothing_to_fill_in() {
    let write =
        "write each label as an item of a list under it, such as `- What have you learned? {lines=8}`";
    for text in ["::: form\n:::", "::: form About you\nText.\n:::", "::: form\n::: note\n- Keep it\n:::\n:::"]
    {
        assert_eq!(told_of(text), ["11:1 bad-fence: this blank form has no room to write", write], "{text}");
    }
    assert_eq!(
        told_of("::: form\n- Name\n-\n:::"),
        [
            "13:1 bad-fence: a label of this blank form has no words",
            "write what is to be filled in, such as `- Name`, or delete the label"
        ]
    );
}

#[test]
fn a_form_where_there_is_no_room_for_it() {
    for (text, place, what) in [
        ("- a\n\n  ::: form\n  - Name\n  :::", "13:3", "a list item"),
        ("> ::: form\n> - Name\n> :::", "11:3", "a quotation"),
        ("::: table\n- - a\n- - ::: form\n    - Name\n    :::\n:::", "13:5", "a table cell"),
        ("::: form\n- Name\n\n::: form\n- Post\n:::\n:::", "14:1", "a blank form"),
        ("A.[^n]\n\n[^n]: ::: form\n    - Name\n    :::", "13:7", "a footnote"),
    ] {
        let said = format!(
            "{place} bad-fence: a blank form needs the width of the page, so it cannot stand in {what}"
        );
        assert_eq!(told_of(text), [said.as_str(), "move it between the paragraphs of a chapter"], "{text}");
    }
}

#[test]
fn recommendations_are_printed_again_where_there_are_any() {
    assert_eq!(
        told_of("::: all-recommendations\n:::"),
        [
            "11:1 bad-fence: no chapter has recommendations to print here",
            "write them in boxes `::: recommendations` in their chapters, or delete these lines"
        ]
    );
    // Those of a cover page are no chapter's.
    assert_eq!(
        read(
            "about = '''\n::: recommendations\n1. Read on.\n:::\n'''",
            "# One\n\n::: all-recommendations\n:::\n",
            &[]
        )
        .said,
        ["13:1 bad-fence: no chapter has recommendations to print here"]
    );
    let text = "# One\n\n::: all-recommendations\n:::\n\n# How {.appendix}\n\n::: recommendations\n1. Begin. {#begin}\n:::\n\nSee [](#begin).\n";
    assert_eq!(
        shown(report(&read("", text, &[]))),
        ["# One: all-recommendations", "A How: recommendations(list(Begin.)) | See [#begin]."]
    );
}

#[test]
fn where_recommendations_cannot_be_printed_again() {
    let own = "::: recommendations\n1. Begin.\n:::\n\n";
    let told = |text: &str| told_of(&format!("{own}{text}"));
    let between = "move it between the paragraphs of a chapter";
    for (text, place, what) in [
        ("- ::: all-recommendations\n  :::", "15:3", "a list item"),
        ("> ::: all-recommendations\n> :::", "15:3", "a quotation"),
        ("::: form\n- a\n\n::: all-recommendations\n:::\n:::", "18:1", "a blank form"),
        ("A.[^n]\n\n[^n]: ::: all-recommendations\n    :::", "17:7", "a footnote"),
    ] {
        let said =
            format!("{place} bad-fence: all recommendations print between paragraphs, so not in {what}");
        assert_eq!(told(text), [said.as_str(), between], "{text}");
    }
    assert_eq!(
        told("::: note\n::: all-recommendations\n:::\n:::"),
        [
            "16:1 bad-fence: all recommendations print between the paragraphs of a chapter, so not in a box, a note or a cover",
            "move it below a heading of a chapter, out of what stands around it"
        ]
    );
}

#[test]
fn what_the_place_of_recommendations_does_not_take() {
    let own = "::: recommendations\n1. Begin.\n:::\n\n";
    assert_eq!(
        told_of(&format!("{own}::: all-recommendations Ours {{#ours}}\nThese:\n:::")),
        [
            "15:25 bad-fence: `::: all-recommendations` has no title",
            "write these words as a heading above it",
            "15:31 bad-attribute: `#ours` means nothing on all recommendations",
            "put `{#…}` at the end of a heading, paragraph or list item, or on the line that opens a box",
            "16:1 bad-fence: text stands within `::: all-recommendations`, which prints what the chapters recommend",
            "move it above or below; write a recommendation in a box `::: recommendations` of its chapter",
        ]
    );
}

#[test]
fn words_misspelt_after_colons() {
    for (word, meant) in [
        ("all-recomendations", "all-recommendations"),
        ("all recommendations", "all-recommendations"),
        ("AllRecommendations", "all-recommendations"),
        ("recommendation The service", "recommendations"),
        ("case study What one family said", "case-study"),
        ("forms", "form"),
        ("{.form}", "form"),
    ] {
        let told = told_of(&format!("::: {word}\n1. a\n:::"));
        let typed = word.split(' ').next().unwrap();
        let said = format!("11:5 bad-fence: `{typed}` is no kind of box, table or other part between colons");
        assert_eq!(told, [said, format!("write `::: {meant}`")], "{word}");
    }
}
