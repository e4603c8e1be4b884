//! The part of `cargo xtask bench` that is about action plans.

#![expect(clippy::print_stdout, reason = "a developer's tool talks to the developer")]

use crate::apart::Contest;
use crate::papers::{Version, plan};
use std::error::Error;

/// The actions of the two plans.
const SIZES: [usize; 2] = [200, 2_000];
/// How often each way is measured; all take turns.
const ROUNDS: usize = 5;

/// Measures plans against Typst alone, and how time grows with their size.
pub fn measure() -> Result<(), Box<dyn Error>> {
    let contest = |size| {
        let files = [
            ("data/plan.toml".to_owned(), plan(size, Version::Now).into_bytes()),
            ("data/earlier.toml".to_owned(), plan(size, Version::Earlier).into_bytes()),
        ];
        Contest::new("borough", &files, &[])
    };
    let mut contests = SIZES.into_iter().map(contest).collect::<Result<Vec<_>, _>>()?;
    for _ in 0..ROUNDS {
        for contest in &mut contests {
            contest.take_turns()?;
        }
    }
    for (size, contest) in SIZES.into_iter().zip(&contests) {
        contest.print(&format!("a plan of {size} actions"), 1.15);
        contest.print_html();
    }
    println!(
        "from {} to {} actions time grows by {:.2} of what is linear (goal: at most 1.20)",
        SIZES[0],
        SIZES[1],
        contests[1].time().as_secs_f64() / contests[0].time().as_secs_f64() * SIZES[0] as f64
            / SIZES[1] as f64,
    );
    Ok(())
}
