//! Takes a PDF of Typst's apart into its objects, without reading what they say.

use super::NotRepacked;
use std::ops::Range;

/// A PDF with one plain table of its objects, as Typst writes it.
pub(super) struct Parts<'a> {
    /// What stands before the first object: the version, and the bytes that say that the file is not text.
    pub(super) header: &'a [u8],
    /// How many numbers are taken, that of no object among them.
    pub(super) size: u32,
    /// The objects by their numbers.
    pub(super) objects: Vec<Object<'a>>,
    /// The entries of the trailer, but for the size: `/Root 9 0 R/Info 7 0 R/ID[…]`.
    pub(super) trailer: Vec<u8>,
}

/// An object that has a number.
#[derive(Debug, PartialEq)]
pub(super) struct Object<'a> {
    /// Its number.
    pub(super) number: u32,
    /// What it says; of a stream its dictionary.
    pub(super) value: &'a [u8],
    /// The bytes of a stream.
    pub(super) data: Option<&'a [u8]>,
}

impl<'a> Parts<'a> {
    /// Takes a file apart.
    ///
    /// # Errors
    /// The file is no PDF, or not written as Typst writes them: with one table and no object streams.
    pub(super) fn of(pdf: &'a [u8]) -> Result<Self, NotRepacked> {
        if !pdf.starts_with(b"%PDF-1.7") {
            return Err(NotRepacked("it is no PDF 1.7"));
        }
        let (places, trailer) = table(pdf).ok_or(NotRepacked("it has no table of its objects"))?;
        let used = places.iter().enumerate().filter_map(|(number, place)| Some((number, (*place)?)));
        let objects: Option<Vec<Object<'a>>> =
            used.clone().map(|(number, at)| object(pdf, u32::try_from(number).ok()?, at)).collect();
        let first = used.map(|(_, at)| at).min().ok_or(NotRepacked("it has no objects"))?;
        Ok(Self {
            header: pdf.get(..first).ok_or(NotRepacked("it has no header"))?,
            size: u32::try_from(places.len()).map_err(|_| NotRepacked("it has too many objects"))?,
            objects: objects.ok_or(NotRepacked("an object is not where the table says"))?,
            trailer: without_size(trailer).ok_or(NotRepacked("it has no trailer"))?,
        })
    }
}

/// Where the object of each number begins, if there is one, and the entries of the trailer (ISO 32000-1, 7.5.4).
fn table(pdf: &[u8]) -> Option<(Vec<Option<usize>>, &[u8])> {
    let end = pdf.strip_suffix(b"%%EOF")?.trim_ascii_end();
    let digits = end.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let (end, start) = end.split_at(end.len() - digits);
    let end = end.trim_ascii_end().strip_suffix(b"startxref")?.trim_ascii_end();
    let rest = end.get(number(start)?..)?.strip_prefix(b"xref\n0 ")?;
    let (count, rest) = rest.split_at(rest.iter().position(|byte| *byte == b'\n')?);
    let (rows, trailer) = rest.get(1..)?.split_at_checked(number(count)?.checked_mul(20)?)?;
    let places = rows.chunks_exact(20).map(|row| match (&row[10..], number(&row[..10])) {
        (b" 00000 n\r\n", Some(at)) => Some(Some(at)),
        (end, Some(_)) if end.ends_with(b" f\r\n") => Some(None),
        _ => None,
    });
    let entries = trailer.strip_prefix(b"trailer\n<<")?.strip_suffix(b">>")?;
    Some((places.collect::<Option<_>>()?, entries))
}

/// The object that begins at a place (ISO 32000-1, 7.3.10).
fn object(pdf: &[u8], number: u32, at: usize) -> Option<Object<'_>> {
    let begun = pdf.get(at..)?.strip_prefix(format!("{number} 0 obj\n").as_bytes())?;
    let (value, rest) = begun.split_at(end_of_value(begun)?);
    if rest.starts_with(b"\nendobj") {
        return Some(Object { number, value, data: None });
    }
    let rest = rest.strip_prefix(b"\nstream\n")?;
    let (data, rest) = rest.split_at_checked(usize::try_from(entry(value, "Length")?).ok()?)?;
    rest.strip_prefix(b"\nendstream\nendobj").map(|_| Object { number, value, data: Some(data) })
}

/// Where a value ends and the line with the next keyword begins. What stands in strings is passed over, since
/// writers may put any words there.
fn end_of_value(bytes: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        let rest = bytes.get(at..)?;
        at += match rest {
            [b'(', ..] => length_of_string(rest)?,
            [b'<', b'<', ..] => {
                depth += 1;
                2
            }
            [b'>', b'>', ..] => {
                depth = depth.checked_sub(1)?;
                2
            }
            [b'<', ..] => rest.iter().position(|byte| *byte == b'>')? + 1,
            [b'\n', b'e' | b's', ..] if depth == 0 => return Some(at),
            [_, ..] => 1,
            [] => return None,
        };
    }
}

/// How long a string in parentheses is (ISO 32000-1, 7.3.4.2).
fn length_of_string(bytes: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        match bytes.get(at)? {
            b'\\' => at += 1,
            b'(' => depth += 1,
            b')' if depth == 1 => return Some(at + 1),
            b')' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
}

/// The whole number that a key of a dictionary has.
pub(super) fn entry(dictionary: &[u8], key: &str) -> Option<u32> {
    number(&dictionary[place_of(dictionary, key)?]).and_then(|number| u32::try_from(number).ok())
}

/// Where the digits stand that a key of a dictionary has.
pub(super) fn place_of(dictionary: &[u8], key: &str) -> Option<Range<usize>> {
    let key = format!("/{key} ");
    let start = dictionary.windows(key.len()).position(|bytes| bytes == key.as_bytes())? + key.len();
    let digits = dictionary[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    Some(start..start + digits)
}

fn number(digits: &[u8]) -> Option<usize> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// The trailer without the number of its objects, which a stream says of itself.
fn without_size(trailer: &[u8]) -> Option<Vec<u8>> {
    let digits = place_of(trailer, "Size")?;
    let key = digits.start.checked_sub(b"/Size ".len())?;
    Some([&trailer[..key], &trailer[digits.end..]].concat())
}
