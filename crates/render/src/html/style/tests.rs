//! What style sheets load, leave open, set and use.

use super::{Named, sheet, slips_of_attribute};

/// What is wrong in a style sheet, each as `place: message`.
fn slips(css: &str) -> Vec<String> {
    sheet(css).slips.iter().map(|slip| format!("{}: {}", slip.at.start, slip.message)).collect()
}

fn names(named: &[Named]) -> Vec<&str> {
    named.iter().map(|named| named.name.as_str()).collect()
}

#[test]
fn what_is_in_the_sheet_is_not_loaded() {
    for css in [
        "a { color: var(--link) }",
        "a { background: url(data:image/png;base64,AAAA) }",
        "a { background: URL( \"data:image/png;base64,AAAA\" ); mask: url(#here) }",
        "a { background: image-set(\"data:image/png,A\" 1x type(\"image/png\"), url(data:image/png,B) 2x) }",
        "ul { list-style-type: \"–\\2002\" } /* @import url(a.css) */",
        "a::after { content: \"https://a.example/\" }",
        "@font-face { font-family: Own; src: url(\"data:font/woff2;base64,AAAA\") format(\"woff2\"), local(\"Own\") }",
        "@media print { a { color: red } }\n",
    ] {
        assert_eq!(slips(css), Vec::<String>::new(), "{css}");
    }
}

#[test]
fn whatever_asks_for_something_is_found_however_it_is_spelt() {
    for (css, found) in [
        ("@import 'a.css';", "0: `@import` loads another style sheet, and a page may ask for no other file"),
        (
            "@\\69mport 'a.css';",
            "0: `@import` loads another style sheet, and a page may ask for no other file",
        ),
        ("@charset 'utf-8';", "0: `@charset` means nothing here: the page says that it is UTF-8"),
        ("@namespace a 'b';", "0: `@namespace` means nothing in a page"),
        (
            "a { background: url(//a.example/b.png) }",
            "16: `//a.example/b.png` would be loaded, and a page may ask for no other file",
        ),
        (
            "a { background: Url( 'https://a.example/b.png' ) }",
            "21: `https://a.example/b.png` would be loaded, and a page may ask for no other file",
        ),
        (
            "a { background: u\\72l(https://a.example/b.png) }",
            "16: `https://a.example/b.png` would be loaded, and a page may ask for no other file",
        ),
        (
            "a { background: \\75 rl(\"//a.example\") }",
            "23: `//a.example` would be loaded, and a page may ask for no other file",
        ),
        (
            "a { background: ur\\l(b.png) }",
            "16: `b.png` would be loaded, and a page may ask for no other file",
        ),
        ("a { background: url(dat\\61:x\\\n) }", "16: this is no address"),
        (
            "a { background: image-set(\"data:image/png,A\" 1x, \"https://a.example\" 2x) }",
            "49: `https://a.example` would be loaded, and a page may ask for no other file",
        ),
        (
            "a { --b: \"https://a.example\"; background: image-set(var(--b) 1x) }",
            "52: what `image-set` loads stands elsewhere, and a page may ask for no other file",
        ),
        (
            "a { background: src(\"b.png\") }",
            "20: `b.png` would be loaded, and a page may ask for no other file",
        ),
        (
            "@font-face { src: url(a.woff2) }",
            "18: `a.woff2` would be loaded, and a page may ask for no other file",
        ),
        (
            "@media print { a { b: c([url(d)]) } }",
            "25: `d` would be loaded, and a page may ask for no other file",
        ),
    ] {
        assert_eq!(slips(css), [found], "{css}");
    }
    assert_eq!(slips_of_attribute("color: red; background: url(a.png)").len(), 1);
    assert_eq!(slips_of_attribute("color: red; width: 3px"), []);
}

#[test]
fn what_is_left_open_is_found() {
    for (css, found) in [
        ("a { color: red", "2: this `{` is not closed"),
        ("@media print { a { color: red }\n", "13: this `{` is not closed"),
        ("a { color: rgb(1, 2, 3; } b { }", "14: this `(` is not closed"),
        ("a { color: red } }\nb { }", "17: this `}` closes nothing"),
        ("a { b: \"c }\n", "7: this text in quotation marks does not end"),
        ("a { b: 'c", "7: this text in quotation marks does not end"),
        ("a { b: 'c\\'", "7: this text in quotation marks does not end"),
        ("a { } /* b { }", "6: this comment does not end"),
        ("a { } /*/", "6: this comment does not end"),
        (
            "a { color: {{ settings.colours.accent }} }",
            "11: a style sheet is no template: nothing is filled in here",
        ),
        ("{% if a %} a { }", "0: a style sheet is no template: nothing is filled in here"),
        ("a { }\nb", "6: this rule has no declarations: it would take in the next style sheet"),
        ("a { b: url(data:c", "7: this `(` is not closed"),
    ] {
        assert_eq!(slips(css).first().map(String::as_str), Some(found), "{css}");
    }
    let deep = format!("a {{ b: {} }}", "(".repeat(5000));
    assert_eq!(slips(&deep).len(), 1);
}

#[test]
fn variables_are_told_by_where_they_are_set() {
    let css = ":root { --text: red; --a: { b: c } }\n@media print { html { --panel: red } }\n.box { --accent: blue; color: var(--tone) }\nb { color: var( --c, red); d: x(var(--e)) }";
    let sheet = sheet(css);
    assert_eq!(names(&sheet.set), ["--text", "--a", "--panel", "--accent"]);
    assert_eq!(names(&sheet.of_root), ["--text", "--a"]);
    assert_eq!(names(&sheet.used), ["--tone", "--e"]);
    assert_eq!(sheet.slips, []);
}
