//! Every word that somebody wrote is there once.

use crate::papers::PAPERS;
use boardpaper_tests::pdf::Element;
use boardpaper_tests::words::words;

/// The elements of a review without its contents, its lists and the recommendations that it gathers.
fn written(tree: &[Element]) -> Vec<&Element> {
    let all = tree.iter().flat_map(|element| match element.role.as_str() {
        "Document" => element.elements().collect(),
        _ => vec![element],
    });
    let mut is_written = true;
    all.filter(|element| {
        if element.role == "H1" {
            let printed_again = ["Contents", "Tables", "Figures", "Boxes", "Gathered"];
            is_written = !printed_again.contains(&element.text().as_str());
        }
        is_written
    })
    .collect()
}

#[test]
fn every_word_of_the_writer_is_in_the_tag_tree_once() {
    for paper in PAPERS.iter() {
        let text: Vec<String> = written(&paper.tree).into_iter().map(Element::text).collect();
        let found = words(&text.join("\n"));
        let times = paper.review.words.iter().map(|word| (word, found.get(word).copied().unwrap_or(0)));
        let wrong: Vec<_> = times.filter(|(_, times)| *times != 1).collect();
        let near = wrong
            .first()
            .map(|(word, _)| text.iter().find(|text| text.contains(*word)).cloned().unwrap_or_default());
        assert!(wrong.is_empty(), "{}: {wrong:?} {near:?}", paper.name);
    }
}
