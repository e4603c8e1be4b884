//! One document made in processes of their own, so that neither the memory nor the warm caches of one
//! measurement count for another.

#![expect(clippy::print_stdout, reason = "a developer's tool talks to the developer")]

use crate::bare;
use crate::bench::{boardpaper, house_files, median, milliseconds};
use boardpaper_data::workspace::Format;
use boardpaper_render::NamedFile;
use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A document that boardpaper and Typst alone make in turns.
pub struct Contest {
    folder: TempDir,
    house: String,
    ours: Vec<Measured>,
    html: Vec<Measured>,
    bare: Vec<Measured>,
}

/// What one process measured.
#[derive(Clone, Copy)]
pub struct Measured {
    /// How long it took.
    pub time: Duration,
    /// The most memory that it had at once, in kB; 0 where the system does not tell.
    pub memory: u64,
    pages: u64,
}

impl Contest {
    /// Writes the files of a workspace with one document, and generates its Typst, which shows `pictures` by
    /// their numbers. That is done in another process too, and its time is nobody's.
    pub fn new(house: &str, files: &[NamedFile], pictures: &[&[u8]]) -> Result<Self, Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        let root = folder.path();
        fs::write(root.join("boardpaper.toml"), "[workspace]\nhouse = \"borough\"\n")?;
        for (path, bytes) in files {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap_or(root))?;
            fs::write(path, bytes)?;
        }
        let shown = generated(root).join("pictures");
        fs::create_dir_all(&shown)?;
        for (index, picture) in pictures.iter().enumerate() {
            fs::write(shown.join(format!("{}.png", index + 1)), picture)?;
        }
        in_process("bench-source", &[root.as_os_str()])?;
        Ok(Self { folder, house: house.to_owned(), ours: Vec::new(), html: Vec::new(), bare: Vec::new() })
    }

    /// Makes the document once in each way.
    pub fn take_turns(&mut self) -> Result<(), Box<dyn Error>> {
        let (root, house) = (self.folder.path().as_os_str(), OsStr::new(&self.house));
        let ours = measured(&in_process("bench-ours", &[root])?)?;
        let bare = measured(&in_process("bench-bare", &[root, house])?)?;
        if ours.pages != bare.pages {
            return Err(format!("{} pages and {} pages are no contest", ours.pages, bare.pages).into());
        }
        self.ours.push(ours);
        self.html.push(measured(&in_process("bench-ours-html", &[root])?)?);
        self.bare.push(bare);
        Ok(())
    }

    /// Prints what the turns came to; `most` is the ratio of times, and of memory, to stay within.
    pub fn print(&self, what: &str, most: f64) {
        let pages = self.ours.first().map_or(0, |measured| measured.pages);
        let (ours, bare) = (time(&self.ours), time(&self.bare));
        let (our_memory, bare_memory) = (memory(&self.ours), memory(&self.bare));
        let a_page = |time: Duration| milliseconds(time) / pages.max(1) as f64;
        println!(
            "{what}, {pages} pages: boardpaper {:.0} ms, {:.2} ms a page, and {} MB; Typst alone {:.0} ms, {:.2} ms a page, and {} MB",
            milliseconds(ours),
            a_page(ours),
            our_memory / 1024,
            milliseconds(bare),
            a_page(bare),
            bare_memory / 1024,
        );
        let ratios = self.ours.iter().zip(&self.bare).map(|(ours, bare)| ratio(ours.time, bare.time));
        println!(
            "boardpaper / Typst alone: time {:.2} by medians, round by round {}; memory {:.2} (goal: at most {most:.2})",
            ratio(ours, bare),
            ratios.map(|ratio| format!("{ratio:.2}")).collect::<Vec<_>>().join(" "),
            our_memory as f64 / bare_memory.max(1) as f64,
        );
    }

    /// Prints what the document costs as HTML.
    pub fn print_html(&self) {
        let (html, pdf) = (time(&self.html), time(&self.ours));
        println!(
            "HTML ÷ PDF: {:.3}; {:.1} ms and {:.1} ms (goal: at most 0.10)",
            ratio(html, pdf),
            milliseconds(html),
            milliseconds(pdf)
        );
    }

    /// The median time that boardpaper took.
    pub fn time(&self) -> Duration {
        time(&self.ours)
    }

    /// Prints how long each stage of boardpaper takes for `data/review.md`.
    pub fn print_stages(&self) -> Result<(), Box<dyn Error>> {
        let (root, house) = (self.folder.path().as_os_str(), OsStr::new(&self.house));
        print!("{}", in_process("bench-stages", &[root, house])?);
        Ok(())
    }
}

