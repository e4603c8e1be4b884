//! What an officer reads of a plan, whole.

use crate::plans::{PLAN, report_of};
use crate::support::{Workspace, report_with};
use crate::workbook::{LABELS, ROW, workbook};

/// What a build says to people of a plan in which some words are others.
fn said(changes: &[(&str, &str)]) -> String {
    Workspace::new().with("data/plan.toml", changed(changes)).run("build").talk()
}

fn changed(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(PLAN.to_owned(), |plan, (from, to)| {
        assert!(plan.contains(from), "{from}");
        plan.replace(from, to)
    })
}

/// The same where the plan was reported in June.
fn said_since_june(june: &[(&str, &str)], now: &[(&str, &str)]) -> String {
    let june = changed(june).replace("2026-11-20", "2026-06-19");
    let now = changed(now).replacen('\n', "\nprevious = \"june.toml\"\n", 1);
    Workspace::new().with("data/plan.toml", now).with("data/june.toml", june).run("build").talk()
}

/// What a build says of a report with that plan and these words.
fn said_of_report(text: &str) -> String {
    let report = report_of("plan.toml").replace("To tell.", text);
    Workspace::new().with("data/report.md", report).with("data/plan.toml", PLAN).run("build").talk()
}

macro_rules! reads {
    ($name:ident, $said:expr) => {
        #[test]
        fn $name() {
            insta::assert_snapshot!($said);
        }
    };
}

/// One more action, which stands below the others.
fn another(keys: &str) -> String {
    format!("held.\"\n\n[[area.action]]\ntext = \"Appoint a lead nurse.\"\nprogress = \"Begun.\"\n{keys}\n")
}

reads!(overdue, said(&[("2027-03-31", "2026-10-30")]));
reads!(nobody_leads, said(&[("lead = \"A. Officer\"\n", "")]));
reads!(no_progress, said(&[("progress = \"Two courses were held.\"\n", "")]));
reads!(stale_progress, said_since_june(&[], &[]));
reads!(
    closed_and_said_to_be_open,
    said(&[("on-target", "completed"), ("Two courses were held", "Partially completed")])
);
reads!(
    open_and_said_to_be_closed,
    said(&[("Two courses were held", "Two courses were held. Completed in May")])
);
reads!(words_that_are_no_date, said(&[("2027-03-31", "\"When funds allow\"")]));
reads!(
    one_person_spelt_two_ways,
    said(&[("A. Officer", "Christine Taylor"), ("held.\"\n", &another("lead = \"C. Taylor\""))])
);
reads!(a_ref_given_twice, said(&[("held.\"\n", &another("lead = \"B. Officer\"\nref = \"1.1\""))]));
reads!(a_status_that_is_none, said(&[("on-target", "on-traget")]));
reads!(a_day_that_no_calendar_has, said(&[("2027-03-31", "\"29 February 2027\"")]));
reads!(
    a_ref_that_vanished,
    said_since_june(&[("held.\"\n", &another("lead = \"B. Officer\""))], &[("Two", "Three")])
);
reads!(
    a_ref_used_again,
    said_since_june(&[], &[("Train staff", "Publish a leaflet about buses"), ("Two", "Three")])
);
reads!(a_previous_version_that_is_later, said_since_june(&[("2026-11-20", "2026-12-01")], &[]));
reads!(a_key_below_an_action, said(&[("held.\"\n", "held.\"\nnote = \"All dates are of 2026.\"\n")]));
reads!(
    an_update_that_serves_no_action,
    said(&[("title = \"Supervision\"", "title = \"Supervision\"\nupdate = [{ text = \"All began.\" }]")])
);
reads!(
    a_lead_at_both_places,
    said(&[("title = \"Supervision\"", "title = \"Supervision\"\nlead = \"B. Officer\"")])
);
reads!(a_heading_in_a_cell, said(&[("\"Two courses were held.\"", "\"\"\"\n# Courses\n\nTwo.\n\"\"\"")]));
reads!(a_count_that_is_none, said_of_report("[](#plan:complete) are done."));
reads!(a_count_of_no_plan, said_of_report("To tell. {#purpose}\n\n[](#purpose:actions) are done."));
reads!(a_plan_in_a_list, said_of_report("- One\n\n  ::: plan plan.toml\n  :::"));
reads!(
    a_plan_with_neither_areas_nor_a_sheet,
    Workspace::new()
        .with("data/plan.toml", "kind = \"plan\"\ntitle = \"Action plan\"\nas_at = 2026-11-20\n")
        .run("build")
        .talk()
);
reads!(
    a_sheet_in_place_of_a_plan,
    Workspace::new()
        .with("data/report.md", report_of("plan.csv"))
        .with("data/plan.csv", "")
        .run("build")
        .talk()
);
reads!(a_plan_that_is_not_open, {
    let plan = PLAN.replacen('\n', "\naccess = \"exempt\"\n", 1);
    Workspace::new()
        .with("data/report.md", report_of("plan.toml"))
        .with("data/plan.toml", plan)
        .run("build")
        .talk()
});
reads!(a_plan_printed_twice, {
    let appendix = "[[appendix]]\ntitle = \"Action plan\"\nplan = \"plan.toml\"\n";
    let report = report_with(&appendix.repeat(2));
    Workspace::new().with("data/report.md", report).with("data/plan.toml", PLAN).run("build").talk()
});
reads!(a_link_to_a_part, {
    let report = report_of("plan.toml").replace("To tell.", "See [the plan](plan.toml).");
    Workspace::new().with("data/report.md", report).with("data/plan.toml", PLAN).run("build").talk()
});

