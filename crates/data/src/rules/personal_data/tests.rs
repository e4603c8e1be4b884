use super::{PERSONAL_DATA, find};
use crate::sample::{Sample, sample, sample_of, sample_with};

/// What is found in some words of a paper of 2026.
fn found(words: &str) -> Vec<String> {
    find(words, 2026).into_iter().map(|(private, range)| format!("{private:?} {}", &words[range])).collect()
}

fn told(sample: Sample) -> Vec<String> {
    let told = sample.said.into_iter().filter(|said| said.contains(PERSONAL_DATA.name));
    told.collect()
}

#[test]
fn telephone_numbers_however_they_are_spaced() {
    for number in [
        "01632 960123",
        "01632960123",
        "(01632) 960 123",
        "01632-960-123",
        "01632\u{a0}960\u{a0}123",
        "020 7946 0123",
        "0121 496 0123",
        "029 2018 0123",
        "07700 900123",
        "07700 900 123",
        "077 0090 0123",
        "+44 1632 960123",
        "+44 (0)1632 960123",
        "+447700900123",
        "0044 7700 900123",
        "(+44) 7700 900123",
        "016977 2345",
    ] {
        assert_eq!(found(&format!("Ring {number}.")), [format!("Phone {number}")]);
        assert_eq!(found(&format!("Ring {number} 9 to 5")).len(), 1, "{number}");
    }
}

