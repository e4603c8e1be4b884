//! What is shown of small houses, and what a new house begins with.

use super::super::layers::{load_house, read_layers};
use super::super::start::start_house;
use super::*;
use crate::diagnostic::Problems;
use crate::files::{HouseFile, ReadError};

/// Houses by name, each its `house.toml`; `base` is the shipped one unless it is among them.
struct Houses<'a>(&'a [(&'a str, &'a str)]);

impl HouseFiles for Houses<'_> {
    fn read(&self, house: &str, file: &str) -> Result<Option<HouseFile>, ReadError> {
        let own = self.0.iter().find(|(name, _)| *name == house).map(|(_, text)| *text);
        let shipped =
            || (house == "base").then_some(include_str!("../../../../../templates/base/house.toml"));
        let path = format!("templates/{house}/{file}");
        Ok(own.or_else(shipped).map(|text| HouseFile { path, bytes: text.as_bytes().into() }))
    }

    fn files(&self, house: &str) -> Vec<String> {
        let files: &[&str] = if house == "base" {
            &["house.toml", "page.typ", "style.css", "text.typ"]
        } else {
            &["house.toml", "page.typ", "style.css"]
        };
        files.iter().map(ToString::to_string).collect()
    }

    fn houses(&self) -> Vec<String> {
        self.0.iter().map(|(name, _)| (*name).to_owned()).collect()
    }
}

fn told(lines: &[ShownLine]) -> String {
    lines.iter().map(|line| format!("{}{}\n", line.setting, line.comment)).collect()
}

/// What is shown of the first of some houses.
fn shown(houses: &[(&str, &str)], origins: Origins) -> String {
    let sources = Sources::default();
    let layers = read_layers(houses[0].0, None, &Houses(houses), &sources, &mut Problems::default());
    told(&show_settings(&layers.expect("it can be read"), origins, &sources))
}

const BASE: (&str, &str) = (
    "base",
    "title = \"Base\"\n[page]\nmargin = { top = \"1mm\", left = \"2mm\" }\npaper = \"a4\"\n[section.purpose]\ntitle = \"Purpose\"\n[look]\n",
);

#[test]
fn each_setting_has_the_line_that_says_it() {
    let mine = "extends = 'base'\ntitle = 'Mine'\n\n[section.purpose]\nalso = [\n  'Aim',   # as they used to say\n]\n[section.\"my own\"]\ntitle = 'Own'\n[[logo]]\nfile = 'a.png'\n[[logo]]\nfile = 'b.png'\n";
    assert_eq!(
        shown(&[("mine", mine), BASE], Origins::Nearest),
        "
title = 'Mine'  # templates/mine/house.toml:2

[page]
margin = { top = \"1mm\", left = \"2mm\" }  # templates/base/house.toml:3
paper = \"a4\"                            # templates/base/house.toml:4

[section.purpose]
title = \"Purpose\"  # templates/base/house.toml:6
also = [
  'Aim',   # as they used to say
]  # templates/mine/house.toml:5

[section.\"my own\"]
title = 'Own'  # templates/mine/house.toml:9

[look]

[[logo]]
file = 'a.png'  # templates/mine/house.toml:11

[[logo]]
file = 'b.png'  # templates/mine/house.toml:13
"
    );
}

#[test]
fn a_table_that_several_layers_say_has_a_heading() {
    let shown = shown(&[("mine", "page.margin = { left = \"9mm\" }\n"), BASE], Origins::All);
    let page = "
[page]
paper = \"a4\"  # templates/base/house.toml:4

[page.margin]
top = \"1mm\"   # templates/base/house.toml:3
left = \"9mm\"  # templates/mine/house.toml:1, in place of templates/base/house.toml:3
";
    assert!(shown.contains(page), "{shown}");
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_shown() {
    assert_eq!(
        shown(&[("mine", "extends = 'nowhere'\ntitle = Mine\n[page]\npaper = 'a5'\n")], Origins::Nearest),
        "
# title: what it says cannot be read  # templates/mine/house.toml:2

[page]
paper = 'a5'  # templates/mine/house.toml:4
"
    );
}

#[test]
fn each_file_has_the_layer_that_it_comes_from() {
    let sources = Sources::default();
    let houses = Houses(&[("mine", "")]);
    let layers = read_layers("mine", None, &houses, &sources, &mut Problems::default()).expect("it is there");
    assert_eq!(
        told(&show_files(&layers, &houses)),
        "#   page.typ   templates/mine/page.typ, in place of templates/base/page.typ
#   style.css  templates/mine/style.css, after templates/base/style.css
#   text.typ   templates/base/text.typ
"
    );
}

const HARBOUR: &str = "title = \"Harbour\"\n[page]\nmargin = { left = \"30mm\" }\n[colours]\naccent = \"#7a1f2b\"\n[section.weather]\ntitle = \"Weather\"\nalso = [\n  \"Rain\",   # and snow\n]\n[look]\n\"my knob\" = '''a\nb'''\n[[look.signs]]\nname = \"a\"\n[look.signs.more]\nb = 1\n";

/// What is shown of `mine`, which has to have no fault.
fn shown_sound(houses: &[(&str, &str)]) -> String {
    let sources = Sources::default();
    let mut problems = Problems::default();
    let house = load_house("mine", None, &Houses(houses), &sources, &mut problems);
    assert!(house.is_some() && problems.as_slice().is_empty(), "{:?}", problems.as_slice());
    shown(houses, Origins::Nearest)
}

/// The settings without their places.
fn said(shown: &str) -> Vec<&str> {
    shown.lines().map(|line| line.split("  # templates/").next().unwrap_or(line).trim()).collect()
}

#[test]
fn what_is_shown_reads_as_the_same_house() {
    let first = shown_sound(&[("mine", HARBOUR)]);
    let again = shown_sound(&[("mine", &first)]);
    assert_eq!(said(&first), said(&again));
}

#[test]
fn a_start_says_what_the_house_below_says_behind_marks_that_can_be_taken_away() {
    let sources = Sources::default();
    let houses = Houses(&[("harbour", HARBOUR)]);
    let below = read_layers("harbour", None, &houses, &sources, &mut Problems::default());
    let start = start_house("mine", &below.expect("it is there"), &sources);
    let weather = "[section.weather]\n#title = \"Weather\"\n#also = [\n#\"Rain\",   # and snow\n#]\n";
    let signs = "#[[look.signs]]\n#name = \"a\"\n\n#[look.signs.more]\n#b = 1\n";
    let logos = "# [[logo]] takes `file`, `alt`, `height`\n";
    for part in [
        "extends = \"harbour\"\ntitle = \"Mine\"",
        logos,
        "# More keys: `page_limit`\n[report]\n",
        weather,
        signs,
    ] {
        assert!(start.contains(part), "{part}\n\nis not in\n\n{start}");
    }
    let without_mark = |line: &str| {
        let setting = line.strip_prefix('#').filter(|rest| !rest.is_empty() && !rest.starts_with(' '));
        setting.unwrap_or(line).to_owned() + "\n"
    };
    let all: String = start.lines().map(without_mark).collect();
    let harbour = shown_sound(&[("mine", &HARBOUR.replace("Harbour", "Mine"))]);
    for written in [&start, &all] {
        let shown = shown_sound(&[("mine", written), ("harbour", HARBOUR)]);
        assert_eq!(said(&shown), said(&harbour));
    }
}
