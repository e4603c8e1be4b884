//! Strings of any characters, from weighted pools.

use boardpaper_tests::numbers::Numbers;
use unicode_bidi::{BidiClass, bidi_class};

/// Pieces that mean something in Typst, minijinja, Markdown, HTML, TOML or JSON.
const MEANINGFUL: [&str; 92] = [
    "#",
    "{",
    "}",
    "[",
    "]",
    "$",
    "@",
    "<",
    ">",
    "\\",
    "*",
    "_",
    "`",
    "```",
    "~",
    "^",
    "\"",
    "'",
    "=",
    "- ",
    "+ ",
    "/ ",
    "--",
    "---",
    "...",
    "-?",
    "//",
    "/*",
    "*/",
    "#panic()",
    "#let x = 1",
    "#[",
    "]#",
    "#{1 + 1}",
    "$x^2$",
    "<label>",
    "@ref",
    "\\u{41}",
    "\\n",
    "= Heading",
    "== Heading",
    "1. ",
    "a) ",
    "(i) ",
    "/ term: x",
    "http://x",
    "https://x.example/a?b=c#d",
    "www.x.example",
    "a@b.example",
    "{{ x }}",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{% endraw %}",
    "{% include \"x\" %}",
    "{# c #}",
    "{{",
    "}}",
    "{%",
    "%}",
    "# ",
    "## ",
    "> ",
    "+++",
    ":::",
    "::: box",
    "| a | b |",
    "|---|",
    "[^n]",
    "[@k]",
    "[](#x)",
    "![a](b.png)",
    "{#id}",
    "{.plain}",
    "<!-- c -->",
    "<script>",
    "</p>",
    "<b>",
    "&amp;",
    "&lt;",
    "&#65;",
    "&nbsp;",
    "**",
    "__",
    "''",
    "\"\"\"",
    "'''",
    "%",
    ";",
    ":",
    "!",
    "?",
    ",",
];

/// Words of scripts that are written from left to right.
const WORDS: [&str; 42] = [
    "Council",
    "report",
    "fi",
    "ffl",
    "AVATAR",
    "3",
    "2026",
    "1,250.00",
    "£5.08",
    "café",
    "naïve",
    "Ångström",
    "e\u{301}a\u{308}",
    "ŵy",
    "tŷ",
    "Llŷn",
    "Święcicka",
    "żółć",
    "Ó Súilleabháin",
    "Ðå",
    "Ελλάδα",
    "ἀρχή",
    "Київ",
    "щёлк",
    "हिन्दी",
    "क्षत्रिय",
    "श्री",
    "বাংলা",
    "ক্ষমা",
    "ਪੰਜਾਬੀ",
    "ਸ੍ਰੀ",
    "ગુજરાતી",
    "தமிழ்",
    "m²",
    "½",
    "…",
    "–",
    "—",
    "‘’",
    "“”",
    "•",
    "№",
];

const SYMBOLS: [&str; 24] = [
    "→",
    "⇒",
    "≤",
    "∑",
    "√",
    "∞",
    "✓",
    "✔",
    "☐",
    "★",
    "♥",
    "⚠",
    "☎",
    "€",
    "₹",
    "°",
    "§",
    "¶",
    "©",
    "™",
    "😀",
    "👍🏽",
    "👩\u{200d}👩\u{200d}👧",
    "🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
];

const SPACES: [char; 22] = [
    ' ', ' ', ' ', ' ', '\t', '\n', '\r', '\u{85}', '\u{a0}', '\u{1680}', '\u{2000}', '\u{2002}', '\u{2003}',
    '\u{2007}', '\u{2009}', '\u{200a}', '\u{2028}', '\u{2029}', '\u{202f}', '\u{205f}', '\u{3000}',
    '\u{2008}',
];

const IGNORABLE: [char; 26] = [
    '\u{ad}',
    '\u{34f}',
    '\u{61c}',
    '\u{115f}',
    '\u{17b4}',
    '\u{180b}',
    '\u{180e}',
    '\u{200b}',
    '\u{200c}',
    '\u{200d}',
    '\u{200e}',
    '\u{200f}',
    '\u{202a}',
    '\u{202e}',
    '\u{2060}',
    '\u{2061}',
    '\u{2066}',
    '\u{2069}',
    '\u{206f}',
    '\u{3164}',
    '\u{fe0f}',
    '\u{fe00}',
    '\u{feff}',
    '\u{ffa0}',
    '\u{1d173}',
    '\u{e0100}',
];

const FORBIDDEN: [char; 12] = [
    '\u{e000}',
    '\u{f8ff}',
    '\u{f0000}',
    '\u{10fffd}',
    '\u{fdd0}',
    '\u{fdef}',
    '\u{fffe}',
    '\u{ffff}',
    '\u{1fffe}',
    '\u{10ffff}',
    '\u{feff}',
    '\u{fffd}',
];

/// Combining marks, alone or on anything.
const MARKS: [char; 12] = [
    '\u{300}', '\u{301}', '\u{308}', '\u{327}', '\u{328}', '\u{323}', '\u{338}', '\u{20dd}', '\u{93e}',
    '\u{94d}', '\u{9bf}', '\u{abe}',
];

const HEBREW: [&str; 8] = ["שלום", "עיר", "מועצה", "דוח", "בְּרֵאשִׁית", "ל", "ירושלים", "צֶדֶק"];
const ARABIC: [&str; 8] = ["مجلس", "تقرير", "سلام", "لا", "الله", "كِتَاب", "عربي", "ﻻ"];
const BESIDE: [&str; 6] = ["Council", "report", "12", "2026", "x", "7"];

