//! Faults of cells, each told at its cell, all in one run.

use super::super::testing::{LABELS, Settings, csv, plan, read, workbook};
use super::{ONE_ACTION, ONE_AREA};
use crate::plan::Column;

#[test]
fn labels_in_any_order_and_spelling() {
    let table = "STATUS: | action | areafordevelopment | No | Source | Progress. | Lead |  Time scale |
                 | B | A | 1 | CQC | | |";
    assert_eq!(workbook(table).read(), (ONE_AREA.to_owned(), Vec::new()));
    let house = [
        (Column::Number, "Ref".to_owned()),
        (Column::Area, "Finding".to_owned()),
        (Column::Changes, "Moved".to_owned()),
    ];
    let settings = Settings { labels: &house, ..Settings::default() };
    let table = "Ref | Finding | Source | Action | Lead | Timescale | Progress | Status
                 1 | A | CQC | B | | | |";
    assert_eq!(workbook(table).read_with(&settings), (ONE_AREA.to_owned(), Vec::new()));
    let table = "No. | Finding | Source | Ref | Action | Lead | Timescale | Progress | Status
                 1 | A | CQC | R7 | B | | | |";
    let with_ref = ONE_AREA.replace("[{text", "[{ref: \"R7\", text");
    assert_eq!(workbook(table).read_with(&settings), (with_ref, Vec::new()));
}

#[test]
fn labels_that_are_missing_or_wrong() {
    let all = "`No.`, `Area for development`, `Source`, `Ref`, `Action`, `Lead`, `Timescale`, `Revised`, \
               `Progress`, `Status`, `RAG`";
    let name = format!("name the column as one of {all}, hide it, or delete it");
    assert_eq!(
        workbook("No. | Area for development | Source | Action | Timescale | Progress\n1 | A | | B | |")
            .said(),
        [
            "Plan!A1 the sheet has no columns `Lead`, `Status` > add them to the first row; the cells below may be \
             blank"
        ]
    );
    let labels = format!("{LABELS} | Leed | Budget | | Remarks");
    assert_eq!(
        workbook(&format!("{labels}\n1 | A | | B | | | | | C | D | E |")).said(),
        [
            format!(
                "Plan!I1 `Leed` is not a label of a plan's sheet > write `Lead`, if that is what was meant > {name}"
            ),
            format!("Plan!J1 `Budget` is not a label of a plan's sheet > {name}"),
            format!("Plan!K2 column K has words but no label > {name}"),
        ]
    );
    assert_eq!(
        workbook(&format!("{LABELS} | lead:\n1 | A | | B | | | | |")).said(),
        [
            "Plan!I1 the column `lead:` stands twice (Plan!E1 it stands here first) > delete one of them, hide it, or \
          give it the label that it should have"
        ]
    );
    assert_eq!(
        workbook("1 | A | | B").said(),
        [format!(
            "Plan!A1 the first row has no labels of a plan > begin the sheet with a row of labels: {all}"
        )]
    );
    let more = read("plan.csv", &[csv(ONE_ACTION).as_slice(), b",,,more"].concat(), &Settings::default());
    assert_eq!(more.1, [format!("K2 column K has words but no label > {name}")]);
}

#[test]
fn heads_of_several_rows() {
    let plan_below = format!("Action plan for Merebrook | |\nNovember | |\n{LABELS}\n{ONE_ACTION}");
    assert_eq!(
        workbook(&plan_below).merge("A1:H1").said(),
        [
            "Plan!A1 the labels stand in row 3, below other words (Plan!A3 the labels stand here) > delete the rows \
          above the labels; the title belongs in the file that names the sheet"
        ]
    );
    assert_eq!(
        workbook(&format!("{LABELS}\n{LABELS}\n{ONE_ACTION}")).said(),
        [
            "Plan!A2 row 2 has labels again (Plan!A1 the labels stand here) > keep one row of labels, straight above \
          the actions"
        ]
    );
    let hint = "> unmerge it, so that every column has one label in one row";
    assert_eq!(
        plan(ONE_ACTION).merge("D1:D2").merge("G1:H1").said(),
        [
            format!("Plan!D1 the label `Action` is merged over several cells, D1:D2 {hint}"),
            format!("Plan!G1 the label `Progress` is merged over several cells, G1:H1 {hint}"),
        ]
    );
}

