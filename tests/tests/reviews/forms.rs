//! The same review gives the same bytes: in one file, in a file for each chapter, as TOML; again and elsewhere.

use crate::papers::folder;
use boardpaper_tests::reviews::{Shape, review};

/// A review of everything, short.
const SHAPE: Shape = Shape { chapters: 4, blocks: 14, longest: 120, seed: 77 };

#[test]
fn one_file_chapter_files_and_toml_give_one_pdf() {
    for house in ["base", "two", "chapters", "inspectorate"] {
        let review = review(SHAPE);
        let (main, chapters) = review.files(house);
        let mut pdfs = Vec::new();
        for (name, text) in
            [("review.md", review.markdown(house)), ("review.md", main), ("review.toml", review.toml(house))]
        {
            let folder = folder();
            folder.put(&format!("data/{name}"), text.as_bytes());
            for (name, text) in &chapters {
                folder.put(&format!("data/{name}"), text.as_bytes());
            }
            pdfs.push(folder.build(1).pdf(&format!("data/{name}")).to_owned());
        }
        assert!(pdfs[0] == pdfs[1], "{house}: one file and chapter files");
        assert!(pdfs[0] == pdfs[2], "{house}: Markdown and TOML");
    }
}

#[test]
fn reviews_built_again_elsewhere_with_other_jobs_have_equal_bytes() {
    let build = |jobs: usize| {
        let folder = folder();
        for (house, seed) in [("base", 1), ("two", 2), ("inspectorate", 3)] {
            let review = review(Shape { seed, ..SHAPE });
            folder.put(&format!("data/{house}.md"), review.markdown(house).as_bytes());
        }
        folder.build(jobs).written
    };
    let first = build(1);
    // The three PDFs, the manifest, and what is kept to know what is fresh.
    assert_eq!(first.len(), 5);
    for jobs in [1, 3] {
        assert!(build(jobs) == first, "{jobs} jobs");
    }
}
