//! The part of `cargo xtask bench` that is about action plans: each measurement in a process of its own,
//! so that the memory of one is not counted for another.

#![expect(clippy::print_stdout, reason = "a developer's tool talks to the developer")]

use crate::bare;
use crate::bench::{boardpaper, house_files, median, milliseconds};
use crate::papers::{Version, plan};
use boardpaper_data::workspace::Format;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// The actions of the two plans.
const SIZES: [usize; 2] = [200, 2_000];
/// How often each way is measured; all take turns.
const ROUNDS: usize = 5;

/// What one process measured.
#[derive(Clone, Copy)]
struct Measured {
    time: Duration,
    /// The most memory that it had at once, in kB; 0 where the system does not tell.
    memory: u64,
}

/// Measures plans against Typst alone, and how time grows with their size; run as an optimised process.
pub fn measure() -> Result<(), Box<dyn Error>> {
    let mut rounds: Vec<[[Measured; 2]; 2]> = Vec::new();
    for _ in 0..ROUNDS {
        let mut round = Vec::new();
        for size in SIZES {
            round.push([one("ours", size)?, one("bare", size)?]);
        }
        rounds.push([round[0], round[1]]);
    }
    let time = |size: usize, way: usize| median(rounds.iter().map(|round| round[size][way].time).collect());
    let memory = |size: usize, way: usize| {
        let mut memory: Vec<u64> = rounds.iter().map(|round| round[size][way].memory).collect();
        memory.sort_unstable();
        memory[memory.len() / 2]
    };
    for (place, size) in SIZES.into_iter().enumerate() {
        let ratio = |round: &[[Measured; 2]; 2]| {
            format!("{:.2}", round[place][0].time.as_secs_f64() / round[place][1].time.as_secs_f64())
        };
        println!(
            "a plan of {size} actions: boardpaper {:.0} ms and {} MB, Typst alone {:.0} ms and {} MB",
            milliseconds(time(place, 0)),
            memory(place, 0) / 1024,
            milliseconds(time(place, 1)),
            memory(place, 1) / 1024,
        );
        println!(
            "boardpaper / Typst alone: time {:.2} by medians, round by round {}; memory {:.2} (goal: at most 1.15)",
            time(place, 0).as_secs_f64() / time(place, 1).as_secs_f64(),
            rounds.iter().map(ratio).collect::<Vec<_>>().join(" "),
            memory(place, 0) as f64 / memory(place, 1).max(1) as f64,
        );
    }
    let linear = SIZES[1] as f64 / SIZES[0] as f64;
    println!(
        "from {} to {} actions time grows by {:.2} of what is linear (goal: at most 1.20)",
        SIZES[0],
        SIZES[1],
        time(1, 0).as_secs_f64() / time(0, 0).as_secs_f64() / linear,
    );
    Ok(())
}

/// Starts one measurement and reads what it says.
fn one(way: &str, size: usize) -> Result<Measured, Box<dyn Error>> {
    let output =
        Command::new(std::env::current_exe()?).args(["bench-plan", way, &size.to_string()]).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let said = String::from_utf8(output.stdout)?;
    let numbers = said.split_whitespace().map(str::parse).collect::<Result<Vec<u64>, _>>()?;
    match numbers.as_slice() {
        [microseconds, memory] => {
            Ok(Measured { time: Duration::from_micros(*microseconds), memory: *memory })
        }
        _ => Err("a measurement said something else than time and memory".into()),
    }
}

/// One measurement: prints the time in microseconds and the memory in kB.
pub fn measure_one() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(2);
    let (way, size) = (arguments.next().unwrap_or_default(), arguments.next().unwrap_or_default().parse()?);
    let folder = tempfile::tempdir()?;
    let root = folder.path();
    fs::create_dir(root.join("data"))?;
    fs::write(root.join("boardpaper.toml"), "[workspace]\nhouse = \"borough\"\n")?;
    fs::write(root.join("data/plan.toml"), plan(size, Version::Now))?;
    fs::write(root.join("data/earlier.toml"), plan(size, Version::Earlier))?;
    let time = match way.as_str() {
        "ours" => {
            let begun = Instant::now();
            let problems = boardpaper(root, &root.join("output"), Format::Pdf, 1);
            let time = begun.elapsed();
            if problems > 0 {
                return Err(format!("{problems} problems in the measured plan").into());
            }
            time
        }
        _ => bare_plan(root)?,
    };
    println!("{} {}", time.as_micros(), peak_memory());
    Ok(())
}

/// Typst alone over the source that boardpaper generates. That is generated in another process, whose
/// memory is not counted.
fn bare_plan(root: &Path) -> Result<Duration, Box<dyn Error>> {
    let generated = root.join("generated");
    let written =
        Command::new(std::env::current_exe()?).arg("bench-source").args([root, &generated]).status()?;
    if !written.success() {
        return Err("the source of the plan could not be generated".into());
    }
    let text = fs::read_to_string(generated.join("plan.typ"))?;
    let files = house_files(root)?;
    let plain = root.join("plain");
    fs::create_dir(&plain)?;
    let begun = Instant::now();
    bare::build(&[text], &bare::Shared::new(files), &plain, 1);
    Ok(begun.elapsed())
}

/// Writes the Typst source of a workspace's documents.
pub fn write_source() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(2).collect();
    let [root, out] = arguments.as_slice() else { return Err("a workspace and a folder are wanted".into()) };
    boardpaper(Path::new(root), Path::new(out), Format::Typst, 1);
    Ok(())
}

/// The most memory that this process had at once, in kB, as Linux tells it.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
