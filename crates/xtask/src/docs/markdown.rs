//! Markdown of the reference: tables, code, and links to headings.

/// A table with a line for each row; nothing if there are no rows.
pub(super) fn table(heads: &[&str], rows: &[Vec<String>]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let line = |cells: &[String]| {
        let cells: Vec<String> =
            cells.iter().map(|cell| cell.replace('\n', " ").replace('|', "\\|")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
    let rule = vec!["---".to_owned(); heads.len()];
    [line(&heads), line(&rule)].into_iter().chain(rows.iter().map(|row| line(row))).collect::<String>() + "\n"
}

/// Text as code. It may hold backticks itself.
pub(super) fn code(text: &str) -> String {
    if text.contains('`') { format!("`` {text} ``") } else { format!("`{text}`") }
}

/// Several as one sentence has them: “a, b or c”.
pub(super) fn joined(words: &[String], last: &str) -> String {
    match words.split_last() {
        Some((end, others)) if !others.is_empty() => format!("{} {last} {end}", others.join(", ")),
        _ => words.concat(),
    }
}

/// The name by which a link finds a heading, as GitHub makes it.
pub fn slug(heading: &str) -> String {
    let heading = heading.to_lowercase();
    let kept = heading.chars().filter(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_'));
    kept.map(|sign| if sign == ' ' { '-' } else { sign }).collect()
}

/// A list of links to the headings of this page.
pub(super) fn contents(headings: &[String]) -> String {
    let line = |heading: &String| format!("- [{heading}](#{})\n", slug(heading));
    headings.iter().map(line).collect::<String>() + "\n"
}
