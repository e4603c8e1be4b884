//! Action plans as parts of reports and as documents of their own.

use crate::support::{Workspace, good_report, report, report_with, wrong, wrong_text};
use serde_json::Value;

/// A plan with nothing wrong in it.
pub const PLAN: &str = "kind = \"plan\"
title = \"Action plan\"
as_at = 2026-11-20

[[area]]
ref = \"1\"
title = \"Supervision\"

[[area.action]]
text = \"Train staff.\"
lead = \"A. Officer\"
due = 2027-03-31
status = \"on-target\"
progress = \"Two courses were held.\"
";

/// The same plan with more keys at its top.
fn plan_with(keys: &str) -> String {
    PLAN.replacen('\n', &format!("\n{keys}\n"), 1)
}

/// The same plan as it was reported in June.
fn june() -> String {
    PLAN.replace("2026-11-20", "2026-06-19").replace("Two courses were", "One course was")
}

/// A report whose appendix is that plan.
pub fn report_of(plan: &str) -> String {
    report_with(&format!("[[appendix]]\nid = \"plan\"\ntitle = \"Action plan\"\nplan = \"{plan}\""))
}

#[test]
fn in_an_appendix_in_the_text_and_on_its_own() {
    Workspace::new()
        .with("data/appendix.md", report_of("plans/a.toml"))
        .with(
            "data/text.md",
            report("# Purpose\n\n[](#b:actions) stand here.\n\n::: plan plans/b.toml {#b}\n:::\n\nMore.\n"),
        )
        .with("data/plans/a.toml", PLAN)
        .with("data/plans/b.toml", PLAN)
        .with("data/plans/c.toml", PLAN)
        .build("")
        .exits(0)
        .says(&[])
        .has("output/appendix.pdf")
        .has("output/text.pdf")
        .has("output/plans/c.pdf")
        .lacks("output/plans/a.pdf")
        .lacks("output/plans/b.pdf");
}

#[test]
fn what_another_document_names_is_no_document_of_its_own() {
    let workspace = Workspace::new()
        .with("data/report.md", report_of("plan.toml"))
        .with("data/plan.toml", plan_with("previous = \"june.toml\""))
        .with("data/june.toml", june());
    workspace
        .build("")
        .exits(0)
        .says(&[])
        .has("output/report.pdf")
        .lacks("output/plan.pdf")
        .lacks("output/june.pdf");
    workspace.write("data/plan.toml", plan_with("previous = \"june.toml\"\nstandalone = true"));
    workspace.build("").exits(0).says(&[]).has("output/plan.pdf").lacks("output/june.pdf");
    workspace.write("data/plan.toml", plan_with("previous = \"june.toml\"\nstandalone = false"));
    workspace.build("").exits(0).says(&[]).lacks("output/plan.pdf").tells("removed plan.pdf");
    // Nobody prints it any more.
    workspace.write("data/report.md", good_report());
    workspace.build("").exits(0).says(&[]).has("output/plan.pdf").lacks("output/june.pdf");
}

#[test]
fn a_part_takes_no_name_from_a_document() {
    Workspace::new()
        .with("data/plan.md", report_of("plan.toml"))
        .with("data/plan.toml", PLAN)
        .build("")
        .exits(0)
        .says(&[])
        .has("output/plan.pdf");
}

#[test]
fn who_asks_for_a_part_means_what_prints_it() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/one.md", report_of("plan.toml"))
        .with("data/two.md", report("# Purpose\n\n::: plan plan.toml\n:::\n"))
        .with("data/plan.toml", plan_with("previous = \"june.toml\""))
        .with("data/june.toml", june());
    for asked in ["data/plan.toml", "data/june.toml"] {
        workspace.run("clean").exits(0);
        workspace
            .build(asked)
            .exits(0)
            .says(&[])
            .has("output/one.pdf")
            .has("output/two.pdf")
            .lacks("output/good.pdf")
            .lacks("output/plan.pdf");
    }
}

#[test]
fn links_to_plans() {
    let link = |plan: &str| report(&format!("# Purpose\n\nSee [the plan]({plan}).\n"));
    let workspace = Workspace::new()
        .with("data/good.md", link("own.toml"))
        .with("data/own.toml", PLAN)
        .with("data/report.md", report_of("part.toml"))
        .with("data/part.toml", PLAN)
        .with("data/bad.md", link("part.toml"));
    workspace.build("").exits(1).has("output/good.pdf").has("output/own.pdf").lacks("output/bad.pdf").says(&[
        "data/bad.md:9:16 error[bad-link] the link `part.toml` leads to an action plan that is not built on its own",
        "    link to the document that prints the plan, or write `standalone = true` in the plan",
    ]);
}

