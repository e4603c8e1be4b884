//! Whatever is typed, reading it does not fail and loses no word without saying so.

use super::sketch::read;

/// Pieces that mean something in Markdown or here; `W` becomes a word that stands nowhere else.
const PIECES: [&str; 74] = [
    "W",
    "W",
    "W",
    "W ",
    "W ",
    "W W",
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\r\n",
    " ",
    "  ",
    "    ",
    "\t",
    "> ",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "2) ",
    "# ",
    "## ",
    "*",
    "**",
    "_",
    "`",
    "``",
    "```\n",
    "~~~\n",
    "|",
    "| W | W |\n",
    "|---|---|\n",
    "::: box W\n",
    "::: table W\n",
    "::: signature\n",
    "\n:::\n",
    ":::",
    "::: note {#a}\n",
    "<b>",
    "</b>",
    "<div>\n",
    "<",
    ">",
    "&amp;",
    "&#7;",
    "\\",
    "[^1]",
    "\n[^1]: W",
    "[@k]",
    "[@a; @b]",
    "^",
    "~",
    "^W^",
    "— ",
    "é",
    "{#a}",
    "{.plain}",
    "{W}",
    "{",
    "}",
    "---\n",
    "===\n",
    "[W](#a)",
    "[W](#a:page)",
    "![W](a.png)",
    "{.decorative}",
    "- - W\n  - W\n",
    "  -\n",
    "(a) ",
    "\\[",
    "W\\\n",
    "<!-- W -->",
];

/// Pieces of which most texts have nothing wrong.
const SOUND: [&str; 36] = [
    "W",
    "W ",
    "W W",
    "\n",
    "\n\n",
    "\r\n",
    "  ",
    "    ",
    "> ",
    "- ",
    "* ",
    "1. ",
    "2) ",
    "# ",
    "*",
    "**",
    "_",
    "`",
    "|",
    "\n\n| W | W |\n|---|---|\n| W | W |\n",
    "|---|\n",
    "\\",
    "[^1]",
    "[@k]",
    "^",
    "~",
    "^W^",
    "é",
    "&amp;",
    "{",
    "}",
    "[W](#a)",
    "\n\n::: box W {#a}\nW\n\n- W\n:::\n",
    "\n::: table W\n- - W\n  - W\n- - W\n  -\n- W\n:::\n",
    "\n> W\n>\n> — W\n",
    "\\[",
];

/// Pieces in which words are allowed to vanish: targets, titles, labels, the name of a code's language.
const TARGETS: [&str; 12] = [
    "](",
    ")",
    "[",
    "]",
    "![",
    "]: ",
    "\"W\"",
    "(W)",
    "[W]: <W>\n",
    "```W\n",
    "[W][W]",
    "<https://W.example>",
];

/// A generator of numbers that are always the same (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

fn text(numbers: &mut Numbers, pieces: &[&str]) -> (String, Vec<String>) {
    let mut words = Vec::new();
    let mut text = String::new();
    for _ in 0..1 + numbers.below(24) {
        for part in pieces[numbers.below(pieces.len())].split_inclusive('W') {
            match part.strip_suffix('W') {
                Some(before) => {
                    words.push(format!("w{}x", words.len()));
                    text.extend([before, &words[words.len() - 1]]);
                }
                None => text.push_str(part),
            }
        }
    }
    (text, words)
}

/// One word after the line that opens code is the name of its language.
fn names_language(text: &str, word: &str) -> bool {
    let before = text.split(word).next().unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    let code = ["```", "~~~"].iter().find_map(|mark| line.rsplit_once(mark));
    code.is_some_and(|(_, name)| !name.trim_start().contains(char::is_whitespace))
}

#[test]
fn no_word_is_lost_without_a_problem() {
    let mut numbers = Numbers(0x5eed);
    for turn in 0..20_000 {
        let pieces: &[&str] = if turn % 2 == 0 { &PIECES } else { &SOUND };
        let (text, words) = text(&mut numbers, pieces);
        let sketch = read(&text);
        let printed = sketch.blocks();
        let is_lost = |word: &&String| !printed.contains(word.as_str()) && !names_language(&text, word);
        let lost = words.iter().find(is_lost);
        let told = !sketch.problems.is_empty();
        assert!(told || lost.is_none(), "{lost:?} is lost from {text:?}, which gives {printed}");
    }
}

#[test]
fn nothing_fails_on_links_and_titles_of_any_form() {
    let pieces: Vec<&str> = PIECES.into_iter().chain(TARGETS).chain(TARGETS).chain(TARGETS).collect();
    let mut numbers = Numbers(0x7ea);
    for _ in 0..20_000 {
        let (text, _) = text(&mut numbers, &pieces);
        for problem in read(&text).problems {
            let span = problem.primary.map(|label| label.span);
            let in_text = span.and_then(|span| text.get(span.start..span.end));
            assert!(in_text.is_some(), "{:?} has a bad place in {text:?}", problem.message);
        }
    }
}
