//! `explain`: what a rule is for and how to put a breach right, or which rules there are.

use crate::arguments::Arguments;
use crate::commands::{Failure, settings, workspace_if_any};
use crate::exit::Exit;
use crate::house::print;
use crate::messages::{has_colour, width_of};
use boardpaper_build::Workspace;
use boardpaper_build::house_styles::HouseStyles;
use boardpaper_data::diagnostic::{Problems, did_you_mean};
use boardpaper_data::house::load_house;
use boardpaper_data::rules::{self, Group, Level, Rule, RuleSet};
use boardpaper_data::source::Sources;
use std::io::{self, IsTerminal};
use textwrap::Options;

/// Runs it.
pub fn run(arguments: &Arguments, rule: Option<&'static Rule>) -> Result<Exit, Failure> {
    let columns = io::stdout().is_terminal().then(|| terminal_size::terminal_size_of(io::stdout())).flatten();
    let (width, colour) = (width_of(columns), has_colour(arguments, &io::stdout()));
    let Some(rule) = rule else {
        print(&list(width, colour))?;
        return Ok(Exit::Good);
    };
    let mut page = rules::page(rule, 1);
    if let Some(here) = workspace_if_any(arguments)?.and_then(|workspace| said_here(rule, workspace)) {
        page.push_str(&format!("\n{here}\n"));
    }
    print(&in_terminal(&page, width, colour))?;
    Ok(Exit::Good)
}

/// The rule of that name, for the command line.
pub fn rule_named(name: &str) -> Result<&'static Rule, String> {
    rules::find(name.trim()).ok_or_else(|| {
        let near = did_you_mean(name.trim(), rules::ALL.iter().map(|rule| rule.name));
        let hint = near.map_or("`boardpaper explain` lists the rules".to_owned(), |near| {
            format!("did you mean `{near}`?")
        });
        format!("there is no rule `{}`; {hint}", name.trim().escape_debug())
    })
}

/// What the workspace or its house says of a rule, where that differs from the rule itself. Settings that cannot be
/// read say nothing.
fn said_here(rule: &'static Rule, workspace: Workspace) -> Option<String> {
    let (sources, mut unheard) = (Sources::default(), Problems::default());
    let settings = settings(&workspace, &sources, &mut unheard).ok()?;
    let name = &settings.house.0;
    let houses = HouseStyles { workspace: Some(workspace) };
    let house = load_house(name, None, &houses, &sources, &mut unheard);
    let of_house = house.map_or_else(RuleSet::default, |house| house.rules);
    let in_end = of_house.overlaid(&settings.rules).level(rule);
    if in_end == rule.level {
        return None;
    }
    let counts = match in_end {
        Level::Off => "is off",
        Level::Warning => "is a warning",
        Level::Error => "is an error",
    };
    // Only what somebody said can differ from the rule itself.
    let by = match settings.rules.level(rule) == in_end {
        true => "`[rules]` of boardpaper.toml says so".to_owned(),
        false => format!("`[rules]` of the house `{name}` says so"),
    };
    Some(format!("In this workspace it {counts}: {by}."))
}

/// Every rule by group, with its level and what it is for.
fn list(width: usize, colour: bool) -> String {
    let style = Style { colour };
    let longest = rules::ALL.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let level_width = Level::NAMES.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    let mut text = String::new();
    for group in Group::ALL {
        let of_group: Vec<_> = rules::ALL.iter().filter(|rule| rule.group == group).collect();
        if of_group.is_empty() {
            continue;
        }
        text.push_str(&format!("{}\n", style.bold(group.title())));
        for rule in of_group {
            let level = rule.level.name();
            let head = format!("  {:longest$}  {level:level_width$}  ", rule.name);
            let purpose = plain_marks(rule.purpose);
            if width < head.len() + 30 {
                let options = Options::new(width).initial_indent("    ").subsequent_indent("    ");
                text.push_str(&format!("{}\n{}\n", head.trim_end(), textwrap::fill(&purpose, options)));
            } else {
                let blank = " ".repeat(head.len());
                let options = Options::new(width).initial_indent(&head).subsequent_indent(&blank);
                text.push_str(&format!("{}\n", textwrap::fill(&purpose, options)));
            }
        }
        text.push('\n');
    }
    text.push_str("`boardpaper explain RULE` says why there is a rule, and how to put a breach right\n");
    text
}