#[test]
fn a_link_in_a_cell() {
    let plan = PLAN.replace("Two courses", "As [the report](report.md) says, two courses");
    Workspace::new()
        .with("data/report.md", good_report())
        .with("data/plan.toml", plan)
        .build("")
        .exits(0)
        .says(&[])
        .has("output/plan.pdf");
}

#[test]
fn two_plans_that_name_each_other() {
    Workspace::new()
        .with("data/good.md", good_report())
        .with("data/june.toml", june().replacen('\n', "\nprevious = \"plan.toml\"\n", 1))
        .with("data/plan.toml", plan_with("previous = \"june.toml\""))
        .build("")
        .exits(1)
        .has("output/good.pdf")
        .has("output/plan.pdf")
        .lacks("output/june.pdf")
        .says(&[
            "data/june.toml:4:9 error[bad-date] the plan is no later than its previous version",
            "    check `as_at` in both files, and that `previous` names the earlier one",
        ]);
}

#[test]
fn a_plan_printed_twice() {
    Workspace::new()
        .with("data/good.md", good_report())
        .with("data/plan.toml", PLAN)
        .with(
            "data/bad.md",
            report_with("[[appendix]]\ntitle = \"Plan\"\nplan = \"plan.toml\"\n\n[[appendix]]\ntitle = \"Again\"\nplan = \"./plan.toml\"")
                + "\n::: plan /data/plan.toml\n:::\n",
        )
        .build("")
        .exits(1)
        .has("output/good.pdf")
        .lacks("output/bad.pdf")
        .says(&[
            "data/bad.md:7:8 error[duplicate-id] the action plan `data/plan.toml` is printed twice",
            "    print it once, and refer to it by its id",
            "data/bad.md:11:8 error[duplicate-id] the action plan `data/plan.toml` is printed twice",
            "    print it once, and refer to it by its id",
        ]);
}

#[test]
fn a_plan_where_no_page_can_turn() {
    let text = "# Purpose\n\n::: box\n::: plan plan.toml\n:::\n:::\n\n- One\n  ::: plan plan.toml\n  :::\n\n> ::: plan plan.toml\n> :::\n\n::: plan plan.toml\nWords.\n:::\n\n::: plan\n:::\n";
    wrong_text(
        text,
        &[
            "data/bad.md:10:10 error[bad-fence] an action plan stands on pages of its own, so not in a box, in a table or on a cover page",
            "    move it between the paragraphs of a section that the house does not print as a table, or make it an appendix",
            "data/bad.md:15:3 error[bad-fence] an action plan stands on pages of its own, so not in a list item",
            "    move it between the paragraphs of a section",
            "data/bad.md:18:3 error[bad-fence] an action plan stands on pages of its own, so not in a quotation",
            "    move it between the paragraphs of a section",
            "data/bad.md:21:10 error[missing-file] there is no file `data/plan.toml`",
            "    check the name, capitals too; it is looked for beside the file that names it",
            "data/bad.md:22:1 error[bad-fence] text stands within an action plan, which is all in its own file",
            "    move it above the line that opens `::: plan`, or below the one that closes it",
            "data/bad.md:25:1 error[bad-fence] this says no action plan",
            "    write the path of its file after the word: `::: plan action-plan.toml`",
        ],
    );
}

