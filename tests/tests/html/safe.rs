//! No string that somebody writes makes an element, an attribute, a script, or a link by another scheme.

use boardpaper_data::workspace::Format;
use boardpaper_tests::html::HtmlFile;
use boardpaper_tests::workspace::{Folder, Run, build_formats};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

/// What people who mean harm type, and what means something somewhere.
const NASTY: [&str; 26] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "\" onfocus=alert(1) autofocus=\"",
    "</style><style>*{}",
    "</title><body onload=alert(1)>",
    "</textarea>",
    "&lt;b&gt;&#60;i&#62;&amp",
    "javascript:alert(1)",
    "data:text/html,<b>",
    "{{ page.style }}",
    "{% raw %}",
    "{# note #}",
    "\u{202e}evil",
    "\u{feff}<b>",
    "<svg/onload=alert(1)>",
    "<math><mi//xlink:href=\"data:x\">",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
    "`<a href=x>`",
    "\u{2028}<b>\u{2029}",
];

fn nasty() -> impl Strategy<Value = String> {
    let signs = proptest::string::string_regex("[<>&\"'`=/\\\\!#:;(){}\\[\\]a-z0-9 é€-]{1,24}");
    prop_oneof![
        select(NASTY.as_slice()).prop_map(str::to_owned),
        signs.expect("the pattern is right"),
        (select(NASTY.as_slice()), select(NASTY.as_slice()))
            .prop_map(|(one, other)| format!("a{one}b{other}")),
    ]
}

/// Markdown that reads as these words.
fn as_typed(words: &str) -> String {
    let mut markdown = String::from("a");
    for c in words.chars() {
        if c.is_ascii_punctuation() {
            markdown.push('\\');
        }
        markdown.push(if c.is_whitespace() { ' ' } else { c });
    }
    markdown + "z"
}

/// A folder in which a string stands wherever somebody may write one.
fn folder(words: &str, addresses: &str) -> Folder {
    let typed = as_typed(words);
    let words = format!("a{words}z");
    let picture = image::DynamicImage::new_rgb8(2, 2);
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture can be written");
    let text = format!(
        "Paragraph {typed} **{typed}** *{typed}*[^note] [{typed}](https://a.example/) [@work]\n\n\
         ## {typed}\n\n1. {typed}\n\n- {typed}\n\n> {typed}\n>\n> — {typed}\n\n\
         ::: box {typed}\n{typed}\n:::\n\n::: form {typed}\n- {typed} {{lines=3}}\n:::\n\n\
         ::: table {typed}\n- - {typed}\n  - {typed}\n- - {typed}\n  - {typed}\n:::\n\n\
         ![{typed}](p.png \"{typed}\")\n\n::: signature\n{typed}\n{typed}\n:::\n\n::: plan plan.toml\n:::\n\n[^note]: {typed}\n"
    );
    // Code is no Markdown: its lines are its words.
    let code = format!("```\n{}\n```\n", words.replace(['\u{2028}', '\u{2029}'], " "));
    let report = json!({
        "kind": "report",
        "title": words,
        "date": "2026-12-10",
        "report_to": words,
        "reporting_officer": words,
        "portfolio": words,
        "wards": [words, words],
        "publisher": words,
        "contact": { "name": words, "post": words, "directorate": words, "phone": words, "email": words },
        "background_paper": [{ "title": words, "place": words, "contact": words, "url": addresses }],
        "reference": [{ "key": "work", "text": typed, "url": addresses }],
        "sign_off": [{ "name": words, "post": words, "date": "2026-12-01" }],
        "section": [
            { "title": "Purpose of the report", "text": text },
            { "title": typed, "text": code },
            { "title": "Recommendation", "text": format!("1. {typed}") },
            { "title": "Background papers", "text": typed },
        ],
        "appendix": [{ "title": typed, "text": typed }],
    });
    let literal = serde_json::to_string(&words).expect("a string can be written");
    let typed = serde_json::to_string(&typed).expect("a string can be written");
    let plan = format!(
        "kind = \"plan\"\ntitle = {typed}\nas_at = 2026-11-20\nnote = {typed}\n[[area]]\nref = \"1\"\ntitle = {typed}\n\
         source = [{literal}, {literal}]\n[[area.action]]\ntext = {typed}\nlead = [{literal}, {literal}]\ndue = {literal}\n\
         [[area.action.update]]\ndate = 2026-07-01\nby = {literal}\ntext = {typed}\n"
    );
    let house = format!(
        "extends = \"base\"\ntitle = \"Own\"\n[header.field.wards]\nlabel = {literal}\n\
         [plan.status.unknown]\nlabel = {literal}\nmeaning = {literal}\n[boxes.box]\nword = {literal}\n\
         [words.en]\nas_pdf = {literal}\nskip = {literal}\nnotes = {literal}\nappendix = {literal}\nplan_measure = {literal}\n"
    );
    let review = review(&as_typed(&words[1..words.len() - 1]), &words, addresses);
    Folder::new([
        ("data/review.json", review.to_string().into_bytes()),
        ("boardpaper.toml", b"[workspace]\nhouse = \"own\"\n[rules]\nunknown-due = \"off\"\n".to_vec()),
        ("templates/own/house.toml", house.into_bytes()),
        ("data/a.json", report.to_string().into_bytes()),
        ("data/plan.toml", plan.into_bytes()),
        ("data/p.png", bytes.into_inner()),
    ])
}

