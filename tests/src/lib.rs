//! What the suites share: a reader that sees a PDF as assistive technology does, by its structure, and one that sees
//! HTML; the lines that they ought to find; whether the two say the same; workspaces in temporary folders; action plans
//! and reviews of any size; and numbers as from dice.

pub mod both;
pub mod html;
pub mod meant;
pub mod numbers;
pub mod pdf;
pub mod plans;
pub mod reading;
pub mod reviews;
pub mod words;
pub mod workspace;
