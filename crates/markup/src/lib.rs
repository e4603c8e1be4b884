//! Markup that is safe by construction: HTML, and Typst with marks in it that lead back to the writer’s file. Knows
//! nothing of Typst itself, so that whatever tries the escaping compiles in seconds.

pub mod html;

use boardpaper_data::characters::fold_white_space;
use boardpaper_data::source::Span;

/// Opens a mark; its number and [`NUMBER_END`] follow. No text of a writer has these characters,
/// since control characters are refused where text is read.
pub const MARK_START: char = '\u{1}';
/// Ends the number of a mark.
pub const NUMBER_END: char = '\u{2}';
/// Closes a mark.
pub const MARK_END: char = '\u{3}';

/// What prints in place of a character that cannot: U+FFFD, the replacement character.
pub const REPLACEMENT: char = '\u{FFFD}';

/// What knows which characters can be printed: the fonts of a run.
pub trait Prints {
    /// Whether a character can be printed.
    fn can_print(&self, c: char) -> bool;
}

/// The longest run of characters without a space that stands in one piece.
pub const LONGEST_WORD: usize = 22;

/// A space too thin to see, where a line may break; Typst leaves out one of no width at all.
const BREAK_OPPORTUNITY: &str = "#h(0.001pt)";

/// Whether a word goes on before or after a piece of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Joins {
    /// What is written before ends in the same word.
    pub before: bool,
    /// What is written after begins in the same word.
    pub after: bool,
}

/// Builds markup: the only ways in are escaped text, escaped literals and code of ours.
pub struct Writer<'a> {
    markup: String,
    spans: &'a mut Vec<Span>,
    fonts: &'a dyn Prints,
    longest_word: usize,
}

impl<'a> Writer<'a> {
    /// A writer that notes the places of its marks in `spans`.
    pub fn new(spans: &'a mut Vec<Span>, fonts: &'a dyn Prints) -> Self {
        Self { markup: String::new(), spans, fonts, longest_word: LONGEST_WORD }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.markup
    }

    /// Code of ours: never anything that somebody wrote.
    pub fn code(&mut self, code: &str) {
        self.markup.push_str(code);
    }

    /// Words of the writer in markup. A long run without a space gets places where its line may break,
    /// and figures such as 2025–26 are held together.
    pub fn text(&mut self, text: &str) {
        self.piece(text, Joins::default());
    }

    /// Such words where a word may go on in what is written before or after them: one that holds an escape
    /// is written in pieces.
    pub fn piece(&mut self, text: &str, joins: Joins) {
        let folded = fold_white_space(text);
        let last = folded.split(' ').count() - 1;
        for (index, word) in folded.split(' ').enumerate() {
            if index > 0 {
                self.markup.push(' ');
            }
            // A place where a word may break, at an end of it: Typst refuses a link that ends a paragraph so.
            let goes_on = joins.before && index == 0;
            let word = if goes_on { word } else { word.trim_start_matches('\u{AD}') };
            let goes_on = joins.after && index == last;
            let word = if goes_on { word } else { word.trim_end_matches('\u{AD}') };
            if word.chars().count() > self.longest_word {
                self.long_word(word);
            } else if is_range(word) {
                self.markup.push_str("#box[");
                escape_markup(word, self.fonts, &mut self.markup);
                self.markup.push(']');
            } else {
                escape_markup(word, self.fonts, &mut self.markup);
            }
        }
    }

    /// A name, of which no word is broken at its hyphen.
    pub fn name(&mut self, name: &str) {
        for (index, word) in name.split_whitespace().enumerate() {
            if index > 0 {
                self.markup.push(' ');
            }
            if is_joined(word) && word.chars().count() <= self.longest_word {
                self.markup.push_str("#box[");
                self.text(word);
                self.markup.push(']');
            } else {
                self.text(word);
            }
        }
    }

    /// A web address breaks after its slashes and points, anything else wherever it must: no line
    /// reaches over the edge of the page. Letters of joined scripts are not parted.
    fn long_word(&mut self, word: &str) {
        let mut since = 0;
        let mut characters = word.chars().peekable();
        while let Some(c) = characters.next() {
            escape_markup(c.encode_utf8(&mut [0; 4]), self.fonts, &mut self.markup);
            since += 1;
            let next = characters.peek().copied().unwrap_or_default();
            let both_plain = stands_alone(c) && stands_alone(next);
            let after_mark =
                matches!(c, '/' | '.' | '-' | '_' | '?' | '&' | '=' | '@') && next != c && since >= 3;
            if both_plain && (after_mark || since >= self.longest_word) {
                self.markup.push_str(BREAK_OPPORTUNITY);
                since = 0;
            }
        }
    }

    /// Writes a part in which words longer than so many characters may break.
    pub fn narrow(&mut self, longest_word: usize, write: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.longest_word, longest_word);
        write(self);
        self.longest_word = before;
    }

    /// Words of the writer as a string literal in code.
    pub fn literal(&mut self, text: &str) {
        escape_literal(text, |c| self.fonts.can_print(c), &mut self.markup);
    }

    /// Words of the writer as a string literal in code, to be spoken and not printed.
    pub fn spoken(&mut self, text: &str) {
        escape_literal(text, |c| !c.is_control(), &mut self.markup);
    }

    /// Writes a part that came from a place in the writer's file.
    pub fn marked(&mut self, span: Span, write: impl FnOnce(&mut Self)) {
        self.markup.push(MARK_START);
        self.markup.push_str(&self.spans.len().to_string());
        self.markup.push(NUMBER_END);
        self.spans.push(span);
        write(self);
        self.markup.push(MARK_END);
    }
}

