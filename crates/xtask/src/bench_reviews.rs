//! The part of `cargo xtask bench` that is about reviews.

use crate::apart::Contest;
use crate::reviews::{PICTURES, review};
use std::error::Error;

/// A house of one column and a house of two.
const HOUSES: [&str; 2] = ["base", "inspectorate"];
/// How often each way is measured; all take turns.
const ROUNDS: usize = 5;

/// Measures a review of some hundred pages against Typst alone, and what each stage takes.
pub fn measure() -> Result<(), Box<dyn Error>> {
    let contest = |house| Contest::new(house, &review(house), &PICTURES);
    let mut contests = HOUSES.into_iter().map(contest).collect::<Result<Vec<_>, _>>()?;
    for _ in 0..ROUNDS {
        for contest in &mut contests {
            contest.take_turns()?;
        }
    }
    for (house, contest) in HOUSES.into_iter().zip(&contests) {
        contest.print(&format!("a review in the house `{house}`"), 1.10);
        contest.print_html();
        contest.print_stages()?;
    }
    Ok(())
}
