//! Reads `ToUnicode` maps: which characters each code of a font stands for (ISO 32000-1, 9.10.3).

use std::collections::BTreeMap;

/// The characters that the codes of one font stand for.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct ToUnicode {
    characters: BTreeMap<u32, String>,
}

/// What a map consists of, as far as it matters here.
#[derive(Debug, PartialEq)]
enum Token {
    Hex(Vec<u8>),
    Open,
    Close,
    Word(String),
}

impl ToUnicode {
    /// Reads the map's text; what is not a `bfchar` or `bfrange` section is passed over.
    pub fn read(source: &[u8]) -> Self {
        let mut map = Self::default();
        let mut section: Vec<Token> = Vec::new();
        for token in tokens(source) {
            match &token {
                Token::Word(word) if word == "endbfchar" => map.add_characters(&section),
                Token::Word(word) if word == "endbfrange" => map.add_ranges(&section),
                Token::Word(_) => {}
                _ => {
                    section.push(token);
                    continue;
                }
            }
            section.clear();
        }
        map
    }

    /// The characters of a code, if the map has it.
    pub fn get(&self, code: u32) -> Option<&str> {
        self.characters.get(&code).map(String::as_str)
    }

    fn add_characters(&mut self, section: &[Token]) {
        for pair in section.chunks_exact(2) {
            if let [Token::Hex(code), Token::Hex(text)] = pair {
                self.characters.insert(number(code), utf16(text));
            }
        }
    }

    fn add_ranges(&mut self, section: &[Token]) {
        let mut rest = section;
        while let [Token::Hex(first), Token::Hex(last), target, tail @ ..] = rest {
            let codes = number(first)..=number(last);
            rest = match target {
                Token::Hex(text) => {
                    self.add_counted(codes, text);
                    tail
                }
                _ => {
                    let end = tail.iter().position(|token| *token == Token::Close).unwrap_or(tail.len());
                    for (code, entry) in codes.zip(&tail[..end]) {
                        if let Token::Hex(text) = entry {
                            self.characters.insert(code, utf16(text));
                        }
                    }
                    tail.get(end + 1..).unwrap_or_default()
                }
            };
        }
    }

    /// Adds a range whose text counts up in its last byte.
    fn add_counted(&mut self, codes: impl Iterator<Item = u32>, text: &[u8]) {
        let mut text = text.to_vec();
        for code in codes {
            self.characters.insert(code, utf16(&text));
            if let Some(last) = text.last_mut() {
                *last = last.wrapping_add(1);
            }
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |sum, byte| (sum << 8) | u32::from(*byte))
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

fn tokens(source: &[u8]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some((&first, tail)) = rest.split_first() {
        let until = |stop: fn(u8) -> bool| tail.iter().position(|byte| stop(*byte)).unwrap_or(tail.len());
        rest = match first {
            b'%' => &tail[until(|byte| byte == b'\n' || byte == b'\r')..],
            b'<' if tail.first() == Some(&b'<') => &tail[1..],
            b'<' => {
                let end = until(|byte| byte == b'>');
                tokens.push(Token::Hex(hex(&tail[..end])));
                tail.get(end + 1..).unwrap_or_default()
            }
            b'[' => {
                tokens.push(Token::Open);
                tail
            }
            b']' => {
                tokens.push(Token::Close);
                tail
            }
            byte if byte.is_ascii_whitespace() || byte == b'>' || byte == 0 => tail,
            _ => {
                let end = until(|byte| byte.is_ascii_whitespace() || b"<>[]%/(".contains(&byte));
                let word = [&[first], &tail[..end]].concat();
                tokens.push(Token::Word(String::from_utf8_lossy(&word).into_owned()));
                &tail[end..]
            }
        };
    }
    tokens
}

fn hex(digits: &[u8]) -> Vec<u8> {
    let values: Vec<u8> =
        digits.iter().filter_map(|digit| char::from(*digit).to_digit(16)).map(|value| value as u8).collect();
    values.chunks(2).map(|pair| (pair[0] << 4) | pair.get(1).copied().unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::ToUnicode;

    #[test]
    fn a_code_may_stand_for_several_characters_and_for_those_beyond_the_basic_plane() {
        let map = ToUnicode::read(
            b"1 begincodespacerange <0000> <ffff> endcodespacerange\n\
              2 beginbfchar\n<0003> <00660066 0069>\n<0004> <D83DDE00>\nendbfchar",
        );
        assert_eq!(map.get(3), Some("ffi"));
        assert_eq!(map.get(4), Some("\u{1f600}"));
        assert_eq!(map.get(5), None);
    }

    #[test]
    fn ranges_count_up_or_list_their_texts() {
        let map =
            ToUnicode::read(b"2 beginbfrange <01> <03> <0041> <10> <11> [<0078> <0079007A>] endbfrange");
        assert_eq!((map.get(1), map.get(3)), (Some("A"), Some("C")));
        assert_eq!((map.get(0x10), map.get(0x11)), (Some("x"), Some("yz")));
    }

    #[test]
    fn comments_names_and_dictionaries_are_passed_over() {
        let map = ToUnicode::read(
            b"%!PS <0001>\n/CIDInit /ProcSet findresource begin\n/CIDSystemInfo << /Registry (Adobe) >> def\n\
              1 beginbfchar <0001> <0061> endbfchar",
        );
        assert_eq!(map.get(1), Some("a"));
    }
}
