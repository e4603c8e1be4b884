//! What developers run: `cargo xtask bench`.

mod bare;
mod bench;
mod bench_plans;
mod papers;

use std::process::ExitCode;

fn main() -> ExitCode {
    let task = std::env::args().nth(1);
    let result = match task.as_deref() {
        Some("bench") => bench::run(),
        // The measured process itself: optimised, whatever profile xtask was started in.
        Some("bench-measure") => bench::measure().and_then(|()| bench_plans::measure()),
        Some("bench-plan") => bench_plans::measure_one(),
        Some("bench-source") => bench_plans::write_source(),
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
