//! `boardpaper`: finished, accessible committee papers from what officers write.

mod anew;
mod arguments;
mod commands;
mod exit;
mod explain;
mod guard;
mod house;
mod house_check;
mod manifest;
mod messages;
mod progress;
mod results;
mod schema;
mod session;
mod standing;
mod starter;
mod telling;
mod verify;
mod watch;

use clap::Parser;
use std::process::ExitCode;

/// What one thread takes, others give back: this allocator finds room there for what comes next, so that memory does
/// not grow with the number of documents.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // A panic in a document is caught, told as a message of that document, and counted.
    std::panic::set_hook(Box::new(|_| {}));
    let arguments = arguments::Arguments::parse();
    commands::run(&arguments).into()
}
