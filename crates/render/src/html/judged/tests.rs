//! Pages with one thing that does not belong there, and what is said of it.

use super::{Fault, Place, faults};

/// A page that is whole, with this in its head and in its text.
fn page(head: &str, text: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'sha256-a'\"><title>A</title>{head}\
         <style>a {{ color: red }}</style></head><body><main><h1>A</h1>{text}</main></body></html>"
    )
}

/// What is said of a page, each as `what stands there: message`.
fn said(html: &str) -> Vec<String> {
    let told = |Fault { at, message, .. }: Fault| match at {
        Place::At(range) => format!("{}: {message}", &html[range]),
        Place::Either(ranges) => {
            let [one, other] = ranges.map(|range| html[range].to_owned());
            format!("{one} or {other}: {message}")
        }
        Place::Or(range, _) => format!("{}: {message}", &html[range]),
        Place::Block(blocks) => format!("{}: {message}", blocks.join(",")),
    };
    faults(html, "").into_iter().map(told).collect()
}

/// What is said of a page with this in its text.
fn of_text(text: &str) -> Vec<String> {
    said(&page("", text))
}

/// What is said of a page with this in its head.
fn of_head(head: &str) -> Vec<String> {
    said(&page(head, ""))
}

const NONE: [&str; 0] = [];

#[test]
fn a_page_that_is_well() {
    for text in [
        "<p>A<br>b<p>c <ul><li>d<li>e</ul><table><tr><th>f<td><p>g</table>",
        "<img src=\"data:image/png;base64,AAAA====\" alt=\"\" srcset=\"data:image/png;base64,AA 1x, data:image/png;base64,BB 2x\">",
        "<svg viewBox=\"0 0 1 1\"><title></title><path d=\"\"/><use href=\"#a\"/></svg>",
        "<a id=\"a\" href=\"#a\" style=\"color: red\">b</a><a href=\"b.html#c\"></a><a href=\"../d/e.pdf\"></a><a href=\"mailto:a@b.example\"></a>",
        "&lt;script&gt; &amp; <button><p>a</p></button>",
    ] {
        assert_eq!(of_text(text), NONE, "{text}");
    }
    assert_eq!(of_head("<link rel=\"alternate\" href=\"a.pdf\"><link rel=\"icon\" href=\"data:,\">"), NONE);
    assert_eq!(of_head("<link rel=\"schema.DCTERMS\" href=\"http://purl.example/dc/terms/\">"), NONE);
    let drawing = "<svg><style><![CDATA[.a{fill:#fff}]]></style><path fill=\"url(#b)\" d=\"\"/></svg>";
    assert_eq!(of_text(drawing), NONE);
    assert_eq!(of_head("<script type=\"application/ld+json\">{}</script>"), NONE);
}

#[test]
fn what_runs() {
    assert_eq!(
        of_text("<script>alert(1)</script>"),
        ["<script>: `<script>` would run something, and a page runs nothing"]
    );
    assert_eq!(of_head("<script src=\"https://a.example/b.js\"></script>").len(), 2);
    assert_eq!(
        of_text("<p OnClick=\"a()\">b</p>"),
        ["OnClick=\"a()\": `onclick` would run something, and a page runs nothing"]
    );
    for address in ["javascript:a()", " java\nscript:a()", "javascript&colon;a()", "vbscript:a"] {
        let said = of_text(&format!("<a href=\"{address}\">b</a>"));
        assert!(said.len() == 1 && said[0].contains("no link may lead to `"), "{said:?}");
    }
}

#[test]
fn what_asks_or_leads_elsewhere() {
    for (text, said) in [
        (
            "<img src=\"https://a.example/b.png\" alt=\"\">",
            "src=\"https://a.example/b.png\": `https://a.example/b.png` would be loaded, and a page asks for no other file",
        ),
        (
            "<img src=\"crest.svg\" alt=\"\">",
            "src=\"crest.svg\": `crest.svg` would be loaded, and a page asks for no other file",
        ),
        (
            "<img srcset=\"data:,a 1x, //b.example/c 2x\" alt=\"\">",
            "srcset=\"data:,a 1x, //b.example/c 2x\": `//b.example/c` would be loaded, and a page asks for no other file",
        ),
        (
            "<svg><image href=\"a.png\"/></svg>",
            "href=\"a.png\": `a.png` would be loaded, and a page asks for no other file",
        ),
        (
            "<p style=\"background: u\\72l(a.png)\">b</p>",
            "style=\"background: u\\72l(a.png)\": `a.png` would be loaded, and a page may ask for no other file",
        ),
        (
            "<iframe></iframe>",
            "<iframe>: `<iframe>` has no place in a page, which asks for nothing and sends nothing",
        ),
        (
            "<form></form>",
            "<form>: `<form>` has no place in a page, which asks for nothing and sends nothing",
        ),
        (
            "<svg><path fill=\"url(https://a.example/b#c)\" d=\"\"/></svg>",
            "fill=\"url(https://a.example/b#c)\": `https://a.example/b#c` would be loaded, and a page may ask for no other file",
        ),
        (
            "<noscript><img src=\"//a.example/b.gif\" alt=\"\"></noscript>",
            "<noscript>: `<noscript>` has no place in a page, which asks for nothing and sends nothing",
        ),
        ("<a href=\"//a.example\">b</a>", "href=\"//a.example\": no link may lead to `//a.example`"),
        ("<a href=\"/papers/\">b</a>", "href=\"/papers/\": no link may lead to `/papers/`"),
        (
            "<a id=\"a\" href=\"#a\" ping=\"b\">b</a>",
            "ping=\"b\": `ping` would send something, and a page sends nothing",
        ),
    ] {
        assert_eq!(of_text(text), [said]);
    }
    for head in [
        "<link rel=\"stylesheet\" href=\"a.css\">",
        "<link rel=\"alternate stylesheet\" href=\"a.css\">",
        "<link rel=\"preconnect\" href=\"https://a.example\">",
        "<link rel=\"schema.DCTERMS dns-prefetch\" href=\"https://a.example\">",
        "<base href=\"a\">",
        "<meta http-equiv=\"Refresh\" content=\"0; url=a\">",
        "<style>@import \"a.css\";</style>",
    ] {
        assert_eq!(of_head(head).len(), 1, "{head}");
    }
}

