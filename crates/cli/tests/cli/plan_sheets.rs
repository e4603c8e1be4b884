//! Sheets: what is read, what is hidden, and what nothing can be built of.

use crate::plans::report_of;
use crate::support::{Workspace, good_report};
use crate::workbook::{LABELS, ROW, Workbook, workbook};
use std::fs::File;

/// The small file that says what a sheet is.
fn plan_of(sheet: &str) -> String {
    format!("kind = \"plan\"\ntitle = \"Action plan\"\nas_at = 2026-11-20\nsheet = \"{sheet}\"\n")
}

/// A report whose appendix is a plan in that sheet, beside a good report.
fn workspace(sheet: &str, bytes: impl AsRef<[u8]>) -> Workspace {
    Workspace::new()
        .with("data/good.md", good_report())
        .with("data/report.md", report_of("plan.toml"))
        .with("data/plan.toml", plan_of(sheet))
        .with(&format!("data/{sheet}"), bytes)
}

/// Expects that nothing is built of a sheet, and that this is said.
#[track_caller]
fn wrong_sheet(sheet: &str, bytes: impl AsRef<[u8]>, said: &[&str]) {
    let workspace = workspace(sheet, bytes);
    let run = workspace.build("");
    run.exits(1).says(said).has("output/good.pdf").lacks("output/report.pdf").lacks("output/plan.pdf");
}

#[track_caller]
fn wrong_workbook(workbook: &Workbook, said: &[&str]) {
    wrong_sheet("plan.xlsx", workbook.bytes(), said);
}

/// The same rows as a workbook's, with commas.
fn csv(rows: &[&str]) -> String {
    let row = |row: &&str| row.split('|').map(str::trim).collect::<Vec<_>>().join(",");
    rows.iter().map(row).collect::<Vec<_>>().join("\r\n")
}

#[test]
fn a_workbook_and_a_csv_of_the_same() {
    let rows = [LABELS, ROW, " | | | Appoint a lead. | B. Officer | Ongoing | Begun. | "];
    let excel = workspace("plan.xlsx", workbook(&rows).bytes());
    excel.build("--format pdf,typst").exits(0).says(&[]).has("output/report.pdf").lacks("output/plan.pdf");
    let comma = workspace("plan.csv", csv(&rows));
    comma.build("--format pdf,typst").exits(0).says(&[]).has("output/report.pdf");
    assert!(excel.read("output/report.typ") == comma.read("output/report.typ"), "both print the same");
    assert!(excel.read("output/report.pdf") == comma.read("output/report.pdf"), "both print the same");
}

#[test]
fn a_sheet_is_no_file_that_nobody_uses() {
    let workspace = workspace("plan.xlsx", workbook(&[LABELS, ROW]).bytes());
    workspace.run("check --message-format json").exits(0).says(&[]);
}

#[test]
fn what_is_hidden_is_told_of_and_not_printed() {
    let labels = format!("{LABELS} | Remarks");
    let row = format!("{ROW} | Ravenscroft");
    let hidden = workbook(&[&labels, &row, "2 | Ravenscroft | | Ravenscroft"])
        .hide_row(3)
        .hide_column(9)
        .hidden_sheet();
    let workspace = workspace("plan.xlsx", hidden.bytes());
    workspace.run("check --message-format json").exits(0).says(&[
        "data/plan.toml:4:9 warning[hidden-cells] the sheet `Names` of `data/plan.xlsx` is hidden and is not printed",
        "    delete it before the workbook is passed on, if nobody should read it",
        "data/plan.xlsx:1:9 warning[hidden-cells] Plan!I1: column I of `Plan` is hidden and is not printed",
        "    show it in the sheet to have it printed, or delete it",
        "data/plan.xlsx:3:1 warning[hidden-cells] Plan!A3: row 3 of `Plan` is hidden and is not printed",
        "    show it in the sheet to have it printed, or delete it",
    ]);
    let run = workspace.build("--format pdf,typst");
    run.exits(0).has("output/report.pdf").does_not_tell("Ravenscroft");
    let source = String::from_utf8(workspace.read("output/report.typ")).expect("it is text");
    assert!(!source.contains("Ravenscroft"), "what is hidden is not printed");
    workspace.build("--deny warnings").exits(1);
}

