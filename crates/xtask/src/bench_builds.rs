//! The part of `cargo xtask bench` that is about builds: cold, with nothing to do, with one report changed, with the
//! house changed; against Typst alone on the same sources; jobs, memory and bytes.

#![expect(clippy::print_stdout, reason = "a developer's tool talks to the developer")]

use crate::apart::{Measured, in_process, measured, peak_memory};
use crate::bare;
use crate::bench::{boardpaper, house_files, median, milliseconds};
use crate::papers::{Version, paper, plan};
use crate::reviews::review;
use boardpaper_data::workspace::Format;
use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How many short reports are built.
const SHORT: usize = 1_000;
/// How many reports with a plan are built, and how many actions each plan has.
const PLANS: (usize, usize) = (50, 27);
/// How often each way is measured; all take turns.
const ROUNDS: usize = 5;
/// How many short reports are built by one `typst compile` each.
const ONE_BY_ONE: usize = 200;
/// The numbers of documents whose memory is compared.
const FEW_AND_MANY: [usize; 2] = [400, 4_000];

/// Documents of one sort in a workspace.
struct Corpus {
    name: &'static str,
    folder: TempDir,
    documents: usize,
}

impl Corpus {
    fn new(
        name: &'static str,
        documents: usize,
        files: impl IntoIterator<Item = (String, Vec<u8>)>,
    ) -> Result<Self, Box<dyn Error>> {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("boardpaper.toml"), "[workspace]\nhouse = \"borough\"\n")?;
        for (path, bytes) in files {
            let place = folder.path().join(path);
            fs::create_dir_all(place.parent().unwrap_or(folder.path()))?;
            fs::write(place, bytes)?;
        }
        Ok(Self { name, folder, documents })
    }

    fn short(number: usize) -> Result<Self, Box<dyn Error>> {
        let files = (0..number).map(|number| (format!("data/{number:04}.md"), paper(number).into_bytes()));
        Self::new("short reports", number, files)
    }

    fn with_plans((number, actions): (usize, usize)) -> Result<Self, Box<dyn Error>> {
        let files = (0..number).flat_map(|number| {
            let report = paper(number).replacen(
                "date =",
                &format!("appendix = [{{ title = \"Action plan\", plan = \"{number}.toml\" }}]\ndate ="),
                1,
            );
            let report = report.replacen(
                "# Supporting information\n",
                "# Supporting information\n\nThe plan is in Appendix A.\n",
                1,
            );
            let plan =
                plan(actions + number % 3, Version::Now).replacen("previous = \"earlier.toml\"\n", "", 1);
            [
                (format!("data/{number}.md"), report.into_bytes()),
                (format!("data/{number}.toml"), plan.into_bytes()),
            ]
        });
        Self::new("reports with plans", number, files)
    }

    fn review() -> Result<Self, Box<dyn Error>> {
        Self::new("a review", 1, review("inspectorate"))
    }

    fn root(&self) -> &Path {
        self.folder.path()
    }

    /// A cold build into a new folder, in a process of its own.
    fn cold(&self, jobs: usize) -> Result<Measured, Box<dyn Error>> {
        self.in_process("bench-build", jobs)
    }

    /// The same as HTML.
    fn cold_html(&self, jobs: usize) -> Result<Measured, Box<dyn Error>> {
        self.in_process("bench-html-build", jobs)
    }

    /// Typst alone on the sources that boardpaper generates, in a process of its own.
    fn bare(&self, jobs: usize) -> Result<Measured, Box<dyn Error>> {
        self.in_process("bench-bare-build", jobs)
    }

    fn in_process(&self, task: &str, jobs: usize) -> Result<Measured, Box<dyn Error>> {
        let jobs = jobs.to_string();
        measured(&in_process(task, &[self.root().as_os_str(), OsStr::new(&jobs)])?)
    }

    /// Generates the Typst that is measured alone.
    fn generate(&self) -> Result<(), Box<dyn Error>> {
        in_process("bench-source", &[self.root().as_os_str()]).map(|_| ())
    }
}

