//! Messages for other programs: commands of a GitHub workflow, and SARIF.

use crate::support::{Run, Workspace, report};
use serde_json::{Value, json};
use valico::json_schema::Scope;

/// Faults of many kinds: a place, places in several files, repeats, a cell, a whole file, a path beyond ASCII.
fn papers() -> Workspace {
    let plan = "kind = \"plan\"\ntitle = \"Plan\"\nas_at = 2026-11-20\nsheet = \"plan.csv\"\n";
    let sheet = "No.,Area for development,Source,Action,Lead,Timescale,Progress,Status\n1,Area,CQC,Act,,2026-01-01,,\n";
    Workspace::new()
        .with(
            "data/tŷ, 50%.md",
            report("# Purpose\n\nŵ 𝒳 [](#hanes) <b> and <b>.\n\n## One {#a}\n\n## Two {#a}\n"),
        )
        .with("data/plan.toml", plan)
        .with("data/plan.csv", sheet)
        .with("data/bytes.md", b"\xff\xfe\x00")
        .with("data/loose.toml", "title = \"loose\"\n")
}

/// The one object on standard output, which is as the schema of SARIF wants it.
#[track_caller]
fn sarif(run: &Run) -> Value {
    let log: Value = serde_json::from_str(&run.stdout).expect("one object is printed");
    let schema = include_str!("../../../../tests/conformance/sarif/sarif-schema-2.1.0.json");
    let schema = serde_json::from_str(schema).expect("the schema is JSON");
    let mut scope = Scope::new();
    let schema = scope.compile_and_return(schema, false).expect("the schema is one");
    let state = schema.validate(&log);
    assert!(state.is_strictly_valid(), "{:#?}\n{log:#}", state.errors);
    let run = &log["runs"][0];
    for result in run["results"].as_array().expect("there are results") {
        let index = result["ruleIndex"].as_u64().expect("each names its rule");
        assert_eq!(run["tool"]["driver"]["rules"][index as usize]["id"], result["ruleId"]);
    }
    log
}

/// The results of a rule.
fn results<'l>(log: &'l Value, rule: &str) -> Vec<&'l Value> {
    let results = log["runs"][0]["results"].as_array().expect("there are results");
    results.iter().filter(|result| result["ruleId"] == rule).collect()
}

#[test]
fn sarif_is_one_object_as_its_schema_wants_it() {
    let run = papers().run("check --message-format sarif -q");
    assert_eq!(run.exits(1).stderr, "");
    let log = sarif(&run);
    let html = results(&log, "raw-html")[0];
    assert_eq!(html["level"], "warning");
    assert_eq!(
        html["locations"][0]["physicalLocation"],
        json!({
            "artifactLocation": { "uri": "data/t%C5%B7%2C%2050%25.md" },
            "region": { "startLine": 9, "startColumn": 16, "endLine": 9, "endColumn": 19 },
        })
    );
    assert_eq!(html["relatedLocations"][0]["physicalLocation"]["region"]["startColumn"], 24);
    let rule =
        &log["runs"][0]["tool"]["driver"]["rules"][html["ruleIndex"].as_u64().expect("it has one") as usize];
    assert_eq!(rule["defaultConfiguration"], json!({ "enabled": true, "level": "warning" }));
    assert!(rule["help"]["markdown"].as_str().is_some_and(|page| page.starts_with("# raw-html\n")));
    assert_eq!(results(&log, "duplicate-id")[0]["relatedLocations"][0]["id"], 0);
    let cell = &results(&log, "no-lead")[0]["locations"][0];
    assert_eq!(cell["physicalLocation"], json!({ "artifactLocation": { "uri": "data/plan.csv" } }));
    assert_eq!(cell["logicalLocations"][0]["fullyQualifiedName"], "D2");
}

#[test]
fn sarif_of_settings_of_a_house_and_of_nothing() {
    let workspace = Workspace::new();
    assert!(results(&sarif(workspace.run("check --message-format sarif").exits(0)), "raw-html").is_empty());
    sarif(workspace.run("house check base --message-format sarif").exits(0));
    workspace.write("boardpaper.toml", "[wrkspace]\n");
    let log = sarif(workspace.run("build --message-format sarif").exits(2));
    assert_eq!(results(&log, "unknown-key").len(), 1);
}

#[test]
fn github_gets_a_command_a_message() {
    let run = papers().run("check --message-format github");
    let lines: Vec<&str> = run.exits(1).stdout.lines().collect();
    assert!(
        lines.iter().all(|line| line.starts_with("::error ") || line.starts_with("::warning ")),
        "{lines:#?}"
    );
    insta::assert_snapshot!(run.stdout);
}
