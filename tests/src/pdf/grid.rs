//! A table as rows and columns, each place with the cell that covers it.

use super::Element;

/// The cells of a table by their rows and columns, a cell that spans several once in each. An error says which row
/// leaves a place empty or covers one twice.
pub fn grid(table: &Element) -> Result<Vec<Vec<&Element>>, String> {
    let rows = table.all("TR");
    let mut places: Vec<Vec<Option<&Element>>> = vec![Vec::new(); rows.len()];
    for (number, row) in rows.iter().enumerate() {
        let mut column = 0;
        for cell in row.elements() {
            while places[number].get(column).is_some_and(Option::is_some) {
                column += 1;
            }
            for below in number..number + cell.row_span {
                let covered =
                    places.get_mut(below).ok_or(format!("a cell of row {number} ends below the table"))?;
                for across in column..column + cell.col_span {
                    if covered.len() <= across {
                        covered.resize(across + 1, None);
                    }
                    if covered[across].replace(cell).is_some() {
                        return Err(format!("column {across} of row {below} is covered twice"));
                    }
                }
            }
        }
    }
    let width = places.first().map_or(0, Vec::len);
    let filled = places.into_iter().enumerate().map(|(number, row)| {
        if row.len() != width {
            return Err(format!("row {number} has {} columns, not {width}", row.len()));
        }
        row.into_iter().collect::<Option<Vec<_>>>().ok_or(format!("a place of row {number} is empty"))
    });
    filled.collect()
}

#[cfg(test)]
mod tests {
    use super::grid;
    use crate::pdf::{Element, Kid};

    /// A table whose cells span so many rows each.
    fn table(rows: &[&[usize]]) -> Element {
        let of = |role: &str, kids| Element { role: role.to_owned(), kids, ..Element::default() };
        let cell = |row_span: &usize| {
            Kid::Element(Element { row_span: *row_span, col_span: 1, ..of("TD", Vec::new()) })
        };
        let rows = rows.iter().map(|row| Kid::Element(of("TR", row.iter().map(cell).collect())));
        of("Table", rows.collect())
    }

    #[test]
    fn cells_that_span_rows_push_the_others_aside() {
        let table = table(&[&[1, 1], &[2, 1], &[1]]);
        let grid = grid(&table).unwrap();
        assert!(std::ptr::eq(grid[1][0], grid[2][0]));
    }

    #[test]
    fn a_row_with_a_hole_or_a_cell_too_many_is_found() {
        for rows in [[&[1, 1][..], &[2, 1], &[]], [&[1, 1], &[2, 1], &[1, 1]], [&[1, 1], &[1, 1], &[1, 2]]] {
            assert!(grid(&table(&rows)).is_err(), "{rows:?}");
        }
    }
}
