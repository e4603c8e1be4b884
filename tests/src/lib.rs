//! What the suites share: a reader that sees a PDF as assistive technology does, by its structure; the lines that
//! it ought to find in it; and workspaces in temporary folders.

pub mod pdf;
pub mod reading;
pub mod workspace;