/// Whether a character is drawn the same whatever stands beside it: no letter of a joined script, no accent.
fn stands_alone(c: char) -> bool {
    c.is_ascii_graphic()
        || matches!(c, '\u{A1}'..='\u{24F}' | '\u{370}'..='\u{482}' | '\u{48A}'..='\u{52F}' | '\u{1E00}'..='\u{1FFF}')
            && c.is_alphanumeric()
}

/// Whether a word of a name has a hyphen and is short enough to stand in one piece.
pub fn is_joined(word: &str) -> bool {
    word.contains('-') && word.chars().count() <= LONGEST_WORD
}

/// Whether a word is figures with a dash or stroke between them: a span of years, a date in figures.
fn is_range(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.', ';', ':', ')']).trim_start_matches('(');
    let is_mark = |c: char| matches!(c, '–' | '-' | '/' | '−');
    word.contains(is_mark)
        && word.split(is_mark).all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()))
}

/// Writes text so that Typst's markup takes every character as itself: white space folded,
/// each ASCII punctuation character behind a backslash, and what cannot be printed as U+FFFD.
pub fn escape_markup(text: &str, fonts: &dyn Prints, out: &mut String) {
    let folded = fold_white_space(text);
    for c in folded.chars() {
        match c {
            ' ' => out.push(' '),
            c if c.is_ascii_alphanumeric() => out.push(c),
            c if c.is_ascii_punctuation() => {
                out.push('\\');
                out.push(c);
            }
            c if fonts.can_print(c) => out.push(c),
            _ => out.push(REPLACEMENT),
        }
    }
}

/// Writes text as a Typst string literal; what cannot stand in it becomes U+FFFD.
pub fn escape_literal(text: &str, can_stand: impl Fn(char) -> bool, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_ascii() && !c.is_ascii_control() => out.push(c),
            c if can_stand(c) => out.push(c),
            c if c.is_whitespace() => out.push(' '),
            _ => out.push(REPLACEMENT),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fonts that have what a keyboard has, and some marks.
    struct Fonts;

    impl Prints for Fonts {
        fn can_print(&self, c: char) -> bool {
            (' '..='\u{24F}').contains(&c) && !c.is_control() || "–ŵŷ".contains(c)
        }
    }

    fn text(words: &str) -> String {
        let mut spans = Vec::new();
        let mut writer = Writer::new(&mut spans, &Fonts);
        writer.text(words);
        writer.finish()
    }

    #[test]
    fn every_mark_that_typst_knows_is_behind_a_backslash() {
        assert_eq!(text("#panic() $x$ *b* _e_ `r`"), r"\#panic\(\) \$x\$ \*b\* \_e\_ \`r\`");
        assert_eq!(text("= = - + / <a> @b [c] \\ ~ \" '"), r#"\= \= \- \+ \/ \<a\> \@b \[c\] \\ \~ \" \'"#);
        assert_eq!(text("{{ x }} {% raw %}"), r"\{\{ x \}\} \{\% raw \%\}");
    }

    #[test]
    fn white_space_is_folded_so_that_it_makes_no_structure() {
        assert_eq!(text("a\n\n\tb\u{2028}c"), "a b c");
    }

    #[test]
    fn what_cannot_be_printed_becomes_the_replacement_character() {
        assert_eq!(text("a\u{E000}b🔴c\u{202E}"), "a\u{FFFD}b\u{FFFD}c\u{FFFD}");
        assert_eq!(text("ŵ ŷ Ł"), "ŵ ŷ Ł");
    }

    #[test]
    fn a_soft_hyphen_stands_within_a_word_or_nowhere() {
        assert_eq!(text("time\u{AD}table\u{AD} \u{AD} \u{AD}a"), "time\u{AD}table  a");
    }

    #[test]
    fn a_word_in_pieces_keeps_its_soft_hyphens() {
        let mut spans = Vec::new();
        let mut writer = Writer::new(&mut spans, &Fonts);
        writer.piece("the time", Joins { before: false, after: true });
        writer.piece("\u{AD}", Joins { before: true, after: true });
        writer.piece("table\u{AD} a\u{AD}", Joins { before: true, after: false });
        assert_eq!(writer.finish(), "the time\u{AD}table a");
    }

    #[test]
    fn a_long_run_may_break_and_a_range_of_years_may_not() {
        assert_eq!(text("2025–26,"), r"#box[2025–26\,]");
        let address = text("https://www.merebrook.example/papers");
        assert_eq!(
            address,
            r"https\:\/\/#h(0.001pt)www\.#h(0.001pt)merebrook\.#h(0.001pt)example\/#h(0.001pt)papers"
        );
        assert_eq!(text(&"x".repeat(50)).matches(BREAK_OPPORTUNITY).count(), 2);
    }

    #[test]
    fn a_literal_cannot_be_left() {
        let mut code = String::new();
        escape_literal("a\"; panic(\\\")\u{1}", |c| Fonts.can_print(c), &mut code);
        assert_eq!(code, "\"a\\\"; panic(\\\\\\\")\u{FFFD}\"");
    }
}
