//! Reviews of every shape, in one column and in two, as a screen reader meets them and as they stand on their pages.

mod contents;
mod forms;
mod long;
mod notes;
mod pages;
mod papers;
mod places;

mod words;

use boardpaper_tests::reading::{difference, lines_of_pdf, lines_of_report};
use papers::PAPERS;

#[test]
fn every_review_is_in_its_tag_tree_in_the_order_in_which_it_is_read() {
    let mut faults = Vec::new();
    for paper in PAPERS.iter() {
        let expected = lines_of_report(&paper.meant.report, &paper.meant.house);
        let found = lines_of_pdf(&paper.pdf);
        faults.extend(difference(&expected, &found).map(|fault| format!("{}: {fault}", paper.name)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}
