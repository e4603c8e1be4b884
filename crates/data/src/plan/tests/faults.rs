//! Plans that cannot be printed, and what is said of each.

use super::{HEAD, area, plan, read};
use crate::sample::{Sample, sample_of, sample_with};

/// What is said of a plan, and below each message its hint.
fn told(plan: &str) -> Vec<String> {
    let sample = read(plan);
    assert!(sample.report.is_none());
    sample.said.into_iter().zip(sample.hints).flat_map(|(said, hint)| [said, hint]).collect()
}

#[test]
fn what_every_plan_has() {
    assert_eq!(
        told("kind = 'plan'"),
        [
            "1:1 missing-field: an action plan needs `title`",
            "add a line such as title = \"…\"",
            "1:1 missing-field: an action plan needs `as_at`",
            "add a line such as as_at = 2026-11-20: the day from which overdue is counted",
            "1:1 missing-field: an action plan has no areas",
            "add an `[[area]]` with an `[[area.action]]`, or name a sheet with sheet = \"…\"",
        ]
    );
    assert_eq!(
        told(&format!("{HEAD}[[area]]\n")),
        [
            "4:1 missing-field: `[[area]]` needs `ref`",
            "add a line such as ref = \"…\"",
            "4:1 missing-field: `[[area]]` needs `title`",
            "add a line such as title = \"…\"",
            "4:1 missing-field: an area has no action",
            "add an `[[area.action]]` below it",
        ]
    );
    assert_eq!(
        told(&plan(&["lead = 'A. Officer'"]).replace("text = 'Train staff.'\n", "")),
        ["7:1 missing-field: `[[area.action]]` needs `text`", "add a line such as text = \"…\""]
    );
}

#[test]
fn what_is_empty() {
    assert_eq!(
        told(
            &format!("{HEAD}{}", area("ref = ' '\ntitle = ''", &["ref = ''\ntext = ' '"]))
                .replace("'Action plan'", "''")
        ),
        [
            "2:9 missing-field: `title` is empty",
            "write the title between the quotation marks",
            "5:7 missing-field: `ref` is empty",
            "write the ref under which it was first reported",
            "6:9 missing-field: `title` has no words",
            "write what it should say",
            "10:7 missing-field: `ref` is empty",
            "write the ref under which it was first reported",
            "11:8 missing-field: `text` has no words",
            "write what it should say",
        ]
    );
    assert_eq!(
        told(&plan(&["update = [{ date = 2026-07-01, text = '' }]"])),
        ["10:39 missing-field: `text` has no words", "write what it should say"]
    );
}

#[test]
fn what_prints_no_words() {
    let no_words = |place: &str, key: &str| format!("{place} missing-field: `{key}` has no words");
    for text in ["&nbsp;", "[courses]: https://example.org"] {
        let of_action = told(&plan(&[&format!("text = '{text}'")]));
        assert_eq!(of_action, [&no_words("10:8", "text"), "write what it should say"], "{text}");
        let of_area = told(&format!("{HEAD}{}", area(&format!("ref = '1'\ntitle = '{text}'"), &[""])));
        assert_eq!(of_area, [&no_words("6:9", "title"), "write what it should say"], "{text}");
        let of_update = told(&plan(&[&format!("update = [{{ text = '{text}' }}]")]));
        assert_eq!(of_update, [&no_words("10:20", "text"), "write what it should say"], "{text}");
    }
    assert!(read(&plan(&["text = '![A map](map.png)'"])).report.is_some());
}

#[test]
fn a_status_that_the_house_does_not_have() {
    let known = "`not-started`, `on-target`, `partially-completed`, `completed`, `unknown`";
    assert_eq!(
        told(&plan(&["status = 'complete'", "status = 'late'", "status = 'completed'\nrag = 'yellow'"])),
        [
            "11:10 bad-setting: the house `mine` has no status `complete`",
            &format!("write `completed`, if that is what was meant; known are {known}"),
            "16:10 bad-setting: the house `mine` has no status `late`",
            &format!("use one of {known}"),
            "22:7 bad-setting: the house `mine` has no RAG rating `yellow`",
            "use one of `red`, `amber`, `green`",
        ]
    );
    assert!(
        read(&plan(&["status = ' On Target '\nrag = 'AMBER'", "status = ''\nrag = ''"])).report.is_some()
    );
}

#[test]
fn keys_below_the_wrong_table() {
    for (keys, place, hint) in [
        ("as_at = 2026-11-20", "11:1", "up, above the first line in square brackets"),
        ("previous = 'june.toml'", "11:1", "up, above the first line in square brackets"),
        ("staus = 'completed'", "11:1", "write `status`, if that is what was meant"),
    ] {
        let told = told(&plan(&[keys]));
        let key = keys.split(' ').next().unwrap();
        assert_eq!(told[0], format!("{place} unknown-key: `{key}` is not a key of `[[area.action]]`"));
        assert!(told[1].contains(hint), "{told:?}");
    }
    assert_eq!(
        told(&format!("{HEAD}area = 'Supervision'\n"))[2],
        "4:8 wrong-type: `area` is text, not a table or a list of tables"
    );
}