/// Measures all of it and prints a table.
pub fn measure() -> Result<(), Box<dyn Error>> {
    let jobs = std::thread::available_parallelism()?.get();
    println!("\n| measure | figure | goal |\n|---|---|---|");
    let (short, plans, review) = (Corpus::short(SHORT)?, Corpus::with_plans(PLANS)?, Corpus::review()?);
    for corpus in [&short, &plans] {
        against_typst(corpus, jobs)?;
    }
    for (corpus, goal) in [(&short, "0.70"), (&plans, "0.65")] {
        jobs_against_one(corpus, goal)?;
    }
    for corpus in [&short, &plans, &review] {
        html_against_pdf(corpus, jobs)?;
    }
    rebuilds(&short)?;
    memory()?;
    for (corpus, goal) in [(&plans, "0.55"), (&short, "0.75"), (&review, "none")] {
        bytes(corpus, goal)?;
    }
    one_by_one(jobs)
}

/// Measures HTML against PDF alone.
pub fn measure_html() -> Result<(), Box<dyn Error>> {
    let jobs = std::thread::available_parallelism()?.get();
    for corpus in [Corpus::short(SHORT)?, Corpus::with_plans(PLANS)?, Corpus::review()?] {
        html_against_pdf(&corpus, jobs)?;
    }
    Ok(())
}

fn row(measure: &str, figure: &str, goal: &str) {
    println!("| {measure} | {figure} | {goal} |");
}

fn against_typst(corpus: &Corpus, jobs: usize) -> Result<(), Box<dyn Error>> {
    corpus.generate()?;
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(corpus.cold(jobs)?.time);
        bare.push(corpus.bare(jobs)?.time);
    }
    let rounds: Vec<String> =
        ours.iter().zip(&bare).map(|(ours, bare)| format!("{:.2}", ratio(*ours, *bare))).collect();
    let (ours, bare) = (median(ours), median(bare));
    row(
        &format!("cold build of {} {} ÷ Typst alone, {jobs} threads", corpus.documents, corpus.name),
        &format!(
            "{:.2} ({}); {:.2} ms and {:.2} ms a document",
            ratio(ours, bare),
            rounds.join(" "),
            milliseconds(ours) / corpus.documents as f64,
            milliseconds(bare) / corpus.documents as f64
        ),
        "at most 1.05",
    );
    Ok(())
}

fn html_against_pdf(corpus: &Corpus, jobs: usize) -> Result<(), Box<dyn Error>> {
    let (mut html, mut pdf) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        html.push(corpus.cold_html(jobs)?.time);
        pdf.push(corpus.cold(jobs)?.time);
    }
    let (html, pdf) = (median(html), median(pdf));
    row(
        &format!("HTML ÷ PDF, cold, {} {}", corpus.documents, corpus.name),
        &format!(
            "{:.3}; {:.2} ms and {:.2} ms a document",
            ratio(html, pdf),
            milliseconds(html) / corpus.documents as f64,
            milliseconds(pdf) / corpus.documents as f64
        ),
        "at most 0.1",
    );
    Ok(())
}

fn jobs_against_one(corpus: &Corpus, goal: &str) -> Result<(), Box<dyn Error>> {
    let (mut two, mut one) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        two.push(corpus.cold(2)?.time);
        one.push(corpus.cold(1)?.time);
    }
    row(
        &format!("two jobs ÷ one job, {}", corpus.name),
        &format!("{:.2}", ratio(median(two), median(one))),
        &format!("at most {goal}"),
    );
    Ok(())
}

