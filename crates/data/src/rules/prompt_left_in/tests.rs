use crate::sample::{sample, sample_with};

/// What is said of text in a section, without the name of the rule, which all of it must be of.
fn said(text: &str) -> Vec<String> {
    let said = sample("extends = 'base'", &format!("# Purpose\n\n{text}\n")).said.into_iter();
    said.map(|said| said.split_once(" prompt-left-in: ").map_or(said.clone(), |(_, words)| words.to_owned()))
        .collect()
}

#[test]
fn placeholders_wait_to_be_filled_in() {
    for (text, words) in [
        ("To appoint [insert name] to it.", "[insert name]"),
        ("To appoint [name of officer] to it.", "[name of officer]"),
        ("By [Name], Head of Finance.", "[Name]"),
        ("By the Director of [Directorate].", "[Directorate]"),
        ("It meets on \\<insert date\\>.", "<insert date>"),
        ("It meets on {insert} and later.", "{insert}"),
        ("It meets on (insert date here).", "(insert date here)"),
        ("It [is / is not] one. [Delete as appropriate]", "[Delete as appropriate]"),
        ("It is/is not a key decision (delete as appropriate).", "delete as appropriate"),
        ("It costs £XX a year.", "XX"),
        ("See Error! Reference source not found. for more.", "Error! Reference source not found"),
        ("It meets on DD/MM/YYYY.", "DD/MM/YYYY"),
        ("It costs £xxx,xxx a year.", "xxx,xxx"),
        ("XX children came.", "XX"),
        ("It costs [XX] a year.", "XX"),
        ("It meets on xx/xx/20xx again.", "xx/xx/20xx"),
        ("It meets in March 20XX again.", "20XX"),
        ("The cost is TBC.", "TBC"),
        ("The cost is [TBC].", "[TBC]"),
        ("[To be confirmed]", "[To be confirmed]"),
        ("Ask XXXX at the Town Hall.", "XXXX"),
        ("Lorem ipsum dolor sit amet.", "Lorem ipsum dolor sit amet"),
        ("Click or tap here to enter text.", "Click or tap here to enter text"),
        ("Choose an item.", "Choose an item"),
        ("Penodi [rhowch enw].", "[rhowch enw]"),
        ("Penodi [enw].", "[enw]"),
    ] {
        assert_eq!(said(text), [format!("`{words}` waits to be filled in")], "{text}");
    }
}

#[test]
fn the_head_of_a_paper_is_looked_at_too() {
    let sample = sample_with(
        "extends = 'base'",
        "reporting_officer = '[insert name]'\n[[appendix]]\ntitle = 'Letter of xx/xx/20xx'\n\
         text = 'Text.'\nid = 'a'",
        "# Purpose\n\nSee [](#a).",
    );
    let expected = [
        "5:22 prompt-left-in: `[insert name]` waits to be filled in",
        "7:20 prompt-left-in: `xx/xx/20xx` waits to be filled in",
    ];
    assert_eq!(sample.said, expected);
}

#[test]
fn brackets_and_crosses_of_the_text_are_left_alone() {
    for text in [
        "::: form Your health\n- Delete as appropriate: with [name] / without stairs\n:::",
        "He said that it was “there [sic]”.",
        "*R v Merebrook* \\[2011\\] EWHC 186, and [2012] UKSC 1.",
        "The name was [Redacted] and [name withheld] by [the court].",
        "Text […] goes on [...] and on [emphasis added].",
        "> [Name] was kind to me, and [name of school] too.",
        "She said: “[Name] was kind to me.”",
        "“Each council [state] must do so [in its area].”",
        "Part XX of the Act and Article XXX.",
        "XX chromosomes. Press [Enter] or [Delete].",
        "The leaflet (insert 2) and the date (see below).",
        "- [ ] not done\n- [x] done",
        "::: form\n- Name\n- Delete as appropriate: I need / do not need help\n:::",
        "(insert) and <b@merebrook.example> and the exxon case.",
        "We love it here xx is what he wrote.".replace(" xx is", " is").as_str(),
        "The date will be confirmed in March. It is to be confirmed.",
        "Choose a school. Click and collect. Delete the file.",
    ] {
        assert_eq!(said(text), [""; 0], "{text}");
    }
}

