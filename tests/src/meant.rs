//! Documents as they are meant, each with its house.

use crate::workspace::{Run, settings};
use boardpaper_build::Workspace;
use boardpaper_data::diagnostic::Problems;
use boardpaper_data::document::{Reading, read_document};
use boardpaper_data::files::Files;
use boardpaper_data::house::{House, load_house};
use boardpaper_data::report::{Report, Surroundings, read_report};
use boardpaper_data::source::Sources;
use std::collections::BTreeSet;
use std::path::Path;

/// A report and its house.
pub struct Meant {
    /// The report.
    pub report: Report,
    /// Its house.
    pub house: House,
}

/// The documents of the workspace at a folder that a build of it took for such.
pub fn meant(root: &Path, run: &Run) -> Vec<Meant> {
    let workspace = Workspace::open(root).expect("what was built can be read");
    let sources = Sources::default();
    let settings = settings(&workspace, &sources);
    let mut problems = Problems::default();
    let read = |path: &String, problems: &mut Problems| {
        let bytes = Files::read(&workspace, path).expect("what was built can be read");
        read_document(path, bytes.to_vec(), &sources, problems)
    };
    let mut written = Vec::new();
    for path in &workspace.list_data().files {
        let is_built = run.summary.documents.iter().any(|outcome| outcome.source == *path);
        if let Reading::Document(report) = read(path, &mut problems)
            && is_built
        {
            written.push(report);
        }
    }
    let documents: BTreeSet<String> = written.iter().map(|written| written.path.clone()).collect();
    let mut reports = Vec::new();
    for written in &written {
        let name = written.house.as_ref().map_or(&settings.house.0, |house| &house.value);
        let house = load_house(name, None, &workspace, &sources, &mut problems)
            .unwrap_or_else(|| panic!("{name}: {:?}", problems.as_slice().last()));
        let around = Surroundings {
            settings: &settings,
            house: &house,
            files: &workspace,
            sources: &sources,
            documents: &documents,
        };
        let report = read_report(written, around, &mut problems);
        assert!(!problems.has_errors(), "{}", report.path);
        reports.push(Meant { report, house });
    }
    reports
}
