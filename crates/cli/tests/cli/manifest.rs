//! The manifest and its schema, for the programs that read it.

use crate::support::{Workspace, good_report, report};
use serde_json::{Value, json};
use valico::json_schema::Scope;

/// What is wrong with a manifest by its schema: the place, and the keyword that refuses it.
fn faults(manifest: &Value) -> Vec<String> {
    let schema = Workspace::new().run("schema manifest").exits(0).stdout.clone();
    let mut scope = Scope::new();
    // A keyword that the schema of schemas does not know would say nothing, and is refused.
    let schema = serde_json::from_str(&schema).expect("a schema is JSON");
    let checker = scope.compile_and_return(schema, true).expect("the schema can be used");
    let state = checker.validate(manifest);
    assert!(state.missing.is_empty());
    state.errors.iter().map(|error| format!("{} {}", error.get_path(), error.get_code())).collect()
}

fn manifest(workspace: &Workspace, folder: &str) -> Value {
    serde_json::from_slice(&workspace.read(&format!("{folder}/manifest.json"))).expect("it is JSON")
}

/// A workspace that was built, with warnings at several places and an error.
fn built() -> Workspace {
    let workspace = Workspace::new()
        .with("data/a.md", good_report())
        .with("data/b.md", report("# Purpose\n\nA <b>bold</b> plan.\n\nAnother <b>bold</b> plan.\n"))
        .with("data/bad.md", report("# Purpose\n\n[](#nowhere)\n"))
        .with("data/empty.md", "");
    workspace.build("--format pdf,typst").exits(1);
    workspace
}

#[test]
fn manifests_of_builds_are_valid() {
    let workspace = built();
    let whole = manifest(&workspace, "output");
    assert!(
        whole["documents"][1]["problems"][0]["places"].is_array(),
        "it has all that one can have: {whole}"
    );
    assert_eq!(faults(&whole), [""; 0]);
    workspace.build("--partition 1/2 --out part");
    assert_eq!(faults(&manifest(&workspace, "part")), [""; 0]);
    let nothing = Workspace::new();
    nothing.build("").exits(0);
    assert_eq!(faults(&manifest(&nothing, "output")), [""; 0]);
    // An editor may be told where the schema is.
    let mut named = whole;
    named["$schema"] = json!("manifest.schema.json");
    assert_eq!(faults(&named), [""; 0]);
}

#[test]
fn what_is_no_manifest_is_not_valid() {
    let good = manifest(&built(), "output");
    // A document with an error used no file of its house, so its group is empty.
    let mut groups = good["shared_inputs"].as_object().expect("it is a table").iter();
    let (group, _) = groups.find(|(_, inputs)| inputs.get(0).is_some()).expect("one has files");
    let group = format!("/shared_inputs/{group}/0");
    let objects = [
        "",
        "/documents/0",
        "/documents/0/inputs/0",
        "/documents/0/outputs/0",
        "/documents/1/problems/0",
        &group,
    ];
    for object in objects {
        let mut more = good.clone();
        more.pointer_mut(object).expect("it is there")["more"] = json!(1);
        assert_eq!(faults(&more), [format!("{object} properties")], "a key too many");
        for key in good.pointer(object).and_then(Value::as_object).expect("it is a table").keys() {
            let mut other = good.clone();
            other.pointer_mut(object).expect("it is there")[key] = json!(true);
            assert!(!faults(&other).is_empty(), "{object}/{key} is of a wrong type");
        }
    }
    for (place, wrong) in [
        ("/documents/0/outputs/0/sha256", json!("ABC")),
        ("/documents/0/outputs/0/format", json!("docx")),
        ("/documents/0/outputs/0/bytes", json!(-1)),
        ("/documents/1/problems/0/severity", json!("hint")),
        ("/documents/1/problems/0/line", json!(0)),
        ("/documents/0/source", json!("")),
    ] {
        let mut other = good.clone();
        *other.pointer_mut(place).expect("it is there") = wrong;
        assert_eq!(faults(&other).len(), 1, "{place}");
    }
    for key in ["boardpaper", "shared_inputs", "documents"] {
        let mut less = good.clone();
        less.as_object_mut().expect("it is a table").remove(key);
        assert_eq!(faults(&less).len(), 1, "{key} is missing");
    }
    let mut part = good;
    part["partition"] = json!("second");
    assert_eq!(faults(&part).len(), 1);
}