#[test]
fn a_formula_that_failed() {
    wrong_workbook(
        &workbook(&[LABELS, ROW]).failed("F2"),
        &[
            "data/plan.xlsx:2:6 error[bad-sheet] Plan!F2: the formula of this cell failed: it says `#REF!`",
            "    mend the formula, or type in its place what the cell should say",
        ],
    );
}

#[test]
fn a_hidden_column_that_is_needed() {
    wrong_workbook(
        &workbook(&[LABELS, ROW]).hide_column(5),
        &[
            "data/plan.xlsx:1:1 error[bad-sheet] Plan!A1: the sheet has no column `Lead`",
            "    show column E, which is hidden",
            "    add it to the first row; the cells below may be blank",
            "data/plan.xlsx:1:5 warning[hidden-cells] Plan!E1: column E of `Plan` is hidden and is not printed",
            "    show it in the sheet to have it printed, or delete it",
        ],
    );
}

#[test]
fn a_column_that_is_missing() {
    let without = |row: &str| row.rsplit_once(" | ").map(|(rest, _)| rest.to_owned()).unwrap_or_default();
    wrong_workbook(
        &workbook(&[&without(LABELS), &without(ROW)]),
        &[
            "data/plan.xlsx:1:1 error[bad-sheet] Plan!A1: the sheet has no column `Status`",
            "    add it to the first row; the cells below may be blank",
        ],
    );
}

#[test]
fn merged_heads() {
    wrong_workbook(
        &workbook(&[LABELS, ROW]).merge("G1:H1"),
        &[
            "data/plan.xlsx:1:7 error[bad-sheet] Plan!G1: the label `Progress` is merged over several cells, G1:H1",
            "    unmerge it, so that every column has one label in one row",
        ],
    );
}

#[test]
fn two_rows_of_heads() {
    wrong_workbook(
        &workbook(&[LABELS, LABELS, ROW]),
        &[
            "data/plan.xlsx:2:1 error[bad-sheet] Plan!A2: row 2 has labels again",
            "    keep one row of labels, straight above the actions",
        ],
    );
    wrong_workbook(
        &workbook(&["Action plan for Merebrook", LABELS, ROW]),
        &[
            "data/plan.xlsx:1:1 error[bad-sheet] Plan!A1: the labels stand in row 2, below other words",
            "    delete the rows above the labels; the title belongs in the file that names the sheet",
        ],
    );
}

#[test]
fn a_workbook_with_a_password() {
    let name = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(1024, 0);
    bytes.extend(name);
    wrong_sheet(
        "plan.xlsx",
        bytes,
        &[
            "data/plan.toml:4:9 error[bad-sheet] `data/plan.xlsx` is protected by a password",
            "    save a copy without the password: in Excel, `File`, `Info`, `Protect Workbook`, `Encrypt with Password`, and delete it",
        ],
    );
}

#[test]
fn a_zip_bomb() {
    let bomb = workbook(&[LABELS, ROW]).part("xl/media/a.png", vec![0; 65 * 1024 * 1024]).bytes();
    assert!(bomb.len() < 1024 * 1024);
    wrong_sheet(
        "plan.xlsx",
        bomb,
        &[
            "data/plan.toml:4:9 error[bad-sheet] `data/plan.xlsx` unpacks to more than 64 MB, which no plan needs",
            "    copy the plan alone into a new workbook, without pictures, and save that",
        ],
    );
}

#[test]
fn a_file_of_100_mb() {
    for (sheet, hint) in [
        ("plan.xlsx", "copy the plan alone into a new workbook, and name that"),
        ("plan.csv", "make it smaller"),
    ] {
        let workspace = workspace(sheet, "");
        let file = File::create(workspace.path(&format!("data/{sheet}"))).expect("it can be written");
        file.set_len(100 * 1024 * 1024).expect("it can be long");
        workspace.build("").exits(1).has("output/good.pdf").lacks("output/report.pdf").says(&[
            &format!("data/plan.toml:4:9 error[not-text] `data/{sheet}` has 100 MB"),
            &format!("    {hint}"),
        ]);
    }
}

