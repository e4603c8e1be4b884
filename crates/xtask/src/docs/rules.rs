//! The page of all rules.

use super::markdown::slug;
use boardpaper_data::rules::{ALL, Group, Rule, page as page_of};

const OPENING: &str = "\
<!-- Made by `cargo xtask docs` from crates/data/src/rules: change those. -->

# The rules

What boardpaper looks at in your papers, why, and what to do about each message.
The name in square brackets in a message is the name of its rule, and `boardpaper explain NAME` prints what stands here.

## How much a rule counts

Each rule has a level:

- `error`: it is told, and the document is not built, since it could not be or would be wrong in print.
- `warning`: it is told, and the document is built.
- `off`: it is not looked at.

Rules whose page says “whatever a house or a workspace says” are always errors.
The level of every other rule can be set for all papers of a workspace in `boardpaper.toml`, and for all papers of a house in its `house.toml`:

```toml
[rules]
long-sentence = \"warning\"
unreferenced-appendix = \"off\"
acronym-not-explained = { level = \"error\", known = [\"NHS\"] }
```

If both set a level, the workspace has the last word.
`boardpaper explain NAME` says what counts in the workspace in which you stand.

`boardpaper check --rule NAME` shows the messages of one rule alone, even if the rule is off; `boardpaper check --explain` prints the page of each rule below its first message.

";

/// The page.
pub(super) fn page() -> String {
    let groups: Vec<(Group, Vec<&Rule>)> = Group::ALL
        .into_iter()
        .map(|group| (group, ALL.iter().copied().filter(|rule| rule.group == group).collect()))
        .filter(|(_, rules): &(Group, Vec<&Rule>)| !rules.is_empty())
        .collect();
    let contents: String = groups.iter().map(|(group, rules)| listed(*group, rules)).collect();
    let pages: String = groups
        .iter()
        .map(|(group, rules)| {
            let pages: String = rules.iter().map(|rule| format!("\n{}", page_of(rule, 3))).collect();
            format!("\n## {}\n{pages}", group.title())
        })
        .collect();
    format!("{OPENING}## All rules\n\n{contents}{pages}")
}

/// A group and its rules, a line each.
fn listed(group: Group, rules: &[&Rule]) -> String {
    let line = |rule: &&Rule| {
        format!("  - [{}](#{}) ({}): {}\n", rule.name, slug(rule.name), rule.level.name(), rule.purpose)
    };
    let rules: String = rules.iter().map(line).collect();
    format!("- [{}](#{})\n{rules}", group.title(), slug(group.title()))
}
