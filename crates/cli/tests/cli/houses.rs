//! House styles that are not there, not right, or stricter than the writer thought.

use crate::support::{Workspace, good_report, report, report_with};

/// A good report, one in a house of the workspace's own, and that house's file.
fn in_own_house(file: &str, text: &str) -> Workspace {
    Workspace::new()
        .with("data/good.md", good_report())
        .with("data/own.md", report_with("house = \"own\""))
        .with("templates/own/house.toml", "title = \"Own\"\n")
        .with(&format!("templates/own/{file}"), text)
}

#[track_caller]
fn wrong_house(file: &str, text: &str, said: &[&str]) {
    in_own_house(file, text).build("").exits(1).has("output/good.pdf").lacks("output/own.pdf").says(said);
}

#[test]
fn a_house_that_does_not_exist() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/a.md", report_with("house = \"bourough\""))
        .with("data/b.md", report_with("house = \"bourough\""));
    workspace.build("").exits(1).has("output/good.pdf").lacks("output/a.pdf").says(&[
        "data/a.md:5:9 error[unknown-house] there is no house `bourough`",
        "    did you mean `borough`?",
        "data/b.md:5:9 error[unknown-house] there is no house `bourough`",
        "    did you mean `borough`?",
    ]);
}

#[test]
fn a_house_of_the_settings_that_does_not_exist() {
    let workspace = Workspace::new()
        .with("boardpaper.toml", "[workspace]\nhouse = \"manor\"\n")
        .with("data/bad.md", good_report())
        .with("data/good.md", report_with("house = \"base\""));
    workspace.build("").has("output/good.pdf").lacks("output/bad.pdf").says(&[
            "boardpaper.toml:2:9 error[unknown-house] there is no house `manor`",
            "    use one of `base`, `borough`, `county`, `front-sheet`, `inspectorate`, `letters`, `questions`, `running` and `signed-table`, or make the folder `templates/manor` with a `house.toml`",
        ]).exits(2);
}

#[test]
fn houses_that_extend_in_a_circle() {
    let workspace = in_own_house("house.toml", "extends = \"other\"\n")
        .with("templates/other/house.toml", "extends = \"own\"\n");
    workspace.build("").exits(1).has("output/good.pdf").lacks("output/own.pdf").says(&[
            "data/own.md error[unknown-house] this document was not built, because its house `own` has a fault",
            "    mend the fault of the house, which is shown apart",
            "templates/other/house.toml:1:11 error[unknown-house] the houses `own` and `other` extend each other in a circle",
            "    change `extends` in one of them: every house extends `base` in the end",
        ]);
}

#[test]
fn a_house_that_extends_one_that_does_not_exist() {
    wrong_house(
        "house.toml",
        "extends = \"basis\"\n",
        &[
            "data/own.md error[unknown-house] this document was not built, because its house `own` has a fault",
            "    mend the fault of the house, which is shown apart",
            "templates/own/house.toml:1:11 error[unknown-house] there is no house `basis`",
            "    use one of `base`, `borough`, `county`, `front-sheet`, `inspectorate`, `letters`, `own`, `questions`, `running` and `signed-table`, or make the folder `templates/basis` with a `house.toml`",
        ],
    );
}

#[test]
fn settings_of_a_house_that_are_wrong() {
    wrong_house(
        "house.toml",
        "colour = \"red\"\n\n[text]\nsize = 12\n\n[colours]\nlink = \"blueish\"\n\n[numbering]\nsection = \"§\"\n",
        &[
            "data/own.md error[unknown-house] this document was not built, because its house `own` has a fault",
            "    mend the fault of the house, which is shown apart",
            "templates/own/house.toml:1:1 error[unknown-key] `colour` is not a key of a house",
            "    write `colours`, if that is what was meant",
            "templates/own/house.toml:4:8 error[wrong-type] `size` is a number, not text",
            "    put it in quotation marks",
            "templates/own/house.toml:7:8 error[bad-setting] `blueish` is no colour",
            "    write six hexadecimal digits after `#`, such as \"#1f3a5f\"",
            "templates/own/house.toml:10:11 error[bad-setting] `§` is no numbering: nothing in it counts",
            "    write an example such as \"1.0\", \"1.1\", \"1)\", \"(a)\", \"(i)\" or \"A\"",
        ],
    );
}

