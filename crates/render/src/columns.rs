//! How wide the columns of a table are to be, judged by what stands in them.

use boardpaper_data::prose::{
    Block, BlockKind, Inline, InlineKind, Table, TableCell, TableRow, Visit, plain_text, walk,
};

/// The width of a character in font sizes, judged on the high side.
const CHARACTER: f64 = 0.55;

/// The same in a piece of a word that is broken wherever it must be.
const PIECE_CHARACTER: f64 = 0.62;

/// The same in running text, on the average.
const TEXT_CHARACTER: f64 = 0.5;

/// The room on both sides of a cell's text, in points: 2 mm each.
pub(crate) const SIDES: f64 = 11.4;

/// The characters that a drawn thing in a cell takes.
const DRAWN: usize = 40;

/// The longest text of a cell, in characters, that is better not broken into lines.
const PHRASE: usize = 24;

/// The longest piece of a word, in characters, where columns are too narrow for whole words.
const SHORTEST_PIECES: usize = 7;

/// Lengths of such pieces, in characters, that are tried before.
const PIECES: [usize; 3] = [14, 11, 9];

/// From line to line in a table, in font sizes.
const LINE_PITCH: f64 = 1.25;

/// The room above and below the text of a row, in points: 1.6 mm each.
const ROW_SIDES: f64 = 9.1;

/// The width in points below which a list in a cell has a word or two in each line.
const LIST_ROOM: f64 = 140.0;

/// The characters of a line in a narrow column.
const NARROW_LINE: usize = 25;

/// The most lines that surely fit on a page below a heading and a repeated header.
const PAGE_LINES: usize = 30;

/// The most rows of a table that is kept on one page.
const SHORT_TABLE: usize = 8;

/// The columns of a table as they are to be drawn.
pub(crate) struct Columns {
    /// The columns, from the first.
    pub(crate) list: Vec<Column>,
    /// Whether words are so wide that the table is set in the size of notes.
    pub(crate) small: bool,
    /// The longest piece of a word, where even so whole words do not fit.
    pub(crate) longest_word: Option<usize>,
}

/// A column as it is to be drawn.
pub(crate) struct Column {
    /// Its share of the width; 0 for a column as wide as its text.
    pub(crate) share: f64,
    /// Whether it holds figures alone, which stand at its end.
    pub(crate) figures: bool,
}

impl Columns {
    /// Whether the table has too little room for its words, or for the lists in its cells.
    pub(crate) fn are_cramped(&self, table: &Table) -> bool {
        let has_list = |column: usize| {
            let cells = table.rows.iter().filter(|row| !row.band).filter_map(|row| row.cells.get(column));
            cells.flat_map(|cell| &cell.blocks).any(|block| matches!(block.kind, BlockKind::List { .. }))
        };
        let narrow_list = |(index, column): (usize, &Column)| {
            column.share > 0.0 && column.share < LIST_ROOM && has_list(index)
        };
        self.small || self.longest_word.is_some() || self.list.iter().enumerate().any(narrow_list)
    }

    /// How tall the table is about, in points, in text of this size.
    pub(crate) fn height(&self, table: &Table, size: f64) -> f64 {
        let lines = |cell: &TableCell, column: Option<&Column>| -> f64 {
            let room = column.map_or(0.0, |column| column.share - SIDES);
            let lines = |line: &String| {
                let width = line.chars().count() as f64 * TEXT_CHARACTER * size;
                if room > 0.0 { (width / room).ceil().max(1.0) } else { 1.0 }
            };
            lines_of(&cell.blocks).iter().map(lines).sum()
        };
        let rows = table.rows.iter().map(|row| {
            let cells = row.cells.iter().enumerate();
            let most = cells.map(|(at, cell)| lines(cell, self.list.get(at))).fold(1.0, f64::max);
            most * LINE_PITCH * size + ROW_SIDES
        });
        rows.sum()
    }
}

