//! What developers run: `cargo xtask bench`, `cargo xtask docs`, `cargo xtask gallery`.

mod apart;
mod bare;
mod bench;
mod bench_builds;
mod bench_checks;
mod bench_plans;
mod bench_reviews;
mod gallery;
mod papers;
mod reviews;
mod stages;

use boardpaper_data::workspace::Format;
use std::path::Path;
use std::process::ExitCode;
use xtask::docs;

/// The same as in `boardpaper`, so that both sides of a measurement have it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let task = std::env::args().nth(1);
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let result = match task.as_deref() {
        Some("docs") if std::env::args().nth(2).as_deref() == Some("--check") => {
            docs::check(root).map_err(Into::into)
        }
        Some("docs") => docs::write(root).map_err(Into::into),
        Some("gallery") => gallery::run(root),
        Some("bench") => bench::run(),
        // The measured processes themselves: optimised, whatever profile xtask was started in.
        Some("bench-measure") => bench::measure()
            .and_then(|()| bench_builds::measure())
            .and_then(|()| bench_checks::measure())
            .and_then(|()| bench_plans::measure())
            .and_then(|()| bench_reviews::measure()),
        Some("bench-builds") => bench_builds::measure(),
        Some("bench-html") => bench_builds::measure_html(),
        Some("bench-build") => bench_builds::measure_build(),
        Some("bench-html-build") => bench_builds::measure_html_build(),
        Some("bench-bare-build") => bench_builds::measure_bare_build(),
        Some("bench-bytes") => bench_builds::measure_bytes(),
        Some("bench-checks") => bench_checks::measure(),
        Some("bench-reviews") => bench_reviews::measure(),
        Some("bench-source") => apart::write_source(),
        Some("bench-ours") => apart::measure_ours(Format::Pdf),
        Some("bench-ours-html") => apart::measure_ours(Format::Html),
        Some("bench-bare") => apart::measure_bare(),
        Some("bench-stages") => stages::measure(),
        _ => Err("usage: cargo xtask bench, cargo xtask docs [--check], cargo xtask gallery".into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "a developer's tool talks to the developer")]
            {
                eprintln!("xtask: {error}");
            }
            ExitCode::FAILURE
        }
    }
}
