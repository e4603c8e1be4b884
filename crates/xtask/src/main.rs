//! What developers run: `cargo xtask bench`.

mod bare;
mod bench;
mod papers;

use std::process::ExitCode;

fn main() -> ExitCode {
    let task = std::env::args().nth(1);
    let result = match task.as_deref() {
        Some("bench") => bench::run(),
        // The measured process itself: optimised, whatever profile xtask was started in.
        Some("bench-measure") => bench::measure(),
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
