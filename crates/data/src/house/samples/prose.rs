//! Prose with everything that can be typed in it.

use crate::house::House;
use std::fmt::Write;

/// A long word, and an address that has to break.
const LONG: &str = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch, <https://www.example.org/papers/2026/december/executive-board/agenda-and-papers.pdf>";

/// What has a number that can be referred to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbered {
    /// Paragraphs.
    pub(super) paragraphs: bool,
    /// Tables and figures.
    pub(super) captions: bool,
}

/// Text, lists, tables, figures, quotations, boxes, forms, notes and citations, below headings of level 2 and 3.
pub(super) fn everything(house: &House, plan: &str, numbered: Numbered) -> String {
    let paragraph = if numbered.paragraphs { "As [](#first), number [#](#first), and" } else { "As" };
    let captions = if numbered.captions { "[](#people) and [](#pattern)" } else { "[people](#people)" };
    let mut text = format!(
        "\
The first paragraph has *emphasis*, **strong words**, ***both***, `code`, H~2~O, the 10^th^ and a [link](https://www.example.org/). {{#first}}

It goes on with {LONG}. {paragraph} [the first](#first) on [](#first:page) says, papers cite works [@act; @study] and have notes.[^one]  \nA new line follows.

This paragraph takes no number. {{.unnumbered}}

Mae’r paragraff hwn yn Gymraeg. {{lang=cy}}

## Lists of every kind

What follows is counted:

1. one, with more words than fit into one line of a page, so that it can be seen whether the second line stands below the first
   1. one below one
      1. one below that
      2. and another
   2. and another
2. two {{#second}}

What follows is not:

- a bullet
  - one below it
    - one below that
- another, as [](#second) says

***

- plain
- lines
{{.plain}}

### A heading below a heading

Text under it.

## Tables and figures

| What | How many | Share |
|:-----|---------:|------:|
| Letters | 120 | 60% |
| **All** | **200** | **100%** |

::: table People and places {{#people rows}}
- - Who
  - Where
  - What they say
- - Young people in care, and those who left it
- - Amara Lindqvist-Oyelaran
  - Town Hall
  - - first
    - second[^two]
- - Head of Service
  -
  -
:::

| Ward | 2019 | 2020 | 2021 | 2022 | 2023 | 2024 | 2025 |
|------|-----:|-----:|-----:|-----:|-----:|-----:|-----:|
| Abbey and Riverside | 1,204 | 1,311 | 1,402 | 1,398 | 1,450 | 1,502 | 1,533 |

![A pattern of squares](sample.png \"How a figure stands with its caption\"){{#pattern}}

![](sample.png){{.decorative}}

As {captions} show, words can have a picture ![a square](sample.png) among them.

## Quotations and boxes

> It was said that words like these are hard to read when they are small or pale.
>
> — A member of the public, at the meeting in November

"
    );
    for kind in house.boxes.iter().filter(|kind| kind.kind != "recommendations") {
        let kind = &kind.kind;
        let _ = write!(
            text,
            "::: {kind} A box of the kind {kind}\nWords in a box, with a [link](https://www.example.org/) and a list:\n\n- one\n- two\n\n### A heading in a box\n\nMore words.[^three]\n:::\n\n::: {kind}\nA box of the same kind without a title.\n:::\n\n"
        );
    }
    let _ = write!(
        text,
        "\
::: form What you think
- Your name
- What you have to say {{lines=4}}
:::

::: plan {plan} {{#sample}}
:::

There are [](#sample:actions) actions.

[^one]: A note at the foot of the page, which is long enough to go on in a second line if the page is as narrow as most pages are.
[^two]: A note in a table.
[^three]: A note in a box.
"
    );
    text
}