/// What people wait for: the program itself, from its start to its end.
fn rebuilds(corpus: &Corpus) -> Result<(), Box<dyn Error>> {
    let root = corpus.root();
    let own = root.join("templates/own");
    fs::create_dir_all(&own)?;
    fs::write(own.join("house.toml"), "extends = \"borough\"\ntitle = \"Our own\"\n")?;
    fs::write(root.join("boardpaper.toml"), "[workspace]\nhouse = \"own\"\n")?;
    let one = root.join("data/0500.md");
    let text = fs::read_to_string(&one)?;
    let (mut cold, mut nothing, mut changed, mut alone, mut house) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let _ = fs::remove_dir_all(root.join("output"));
        cold.push(program(root, &[])?);
        nothing.push(program(root, &[])?);
        fs::write(&one, format!("{text}\nRound {round}.\n"))?;
        changed.push(program(root, &[])?);
        let _ = fs::remove_dir_all(root.join("alone"));
        alone.push(program(root, &["--out", "alone", "data/0500.md"])?);
        fs::write(own.join("house.toml"), format!("extends = \"borough\"\ntitle = \"Our own {round}\"\n"))?;
        house.push(program(root, &[])?);
    }
    let (cold, nothing, changed, alone, house) =
        (median(cold), median(nothing), median(changed), median(alone), median(house));
    let times = |time: Duration| format!("{:.1} ms", milliseconds(time));
    row(
        &format!("no-op build of {SHORT} reports ÷ cold build"),
        &format!("{:.4}; {} and {}", ratio(nothing, cold), times(nothing), times(cold)),
        "at most 0.01",
    );
    row(
        &format!("one of {SHORT} changed ÷ (1.5 no-op builds + that document alone)"),
        &format!(
            "{:.2}; {}, the document alone {}",
            changed.as_secs_f64() / (1.5 * nothing.as_secs_f64() + alone.as_secs_f64()),
            times(changed),
            times(alone)
        ),
        "at most 1",
    );
    row("house changed ÷ cold build", &format!("{:.2}", ratio(house, cold)), "none");
    Ok(())
}

/// The time of one run of `boardpaper build`, which has to go well.
fn program(root: &Path, arguments: &[&str]) -> Result<Duration, Box<dyn Error>> {
    let program = std::env::current_exe()?.with_file_name("boardpaper");
    let mut command = Command::new(program);
    command
        .args(["build", "-q"])
        .args(arguments)
        .current_dir(root)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let begun = Instant::now();
    let status = command.status()?;
    let time = begun.elapsed();
    if status.success() { Ok(time) } else { Err("a measured build failed".into()) }
}

fn memory() -> Result<(), Box<dyn Error>> {
    let peaks = FEW_AND_MANY.map(|number| -> Result<u64, Box<dyn Error>> {
        Ok(Corpus::short(number)?.cold(std::thread::available_parallelism()?.get())?.memory)
    });
    let [few, many] = peaks;
    let (few, many) = (few?, many?);
    row(
        &format!("peak memory at {} documents ÷ at {}", FEW_AND_MANY[1], FEW_AND_MANY[0]),
        &format!("{:.2}; {} MB and {} MB", many as f64 / few as f64, many / 1024, few / 1024),
        "at most 1.15",
    );
    Ok(())
}

fn bytes(corpus: &Corpus, goal: &str) -> Result<(), Box<dyn Error>> {
    corpus.generate()?;
    let said = in_process("bench-bytes", &[corpus.root().as_os_str()])?;
    let numbers = said.split_whitespace().map(str::parse).collect::<Result<Vec<f64>, _>>()?;
    let &[ours, plain] = numbers.as_slice() else { return Err("two sizes are wanted".into()) };
    row(
        &format!("PDF bytes ÷ Typst's own, {}", corpus.name),
        &format!(
            "{:.2}; {:.0} kB and {:.0} kB a document",
            ours / plain,
            ours / 1000.0 / corpus.documents as f64,
            plain / 1000.0 / corpus.documents as f64
        ),
        &if goal == "none" { goal.to_owned() } else { format!("at most {goal}") },
    );
    Ok(())
}

/// One `typst compile` process a document, as many at a time as there are threads, if there is such a program.
fn one_by_one(jobs: usize) -> Result<(), Box<dyn Error>> {
    let measure =
        format!("one `typst compile` a report, {jobs} at a time ÷ cold build, {ONE_BY_ONE} short reports");
    if Command::new("typst").arg("--version").stdout(Stdio::null()).status().is_err() {
        row(
            &measure,
            "not measured: there is no `typst` on the PATH",
            "at least 3.5; 1.8 without system fonts",
        );
        return Ok(());
    }
    let corpus = Corpus::short(ONE_BY_ONE)?;
    corpus.generate()?;
    let generated = corpus.root().join("generated");
    for (path, bytes) in house_files(corpus.root(), "borough")? {
        let place = generated.join(path.trim_start_matches('/'));
        fs::create_dir_all(place.parent().unwrap_or(&generated))?;
        fs::write(place, bytes)?;
    }
    let fonts = generated.join("fonts");
    fs::create_dir_all(&fonts)?;
    for (index, bytes) in boardpaper_render::shipped::fonts().into_iter().enumerate() {
        fs::write(fonts.join(format!("{index}.ttf")), bytes)?;
    }
    let ours =
        median((0..ROUNDS).map(|_| Ok(corpus.cold(jobs)?.time)).collect::<Result<Vec<_>, Box<dyn Error>>>()?);
    for (what, options, goal) in
        [("", &[][..], "3.5"), (", without system fonts", &["--ignore-system-fonts"][..], "1.8")]
    {
        let begun = Instant::now();
        typst_compile(&generated, options, jobs)?;
        let time = begun.elapsed();
        row(&format!("{measure}{what}"), &format!("{:.2}", ratio(time, ours)), &format!("at least {goal}"));
    }
    Ok(())
}

