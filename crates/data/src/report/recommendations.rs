//! The recommendations of all chapters, gathered where `::: all-recommendations` stands.

use super::{Piece, Report};
use crate::prose::{Block, BlockKind, RECOMMENDATIONS};

/// What one chapter recommends.
#[derive(Debug, Clone)]
pub struct Recommended<'r> {
    /// The chapter.
    pub piece: Piece<'r>,
    /// Its boxes of recommendations, in order.
    pub boxes: Vec<&'r Block>,
}

impl Report {
    /// What each chapter recommends, for those that recommend anything, in order.
    pub fn recommended(&self) -> Vec<Recommended<'_>> {
        let mut recommended = Vec::new();
        for piece in self.pieces() {
            let blocks = match piece {
                Piece::Section(section) => &section.blocks,
                Piece::Appendix(appendix) => &appendix.blocks,
                _ => continue,
            };
            let mut boxes = Vec::new();
            find_boxes(blocks, &mut boxes);
            if !boxes.is_empty() {
                recommended.push(Recommended { piece, boxes });
            }
        }
        recommended
    }
}

fn find_boxes<'r>(blocks: &'r [Block], found: &mut Vec<&'r Block>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Box { kind, .. } if kind.value == RECOMMENDATIONS => found.push(block),
            BlockKind::Box { blocks, .. }
            | BlockKind::Quote { blocks, .. }
            | BlockKind::Form { blocks, .. } => {
                find_boxes(blocks, found);
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| find_boxes(&item.blocks, found)),
            BlockKind::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| find_boxes(&cell.blocks, found));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::sample;

    #[test]
    fn recommendations_are_gathered_by_chapter() {
        let sample = sample(
            "",
            "# One\n\n::: all-recommendations\n:::\n\n# Two\n\n::: recommendations\n1. A.\n:::\n\n\
             ::: box\n::: recommendations More\n1. B.\n:::\n:::\n\n# Three\n\nText.\n",
        );
        let report = sample.report.unwrap_or_else(|| panic!("{:?}", sample.said));
        let boxes: Vec<usize> = report.recommended().iter().map(|chapter| chapter.boxes.len()).collect();
        assert_eq!(boxes, [2]);
    }
}
