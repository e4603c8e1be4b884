//! Style sheets of houses, read token by token as browsers read them: a page asks for nothing, so none may load
//! anything, however it is spelt; and what one leaves open would take in the next.

use cssparser::{ParseError, Parser, Token};
use std::ops::Range;

/// What is wrong in a style sheet, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slip {
    /// Where it is.
    pub(crate) at: Range<usize>,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do.
    pub(crate) hint: String,
}

/// A name in a style sheet, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) name: String,
    pub(crate) at: Range<usize>,
}

/// What a style sheet says, as far as it matters to others.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// What is wrong, in order.
    pub(crate) slips: Vec<Slip>,
    /// The variables that it sets.
    pub(crate) set: Vec<Named>,
    /// Those of them that it sets for the whole page, whatever the medium.
    pub(crate) of_root: Vec<Named>,
    /// The variables that it uses without saying what holds where nobody sets them.
    pub(crate) used: Vec<Named>,
}

/// Reads a style sheet.
pub(crate) fn sheet(css: &str) -> Sheet {
    let mut reader = Reader { css, sheet: Sheet::default(), is_broken: false, is_attribute: false };
    reader.read(&mut Parser::new(css), Within::Rules { is_root: false, has_media: false });
    reader.sheet
}

/// What is wrong in the value of an attribute `style`.
pub(super) fn slips_of_attribute(css: &str) -> Vec<Slip> {
    let mut reader = Reader { css, sheet: Sheet::default(), is_broken: false, is_attribute: true };
    reader.read(&mut Parser::new(css), Within::Rules { is_root: false, has_media: false });
    reader.sheet.slips
}

/// The functions that take the address of a file as a string.
const LOADING: [&str; 5] = ["url", "src", "image", "image-set", "-webkit-image-set"];

/// The functions that stand for something that is said elsewhere.
const STANDING_FOR: [&str; 5] = ["var", "env", "attr", "if", "inherit"];

const NO_FILE: &str =
    "take it out; a small picture or a font can stand in the style sheet itself, as `url(data:…)`";

/// Where tokens stand.
#[derive(Debug, Clone, PartialEq)]
enum Within {
    /// Between rules or among declarations: of the whole page or of something on it, in every medium or in one.
    Rules { is_root: bool, has_media: bool },
    /// Between the brackets of a function that loads what it names.
    Loading(Range<usize>),
    /// Between other brackets.
    Brackets,
}

struct Reader<'c> {
    css: &'c str,
    sheet: Sheet,
    /// Whether something does not end, so that what follows says nothing.
    is_broken: bool,
    is_attribute: bool,
}

/// The rule or declaration that is being read.
#[derive(Default)]
struct Statement {
    /// Where it begins.
    start: Option<usize>,
    /// The variable that it sets, if it begins like one that does.
    variable: Option<Named>,
}

impl<'c> Reader<'c> {
    fn slip(&mut self, at: Range<usize>, message: String, hint: impl Into<String>) {
        self.sheet.slips.push(Slip { at, message, hint: hint.into() });
    }

    /// Something that does not end. What is read after it means something else than it says.
    fn broken(&mut self, at: Range<usize>, message: impl Into<String>, hint: &str) {
        if !self.is_broken {
            self.is_broken = true;
            self.slip(at, message.into(), hint);
        }
    }

