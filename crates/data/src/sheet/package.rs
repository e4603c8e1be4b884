//! The zip archive that a workbook is: unpacked once with a limit, before any reader trusts its headers.

use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// What a workbook may unpack to, in bytes: a plan of 2,000 actions comes to less than a tenth of it.
const LARGEST: u64 = 64 * 1024 * 1024;

/// How a password-protected workbook names the stream in which it keeps the real one.
const ENCRYPTED: &str = "EncryptedPackage";

/// Why a workbook cannot be read, in words that follow its name, and what to do about it.
#[derive(Debug, PartialEq)]
pub(super) struct Refusal {
    /// What is wrong: "is empty".
    pub(super) why: String,
    /// What to do.
    pub(super) hint: &'static str,
}

impl Refusal {
    pub(super) fn new(why: impl Into<String>, hint: &'static str) -> Self {
        Self { why: why.into(), hint }
    }

    /// A workbook that is not what it should be inside.
    pub(super) fn damaged(why: impl std::fmt::Display) -> Self {
        Self::new(format!("cannot be read as an Excel workbook: {why}"), SAVE_AGAIN)
    }
}

const SAVE_AGAIN: &str = "open it in the spreadsheet program and save it again as an Excel workbook (.xlsx)";

/// The parts of a workbook.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Where each part is, by its path in lower case with `/`.
    parts: HashMap<String, usize>,
}

impl<'a> Package<'a> {
    /// Opens a workbook once every part of it was unpacked and found to be small enough.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        if bytes.is_empty() {
            return Err(Refusal::new("is empty", "save the sheet again as an Excel workbook (.xlsx)"));
        }
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Err(refuse_old_format(bytes));
        }
        if !bytes.starts_with(b"PK") {
            return Err(Refusal::new("is no Excel workbook, although its name ends in .xlsx", SAVE_AGAIN));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| match error {
            ZipError::InvalidArchive(_) => Refusal::new(
                "is damaged or not complete",
                "copy it again from where it came, or open it in the spreadsheet program and save it again",
            ),
            error => Refusal::damaged(error),
        })?;
        let mut parts = HashMap::new();
        let mut left = LARGEST;
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).map_err(Refusal::damaged)?;
            let path = part.name().map_err(Refusal::damaged)?.replace('\\', "/").to_ascii_lowercase();
            let unpacked = std::io::copy(&mut part.by_ref().take(left + 1), &mut std::io::sink());
            left = left.checked_sub(unpacked.map_err(Refusal::damaged)?).ok_or_else(|| {
                Refusal::new(
                    "unpacks to more than 64 MB, which no plan needs",
                    "copy the plan alone into a new workbook, without pictures, and save that",
                )
            })?;
            if parts.insert(path.clone(), index).is_some() {
                return Err(Refusal::damaged(format_args!("it has `{path}` twice")));
            }
        }
        Ok(Self { archive, parts })
    }

    /// The text of one part; none if it has no such part.
    pub(super) fn part(&mut self, path: &str) -> Result<Option<String>, Refusal> {
        let Some(&index) = self.parts.get(&path.to_ascii_lowercase()) else { return Ok(None) };
        let part = self.archive.by_index(index).map_err(Refusal::damaged)?;
        let mut text = String::new();
        part.take(LARGEST).read_to_string(&mut text).map_err(Refusal::damaged)?;
        Ok(Some(text))
    }
}

fn refuse_old_format(bytes: &[u8]) -> Refusal {
    let name: Vec<u8> = ENCRYPTED.encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        return Refusal::new(
            "is protected by a password",
            "save a copy without the password: in Excel, `File`, `Info`, `Protect Workbook`, `Encrypt with Password`, and delete it",
        );
    }
    Refusal::new("is a workbook of the old kind (.xls)", SAVE_AGAIN)
}