#[test]
fn an_area_carries_on_until_the_next() {
    let rows = "number:1 | A | | B | | | |
                | | | | | | |
                number:1 | | | C | | | |
                | A | | D | | | |
                number:2 | E | | F | | | |
                number:1 | A | | G | | | |";
    let (areas, said) = plan(rows).merge("A2:A3").read();
    assert_eq!(said, [""; 0]);
    assert_eq!(
        areas,
        "{ref: \"1\", title: \"A\", action: [{text: \"B\"}, {text: \"C\"}, {text: \"D\"}]}\n\
         {ref: \"2\", title: \"E\", action: [{text: \"F\"}]}\n\
         {ref: \"1\", title: \"A\", action: [{text: \"G\"}]}"
    );
    let same = read("plan.csv", &csv(&rows.replace("number:", "")), &Settings::default());
    assert_eq!(same, (areas, Vec::new()));
}

#[test]
fn rows_that_have_no_place_in_a_plan() {
    let rows = "| | | B | | | |
                1 | | | C | | | |
                2 | D | CQC | | | | |
                3 | E | | F | | | |
                | | | | G. Officer | | |
                | H | | I | | | |";
    assert_eq!(
        plan(rows).said(),
        [
            "Plan!A2 the first area has no number > give it one in the column `No.`; it is permanent and never changes",
            "Plan!A3 the area `1` has no words > say in the column `Area for development` what is to improve",
            "Plan!A4 this area has no action > write its first action in column D of the same row",
            "Plan!E6 row 6 has words but no action > write the action in column D, or move the words to the row of \
             their action",
            "Plan!B7 the area `H` has no number > give it one in the column `No.`; it is permanent and never changes",
        ]
    );
}

#[test]
fn merged_cells_that_reach_too_far() {
    let rows = "1 | A | CQC | B | X | | |
                | | | | Y | | |
                2 | C | | D | | | Begun. |
                | | | E | | | |";
    assert_eq!(
        plan(rows).merge("C2:C4").merge("D2:D3").merge("G4:H4").said(),
        [
            "Plan!E3 the action of this row is merged with that above, D2:D3 > put what belongs to the one action \
             into one row, or unmerge the cells and give this row an action of its own",
            "Plan!C2 the merged cells C2:C4 stand in several areas > unmerge them, and write the words beside each area",
            "Plan!G4 the merged cells G4:H4 stand in several columns > unmerge them, and write each column's words \
             in that column",
        ]
    );
    let refs = format!("{LABELS} | Ref\n1 | A | | B | | | | | R1\n | | | C | | | | |");
    assert_eq!(
        workbook(&refs).merge("I2:I3").said(),
        [
            "Plan!I2 the merged cells I2:I3 give several actions one ref > unmerge them, and give every action a ref of \
          its own"
        ]
    );
}

#[test]
fn words_under_merged_cells_are_not_seen_and_not_read() {
    let rows = "1 | A | CQC | B | | | |
                9 | Under | Under | | | | |";
    assert_eq!(
        plan(rows).merge("A2:A3").merge("B2:B3").merge("C2:C3").read(),
        (ONE_AREA.to_owned(), Vec::new())
    );
}

#[test]
fn refs_that_a_previous_version_needs() {
    let settings = Settings { refs_needed: true, ..Settings::default() };
    assert_eq!(
        plan(ONE_ACTION).read_with(&settings).1,
        [
            "Plan!A1 the sheet has no column `Ref`, and two versions of a plan are compared by it > add a column `Ref` with the \
          permanent ref of every action: only that tells what moved"
        ]
    );
    let refs = format!("{LABELS} | Ref\n1 | A | | B | | | | | 1.1\n | | | C | | | | |");
    assert_eq!(
        workbook(&refs).read_with(&settings).1,
        [
            "Plan!I3 this action has no ref, and the plan names a previous version > give it a ref that it keeps: only \
          that tells what moved since"
        ]
    );
    assert_eq!(workbook(&refs).read().1, [""; 0]);
}

#[test]
fn formulas_that_failed_or_were_never_worked_out() {
    let rows = "1 | A | error:#REF! | B | error:#SPILL! | formula: | |
                | | | formula: | | | |";
    let mend = "> mend the formula, or type in its place what the cell should say";
    let save = "> open the sheet in the spreadsheet program and save it; or type what the cell should say";
    assert_eq!(
        plan(rows).said(),
        [
            format!("Plan!C2 the formula of this cell failed: it says `#REF!` {mend}"),
            format!("Plan!E2 the formula of this cell failed: it says `#SPILL!` {mend}"),
            format!("Plan!F2 this cell has a formula, and the file does not have its value {save}"),
            format!("Plan!D3 this cell has a formula, and the file does not have its value {save}"),
        ]
    );
    // A formula may come to no words.
    let none = plan(ONE_ACTION).cell(3, "<c r=\"D3\" t=\"str\"><f>A1</f><v></v></c>");
    assert_eq!(none.read(), (ONE_AREA.to_owned(), Vec::new()));
}