#[test]
fn files_that_are_no_plan() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/a.md", report_of("good.md"))
        .with("data/b.md", report_of("sheet.csv"))
        .with("data/sheet.csv", "No.,Action\n")
        .with("data/c.md", report_of("paln.toml"))
        .with("data/d.md", report_of("broken.toml"))
        .with("data/broken.toml", "kind = \"plan\"\ntitle = Action plan\n")
        .with("data/e.md", report_of("../../plan.toml"))
        .with("data/f.md", report_of("figures.toml"))
        .with("data/figures.toml", "buses = 3\n")
        .with("data/g.md", report_of("notes.md"))
        .with("data/notes.md", "Notes.\n")
        .with("data/h.md", report_of("."));
    let run = workspace.build("");
    run.exits(1).has("output/good.pdf").says(&[
        "data/a.md:8:8 error[bad-setting] `data/good.md` is no action plan",
        "    name a file that says kind = \"plan\"",
        "data/b.md:8:8 error[bad-setting] `data/sheet.csv` is a sheet, and no sheet can be named here",
        "    write a small TOML file with `kind = \"plan\"`, `title`, `as_at` and `sheet = \"…\"`, and name that file here",
        "data/broken.toml:2:9 error[syntax] `Action plan` stands without quotation marks",
        "    write `\"Action plan\"`",
        "data/c.md:8:8 error[missing-file] there is no file `data/paln.toml`",
        "    check the name, capitals too; it is looked for beside the file that names it",
        "data/e.md:8:8 error[outside-workspace] `../../plan.toml` leaves the workspace",
        "    copy the file into the workspace and name it there",
        "data/f.md:8:8 error[bad-setting] `data/figures.toml` is no action plan",
        "    name a file that says kind = \"plan\"",
        "data/g.md:8:8 error[bad-setting] `data/notes.md` is no action plan",
        "    name a file that says kind = \"plan\"",
        "data/h.md:8:8 error[missing-file] `data` is a folder",
        "    name a file in it",
    ]);
    "abcdefgh".chars().for_each(|name| {
        run.lacks(&format!("output/{name}.pdf"));
    });
}

#[test]
fn previous_versions_that_are_none() {
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/a.toml", plan_with("previous = \"good.md\""))
        .with("data/b.toml", plan_with("previous = \"jnue.toml\""))
        .with("data/c.toml", plan_with("previous = \"june.csv\""))
        .with("data/june.csv", "")
        .with("data/d.toml", plan_with("previous = \"d.toml\""));
    let run = workspace.build("");
    run.exits(1).has("output/good.pdf").says(&[
        "data/a.toml:2:12 error[bad-setting] `data/good.md` is no action plan",
        "    name a file that says kind = \"plan\"",
        "data/b.toml:2:12 error[missing-file] there is no file `data/jnue.toml`",
        "    check the name, capitals too; it is looked for beside the file that names it",
        "data/c.toml:2:12 error[bad-setting] `data/june.csv` is a sheet, and no sheet can be named here",
        "    write a small TOML file with `kind = \"plan\"`, `title`, `as_at` and `sheet = \"…\"`, and name that file here",
        "data/d.toml:2:12 error[bad-setting] a plan cannot be its own previous version",
        "    name the file of the version that was reported last, or delete `previous`",
    ]);
    "abcd".chars().for_each(|name| {
        run.lacks(&format!("output/{name}.pdf"));
    });
}

#[test]
fn a_fault_of_a_plan_is_one_of_each_document_that_prints_it() {
    Workspace::new()
        .with("data/one.md", report_of("plan.toml"))
        .with("data/two.md", report_of("plan.toml"))
        .with("data/plan.toml", PLAN.replace("on-target", "on-traget"))
        .build("")
        .exits(1)
        .lacks("output/one.pdf")
        .lacks("output/two.pdf")
        .says(&[
            "data/plan.toml:13:10 error[bad-setting] the house `base` has no status `on-traget`",
            "    write `on-target`, if that is what was meant; known are `not-started`, `on-target`, `partially-completed`, `completed`, `unknown`",
        ]);
}

#[test]
fn plans_that_are_not_open() {
    let secret = plan_with("access = \"exempt\"").replace("Train staff.", "Sell Ravenscroft House.");
    let workspace = Workspace::new()
        .with("data/good.md", good_report())
        .with("data/report.md", report_of("secret.toml"))
        .with("data/secret.toml", secret.replace("status =", "staus ="))
        .with("data/own.toml", &secret)
        .with("data/plan.toml", plan_with("previous = \"own.toml\""));
    let run = workspace.build("");
    run.exits(1)
        .has("output/good.pdf")
        .lacks("output/report.pdf")
        .lacks("output/plan.pdf")
        .does_not_tell("Ravenscroft");
    run.says(&[
        "data/own.toml:2:10 error[not-open] this document is not open, and only open papers are built",
        "    keep it out of the folder of open papers",
        "data/plan.toml:2:12 error[not-open] the action plan that is named here is not open, and only open papers are built",
        "    take it out of the open report",
        "data/report.md:8:8 error[not-open] the action plan that is named here is not open, and only open papers are built",
        "    take it out of the open report",
        "data/secret.toml:2:10 error[not-open] this document is not open, and only open papers are built",
        "    keep it out of the folder of open papers",
    ]);
    let manifest = String::from_utf8(workspace.read("output/manifest.json")).expect("it is text");
    for secret in ["Ravenscroft", "secret.toml", "own.toml"] {
        assert!(!manifest.contains(secret), "{manifest}");
    }
}