/// Judges the columns of a table that has so much room, in points, at this size of text and that of notes.
pub(crate) fn measure_columns(table: &Table, room: f64, size: f64, small_size: f64) -> Columns {
    let texts: Vec<Vec<String>> = (0..table.columns.len())
        .map(|column| {
            let cells = table.rows.iter().filter(|row| !row.band).filter_map(|row| row.cells.get(column));
            cells.map(cell_text).collect()
        })
        .collect();
    let figures = texts.iter().map(|cells| {
        let body = cells.get(table.header_rows..).unwrap_or_default();
        let mut filled = body.iter().filter(|text| !text.is_empty()).peekable();
        filled.peek().is_some() && filled.all(|text| is_figure(text))
    });
    let longest = |cells: &Vec<String>| cells.iter().map(|text| text.chars().count()).max().unwrap_or(0);
    let width = |characters: usize, size: f64| characters as f64 * CHARACTER * size + SIDES;
    // A table that fits as it is need not be spread out.
    if texts.iter().map(|cells| width(longest(cells), size)).sum::<f64>() <= room {
        let list = figures.map(|figures| Column { share: 0.0, figures }).collect();
        return Columns { list, small: false, longest_word: None };
    }
    let words: Vec<usize> = texts.iter().map(longest_word).collect();
    let narrowest = |size: f64, longest: usize| -> Vec<f64> {
        words.iter().map(|&word| width(word.min(longest), size)).collect()
    };
    let fits = |widths: &[f64]| widths.iter().sum::<f64>() <= room;
    let mut columns = Columns { list: Vec::new(), small: false, longest_word: None };
    let mut least = narrowest(size, usize::MAX);
    if !fits(&least) {
        columns.small = true;
        least = narrowest(small_size, usize::MAX);
    }
    if !fits(&least) {
        columns.longest_word = Some(SHORTEST_PIECES);
        least = narrowest(small_size, SHORTEST_PIECES);
    }
    // A phrase of a few words is best left in one line; such a column needs no more than that.
    let mut weights: Vec<f64> = texts.iter().map(|cells| weight(cells)).collect();
    let is_phrase: Vec<bool> = texts.iter().map(|cells| longest(cells) <= PHRASE).collect();
    let phrases: Vec<f64> = texts
        .iter()
        .enumerate()
        .zip(&least)
        .map(|((column, cells), least)| {
            let phrase = match longest(cells) {
                phrase if phrase <= PHRASE => phrase,
                _ => longest_short_line(table, column),
            };
            (phrase as f64 * TEXT_CHARACTER * size + SIDES).max(*least)
        })
        .collect();
    if !columns.small && fits(&phrases) && !is_phrase.iter().all(|phrase| *phrase) {
        least = phrases;
        weights
            .iter_mut()
            .zip(&is_phrase)
            .filter(|(_, phrase)| **phrase)
            .for_each(|(weight, _)| *weight = 0.0);
    }
    // What is left beside the widest words goes where the most text is.
    let left = (room - least.iter().sum::<f64>()).max(0.0);
    let whole = weights.iter().sum::<f64>().max(1.0);
    columns.list = least
        .iter()
        .zip(&weights)
        .zip(figures)
        .map(|((least, weight), figures)| Column { share: least + left * weight / whole, figures })
        .collect();
    columns
}

/// The characters of the longest line in a column that its writer ended and that is a phrase, such as a date below
/// a name.
fn longest_short_line(table: &Table, column: usize) -> usize {
    let cells = table.rows.iter().filter(|row| !row.band).filter_map(|row| row.cells.get(column));
    let paragraphs = cells.flat_map(|cell| &cell.blocks).filter_map(|block| match &block.kind {
        BlockKind::Paragraph(content) => Some(content),
        _ => None,
    });
    let ends = |inline: &Inline| matches!(inline.kind, InlineKind::Break);
    let lines = paragraphs.filter(|content| content.iter().any(ends)).flat_map(|content| content.split(ends));
    let lengths = lines.map(|line| plain_text(line).trim().chars().count());
    lengths.filter(|length| *length <= PHRASE).max().unwrap_or(0)
}

/// A column that is to get its share of a table's width.
pub(crate) struct Share {
    /// What stands above it.
    pub(crate) head: String,
    /// The lines of each of its cells.
    pub(crate) cells: Vec<Vec<String>>,
    /// Its width in points, where the house says it.
    pub(crate) fixed: Option<f64>,
    /// The characters of the longest text that has to stay in one line, such as a date.
    pub(crate) one_line: usize,
}