#[test]
fn statuses_with_the_name_of_another_count() {
    let grade = |kind: &str, id: &str| {
        format!("[plan.{kind}.{id}]\nlabel = \"A\"\nmark = \"A\"\ncolour = \"#0b4f91\"\nmeaning = \"A.\"\n")
    };
    let house = format!(
        "[plan]\nstatuses = [\"Open\", \"unknown\"]\nrags = [\"overdue\"]\n{}{}",
        grade("status", "Open"),
        grade("rag", "overdue")
    );
    wrong_house(
        "house.toml",
        &house,
        &[
            "data/own.md error[unknown-house] this document was not built, because its house `own` has a fault",
            "    mend the fault of the house, which is shown apart",
            "templates/own/house.toml:2:13 error[bad-setting] `open` is the name of another count, as in `[](#plan:open)`",
            "    give it another id; its label may be any word",
            "templates/own/house.toml:3:9 error[bad-setting] `overdue` is the name of another count, as in `[](#plan:overdue)`",
            "    give it another id; its label may be any word",
        ],
    );
}

#[test]
fn columns_of_a_plan_that_are_wider_than_the_page() {
    wrong_house(
        "house.toml",
        "[plan.column.due]\nwidth = \"300mm\"\n",
        &[
            "data/own.md error[unknown-house] this document was not built, because its house `own` has a fault",
            "    mend the fault of the house, which is shown apart",
            "templates/own/house.toml:2:9 error[bad-setting] the columns of an action plan are 300 mm wide, and the page has room for 265 mm",
            "    make some of their widths smaller, or leave them out: what has no width is set by its text",
        ],
    );
    wrong_house(
        "house.toml",
        "[plan]\ncolumns = [\"action\", \"due\"]\n\n[plan.column.due]\nwidth = \"300mm\"\n",
        &[
            "data/own.md error[unknown-house] this document was not built, because its house `own` has a fault",
            "    mend the fault of the house, which is shown apart",
            "templates/own/house.toml:5:9 error[bad-setting] the columns of an action plan are 300 mm wide, and the page has room for 265 mm",
            "    make some of their widths smaller, or leave them out: what has no width is set by its text",
        ],
    );
}

#[test]
fn a_house_that_is_no_toml() {
    wrong_house(
        "house.toml",
        "title = Own\n[text\n",
        &[
            "data/own.md error[unknown-house] this document was not built, because its house `own` has a fault",
            "    mend the fault of the house, which is shown apart",
            "templates/own/house.toml:1:9 error[syntax] `Own` stands without quotation marks",
            "    write `\"Own\"`",
            "templates/own/house.toml:2:1 error[syntax] `]` is missing at the end of this line",
            "    add `]`",
        ],
    );
}

#[test]
fn unknown_and_missing_sections_where_a_house_minds() {
    let house = "[sections]\nunknown = \"forbidden\"\n\n[section.reasons]\ntitle = \"Reasons for the decision\"\nrequired = true\n";
    let workspace = in_own_house("house.toml", house)
        .with("data/own.md", report("# Purpose of the report\n\nTo tell.\n\n# Reason for the decision\n\nNone.\n\n# Weather\n\nFine.\n").replace("+++\n\n", "house = \"own\"\n+++\n\n"));
    workspace.build("").exits(1).has("output/good.pdf").lacks("output/own.pdf").says(&[
            "data/own.md:1:1 error[missing-section] the house `own` asks for a section “Reasons for the decision”",
            "    add a section `# Reasons for the decision`",
            "data/own.md:12:1 error[unknown-section] the house `own` has no section “Reason for the decision”",
            "    did you mean “Reasons for the decision”?",
            "data/own.md:16:1 error[unknown-section] the house `own` has no section “Weather”",
            "    use one of the house's sections, or a sub-heading `##` in one of them",
        ]);
}

