//! What the suites share: a reader that sees a PDF as assistive technology does, by its structure, and temporary workspaces.

pub mod pdf;
pub mod workspace;