#[test]
fn control_characters_are_told_at_their_cell() {
    let rows = "1 | A | CQC | _x0007_B | | | |";
    let (areas, said) = read("plan.csv", &csv(&rows.replace("_x0007_", "\u{7}")), &Settings::default());
    let hint = "> delete it: it cannot be seen and cannot be printed, and often comes with copied text";
    assert_eq!(areas, "none");
    assert_eq!(said, [format!("D2 there is a control character here, U+0007 {hint}")]);
    assert_eq!(plan(rows).said(), [format!("Plan!D2 there is a control character here, U+0007 {hint}")]);
}

#[test]
fn cells_of_every_kind() {
    let table = format!(
        "{LABELS} | Revised | RAG
         number:1.10 | true | date:2026-07-01 | date:2026-07-01 | number:12 | month:2026-07-01 | date:2026-07-01 | percent:0.5 | date:2027-02-28 | AMBER
         | | | B &  <b> | | 30 June 2027⏎Ongoing | | | Immediately; date:2026 |"
    );
    let (areas, said) = workbook(&table).read();
    assert_eq!(said, [""; 0]);
    assert_eq!(
        areas,
        "{ref: \"1.1\", title: \"TRUE\", source: [\"1 July 2026\"], action: [{text: \"1 July 2026\", lead: [\"12\"], \
         due: \"July 2026\", revised_due: 2027-02-28, status: \"50%\", rag: \"AMBER\", progress: \"1 July 2026\"}, \
         {text: \"B &  <b>\", due: [\"30 June 2027\", \"Ongoing\"], revised_due: [\"Immediately\", \"date:2026\"]}]}"
    );
}

#[test]
fn hidden_rows_and_columns_are_told_of_and_never_read() {
    let rows =
        format!("{ONE_ACTION}\nSecret | Secret | | Secret | | | |\n | | | Secret | | | |\n | | | | | | |");
    let labels = format!("{LABELS} | Notes | More notes\n{rows}");
    let hidden = workbook(&labels.replace("CQC | B | | | |", "CQC | B | | | | | Secret | Secret"))
        .hide_row(3)
        .hide_row(4)
        .hide_row(5)
        .hide_columns(9, 10)
        .hide_columns(12, 16_384);
    let hint = "> show them in the sheet to have them printed, or delete them";
    assert_eq!(
        hidden.read(),
        (
            ONE_AREA.to_owned(),
            vec![
                format!("Plan!A3 rows 3 to 5 of `Plan` are hidden and are not printed {hint}"),
                format!("Plan!I1 columns I to J of `Plan` are hidden and are not printed {hint}"),
            ]
        )
    );
    assert_eq!(
        plan(ONE_ACTION).hide_columns(5, 5).said(),
        [
            format!("Plan!E1 column E of `Plan` is hidden and is not printed {}", hint.replace("them", "it")),
            "Plan!A1 the sheet has no column `Lead` > show column E, which is hidden > add it to the first row; the \
             cells below may be blank"
                .to_owned(),
        ]
    );
}

#[test]
fn merged_cells_that_begin_in_a_hidden_row() {
    let rows = "1 | A | CQC | B | | | Both. |
                | | | C | | | |";
    let hint = "> show the row and column of G2, or unmerge the cells and type the words where they show";
    assert_eq!(
        plan(rows).merge("G2:G3").hide_row(2).said()[1],
        format!("Plan!G3 the words of the merged cells G2:G3 stand in G2, which is hidden {hint}")
    );
}

#[test]
fn an_update_has_words() {
    let rows = "1 | A | CQC | B | | | July 2026:⏎August 2026: Begun. |";
    assert_eq!(
        plan(rows).said(),
        [
            "Plan!G2 the update of `July 2026` has no words > write what was done after the colon, or delete the date"
        ]
    );
}

#[test]
fn two_thousand_actions_are_read_quickly() {
    let rows: String = (1..=2000)
        .map(|number| format!("{number} | A | CQC | B⏎b | X | 1 July 2026 | July 2026: C | D\n"))
        .collect();
    let merged = (0..500).fold(plan(&rows), |workbook, number| {
        workbook
            .merge(&format!("E{}:E{}", number * 4 + 2, number * 4 + 2))
            .merge(&format!("T{0}:T{0}", number + 2))
    });
    let (areas, said) = merged.read();
    assert_eq!((areas.lines().count(), said), (2000, Vec::new()));
}
