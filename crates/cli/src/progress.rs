//! What is shown while documents are made: a bar on a terminal, and events for programs.

use crate::arguments::MessageFormat;
use crate::results;
use boardpaper_build::Progress;
use boardpaper_build::in_flight::InFlight;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::json;
use std::io::{self, IsTerminal};

/// Shows how far a run is.
pub struct Shower<'b> {
    bar: &'b ProgressBar,
    /// Whether a program reads it.
    has_events: bool,
    documents: usize,
    done: usize,
    in_flight: &'b InFlight,
}

/// A bar that is not shown yet; nothing is ever shown in a pipe, or if the run is to be quiet.
pub fn bar(quiet: bool) -> ProgressBar {
    let target = if quiet || !io::stderr().is_terminal() {
        ProgressDrawTarget::hidden()
    } else {
        ProgressDrawTarget::stderr()
    };
    let bar = ProgressBar::with_draw_target(None, target);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len}, {eta} left  {wide_msg}") {
        bar.set_style(style);
    }
    bar
}

impl<'b> Shower<'b> {
    /// Shows it on a bar, and as events if messages are JSON.
    pub fn on(bar: &'b ProgressBar, format: MessageFormat, in_flight: &'b InFlight) -> Self {
        Self { bar, has_events: format == MessageFormat::Json, documents: 0, done: 0, in_flight }
    }

    /// Shows what happens. Events count documents and do not name them, so that they come in the same order
    /// whatever the number of jobs.
    pub fn show(&mut self, progress: Progress<'_>) {
        match progress {
            Progress::Started(documents) => {
                self.documents = documents;
                self.bar.set_length(documents as u64);
                self.bar.reset();
                self.event("started");
            }
            Progress::Done(source) => {
                self.done += 1;
                // What is being built now; of the last it is the last.
                let at_work = self.in_flight.at_work().into_iter().next();
                self.bar.set_message(at_work.unwrap_or_else(|| source.to_owned()));
                self.bar.inc(1);
                self.event("progress");
            }
        }
    }

    fn event(&self, what: &str) {
        if self.has_events {
            let event = json!({ "type": what, "done": self.done, "documents": self.documents });
            results::line(event);
        }
    }
}
