//! Which rules count and how much: what `[rules]` of the workspace and of a house say.

use super::{ALL, Level, Levels, Rule, find};
use crate::diagnostic::{Diagnostic, Problems, Severity, did_you_mean};
use crate::rules;
use crate::source::Span;
use crate::written::{Fields, Table, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Which rules count and how much, with what they are told besides. Cheap to clone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RuleSet(Arc<Given>);

/// What somebody said of rules; of all others, what their files say.
#[derive(Debug, Clone, Default, PartialEq)]
struct Given {
    levels: BTreeMap<&'static str, Level>,
    /// Rules that are looked at whatever was said of them.
    asked: BTreeSet<&'static str>,
    known: Option<Vec<String>>,
    words: Option<usize>,
    age: Option<usize>,
}

/// How long a sentence may be, in words, where nobody says otherwise.
const SENTENCE: usize = 40;
/// The reading age that a report may ask for, in years, where nobody says otherwise.
const AGE: usize = 16;

impl RuleSet {
    /// How much a rule counts.
    pub fn level(&self, rule: &Rule) -> Level {
        self.given(rule).unwrap_or(rule.level)
    }

    /// Whether a rule is looked at.
    pub fn asks_for(&self, rule: &Rule) -> bool {
        self.level(rule) != Level::Off
    }

    fn given(&self, rule: &Rule) -> Option<Level> {
        let given = self.0.levels.get(rule.name).copied();
        let is_asked = given.unwrap_or(rule.level) == Level::Off && self.0.asked.contains(rule.name);
        if is_asked { Some(Level::Warning) } else { given }
    }

    /// Abbreviations that need no explanation here.
    pub fn known_acronyms(&self) -> &[String] {
        self.0.known.as_deref().unwrap_or_default()
    }

    /// How many words a sentence may have.
    pub fn sentence_words(&self) -> usize {
        self.0.words.unwrap_or(SENTENCE)
    }

    /// The reading age that a report may ask for, in years.
    pub fn reading_age(&self) -> usize {
        self.0.age.unwrap_or(AGE)
    }

    /// These rules with those of somebody nearer, who has the last word on each; abbreviations that either
    /// knows are known.
    #[must_use]
    pub fn overlaid(&self, nearer: &Self) -> Self {
        let mut given = Given::clone(&self.0);
        given.levels.extend(&nearer.0.levels);
        given.asked.extend(&nearer.0.asked);
        if let Some(more) = &nearer.0.known {
            given.known.get_or_insert_default().extend_from_slice(more);
        }
        given.words = nearer.0.words.or(given.words);
        given.age = nearer.0.age.or(given.age);
        Self(Arc::new(given))
    }

    /// These rules with one that is looked at whatever was said of it, here or by whoever is nearer.
    #[must_use]
    pub fn with(&self, rule: &Rule) -> Self {
        let mut given = Given::clone(&self.0);
        given.asked.insert(rule.name);
        Self(Arc::new(given))
    }

    /// A fault as it counts here; none if its rule is off.
    pub fn judge(&self, mut diagnostic: Diagnostic) -> Option<Diagnostic> {
        match self.given(diagnostic.rule) {
            None if diagnostic.rule.level == Level::Off => return None,
            None => {}
            Some(Level::Off) => return None,
            Some(Level::Warning) => diagnostic.severity = Severity::Warning,
            Some(Level::Error) => diagnostic.severity = Severity::Error,
        }
        Some(diagnostic)
    }
}

/// Reads the table `[rules]`: of each rule a level, or a table with a `level` and what that rule is told besides.
pub fn read_rules(table: &Table, problems: &mut Problems) -> RuleSet {
    let mut given = Given::default();
    for entry in &table.entries {
        let Some(rule) = find(&entry.key) else {
            problems.push(unknown_rule(&entry.key, entry.key_span));
            continue;
        };
        let level = match &entry.value.value {
            Value::Table(table) => read_settings(rule, table, &mut given, problems),
            Value::String(written) => read_level(rule, written.as_str(), entry.value.span, problems),
            _ => {
                problems.report(
                    &rules::WRONG_TYPE,
                    entry.value.span,
                    format!(
                        "the level of the rule `{}` is {}, not one of three words",
                        rule.name,
                        entry.value.value.describe()
                    ),
                    "write \"off\", \"warning\" or \"error\", in quotation marks",
                );
                None
            }
        };
        given.levels.extend(level.map(|level| (rule.name, level)));
    }
    RuleSet(Arc::new(given))
}

fn unknown_rule(name: &str, span: Span) -> Diagnostic {
    let hint = match did_you_mean(name, ALL.iter().map(|rule| rule.name)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`boardpaper explain` lists the rules".to_owned(),
    };
    Diagnostic::new(&rules::UNKNOWN_KEY, span, format!("there is no rule `{name}`")).hint(hint)
}

fn read_level(rule: &Rule, written: &str, span: Span, problems: &mut Problems) -> Option<Level> {
    let Some((_, level)) = Level::NAMES.into_iter().find(|(name, _)| *name == written) else {
        problems.report(
            &rules::BAD_SETTING,
            span,
            format!("a rule has no level `{written}`"),
            "write \"off\", \"warning\" or \"error\"",
        );
        return None;
    };
    if rule.levels == Levels::Fixed && level != rule.level {
        problems.report(
            &rules::BAD_SETTING,
            span,
            format!("the rule `{}` is always an {}", rule.name, rule.level.name()),
            "delete this line: what breaks the rule cannot be built, or would be wrong in print",
        );
        return None;
    }
    Some(level)
}

fn read_settings(
    rule: &'static Rule,
    table: &Table,
    given: &mut Given,
    problems: &mut Problems,
) -> Option<Level> {
    let mut fields = Fields::new(table, "the settings of a rule");
    let level = fields
        .string("level", problems)
        .and_then(|written| read_level(rule, &written.value, written.span, problems));
    // Whoever tells a rule something wants it looked at.
    let level = level.or_else(|| (rule.level == Level::Off).then_some(Level::Warning));
    if rule == &rules::ACRONYM_NOT_EXPLAINED
        && let Some(known) = fields.texts("known", problems)
    {
        given.known = Some(known.iter().map(|text| text.as_str().to_owned()).collect());
    }
    if rule == &rules::LONG_SENTENCE {
        given.words = whole(&mut fields, "words", 5..=1000, SENTENCE, problems);
    }
    if rule == &rules::READING_AGE {
        given.age = whole(&mut fields, "age", 7..=25, AGE, problems);
    }
    fields.finish(&[], &[], problems);
    level
}

fn whole(
    fields: &mut Fields<'_>,
    key: &str,
    range: std::ops::RangeInclusive<i64>,
    usual: usize,
    problems: &mut Problems,
) -> Option<usize> {
    let node = fields.node(key)?;
    match &node.value {
        Value::Integer(number) if range.contains(number) => usize::try_from(*number).ok(),
        _ => {
            problems.report(
                &rules::BAD_SETTING,
                node.span,
                format!("`{key}` is a whole number from {} to {}", range.start(), range.end()),
                format!("write {key} = {usual}, say"),
            );
            None
        }
    }
}
