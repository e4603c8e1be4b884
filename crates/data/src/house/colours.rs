//! Colours of a house: six hexadecimal digits, and whether they can be read on paper.

use crate::diagnostic::{Diagnostic, Problems};
use crate::rules;
use crate::source::Spanned;
use std::collections::BTreeMap;

/// The contrast that text needs (WCAG 2.2, 1.4.3).
const LEGIBLE: f64 = 4.5;

/// A colour as it was written, `#1f3a5f`; `None` if it is none.
pub(super) fn parse_colour(written: &str) -> Option<String> {
    let digits = written.strip_prefix('#')?;
    (digits.len() == 6 && digits.chars().all(|digit| digit.is_ascii_hexdigit()))
        .then(|| written.to_ascii_lowercase())
}

/// The colour of a sign on white paper: one of the house's by name, or one written out. One that is
/// hard to see is reported.
pub(super) fn sign_colour(
    written: &Spanned<String>,
    colours: &BTreeMap<String, String>,
    problems: &mut Problems,
) -> Option<String> {
    let Some(colour) = colours.get(&written.value).cloned().or_else(|| parse_colour(&written.value)) else {
        problems.push(
            Diagnostic::new(&rules::BAD_SETTING, written.span, format!("`{}` is no colour", written.value)).hint(
                "name one of the colours below `[colours]`, or write six hexadecimal digits after `#`, such as \"#1f3a5f\"",
            ),
        );
        return None;
    };
    let contrast = contrast(&colour, "#ffffff");
    if contrast < LEGIBLE {
        let message = format!("`{colour}` is hard to see on white: its contrast is {contrast:.1} to 1");
        problems.push(
            Diagnostic::new(&rules::LOW_CONTRAST, written.span, message)
                .hint("take a darker colour, with a contrast of at least 4.5 to 1"),
        );
    }
    Some(colour)
}

/// The contrast of two colours written as `#rrggbb`, from 1 to 21 (WCAG 2.2, "contrast ratio").
pub fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The relative luminance of a colour (WCAG 2.2).
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = colour.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let value = f64::from(value.unwrap_or_default()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

#[cfg(test)]
mod tests {
    use super::contrast;

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.001);
        assert!((contrast("#767676", "#ffffff") - 4.54).abs() < 0.01);
        assert!((contrast("#1f3a5f", "#1f3a5f") - 1.0).abs() < 0.001);
    }
}
