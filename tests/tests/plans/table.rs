//! The table of a plan as a screen reader walks it: rows, columns, and what heads each cell.

use crate::papers::{PAPERS, Paper};
use crate::words;
use boardpaper_data::plan::Column;
use boardpaper_tests::pdf::{Element, Pdf, Scope, grid, tree_as_text};
use boardpaper_tests::workspace::{Folder, worked_example};
use std::collections::BTreeMap;

/// The rows and columns of a paper's table, each place with its cell.
fn grid_of(paper: &Paper) -> Vec<Vec<&Element>> {
    let grid = grid(paper.table()).unwrap_or_else(|fault| panic!("{}: {fault}", paper.name));
    assert_eq!(grid.len(), paper.plan.actions.len() + 1, "{}", paper.name);
    assert_eq!(grid[0].len(), paper.columns().len(), "{}", paper.name);
    grid
}

#[test]
fn each_row_is_an_action_and_each_word_stands_beside_it_in_its_column() {
    for paper in PAPERS.iter() {
        let grid = grid_of(paper);
        let columns = paper.columns();
        let mut of_row: BTreeMap<(usize, usize), Vec<&str>> = BTreeMap::new();
        for word in paper.printed() {
            let column = columns.iter().position(|column| *column == word.column).unwrap();
            for row in word.rows.clone() {
                of_row.entry((row + 1, column)).or_default().push(&word.text);
            }
        }
        for ((row, column), expected) in of_row {
            let text = grid[row][column].text();
            let found = words(&text);
            for word in expected {
                assert!(found.contains_key(word), "{}: {word} is not in row {row}: {text}", paper.name);
            }
        }
        for (row, reference) in grid[1..].iter().zip(&paper.plan.actions) {
            let column = columns.iter().position(|column| *column == Column::Ref).unwrap_or(0);
            assert!(row[column].text().starts_with(reference), "{}: {reference}", paper.name);
        }
    }
}

#[test]
fn the_area_its_number_and_the_ref_head_their_rows_and_the_labels_their_columns() {
    for paper in PAPERS.iter() {
        let grid = grid_of(paper);
        let heads = |element: &Element| (element.role.as_str() == "TH").then_some(element.scope);
        for (place, column) in paper.columns().into_iter().enumerate() {
            assert_eq!(heads(grid[0][place]), Some(Some(Scope::Column)), "{}", paper.name);
            let of_rows = matches!(column, Column::Number | Column::Area | Column::Ref);
            for row in &grid[1..] {
                let expected = of_rows.then_some(Some(Scope::Row));
                assert_eq!(heads(row[place]), expected, "{}: {column:?}", paper.name);
            }
        }
    }
}

#[test]
fn the_plan_is_one_table_whose_header_row_is_there_once() {
    for paper in PAPERS.iter() {
        let elements = paper.elements();
        let labels = paper.table().all("TR")[0].text();
        let tables = elements.iter().filter(|element| element.role == "Table");
        let alike = tables.filter(|table| table.all("TR")[0].text() == labels).count();
        assert_eq!(alike, 1, "{}", paper.name);
        let heads = paper.table().all("TH");
        let of_columns = heads.iter().filter(|head| head.scope == Some(Scope::Column)).count();
        assert_eq!(of_columns, paper.columns().len(), "{}", paper.name);
    }
}

#[test]
fn names_and_dates_hold_no_hyphen() {
    for paper in PAPERS.iter() {
        let grid = grid_of(paper);
        for (place, column) in paper.columns().into_iter().enumerate() {
            if matches!(column, Column::Lead | Column::Due | Column::Revised) {
                for row in &grid[1..] {
                    let text = row[place].text();
                    assert!(!text.contains(['-', '\u{ad}', '\u{2010}']), "{}: {text}", paper.name);
                }
            }
        }
    }
}

#[test]
fn a_plan_has_the_same_tree_from_toml_and_from_a_workbook() {
    let mut files = worked_example();
    let folder = "data/children-and-families-scrutiny-panel/2026-12-03";
    let own = format!("{folder}/action-plan.toml");
    let text = String::from_utf8(files[&own].clone()).unwrap();
    files.insert(
        own.clone(),
        text.replacen("kind = \"plan\"", "kind = \"plan\"\nstandalone = true", 1).into_bytes(),
    );
    let run = Folder::new(files).build(2);
    let tree = |path: &str| tree_as_text(&Pdf::read(run.pdf(path)));
    let (expected, found) = (tree(&own), tree(&format!("{folder}/sheets/action-plan-xlsx.toml")));
    let mut lines = expected.lines().zip(found.lines());
    assert_eq!(lines.find(|(expected, found)| expected != found), None);
    assert_eq!(expected.lines().count(), found.lines().count());
}
