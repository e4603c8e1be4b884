//! Every rule finds what its page in `tests/rules` says, keeps silent where its page says so, and is content when its
//! advice is followed. `RENEW=1 cargo test --test rules` writes anew what is said; read it aloud then.

mod scenarios;
mod told;

use boardpaper_data::rules::{self, Level, Rule};
use boardpaper_tests::workspace::repository;
use scenarios::{Content, File, Mode, Run, Verdict, runs};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use told::{Told, tell};

/// Rules that only a failing machine, or a fault of boardpaper itself, breaks: their pages say where they are tested.
const NOT_SHOWN: [&str; 7] =
    ["bug", "engine-refused", "hidden-cells", "memory-limit", "output", "time-limit", "unreadable"];

fn page(rule: &str) -> PathBuf {
    repository().join(format!("tests/rules/{rule}.md"))
}

/// The rules whose pages are tried: those that `RULE` names, or all.
fn tried() -> impl Iterator<Item = &'static &'static Rule> {
    let named = std::env::var("RULE").ok();
    rules::ALL.iter().filter(move |rule| named.as_ref().is_none_or(|named| named == rule.name))
}

#[test]
fn every_rule_does_what_its_page_says() {
    let renew = std::env::var_os("RENEW").is_some();
    let mut faults = Vec::new();
    for rule in tried() {
        let path = page(rule.name);
        let Ok(text) = fs::read_to_string(&path) else {
            faults.push(format!("{}: there is no such page", path.display()));
            continue;
        };
        let runs = runs(&text);
        let told: Vec<Told> = runs.iter().map(tell).collect();
        for (run, told) in runs.iter().zip(&told) {
            if let Some(fault) = fault(rule, run, told, renew) {
                faults.push(format!("tests/rules/{}.md:{} ({}): {fault}", rule.name, run.line, run.title));
            }
        }
        if let Some(lack) = lack(rule, &text, &runs) {
            faults.push(format!("tests/rules/{}.md: {lack}", rule.name));
        }
        if renew {
            fs::write(&path, renewed(&text, &runs, &told)).expect("the page can be written");
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n\n"));
}

/// What came out otherwise than a run says.
fn fault(rule: &Rule, run: &Run, told: &Told, renew: bool) -> Option<String> {
    let fires = told.rules.contains(&rule.name);
    let shown = run.said.as_deref().unwrap_or_default();
    match run.verdict {
        Verdict::Wrong if !fires => Some(format!("the rule does not find it; said is:\n{}", told.text)),
        Verdict::Mended if fires => Some(format!("the advice was followed, and still:\n{}", told.text)),
        Verdict::Right if fires => Some(format!("this is right, and still:\n{}", told.text)),
        Verdict::Mended | Verdict::Right if run.said.is_none() && !told.rules.is_empty() => {
            Some(format!("another rule says:\n{}", told.text))
        }
        _ if !renew && shown != told.text => {
            Some(format!("said is:\n{}\nand the page shows:\n{shown}", told.text))
        }
        _ => None,
    }
}

/// What a page lacks.
fn lack(rule: &Rule, page: &str, runs: &[Run]) -> Option<&'static str> {
    let title = format!("# `{}`\n", rule.name);
    let verdicts: Vec<Verdict> = runs.iter().map(|run| run.verdict).collect();
    let is_mended = verdicts.windows(2).any(|pair| pair == [Verdict::Wrong, Verdict::Mended]);
    if !page.starts_with(&title) {
        Some("the page does not open with the name of its rule")
    } else if NOT_SHOWN.contains(&rule.name) {
        None
    } else if !is_mended {
        Some("no scenario shows how a fault is mended")
    } else if !verdicts.contains(&Verdict::Right) {
        Some("no scenario shows what is right from the first")
    } else {
        None
    }
}

/// A page that shows what is said now.
fn renewed(page: &str, runs: &[Run], told: &[Told]) -> String {
    let mut text = page.to_owned();
    for (run, told) in runs.iter().zip(told).rev() {
        match run.said {
            Some(_) => text.replace_range(run.said_at.clone(), &told.text),
            None if run.verdict == Verdict::Wrong => {
                text.insert_str(run.said_at.start, &format!("\n```said\n{}```\n", told.text));
            }
            None => {}
        }
    }
    text
}

#[test]
fn every_page_is_that_of_a_rule() {
    let names: BTreeSet<String> = rules::ALL.iter().map(|rule| format!("{}.md", rule.name)).collect();
    let pages = fs::read_dir(repository().join("tests/rules")).expect("the pages are there");
    for page in pages {
        let name = page.expect("the folder can be read").file_name();
        assert!(names.contains(name.to_str().unwrap_or_default()), "{name:?} is the page of no rule");
    }
}

#[test]
fn the_examples_of_every_rule_are_true() {
    let mut faults = Vec::new();
    for rule in tried() {
        for example in rule.examples {
            // A rule that is off is asked for.
            let settings = format!("[rules]\n{} = \"warning\"\n", rule.name);
            let said = |text: &str| {
                let mut files =
                    vec![File { path: "data/paper.md".to_owned(), content: Content::Text(text.to_owned()) }];
                if rule.level == Level::Off {
                    files.push(File {
                        path: "boardpaper.toml".to_owned(),
                        content: Content::Text(settings.clone()),
                    });
                }
                let (line, title, said_at) = (0, String::new(), 0..0);
                tell(&Run {
                    line,
                    title,
                    verdict: Verdict::Right,
                    mode: Mode::Check,
                    files,
                    said: None,
                    said_at,
                })
            };
            let wrong = said(example.wrong);
            if !wrong.rules.contains(&rule.name) {
                faults.push(format!("{}: not found in\n{}\n{}", rule.name, example.wrong, wrong.text));
            }
            let right = said(example.right);
            if !right.rules.is_empty() {
                faults.push(format!(
                    "{}: said of what is right:\n{}\n{}",
                    rule.name, example.right, right.text
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