impl Share {
    fn lines(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.head).chain(self.cells.iter().flatten())
    }

    /// The characters of a cell, on the average.
    fn text(&self) -> f64 {
        let all: usize = self.cells.iter().flatten().map(|line| line.chars().count()).sum();
        all as f64 / self.cells.len().max(1) as f64
    }
}

/// Shares out so much room, in points, among columns, at this size of text. A column gets its fixed
/// width or room for its widest words; what is left goes where the most text is. Where whole words do not
/// fit, it says too how long their pieces are.
pub(crate) fn share_out(shares: &[Share], size: f64, room: f64) -> (Vec<f64>, Option<usize>) {
    let width = |characters: usize| characters as f64 * CHARACTER * size + SIDES;
    let least = |pieces: usize, one_line: bool| -> Vec<f64> {
        let least = |share: &Share| {
            let longest = longest_word(share.lines());
            // A piece may be of wide letters alone.
            let words = if longest > pieces {
                pieces as f64 * PIECE_CHARACTER * size + SIDES
            } else {
                width(longest)
            };
            let whole = share.one_line as f64 * TEXT_CHARACTER * size + SIDES;
            share.fixed.unwrap_or(if one_line { words.max(whole) } else { words })
        };
        shares.iter().map(least).collect()
    };
    let fits = |widths: &Vec<f64>| widths.iter().sum::<f64>() <= room;
    // Dates and names in one line if there is room, else whole words, else pieces of words as long as may be.
    let whole = [least(usize::MAX, true), least(usize::MAX, false)].into_iter().find(fits);
    let longest_piece = match whole {
        Some(_) => None,
        None => PIECES.into_iter().find(|pieces| fits(&least(*pieces, false))).or(Some(SHORTEST_PIECES)),
    };
    let mut widths = whole.unwrap_or_else(|| least(longest_piece.unwrap_or(SHORTEST_PIECES), false));
    let sum: f64 = widths.iter().sum();
    if sum > room {
        widths.iter_mut().for_each(|width| *width *= room / sum);
        return (widths, longest_piece);
    }
    // Short texts are best left in one line; such a column needs no more than that.
    let longest = |share: &Share| share.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let weights: Vec<f64> = shares
        .iter()
        .map(|share| if share.fixed.is_some() || longest(share) <= PHRASE { 0.0 } else { share.text() })
        .collect();
    let all = weights.iter().sum::<f64>();
    let left = room - sum;
    for (width, weight) in widths.iter_mut().zip(&weights) {
        *width += if all > 0.0 { left * weight / all } else { left / shares.len() as f64 };
    }
    (widths, longest_piece)
}

/// The longest word of a column that stands in one piece, in characters.
fn longest_word<'t>(lines: impl IntoIterator<Item = &'t String>) -> usize {
    let words = lines.into_iter().flat_map(|text| text.split([' ', '-', '/', '–']));
    words.map(|word| word.chars().count()).max().unwrap_or(0).min(crate::markup::LONGEST_WORD)
}

/// How much of the left-over width a column is worth.
fn weight(cells: &[String]) -> f64 {
    let longest = cells.iter().map(|text| text.chars().count()).max().unwrap_or(0) as f64;
    let total: usize = cells.iter().map(|text| text.chars().count()).sum();
    (total as f64 / cells.len().max(1) as f64).max(longest / 2.0)
}

/// Whether a row may break across pages: only one that may not fit on a page.
pub(crate) fn may_break(row: &TableRow) -> bool {
    row_lines(row) > PAGE_LINES
}

/// Whether a table is kept on one page: only one that surely fits there.
pub(crate) fn is_short(table: &Table) -> bool {
    table.rows.len() <= SHORT_TABLE && table.rows.iter().map(row_lines).sum::<usize>() <= PAGE_LINES
}

/// How many lines a row may take, judged on the high side.
fn row_lines(row: &TableRow) -> usize {
    row.cells.iter().map(cell_lines).max().unwrap_or(0)
}

