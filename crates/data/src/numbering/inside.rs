//! What stands below the level of a section: lists, tables, figures, boxes and plans, at any depth.

use super::{Counting, Part};
use crate::plan::Plan;
use crate::prose::{Block, BlockKind, Inline, ListItem, RECOMMENDATIONS, plain_text};

impl Counting<'_> {
    /// Blocks below the level of a section: lists, tables, figures and boxes, at any depth.
    pub(super) fn inside(&mut self, blocks: &[Block], depth: usize) {
        for block in blocks {
            let id = block.attributes.id.as_ref();
            match &block.kind {
                BlockKind::List { ordered, items } => {
                    self.list(items, *ordered && !block.attributes.plain, depth);
                }
                BlockKind::Paragraph(_) => {
                    let title = block.attributes.stands_for.clone();
                    self.target(id, (Part::Paragraph, block.span), "paragraph", None, title);
                }
                BlockKind::Heading { content, .. } => {
                    self.target(id, (Part::Heading, block.span), "heading", None, Some(plain_text(content)));
                }
                BlockKind::Quote { blocks, .. } => {
                    self.target(id, (Part::Block, block.span), "quotation", None, None);
                    self.inside(blocks, depth);
                }
                BlockKind::Box { kind, title, blocks } => {
                    self.boxed(block, &kind.value, title.as_deref());
                    self.in_box(&kind.value, blocks, depth);
                }
                BlockKind::Table(table) => {
                    self.captioned(block, table.caption.as_deref(), "table");
                    for cell in table.rows.iter().flat_map(|row| &row.cells) {
                        self.inside(&cell.blocks, 0);
                    }
                }
                BlockKind::Figure { caption, .. } => {
                    self.captioned(block, caption.as_deref(), "figure");
                }
                BlockKind::Signature(_) => {
                    self.target(id, (Part::Block, block.span), "signature", None, None);
                }
                BlockKind::Plan { file } => {
                    let report = self.report;
                    let plan = report.plan_in(file);
                    let title = plan.map(|plan| plain_text(&plan.title));
                    self.target(id, (Part::Block, block.span), "plan", None, title);
                    self.plan(plan);
                }
                BlockKind::Form { title, blocks } => {
                    self.target(
                        id,
                        (Part::Block, block.span),
                        "form",
                        None,
                        title.as_deref().map(plain_text),
                    );
                    self.inside(blocks, depth);
                }
                BlockKind::Code(_) | BlockKind::Divider | BlockKind::AllRecommendations => {}
            }
        }
    }

    /// A box takes a number where the house numbers them; what it recommends has numbers of its own.
    pub(super) fn boxed(&mut self, block: &Block, kind: &str, title: Option<&[Inline]>) {
        let pattern = self.house.numbering.boxes.as_ref().filter(|_| kind != RECOMMENDATIONS);
        let cited = pattern.map(|pattern| {
            self.boxes += 1;
            let label = format!("{} {}", self.word("box"), pattern.label(&[self.boxes]));
            self.numbers.labels.insert((Part::Block, block.span), label);
            pattern.cited(&[self.boxes])
        });
        let id = block.attributes.id.as_ref();
        // A list of boxes leads to each that has a title, whether or not the writer named it.
        if id.is_none() && cited.is_none() && title.is_some() && self.series.lists_boxes {
            let anchor = self.anchor("box", None);
            self.numbers.anchors.insert((Part::Block, block.span), anchor);
            return;
        }
        self.target(id, (Part::Block, block.span), "box", cited, title.map(plain_text));
    }

    /// The numbered lists of a box of recommendations go on through a review.
    pub(super) fn in_box(&mut self, kind: &str, blocks: &[Block], depth: usize) {
        if kind != RECOMMENDATIONS || !self.series.recommendations_in_boxes {
            return self.inside(blocks, depth);
        }
        for block in blocks {
            match &block.kind {
                BlockKind::List { ordered: true, items } if !block.attributes.plain => {
                    self.recommendations(items);
                    items.iter().for_each(|item| self.inside(&item.blocks, 1));
                }
                _ => self.inside(std::slice::from_ref(block), depth),
            }
        }
    }

    /// What stands in the cells and below the table of an action plan.
    pub(super) fn plan(&mut self, plan: Option<&Plan>) {
        let Some(plan) = plan else { return };
        for area in &plan.areas {
            self.inside(&area.title, 0);
            for (index, action) in area.actions.iter().enumerate() {
                let anchor = self.anchor("action", Some(&action.reference.value));
                self.numbers.anchors.insert((Part::Action, action.span), anchor);
                self.inside(&action.text, 0);
                area.updates_beside(index).iter().for_each(|update| self.inside(&update.text, 0));
            }
        }
        self.inside(&plan.note, 0);
    }

    pub(super) fn captioned(&mut self, block: &Block, caption: Option<&[Inline]>, kind: &str) {
        let id = block.attributes.id.as_ref();
        if caption.is_none() && id.is_none() {
            return;
        }
        let number = self.house.numbering.caption.as_ref().map(|pattern| {
            let counter = if kind == "table" { &mut self.tables } else { &mut self.figures };
            *counter += 1;
            let count = *counter;
            let label = format!("{} {}", self.word(kind), pattern.label(&[count]));
            self.numbers.labels.insert((Part::Block, block.span), label);
            pattern.cited(&[count])
        });
        self.target(id, (Part::Block, block.span), kind, number, caption.map(plain_text));
    }

    pub(super) fn list(&mut self, items: &[ListItem], ordered: bool, depth: usize) {
        let patterns = &self.house.numbering.list;
        let pattern = ordered.then(|| patterns.get(depth % patterns.len().max(1))).flatten();
        for (index, item) in items.iter().enumerate() {
            if self.given_mark(item) {
                let title = item.blocks.first().and_then(|first| match &first.kind {
                    BlockKind::Paragraph(content) => Some(plain_text(content)),
                    _ => None,
                });
                self.target(item.id.as_ref(), (Part::Item, item.span), "item", None, title);
                self.inside(&item.blocks, depth + 1);
                continue;
            }
            let outer = self.outer_item.take();
            let labels = pattern.map(|pattern| self.item_label(pattern, index + 1, outer.as_deref()));
            let (label, cited) = labels.unzip();
            if let Some(label) = &label {
                self.numbers.labels.insert((Part::Item, item.span), label.clone());
            }
            self.target(item.id.as_ref(), (Part::Item, item.span), "item", cited, None);
            // Bullets do not step the series: the first numbered list within them begins it.
            self.outer_item = label.or_else(|| outer.clone());
            self.inside(&item.blocks, if ordered { depth + 1 } else { depth });
            self.outer_item = outer;
        }
    }
}