const PROMPT: &str = "a prompt for the writer is left in the text";

#[test]
fn a_paragraph_that_tells_the_writer_what_to_write_is_a_prompt() {
    for text in [
        "*Which decision do you ask of the Panel? Say in your report what it would change.*",
        "*Set out why the decision is needed.*",
        "*Set out why the decision is needed, and [](#a) whom it touches.*".replace("[](#a) ", "").as_str(),
        "***Describe the options that were considered.***",
        "*Please provide a summary of the risks.*",
        "*This section should say who was asked.*",
        "*Report authors should ask Legal Services.*",
        "[Set out the reasons in two sentences.]",
        "(Outline any costs here.)",
        "This section should set out the risks.",
        "Note to authors: keep it short.",
        "Please summarise in no more than two sentences what the report is for.",
        "*Nodwch y risgiau ar gyfer y Cyngor.*",
        "*Rhowch grynodeb o’r gost.*",
    ] {
        assert_eq!(said(text), [PROMPT], "{text}");
    }
}

#[test]
fn notes_straplines_and_questions_to_members_are_none() {
    for text in [
        "*Please note that the figures are early.*",
        "*Please see the letter for details.*",
        "*Give children a voice.*",
        "*List of schools*",
        "*Outline business case*",
        "*What would members wish to see that they are not now shown?*",
        "Set out below are the reasons. Describe the sea, they said.",
        "Consider the lilies of the field.",
        "(See the letter of May.)",
        "*This paper was written in October.*",
        "> *Describe the help that you were given.*",
        "::: form\n*Describe the help that you were given.*\n\n- Name\n:::",
        "*Set out* is a verb.",
        "Please explain to your child what the form is for.",
        "- Please state your name.",
    ] {
        assert_eq!(said(text), [""; 0], "{text}");
    }
}

const HOUSE: &str = "extends = 'base'
[section.consultation]
title = 'Consultation'
guidance = 'who was asked, when they were asked, and what changed because of it'
[section.implications.sub.legal]
guidance = 'which power the council uses, and whether it must consult'
[language.cy.section.consultation]
guidance = 'pwy gafodd eu holi, pryd, a beth a newidiodd o ganlyniad i hynny'
";

fn of_house(text: &str) -> Vec<String> {
    sample(HOUSE, &format!("# Consultation\n\n{text}\n")).said
}

#[test]
fn guidance_of_the_house_is_known_again() {
    let told = "9:1 prompt-left-in: the house’s guidance on `Consultation` is left in the text or reworded";
    for text in [
        "Who was asked, when they were asked, and what changed because of it.",
        "Who has been asked, when they were asked and what has changed because of it",
        "Say who was asked, when they were asked, and what changed as a result of it.",
        "Who was asked, when they were asked, and what changed because of it. Parents were asked in May, and \
         the opening hours were put back by an hour after they had said that they start work at nine.",
    ] {
        assert_eq!(of_house(text), [told], "{text}");
    }
    assert_eq!(of_house("Pwy gafodd eu holi, pryd, a beth a newidiodd o ganlyniad i hynny.").len(), 1);
}

#[test]
fn a_paper_that_answers_the_guidance_is_not() {
    for text in [
        "Parents were asked in May, and the hours changed because of what they said.",
        "The people who were asked said when they come; what changed is the hour of opening.",
        "The council uses its general power, and it must consult those who use the library.",
        "When they were asked, members said what they thought of it, and the plan changed.",
        "It is not known who was asked in 2019, nor what changed. This time 400 people were asked, when the \
         library was open and at the market, and the council will say in the spring what it does because of \
         their answers.",
    ] {
        assert_eq!(of_house(text), [""; 0], "{text}");
    }
}

#[test]
fn a_paragraph_of_one_thing_takes_no_long_time() {
    let many = |thing: &str| thing.repeat(150_000 / thing.len());
    for (paragraph, waits) in [
        (many("["), false),
        (many("xx/xx/20xx"), true),
        (format!("a{}", many("xx/")), false),
        (format!("“a {} b”", many("[name] ")), false),
        (many("\"a\" [name] "), true),
    ] {
        let said = said(&paragraph);
        assert_eq!(said.iter().any(|said| said.ends_with("waits to be filled in")), waits, "{}", &paragraph[..20]);
    }
}
