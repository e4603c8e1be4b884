//! What an officer reads of a review, whole.

use crate::reviews::{CHAPTER, review};
use crate::support::Workspace;

/// What a build says to people of a review with these keys and this text, and of the files beside it.
fn said(keys: &str, text: &str, files: &[(&str, &str)]) -> String {
    let workspace = Workspace::new().with("data/review.md", review(keys, text));
    let beside =
        |workspace: Workspace, (name, text): &(&str, &str)| workspace.with(&format!("data/{name}"), text);
    files.iter().fold(workspace, beside).run("build").talk()
}

/// What a build says of a chapter with this text, in a file of its own.
fn said_of_chapter(text: &str) -> String {
    said("chapters = [\"one.md\"]", "", &[("one.md", text)])
}

/// What a build says of a review with this list of references beside it.
fn said_of_works(works: &str, text: &str) -> String {
    let chapter = format!("# Starting in time\n\n{text}\n");
    said("references = \"works.toml\"", &chapter, &[("works.toml", works)])
}

/// The same in a house that says this.
fn said_in_house(house: &str, text: &str) -> String {
    Workspace::new()
        .with("templates/own/house.toml", house)
        .with("data/review.md", review("house = \"own\"", text))
        .run("build")
        .talk()
}

macro_rules! reads {
    ($name:ident, $said:expr) => {
        #[test]
        fn $name() {
            insta::assert_snapshot!($said);
        }
    };
}

const WORKS: &str = "[[reference]]\nkey = \"act-1989\"\ntext = \"Children Act 1989\"\nurl = \"https://www.law.example/1989/41/\"\n";

reads!(no_chapters, said("", "", &[]));
reads!(
    a_chapter_that_is_not_there,
    said("chapters = [\"one.md\", \"tow.md\"]", "", &[("one.md", CHAPTER), ("two.md", CHAPTER)])
);
reads!(
    a_chapter_named_twice,
    said("chapters = [\n  \"one.md\",\n  \"one.md\",\n]", "", &[("one.md", CHAPTER)])
);
reads!(
    a_chapter_with_front_matter,
    said_of_chapter(&format!("+++\nkind = \"report\"\ntitle = \"One\"\ndate = 2026-12-10\n+++\n{CHAPTER}"))
);
reads!(a_chapter_without_a_heading, said_of_chapter("A plan is begun at fourteen.\n"));
reads!(a_cover_without_words, said("cover_image = \"doors.png\"", CHAPTER, &[]));
reads!(
    a_heading_too_deep_on_a_cover_page,
    said("about = \"\"\"\n### Who we are\n\nWe ask.\n\"\"\"", CHAPTER, &[])
);
reads!(
    an_appendix_below_a_chapter,
    said_of_chapter(&format!("{CHAPTER}\n## How we asked {{.appendix}}\n\nSo.\n"))
);
reads!(a_form_without_labels, said_of_chapter(&format!("{CHAPTER}\n::: form About you\nName\n:::\n")));
reads!(
    a_label_with_too_much_room,
    said_of_chapter(&format!("{CHAPTER}\n::: form About you\n- Name {{lines=100}}\n:::\n"))
);
reads!(
    recommendations_where_there_are_none,
    said_of_chapter(&format!("{CHAPTER}\n::: all-recommendations\n:::\n"))
);
reads!(
    a_work_with_its_title_apart,
    said_of_works(
        "[[reference]]\nkey = \"act\"\nauthor = \"Parliament\"\ntitle = \"An Act\"\n",
        "A plan.[@act]"
    )
);
reads!(a_citation_of_nothing, said_of_works(WORKS, "A plan.[@act-1989] Another.[@act-1998]"));
reads!(
    one_work_at_one_address,
    said_of_works(
        &format!(
            "{WORKS}\n[[reference]]\nkey = \"section-17\"\ntext = \"Children Act 1989, section 17\"\nurl = \"http://law.example/1989/41\"\n"
        ),
        "A plan.[@act-1989; @section-17]"
    )
);
reads!(
    one_work_in_other_words,
    said_of_works(
        &format!("{WORKS}\n[[reference]]\nkey = \"act\"\ntext = \"*Children Act*, 1989\"\n"),
        "A plan.[@act-1989; @act]"
    )
);
reads!(a_work_that_nothing_cites, said_of_works(WORKS, "A plan."));
reads!(
    a_list_of_works_that_is_not_there,
    said("references = \"refs.toml\"", "# One\n\nA plan.[@a; @b] Another.[@c]\n", &[])
);
reads!(
    a_note_of_another_chapter,
    said_in_house(
        "[numbering]\nfootnotes = \"chapter\"\n",
        "# One\n\nA plan.[^plan]\n\n# Two\n\nAnother.[^plan]\n\n[^plan]: Written down.\n"
    )
);
reads!(
    a_box_without_title_or_number,
    said_of_chapter(&format!("{CHAPTER}\n::: note {{#box}}\nWords.\n:::\n\nSee [](#box).\n"))
);