#[test]
fn what_does_not_end_or_ends_twice() {
    for (text, said) in [
        (
            "<div class=\"a\"><p>b</p>",
            "<div class=\"a\">: `<div>` is left open: `</main>` stands before it ends",
        ),
        ("<p>b</p></div>", "</div>: `</div>` ends nothing: no such element is open here"),
        ("<p><em>b</p>", "<em>: `<em>` is left open: `</p>` stands before it ends"),
        ("<div/>", "<div/>: `<div>` is left open: `</main>` stands before it ends"),
        ("<p><div>a</div></p>", "</p>: this paragraph ended before `<div>`, which cannot stand in it"),
        ("<p class=\"a\" class=\"b\">c</p>", "<p class=\"a\" : this tag has an attribute twice"),
        ("<p id=\"a\">b</p><p id=\"a\">c</p>", "<p id=\"a\">: two elements of the page have the name `a`"),
    ] {
        assert_eq!(of_text(text).first().map(String::as_str), Some(said));
    }
}

#[test]
fn a_link_to_nothing() {
    for (text, said) in [
        (
            "<a href=\"#b\">c</a><a href=\"#b\">d</a>",
            "<a href=\"#b\">: links lead to `#b`, and nothing in the page has that name",
        ),
        (
            "<a href=\"#note-1\">c</a>",
            "<a href=\"#note-1\">: links lead to `#note-1`, and nothing in the page has that name",
        ),
    ] {
        assert_eq!(of_text(text), [said]);
    }
    assert_eq!(of_text("<a href=\"#b\">c</a> <a href=\"#top\">d</a> <p id=\"b\">e</p>"), NONE);
}

#[test]
fn what_is_missing() {
    let whole = page("", "");
    for (part, said_of_it) in [
        ("<title>A</title>", "head: the page lacks `<title>`, the name of the document"),
        (
            "<h1>A</h1>",
            "title,cover,header,body,masthead: the page lacks a heading of the first level, `<h1>`",
        ),
        ("<style>a { color: red }</style>", "style,head: the page lacks a style sheet"),
        (
            "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'sha256-a'\">",
            "head: the page lacks the policy by which it asks for nothing",
        ),
    ] {
        assert!(whole.contains(part), "{part}");
        assert_eq!(said(&whole.replace(part, "")), [said_of_it]);
    }
    let two = said(&whole.replace("</h1>", "</h1><h1>B</h1>"));
    assert_eq!(two, ["<h1> or <h1>: the page has more than one heading of the first level"]);
    for text in ["<h1 class=\"unseen\">A</h1><h1 id=\"b\">", "<h1 id=\"b\">A</h1><h1 class=\"unseen\">"] {
        let two = said(&whole.replace("<h1>A</h1>", &format!("{text}B</h1>")));
        assert!(two.len() == 1 && two[0].contains("the page has more than one heading"), "{two:?}");
    }
    let drawn = whole.replace("<style>", "<svg><style>").replace("</style>", "</style></svg>");
    assert_eq!(said(&drawn), ["style,head: the page lacks a style sheet"]);
    assert_eq!(
        said("<h1>A</h1>"),
        [": this template writes no page: `<!doctype html>` is not its beginning"]
    );
    assert_eq!(said("").len(), 1);
}

#[test]
fn the_style_of_a_house_is_not_read_again_and_what_stands_around_it_is() {
    let style = "a { color: red }";
    let told = |html: &str, style| faults(html, style).len();
    let html = page("", "<p>b</p>");
    assert_eq!((told(&html, style), told(&html.replace(style, "a {"), "a {")), (0, 0));
    assert_eq!((told(&html.replace(style, "a {"), style), told(&page("", "<b>c"), style)), (1, 1));
    assert_eq!(told(&page("<style>a {</style>", ""), style), 1);
}
