//! Text that cannot be built, or would be wrong in print.

use crate::support::{Workspace, picture, report, wrong_text};

#[test]
fn references_that_lead_nowhere() {
    wrong_text(
        "# Purpose\n\nThe past matters. {#history}\n\nAs [](#histroy) and [](#nothing) say[^1], and [@laming].\n",
        &[
            "data/bad.md:11:8 error[dangling-reference] nothing here has the id `histroy`",
            "    did you mean `#history`?",
            "data/bad.md:11:25 error[dangling-reference] nothing here has the id `nothing`",
            "    write `{#nothing}` at the end of what it should lead to",
            "data/bad.md:11:39 error[unknown-footnote] there is no footnote `1`",
            "    add a line `[^1]: words of the note`",
            "data/bad.md:11:49 error[unknown-citation] there is no reference `laming`",
            "    list the work: a `[[reference]]` with key = \"laming\" and text = \"…\"",
        ],
    );
}

#[test]
fn a_reference_that_is_no_name() {
    wrong_text(
        "# Purpose\n\nSee [](#), [](#1st) and [here](#the past).\n",
        &[
            "data/bad.md:9:5 error[bad-link] `#` is not the name of a place in the document",
            "    write `#` and the id that stands in braces at that place, such as `{#history}`",
            "data/bad.md:9:16 error[bad-link] `#1st` is not the name of a place in the document",
            "    write `#` and the id that stands in braces at that place, such as `{#history}`",
        ],
    );
}

#[test]
fn links_that_a_paper_cannot_have() {
    wrong_text(
        "# Purpose\n\n[a](javascript:alert(1)) [b](other.md) [c](ftp://x.example) [](https://x.example)\n",
        &[
            "data/bad.md:9:2 warning[vague-link-text] the words of a link are only `a`, which do not say where it leads",
            "    put the name of what it leads to in the square brackets: `[inspectors’ report](…)`",
            "data/bad.md:9:5 error[bad-link] the link `javascript:alert(1)` leads to a kind of place that a paper cannot",
            "    use an address that begins with `https://`, `mailto:` or `tel:`, or the path of another document's source",
            "data/bad.md:9:27 warning[vague-link-text] the words of a link are only `b`, which do not say where it leads",
            "    put the name of what it leads to in the square brackets: `[inspectors’ report](…)`",
            "data/bad.md:9:30 error[bad-link] the link `other.md` leads to no document of the workspace",
            "    use an address that begins with `https://`, `mailto:` or `tel:`, or the path of another document's source",
            "data/bad.md:9:41 warning[vague-link-text] the words of a link are only `c`, which do not say where it leads",
            "    put the name of what it leads to in the square brackets: `[inspectors’ report](…)`",
            "data/bad.md:9:44 error[bad-link] the link `ftp://x.example` leads to a kind of place that a paper cannot",
            "    use an address that begins with `https://`, `mailto:` or `tel:`, or the path of another document's source",
            "data/bad.md:9:61 error[bad-link] this link has no words",
            "    write words between the brackets, or `<https://x.example>` to print the address",
            "data/bad.md:9:64 warning[bare-web-address] the words of a link are a web address, `https://x.example`",
            "    write what is to be found there: `[its name](https://x.example)`",
        ],
    );
}

#[test]
fn pictures_without_words() {
    let workspace = Workspace::new()
        .with("data/map.png", picture(2, 2))
        .with("data/bad.md", report("# Purpose\n\n![](map.png)\n\n# ![A map](map.png)\n\nText.\n"));
    workspace.build("").exits(1).says(&[
            "data/bad.md:9:1 error[missing-alt-text] this picture has no words for those who cannot see it",
            "    say between the brackets what it shows, or write `{.decorative}` straight after it if it means nothing",
            "data/bad.md:11:1 error[empty-heading] this heading has no words",
            "    write the heading's words, or delete the line",
        ]);
}

#[test]
fn headings_that_skip_a_level_or_have_no_words() {
    wrong_text(
        "# Purpose\n\n### Buses\n\nText.\n\n#\n\n# [^1]\n\nText.\n\n[^1]: Note.\n",
        &[
            "data/bad.md:9:1 error[skipped-heading-level] a heading `###` follows a heading `#`",
            "    write it as `##`",
            "data/bad.md:13:1 error[empty-heading] this heading has no words",
            "    also at data/bad.md:15:1",
            "    write the heading's words, or delete the line",
        ],
    );
}

#[test]
fn text_before_the_first_heading() {
    wrong_text(
        "Dear colleagues,\n\n# Purpose\n\nTo tell.\n",
        &[
            "data/bad.md:7:1 error[text-outside-section] text stands before the first section",
            "    put a heading above it, such as `# Purpose of the report`",
        ],
    );
}

