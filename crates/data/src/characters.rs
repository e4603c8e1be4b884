//! Characters that text may not have, and white space as it is set.

use crate::diagnostic::{Diagnostic, Problems};
use crate::rules;
use crate::source::Text;
use std::borrow::Cow;

/// Reports control characters: U+0000 to U+001F other than tab and line ends, and U+007F to U+009F
/// other than U+0085. One message a text: the first place and how many more there are.
pub fn check_characters(text: &Text, problems: &mut Problems) {
    let mut found = text.as_str().char_indices().filter(|(_, c)| is_control(*c));
    let Some((at, first)) = found.next() else { return };
    let code = u32::from(first);
    let message = match found.count() {
        0 => format!("there is a control character here, U+{code:04X}"),
        1 => format!("there is a control character here, U+{code:04X}, and one more further on"),
        more => {
            format!("there is a control character here, U+{code:04X}, and {more} more further on")
        }
    };
    problems.push(
        Diagnostic::new(&rules::CONTROL_CHARACTER, text.span_of(at..at + first.len_utf8()), message)
            .hint("delete it: it cannot be seen and cannot be printed, and often comes with copied text"),
    );
}

/// Whether text may not have the character.
pub(crate) fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')
}

/// The words as they are set: every run of white space becomes one space. The spaces that do not
/// break (U+00A0, U+2007, U+202F) are typed on purpose, "5&nbsp;km", and stay what they are.
pub fn fold_white_space(text: &str) -> Cow<'_, str> {
    if !needs_folding(text) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    let mut in_run = false;
    for c in text.chars() {
        let breaks = is_breaking_space(c);
        if !breaks {
            folded.push(c);
        } else if !in_run {
            folded.push(' ');
        }
        in_run = breaks;
    }
    Cow::Owned(folded)
}

fn needs_folding(text: &str) -> bool {
    let mut after_space = false;
    text.chars().any(|c| {
        let breaks = is_breaking_space(c);
        let folds = breaks && (c != ' ' || after_space);
        after_space = breaks;
        folds
    })
}

fn is_breaking_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Whether there is anything in a text to be seen or heard: more than white space and joiners.
pub fn shows(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !is_joiner(c))
}

/// Characters that join or part their neighbours and have no shape of their own, so that no font need have them.
pub fn is_joiner(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FE00}'..='\u{FE0F}')
}

/// What to do about a character that has a meaning in one font alone: none if it has one in all, `Some(None)` if
/// nobody can say what it was.
pub fn private_use(c: char) -> Option<Option<&'static str>> {
    if !matches!(u32::from(c), 0xE000..=0xF8FF | 0xF_0000..=0xF_FFFD | 0x10_0000..=0x10_FFFD) {
        return None;
    }
    // Word puts the signs of its fonts Symbol and Wingdings at U+F020 and up.
    Some(match u32::from(c) {
        0xF06C | 0xF06E | 0xF076 | 0xF0A7 | 0xF0B7 | 0xF0D8 => {
            Some("this is a bullet in Word: begin the line with `- `, which makes it an item of a list")
        }
        0xF0FC | 0xF050 => Some("this is a tick in Word: type `✓`, or write “yes”"),
        0xF0FB | 0xF04F => Some("this is a cross in Word: type `✗`, or write “no”"),
        0xF06F | 0xF071 | 0xF0A8 => Some("this is an empty box in Word: type `☐`"),
        0xF0FE | 0xF052 => Some("this is a ticked box in Word: type `☑`"),
        0xF0E0 | 0xF0AE | 0xF0E8 => Some("this is an arrow in Word: type `→`, or write “to”"),
        0xF0DF => Some("this is an arrow in Word: type `←`, or write it in words"),
        0xF028 => Some("this is a telephone in Word: write “Telephone”"),
        0xF02A => Some("this is an envelope in Word: write “E-mail” or “Post”"),
        0xF04A => Some("this is a smiling face, into which Word turns `:)`: delete it"),
        0xF02D => Some("this is a minus sign in Word: type `−`"),
        _ => None,
    })
}

/// Whether PDF/A-2 forbids the character (ISO 19005-2, 6.2.11.7): U+0000, U+FEFF and U+FFFE,
/// private use, and noncharacters.
pub fn is_forbidden(c: char) -> bool {
    let code = u32::from(c);
    let private = matches!(code, 0xE000..=0xF8FF | 0xF_0000..=0xF_FFFD | 0x10_0000..=0x10_FFFD);
    let noncharacter = matches!(code, 0xFDD0..=0xFDEF) || code & 0xFFFE == 0xFFFE;
    code == 0 || code == 0xFEFF || private || noncharacter
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources, Span};

    fn problems_of(written: &str) -> Vec<String> {
        let sources = Sources::default();
        let id = sources.add(Source::new("a.md", written));
        let mut problems = Problems::default();
        check_characters(&Text::verbatim(written, Span::new(id, 0..written.len())), &mut problems);
        let place = |d: &Diagnostic| {
            let start = d.primary.as_ref().map_or(0, |label| label.span.start);
            let at = sources.get(id).position(start);
            format!("{}:{} {}", at.line, at.column, d.message)
        };
        problems.as_slice().iter().map(place).collect()
    }

    #[test]
    fn tabs_and_line_ends_are_text() {
        assert!(problems_of("a\tb\r\nc\u{85}d\u{200b}\u{feff}").is_empty());
    }

    #[test]
    fn a_control_character_is_shown_once_with_its_place_and_code() {
        assert_eq!(problems_of("ab\nc\u{7}d"), ["2:2 there is a control character here, U+0007"]);
        assert_eq!(
            problems_of("\u{7f} \u{9f} \0"),
            ["1:1 there is a control character here, U+007F, and 2 more further on"]
        );
        assert_eq!(
            problems_of("\u{1b}\u{80}"),
            ["1:1 there is a control character here, U+001B, and one more further on"]
        );
    }

    #[test]
    fn runs_of_white_space_become_one_space() {
        assert_eq!(fold_white_space("a \t\r\n b\u{2028}c\u{85}d\u{2003}e"), "a b c d e");
        assert_eq!(fold_white_space("\na\n"), " a ");
        assert!(matches!(fold_white_space("as it is"), Cow::Borrowed(_)));
    }

    #[test]
    fn spaces_that_do_not_break_stay() {
        assert_eq!(fold_white_space("5\u{a0}km\u{202f}x \u{2007} y\n"), "5\u{a0}km\u{202f}x \u{2007} y ");
    }

    #[test]
    fn forbidden_by_pdf_a() {
        for c in ['\0', '\u{feff}', '\u{fffe}', '\u{e000}', '\u{f0000}', '\u{fdd0}', '\u{1ffff}'] {
            assert!(is_forbidden(c), "{c:?}");
        }
        for c in ['a', 'ŵ', '\u{fffd}', '\u{fdcf}', '😀', '\u{a0}'] {
            assert!(!is_forbidden(c), "{c:?}");
        }
    }

    #[test]
    fn what_characters_of_one_font_were() {
        assert_eq!(private_use('a'), None);
        assert_eq!(private_use('✓'), None);
        assert_eq!(private_use('\u{e123}'), Some(None));
        let tick = private_use('\u{f0fc}').flatten();
        assert_eq!(tick, Some("this is a tick in Word: type `✓`, or write “yes”"));
    }
}
