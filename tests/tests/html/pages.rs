//! Pages as they are written, and what they say of themselves.

use boardpaper_data::workspace::Format;
use boardpaper_tests::html::HtmlFile;
use boardpaper_tests::workspace::{Folder, Run, build_both, build_formats, repository};

const REPORT: &str = "+++
kind = \"report\"
title = \"Fostering <services>\"
report_to = \"Executive Board\"
date = 2026-12-10
reporting_officer = \"Director\"
publisher = \"Netherby Council\"

[[background_paper]]
title = \"Letter\"
url = \"https://netherby.example/letter?a=1&b=2\"
+++

# Purpose of the report

To tell the Board[^why] of [another paper](other.md). {#first}

# Recommendation

That the Board:

1. notes [](#first), [](#first:page); and
2. approves it.

# Findings

## What was found

::: table Grades {rows}
- - Year
  - Count
- - All
- - 2025
  - 12
:::

::: box
- one
  1. two
:::

> It is **good**.
>
> — A carer

{lang=cy}
Diolch.

[^why]: As it asked.
";

const PLAN: &str = "kind = \"plan\"
title = \"Fostering: action plan\"
as_at = 2026-11-20
note = \"Reported **each quarter**.\"

[[area]]
ref = \"5\"
title = \"Find more carers.\"
lead = \"Anna Reed\"
source = \"Inspection\"
  [[area.action]]
  text = \"Ask at every school.\"
  due = 2027-03-31
  status = \"on-target\"
  rag = \"amber\"
  [[area.action]]
  text = \"Pay within a week.\"
  due = [\"Each month\", 2027-03-31]
  status = \"completed\"
  [[area.update]]
  date = 2026-11-01
  text = \"Half is done.[^half]\\n\\n[^half]: By number.\"
";

const REVIEW: &str = "+++
kind = \"review\"
house = \"inspectorate\"
title = \"The last bus\"
subtitle = \"Buses after nine\"
date = 2026-12-10
publisher = \"Inspectorate of Buses\"
about = \"We inspect buses.\"

[[reference]]
key = \"act\"
text = \"Transport Act 1985\"
url = \"https://law.example/act\"
+++

# Foreword {.unnumbered}

We waited.

# Summary {.unnumbered}

::: all-recommendations
:::

# Waiting {#waiting}

A council may pay.[@act] As [](#lamp) shows.[^n]

## At night

::: case-study A lamp {#lamp}
It is lit.
:::

::: recommendations
Councils should:

1. say when it comes. {#say}
:::

# How we counted {.appendix}

By eye, for [](#say).

[^n]: In Thornacre.
";

fn small() -> Folder {
    Folder::new([
        ("boardpaper.toml", "[workspace]\norganisation = \"Netherby Council\"\n"),
        ("data/a.md", REPORT),
        ("data/other.md", &REPORT.replace("other.md", "a.md")),
    ])
}

/// A page without its style sheet.
fn without_style(run: &Run, source: &str) -> String {
    let html = String::from_utf8_lossy(run.html(source)).into_owned();
    let (before, rest) = html.split_once("<style>").expect("it has a style sheet");
    let (_, after) = rest.split_once("</style>").expect("it ends");
    format!("{before}<style>…</style>{after}")
}

#[test]
fn a_report_as_it_is_written() {
    insta::assert_snapshot!(without_style(&build_both(small().root(), 1), "data/a.md"));
}

/// The page of one document in a folder of its own.
fn page_of(path: &str, text: &str) -> String {
    without_style(&Folder::new([(path, text)]).build_both(1), path)
}

#[test]
fn an_action_plan_as_it_is_written() {
    insta::assert_snapshot!(page_of("data/plan.toml", PLAN));
}

#[test]
fn a_review_as_it_is_written() {
    insta::assert_snapshot!(page_of("data/review.md", REVIEW));
}

#[test]
fn a_page_leads_to_its_pdf_only_where_that_stands_beside_it() {
    let folder = small();
    let both = build_both(folder.root(), 1);
    let alone = build_formats(folder.root(), vec![Format::Html], 1);
    let pdfs = |run: &Run| {
        let addresses = HtmlFile::read(run.html("data/a.md")).addresses();
        addresses.iter().filter(|address| *address == "a.pdf").count()
    };
    assert_eq!((pdfs(&both), pdfs(&alone)), (2, 0));
    assert!(alone.written.keys().all(|path| !path.ends_with(".pdf")));
}

#[test]
fn another_document_is_led_to_in_html() {
    let run = build_both(small().root(), 1);
    assert!(HtmlFile::read(run.html("data/a.md")).addresses().contains(&"other.html".to_owned()));
}

#[test]
fn every_page_of_the_worked_example_has_what_a_reader_finds_his_way_by() {
    let run = build_both(&repository(), 2);
    for outcome in &run.summary.documents {
        let page = HtmlFile::read(run.html(&outcome.source));
        for (name, count) in
            [("title", 1), ("h1", 1), ("main", 1), ("footer", 1), ("script", 1), ("style", 1)]
        {
            assert_eq!(page.named(name).len(), count, "{} {name}", outcome.source);
        }
        let is_first = |place: &str| page.elements().iter().position(|element| element.name == place);
        let skip = page.named("a")[0];
        assert!(skip.is_of("skip") && skip.attribute("href") == Some("#main"), "{}", outcome.source);
        assert!(is_first("a") < is_first("main"), "{}", outcome.source);
        assert!(page.named("html")[0].attribute("lang").is_some(), "{}", outcome.source);
        assert!(page.named("img").iter().all(|image| image.attribute("alt").is_some()), "{}", outcome.source);
        assert!(
            page.elements().iter().all(|element| element.attribute("style").is_none()),
            "{}",
            outcome.source
        );
        let alternate =
            page.named("link").into_iter().find(|link| link.attribute("rel") == Some("alternate"));
        assert!(alternate.is_some_and(|link| link.attribute("href").is_some_and(|to| to.ends_with(".pdf"))));
        for property in ["og:title", "og:description", "og:type"] {
            let has = page.named("meta").iter().any(|meta| meta.attribute("property") == Some(property));
            assert!(has, "{} {property}", outcome.source);
        }
        let headings = page.elements().iter().filter_map(|element| match element.name.strip_prefix('h') {
            Some(level) => level.parse().ok(),
            None => None,
        });
        let levels: Vec<u32> = headings.collect();
        let skips = levels.windows(2).any(|pair| pair[1] > pair[0] + 1);
        assert!(!skips, "{}: {levels:?}", outcome.source);
        let data = page.text_of(page.named("script")[0]);
        let data: serde_json::Value = serde_json::from_str(&data).expect("it is JSON");
        assert!(data["name"].is_string() && data["datePublished"].is_string(), "{data}");
    }
}
