//! What developers run: `cargo xtask bench`.

mod apart;
mod bare;
mod bench;
mod bench_plans;
mod bench_reviews;
mod papers;
mod reviews;
mod stages;

use std::process::ExitCode;

fn main() -> ExitCode {
    let task = std::env::args().nth(1);
    let result = match task.as_deref() {
        Some("bench") => bench::run(),
        // The measured processes themselves: optimised, whatever profile xtask was started in.
        Some("bench-measure") => {
            bench::measure().and_then(|()| bench_plans::measure()).and_then(|()| bench_reviews::measure())
        }
        Some("bench-reviews") => bench_reviews::measure(),
        Some("bench-source") => apart::write_source(),
        Some("bench-ours") => apart::measure_ours(),
        Some("bench-bare") => apart::measure_bare(),
        Some("bench-stages") => stages::measure(),
        _ => Err("usage: cargo xtask bench".into()),
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
