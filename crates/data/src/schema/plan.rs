//! The keys of an action plan.

use super::keys::Kind::*;
use super::keys::{Document, Key, Need, may, must};
use super::report::{ACCESS, LANGUAGE};

/// An action plan.
pub(super) const DOCUMENT: Document = Document {
    title: "Action plan",
    says: "An action plan: areas, what is done in each, and how it gets on. On its own, or part of a report that names its file.",
    keys: &[HEAD, AREA, UPDATES],
    needs: &[Need::One("", &["area", "sheet"]), Need::With("", "tab", "sheet")],
};

const HEAD: &[Key] = &[
    must("kind", OneOf(&["plan"]), "Says that this is an action plan, as against a report or a review."),
    must("title", Words, "What the plan is called."),
    may(
        "as_at",
        Date,
        "The day for which the plan is true, and from which overdue is counted: 2026-11-20. A plan that stands on its own has to say it; one that is part of a report has the date of that if nothing is said.",
    ),
    may("note", Text, "What prints under the table, in Markdown."),
    may(
        "previous",
        Text,
        "The file of the version that was reported last, named from the folder of this file: what changed since prints in a table.",
    ),
    may(
        "sheet",
        Text,
        "A sheet with the areas and actions, in place of [[area]]: an .xlsx or .csv file, named from the folder of this file.",
    ),
    may("tab", Text, "The sheet's tab to read; the first if nothing is said."),
    may("standalone", Boolean, "True if the plan is built on its own too, though a report has it as a part."),
    may(
        "house",
        Text,
        "The house style: a folder in templates, or a style that boardpaper brings. The workspace's if nothing is said.",
    ),
    may("date", Date, "The date of the document, where that is not the day of as_at."),
    may(
        "publisher",
        Text,
        "Who publishes it, and the author of the PDF. The workspace's organisation if nothing is said.",
    ),
    may("language", Language, LANGUAGE),
    may("access", OneOf(&["open", "exempt", "confidential"]), ACCESS),
];

const AREA: &[Key] = &[
    may(
        "area",
        SomeTables,
        "What has to improve. Each area stands below a line [[area]] and has one action at least.",
    ),
    must(
        "area[].ref",
        Words,
        "The ref under which the area was first reported, in quotation marks. It is permanent, and never given to another.",
    ),
    must("area[].title", Words, "What has to improve, in Markdown."),
    may("area[].source", Texts, "Who found it, or a list of several."),
    may("area[].lead", Texts, "Who leads all the actions of the area, where that is said once for all."),
    may("area[].due", Due, "When all the actions of the area are due, where that is said once for all."),
    may(
        "area[].revised_due",
        Due,
        "When all the actions of the area are due now, if that was changed for all.",
    ),
    must("area[].action", SomeTables, "What is done. Each action stands below a line [[area.action]]."),
    may(
        "area[].action[].ref",
        Words,
        "The ref of the action, in quotation marks: permanent, and never given to another. Where nothing is said, that of the area and a number: 1.1.",
    ),
    must("area[].action[].text", Words, "What is done, in Markdown."),
    may("area[].action[].lead", Texts, "Who leads the action, or a list of several."),
    may(
        "area[].action[].due",
        Due,
        "When it is due: a date, words such as \"Quarterly\", or a list of them.",
    ),
    may("area[].action[].revised_due", Due, "When it is due now, if that was changed."),
    may(
        "area[].action[].status",
        Text,
        "The status, by the name that the house gives it: \"on-target\". Where nothing is said, the house says which it is.",
    ),
    may("area[].action[].rag", Text, "The rating, by the name that the house gives it: \"green\"."),
    may(
        "area[].action[].progress",
        Text,
        "How the action gets on, in Markdown, where there are no dated updates.",
    ),
];

const UPDATES: &[Key] = &[
    may(
        "area[].action[].update",
        Tables,
        "How the action gets on, the oldest first. Each update stands below a line [[area.action.update]].",
    ),
    may("area[].action[].update[].date", Date, "When it was said."),
    may("area[].action[].update[].by", Text, "Who said it."),
    must("area[].action[].update[].text", Words, "What was said, in Markdown."),
    may(
        "area[].update",
        Tables,
        "Progress that several actions of the area share. Each update stands below a line [[area.update]].",
    ),
    may("area[].update[].date", Date, "When it was said."),
    may("area[].update[].by", Text, "Who said it."),
    must("area[].update[].text", Words, "What was said, in Markdown."),
    may(
        "area[].update[].actions",
        Texts,
        "The refs of the actions that it is about, which follow one another. Where nothing is said, those without progress of their own.",
    ),
];
