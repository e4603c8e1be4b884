//! Bytes of a file as text.

use crate::diagnostic::Diagnostic;
use crate::rules;

/// What a file may weigh: a long review without its pictures is well under a hundredth of it.
const LARGEST: usize = 16 * 1024 * 1024;

/// The text of a file, without the byte order mark that some editors put first. Refused are files
/// over 16 MB and bytes that are not UTF-8; `path` is for the message, relative to the workspace.
#[expect(clippy::result_large_err, reason = "it happens once a file, and callers push it as it is")]
pub fn decode(bytes: Vec<u8>, path: &str) -> Result<String, Diagnostic> {
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
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            Ok(text)
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let before = String::from_utf8_lossy(&error.as_bytes()[..at]).into_owned();
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            let byte = error.as_bytes()[at];
            refuse(
                format!("the file is not UTF-8 text: byte 0x{byte:02X} at line {line}, column {column}"),
                "save it as UTF-8: in Notepad, `Save as` and the encoding `UTF-8`; in Excel, `CSV UTF-8`",
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: impl Into<Vec<u8>>) -> String {
        decode(bytes.into(), "data/a.md").map_or_else(|d| d.message, |text| format!("read: {text}"))
    }

    #[test]
    fn text_is_read_without_its_byte_order_mark() {
        assert_eq!(decode("\u{feff}Tŷ".into(), "a.md"), Ok("Tŷ".to_owned()));
        assert_eq!(decode(Vec::new(), "a.md"), Ok(String::new()));
        assert_eq!(decode("a\u{feff}b".into(), "a.md"), Ok("a\u{feff}b".to_owned()));
    }

    #[test]
    fn other_encodings_are_refused_with_the_place() {
        assert_eq!(
            refused(b"Ward\nT\xc5\xb7 caf\xe9".as_slice()),
            "the file is not UTF-8 text: byte 0xE9 at line 2, column 7"
        );
        assert_eq!(refused(b"\xff\xfea\0".as_slice()), "the file is UTF-16, not UTF-8");
        assert_eq!(refused(b"\xfe\xff\0a".as_slice()), "the file is UTF-16, not UTF-8");
    }

    #[test]
    fn nobody_types_fifty_megabytes() {
        assert_eq!(
            refused(vec![b'a'; 50 * 1024 * 1024]),
            "the file is 50 MB, more than the 16 MB that are read as text"
        );
        assert!(decode(vec![b'a'; LARGEST], "a.md").is_ok());
    }
}