    #[expect(clippy::needless_pass_by_value, reason = "what is said of the tokens goes with them")]
    fn read(&mut self, input: &mut Parser<'c>, within: Within) {
        let opening = input.position().byte_index();
        let mut statement = Statement::default();
        while !self.is_broken {
            let start = input.position().byte_index();
            let Ok(token) = input.next_including_whitespace_and_comments().cloned() else { break };
            let at = start..input.position().byte_index();
            let is_first = statement.start.is_none();
            if !matches!(token, Token::WhiteSpace(_) | Token::Comment(_) | Token::CDO | Token::CDC) {
                statement.start.get_or_insert(start);
            }
            self.look_at(&token, at.clone(), &within, is_first.then_some(&mut statement), opening);
            match &token {
                Token::Colon => {
                    if let Some(variable) = statement.variable.take() {
                        if matches!(within, Within::Rules { is_root: true, has_media: false }) {
                            self.sheet.of_root.push(variable.clone());
                        }
                        self.sheet.set.push(variable);
                    }
                }
                Token::Semicolon => statement = Statement::default(),
                Token::CurlyBracketBlock => {
                    let prelude = statement.start.map_or("", |first| &self.css[first..start]);
                    self.nested(input, at, rule(prelude, &within));
                    if matches!(within, Within::Rules { .. }) {
                        statement = Statement::default();
                    }
                }
                Token::ParenthesisBlock | Token::SquareBracketBlock => {
                    self.nested(input, at, Within::Brackets);
                }
                Token::Function(name) => {
                    let is_loading = LOADING.iter().any(|known| name.eq_ignore_ascii_case(known));
                    if name.eq_ignore_ascii_case("var") {
                        self.variable_used(at.end);
                    }
                    let inner = if is_loading { Within::Loading(at.clone()) } else { Within::Brackets };
                    self.nested(input, at, inner);
                }
                Token::WhiteSpace(_) | Token::Comment(_) => {}
                _ if !is_first => statement.variable = None,
                _ => {}
            }
        }
        let is_top = opening == 0 && !self.is_attribute;
        if let Some(first) = statement.start.filter(|_| is_top) {
            let end = first + self.css[first..].lines().next().map_or(0, str::len);
            self.broken(
                first..end,
                "this rule has no declarations: it would take in the next style sheet",
                "write `{ … }` after it, or delete it",
            );
        }
    }

    /// Reads what stands between two brackets.
    fn nested(&mut self, input: &mut Parser<'c>, opened: Range<usize>, within: Within) {
        let mut end = 0;
        let read = input.parse_nested_block(|inner| -> Result<(), ParseError<()>> {
            self.read(inner, within);
            end = inner.position().byte_index();
            Ok(())
        });
        let sign = self.css[opened.clone()].chars().next_back().unwrap_or('{');
        if read.is_err() {
            self.broken(opened, "brackets stand too deep within one another here", "write it more simply");
        } else if input.position().byte_index() == end {
            self.not_closed(opened, sign);
        }
    }

    fn not_closed(&mut self, opened: Range<usize>, sign: char) {
        let closing = closing_of(sign);
        self.broken(
            opened,
            format!("this `{sign}` is not closed"),
            &format!("write `{closing}` where it ends"),
        );
    }

    /// What is wrong with one token by itself.
    fn look_at(
        &mut self,
        token: &Token<'_>,
        at: Range<usize>,
        within: &Within,
        beginning: Option<&mut Statement>,
        opening: usize,
    ) {
        let written = &self.css[at.clone()];
        let is_last = at.end == self.css.len();
        match token {
            Token::Comment(_) if written.len() < 4 || !written.ends_with("*/") => {
                self.broken(at.start..at.start + 2, "this comment does not end", "write `*/` where it ends");
            }
            Token::BadString(_) => self.broken_string(at),
            Token::QuotedString(_) if is_last && !ends_quoted(written) => self.broken_string(at),
            Token::QuotedString(address) => {
                if let Within::Loading(_) = within {
                    self.address(address, at);
                }
            }
            Token::UnquotedUrl(_) if is_last && !written.ends_with(')') => {
                self.not_closed(at.start..at.start + written.find('(').map_or(1, |open| open + 1), '(');
            }
            Token::UnquotedUrl(address) => self.address(address, at),
            Token::BadUrl(_) => self.slip(
                first_line(written, at.start),
                "this is no address".to_owned(),
                "write it in quotation marks, `url(\"data:…\")`",
            ),
            Token::AtKeyword(name) if name.eq_ignore_ascii_case("import") => self.slip(
                at,
                "`@import` loads another style sheet, and a page may ask for no other file".to_owned(),
                "copy what it says into this style sheet",
            ),
            Token::AtKeyword(name) if name.eq_ignore_ascii_case("charset") => self.slip(
                at,
                "`@charset` means nothing here: the page says that it is UTF-8".to_owned(),
                "take the line out",
            ),
            Token::AtKeyword(name) if name.eq_ignore_ascii_case("namespace") => {
                self.slip(at, "`@namespace` means nothing in a page".to_owned(), "take it out");
            }
            Token::Function(name) => {
                let stands_for = STANDING_FOR.iter().any(|known| name.eq_ignore_ascii_case(known));
                if let (Within::Loading(loading), true) = (within, stands_for) {
                    let loading = self.css[loading.clone()].trim_end_matches('(').to_owned();
                    let message = format!(
                        "what `{loading}` loads stands elsewhere, and a page may ask for no other file"
                    );
                    self.slip(at, message, format!("write in `{loading}(…)` what it shows, as `data:…`"));
                }
            }
            Token::CurlyBracketBlock | Token::Delim('%')
                if at.start == opening && self.css[..at.start].ends_with('{') =>
            {
                self.broken(
                    at.start - 1..at.end,
                    "a style sheet is no template: nothing is filled in here",
                    "write the value itself; the colours and fonts of the house are there as `var(--house-accent)` and so on",
                );
            }
            Token::CloseCurlyBracket | Token::CloseParenthesis | Token::CloseSquareBracket => {
                let is_open = matches!(within, Within::Loading(_) | Within::Brackets);
                if is_open && opening > 0 && written == "}" {
                    let sign = self.css[..opening].chars().next_back().unwrap_or('(');
                    self.not_closed(opening - sign.len_utf8()..opening, sign);
                } else {
                    self.broken(
                        at,
                        format!("this `{written}` closes nothing"),
                        "delete it, or open before it what it closes",
                    );
                }
            }
            Token::Ident(name) if name.starts_with("--") => {
                if let (Some(statement), Within::Rules { .. }) = (beginning, within) {
                    statement.variable = Some(Named { name: name.to_string(), at });
                }
            }
            _ => {}
        }
    }

