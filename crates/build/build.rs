//! Gives the program a name that changes with its code, its houses and its fonts: what an older program built is
//! built anew.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::Path;

/// What the program is made of, from the top of the repository.
const MADE_OF: [&str; 8] = [
    "crates/build/src",
    "crates/cli/src",
    "crates/data/src",
    "crates/markup/src",
    "crates/render/src",
    "templates",
    "fonts",
    "Cargo.lock",
];

fn main() -> io::Result<()> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut hasher = DefaultHasher::new();
    for part in MADE_OF {
        println!("cargo::rerun-if-changed=../../{part}");
        add(&top.join(part), &mut hasher)?;
    }
    println!("cargo::rustc-env=BOARDPAPER_MADE_OF={:016x}", hasher.finish());
    Ok(())
}

/// Adds a file, or all that is in a folder, by name and bytes. What is not there counts as nothing.
fn add(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    if path.is_dir() {
        let mut entries: Vec<_> = fs::read_dir(path)?.collect::<Result<_, _>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            entry.file_name().hash(hasher);
            add(&entry.path(), hasher)?;
        }
    } else if path.exists() {
        fs::read(path)?.hash(hasher);
    }
    Ok(())
}