/// The places that stand in a line with others, where signs between them would come beside right-to-left letters.
const SHARED_LINES: [&str; 9] = [
    "first ward",
    "second ward",
    "paper",
    "paper's place",
    "paper's contact",
    "strong",
    "emphasis",
    "link",
    "code",
];

/// A string of one to eight pieces.
pub fn any_string(place: &str, numbers: &mut Numbers) -> String {
    let mut text = String::new();
    if !SHARED_LINES.contains(&place) && numbers.below(10) == 0 {
        return right_to_left(numbers);
    }
    for _ in 0..1 + numbers.below(8) {
        match numbers.below(100) {
            0..26 => text.push_str(numbers.one_of(&MEANINGFUL)),
            26..32 => text.push(char::from(33 + numbers.below(94) as u8)),
            32..54 => text.push_str(numbers.one_of(&WORDS)),
            54..60 => text.push_str(numbers.one_of(&SYMBOLS)),
            60..76 => text.push(numbers.one_of(&SPACES)),
            76..82 => text.push(numbers.one_of(&IGNORABLE)),
            82..86 => text.push(numbers.one_of(&FORBIDDEN)),
            86..89 => text.push(numbers.one_of(&MARKS)),
            89..94 => text.push(from_the_basic_plane(numbers)),
            _ => text.push(any_character(numbers)),
        }
    }
    let mut text = without_foreign_marks(&text);
    if text.chars().all(|c| c.is_whitespace() || is_default_ignorable(c)) {
        text.push('x');
    }
    // At the end a soft hyphen is drawn as a hyphen, for which there may be no room in a column of that width.
    let end = text.trim_end_matches(|c: char| c.is_whitespace() || is_default_ignorable(c)).len();
    let invisible = text.split_off(end);
    text.extend(invisible.chars().filter(|c| *c != '\u{ad}'));
    text
}

/// A text without marks for which the letter before has no font: signs of India on anything else, and marks for
/// symbols. Typst 0.15 may then fail to draw the cluster in two fonts or write it several times.
fn without_foreign_marks(text: &str) -> String {
    let mut kept = String::new();
    let mut base = None;
    for c in text.chars() {
        let block = indic_block(c);
        let is_mark = bidi_class(c) == BidiClass::NSM || (block.is_some() && is_indic_sign(c));
        let at_home = (block.is_some() && block == base) || matches!(c, '\u{300}'..='\u{36f}');
        if is_mark && !at_home {
            continue;
        }
        if !is_mark && !is_default_ignorable(c) {
            base = block;
        }
        kept.push(c);
    }
    kept
}

/// Which of the scripts of India a character belongs to; they stand in blocks of 128.
fn indic_block(c: char) -> Option<u32> {
    Some(u32::from(c)).filter(|code| matches!(code, 0x900..=0xDFF)).map(|code| code / 128)
}

/// Whether a character of a script of India is a sign on a letter; the blocks are laid out alike.
fn is_indic_sign(c: char) -> bool {
    matches!(u32::from(c) % 128, 0x00..=0x03 | 0x3A..=0x3C | 0x3E..=0x4F | 0x51..=0x57 | 0x62..=0x63 | 0x70..=0x71)
}

/// Hebrew or Arabic words among Latin words and digits.
fn right_to_left(numbers: &mut Numbers) -> String {
    let own: &[&str] = if numbers.below(2) == 0 { &HEBREW } else { &ARABIC };
    let mut words = vec![numbers.one_of(own)];
    for _ in 0..numbers.below(5) {
        let pool = if numbers.below(3) == 0 { &BESIDE } else { own };
        words.push(numbers.one_of(pool));
    }
    words.join(" ")
}

/// Hundreds of characters, perhaps without a space.
pub fn long_string(numbers: &mut Numbers) -> String {
    let mut text = String::new();
    for _ in 0..20 + numbers.below(60) {
        match numbers.below(12) {
            0..4 => text.push_str(numbers.one_of(&WORDS)),
            4..7 => text.push_str(numbers.one_of(&MEANINGFUL)),
            7 => text.push_str(numbers.one_of(&SYMBOLS)),
            8 if numbers.below(4) == 0 => text.push(' '),
            9 => text.push('\u{ad}'),
            10 => text.push('\u{200b}'),
            _ => text.push(char::from(b'a' + numbers.below(26) as u8)),
        }
    }
    text
}

fn from_the_basic_plane(numbers: &mut Numbers) -> char {
    loop {
        // Most characters that fonts have are below U+3000.
        let limit = if numbers.below(2) == 0 { 0x3000 } else { 0x1_0000 };
        if let Some(c) = char::from_u32(numbers.below(limit) as u32).filter(|c| is_text(*c)) {
            return c;
        }
    }
}

fn any_character(numbers: &mut Numbers) -> char {
    loop {
        if let Some(c) = char::from_u32(numbers.below(0x11_0000) as u32).filter(|c| is_text(*c)) {
            return c;
        }
    }
}

/// Whether a character may stand among signs: no control, and not written from right to left.
fn is_text(c: char) -> bool {
    !c.is_control() && !matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN)
}

/// Whether Unicode 16 says `Default_Ignorable_Code_Point` of a character.
pub fn is_default_ignorable(c: char) -> bool {
    matches!(
        u32::from(c),
        0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F | 0x202A..=0x202E
            | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFF8 | 0x1_BCA0..=0x1_BCA3
            | 0x1_D173..=0x1_D17A | 0xE_0000..=0xE_0FFF
    )
}
