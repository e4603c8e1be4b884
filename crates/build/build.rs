//! Gives the program a name that changes with its code, its houses and its fonts: what an older program built is
//! built anew.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::Path;

/// What the program is made of besides its crates, from the top of the repository.
const MADE_OF: [&str; 4] = ["templates", "fonts", "Cargo.toml", "Cargo.lock"];

/// The crates that are tools for developers.
const TOOLS: [&str; 2] = ["fuzzed", "xtask"];

fn main() -> io::Result<()> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut crates: Vec<_> = fs::read_dir(top.join("crates"))?.collect::<Result<_, _>>()?;
    crates.sort_by_key(fs::DirEntry::file_name);
    let names = crates.iter().map(|folder| folder.file_name().to_string_lossy().into_owned());
    let parts = names
        .filter(|name| !TOOLS.contains(&name.as_str()))
        .flat_map(|name| ["src", "Cargo.toml"].map(|part| format!("crates/{name}/{part}")));
    let mut hasher = DefaultHasher::new();
    for part in parts.chain(MADE_OF.map(str::to_owned)) {
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
