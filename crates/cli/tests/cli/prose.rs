//! Text that cannot be built, or would be wrong in print.

use crate::support::{Workspace, picture, report, wrong_text};

#[test]
fn references_that_lead_nowhere() {
    wrong_text(
        "# Purpose\n\nThe past matters. {#history}\n\nAs [](#histroy) and [](#nothing) say[^1], and [@laming].\n",
        &["?"],
    );
}

#[test]
fn a_reference_that_is_no_name() {
    wrong_text("# Purpose\n\nSee [](#), [](#1st) and [here](#the past).\n", &["?"]);
}

#[test]
fn links_that_a_paper_cannot_have() {
    wrong_text(
        "# Purpose\n\n[a](javascript:alert(1)) [b](other.md) [c](ftp://x.example) [](https://x.example)\n",
        &["?"],
    );
}

#[test]
fn pictures_without_words() {
    let workspace = Workspace::new()
        .with("data/map.png", picture(2, 2))
        .with("data/bad.md", report("# Purpose\n\n![](map.png)\n\n# ![A map](map.png)\n\nText.\n"));
    workspace.build("").exits(1).says(&["?"]);
}

#[test]
fn headings_that_skip_a_level_or_have_no_words() {
    wrong_text("# Purpose\n\n### Buses\n\nText.\n\n#\n\n# [^1]\n\nText.\n\n[^1]: Note.\n", &["?"]);
}

#[test]
fn text_before_the_first_heading() {
    wrong_text("Dear colleagues,\n\n# Purpose\n\nTo tell.\n", &["?"]);
}

#[test]
fn fences_unknown_unclosed_and_empty() {
    wrong_text(
        "# Purpose\n\n::: bocks\n\nText.\n:::\n\n::: signature\n:::\n\n- item\n  ::: box\n  Text.\n- item\n",
        &["?"],
    );
}

#[test]
fn tables_that_are_none() {
    wrong_text(
        "# Purpose\n\n::: table Buses {heads=2}\n- - Route\n  - Buses a day\n- One\n:::\n\n::: table\n\nText.\n:::\n",
        &["?"],
    );
}

#[test]
fn lists_typed_in_a_way_that_markdown_does_not_know() {
    wrong_text("# Purpose\n\na) buses\n\n(i) trains\n\n(1) trams\n", &["?"]);
}

#[test]
fn braces_that_mean_nothing() {
    wrong_text("# Purpose {.fancy}\n\nText. {colour=red}\n\n{#alone}\n", &["?"]);
}

#[test]
fn comments_would_be_published() {
    wrong_text("# Purpose\n\nText. <!-- ask legal -->\n", &["?"]);
}

#[test]
fn what_later_versions_build() {
    wrong_text("# Purpose\n\n::: plan action-plan.toml\n:::\n\n::: form\n- Name\n:::\n", &["?"]);
}

#[test]
fn warnings_are_told_and_the_paper_is_built() {
    let text = "# Purpose\n\nA <b>bold</b> plan[^2] 漢.\n\n::: table\n- - Route\n  - Buses\n  - Trams\n- - One\n  - 2\n- - Two\n  - 7\n  - 1\n:::\n\n[^1]: Nobody asks.\n\n[^2]: Somebody does.\n";
    let workspace = Workspace::new().with("data/odd.md", report(text));
    workspace.build("").exits(0).has("output/odd.pdf").says(&["?"]);
}

#[test]
fn nothing_typed_is_code() {
    let text = "# Purpose\n\n#panic(\"x\") $x^2$ @ref {{ secret }} {% raw %} `#let x` \\#{} //x /*y*/\n";
    Workspace::new().with("data/odd.md", report(text)).build("").exits(0).has("output/odd.pdf").says(&[]);
}