/// A page of Markdown as a terminal shows it: wrapped, headings without their marks, what is typed moved in.
pub fn in_terminal(page: &str, width: usize, colour: bool) -> String {
    let style = Style { colour };
    let mut text = String::new();
    let mut paragraph: Vec<&str> = Vec::new();
    let mut fence: Option<&str> = None;
    for line in page.lines() {
        if let Some(open) = fence {
            if line.trim() == open {
                fence = None;
            } else {
                text.push_str(format!("    {}", style.dim(line)).trim_end());
                text.push('\n');
            }
            continue;
        }
        let signs = line.trim_start();
        let ticks = signs.len() - signs.trim_start_matches('`').len();
        let begins_item = item_mark(signs).is_some();
        if ticks >= 3 || line.trim().is_empty() || line.starts_with('#') || begins_item {
            text.push_str(&wrapped(&paragraph, width, style));
            paragraph.clear();
        }
        if ticks >= 3 {
            fence = Some(&signs[..ticks]);
        } else if line.starts_with('#') {
            text.push_str(&format!("{}\n", style.bold(line.trim_start_matches('#').trim())));
        } else if line.trim().is_empty() {
            text.push('\n');
        } else {
            paragraph.push(line);
        }
    }
    text.push_str(&wrapped(&paragraph, width, style));
    text
}

/// The mark of a list item with the blank behind it.
fn item_mark(line: &str) -> Option<&str> {
    let digits = line.len() - line.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
    let mark = if digits > 0 { digits + 1 } else { 1 };
    let (head, rest) = line.split_at_checked(mark)?;
    let is_mark = if digits > 0 { head.ends_with(['.', ')']) } else { head == "-" || head == "*" };
    (is_mark && rest.starts_with(' ')).then(|| &line[..=mark])
}

fn wrapped(lines: &[&str], width: usize, style: Style) -> String {
    let Some(first) = lines.first() else { return String::new() };
    let indent = first.len() - first.trim_start().len();
    let indent = " ".repeat(indent + item_mark(first.trim_start()).map_or(0, str::len));
    let words: Vec<&str> = lines.iter().flat_map(|line| line.split_whitespace()).collect();
    let start = &first[..first.len() - first.trim_start().len()];
    let options = Options::new(width).initial_indent(start).subsequent_indent(&indent).break_words(false);
    let words = plain_marks(&words.join(" "));
    // A lead such as “Why:” is bold in Markdown.
    let lead = ["Why:", "What to do:"].into_iter().find(|lead| words.starts_with(lead));
    let filled = textwrap::fill(&words, options);
    match lead {
        Some(lead) => format!("{}\n", filled.replacen(lead, &style.bold(lead), 1)),
        None => format!("{filled}\n"),
    }
}

/// Words without the marks of strong words; of links the words and the address.
fn plain_marks(words: &str) -> String {
    // Those in code are what a writer types.
    let pieces = words.split('`').enumerate();
    let plain =
        pieces.map(|(at, piece)| if at % 2 == 0 { piece.replace("**", "") } else { piece.to_owned() });
    plain.collect::<Vec<_>>().join("`")
}

/// How words are set off in a terminal.
#[derive(Clone, Copy)]
struct Style {
    colour: bool,
}

impl Style {
    fn bold(self, words: &str) -> String {
        if self.colour { format!("\u{1b}[1m{words}\u{1b}[0m") } else { words.to_owned() }
    }

    fn dim(self, words: &str) -> String {
        if self.colour && !words.is_empty() {
            format!("\u{1b}[36m{words}\u{1b}[0m")
        } else {
            words.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_wrapped_and_what_is_typed_is_not() {
        let page = "# a-rule\n\nSome words that go on.\n\n**Why:** it is\nso.\n\n- one and two and three\n- four\n\n````markdown\n```\na b c d e f g h i j k l m n o p\n````\n\nEnd.\n";
        assert_eq!(
            in_terminal(page, 16, false),
            "a-rule\n\nSome words that\ngo on.\n\nWhy: it is so.\n\n- one and two\n  and three\n- four\n\n    ```\n    a b c d e f g h i j k l m n o p\n\nEnd.\n"
        );
        assert!(in_terminal(page, 16, true).contains("\u{1b}[1mWhy:\u{1b}[0m it is so."));
    }
}
