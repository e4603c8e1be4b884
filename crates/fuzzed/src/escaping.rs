//! Words of a writer as Typst: whatever they are, Typst reads them as those words and nothing else.
//! Its own parser is the judge.

use boardpaper_data::characters::fold_white_space;
use boardpaper_markup::{Joins, Prints, REPLACEMENT, Writer, escape_markup};
use typst_syntax::ast::{self, AstNode};
use typst_syntax::{SyntaxKind, SyntaxNode, parse, parse_code};

/// Fonts that can print everything that anything can: the less they refuse, the more reaches Typst.
struct AllFonts;

impl Prints for AllFonts {
    fn can_print(&self, c: char) -> bool {
        !c.is_control()
    }
}

/// Words in markup, in the several ways in which they are written, and as a literal in code.
pub fn escaping(input: &[u8]) {
    let Ok(words) = std::str::from_utf8(input) else { return };
    let folded = fold_white_space(words);
    let whole = printed(&folded);
    let without_loose_hyphens = by_word(folded.split(' '));

    let mut escaped = String::new();
    escape_markup(words, &AllFonts, &mut escaped);
    assert_eq!(read(&escaped), whole, "escaped: {escaped:?}");
    // Beside something else, and between brackets, they are no more.
    let between = format!("a#strong[{escaped}]b");
    assert_eq!(read_strong(&between), whole, "between brackets: {between:?}");

    let text = written(|writer| writer.text(words));
    assert_eq!(read(&text), without_loose_hyphens, "text: {text:?}");
    let narrow = written(|writer| writer.narrow(3, |writer| writer.text(words)));
    assert_eq!(read(&narrow), without_loose_hyphens, "in a narrow column: {narrow:?}");
    let name = written(|writer| writer.name(words));
    assert_eq!(read(&name), by_word(words.split_whitespace()), "a name: {name:?}");
    in_pieces(words);
    literals(words);
}

/// What is written in markup.
fn written(write: impl FnOnce(&mut Writer<'_>)) -> String {
    let mut spans = Vec::new();
    let mut writer = Writer::new(&mut spans, &AllFonts);
    write(&mut writer);
    writer.finish()
}

/// Words that go on from one piece to the next are the same words: their soft hyphens stay where they join.
fn in_pieces(words: &str) {
    let Some((before, after)) = words.split_once('|') else { return };
    let joined = written(|writer| {
        writer.piece(before, Joins { before: false, after: true });
        writer.piece(after, Joins { before: true, after: false });
    });
    let (before, after) = (printed(&fold_white_space(before)), printed(&fold_white_space(after)));
    let expected = without_hyphens(&format!("{before}{after}"));
    let found = without_hyphens(&read(&joined));
    assert_eq!(fold_white_space(&found), fold_white_space(&expected), "in pieces: {joined:?}");
}

fn without_hyphens(words: &str) -> String {
    words.replace('\u{AD}', "")
}

/// A literal is one string, with these words in it.
fn literals(words: &str) {
    let stands = |c: char| match c {
        '\n' | '\t' | '\r' => c,
        c if !c.is_control() => c,
        c if c.is_whitespace() => ' ',
        _ => REPLACEMENT,
    };
    let expected: String = words.chars().map(stands).collect();
    for code in [written(|writer| writer.literal(words)), written(|writer| writer.spoken(words))] {
        let root = parse_code(&code);
        let [node] = sound(&root, &code) else { panic!("not one value: {code:?}") };
        let string = node.cast::<ast::Str>().unwrap_or_else(|| panic!("no string: {code:?}"));
        assert_eq!(string.get().as_str(), expected, "a literal: {code:?}");
    }
}

/// Words as they print: what nothing can print as the character in its place.
fn printed(words: &str) -> String {
    words.chars().map(|c| if c.is_control() { REPLACEMENT } else { c }).collect()
}

/// Such words without soft hyphens that stand at an end of a word.
fn by_word<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<String> = words.map(|word| printed(word.trim_matches('\u{AD}'))).collect();
    // A word of nothing but soft hyphens leaves its two spaces.
    fold_white_space(&words.join(" ")).into_owned()
}

/// The words that Typst reads in markup; panics if it reads anything else than words and our own calls.
fn read(markup: &str) -> String {
    let root = parse(markup);
    words_of(sound(&root, markup), markup)
}

/// The words within `a#strong[…]b`.
fn read_strong(markup: &str) -> String {
    let root = parse(markup);
    match sound(&root, markup) {
        [a, hash, call, b]
            if hash.kind() == SyntaxKind::Hash && a.leaf_text() == "a" && b.leaf_text() == "b" =>
        {
            words_in_brackets(call, "strong", markup)
        }
        nodes => panic!("there is something else than a call: {nodes:?} in {markup:?}"),
    }
}

/// The pieces that were read, in which Typst finds no fault.
fn sound<'n>(root: &'n SyntaxNode, text: &str) -> &'n [SyntaxNode] {
    let (errors, warnings) = root.errors_and_warnings();
    assert!(errors.is_empty() && warnings.is_empty(), "{errors:?} {warnings:?} in {text:?}");
    root.children().as_slice()
}

fn words_of(nodes: &[SyntaxNode], markup: &str) -> String {
    let mut words = String::new();
    let mut nodes = nodes.iter();
    while let Some(node) = nodes.next() {
        match node.kind() {
            SyntaxKind::Text => words.push_str(node.leaf_text()),
            // However many spaces, Typst sets one.
            SyntaxKind::Space if node.leaf_text().chars().all(|c| c == ' ') => words.push(' '),
            SyntaxKind::Escape => words.extend(node.leaf_text().strip_prefix('\\')),
            SyntaxKind::Hash => {
                let call = nodes.next().unwrap_or_else(|| panic!("a number sign alone in {markup:?}"));
                if call.full_text() != "h(0.001pt)" {
                    words += &words_in_brackets(call, "box", markup);
                }
            }
            kind => panic!("{kind:?} is in {markup:?}"),
        }
    }
    words
}

/// The words in the brackets of a call of ours.
fn words_in_brackets(call: &SyntaxNode, function: &str, markup: &str) -> String {
    let call = call.cast::<ast::FuncCall>().unwrap_or_else(|| panic!("no call in {markup:?}"));
    assert_eq!(call.callee().to_untyped().leaf_text(), function, "in {markup:?}");
    let mut arguments = call.args().items();
    let (Some(ast::Arg::Pos(ast::Expr::ContentBlock(content))), None) = (arguments.next(), arguments.next())
    else {
        panic!("other arguments in {markup:?}");
    };
    words_of(content.body().to_untyped().children().as_slice(), markup)
}
