//! `cargo xtask gallery`: one report in each shipped house for reports, as PDF, as pictures and on a page about them.

use boardpaper_build::output::OutputFolder;
use boardpaper_build::{Build, Mode, Options, Workspace};
use boardpaper_data::diagnostic::Problems;
use boardpaper_data::house::load_house;
use boardpaper_data::source::Sources;
use boardpaper_data::workspace::{Format, Settings};
use boardpaper_render::{Engine, Fonts, shipped};
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

/// The report, and where the pictures of it go.
const FOLDER: &str = "docs/gallery";
/// The page that shows them.
const PAGE: &str = "docs/gallery.md";
/// Where the PDFs are left to be read.
const READING: &str = "target/gallery";
/// Dots to an inch of the pictures.
const RESOLUTION: &str = "60";
/// The most bytes of a picture, so that the repository stays small.
const LARGEST_PICTURE: u64 = 60 * 1024;

/// The shipped house that is for reviews alone.
const FOR_REVIEWS: &str = "inspectorate";

/// What is shown of each house: pages by their numbers, each with words for those who cannot see it.
const SHOWN: [(&str, &[(u32, &str)]); 8] = [
    ("base", &[(1, "A title, labels and values above a line, and numbered sections of numbered paragraphs")]),
    (
        "borough",
        &[(1, "Labels and headings in capitals; the recommendation in bold goes on from its heading")],
    ),
    ("county", &[(1, "A purple title and plain headings; nothing is numbered")]),
    (
        "running",
        &[
            (1, "Headings in dark green without numbers, and paragraphs 1 to 6"),
            (3, "Paragraphs 14 to 17, then the recommendations and the reasons in a tinted box"),
        ],
    ),
    (
        "signed-table",
        &[
            (
                1,
                "A crest, the title in dark red, a table of labels, and a box with each recommendation and its reason",
            ),
            (3, "The implications as a table of issue, what follows from it, and who signed it off"),
        ],
    ),
    (
        "letters",
        &[
            (1, "The head of a memorandum, then sections A to C below brown rules, with paragraphs A1 to C2"),
            (
                3,
                "Implications F1 to F7, each running on from its title, and background papers in one sentence",
            ),
        ],
    ),
    (
        "front-sheet",
        &[
            (
                1,
                "A front sheet: a blue sign, the title, tick boxes, a table of meetings, and what is asked in a box",
            ),
            (
                3,
                "Ticked and empty boxes for eight kinds of impact, and below them a paragraph on each ticked one",
            ),
        ],
    ),
    (
        "questions",
        &[
            (
                1,
                "Labels and headings in dark green, each of them a question: “Who will decide?” is the first of them",
            ),
            (3, "Sections called “What will it cost?”, “What does the law say?” and so on"),
        ],
    ),
];

/// Makes the PDFs, the pictures and the page anew.
pub fn run(root: &Path) -> Result<(), Box<dyn Error>> {
    let kept: Vec<&str> = SHOWN.iter().map(|(house, _)| *house).collect();
    if let Some(left_out) =
        shipped::houses().iter().find(|house| **house != FOR_REVIEWS && !kept.contains(house))
    {
        return Err(format!("the gallery does not show the house `{left_out}`: add it to gallery.rs").into());
    }
    let report = fs::read_to_string(root.join(FOLDER).join("report.md"))?;
    let reading = root.join(READING);
    fs::create_dir_all(&reading)?;
    let mut page = "# The shipped houses\n\n\
        The same report, [warm rooms](gallery/report.md), in each house that is for reports.\n\
        Nothing in it names a house: what differs comes from the house alone.\n\
        `inspectorate` is for [reviews](reviews.md).\n\n\
        `boardpaper house show NAME` prints all settings of a house, and [making a house style](house.md) explains them.\n\
        This page and its pictures are made by `cargo xtask gallery`, which leaves the PDFs in `target/gallery/`.\n"
        .to_owned();
    for (house, pictures) in SHOWN {
        let pdf = reading.join(format!("{house}.pdf"));
        let title = build(house, &report, &pdf)?;
        write!(page, "\n## `{house}`\n\n{}\n\n{}\n", about(house)?, size(house, &title))?;
        for (number, alt) in pictures {
            let name = format!("{house}-{number}.png");
            draw(&pdf, *number, &root.join(FOLDER).join(&name))?;
            write!(page, "\n![Page {number}. {alt}.](gallery/{name})\n")?;
        }
    }
    fs::write(root.join(PAGE), page)?;
    Ok(())
}

