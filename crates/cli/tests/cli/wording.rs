//! Messages as an officer reads them, whole.

use crate::support::{Workspace, good_report, picture, report, report_with};

/// What a build says to people, with neither the folder nor the time.
fn said(path: &str, document: &str) -> String {
    let workspace = Workspace::new().with("data/map.png", picture(2, 2)).with(path, document);
    workspace.run("build").talk()
}

macro_rules! reads {
    ($name:ident, $path:literal, $document:expr) => {
        #[test]
        fn $name() {
            insta::assert_snapshot!(said($path, &$document));
        }
    };
}

reads!(an_unknown_key, "data/paper.md", report_with("reporting_oficer = \"Director of Resources\""));
reads!(
    a_key_below_a_table,
    "data/paper.md",
    report_with("[contact]\nname = \"A. Officer\"\nwards = [\"Ainsdale\"]")
);
reads!(
    text_without_quotation_marks,
    "data/paper.md",
    "+++\nkind = \"report\"\ntitle = Inspection of fostering\ndate = 2026-12-10\n+++\n"
);
reads!(yaml, "data/paper.md", "---\nkind: report\ntitle: Inspection of fostering\n---\n\n# Purpose\n");
reads!(
    a_missing_comma_in_json,
    "data/paper.json",
    "{\n  \"kind\": \"report\",\n  \"title\": \"Inspection\"\n  \"date\": \"2026-12-10\"\n}\n"
);
reads!(a_date_that_is_none, "data/paper.md", good_report().replace("2026-12-10", "\"31st November 2026\""));
reads!(missing_fields_and_sections, "data/paper.md", report_with("house = \"borough\""));
reads!(
    a_reference_to_nothing,
    "data/paper.md",
    report("# Purpose\n\nThe service began in 1974. {#history}\n\nAs [](#histroy) explains, it grew.\n")
);
reads!(
    a_missing_picture,
    "data/paper.md",
    report("# Purpose\n\n![Bus routes in the borough](mpa.png \"Bus routes\")\n")
);
reads!(a_picture_without_words, "data/paper.md", report("# Purpose\n\n![](map.png \"Bus routes\")\n"));
reads!(an_id_given_twice, "data/paper.md", report("# Purpose\n\nOne. {#history}\n\nTwo. {#history}\n"));
reads!(
    a_box_that_is_not_closed,
    "data/paper.md",
    report("# Purpose\n\n::: box What young people say\n\nWe want to be heard.\n")
);
reads!(an_exempt_paper, "data/paper.md", report_with("access = \"exempt\""));
reads!(a_house_that_is_not_there, "data/paper.md", report_with("house = \"burough\""));
reads!(a_comment, "data/paper.md", report("# Purpose\n\nTo tell. <!-- TODO ask legal -->\n"));
reads!(an_unprintable_character, "data/paper.md", report("# Purpose\n\nThe award went to 漢字 Ltd.\n"));

#[test]
fn a_fault_in_a_template() {
    let workspace = Workspace::new()
        .with("data/paper.md", report_with("house = \"own\""))
        .with("templates/own/house.toml", "")
        .with(
            "templates/own/report.typ.j2",
            "{% extends \"base/report.typ.j2\" %}\n{% block title %}{{ chairman }}{% endblock %}\n",
        );
    insta::assert_snapshot!(workspace.run("build").talk());
}