/// A review in which these words stand wherever somebody may write some.
fn review(typed: &str, words: &str, addresses: &str) -> serde_json::Value {
    let text = format!(
        "::: recommendations {typed}\n{typed}\n\n1. {typed}\n:::\n\n::: case-study {typed}\n{typed}\n:::\n\n{typed}[@work]\n"
    );
    json!({
        "kind": "review",
        "house": "inspectorate",
        "title": words,
        "subtitle": words,
        "date": "2026-12-10",
        "publisher": words,
        "cover_image": "p.png",
        "cover_alt": words,
        "about": typed,
        "imprint": typed,
        "reference": [{ "key": "work", "text": typed, "url": addresses }],
        "section": [
            { "title": typed, "text": text },
            { "title": typed, "text": "::: all-recommendations\n:::\n" },
        ],
        "appendix": [{ "title": typed, "text": typed }],
    })
}

/// The documents of the folder.
const DOCUMENTS: [&str; 2] = ["data/a.json", "data/review.json"];

fn built(folder: &Folder) -> Run {
    build_formats(folder.root(), vec![Format::Html], 1)
}

/// Whether an address leads where links may lead, or shows a picture that is in the file.
fn is_allowed(address: &str) -> bool {
    let address: String = address
        .trim_start_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect();
    let known = ["#", "http:", "https:", "mailto:", "tel:", "data:image/png;base64,"];
    known.iter().any(|known| address.to_ascii_lowercase().starts_with(known))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_string_is_words_wherever_it_stands(words in nasty()) {
        let plain = built(&folder("plain words", "https://a.example/"));
        let odd = built(&folder(&words, "https://a.example/"));
        for document in DOCUMENTS {
            let page = |run: &Run| HtmlFile::read(run.html(document));
            prop_assert_eq!(page(&plain).skeleton(), page(&odd).skeleton());
            assert_holds_what_it_may(&page(&odd));
        }
    }

    #[test]
    fn no_address_leads_elsewhere(address in nasty()) {
        let run = built(&folder("plain words", &address));
        // An address that leads nowhere is an error, and then nothing is written.
        for html in DOCUMENTS.into_iter().filter_map(|document| run.html_if_built(document)) {
            assert_holds_what_it_may(&HtmlFile::read(html));
        }
    }

    #[test]
    fn markdown_of_whatever_makes_nothing_but_what_markdown_makes(lines in proptest::collection::vec(markdown(), 1..6)) {
        let text = lines.join("\n");
        let report = format!(
            "+++\nkind = \"report\"\ntitle = \"Fostering\"\ndate = 2026-12-10\n+++\n\n# Purpose of the report\n\n{text}\n"
        );
        let folder = Folder::new([("data/a.md", report)]);
        // Most of it is at fault, and then nothing is written.
        if let Some(html) = built(&folder).html_if_built("data/a.md") {
            assert_holds_what_it_may(&HtmlFile::read(html));
        }
    }
}

/// What stands around something nasty in Markdown that is typed as it is.
fn markdown() -> impl Strategy<Value = String> {
    let forms = [
        "§",
        "[§](https://a.example/)",
        "[words](§)",
        "[words](<§>)",
        "![alt](§)",
        "<§>",
        "<https://a.example/§>",
        "**§**",
        "- §",
        "> §",
        "    §",
        "```§\n§\n```",
        "::: box §\n§\n:::\n",
        "| § | b |\n|---|---|\n| c | § |\n",
        "§ {#id .§ lang=§}",
        "[words][ref]\n\n[ref]: § \"§\"\n",
        "a[^n]\n\n[^n]: §\n",
        "",
    ];
    (select(forms.to_vec()), nasty()).prop_map(|(form, words)| form.replace('§', &words))
}

/// The elements that a page may have, and the attributes that any of them may have.
const ELEMENTS: &str = "a blockquote body br caption code dd div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 head \
    header hr html img li link main meta nav ol p pre script section span strong style sub sup table tbody td th thead \
    title tr ul";
const ATTRIBUTES: &str = "alt aria-hidden aria-label aria-labelledby charset class colspan content dir height href \
    http-equiv id lang name property rel role rowspan scope src tabindex title type width";

/// Asserts that a page has no element, attribute or address but those that pages are made of.
fn assert_holds_what_it_may(page: &HtmlFile) {
    let may = |known: &str, name: &str| known.split_whitespace().any(|known| known == name);
    for element in page.elements() {
        assert!(may(ELEMENTS, &element.name), "<{}>", element.name);
        let other = element.names_of_attributes().find(|name| !may(ATTRIBUTES, name));
        assert_eq!(other, None, "<{}>", element.name);
    }
    let scripts = page.named("script");
    assert!(scripts.len() == 1 && scripts[0].attribute("type") == Some("application/ld+json"));
    let addresses = page.addresses();
    assert!(addresses.iter().all(|address| is_allowed(address)), "{addresses:?}");
}

#[test]
fn a_page_can_be_built_of_harmless_words() {
    let run = built(&folder("plain words", "https://a.example/"));
    for (document, links) in DOCUMENTS.into_iter().zip([3, 1]) {
        let page = HtmlFile::read(run.html(document));
        assert_eq!((page.named("h1").len(), page.named("script").len()), (1, 1));
        assert_holds_what_it_may(&page);
        let addresses = page.addresses();
        assert!(
            addresses.iter().filter(|address| address.starts_with("https:")).count() >= links,
            "{addresses:?}"
        );
    }
}
