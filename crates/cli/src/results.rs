//! Standard output, where results go that programs read. That some could not be written is known at the end.

use std::fmt::Display;
use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

/// Why a result could not be written, if one could not.
static LOST: Mutex<Option<String>> = Mutex::new(None);

/// Writes one line.
pub fn line(text: impl Display) {
    all(format!("{text}\n").as_bytes());
}

/// Writes a whole text.
pub fn all(text: &[u8]) {
    let mut out = io::stdout();
    if let Err(error) = out.write_all(text).and_then(|()| out.flush()) {
        // A reader that has gone away wants no more; the work is done all the same.
        if error.kind() != io::ErrorKind::BrokenPipe {
            LOST.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error.to_string());
        }
    }
}

/// Why results are missing, in the machine's words.
pub fn lost() -> Option<String> {
    LOST.lock().unwrap_or_else(PoisonError::into_inner).clone()
}
