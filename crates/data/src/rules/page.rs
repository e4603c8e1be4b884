//! The page of a rule, for `boardpaper explain` and for `docs/rules.md`.

use super::{Level, Levels, Rule};

/// The page of a rule as Markdown, below a heading of that level.
pub fn page(rule: &Rule, heading: usize) -> String {
    let mut page = format!("{} {}\n\n{}\n\n{}\n", "#".repeat(heading), rule.name, rule.purpose, levels(rule));
    for (lead, text) in [("Why", rule.why), ("What to do", rule.remedy)] {
        let text = text.trim();
        if !text.is_empty() {
            page.push_str(&format!("\n**{lead}:**{}{text}\n", if is_words(text) { " " } else { "\n\n" }));
        }
    }
    for example in rule.examples {
        let fence = fence_around(&[example.wrong, example.right]);
        for (lead, text) in [("Wrong, for example:", example.wrong), ("Right:", example.right)] {
            page.push_str(&format!("\n{lead}\n\n{fence}markdown\n{}\n{fence}\n", text.trim_matches('\n')));
        }
    }
    page
}

/// How much a rule counts, and who may say otherwise.
pub fn levels(rule: &Rule) -> String {
    let level = rule.level.name();
    if rule.levels == Levels::Fixed {
        return format!("Level: {level}, whatever a house or a workspace says.");
    }
    let others: Vec<String> = Level::NAMES
        .iter()
        .filter(|(_, other)| *other != rule.level)
        .map(|(name, _)| format!("`{name}`"))
        .collect();
    format!("Level: {level}. A house or a workspace may set it to {}.", others.join(" or "))
}

/// Whether a text begins with words, and not with a list or with something typed.
fn is_words(text: &str) -> bool {
    !text.starts_with(['-', '*', '`', '|', '>', '#', '~', '1'])
        || text.starts_with('`') && !text.starts_with("```")
}

/// A fence longer than any in some texts.
fn fence_around(texts: &[&str]) -> String {
    let longest = |text: &str| text.split(|sign| sign != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(texts.iter().map(|text| longest(text)).max().unwrap_or_default().max(2) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Example, Group};

    #[test]
    fn a_page_says_what_why_how_and_shows_it() {
        let rule = Rule {
            name: "no-shouting",
            level: Level::Warning,
            levels: Levels::Any,
            group: Group::Wording,
            purpose: "Words are not shouted.",
            why: "Capitals are hard to read.",
            remedy: "- Type small letters.",
            examples: &[Example { wrong: "\n```\nNO\n```\n", right: "No." }],
        };
        assert_eq!(
            page(&rule, 3),
            "\
### no-shouting

Words are not shouted.

Level: warning. A house or a workspace may set it to `off` or `error`.

**Why:** Capitals are hard to read.

**What to do:**

- Type small letters.

Wrong, for example:

````markdown
```
NO
```
````

Right:

````markdown
No.
````
"
        );
    }
}
