//! How things number themselves, written as an example: `1.0`, `1.1`, `1)`, `(a)`, `(i)`, `A`.

/// A numbering, read from an example of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Literal(String),
    Counter(Style),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Decimal,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
}

impl Pattern {
    /// Reads an example: `1` to `9`, `a`, `A`, `i` and `I` count, other letters mean nothing,
    /// and all else, `0` included, stands as it is.
    ///
    /// # Errors
    /// The first letter that means nothing, or `None` if nothing counts.
    pub fn parse(example: &str) -> Result<Self, Option<char>> {
        let mut parts: Vec<Part> = Vec::new();
        for c in example.chars() {
            let style = match c {
                '1'..='9' => Style::Decimal,
                'a' => Style::LowerLetter,
                'A' => Style::UpperLetter,
                'i' => Style::LowerRoman,
                'I' => Style::UpperRoman,
                c if c.is_alphabetic() => return Err(Some(c)),
                c => {
                    match parts.last_mut() {
                        Some(Part::Literal(text)) => text.push(c),
                        _ => parts.push(Part::Literal(c.to_string())),
                    }
                    continue;
                }
            };
            parts.push(Part::Counter(style));
        }
        let pattern = Self { parts };
        if pattern.counters() == 0 { Err(None) } else { Ok(pattern) }
    }

    /// How many numbers it takes: two in `1.1`.
    pub fn counters(&self) -> usize {
        self.parts.iter().filter(|part| matches!(part, Part::Counter(_))).count()
    }

    /// The label of these numbers as it is printed before the thing.
    pub fn label(&self, numbers: &[usize]) -> String {
        self.write(&self.parts, numbers)
    }

    /// The label as it is cited in running text: `1.0` and `1)` are cited as `1`, `(a)` stays.
    pub fn cited(&self, numbers: &[usize]) -> String {
        let opened = matches!(self.parts.first(), Some(Part::Literal(text)) if text.contains('('));
        let end = match self.parts.last() {
            Some(Part::Literal(_)) if !opened => self.parts.len() - 1,
            _ => self.parts.len(),
        };
        self.write(&self.parts[..end], numbers)
    }

    fn write(&self, parts: &[Part], numbers: &[usize]) -> String {
        let mut numbers = numbers.iter().copied();
        parts
            .iter()
            .map(|part| match part {
                Part::Literal(text) => text.clone(),
                Part::Counter(style) => numbers.next().map_or_else(String::new, |n| style.write(n)),
            })
            .collect()
    }
}

impl Style {
    fn write(self, number: usize) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::LowerLetter => letters(number),
            Self::UpperLetter => letters(number).to_uppercase(),
            Self::LowerRoman => roman(number),
            Self::UpperRoman => roman(number).to_uppercase(),
        }
    }
}

/// a to z, then aa, ab and so on.
fn letters(mut number: usize) -> String {
    let mut reversed = Vec::new();
    while number > 0 {
        number -= 1;
        reversed.push(char::from(b'a' + (number % 26) as u8));
        number /= 26;
    }
    reversed.iter().rev().collect()
}

fn roman(mut number: usize) -> String {
    const STEPS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut written = String::new();
    for (step, letters) in STEPS {
        while number >= step {
            written.push_str(letters);
            number -= step;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    fn label(example: &str, numbers: &[usize]) -> String {
        Pattern::parse(example).unwrap().label(numbers)
    }

    #[test]
    fn an_example_says_how_to_number() {
        assert_eq!(label("1.0", &[7]), "7.0");
        assert_eq!(label("1.1", &[3, 12]), "3.12");
        assert_eq!(label("2.1", &[2, 4]), "2.4");
        assert_eq!(label("(a)", &[28]), "(ab)");
        assert_eq!(label("(i)", &[9]), "(ix)");
        assert_eq!(label("A1", &[2, 3]), "B3");
    }

    #[test]
    fn running_text_cites_a_number_without_what_closes_it() {
        let cited = |example: &str| Pattern::parse(example).unwrap().cited(&[2, 3]);
        assert_eq!(cited("1.0"), "2");
        assert_eq!(cited("1)"), "2");
        assert_eq!(cited("(a)"), "(b)");
        assert_eq!(cited("1.1"), "2.3");
    }

    #[test]
    fn words_are_no_pattern() {
        assert_eq!(Pattern::parse("no"), Err(Some('n')));
        assert_eq!(Pattern::parse("..."), Err(None));
    }
}
