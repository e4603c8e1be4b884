//! Superscripts and subscripts: `^9^` and `~2~`, within a word too, never around white space.

use super::attributes::is_escaped;
use super::tree::{Kind, Node};

/// A mark: which piece it stands in, and where in the text.
struct Mark {
    node: usize,
    at: usize,
    mark: u8,
}

/// Puts what stands between two marks into a superscript or subscript of its own.
pub(super) fn with_scripts(text: &str, nodes: Vec<Node>) -> Vec<Node> {
    let marks = marks(text, &nodes);
    let mut pairs = Vec::new();
    let mut next = 0;
    while next < marks.len() {
        let open = &marks[next];
        let close = marks[next + 1..].iter().position(|mark| mark.mark == open.mark);
        match close.map(|offset| next + 1 + offset) {
            Some(close) if is_tight(text, &nodes, open, &marks[close]) => {
                pairs.push((next, close));
                next = close + 1;
            }
            _ => next += 1,
        }
    }
    if pairs.is_empty() {
        return nodes;
    }
    let mut scripted = Vec::new();
    let mut rest = nodes;
    for &(open, close) in pairs.iter().rev() {
        let (open, close) = (&marks[open], &marks[close]);
        let after = cut(&mut rest, close);
        let inside = cut(&mut rest, open);
        scripted.extend(after.into_iter().rev());
        let kind = if open.mark == b'^' { Kind::Superscript } else { Kind::Subscript };
        scripted.push(Node { kind, range: open.at..close.at + 1, children: inside });
    }
    scripted.extend(rest.into_iter().rev());
    scripted.reverse();
    scripted
}

fn marks(text: &str, nodes: &[Node]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (index, node) in nodes.iter().enumerate().filter(|(_, node)| node.kind == Kind::Text) {
        let bytes = text.as_bytes();
        for at in node.range.clone() {
            let mark = bytes[at];
            let is_mark = matches!(mark, b'^' | b'~');
            let doubled = |other: Option<usize>| other.and_then(|other| bytes.get(other)) == Some(&mark);
            let alone = !doubled(at.checked_sub(1)) && !doubled(Some(at + 1));
            let escaped = at == node.range.start && is_mark && is_escaped(text, nodes, index);
            if is_mark && alone && !escaped {
                marks.push(Mark { node: index, at, mark });
            }
        }
    }
    marks
}

/// Whether something stands between two marks, and no white space.
fn is_tight(text: &str, nodes: &[Node], open: &Mark, close: &Mark) -> bool {
    let has_space = |words: &str| words.contains(char::is_whitespace);
    if open.node == close.node {
        let between = &text[open.at + 1..close.at];
        return !between.is_empty() && !has_space(between);
    }
    let first = &text[open.at + 1..nodes[open.node].range.end];
    let last = &text[nodes[close.node].range.start..close.at];
    let between = &nodes[open.node + 1..close.node];
    let loose = |node: &Node| match &node.kind {
        Kind::SoftBreak | Kind::HardBreak => true,
        Kind::Resolved(words) => has_space(words),
        _ => has_space(&text[node.range.clone()]),
    };
    let is_empty = first.is_empty() && last.is_empty() && between.is_empty();
    !is_empty && !has_space(first) && !has_space(last) && !between.iter().any(loose)
}

/// Cuts off what follows a mark, and the mark itself away.
fn cut(nodes: &mut Vec<Node>, mark: &Mark) -> Vec<Node> {
    let mut after = nodes.split_off(mark.node + 1);
    if let Some(node) = nodes.last_mut() {
        if mark.at + 1 < node.range.end {
            let rest = Node { kind: Kind::Text, range: mark.at + 1..node.range.end, children: Vec::new() };
            after.insert(0, rest);
        }
        node.range.end = mark.at;
        if node.range.is_empty() {
            nodes.pop();
        }
    }
    after
}

#[cfg(test)]
mod tests {
    use super::super::sketch::blocks;

    #[test]
    fn marks_raise_and_lower_within_a_word_too() {
        assert_eq!(blocks("m^2^ H~2~O ^9^ 5^*th*^ x^\\*^"), "p(msup(2) Hsub(2)O sup(9) 5sup(*th*) xsup(*))");
        assert_eq!(blocks("x^a~b~^ **y^2^**"), "p(xsup(asub(b)) **ysup(2)**)");
    }

    #[test]
    fn marks_around_white_space_or_nothing_are_text() {
        for text in ["2^10 and 2^20", "~5 km to ~6 km", "^^", "~~gone~~", "a ^ b", "^a", "`m^2^`"] {
            assert_eq!(blocks(text), format!("p({text})"));
        }
        assert_eq!(blocks("m\\^2^"), "p(m^2^)");
    }
}