/// What a build says of a sheet.
fn said_of_sheet(sheet: &str, bytes: &[u8]) -> String {
    let plan = format!("kind = \"plan\"\ntitle = \"Action plan\"\nas_at = 2026-11-20\nsheet = \"{sheet}\"\n");
    Workspace::new().with("data/plan.toml", plan).with(&format!("data/{sheet}"), bytes).run("build").talk()
}

reads!(a_formula_that_failed, said_of_sheet("plan.xlsx", &workbook(&[LABELS, ROW]).failed("F2").bytes()));
reads!(hidden_rows_columns_and_sheets, {
    let rows = [&format!("{LABELS} | Remarks"), ROW, "2 | Secret | | Secret"];
    said_of_sheet("plan.xlsx", &workbook(&rows).hide_row(3).hide_column(9).hidden_sheet().bytes())
});
reads!(
    a_status_in_a_sheet,
    said_of_sheet("plan.xlsx", &workbook(&[LABELS, &ROW.replace("On target", "On traget")]).bytes())
);
reads!(
    an_overdue_row,
    said_of_sheet("plan.xlsx", &workbook(&[LABELS, &ROW.replace("2027", "2026")]).bytes())
);
reads!(an_old_workbook, said_of_sheet("plan.xls", &[0xD0, 0xCF, 0x11, 0xE0]));

const OVERDUE_IN_JSON: &str = r#"{
  "kind": "plan", "title": "Action plan", "as_at": "2026-11-20",
  "area": [{
    "ref": "1", "title": "Supervision",
    "action": [{
      "text": "Train staff.", "lead": "A. Officer", "due": "30 October 2026",
      "status": "on-target", "progress": "Two courses were held."
    }]
  }]
}
"#;

/// The same fault in the other forms of a plan, and in each form of a message.
#[test]
fn overdue_in_json_and_in_front_matter() {
    let front = format!("+++\n{}+++\n", PLAN.replace("2027-03-31", "2026-10-30"));
    let workspace = Workspace::new().with("data/a.json", OVERDUE_IN_JSON).with("data/b.md", front);
    insta::assert_snapshot!(workspace.run("build").talk());
    insta::assert_snapshot!(workspace.run("build --force --message-format short").talk());
    let json = workspace.run("build --force --message-format json");
    let diagnostics = json.stdout.lines().filter(|line| line.contains("\"diagnostic\""));
    insta::assert_snapshot!(diagnostics.collect::<Vec<_>>().join("\n"));
}