#[test]
fn drawing_with_a_fault_of_grammar() {
    wrong_house(
        "house.typ",
        "#let functions = (\n  section: (house, ..) => {\n",
        &[
            "templates/own/house.typ:1:18 error[template] the typesetter says: unclosed delimiter",
            "    ask whoever keeps the house `own` to mend templates/own/house.typ:1:18",
        ],
    );
}

#[test]
fn drawing_that_uses_an_unknown_value() {
    wrong_house(
        "house.typ",
        "#import \"/templates/base/house.typ\": functions as inherited\n#let functions = inherited + (draught: nothing)\n",
        &[
            "templates/own/house.typ:2:40 error[template] the typesetter says: unknown variable: nothing",
            "    ask whoever keeps the house `own` to mend templates/own/house.typ:2:40",
        ],
    );
}

#[test]
fn drawing_cannot_read_the_disk_or_the_net() {
    wrong_house(
        "house.typ",
        "#import \"/templates/base/house.typ\": functions\n#let secret = read(\"/../../../etc/hostname\")\n",
        &[
            "templates/own/house.typ:2:20 error[template] the typesetter says: path `\"/../../../etc/hostname\"` would escape the project root",
            "    name a file of the house or of one that it extends, such as \"/house/crest.svg\"",
            "    ask whoever keeps the house `own` to mend templates/own/house.typ:2:20",
        ],
    );
    wrong_house(
        "house.typ",
        "#import \"@preview/cetz:0.3.0\"\n#import \"/templates/base/house.typ\": functions\n",
        &[
            "templates/own/house.typ:1:9 error[template] a house has no packages",
            "    copy what you need of the package into the house's folder, and import it from there, such as \"/house/shapes.typ\"",
        ],
    );
}

/// A table is as wide as its text while that fits; the pages of reviews, narrower by a column for numbers,
/// say nothing of a report without numbers.
#[test]
fn a_table_of_a_report_has_the_width_of_its_text() {
    let house = "title = \"Own\"\n[numbering]\nsection = \"none\"\nparagraph = \"none\"\n";
    let table = format!("| A | B |\n|---|---|\n| {} | {} |\n", "a ".repeat(16), "b ".repeat(16));
    let workspace =
        in_own_house("house.toml", house).with("data/own.md", report_with("house = \"own\"") + "\n" + &table);
    workspace.build("--format typst").exits(0);
    let source = String::from_utf8(workspace.read("output/own.typ")).expect("it is text");
    assert!(source.contains("widths: (0.00, 0.00, )"), "{source}");
}

#[test]
fn faults_in_what_a_house_says_of_reports() {
    let house = "[header]\nfields = [\"date\", \"warts\", \"date\"]\n\n[header.field.wards]\nkind = \"tick\"\n\n\
        [section.purpos]\nrequired = true\n\n[section.roads]\ntitle = \"Consultation\"\n\n\
        [section.implications]\nform = \"table\"\n\n[report]\nparts = [\"references\", \"sections\", \"appendices\"]\n\n\
        [footer]\nleft = \"{chairman}\"\n\n[colours]\naccent = \"reddish\"\n";
    wrong_house(
        "house.toml",
        house,
        &[
            "data/own.md error[unknown-house] this document was not built, because its house `own` has a fault",
            "    mend the fault of the house, which is shown apart",
            "templates/own/house.toml:2:19 error[bad-setting] the header has no field `warts`",
            "    did you mean `wards`? Else describe it below a line `[header.field.warts]`",
            "templates/own/house.toml:2:28 error[bad-setting] `date` stands twice in `fields`",
            "    delete one of the two",
            "templates/own/house.toml:5:8 error[bad-setting] `kind` cannot be `tick`",
            "    write `\"ticks\"`, if that is what was meant; known are `text`, `list`, `date`, `yes-no`, `ticks`, `table`",
            "templates/own/house.toml:7:10 error[missing-field] `[section.purpos]` has no `title`, and no house that this one extends knows `purpos`",
            "    did you mean `purpose`? If it is new, give it a `title`",
            "templates/own/house.toml:10:10 error[bad-setting] the sections `consultation` and `roads` both answer to the title “Consultation”",
            "    take it out of `title` or `also` of one of the two",
            "templates/own/house.toml:14:8 error[bad-setting] a section that is a table has two or three columns",
            "    write a line such as columns = [\"Issue\", \"Implications\", \"Signed off by\"]",
            "templates/own/house.toml:17:9 error[bad-setting] sections, references and appendices stand in another order than they can",
            "    write \"sections\" before \"references\", and \"references\" before \"appendices\"",
            "templates/own/house.toml:20:8 error[bad-setting] `{chairman}` stands for nothing in a footer",
            "    use `{title}`, `{publisher}`, `{date}`, `{page}`, `{pages}`, `{page_of}` and words of your own",
            "templates/own/house.toml:23:10 error[bad-setting] `reddish` is no colour",
            "    write six hexadecimal digits after `#`, such as \"#1f3a5f\"",
        ],
    );
}

