//! `nil-without-judgement`.

use super::{Example, Group, Level, Levels, Rule};
use crate::diagnostic::{Diagnostic, Problems};
use crate::house::KnownHeading;
use crate::source::Span;
use crate::workspace::Jurisdiction;

/// Where a judgement is asked for, it is stated (Equality Act 2010, section 149).
pub static NIL_WITHOUT_JUDGEMENT: Rule = Rule {
    name: "nil-without-judgement",
    level: Level::Warning,
    levels: Levels::Any,
    group: Group::Sections,
    purpose: "Where a judgement is asked for, it is stated (Equality Act 2010, section 149).",
    why: r"Those who decide must have due regard to equality (Equality Act 2010, section 149; in Northern Ireland
the Northern Ireland Act 1998, section 75), and in England and Wales to crime and disorder (Crime and
Disorder Act 1998, section 17).
A court that is asked whether they had looks at the paper that was before them. “None”, “N/A” or “There are no
equality implications” shows that a heading was filled in, not that anybody thought about it.

The house says which headings ask for a judgement: `judgement = true` below `[section.ID]` or
`[section.ID.sub.ID]` in its `house.toml`. This rule looks at these alone.",
    remedy: r"Say whom the decision affects and how. If it affects nobody more than others, say so, and why: “Nobody
is affected more than others, because opening hours stay as they are.” If it was assessed, say what was found and
where the assessment can be read.",
    examples: &[Example {
        wrong: "# Implications\n\n## Equality\n\nThere are no equality implications.\n",
        right: "# Implications\n\n## Equality\n\n\
            Nobody is affected more than others, because opening hours stay as they are.\n",
    }],
};

/// Words that say that there is nothing, in English and Welsh.
const NOTHING: &[&str] = &["no", "none", "nil", "not", "na", "without", "dim", "nid", "nac", "amherthnasol"];

/// Words with which that is said at more length, and nothing more. A word that gives a reason, or says what kind
/// of effect there is not, is none of them.
const EMPTY: &[&str] = &[
    "a",
    "adroddiad",
    "all",
    "an",
    "and",
    "any",
    "anticipated",
    "applicable",
    "apply",
    "are",
    "arise",
    "arisen",
    "arises",
    "arising",
    "as",
    "associated",
    "at",
    "authority",
    "be",
    "been",
    "berthnasol",
    "board",
    "cabinet",
    "codi",
    "committee",
    "concerns",
    "considerations",
    "consequence",
    "contained",
    "council",
    "current",
    "cydraddoldeb",
    "decision",
    "deillio",
    "did",
    "direct",
    "directly",
    "disorder",
    "diversity",
    "do",
    "does",
    "duty",
    "ddim",
    "equalities",
    "equality",
    "executive",
    "for",
    "from",
    "further",
    "goblygiadau",
    "had",
    "has",
    "have",
    "hwn",
    "i",
    "identified",
    "immediate",
    "impact",
    "impacts",
    "implication",
    "implications",
    "in",
    "inclusion",
    "is",
    "issue",
    "issues",
    "it",
    "known",
    "material",
    "materion",
    "matters",
    "moment",
    "noted",
    "o",
    "oes",
    "of",
    "on",
    "or",
    "other",
    "out",
    "paper",
    "particular",
    "point",
    "present",
    "proposal",
    "proposals",
    "r",
    "raise",
    "raised",
    "raises",
    "ran",
    "recommendation",
    "recommendations",
    "regard",
    "related",
    "relating",
    "relation",
    "report",
    "resulting",
    "s",
    "sector",
    "section",
    "set",
    "specific",
    "stage",
    "that",
    "the",
    "there",
    "this",
    "time",
    "to",
    "under",
    "unrhyw",
    "uniongyrchol",
    "was",
    "were",
    "will",
    "with",
];