#[test]
fn a_plan_in_an_exempt_appendix() {
    Workspace::new()
        .with("data/good.md", good_report())
        .with("data/report.md", report_of("plan.toml").replace("plan = ", "access = \"exempt\"\nplan = "))
        .with("data/plan.toml", PLAN.replace("Train staff.", "Ravenscroft").replace("status =", "staus ="))
        .build("")
        .exits(1)
        .has("output/good.pdf")
        .lacks("output/report.pdf")
        .lacks("output/plan.pdf")
        .does_not_tell("Ravenscroft")
        .says(&[
            "data/report.md:8:10 error[not-open] this appendix is not open, and only open papers are built",
            "    keep it out of the folder of open papers",
        ]);
}

#[test]
fn the_manifest_lists_the_plan_its_previous_version_and_their_sheets() {
    let sheet = "No.,Area for development,Source,Ref,Action,Lead,Timescale,Progress,Status\n\
                 1,Supervision,CQC,1.1,Train staff.,A. Officer,31 March 2027,One course was held.,on-target\n";
    let workspace = Workspace::new()
        .with("data/report.md", report_of("plan.toml"))
        .with("data/plan.toml", plan_with("previous = \"june.toml\""))
        .with(
            "data/june.toml",
            "kind = \"plan\"\ntitle = \"Plan\"\nas_at = 2026-06-19\nsheet = \"june.csv\"\n",
        )
        .with("data/june.csv", sheet);
    workspace.build("").exits(0).says(&[]);
    let manifest: Value =
        serde_json::from_slice(&workspace.read("output/manifest.json")).expect("it is JSON");
    let [report] = manifest["documents"].as_array().expect("it lists documents").as_slice() else {
        panic!("{manifest}");
    };
    let inputs = report["inputs"].as_array().expect("it lists inputs").iter();
    let inputs: Vec<&str> =
        inputs.filter_map(|input| input["path"].as_str()).filter(|path| path.starts_with("data/")).collect();
    assert_eq!(inputs, ["data/june.csv", "data/june.toml", "data/plan.toml", "data/report.md"]);
}

#[test]
fn counts_in_the_text() {
    let text = "To tell.\n\n[](#plan:open) of [](#plan:actions) is open. [](#plan:overdue), or *[](#plan:areas)*, is late.\n";
    let workspace = Workspace::new()
        .with("data/report.md", report_of("plan.toml").replace("To tell.\n", text))
        .with("data/plan.toml", PLAN);
    workspace.build("--format typst").exits(0).says(&[]);
    let source = String::from_utf8(workspace.read("output/report.typ")).expect("it is text");
    let line = source.lines().find(|line| line.contains("is open.")).unwrap_or(&source);
    let mut printed = String::new();
    for part in line.split("))[").skip(1) {
        printed += part.split_once(']').map_or(part, |(words, _)| words);
        printed += " ";
    }
    assert_eq!(printed, "One one None one ", "{line}");
}

#[test]
fn a_count_that_begins_a_sentence() {
    for (words, printed) in [
        ("There were more, i.e. [](#plan:actions) in all.", "one"),
        ("It took some time, e.g. [](#plan:actions) year.", "one"),
        ("The plan of A. [](#plan:actions) was late.", "one"),
        ("Done. [](#plan:actions) was late.", "One"),
        ("Is it done? [](#plan:actions) is.", "One"),
        ("They say “it is done.” [](#plan:actions) is.", "One"),
        ("In all, [](#plan:actions) is late.", "one"),
    ] {
        let workspace = Workspace::new()
            .with("data/report.md", report_of("plan.toml").replace("To tell.", words))
            .with("data/plan.toml", PLAN);
        workspace.build("--format typst").exits(0).says(&[]);
        let source = String::from_utf8(workspace.read("output/report.typ")).expect("it is text");
        assert!(source.contains(&format!("))[{printed}]")), "{words}");
    }
}

#[test]
fn a_plan_says_its_day() {
    wrong(
        "data/bad.toml",
        &PLAN.replace("as_at = 2026-11-20\n", ""),
        &[
            "data/bad.toml:1:1 error[missing-field] an action plan needs `as_at`",
            "    add a line such as as_at = 2026-11-20: the day from which overdue is counted",
        ],
    );
}
