//! Bytes of a file as text.

use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::source::{Source, Sources, Span, Text};

/// What a file may weigh: a long review without its pictures is well under a hundredth of it.
const LARGEST: usize = 16 * 1024 * 1024;

/// The text of a file, without the byte order mark that some editors put first, kept as a source of that
/// path, which is relative to the workspace. Refused are files over 16 MB and bytes that are not UTF-8.
#[expect(clippy::result_large_err, reason = "it happens once a file, and callers push it as it is")]
pub fn decode(bytes: Vec<u8>, path: &str, sources: &Sources) -> Result<Text, Diagnostic> {
    let refuse =
        |message: String, hint: &str| Err(Diagnostic::of_file(&rules::NOT_TEXT, path, message).hint(hint));
    if bytes.len() > LARGEST {
        let size = bytes.len() / (1024 * 1024);
        return refuse(
            format!("the file is {size} MB, more than the 16 MB that are read as text"),
            "check that this is the file that was meant; pictures stand in files of their own",
        );
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return refuse(
            "the file is UTF-16, not UTF-8".to_owned(),
            "save it as UTF-8: in Notepad, `Save as` and the encoding `UTF-8`, not `Unicode` or `UTF-16`",
        );
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(keep(text, path, sources)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let byte = error.as_bytes()[at];
            // What can be read of it is kept, so that the place can be shown.
            let mark = if error.as_bytes().starts_with(MARK.as_bytes()) { MARK.len() } else { 0 };
            let text = keep(String::from_utf8_lossy(error.as_bytes()).into_owned(), path, sources);
            let at = at - mark;
            let place = text.span_of(at..at + char::REPLACEMENT_CHARACTER.len_utf8());
            Err(Diagnostic::new(
                &rules::NOT_TEXT,
                place,
                format!("the file is not UTF-8 text: byte 0x{byte:02X} is no character"),
            )
            .hint("save it as UTF-8: in Notepad, `Save as` and the encoding `UTF-8`; in Excel, `CSV UTF-8`"))
        }
    }
}

/// The byte order mark.
const MARK: &str = "\u{feff}";

fn keep(mut text: String, path: &str, sources: &Sources) -> Text {
    if text.starts_with(MARK) {
        text.drain(..MARK.len());
    }
    let length = text.len();
    let source = sources.add(Source::new(path, text.clone()));
    Text::verbatim(text, Span::new(source, 0..length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: impl Into<Vec<u8>>) -> String {
        let sources = Sources::default();
        match decode(bytes.into(), "data/a.md", &sources) {
            Ok(text) => format!("read: {}", text.as_str()),
            Err(Diagnostic { message, primary: Some(label), .. }) => {
                let place = sources.get(label.span.source).position(label.span.start);
                format!("{}:{} {message}", place.line, place.column)
            }
            Err(diagnostic) => diagnostic.message,
        }
    }

    #[test]
    fn text_is_read_without_its_byte_order_mark() {
        assert_eq!(decoded("\u{feff}Tŷ"), "read: Tŷ");
        assert_eq!(decoded(""), "read: ");
        assert_eq!(decoded("a\u{feff}b"), "read: a\u{feff}b");
    }

    #[test]
    fn other_encodings_are_refused_with_the_place() {
        assert_eq!(
            decoded(b"Ward\nT\xc5\xb7 caf\xe9".as_slice()),
            "2:7 the file is not UTF-8 text: byte 0xE9 is no character"
        );
        assert_eq!(
            decoded(b"\xef\xbb\xbfcaf\xe9".as_slice()),
            "1:4 the file is not UTF-8 text: byte 0xE9 is no character"
        );
        assert_eq!(decoded(b"\xff\xfea\0".as_slice()), "the file is UTF-16, not UTF-8");
        assert_eq!(decoded(b"\xfe\xff\0a".as_slice()), "the file is UTF-16, not UTF-8");
    }

    #[test]
    fn nobody_types_fifty_megabytes() {
        assert_eq!(
            decoded(vec![b'a'; 50 * 1024 * 1024]),
            "the file is 50 MB, more than the 16 MB that are read as text"
        );
        assert!(decoded(vec![b'a'; LARGEST]).starts_with("read: a"));
    }
}
