//! Action plans: areas, what is to be done in each, by whom, by when, and what came of it.

mod column;

pub use column::Column;