#[test]
fn files_that_are_no_workbook() {
    wrong_sheet(
        "plan.xls",
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
        &[
            "data/plan.toml:4:9 error[bad-sheet] `data/plan.xls` is neither an Excel workbook (.xlsx) nor a .csv",
            "    open it in the spreadsheet program, save it as an Excel workbook (.xlsx), and name that",
        ],
    );
    wrong_sheet(
        "plan.xlsx",
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
        &[
            "data/plan.toml:4:9 error[bad-sheet] `data/plan.xlsx` is a workbook of the old kind (.xls)",
            "    open it in the spreadsheet program and save it again as an Excel workbook (.xlsx)",
        ],
    );
    wrong_sheet(
        "plan.xlsx",
        "No.,Action\n",
        &[
            "data/plan.toml:4:9 error[bad-sheet] `data/plan.xlsx` is no Excel workbook, although its name ends in .xlsx",
            "    open it in the spreadsheet program and save it again as an Excel workbook (.xlsx)",
        ],
    );
    wrong_sheet(
        "plan.xlsx",
        "",
        &[
            "data/plan.toml:4:9 error[bad-sheet] `data/plan.xlsx` is empty",
            "    save the sheet again as an Excel workbook (.xlsx)",
        ],
    );
    let whole = workbook(&[LABELS, ROW]).bytes();
    wrong_sheet(
        "plan.xlsx",
        &whole[..whole.len() / 2],
        &[
            "data/plan.toml:4:9 error[bad-sheet] `data/plan.xlsx` is damaged or not complete",
            "    copy it again from where it came, or open it in the spreadsheet program and save it again",
        ],
    );
}

#[test]
fn a_csv_in_the_encoding_of_old_windows() {
    wrong_sheet(
        "plan.csv",
        b"No.,Action\n1,Caf\xe9\n",
        &[
            "data/plan.toml:4:9 error[not-text] `data/plan.csv` is not UTF-8 text: byte 0xE9 in line 2 is no character",
            "    open it in the spreadsheet program and save it as `CSV UTF-8`, or as an Excel workbook (.xlsx)",
        ],
    );
}

#[test]
fn a_sheet_that_is_not_there() {
    let workspace = workspace("plan.xlsx", "");
    workspace.remove("data/plan.xlsx");
    workspace.build("").exits(1).has("output/good.pdf").lacks("output/report.pdf").says(&[
        "data/plan.toml:4:9 error[missing-file] there is no file `data/plan.xlsx`",
        "    check the name, capitals too; it is looked for beside the file that names it",
    ]);
}

#[test]
fn dates_that_a_spreadsheet_keeps_as_numbers() {
    let rows =
        [LABELS, &ROW.replace("31 March 2027", "46000"), " | | | Write it. | B. Officer | 460 | Begun. | "];
    let workspace = workspace("plan.csv", csv(&rows));
    let run = workspace.build("");
    run.exits(0).has("output/report.pdf");
    let said = run.messages();
    assert_eq!(
        said[..3],
        [
            "data/plan.csv:2:6 warning[unknown-due] F2: “46000” is neither a date nor a phrase of the house",
            "    format the cell as a date, if it is one: spreadsheet programs keep dates as such numbers",
            "data/plan.csv:3:6 warning[unknown-due] F3: “460” is neither a date nor a phrase of the house",
        ]
    );
    assert!(said[3].starts_with("    write a date with its year, such as 30 June 2027, and several as a list or on lines of their own"), "{said:?}");
}

#[test]
fn a_stale_paper_is_taken_away_when_its_sheet_breaks() {
    let workspace = workspace("plan.xlsx", workbook(&[LABELS, ROW]).bytes());
    workspace.build("").exits(0).has("output/report.pdf");
    workspace.write("data/plan.xlsx", workbook(&[LABELS, ROW]).failed("D2").bytes());
    workspace.build("").exits(1).lacks("output/report.pdf").tells("removed report.pdf");
}

#[test]
fn statuses_and_dates_of_a_sheet_are_shown_at_their_cell() {
    let row = ROW.replace("On target", "On traget").replace("31 March", "31 June");
    wrong_workbook(
        &workbook(&[LABELS, &row]),
        &[
            "data/plan.xlsx:2:6 error[bad-date] Plan!F2: there is no such day as `31 June 2027`",
            "    check the day and the month, and write the year too, as in 10 December 2026",
            "data/plan.xlsx:2:8 error[bad-setting] Plan!H2: the house `base` has no status `On traget`",
            "    write `On target`, if that is what was meant; known are `not-started`, `on-target`, `partially-completed`, `completed`, `unknown`",
        ],
    );
}
