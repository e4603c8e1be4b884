//! How tall the cells of an action plan are likely to be, to judge what stays whole on a page.

/// The width of a character in running text, in font sizes, on the average.
const CHARACTER: f64 = 0.5;

/// From line to line, in font sizes, as tables are set.
const LINE: f64 = 1.25;

/// The room above and below the text of a cell, in points.
const PADDING: f64 = 9.5;

/// How far a judged height may be below the real one.
const DOUBT: f64 = 1.5;

/// The part of a page that an area may take and still be kept on one page.
const WHOLE_AREA: f64 = 1.0 / 3.0;

/// The room of a table's rows on one page, and the size of its text, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct PageRoom {
    pub(super) height: f64,
    pub(super) size: f64,
}

impl PageRoom {
    /// The likely height of text in a cell so wide, in points: `lines` are its paragraphs and lines
    /// that surely end, by their characters.
    pub(super) fn height_of(self, lines: &[usize], width: f64) -> f64 {
        let across = (width / (CHARACTER * self.size)).max(1.0);
        let printed: f64 = lines.iter().map(|characters| (*characters as f64 / across).ceil().max(1.0)).sum();
        // Paragraphs and items of lists stand a little apart.
        let gaps = lines.len().saturating_sub(1) as f64 * 0.4;
        (printed * LINE + gaps) * self.size + PADDING
    }

    /// Whether something judged so tall may be too tall for a page, so that it has to be measured.
    pub(super) fn is_doubtful(self, height: f64) -> bool {
        height * DOUBT > self.height
    }

    /// Whether an area judged so tall is better kept on one page.
    pub(super) fn keeps_whole(self, height: f64) -> bool {
        height <= self.height * WHOLE_AREA && !self.is_doubtful(height)
    }
}
