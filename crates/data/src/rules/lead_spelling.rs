//! `lead-spelling`: what looks like one person under two spellings.

use super::{Group, Level, Levels, Rule};

/// A person is spelt one way.
pub static LEAD_SPELLING: Rule = Rule {
    name: "lead-spelling",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Plans,
    purpose: "A person is spelt one way.",
    why: r#"Members and officers search a plan for a name to see what one person has to do. "P. Garrow" and "Petra
Garrow" are two people to a search, and to a count of actions by lead."#,
    remedy: r#"Spell the name in one way throughout the plan; replace all does it. Initials alone are understood only if
the full name stands somewhere, so write the name.

If they are two people, tell them apart by their posts: "P. Garrow (Fostering)", "Petra Garrow (Housing)"."#,
    examples: &[],
};
