//! Counting words that each stand once, since a number makes each its own.

use std::collections::BTreeMap;

/// How often each word with a number stands in a text. A narrow column may break it anywhere, but not a block.
pub fn words(text: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for block in text.lines() {
        let letters: Vec<char> = block.chars().filter(|c| !c.is_whitespace()).collect();
        let words = letters.chunk_by(|first, second| {
            first.is_alphabetic() && second.is_alphanumeric() || first.is_numeric() && second.is_numeric()
        });
        for word in words.filter(|word| word[0].is_alphabetic()) {
            *found.entry(word.iter().collect()).or_default() += 1;
        }
    }
    found
}