/// Whether a paragraph below such a heading says no more than that there is nothing. What the house prints there
/// of its own is for the house to answer for.
pub(crate) fn states_no_judgement(heading: &KnownHeading, words: &str) -> bool {
    let folded = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
    if heading.nil.as_ref().is_some_and(|phrase| folded(phrase) == folded(words)) {
        return false;
    }
    let words = words.to_lowercase().replace("n/a", "na");
    let titles = std::iter::once(&heading.title).chain(&heading.also).map(|title| title.to_lowercase());
    let titles: Vec<String> = titles.collect();
    let in_title = |word: &str| titles.iter().any(|title| parts(title).any(|part| part == word));
    let mut denies = false;
    let is_empty = parts(&words).all(|word| {
        let denial = NOTHING.contains(&word);
        denies |= denial;
        denial || EMPTY.contains(&word) || in_title(word)
    });
    is_empty && denies
}

fn parts(words: &str) -> impl Iterator<Item = &str> {
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Reports a heading under which a judgement is missing; `id` is the house's id of it.
pub(crate) fn report_missing_judgement(
    heading: &KnownHeading,
    id: &str,
    span: Span,
    jurisdiction: Jurisdiction,
    problems: &mut Problems,
) {
    let hint = if id.starts_with("equalit") {
        let law = match jurisdiction {
            Jurisdiction::NorthernIreland => "Northern Ireland Act 1998, section 75",
            _ => "Equality Act 2010, section 149",
        };
        format!("say whom it affects and how, or why it affects nobody more than others ({law})")
    } else if id.starts_with("crime") && matches!(jurisdiction, Jurisdiction::England | Jurisdiction::Wales) {
        "say what it does about crime and disorder, or why it does nothing (Crime and Disorder Act 1998, section 17)"
            .to_owned()
    } else {
        "say what was judged, and why".to_owned()
    };
    let message = format!("“{}” states no judgement", heading.title);
    problems.push(Diagnostic::new(&NIL_WITHOUT_JUDGEMENT, span, message).hint(hint));
}

#[cfg(test)]
mod tests {
    use crate::sample::sample;

    fn told(house: &str, text: &str) -> Vec<String> {
        let sample = sample(house, &format!("# Implications\n\n## Equality\n\n{text}\n\n## Legal\n\nNone\n"));
        sample.said
    }

    const MISSING: &str = "9:1 nil-without-judgement: “Equality implications” states no judgement";

    #[test]
    fn words_that_state_no_judgement() {
        for text in [
            "",
            "None",
            "N/A",
            "Not applicable.",
            "**None identified.**",
            "There are no equality implications.",
            "There are no equality and diversity issues",
            "No equality issues arise.",
            "There are no direct equality implications arising from this report.",
            "There are no specific equality and diversity implications arising from the recommendations in this report.",
            "This report has no equalities implications at this stage.",
            "None arising directly from this report",
            "Nid oes goblygiadau cydraddoldeb.",
        ] {
            assert_eq!(told("", text), [MISSING], "{text}");
        }
    }

    #[test]
    fn words_that_state_one() {
        for text in [
            "There are no equality implications, because the report only notes figures.",
            "No negative impact was identified.",
            "The impact assessment found no adverse effect on any group.",
            "Nobody is affected more than others.",
            "None of the changes affects older people.",
            "There are none.\n\nThe assessment is in the background papers.",
            "- none for staff\n- one for residents",
            "### Staff\n\nWomen hold eight of the ten posts.",
        ] {
            assert_eq!(told("", text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn the_house_says_where_a_judgement_is_asked_for() {
        let house =
            "[section.implications.sub]\nequality = { judgement = false }\nlegal = { judgement = true }\n";
        assert_eq!(
            told(house, "None"),
            ["13:1 nil-without-judgement: “Legal implications” states no judgement"]
        );
        let house = "[section.crime]\ntitle = \"Crime and disorder\"\njudgement = true\n";
        let sample = sample(house, "# Crime and disorder\n\nNo crime and disorder issues.\n");
        assert_eq!(sample.said, ["7:1 nil-without-judgement: “Crime and disorder” states no judgement"]);
        assert_eq!(
            sample.hints,
            ["say what it does about crime and disorder, or why it does nothing \
            (Crime and Disorder Act 1998, section 17)"]
        );
    }

    #[test]
    fn a_house_may_have_a_judgement_of_its_own_ready() {
        let house = "[section.implications.sub.equality]\nnil = \"There are no equality issues.\"\n";
        assert_eq!(told(house, "There are no equality issues."), Vec::<String>::new());
        assert_eq!(told(house, ""), [MISSING]);
    }
}