#[test]
fn numbers_that_reach_nobody_at_home() {
    for words in [
        "Ring 0300 123 4567, 0800 11 11, 0808 157 0123, 101 or 116 123",
        "The cost is £01632960123 or 1,632,960,123",
        "01-12-2026 07:30, 01.02.2026 and 10/11/2026 0900-1730",
        "FR-2026-0417, PL/01632/960123, ISBN 0117033286, 0161 pupils of 2345",
        "Budget code 0163296012 and 016329601234",
        "200 300 4000 people in 2010 2011 2012",
    ] {
        assert_eq!(found(words), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn numbers_by_which_a_person_is_known() {
    for number in ["999 000 0018", "999-000-0018"] {
        assert_eq!(found(&format!("Patient {number} waited")), [format!("Nhs {number}")]);
    }
    assert_eq!(found("NHS number: 9990000018"), ["Nhs 9990000018"]);
    for number in ["AB 12 34 56 C", "AB123456C", "AB 123456 C"] {
        assert_eq!(found(&format!("NI number {number}.")), [format!("Insurance {number}")]);
    }
}

#[test]
fn numbers_that_only_look_so() {
    for words in [
        "999 000 0017 fails its check, and 9990000018 is not said to be one",
        "QQ 12 34 56 C and GB 12 34 56 C were never given out; AB 12 34 56 E neither",
        "lots AB 12 and CE1234567A",
    ] {
        assert_eq!(found(words), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn dates_of_birth() {
    for (words, date) in [
        ("He was born on 3 May 2014 in care", "3 May 2014"),
        ("DOB: 03/05/2014", "03/05/2014"),
        ("D.O.B. 3.5.14", "3.5.14"),
        ("date of birth is 2014-05-03.", "2014-05-03"),
        ("her date of birth was 3rd May 2014, and", "3rd May 2014"),
        ("(born 3 May 2014)", "3 May 2014"),
        ("a child born on 3 May 2014", "3 May 2014"),
        ("the child born on 31 August 2014", "31 August 2014"),
        ("Dyddiad geni: 3 Mai 2014", "3 Mai 2014"),
    ] {
        assert_eq!(found(words), [format!("Birth {date}")], "{words}");
    }
    for words in [
        "children born on or after 1 September 2020",
        "children born between 1 September 2020 and 31 August 2021",
        "a child born on 31 August 2020 is four; one born on 1 September 2020 is not",
        "those who were born on 3 May 2014, and any child born on 4 May 2014",
        "The NHS was born on 5 July 1948 and the partnership that was born on 1 April 2026",
        "The form asks for a date of birth. On 3 May 2014 it was changed",
        "The founder, born on 15 July 1858, gave the hall",
        "born in May 2014",
    ] {
        assert_eq!(found(words), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn addresses_of_homes() {
    for (words, address) in [
        ("Mrs A. Ashdown, 12 Larch Road, Merebrook, XQ1 2AB", "12 Larch Road, Merebrook, XQ1 2AB"),
        ("the objector at 12a Upper Larch Close XQ12AB said", "12a Upper Larch Close XQ12AB"),
        ("Flat 3, Larch House, XQ12 2AB", "Flat 3, Larch House, XQ12 2AB"),
        ("a boy who lives at 12 Larch Road and", "12 Larch Road"),
        ("Home address: 12 Larch Rd, XQ1 2AB", "12 Larch Rd, XQ1 2AB"),
        (
            "the tenant of 4 St Mary’s Terrace, Merebrook, XQ1 2AB, wrote",
            "4 St Mary’s Terrace, Merebrook, XQ1 2AB",
        ),
        ("home address Larch House, XQ1 2AB", "XQ1 2AB"),
        ("mae hi’n byw yn 12 Heol Las", "12 Heol Las"),
        ("1 Larch Road\nMerebrook\nXQ1 2AB", "1 Larch Road\nMerebrook\nXQ1 2AB"),
    ] {
        assert_eq!(found(words), [format!("Home {address}")], "{words}");
    }
}

#[test]
fn addresses_of_other_places() {
    for words in [
        "the library at 12 Quay Street, Merebrook, XQ1 2AB",
        "Town Hall, Market Square, Merebrook XQ1 2AB",
        "Council offices, 3 Corn Street, XQ1 2AB",
        "The Red Lion, 12 High Street, XQ1 2AB",
        "land at 12 Larch Road, XQ1 2AB",
        "Work at 12 Larch Road begins in May",
        "Pupils who live at some distance",
        "In 2026 Quay Street was closed as far as XQ1 2AB",
        "postcodes XQ1 2AB to XQ1 2AD",
        "a resident of Harbour ward",
    ] {
        assert_eq!(found(words), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn what_is_looked_at() {
    let body = "# Purpose\n\nText.[^a]\n\n> Ring 01632 960123.\n\n\
        | Name | Ring |\n|--|--|\n| A | 01632 960124 |\n\n[^a]: Or 01632 960125.\n";
    assert_eq!(
        told(sample("", body)),
        [
            "11:8 personal-data: a telephone number stands here",
            "15:7 personal-data: a telephone number stands here",
            "17:10 personal-data: a telephone number stands here",
        ]
    );
    let plan = "kind = 'plan'\ntitle = 'A'\nas_at = 2026-11-20\n[[area]]\nref = '1'\ntitle = 'A'\n\
        [[area.action]]\ntext = 'Ring 01632 960123.'\nlead = 'A. Officer, 07700 900123'\n";
    assert_eq!(
        told(sample_of("", &[("plan.toml", plan)])),
        [
            "8:14 personal-data: a telephone number stands here",
            "9:21 personal-data: a telephone number stands here"
        ]
    );
}

#[test]
fn what_is_meant_to_be_known() {
    let contact = "[contact]\nname = 'A. Officer'\nphone = '01632 960123'\n";
    let body = "# Purpose\n\nRing [01632 960123](tel:01632960123) or `01632 960123`.\n";
    assert_eq!(told(sample_with("", contact, body)), Vec::<String>::new());
    let review = "+++\nkind = 'review'\ntitle = 'A'\ndate = 2026-12-10\n\
        imprint = 'Published at 14 Ferry Court, XQ1 2AB. Ring 01632 960123.'\n+++\n# One\n\nText.\n";
    assert_eq!(told(sample_of("", &[("review.md", review)])), Vec::<String>::new());
}

#[test]
fn what_to_do() {
    let sample = sample("", "# Purpose\n\nA. Officer\\\nHead of Inspection\\\n01632 960123\n");
    assert_eq!(sample.said, ["11:1 personal-data: a telephone number stands here"]);
    assert_eq!(
        sample.hints,
        ["take it out; write that of an office as a link, such as `[01632 960123](tel:01632960123)`, \
        or as `phone` below `[contact]`"]
    );
}
