//! What a file is to hold, written piece by piece, so that a long file is never in memory as a whole.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

/// Writes what a file is to hold: the same bytes every time that it is called.
pub(crate) type Contents<'a> = dyn Fn(&mut dyn Write) -> io::Result<()> + 'a;

/// Writes contents in large pieces.
///
/// # Errors
/// What the machine says, or the contents.
pub(crate) fn write_contents(to: &mut dyn Write, contents: &Contents<'_>) -> io::Result<()> {
    let mut pieces = BufWriter::new(to);
    contents(&mut pieces)?;
    pieces.flush()
}

/// Whether an ordinary file holds just that. Nothing is written any more once a byte is another one.
pub(crate) fn has_contents(place: &Path, contents: &Contents<'_>) -> bool {
    if !fs::metadata(place).is_ok_and(|there| there.is_file()) {
        return false;
    }
    let Ok(there) = File::open(place) else { return false };
    let mut there = Compared(BufReader::new(there));
    write_contents(&mut there, contents).is_ok() && there.0.fill_buf().is_ok_and(<[u8]>::is_empty)
}

/// Takes the bytes that it reads itself, and no others.
struct Compared<R>(R);

impl<R: BufRead> Write for Compared<R> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let there = self.0.fill_buf()?;
        let length = there.len().min(bytes.len());
        if there[..length] != bytes[..length] || there.is_empty() && !bytes.is_empty() {
            return Err(io::Error::other("it is another file"));
        }
        self.0.consume(length);
        Ok(length)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::has_contents;
    use std::fs;

    #[test]
    fn a_file_is_known_by_every_byte() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a");
        let long = vec![b'x'; 100_000];
        let has = |bytes: &[u8]| {
            has_contents(&place, &|to| bytes.chunks(999).try_for_each(|piece| to.write_all(piece)))
        };
        assert!(!has(b""), "there is no file");
        fs::write(&place, &long).unwrap();
        assert!(has(&long));
        assert!(!has(&long[1..]), "it is longer");
        assert!(!has(&[long.as_slice(), b"x"].concat()), "it is shorter");
        assert!(!has(&[&long[1..], b"y"].concat()), "its last byte is another one");
        assert!(!has(b""));
        fs::write(&place, "").unwrap();
        assert!(has(b""));
        assert!(!has(b"x"));
        assert!(!has_contents(folder.path(), &|_| Ok(())), "a folder is no file");
    }
}
