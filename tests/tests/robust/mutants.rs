//! Files as an accident leaves them: lines lost, doubled or moved, bytes lost or swapped, pieces put in.

use boardpaper_tests::numbers::Numbers;

/// Pieces that mean something somewhere.
const PIECES: [&str; 106] = [
    "\n",
    "\n\n",
    "\r",
    " ",
    "    ",
    "\t",
    "\u{a0}",
    "\0",
    "\u{7}",
    "\u{feff}",
    "\u{200b}",
    "\u{202e}",
    "é",
    "→",
    "😀",
    "\u{e000}",
    "שלום",
    "#",
    "# ",
    "## ",
    "### ",
    "#### ",
    "####### ",
    "# \n",
    "> ",
    ">",
    "- ",
    "- - ",
    "-\n",
    "* ",
    "1. ",
    "2) ",
    "a) ",
    "(i) ",
    "---\n",
    "***",
    "===\n",
    "*",
    "**",
    "_",
    "__",
    "`",
    "``",
    "```\n",
    "~~~\n",
    "~",
    "^",
    "^2^",
    "~2~",
    "|",
    "| a | b |\n",
    "|---|---|\n",
    ":::",
    "\n:::\n",
    "\n::: box\n",
    "\n::: box A *title* {#b}\n",
    "\n::: table {rows}\n",
    "\n::: table {header=0}\n- - a\n  - b\n:::\n",
    "\n::: note {lang=cy}\n",
    "\n::: signature\n",
    "\n::: plan x.toml\n:::\n",
    "\n::: recommendations\n1. a\n:::\n",
    "\n::: all-recommendations\n:::\n",
    "\n::: form\n- a\n:::\n",
    "[^n]",
    "\n[^n]: note\n",
    "[@k]",
    "[@a; @b]",
    "[](#x)",
    "[#](#numbers)",
    "[](#numbers:page)",
    "[words](#grades)",
    "[a](https://x.example)",
    "[a](file.md)",
    "[a]()",
    "[a](../../../x)",
    "![a](library-map.png)",
    "![](library-map.png)",
    "\n\n![a](library-map.png \"caption\"){#numbers}\n\n",
    "![a](missing.png)",
    "{#numbers}",
    "{.plain}",
    "{.unnumbered}",
    "{.appendix}",
    "{lines=8}",
    "{lang=cy}",
    "{.what}",
    "{{ x }}",
    "{% raw %}",
    "<!-- c -->",
    "<b>",
    "&amp;",
    "&#0;",
    "\\",
    "\\\n",
    "+++\n",
    "\"",
    "\"\"\"",
    "'",
    "[[section]]\n",
    "[[reference]]\nkey = \"k\"\n",
    "chapters = [\"early.md\", \"review.md\"]\n",
    "references = \"works.toml\"\n",
    "about = \"## A\"\n",
    "imprint = \"[^n]\"\n",
    "key = 1\n",
];

/// A file after one to four accidents; lines of the others may get into it.
pub fn mutant(bytes: &[u8], others: &[&[u8]], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..1 + numbers.below(4) {
        bytes = match numbers.below(16) {
            0..2 => {
                in_lines(&bytes, |lines, numbers| drop(lines.drain(numbers.range(lines.len(), 3))), numbers)
            }
            2..4 => in_lines(&bytes, double, numbers),
            4..6 => in_lines(&bytes, |lines, numbers| swap(lines, numbers), numbers),
            6 => in_lines(&bytes, |lines, numbers| lines.truncate(numbers.below(lines.len() + 1)), numbers),
            7 => {
                let other = others[numbers.below(others.len())];
                let taken = lines(other)[numbers.below(lines(other).len())].to_vec();
                in_lines(
                    &bytes,
                    |lines, numbers| lines.insert(numbers.below(lines.len() + 1), taken),
                    numbers,
                )
            }
            8 => {
                bytes.drain(numbers.range(bytes.len(), 12));
                bytes
            }
            9 if bytes.len() > 1 && numbers.below(4) == 0 => {
                let (first, second) = (numbers.below(bytes.len()), numbers.below(bytes.len()));
                bytes.swap(first, second);
                bytes
            }
            _ => {
                let at = numbers.below(bytes.len() + 1);
                // Within a character the file would be no text at all.
                let at = (at..=bytes.len()).find(|&at| bytes.get(at).is_none_or(|byte| byte & 0xC0 != 0x80));
                let at = at.unwrap_or_default();
                bytes.splice(at..at, PIECES[numbers.below(PIECES.len())].bytes());
                bytes
            }
        };
    }
    bytes
}

fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|byte| *byte == b'\n').collect()
}

fn in_lines(
    bytes: &[u8],
    change: impl FnOnce(&mut Vec<Vec<u8>>, &mut Numbers),
    numbers: &mut Numbers,
) -> Vec<u8> {
    let mut lines: Vec<Vec<u8>> = lines(bytes).into_iter().map(<[u8]>::to_vec).collect();
    change(&mut lines, numbers);
    lines.concat()
}

fn double(lines: &mut Vec<Vec<u8>>, numbers: &mut Numbers) {
    let doubled = lines[numbers.range(lines.len(), 4)].to_vec();
    let at = numbers.below(lines.len() + 1);
    lines.splice(at..at, doubled);
}

fn swap(lines: &mut [Vec<u8>], numbers: &mut Numbers) {
    if !lines.is_empty() {
        let (first, second) = (numbers.below(lines.len()), numbers.below(lines.len()));
        lines.swap(first, second);
    }
}
