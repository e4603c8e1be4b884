//! Contents, bookmarks and page labels: complete, and of one mind.

use crate::papers::{PAPERS, Paper};
use boardpaper_data::numbering::{Numbers, number};
use boardpaper_data::prose::{Block, BlockKind, Inline, InlineKind, Visit, walk};
use boardpaper_data::report::Piece;
use boardpaper_tests::pdf::{Bookmark, one_spaced};
use boardpaper_tests::reading::{Line, lines_of_pdf};

/// The headings among blocks, in boxes too, with their levels; each with whether it stands in a box.
fn headings_in<'b>(blocks: &'b [Block], found: &mut Vec<(usize, &'b [Inline], &'b Block)>) {
    walk(blocks, &mut |visit| {
        if let Visit::Block(block) = visit
            && let BlockKind::Heading { level, content } = &block.kind
        {
            found.push((usize::from(*level), content, block));
        }
    });
}

/// The words of a heading as a bookmark has them: without the marks at its end.
fn title(number: Option<&str>, content: &[Inline]) -> String {
    let words = content.iter().map(|inline| match &inline.kind {
        InlineKind::Text(text) => text.as_str(),
        _ => "",
    });
    let number = number.map(|number| format!("{number} ")).unwrap_or_default();
    one_spaced(&(number + &words.collect::<String>()))
}

/// The bookmarks that a review ought to have, pages aside.
fn bookmarks(paper: &Paper) -> Vec<(usize, String)> {
    let (report, house) = (&paper.meant.report, &paper.meant.house);
    let numbers: Numbers = number(report, house);
    let words = house.words(&report.language).unwrap();
    let mut found = Vec::new();
    for piece in report.pieces() {
        let mut inner = Vec::new();
        match piece {
            Piece::About(blocks) | Piece::Imprint(blocks) => headings_in(blocks, &mut inner),
            Piece::Section(section) => {
                found.push((1, title(numbers.heading(section.span), &section.heading)));
                headings_in(&section.blocks, &mut inner);
            }
            Piece::Appendix(appendix) => {
                let label = numbers.heading(appendix.span).map(|label| format!("{label}:"));
                found.push((1, title(label.as_deref(), &appendix.heading)));
                headings_in(&appendix.blocks, &mut inner);
            }
            Piece::References(_) => found.push((1, words.get("references").to_owned())),
            Piece::Plan(_) => {}
        }
        let inner = inner.into_iter().map(|(level, content, _)| (level, title(None, content)));
        found.extend(inner);
        if matches!(piece, Piece::About(_)) {
            found.push((1, words.get("contents").to_owned()));
            for list in ["Tables", "Figures", "Boxes"] {
                let is_there = |line: &Line| line.role == "H1" && line.text == list;
                found.extend(lines_of_pdf(&paper.pdf).iter().any(is_there).then(|| (1, list.to_owned())));
            }
        }
    }
    found
}

#[test]
fn every_heading_has_its_bookmark() {
    for paper in PAPERS.iter() {
        let outline = paper.pdf.facts().outline;
        let found: Vec<(usize, String)> =
            outline.iter().map(|Bookmark { level, title, .. }| (*level, one_spaced(title))).collect();
        let expected = bookmarks(paper);
        let differs = expected.iter().zip(&found).find(|(expected, found)| expected != found);
        assert_eq!(differs, None, "{}", paper.name);
        assert_eq!(expected.len(), found.len(), "{}", paper.name);
    }
}

#[test]
fn a_bookmark_leads_to_the_page_of_its_heading() {
    for paper in PAPERS.iter() {
        let gathered = |line: &&Line| line.role.starts_with('H') && !is_gathered(line);
        let lines = lines_of_pdf(&paper.pdf);
        let pages: Vec<Option<usize>> =
            lines.iter().filter(gathered).map(|line| line.page.as_ref().map(|page| page.number)).collect();
        let outline = paper.pdf.facts().outline;
        let found: Vec<Option<usize>> = outline.iter().map(|bookmark| bookmark.page).collect();
        assert_eq!(found, pages, "{}", paper.name);
    }
}

