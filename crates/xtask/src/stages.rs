//! How long each stage of boardpaper takes for one document, for whoever asks where the time goes.

#![expect(clippy::print_stdout, reason = "a developer's tool talks to the developer")]

use crate::apart::arguments;
use crate::bench::{milliseconds, prepared_house, settings};
use boardpaper_build::Workspace;
use boardpaper_data::diagnostic::Problems;
use boardpaper_data::document::{Reading, read_document};
use boardpaper_data::files::Files;
use boardpaper_data::report::{Surroundings, read_report};
use boardpaper_data::source::Sources;
use boardpaper_render::{Engine, Fonts};
use std::collections::BTreeSet;
use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

/// Makes the review of a workspace and prints a line of stages.
pub fn measure() -> Result<(), Box<dyn Error>> {
    let (root, house) = arguments()?;
    let path = "data/review.md";
    let mut times = Vec::new();
    let mut begun = Instant::now();
    let mut done = |stage: &'static str| {
        times.push(format!("{stage} {:.1} ms", milliseconds(begun.elapsed())));
        begun = Instant::now();
    };

    let workspace = Workspace::open(&root)?;
    let engine = Engine { fonts: Arc::new(Fonts::new(Vec::new())) };
    done("fonts");
    let (sources, mut problems) = (Sources::default(), Problems::default());
    let house = prepared_house(&house, &workspace, &engine.fonts)?;
    done("house");
    let bytes = Files::read(&workspace, path).map_err(|_| "the review cannot be read")?;
    let Reading::Document(written) = read_document(path, bytes.to_vec(), &sources, &mut problems) else {
        return Err("the review is no document".into());
    };
    let around = Surroundings {
        settings: &settings(),
        house: house.house(),
        files: &workspace,
        sources: &sources,
        documents: &BTreeSet::from([path.to_owned()]),
    };
    let report = read_report(&written, around, &mut problems);
    done("read");
    engine.check(&report, &sources, &mut problems);
    done("check");
    let sheet = engine.write(&report, &house, &sources).map_err(|fault| fault.message)?;
    done("write");
    engine
        .render(&sheet, &report, &house, &sources, &mut problems)
        .map_err(|faults| format!("{} faults in laying out", faults.len()))?;
    done("lay out and export");
    println!("stages: {}", times.join(", "));
    Ok(())
}
