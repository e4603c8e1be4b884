//! The table `[rules]`, of the settings and of a house: how much each rule counts.

use super::shape::Shape;
use crate::house::keys::KEYS;
use crate::rules::{ALL, Level, Levels, Rule};

/// The table: a key for each rule.
pub(super) fn shape() -> Shape {
    Shape::table(ALL.iter().map(|rule| (rule.name, rule_shape(rule))).collect())
}

/// What a rule takes: a level, or a table with a level and what that rule is told besides.
fn rule_shape(rule: &'static Rule) -> Shape {
    let levels: Vec<&str> = match rule.levels {
        Levels::Fixed => vec![rule.level.name()],
        Levels::Any => Level::NAMES.iter().map(|(name, _)| *name).collect(),
    };
    let level = Shape::one_of_words(&levels);
    let mut keys = vec![("level", level.clone().described("How much the rule counts."))];
    keys.extend(settings(rule));
    let says = match rule.levels {
        Levels::Fixed => {
            format!(
                "{} What breaks this rule is always an {}, since it could not be built or would be wrong in print.",
                rule.purpose,
                rule.level.name()
            )
        }
        Levels::Any => format!("{} \"{}\" if nothing is said.", rule.purpose, rule.level.name()),
    };
    Shape { any_of: vec![level, Shape::table(keys)], ..Shape::default() }.described(says)
}

/// What a rule is told besides its level.
fn settings(rule: &Rule) -> impl Iterator<Item = (&'static str, Shape)> {
    let table = format!("rules.{}", rule.name);
    let own = KEYS.iter().filter(move |key| key.split().0 == table && key.split().1 != "level");
    own.map(|key| (key.split().1, super::house::value(key.kind).described(super::house::plain(key.says))))
}
