//! `cargo xtask bench`: ratios from one run, since machines differ and are noisy.

#![expect(clippy::print_stdout, reason = "a developer's tool talks to the developer")]

use crate::bare;
use crate::papers::paper;
use boardpaper_build::output::OutputFolder;
use boardpaper_build::{Build, Mode, Options, Summary, Workspace};
use boardpaper_data::diagnostic::Problems;
use boardpaper_data::house::load_house;
use boardpaper_data::source::Sources;
use boardpaper_data::workspace::{Format, Settings};
use boardpaper_render::{Engine, Fonts, NamedFile, PreparedHouse};
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How many reports are built.
const PAPERS: usize = 200;
/// How often each way is measured; the two take turns.
const ROUNDS: usize = 5;
/// How often the start is measured.
const STARTS: usize = 40;

/// Builds the release binaries and measures with them.
pub fn run() -> Result<(), Box<dyn Error>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built =
        Command::new(&cargo).args(["build", "--release", "-p", "boardpaper", "-p", "xtask"]).status()?;
    if !built.success() {
        return Err("the release build failed".into());
    }
    let target = std::env::current_exe()?
        .ancestors()
        .nth(2)
        .ok_or("the target folder is not where it should be")?
        .join("release");
    let measured = Command::new(target.join("xtask")).arg("bench-measure").status()?;
    if !measured.success() {
        return Err("the measurement failed".into());
    }
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        let begun = Instant::now();
        Command::new(target.join("boardpaper")).arg("--version").stdout(Stdio::null()).status()?;
        starts.push(begun.elapsed());
    }
    println!(
        "start of `boardpaper --version`: median {:.1} ms of {STARTS} (goal: under 10)",
        milliseconds(median(starts))
    );
    Ok(())
}

/// Measures boardpaper against Typst alone; run as an optimised process.
pub fn measure() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let root = folder.path();
    fs::create_dir(root.join("data"))?;
    fs::write(root.join("boardpaper.toml"), "[workspace]\nhouse = \"borough\"\n")?;
    for number in 0..PAPERS {
        fs::write(root.join(format!("data/{number:03}.md")), paper(number))?;
    }
    let threads = std::thread::available_parallelism()?.get();

    // The sources that boardpaper generates, and the files that they use.
    let generated = root.join("generated");
    let problems = boardpaper(root, &generated, Format::Typst, threads).problems.len();
    if problems > 0 {
        return Err(format!("{problems} problems in the measured reports").into());
    }
    let texts = (0..PAPERS)
        .map(|number| fs::read_to_string(generated.join(format!("{number:03}.typ"))))
        .collect::<Result<Vec<_>, _>>()?;
    let files = house_files(root, "borough")?;
    let plain = root.join("plain");
    fs::create_dir(&plain)?;

    let (mut ours, mut bares) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        // Every measurement begins with empty caches and an empty output folder.
        typst::comemo::evict(0);
        let out = root.join(format!("out-{round}"));
        let begun = Instant::now();
        boardpaper(root, &out, Format::Pdf, threads);
        ours.push(begun.elapsed());
        typst::comemo::evict(0);
        let begun = Instant::now();
        // Both begin with nothing read: fonts and the house's files too.
        bare::build(&texts, &bare::Shared::new(files.clone()), &plain, threads);
        bares.push(begun.elapsed());
    }
    let ratios: Vec<f64> =
        ours.iter().zip(&bares).map(|(ours, bare)| ours.as_secs_f64() / bare.as_secs_f64()).collect();
    let (ours, bare) = (median(ours), median(bares));
    println!(
        "{PAPERS} reports on {threads} threads: boardpaper {:.2} ms a report, Typst alone {:.2} ms",
        milliseconds(ours) / PAPERS as f64,
        milliseconds(bare) / PAPERS as f64,
    );
    println!(
        "boardpaper / Typst alone: {:.2} by medians; round by round {} (goal: at most 1.10)",
        ours.as_secs_f64() / bare.as_secs_f64(),
        ratios.iter().map(|ratio| format!("{ratio:.2}")).collect::<Vec<_>>().join(" "),
    );
    Ok(())
}

/// The whole of boardpaper but its command line, from opening the workspace to the manifest.
pub(crate) fn boardpaper(root: &Path, out: &Path, format: Format, jobs: usize) -> Summary {
    let workspace = Workspace::open(root).expect("the workspace was just made");
    let settings = settings();
    let sources = Sources::default();
    let engine = Engine { fonts: Arc::new(Fonts::new(Vec::new())) };
    let mode = Mode::Build(Build::new(vec![format], OutputFolder::new(out)));
    let options = Options { mode, paths: Vec::new(), jobs };
    boardpaper_build::run(&workspace, &settings, &engine, &sources, &options, &mut |_| {})
}

pub(crate) fn settings() -> Settings {
    Settings { house: ("borough".to_owned(), None), ..Settings::default() }
}

/// The files of a house as Typst asks for them.
pub(crate) fn house_files(root: &Path, house: &str) -> Result<Vec<NamedFile>, Box<dyn Error>> {
    let fonts = Arc::new(Fonts::new(Vec::new()));
    Ok(prepared_house(house, &Workspace::open(root)?, &fonts)?.typst_files())
}

pub(crate) fn prepared_house(
    house: &str,
    workspace: &Workspace,
    fonts: &Arc<Fonts>,
) -> Result<PreparedHouse, Box<dyn Error>> {
    let (sources, mut problems) = (Sources::default(), Problems::default());
    let house = load_house(house, None, workspace, &sources, &mut problems).ok_or("the house has a fault")?;
    let prepared = PreparedHouse::new(Arc::new(house), workspace, fonts, &sources, &mut problems);
    prepared.ok_or_else(|| "the house has a fault".into())
}

pub(crate) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