    fn broken_string(&mut self, at: Range<usize>) {
        let shown = first_line(&self.css[at.clone()], at.start);
        self.broken(shown, "this text in quotation marks does not end", "write the second quotation mark");
    }

    /// An address that is not in the page itself.
    fn address(&mut self, address: &str, at: Range<usize>) {
        if is_data(address) || address.starts_with('#') {
            return;
        }
        let address = crate::view::cut_at_word(address.trim(), 60);
        let message = format!("`{address}` would be loaded, and a page may ask for no other file");
        self.slip(first_line(&self.css[at.clone()], at.start), message, NO_FILE);
    }

    /// The variable that is named after `var(`, unless what holds without it is said.
    fn variable_used(&mut self, start: usize) {
        let mut ahead = Parser::new(&self.css[start..]);
        ahead.skip_whitespace();
        let first = ahead.position().byte_index();
        let Ok(name) = ahead.expect_ident_cloned() else { return };
        let end = ahead.position().byte_index();
        if !matches!(ahead.next(), Ok(Token::Comma)) {
            self.sheet.used.push(Named { name: name.to_string(), at: start + first..start + end });
        }
    }
}

/// What the braces after these words hold.
fn rule(prelude: &str, within: &Within) -> Within {
    let Within::Rules { is_root, has_media } = *within else { return Within::Brackets };
    let prelude = without_comments(prelude).trim().to_ascii_lowercase();
    if let Some(rule) = prelude.strip_prefix('@') {
        // A layer, too, gives way to the style sheet of `base`.
        let has_media = has_media || rule.starts_with("media") || rule.starts_with("layer");
        return Within::Rules { is_root, has_media };
    }
    let is_root = prelude.split(',').any(|selector| matches!(selector.trim(), ":root" | "html"));
    Within::Rules { is_root, has_media }
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |words, part| words + part.split_once("*/").map_or("", |(_, after)| after))
}

fn closing_of(sign: char) -> char {
    match sign {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

/// Whether an address is the file itself. It is read as browsers read it, which skip white space before it and line
/// ends and tabs within (URL Standard, 4.4).
pub(super) fn is_data(address: &str) -> bool {
    let address = address.trim_start_matches(|c: char| c <= ' ');
    let mut signs = address.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r'));
    "data:".chars().all(|known| signs.next().is_some_and(|c| c.eq_ignore_ascii_case(&known)))
}

/// Whether what begins with a quotation mark ends with it.
fn ends_quoted(written: &str) -> bool {
    let Some(mark) = written.chars().next() else { return false };
    let Some(inner) = written[mark.len_utf8()..].strip_suffix(mark) else { return false };
    inner.chars().rev().take_while(|c| *c == '\\').count() % 2 == 0
}

/// The first line of what stands at a place.
fn first_line(written: &str, start: usize) -> Range<usize> {
    start..start + written.lines().next().map_or(0, str::len)
}

#[cfg(test)]
mod tests;