/// Builds the report in a workspace of its own, and gives the title of the house, which publishes it.
fn build(house: &str, report: &str, pdf: &Path) -> Result<String, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    fs::create_dir(folder.path().join("data"))?;
    fs::write(folder.path().join("data/report.md"), report)?;
    let workspace = Workspace::open(folder.path())?;
    let sources = Sources::default();
    let title = load_house(house, None, &workspace, &sources, &mut Problems::default())
        .ok_or_else(|| format!("the house `{house}` has a fault"))?
        .title;
    let settings = Settings {
        organisation: (house != "base").then(|| title.clone()),
        house: (house.to_owned(), None),
        ..Settings::default()
    };
    let engine = Engine { fonts: Arc::new(Fonts::new(Vec::new())) };
    let out = folder.path().join("output");
    let mode = Mode::Build(Build::new(vec![Format::Pdf], OutputFolder::new(&out)));
    let options = Options { mode, paths: Vec::new(), jobs: 1 };
    let summary = boardpaper_build::run(&workspace, &settings, &engine, &sources, &options, &mut |_| {});
    if let Some(problem) = summary.problems.first() {
        return Err(format!("in the house `{house}`, the report has a problem: {}", problem.message).into());
    }
    fs::copy(out.join("report.pdf"), pdf)?;
    Ok(title)
}

/// What the house's own file says of it at its head.
fn about(house: &str) -> Result<String, Box<dyn Error>> {
    let settings = text(house, "house.toml").ok_or_else(|| format!("`{house}` has no house.toml"))?;
    let lines: Vec<&str> = settings.lines().map_while(|line| line.strip_prefix("# ")).collect();
    if lines.is_empty() {
        return Err(format!("the house.toml of `{house}` does not begin by saying what is particular").into());
    }
    Ok(lines.join(" "))
}

/// Whose house it is, and of how many lines it is made.
fn size(house: &str, title: &str) -> String {
    let files = shipped::house_files(house);
    let lines = |ending: &str, comment: &str| -> usize {
        let of_kind = files.iter().filter(|file| file.ends_with(ending));
        let is_line = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with(comment);
        of_kind.filter_map(|file| text(house, file)).map(|text| text.lines().filter(is_line).count()).sum()
    };
    let typst = match lines(".typ", "//") {
        0 => "no Typst".to_owned(),
        count => format!("{count} of Typst"),
    };
    let who = if house == "base" { String::new() } else { format!("{title}. ") };
    let folder = format!("[`templates/{house}`](../templates/{house})");
    format!("{who}{folder}: {} lines of TOML, {typst}.", lines(".toml", "#"))
}

fn text(house: &str, file: &str) -> Option<String> {
    String::from_utf8(shipped::house_file(house, file)?.to_vec()).ok()
}

/// Draws one page of a PDF.
fn draw(pdf: &Path, page: u32, picture: &Path) -> Result<(), Box<dyn Error>> {
    let page = page.to_string();
    let drawn = Command::new("pdftocairo")
        .args(["-png", "-singlefile", "-r", RESOLUTION, "-f", &page, "-l", &page])
        .arg(pdf)
        .arg(picture.with_extension(""))
        .status();
    match drawn {
        Ok(status) if status.success() => {}
        Ok(_) => return Err(format!("pdftocairo could not draw page {page} of {}", pdf.display()).into()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err("pdftocairo is not there, which draws the pictures: install poppler-utils".into());
        }
        Err(error) => return Err(format!("pdftocairo could not be started: {error}").into()),
    }
    let bytes = fs::metadata(picture)?.len();
    if bytes > LARGEST_PICTURE {
        return Err(
            format!("{} has {bytes} bytes, and {LARGEST_PICTURE} are allowed", picture.display()).into()
        );
    }
    Ok(())
}
