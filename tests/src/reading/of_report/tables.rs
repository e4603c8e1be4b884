//! The tables and figures of a report, with their captions.

use super::{Teller, Words, plain};
use boardpaper_data::prose::{Block, Image, Inline, Table};

impl<'a> Teller<'a> {
    pub(super) fn table(&mut self, depth: usize, block: &Block, table: &'a Table) {
        self.line(depth, "Table", Words::default());
        self.caption(depth + 1, block, table.caption.as_deref());
        for (index, row) in table.rows.iter().enumerate() {
            self.line(depth + 1, "TR", Words::default());
            for (column, cell) in row.cells.iter().enumerate() {
                let role = if row.band {
                    format!("TH[col] over {} columns", table.columns.len())
                } else if index < table.header_rows {
                    "TH[col]".to_owned()
                } else if table.row_headers && column == 0 {
                    "TH[row]".to_owned()
                } else {
                    "TD".to_owned()
                };
                self.line(depth + 2, role, Words::default());
                self.blocks(depth + 3, &cell.blocks);
            }
        }
    }

    fn caption(&mut self, depth: usize, block: &Block, caption: Option<&'a [Inline]>) {
        let label = self.numbers.caption(block.span);
        let words = match (label, caption) {
            (None, None) => return,
            (Some(label), None) => plain(label),
            (label, Some(caption)) => {
                let mut words = plain(&label.map(|label| format!("{label}: ")).unwrap_or_default());
                words.append(self.words(caption));
                words
            }
        };
        self.line(depth, "Caption", words);
    }

    pub(super) fn figure(
        &mut self,
        depth: usize,
        block: &Block,
        image: &Image,
        caption: Option<&'a [Inline]>,
    ) {
        self.caption(depth, block, caption);
        if !image.decorative {
            self.line(depth, "Figure", plain(&image.alt));
        }
    }
}