fn typst_compile(generated: &Path, options: &[&str], jobs: usize) -> Result<(), Box<dyn Error>> {
    let sources: Vec<PathBuf> = fs::read_dir(generated)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "typ"))
        .collect();
    let next = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                while let Some(source) = sources.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed))
                {
                    let status = Command::new("typst")
                        .args([
                            "compile",
                            "--features",
                            "a11y-extras",
                            "--pdf-standard",
                            "ua-1,a-2a",
                            "--root",
                        ])
                        .arg(generated)
                        .arg("--font-path")
                        .arg(generated.join("fonts"))
                        .args(options)
                        .arg(source)
                        .arg(source.with_extension("pdf"))
                        .status();
                    assert!(
                        status.is_ok_and(|status| status.success()),
                        "typst compiles what boardpaper generated"
                    );
                }
            });
        }
    });
    Ok(())
}

/// One measured cold build, all but its command line.
pub fn measure_build() -> Result<(), Box<dyn Error>> {
    measure_build_as(Format::Pdf)
}

/// The same as HTML.
pub fn measure_html_build() -> Result<(), Box<dyn Error>> {
    measure_build_as(Format::Html)
}

fn measure_build_as(format: Format) -> Result<(), Box<dyn Error>> {
    let (root, jobs) = arguments()?;
    let out = tempfile::tempdir()?;
    let begun = Instant::now();
    let summary = boardpaper(&root, out.path(), format, jobs);
    let time = begun.elapsed();
    let outputs = summary.documents.iter().flat_map(|document| &document.outputs);
    println!(
        "{} {} {}",
        time.as_micros(),
        peak_memory(),
        outputs.filter_map(|output| output.pages).sum::<usize>()
    );
    Ok(())
}

/// Typst alone, measured on the sources of a workspace.
pub fn measure_bare_build() -> Result<(), Box<dyn Error>> {
    let (root, jobs) = arguments()?;
    let texts = texts(&root)?;
    let files = house_files(&root, "borough")?;
    let out = tempfile::tempdir()?;
    let begun = Instant::now();
    let pages = bare::build(&texts, &bare::Shared::new(files), out.path(), jobs);
    println!("{} {} {pages}", begun.elapsed().as_micros(), peak_memory());
    Ok(())
}

/// The bytes of a workspace's PDFs, repacked and as Typst gives them.
pub fn measure_bytes() -> Result<(), Box<dyn Error>> {
    let (root, _) = arguments()?;
    let out = tempfile::tempdir()?;
    let summary = boardpaper(&root, out.path(), Format::Pdf, 2);
    let outputs = summary.documents.iter().flat_map(|document| &document.outputs);
    let ours: usize = outputs.map(|output| output.bytes).sum();
    let house = if root.join("data/review.md").exists() { "inspectorate" } else { "borough" };
    let mut files = house_files(&root, house)?;
    files.extend(crate::apart::pictures(&root)?);
    let plain = bare::bytes(&texts(&root)?, &bare::Shared::new(files));
    println!("{ours} {plain}");
    Ok(())
}

fn texts(root: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(root.join("generated"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "typ") {
            texts.push(fs::read_to_string(path)?);
        }
    }
    Ok(texts)
}

/// The arguments of a measured process: the workspace, and the jobs.
fn arguments() -> Result<(PathBuf, usize), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(2);
    let root = arguments.next().ok_or("a workspace is wanted")?;
    let jobs = arguments.next().and_then(|jobs| jobs.to_str()?.parse().ok()).unwrap_or(1);
    Ok((root.into(), jobs))
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}
