//! What the fuzzer runs: any bytes through the functions that the program uses, and what must hold of whatever
//! comes of them. The targets in `fuzz/` call it, and so does the suite that keeps the seeds true.

mod documents;
mod escaping;
mod house;
mod places;
mod sheet;
mod sound;
mod surroundings;
mod workspace;

pub use documents::{front_matter, json, markdown, toml};
pub use escaping::escaping;
pub use house::house;
pub use sheet::sheet;
pub use workspace::workspace;

/// What a target does with an input; it panics if something does not hold.
pub type Target = fn(&[u8]);

/// The targets by their names.
pub const TARGETS: [(&str, Target); 8] = [
    ("markdown", markdown),
    ("front_matter", front_matter),
    ("toml", toml),
    ("json", json),
    ("house", house),
    ("sheet", sheet),
    ("workspace", workspace),
    ("escaping", escaping),
];
