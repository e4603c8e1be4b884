//! The tags of a template that open something, and what each of them lacks.

/// A tag that opens something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its word: `for`.
    pub(super) word: String,
    /// The tag as it was written.
    pub(super) written: String,
    /// Its line, from 1.
    pub(super) line: usize,
}

/// The words that open something which a word with `end` before it closes.
const OPENING: &[&str] = &["for", "if", "block", "with", "set", "filter", "macro", "call", "autoescape"];

/// The tags that are open at a place, the innermost last.
pub(super) fn open_at(text: &str, place: usize) -> Vec<Tag> {
    let mut open: Vec<Tag> = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find("{%")).map(|start| at + start) {
        let end = text[start..].find("%}").map_or(text.len(), |length| start + length + 2);
        if start >= place || end > place {
            break;
        }
        let inside = text[start + 2..].trim_start_matches(['-', '+']).trim_start();
        let word: String = inside.chars().take_while(char::is_ascii_alphabetic).collect();
        at = end;
        if word == "raw" {
            at = text[end..].find("endraw").map_or(text.len(), |length| end + length);
        } else if let Some(opened) = word.strip_prefix("end") {
            if let Some(index) = open.iter().rposition(|tag| tag.word == opened) {
                open.truncate(index);
            }
        } else if OPENING.contains(&word.as_str()) && !(word == "set" && text[start..end].contains('=')) {
            let line = text[..start].matches('\n').count() + 1;
            open.push(Tag { word, written: text[start..end].to_owned(), line });
        }
    }
    open
}

/// What is said of a fault of grammar at a place, if it is that something was not closed.
pub(super) fn not_closed(text: &str, place: usize, detail: &str) -> Option<(String, Vec<String>)> {
    let closing = detail.strip_prefix("unknown statement ").filter(|word| word.starts_with("end"));
    if closing.is_none() && !detail.starts_with("unexpected end of input") {
        return None;
    }
    let open = open_at(text, place);
    let message = match (closing, open.last()) {
        (Some(word), None) => {
            return Some((
                format!("`{{% {word} %}}` closes nothing"),
                vec!["delete it, or open before it what it closes".to_owned()],
            ));
        }
        (Some(word), Some(_)) => format!("`{{% {word} %}}` stands before what was opened last is closed"),
        (None, _) => "the template ends before everything in it is closed".to_owned(),
    };
    let tag = open.last()?;
    let hint = format!("close `{}` of line {} with `{{% end{} %}}`", tag.written, tag.line, tag.word);
    Some((message, vec![hint]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(text: &str) -> Vec<String> {
        open_at(text, text.len()).into_iter().map(|tag| format!("{} {}", tag.line, tag.word)).collect()
    }

    #[test]
    fn what_is_open_is_known() {
        assert_eq!(opened("{% for a in b %}\n{%- if a %}{% endif %}"), ["1 for"]);
        assert_eq!(open_at("{% if a %}{% endblock %}", 13).len(), 1);
        assert_eq!(opened("{% set a = 1 %}{% set b %}\n{% raw %}{% if %}{% endraw %}"), ["1 set"]);
    }
}