#[test]
fn actions_and_updates_at_the_top() {
    let action = "[[action]]\ntext = 'Train staff.'\n";
    let below = |path: &str| format!("write `{path}` below the `[[area]]` that it belongs to");
    assert_eq!(
        told(&(plan(&[""]) + action + "[[update]]\ntext = 'Begun.'\n")),
        [
            "12:3 unknown-key: `action` stands at the top of the plan",
            &below("[[area.action]]"),
            "14:3 unknown-key: `update` stands at the top of the plan",
            &below("[[area.action.update]]"),
        ]
    );
    assert_eq!(
        told(&format!("{HEAD}{action}"))[2],
        "4:3 unknown-key: `action` stands at the top of the plan"
    );
}

#[test]
fn the_id_of_a_plan_on_its_own() {
    let plan = plan(&["text = 'Train staff. {#plan}'"]);
    assert_eq!(
        told(&plan),
        ["10:23 duplicate-id: the id `plan` is given twice", "give one of the two another name"]
    );
    assert_eq!(printed(&plan).said, [""; 0]);
}

/// What comes of a plan in a report that prints it.
fn printed(plan: &str) -> Sample {
    let report = "+++\nkind = 'report'\ntitle = 'A title'\ndate = 2026-12-10\n[[appendix]]\ntitle = 'Plan'\nplan = 'plan.toml'\n+++\n# Purpose\n\nTo tell of the plan.\n";
    sample_of("", &[("report.md", report), ("plan.toml", plan)])
}

#[test]
fn keys_that_only_a_plan_on_its_own_needs() {
    for (key, value, message) in [
        ("date", "'nonsense'", "bad-date: `nonsense` is not a date"),
        ("date", "3", "bad-date: a number stands where a date is wanted"),
        ("standalone", "'yes'", "wrong-type: `standalone` is text, not true or false"),
        ("language", "'Welsh'", "bad-setting: `Welsh` is no code of a language"),
        ("publisher", "3", "wrong-type: `publisher` is a number, not text"),
    ] {
        let plan = plan(&[""]).replacen('\n', &format!("\n{key} = {value}\n"), 1);
        let place = format!("2:{}", key.len() + 4);
        assert_eq!(printed(&plan).said, [format!("plan.toml:{place} {message}")], "{key} = {value}");
        assert_eq!(read(&plan).said, [format!("{place} {message}")], "{key} = {value}");
    }
}

#[test]
fn progress_and_updates() {
    assert_eq!(
        told(&plan(&["progress = 'Begun.'\nupdate = [{ text = 'Begun.' }]"])),
        [
            "10:12 bad-setting: an action has both `progress` and updates",
            "write the progress as one more `[[area.action.update]]`"
        ]
    );
}

#[test]
fn what_no_cell_can_hold() {
    assert_eq!(
        told(&plan(&["progress = '''\n# Courses\n'''", "progress = '''\n::: plan other.toml\n:::\n'''"])),
        [
            "11:1 skipped-heading-level: a heading stands in an action plan",
            "delete the `#`, and write the words in bold if need be",
            "17:1 bad-fence: an action plan stands within an action plan",
            "move `::: plan` into the report",
        ]
    );
}

#[test]
fn a_sheet_and_areas() {
    let sheet = |keys: &str, areas: &str| told(&format!("{HEAD}{keys}\n{areas}"));
    assert_eq!(
        sheet("sheet = 'plan.csv'", &area("ref = '1'", &[""])),
        [
            "4:9 bad-setting: a plan has both a sheet and areas of its own",
            "keep the sheet or the `[[area]]` tables, and delete the other"
        ]
    );
    assert_eq!(
        sheet("tab = 'Plan'", &area("ref = '1'", &[""])),
        ["4:7 bad-setting: `tab` goes with `sheet`, and there is none", "delete `tab`, or add sheet = \"…\""]
    );
    assert_eq!(sheet("sheet = 'plan.csv'", "")[0], "4:9 missing-file: there is no file `data/plan.csv`");
}

#[test]
fn files_that_are_no_plan() {
    let printed = |file: &str, text: &str| {
        let report = format!(
            "+++\nkind = 'report'\ntitle = 'A title'\ndate = 2026-12-10\n[[appendix]]\ntitle = 'Plan'\nplan = '{file}'\n+++\n# Purpose\n\nTo tell of the plan.\n"
        );
        let sample = sample_of("", &[("report.md", &report), (file, text)]);
        assert!(sample.report.is_none());
        sample.said.join("\n")
    };
    let no_plan = |file| format!("7:8 bad-setting: `data/{file}` is no action plan");
    assert_eq!(printed("a.toml", "buses = 3"), no_plan("a.toml"));
    assert_eq!(printed("a.md", "# Purpose\n"), no_plan("a.md"));
    assert_eq!(printed("a.toml", "kind = 'report'\ntitle = 'A'\ndate = 2026-12-10"), no_plan("a.toml"));
    for sheet in ["a.csv", "a.XLSX", "a.xls", "a.ods"] {
        assert_eq!(
            printed(sheet, ""),
            format!("7:8 bad-setting: `data/{sheet}` is a sheet, and no sheet can be named here")
        );
    }
    assert_eq!(printed("../../a.toml", ""), "7:8 outside-workspace: `../../a.toml` leaves the workspace");
    let missing = sample_with(
        "",
        "[[appendix]]\ntitle = 'Plan'\nplan = 'a.toml'",
        "# Purpose\n\nTo tell of the plan.\n",
    );
    assert_eq!(missing.said, ["7:8 missing-file: there is no file `data/a.toml`"]);
}