#[test]
fn a_logo_that_is_not_there() {
    wrong_house(
        "house.toml",
        "[[logo]]\nfile = \"crest.png\"\nalt = \"Crest of Own\"\n",
        &[
            "data/own.md error[unknown-house] this document was not built, because its house `own` has a fault",
            "    mend the fault of the house, which is shown apart",
            "templates/own/house.toml:2:8 error[house-file] there is no picture `crest.png` in this house",
            "    put it into `templates/own`, or write the name of a picture that is there",
        ],
    );
}

#[test]
fn a_font_that_is_not_there() {
    wrong_house(
        "house.toml",
        "[text]\nfonts = [\"Sauce Sans\"]\n",
        &[
            "data/own.md error[unknown-house] this document was not built, because its house `own` has a fault",
            "    mend the fault of the house, which is shown apart",
            "templates/own/house.toml:2:10 error[house-file] there is no font `Sauce Sans`",
            "    put its files into the workspace's `fonts` folder, or name a font that is there",
        ],
    );
}

#[test]
fn houses_that_are_right_are_built_beside_one_that_is_not() {
    let workspace = in_own_house("house.toml", "[header]\nfields = [\"chairman\"]\n")
        .with("templates/other/house.toml", "extends = \"county\"\n[section.purpose]\nrequired = false\n[section.recommendation]\nrequired = false\n")
        .with("data/other.md", report_with("house = \"other\""));
    workspace.build("").exits(1).has("output/good.pdf").has("output/other.pdf").lacks("output/own.pdf").says(&[
            "data/own.md error[unknown-house] this document was not built, because its house `own` has a fault",
            "    mend the fault of the house, which is shown apart",
            "templates/own/house.toml:2:11 error[bad-setting] the header has no field `chairman`",
            "    describe it below a line `[header.field.chairman]`",
        ]);
}

#[test]
fn fields_that_an_officer_writes_otherwise() {
    let keys = "house = \"own\"\n\n[fields]\nkey_decision = \"perhaps\"\npaper_for = [\"Desision\"]\nconsidered_by = \"Cabinet\"\n\n[[sign_off]]\non = \"legal\"\npost = \"Solicitor\"";
    let workspace = in_own_house("house.toml", "").with("data/own.md", report_with(keys));
    workspace.build("").exits(1).has("output/good.pdf").lacks("output/own.pdf").says(&[
            "data/own.md:8:16 error[bad-setting] `key_decision` is neither yes nor no",
            "    write key_decision = true or key_decision = false, or key_decision = { answer = true, reason = \"…\" }",
            "data/own.md:9:14 error[bad-setting] `paper_for` has no option “Desision”",
            "    did you mean “Decision”? The house knows “Decision”, “Assurance”, “Discussion”, “Information”",
            "data/own.md:10:17 error[wrong-type] `considered_by` is text, not rows of a table",
            "    add a line [[fields.considered_by]] for each row, and below it lines such as meeting = \"…\"",
            "data/own.md:13:6 error[unknown-section] “Legal implications” was signed off, and is not in this report",
            "    write it, under the heading “Legal implications”, or delete the sign-off",
        ]);
}
