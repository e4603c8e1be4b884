//! A part of a workspace's documents, so that several machines build one workspace between them.

use crate::key::Key;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// One of so many parts, as people write it: `2/8` is the second of eight.
///
/// Which part a document belongs to is said by the BLAKE3 hash of its path alone: it stays there whatever other
/// documents come and go, and every document is in one part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Partition {
    of: u16,
    number: u16,
}

impl Partition {
    /// The form in which it is written, as a regular expression.
    pub const PATTERN: &str = "^[1-9][0-9]*/[1-9][0-9]*$";

    /// Which of the parts it is, from 1.
    pub fn number(self) -> u16 {
        self.number
    }

    /// How many parts there are.
    pub fn of(self) -> u16 {
        self.of
    }

    /// All parts that there are beside it, and itself.
    pub fn all(self) -> impl Iterator<Item = Self> {
        (1..=self.of).map(move |number| Self { number, ..self })
    }

    /// Whether the document with this source belongs to it.
    pub fn has(self, source: &str) -> bool {
        let hash = Key::of(source.as_bytes());
        let number =
            hash.as_bytes().iter().take(8).rev().fold(0, |number, byte| number << 8 | u64::from(*byte));
        number % u64::from(self.of) == u64::from(self.number) - 1
    }
}

impl FromStr for Partition {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        let number = |digits: &str| digits.trim().parse::<u16>().ok().filter(|number| *number > 0);
        let numbers = written.split_once('/').and_then(|(part, of)| Some((number(part)?, number(of)?)));
        match numbers {
            Some((number, of)) if number <= of => Ok(Self { of, number }),
            Some((_, of)) => Err(format!("there are only {of} parts: write one from 1/{of} to {of}/{of}")),
            None => Err("write the part and how many there are, as 2/8 for the second of eight".to_owned()),
        }
    }
}

impl TryFrom<String> for Partition {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        written.parse()
    }
}

impl From<Partition> for String {
    fn from(part: Partition) -> Self {
        part.to_string()
    }
}

impl fmt::Display for Partition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.number, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::Partition;

    fn part(written: &str) -> Partition {
        written.parse().unwrap()
    }

    #[test]
    fn every_document_is_in_one_part() {
        for of in [1, 2, 3, 8, 100] {
            let mut sizes = vec![0; of];
            for document in 0..2000 {
                let path = format!("data/board/report-{document}.md");
                let parts: Vec<usize> =
                    (1..=of).filter(|number| part(&format!("{number}/{of}")).has(&path)).collect();
                let [only] = parts.as_slice() else { panic!("{path} is in {parts:?} of {of}") };
                sizes[only - 1] += 1;
            }
            let fair = 2000 / of;
            assert!(sizes.iter().all(|size| (fair / 4..=fair * 2).contains(size)), "{of}: {sizes:?}");
        }
    }

    #[test]
    fn a_document_is_in_the_same_part_for_good() {
        let paths = ["data/a.md", "data/board/b.md", "data/executive-board/2026-12-10/parking.toml"];
        let parts = paths.map(|path| part("1/8").all().find(|part| part.has(path)).unwrap().to_string());
        assert_eq!(parts, ["4/8", "3/8", "6/8"], "machines with an older boardpaper would choose another");
    }

    #[test]
    fn parts_are_written_and_read() {
        assert_eq!(part("2/8").to_string(), "2/8");
        assert_eq!((part(" 2 / 8 ").number(), part("2/8").of()), (2, 8));
        for wrong in ["", "2", "0/8", "2/0", "-1/8", "2/8/3", "second/eight", "1/70000"] {
            assert!(wrong.parse::<Partition>().unwrap_err().starts_with("write the part"), "{wrong}");
        }
        assert!("9/8".parse::<Partition>().unwrap_err().contains("from 1/8 to 8/8"));
    }
}