fn time(measured: &[Measured]) -> Duration {
    median(measured.iter().map(|measured| measured.time).collect())
}

fn memory(measured: &[Measured]) -> u64 {
    let mut memory: Vec<u64> = measured.iter().map(|measured| measured.memory).collect();
    memory.sort_unstable();
    memory[memory.len() / 2]
}

fn ratio(ours: Duration, bare: Duration) -> f64 {
    ours.as_secs_f64() / bare.as_secs_f64()
}

/// Starts this program once more and gives what it says.
pub fn in_process(task: &str, arguments: &[&OsStr]) -> Result<String, Box<dyn Error>> {
    let output = Command::new(std::env::current_exe()?).arg(task).args(arguments).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// What a started process said that it measured.
pub fn measured(said: &str) -> Result<Measured, Box<dyn Error>> {
    let numbers = said.split_whitespace().map(str::parse).collect::<Result<Vec<u64>, _>>()?;
    match numbers.as_slice() {
        &[microseconds, memory, pages] => {
            Ok(Measured { time: Duration::from_micros(microseconds), memory, pages })
        }
        _ => Err("a measurement said something else than time, memory and pages".into()),
    }
}

/// What a started process says: the time in microseconds, the memory in kB, the pages.
fn say(time: Duration, pages: usize) {
    println!("{} {} {pages}", time.as_micros(), peak_memory());
}

/// Where the Typst of a workspace is generated, and the pictures that it shows.
fn generated(root: &Path) -> PathBuf {
    root.join("generated")
}

/// The arguments of a started process: the workspace, and the house.
pub fn arguments() -> Result<(PathBuf, String), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(2);
    let root = arguments.next().ok_or("a workspace is wanted")?;
    let house = arguments.next().unwrap_or_default();
    Ok((root.into(), house.to_string_lossy().into_owned()))
}

/// Writes the Typst source of a workspace's documents.
pub fn write_source() -> Result<(), Box<dyn Error>> {
    let (root, _) = arguments()?;
    let problems = boardpaper(&root, &generated(&root), Format::Typst, 1).problems;
    match problems.first() {
        Some(problem) => Err(format!("a measured document has a fault: {}", problem.message).into()),
        None => Ok(()),
    }
}

/// One measurement of boardpaper in a format, all but its command line.
pub fn measure_ours(format: Format) -> Result<(), Box<dyn Error>> {
    let (root, _) = arguments()?;
    let out = tempfile::tempdir()?;
    let begun = Instant::now();
    let summary = boardpaper(&root, out.path(), format, 1);
    let time = begun.elapsed();
    let outputs = summary.documents.iter().flat_map(|document| &document.outputs);
    say(time, outputs.filter_map(|output| output.pages).sum());
    Ok(())
}

/// One measurement of Typst alone over the source that boardpaper generated.
pub fn measure_bare() -> Result<(), Box<dyn Error>> {
    let (root, house) = arguments()?;
    let mut texts = Vec::new();
    let mut files = house_files(&root, &house)?;
    for (path, bytes) in files_in(&generated(&root))? {
        if path.ends_with(".typ") {
            texts.push(String::from_utf8(bytes)?);
        }
    }
    files.extend(pictures(&root)?);
    let out = tempfile::tempdir()?;
    let begun = Instant::now();
    let pages = bare::build(&texts, &bare::Shared::new(files), out.path(), 1);
    say(begun.elapsed(), pages);
    Ok(())
}

/// The pictures of a workspace, by the paths that Typst asks for.
pub fn pictures(root: &Path) -> Result<Vec<NamedFile>, Box<dyn Error>> {
    let pictures = generated(root).join("pictures");
    if !pictures.is_dir() {
        return Ok(Vec::new());
    }
    Ok(files_in(&pictures)?.into_iter().map(|(name, bytes)| (format!("/pictures/{name}"), bytes)).collect())
}

/// The files of a folder by their names.
fn files_in(folder: &Path) -> Result<Vec<NamedFile>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            files.push((entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path())?));
        }
    }
    Ok(files)
}

/// The most memory that this process had at once, in kB, as Linux tells it.
pub fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
