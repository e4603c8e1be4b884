//! The bar that a terminal shows while documents are made.

use boardpaper_build::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal};

/// A bar that is not shown yet; nothing is ever shown in a pipe, or if the run is to be quiet.
pub fn bar(quiet: bool) -> ProgressBar {
    let target = if quiet || !io::stderr().is_terminal() {
        ProgressDrawTarget::hidden()
    } else {
        ProgressDrawTarget::stderr()
    };
    let bar = ProgressBar::with_draw_target(None, target);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
        bar.set_style(style);
    }
    bar
}

/// Shows on the bar what happens.
pub fn show(bar: &ProgressBar, progress: Progress<'_>) {
    match progress {
        Progress::Started(documents) => {
            bar.reset();
            bar.set_length(documents as u64);
        }
        Progress::Done(source) => {
            bar.set_message(source.to_owned());
            bar.inc(1);
        }
    }
}
