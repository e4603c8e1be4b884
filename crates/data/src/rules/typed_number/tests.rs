use crate::sample::{sample, sample_with};

const TYPED: &str = "typed-number: a number was typed where the house prints its own";
const REFERENCE: &str =
    "typed-number: the number in a reference was typed, and stays when what it leads to moves";

/// The places of the messages, which are all of this rule; what is not is told whole.
fn places(house: &str, body: &str) -> Vec<String> {
    let said = sample(house, body).said.into_iter();
    said.map(|said| said.strip_suffix(TYPED).map_or(said.clone(), |place| place.trim().to_owned())).collect()
}

#[test]
fn numbers_before_headings_and_paragraphs_are_typed() {
    let body = "# 1.0 Purpose\n\n1.1 To tell the Board.\n\n## 1.2 History\n\n1.2.1 It began in May.\n\n\
                # 2. Risks\n\n- 2.1 None was found.\n";
    let expected = ["7:3", "9:1", "11:4", "13:1", "15:3", "17:3"];
    assert_eq!(places("extends = 'base'", body), expected);
}

#[test]
fn so_are_letters_and_words_with_numbers() {
    for heading in [
        "(iv) Partners",
        "ii. Partners",
        "3) Partners",
        "(3) Partners",
        "Section 1: Partners",
        "Section 1 – Partners",
        "3.0 **Partners**",
        "**3.0** Partners",
        "3 – Partners",
    ] {
        let found = places("extends = 'base'", &format!("# {heading}\n\nText."));
        let expected: &[&str] = if heading.starts_with("3 ") { &[] } else { &["7:3"] };
        let found: Vec<String> = found.into_iter().map(|place| place.replace("7:5", "7:3")).collect();
        assert_eq!(found, expected, "{heading}");
    }
    let letters = "# Purpose\n\n## A. Summary\n\nText.\n\n## B. History\n\nText.\n";
    assert_eq!(places("extends = 'base'", letters), ["9:4", "13:4"]);
}

#[test]
fn amounts_dates_times_and_names_are_no_numbers() {
    for heading in [
        "2026 budget",
        "5 year plan",
        "18 to 25 year olds",
        "3.5 per cent more",
        "3.5 GB of files",
        "2.5 Million visits",
        "10.12.2026 Meeting",
        "22.7.11 Update",
        "9.30 Welcome",
        "A. Officer’s review",
        "Section 17: crime and disorder",
        "Section 106 agreements",
        "Part 2: costs",
        "(UK) Partners",
        "24/7 Care",
        "C. difficile",
    ] {
        assert_eq!(places("extends = 'base'", &format!("# {heading}\n\nText.")), [""; 0], "{heading}");
        assert_eq!(
            places("extends = 'base'", &format!("# Purpose\n\n## {heading}\n\nText.")),
            [""; 0],
            "{heading}"
        );
    }
    for paragraph in [
        "2.5 million people came.",
        "3.5 GB of files were lost.",
        "10.30 Registration",
        "12 children came.",
        "4.2 per cent is less.",
        "- 7.3 Revise the form.",
        "> 1.1 Quoted words.",
        "| 1.1 A |\n|---|\n| 1.2 B |",
    ] {
        assert_eq!(places("extends = 'base'", &format!("# Purpose\n\n{paragraph}")), [""; 0], "{paragraph}");
    }
}

#[test]
fn where_the_house_prints_none_a_number_is_the_writers() {
    let house = "extends = 'base'\n[numbering]\nsection = 'none'\nparagraph = 'none'";
    assert_eq!(places(house, "# 1.0 Purpose\n\n1.1 To tell the Board.\n\n## 1.2 More\n\nText."), [""; 0]);
    let own =
        "# 1.0 Purpose {.unnumbered}\n\n1.1 To tell the Board.\n\n# Rules {.plain}\n\n4.1 They say so.\n";
    assert_eq!(places("extends = 'base'", own), [""; 0]);
    assert_eq!(places("extends = 'base'", "# Purpose\n\n1.1 To tell. {.unnumbered}\n"), [""; 0]);
}

#[test]
fn the_label_of_an_appendix_is_printed() {
    for (title, told) in [
        ("Appendix A – Grades", true),
        ("Appendix 1: Grades", true),
        ("Annex B", true),
        ("Grades", false),
        ("Appendix to the letter", false),
        ("1.1 Grades and 1.2 reasons", false),
    ] {
        let front =
            format!("[[appendix]]\nid = 'a'\ntitle = '{title}'\ntext = '''\n4.1 Text of another paper.\n'''");
        let said = sample_with("extends = 'base'", &front, "# Purpose\n\nAs [](#a) shows.").said;
        assert_eq!(
            said.iter().filter(|said| said.ends_with(TYPED)).count(),
            usize::from(told),
            "{title}: {said:?}"
        );
        assert_eq!(said.len(), usize::from(told), "{title}: {said:?}");
    }
}

fn references(text: &str) -> usize {
    let body = format!("# Purpose\n\nFirst.\n\nSecond.\n\n# Risks\n\n{text}\n");
    let said = sample("extends = 'base'", &body).said;
    assert!(said.iter().all(|said| said.ends_with(REFERENCE)), "{said:?}");
    said.len()
}

#[test]
fn references_with_a_number_of_the_paper_are_typed() {
    for text in [
        "As paragraph 1.2 explains, it is so.",
        "It is so (see paragraph 1.1).",
        "See para 1.2.",
        "Paragraph 1.1 of this report says so.",
        "As section 2 above says.",
        "Recommendation 3 below follows.",
    ] {
        assert_eq!(references(text), 1, "{text}");
    }
}

#[test]
fn numbers_of_acts_and_other_papers_are_left_alone() {
    for text in [
        "Under section 149 of the Equality Act 2010 and paragraph 3 of Schedule 12A.",
        "Paragraph 1.2 of the Code says so.",
        "The Constitution, paragraph 1.2, says so.",
        "Schedule 2 paragraph 1.1 applies.",
        "As paragraph 8.1 explains.",
        "See section 2 and paragraph 3.",
        "> See paragraph 1.2.",
        "See [paragraph 1.2](https://merebrook.example/code).",
        "It takes 1.2 hours. Section 1 is short.",
    ] {
        assert_eq!(references(text), 0, "{text}");
    }
}
