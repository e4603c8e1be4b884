//! The seeds of the fuzzer, without a fuzzer: what holds of any input holds of each of them.

use boardpaper_fuzzed::TARGETS;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds")
}

#[test]
fn every_seed_is_read_and_every_message_of_it_is_sound() {
    for (name, target) in TARGETS {
        let folder = fs::read_dir(seeds().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let paths: BTreeSet<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
        assert!(!paths.is_empty(), "{name} has no seeds");
        for path in paths {
            let bytes = fs::read(&path).unwrap();
            let run = std::panic::catch_unwind(|| target(&bytes));
            assert!(run.is_ok(), "{} does not hold", path.display());
        }
    }
}