#[test]
fn fences_unknown_unclosed_and_empty() {
    wrong_text(
        "# Purpose\n\n::: bocks\n\nText.\n:::\n\n::: signature\n:::\n\n- item\n  ::: box\n  Text.\n- item\n",
        &[
            "data/bad.md:9:5 error[bad-fence] `bocks` is no kind of box, table or other part between colons",
            "    write one of these words: `box`, `case-study`, `recommendations`, `note`, `warning`, `table`, `plan`, `form`, `signature`, `all-recommendations`",
            "data/bad.md:14:1 error[bad-fence] there is nothing in this `::: signature`",
            "    write a name, a post and a date under it, one a line",
            "data/bad.md:18:3 error[bad-fence] `::: box` is not closed in the list item in which it opens",
            "    write `:::` on a line of its own where it ends, as far in as the line that opens it",
        ],
    );
}

#[test]
fn tables_that_are_none() {
    wrong_text(
        "# Purpose\n\n::: table Buses {heads=2}\n- - Route\n  - Buses a day\n- One\n:::\n\n::: table\n\nText.\n:::\n",
        &[
            "data/bad.md:9:18 error[bad-attribute] `heads=2` is not known here",
            "    write `header`, or type `\\{` if the braces are to be printed",
            "data/bad.md:15:1 error[bad-table] there is no table in this `::: table`",
            "    write each row as a list item that holds a list of its cells: `- - one cell`",
            "data/bad.md:17:1 error[bad-table] only one list, or one pipe table, can stand in `::: table`",
            "    move this above `::: table` or under its `:::`",
        ],
    );
}

#[test]
fn lists_typed_in_a_way_that_markdown_does_not_know() {
    wrong_text(
        "# Purpose\n\na) buses\n\n(i) trains\n\n(1) trams\n",
        &[
            "data/bad.md:9:1 error[typed-list] `a)` does not begin an item of a list",
            "    also at data/bad.md:11:1",
            "    also at data/bad.md:13:1",
            "    begin each item on a line of its own with `1.`, and the house numbers them; or type `a\\)` if these words are no list",
        ],
    );
}

#[test]
fn braces_that_mean_nothing() {
    wrong_text(
        "# Purpose {.fancy}\n\nText. {colour=red}\n\n{#alone}\n",
        &[
            "data/bad.md:7:12 error[bad-attribute] `.fancy` is not known here",
            "    delete the braces, or type `\\{` if they are to be printed",
            "data/bad.md:9:8 error[bad-attribute] `colour=red` is not known here",
            "    delete the braces, or type `\\{` if they are to be printed",
            "data/bad.md:11:1 error[bad-attribute] there is nothing here for the words in braces to be of",
            "    put them at the end of the paragraph or heading that they are of, or straight after the picture",
        ],
    );
}

#[test]
fn comments_would_be_published() {
    wrong_text(
        "# Purpose\n\nText. <!-- ask legal -->\n",
        &["data/bad.md:9:7 error[html-comment] this comment would be published", "    delete it"],
    );
}

#[test]
fn warnings_are_told_and_the_paper_is_built() {
    let text = "# Purpose\n\nA <b>bold</b> plan[^2] 漢.\n\n::: table\n- - Route\n  - Buses\n  - Trams\n- - One\n  - 2\n- - Two\n  - 7\n  - 1\n:::\n\n[^1]: Nobody asks.\n\n[^2]: Somebody does.\n";
    let workspace = Workspace::new().with("data/odd.md", report(text));
    workspace.build("").exits(0).has("output/odd.pdf").says(&[
        "data/odd.md:9:3 warning[raw-html] this HTML is printed as it is typed",
        "    write it in Markdown, such as `*emphasis*`, `**strong**` or `^raised^`; if it is to be printed, type `\\<` for `<`",
        "data/odd.md:9:24 warning[uncovered-character] the character `漢` (U+6F22) is in no font",
        "    write it in words, or add a font that has it to the workspace's `fonts` folder",
        "data/odd.md:15:1 warning[short-row] this row has 2 cells, where others have 3",
        "    add the cells that are missing; until then they are empty",
        "data/odd.md:22:3 warning[unused-footnote] nothing refers to the footnote `1`",
        "    write `[^1]` where its mark should stand, or remove the note; it is not printed",
    ]);
}

#[test]
fn nothing_typed_is_code() {
    let text = "# Purpose\n\n#panic(\"x\") $x^2$ @ref {{ secret }} {% raw %} `#let x` \\#{} //x /*y*/\n";
    Workspace::new().with("data/odd.md", report(text)).build("").exits(0).has("output/odd.pdf").says(&[]);
}