fn cell_lines(cell: &TableCell) -> usize {
    let mut lines = 0;
    walk(&cell.blocks, &mut |visit| match visit {
        Visit::Block(block) => {
            lines += match &block.kind {
                BlockKind::Code(words) => words.lines().count() + 1,
                BlockKind::Figure { .. } => PAGE_LINES,
                _ => 1,
            }
        }
        Visit::Item(_) | Visit::Inline(Inline { kind: InlineKind::Break, .. }) => lines += 1,
        Visit::Inline(_) => {}
    });
    lines + cell_text(cell).chars().count() / NARROW_LINE
}

fn cell_text(cell: &TableCell) -> String {
    let lines = lines_of(&cell.blocks);
    lines.iter().map(|line| line.trim_end()).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The lines of some blocks as they surely end: paragraphs, items, hard breaks.
pub(crate) fn lines_of(blocks: &[Block]) -> Vec<String> {
    let mut lines = vec![String::new()];
    walk(blocks, &mut |visit| {
        let begins_anew = matches!(
            visit,
            Visit::Block(_) | Visit::Item(_) | Visit::Inline(Inline { kind: InlineKind::Break, .. })
        );
        if begins_anew && lines.last().is_some_and(|line| !line.is_empty()) {
            lines.push(String::new());
        }
        let Some(text) = lines.last_mut() else { return };
        match visit {
            Visit::Inline(Inline { kind: InlineKind::Text(words) | InlineKind::Code(words), .. }) => {
                text.push_str(words);
            }
            Visit::Block(Block { kind: BlockKind::Code(words), .. }) => text.push_str(words),
            Visit::Block(Block { kind: BlockKind::Figure { .. } | BlockKind::Table(_), .. }) => {
                text.push_str(&"x ".repeat(DRAWN));
            }
            _ => {}
        }
    });
    lines.retain(|line| !line.is_empty());
    lines
}

/// Whether a cell holds a number, with a sign, a currency or a unit of one character, or a dash for none.
fn is_figure(text: &str) -> bool {
    let text = text.trim();
    matches!(text, "–" | "-" | "—")
        || text.contains(|c: char| c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_digit() || "£€$%+-−.,() ".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use boardpaper_data::diagnostic::Problems;
    use boardpaper_data::prose::{self, Context, LinkDefinitions};
    use boardpaper_data::source::{Source, Sources, Span, Text};

    fn columns(markdown: &str) -> Columns {
        let id = Sources::default().add(Source::new("a.md", markdown));
        let text = Text::verbatim(markdown, Span::new(id, 0..markdown.len()));
        let context = Context { box_kinds: &[], links: &LinkDefinitions::default() };
        let prose = prose::parse(&text, &context, &mut Problems::default());
        match &prose.blocks[0].kind {
            BlockKind::Table(table) => measure_columns(table, 375.0, 12.0, 10.0),
            other => panic!("{other:?} is no table"),
        }
    }

    #[test]
    fn a_table_that_fits_is_as_wide_as_its_text() {
        let columns = columns("| Year | Number |\n|---|---|\n| 2024 | 64 |\n");
        assert!(columns.list.iter().all(|column| column.share == 0.0));
    }

    #[test]
    fn columns_of_figures_alone_stand_at_their_end() {
        let columns =
            columns("| Measure | Sum |\n|---|---|\n| Grants | £1,200 |\n| None | – |\n| Share | 12.5% |\n");
        assert_eq!(columns.list.iter().map(|column| column.figures).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn long_text_gets_the_room_that_words_leave() {
        let long = "many words that go on and on ".repeat(10);
        let columns = columns(&format!("| A | B |\n|---|---|\n| short | {long} |\n"));
        assert!(columns.list[1].share > 5.0 * columns.list[0].share);
        assert!(!columns.small);
    }

    #[test]
    fn words_too_wide_for_the_page_make_the_table_small_and_then_break() {
        let head = "| Responsibilities | Accountability | Implementation | Communications | Recommendations | Safeguarding |";
        let columns = columns(&format!("{head}\n|---|---|---|---|---|---|\n| a | b | c | d | e | f |\n"));
        assert!(columns.small);
        assert_eq!(columns.longest_word, Some(SHORTEST_PIECES));
    }
}