/// Whether a heading is the name of a chapter above what it recommends, which leads there.
fn is_gathered(line: &Line) -> bool {
    use boardpaper_tests::reading::{Inline, To};
    let whole = |inline: &Inline| matches!(inline, Inline::Link(words, To::Page(_)) if *words == line.text);
    line.inlines.iter().any(whole)
}

#[test]
fn the_contents_have_every_heading_to_the_depth_of_the_house_and_no_other() {
    for paper in PAPERS.iter() {
        let (report, house) = (&paper.meant.report, &paper.meant.house);
        let depth = house.review.contents_depth;
        let mut expected = 0;
        for piece in report.pieces() {
            let blocks = match piece {
                Piece::Section(section) => &section.blocks,
                Piece::Appendix(appendix) => &appendix.blocks,
                Piece::References(_) => {
                    expected += 1;
                    continue;
                }
                _ => continue,
            };
            let below = blocks.iter().filter(
                |block| matches!(&block.kind, BlockKind::Heading { level, .. } if usize::from(*level) <= depth),
            );
            expected += 1 + below.count();
        }
        let lines = lines_of_pdf(&paper.pdf);
        let entries = lines.iter().filter(|line| line.role == "TOCI").count();
        assert_eq!(entries, expected, "{}", paper.name);
    }
}

/// Roman numerals as far as a review needs them.
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

#[test]
fn pages_are_called_by_roman_numerals_before_the_first_chapter_where_the_house_says() {
    for paper in PAPERS.iter() {
        let facts = paper.pdf.facts();
        let first = facts.outline.iter().find(|bookmark| bookmark.title.starts_with("Foreword"));
        let front = match paper.meant.house.review.roman_front {
            true => first.unwrap().page.unwrap() - 1,
            false => 0,
        };
        let numbers = (1..=facts.page_labels.len() - front).map(|page| page.to_string());
        let expected: Vec<String> =
            ROMAN[..front].iter().map(|label| (*label).to_owned()).chain(numbers).collect();
        assert_eq!(facts.page_labels, expected, "{}", paper.name);
    }
}

#[test]
fn a_page_says_at_its_foot_what_it_is_called() {
    for paper in PAPERS.iter() {
        let labels = paper.pdf.facts().page_labels;
        let mut without = Vec::new();
        for (page, label) in paper.pdf.artifacts().iter().zip(&labels) {
            let mut feet = page.iter().filter(|artifact| artifact.subtype.as_deref() == Some("Footer"));
            match feet.next() {
                Some(foot) => assert!(foot.text.ends_with(label), "{}: {}", paper.name, foot.text),
                None => without.push(label.clone()),
            }
        }
        // The cover, the page inside it, which may be several, and the back page have no foot.
        let outline = paper.pdf.facts().outline;
        let contents = outline.iter().find(|bookmark| bookmark.title == "Contents").unwrap().page.unwrap();
        let covers = labels[..contents - 1].iter().chain(labels.last());
        assert!(without.iter().eq(covers), "{}: {without:?} have no foot", paper.name);
    }
}

#[test]
fn nothing_but_heads_feet_signs_and_repeated_rows_stands_outside_the_tag_tree() {
    for paper in PAPERS.iter() {
        assert!(paper.pdf.untagged_text().iter().all(String::is_empty), "{}", paper.name);
        let lines = lines_of_pdf(&paper.pdf);
        let heads = lines.windows(2).filter(|pair| pair[0].role.starts_with("TH"));
        let heads: Vec<&str> = heads.map(|pair| pair[1].text.as_str()).collect();
        for artifact in paper.pdf.artifacts().iter().flatten() {
            let subtype = artifact.subtype.as_deref();
            let is_furniture = matches!(subtype, Some("Header" | "Footer"));
            let is_sign = artifact.text.chars().all(|c| !c.is_alphanumeric());
            let is_head = heads.contains(&artifact.text.as_str());
            assert!(is_furniture || is_sign || is_head, "{}: {artifact:?}", paper.name);
        }
    }
}
