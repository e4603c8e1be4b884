//! What a screen reader meets in each PDF of the worked example is what its report says, in order, and nothing else.

use boardpaper_build::Workspace;
use boardpaper_data::diagnostic::Problems;
use boardpaper_data::document::{Reading, read_document};
use boardpaper_data::files::Files;
use boardpaper_data::house::{House, load_house};
use boardpaper_data::numbering::number;
use boardpaper_data::prose::{Visit, plain_text};
use boardpaper_data::prose::BlockKind;
use boardpaper_data::report::{Report, Surroundings, read_report};
use boardpaper_data::source::Sources;
use boardpaper_tests::pdf::{Pdf, one_spaced};
use boardpaper_tests::reading::{assert_same, lines_of_pdf, lines_of_report};
use boardpaper_tests::workspace::{Run, build, repository, settings};
use std::path::Path;
use std::sync::LazyLock;

static EXAMPLE: LazyLock<Run> = LazyLock::new(|| build(&repository(), 2));

/// A report and its house, as the build had them.
struct Read {
    report: Report,
    house: House,
}

/// Reads all reports of the workspace at a folder.
fn reports(root: &Path) -> Vec<Read> {
    let workspace = Workspace::open(root).unwrap();
    let sources = Sources::default();
    let settings = settings(&workspace, &sources);
    let mut problems = Problems::default();
    let written: Vec<_> = workspace
        .list_data()
        .files
        .iter()
        .filter_map(|path| {
            let bytes = Files::read(&workspace, path).unwrap();
            match read_document(path, bytes.to_vec(), &sources, &mut problems) {
                Reading::Report(written) => Some(written),
                _ => None,
            }
        })
        .collect();
    let documents = written.iter().map(|written| written.path.clone()).collect();
    let mut reports = Vec::new();
    for written in &written {
        let name = written.house.as_ref().map_or(&settings.house.0, |house| &house.value);
        let house = load_house(name, None, &workspace, &sources, &mut problems).unwrap();
        let around =
            Surroundings { settings: &settings, house: &house, files: &workspace, sources: &sources, documents: &documents };
        let report = read_report(written, around, &mut problems).unwrap();
        reports.push(Read { report, house });
    }
    reports
}

#[test]
fn the_tag_tree_is_the_report() {
    let reports = reports(&repository());
    assert!(reports.len() >= 5);
    for Read { report, house } in &reports {
        let pdf = Pdf::read(EXAMPLE.pdf(&report.path));
        assert_same(&report.path, lines_of_report(report, house), lines_of_pdf(&pdf));
    }
}
