//! `schema`: what an editor needs to complete and check what people type.

use crate::support::{Workspace, good_report, report};

#[test]
fn a_schema_goes_to_standard_output() {
    let workspace = Workspace::new();
    for kind in ["report", "plan", "review", "house", "workspace", "manifest"] {
        let run = workspace.run(&format!("schema {kind}"));
        run.exits(0);
        let schema: serde_json::Value = serde_json::from_str(&run.stdout).expect("a schema is JSON");
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
        assert!(schema["description"].is_string(), "{kind}");
    }
}

#[test]
fn there_is_no_schema_of_what_is_not_built() {
    let workspace = Workspace::new();
    workspace.run("schema meeting").exits(2).tells("this version does not build meetings");
    workspace.run("schema paper").exits(2).tells("invalid value 'paper'");
    workspace.run("schema").exits(2).tells("<KIND>");
}

#[test]
fn a_document_may_name_its_schema() {
    let json = r#"{ "$schema": "../schemas/report.schema.json", "kind": "report", "title": "A", "date": "2026-12-10",
        "section": [{ "title": "Purpose", "text": "To tell." }] }"#;
    let toml = "\"$schema\" = \"../schemas/report.schema.json\"\nkind = \"report\"\ntitle = \"A\"\ndate = 2026-12-10\n\
                [[section]]\ntitle = \"Purpose\"\ntext = \"To tell.\"\n";
    let markdown = good_report().replacen("+++\n", "+++\n#:schema ../schemas/report.schema.json\n", 1);
    let workspace =
        Workspace::new().with("data/a.json", json).with("data/b.toml", toml).with("data/c.md", markdown);
    workspace.build("").exits(0).says(&[]).has("output/a.pdf").has("output/b.pdf").has("output/c.pdf");
}

#[test]
fn the_name_of_a_schema_changes_no_byte() {
    let workspace = Workspace::new().with("data/a.md", report("# Purpose\n\nTo tell.\n"));
    workspace.build("").exits(0);
    let before = workspace.read("output/a.pdf");
    let named = report("# Purpose\n\nTo tell.\n").replacen(
        "+++\n",
        "+++\n#:schema ../schemas/report.schema.json\n",
        1,
    );
    workspace.write("data/a.md", named);
    workspace.build("").exits(0);
    assert_eq!(workspace.read("output/a.pdf"), before);
}

#[test]
fn a_new_workspace_has_its_schemas_and_its_files_name_them() {
    let workspace = Workspace::new();
    workspace
        .run("new here")
        .exits(0)
        .has("here/schemas/report.schema.json")
        .has("here/schemas/house.schema.json");
    for (path, schema) in [
        ("here/boardpaper.toml", "#:schema schemas/workspace.schema.json"),
        ("here/data/first-plan.toml", "#:schema ../schemas/plan.schema.json"),
        ("here/data/first-report.md", "#:schema ../schemas/report.schema.json"),
        ("here/data/first-review.md", "#:schema ../schemas/review.schema.json"),
    ] {
        let text = String::from_utf8(workspace.read(path)).expect("it is text");
        assert!(text.lines().take(2).any(|line| line == schema), "{path}: {text}");
    }
    workspace.run("-C here build --deny warnings").exits(0);
}

#[test]
fn a_new_house_names_its_schema_where_there_is_one() {
    let opens = |workspace: &Workspace, house: &str| {
        let text = String::from_utf8(workspace.read(&format!("{house}/house.toml"))).expect("it is text");
        text.lines().next().unwrap_or_default().to_owned()
    };
    let workspace = Workspace::new();
    workspace.run("house new harbour").exits(0);
    assert!(opens(&workspace, "templates/harbour").starts_with("# The house style"));
    workspace.run("new here").exits(0);
    workspace.run("-C here house new harbour").exits(0);
    assert_eq!(opens(&workspace, "here/templates/harbour"), "#:schema ../../schemas/house.schema.json");
}
