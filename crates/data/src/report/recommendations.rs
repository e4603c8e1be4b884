//! The recommendations of all chapters, gathered where `::: all-recommendations` stands.

use super::{Piece, Report};
use crate::diagnostic::Problems;
use crate::prose::{Block, BlockKind, RECOMMENDATIONS, Visit};
use crate::rules;

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

/// Recommendations are gathered between the paragraphs of a chapter, and there are some.
pub(super) fn check_gatherings(report: &Report, problems: &mut Problems) {
    let recommends = !report.recommended().is_empty();
    let top: Vec<*const Block> = report.top_blocks().map(std::ptr::from_ref).collect();
    report.walk(&mut |visit| {
        let Visit::Block(block) = visit else { return };
        if block.kind != BlockKind::AllRecommendations {
            return;
        }
        if !top.contains(&std::ptr::from_ref(block)) {
            problems.report(
                &rules::BAD_FENCE,
                block.span,
                "all recommendations print between the paragraphs of a chapter, so not in a box, a note or a cover",
                "move it below a heading of a chapter, out of what stands around it",
            );
        } else if !recommends {
            problems.report(
                &rules::BAD_FENCE,
                block.span,
                "no chapter has recommendations to print here",
                "write them in boxes `::: recommendations` in their chapters, or delete these lines",
            );
        }
    });
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

    #[test]
    fn a_gathering_has_something_to_gather_and_stands_in_the_text() {
        let body = "# One\n\n::: all-recommendations\n:::\n";
        assert_eq!(sample("", body).said, ["9:1 bad-fence: no chapter has recommendations to print here"]);
        let body = "# One\n\n::: recommendations\n1. A.\n\n::: all-recommendations\n:::\n:::\n";
        assert_eq!(
            sample("", body).said,
            [
                "12:1 bad-fence: all recommendations print between the paragraphs of a chapter, so not in a box, a note or a cover"
            ]
        );
    }
}
