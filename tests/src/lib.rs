//! What the suites share: a reader that sees a PDF as assistive technology does, by its structure.

pub mod pdf;
