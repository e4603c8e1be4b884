//! The sample action plan: every status and rating, dates and words for them, what is overdue and what changed.

use super::quoted;
use crate::house::House;
use std::fmt::Write;

/// An action plan; one that has an earlier version tells what changed since.
pub(super) fn plan(house: &House, language: &str, earlier: Option<&str>) -> String {
    let mut text = format!(
        "kind = \"plan\"\nstandalone = true\ntitle = \"Action plan of the sample papers\"\nlanguage = {}\nas_at = {}\n",
        quoted(language),
        if earlier.is_some() { "2026-11-20" } else { "2026-06-19" },
    );
    if let Some(earlier) = earlier {
        let _ = writeln!(text, "previous = {}", quoted(earlier));
    }
    text.push_str("note = \"\"\"\nThe words of this plan mean nothing.\n\n- They show how a house draws them.\n- A note may have a [link](https://www.example.org/).\n\"\"\"\n");
    let phrase = house.plan.phrases.first().map_or("2027-01-29", String::as_str);
    for (place, status) in house.plan.statuses.iter().enumerate() {
        let number = place + 1;
        let _ = write!(
            text,
            "\n[[area]]\nref = \"{number}\"\ntitle = \"Area {number}: make sure that what was found is put right, and that people are told.\"\nsource = [\"Ofsted\", \"CQC\"]\n"
        );
        let rag = match house.plan.rags.as_slice() {
            [] => String::new(),
            rags => format!("rag = {}\n", quoted(&rags[place % rags.len()].id)),
        };
        // What is closed was on its way before, so that the change is told.
        let before = house.plan.statuses.iter().find(|status| !status.closed).unwrap_or(status);
        let status = if earlier.is_some() { status } else { before };
        let _ = write!(
            text,
            "\n[[area.action]]\ntext = \"Write to everybody concerned, with *what was found* and **what is to be done**.\"\nlead = [\"Amara Lindqvist-Oyelaran\", \"Head of Service\"]\ndue = 2026-09-30\nrevised_due = 2027-01-29\nstatus = {}\n{rag}\n[[area.action.update]]\ndate = 2026-05-29\ntext = \"The letters were drafted.\"\n",
            quoted(&status.id)
        );
        if earlier.is_some() {
            let _ = write!(
                text,
                "\n[[area.action.update]]\ndate = 2026-10-12\nby = \"Democratic Services\"\ntext = \"The letters were sent.[^sent-{number}]\\n\\n[^sent-{number}]: By post.\"\n"
            );
        }
        let _ = write!(
            text,
            "\n[[area.action]]\ntext = \"Report to the committee.\"\nlead = \"Head of Service\"\ndue = {}\nstatus = {}\n{rag}progress = \"Work goes on.\"\n",
            quoted(phrase),
            quoted(&before.id)
        );
    }
    text
}
