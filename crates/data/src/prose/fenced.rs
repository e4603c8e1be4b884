//! What stands between fences: boxes, tables, blank forms, signatures.

use super::attributes::take;
use super::bearers::Bearer;
use super::blocks::paragraphs;
use super::fence::FenceLine;
use super::reader::{Reader, Surroundings};
use super::tree::{Kind, Node};
use super::{Attributes, Block, BlockKind, Inline, RECOMMENDATIONS};
use crate::diagnostic::did_you_mean;
use crate::rules;
use crate::source::Spanned;

/// The kinds of box that every house has.
const BOXES: [&str; 5] = ["box", "case-study", RECOMMENDATIONS, "note", "warning"];

/// What else fences can open.
const OTHERS: [&str; 5] = ["table", "plan", "form", "signature", "all-recommendations"];

impl Reader<'_> {
    /// What a fence holds; for one that is not known, the blocks themselves.
    pub(super) fn fence(&mut self, fence: &FenceLine, node: Node, around: Surroundings) -> Vec<Block> {
        let word = self.text[fence.word.clone()].to_owned();
        let span = self.span(node.range.clone());
        let nodes = paragraphs(node.children);
        let (kind, attributes) = match word.as_str() {
            "table" => match self.fenced_table(fence, nodes) {
                Some(table) => table,
                None => return Vec::new(),
            },
            "plan" => match self.plan(fence, &nodes, around) {
                Some(plan) => plan,
                None => return Vec::new(),
            },
            "form" => self.form(fence, nodes, around),
            "all-recommendations" => match self.gathering(fence, &nodes, around) {
                Some(gathering) => gathering,
                None => return Vec::new(),
            },
            "signature" => self.signature(fence, nodes),
            _ if self.is_box(&word) => self.boxed(fence, word, nodes, around),
            _ => {
                self.report_unknown_fence(fence, &word);
                return self.blocks(nodes, around);
            }
        };
        vec![Block { kind, attributes, span }]
    }

    fn is_box(&self, word: &str) -> bool {
        BOXES.contains(&word) || self.context.box_kinds.iter().any(|kind| kind == word)
    }

    fn boxed(
        &mut self,
        fence: &FenceLine,
        kind: String,
        nodes: Vec<Node>,
        around: Surroundings,
    ) -> (BlockKind, Attributes) {
        let (title, written) = self.title(fence);
        let attributes = written.map(|written| self.apply(written, Bearer::Box).attributes);
        let kind = Spanned::new(kind, self.span(fence.word.clone()));
        // The lists of a box in a blank form print as they are: only the form's own are labels.
        let inside = match around {
            Surroundings::Form => Surroundings::Section,
            Surroundings::Label => Surroundings::Item,
            around => around,
        };
        let blocks = self.blocks(nodes, inside);
        (BlockKind::Box { kind, title, blocks }, attributes.unwrap_or_default())
    }

    /// The title or caption on an opening line, and its attribute block.
    pub(super) fn title(
        &mut self,
        fence: &FenceLine,
    ) -> (Option<Vec<Inline>>, Option<super::attributes::Written>) {
        if fence.rest.is_empty() {
            return (None, None);
        }
        let (title, written) = self.line(fence.rest.clone());
        ((!title.is_empty()).then_some(title), written)
    }

    /// An action plan: the path of its file, with nothing between the fences.
    fn plan(
        &mut self,
        fence: &FenceLine,
        nodes: &[Node],
        around: Surroundings,
    ) -> Option<(BlockKind, Attributes)> {
        let written = self.title(fence).1;
        let end = written.as_ref().map_or(fence.rest.end, |written| written.range.start);
        let path = self.text.get(fence.rest.start..end).unwrap_or_default().trim();
        let file = Spanned::new(path.to_owned(), self.span(fence.rest.start..fence.rest.start + path.len()));
        let attributes = written.map(|written| self.apply(written, Bearer::Plan).attributes);
        if around != Surroundings::Section {
            let message = format!("an action plan stands on pages of its own, so not in {}", around.name());
            self.report(
                &rules::BAD_FENCE,
                fence.range.clone(),
                message,
                "move it between the paragraphs of a section",
            );
            return None;
        }
        if file.value.is_empty() {
            let hint = "write the path of its file after the word: `::: plan action-plan.toml`";
            self.report(&rules::BAD_FENCE, fence.range.clone(), "this says no action plan", hint);
            return None;
        }
        if let Some(first) = nodes.first() {
            let hint = "move it above the line that opens `::: plan`, or below the one that closes it";
            let message = "text stands within an action plan, which is all in its own file";
            self.report(&rules::BAD_FENCE, first.range.clone(), message, hint);
        }
        Some((BlockKind::Plan { file }, attributes.unwrap_or_default()))
    }

    /// A blank form: the lists among its blocks are labels.
    fn form(&mut self, fence: &FenceLine, nodes: Vec<Node>, around: Surroundings) -> (BlockKind, Attributes) {
        let (title, written) = self.title(fence);
        let attributes = written.map(|written| self.apply(written, Bearer::Form).attributes);
        if around != Surroundings::Section {
            let message =
                format!("a blank form needs the width of the page, so it cannot stand in {}", around.name());
            self.report(
                &rules::BAD_FENCE,
                fence.range.clone(),
                message,
                "move it between the paragraphs of a chapter",
            );
        }
        let blocks = self.blocks(nodes, Surroundings::Form);
        let mut labels = Vec::new();
        for block in &blocks {
            if let BlockKind::List { items, .. } = &block.kind {
                labels.extend(items);
            }
        }
        for label in labels.iter().filter(|label| label.blocks.is_empty()) {
            self.report_at(
                &rules::BAD_FENCE,
                label.span,
                "a label of this blank form has no words",
                "write what is to be filled in, such as `- Name`, or delete the label",
            );
        }
        if labels.is_empty() {
            self.report(
                &rules::BAD_FENCE,
                fence.range.clone(),
                "this blank form has no room to write",
                "write each label as an item of a list under it, such as `- What have you learned? {lines=8}`",
            );
        }
        (BlockKind::Form { title, blocks }, attributes.unwrap_or_default())
    }

    /// The place where all recommendations print again, with nothing between the fences.
    fn gathering(
        &mut self,
        fence: &FenceLine,
        nodes: &[Node],
        around: Surroundings,
    ) -> Option<(BlockKind, Attributes)> {
        let (title, written) = self.title(fence);
        let attributes = written.map(|written| self.apply(written, Bearer::Gathering).attributes);
        if around != Surroundings::Section {
            let message =
                format!("all recommendations print between paragraphs, so not in {}", around.name());
            self.report(
                &rules::BAD_FENCE,
                fence.range.clone(),
                message,
                "move it between the paragraphs of a chapter",
            );
            return None;
        }
        if title.is_some() {
            self.report(
                &rules::BAD_FENCE,
                fence.rest.clone(),
                "`::: all-recommendations` has no title",
                "write these words as a heading above it",
            );
        }
        if let Some(first) = nodes.first() {
            self.report(
                &rules::BAD_FENCE,
                first.range.clone(),
                "text stands within `::: all-recommendations`, which prints what the chapters recommend",
                "move it above or below; write a recommendation in a box `::: recommendations` of its chapter",
            );
        }
        Some((BlockKind::AllRecommendations, attributes.unwrap_or_default()))
    }

    fn signature(&mut self, fence: &FenceLine, nodes: Vec<Node>) -> (BlockKind, Attributes) {
        let (title, written) = self.title(fence);
        let attributes = written.map(|written| self.apply(written, Bearer::Signature).attributes);
        if title.is_some() {
            self.report(
                &rules::BAD_FENCE,
                fence.rest.clone(),
                "a signature has no title",
                "put these words on a line of their own under `::: signature`, or above it",
            );
        }
        let mut lines = Vec::new();
        let mut is_refused = title.is_some();
        for node in nodes {
            is_refused |= !matches!(node.kind, Kind::Paragraph | Kind::Footnote(_));
            match node.kind {
                Kind::Paragraph => self.signature_lines(node.children, &mut lines),
                Kind::Footnote(_) => drop(self.blocks(vec![node], Surroundings::Section)),
                _ => self.report(
                    &rules::BAD_FENCE,
                    node.range,
                    "a signature holds a name, a post and a date, one a line",
                    "move this out of `::: signature`",
                ),
            }
        }
        if lines.is_empty() && !is_refused {
            self.report(
                &rules::BAD_FENCE,
                fence.range.clone(),
                "there is nothing in this `::: signature`",
                "write a name, a post and a date under it, one a line",
            );
        }
        (BlockKind::Signature(lines), attributes.unwrap_or_default())
    }

    fn signature_lines(&mut self, mut nodes: Vec<Node>, lines: &mut Vec<Vec<Inline>>) {
        self.tags.clear();
        if let Some(written) = take(self.text, &mut nodes) {
            self.apply(written, Bearer::SignatureLine);
        }
        let is_break = |node: &Node| matches!(node.kind, Kind::SoftBreak | Kind::HardBreak);
        for line in nodes.split(is_break).filter(|line| !line.is_empty()) {
            lines.push(self.inlines(line.to_vec()));
        }
    }

    /// Reports a word that opens nothing.
    fn report_unknown_fence(&mut self, fence: &FenceLine, word: &str) {
        let house = self.context.box_kinds.iter().map(String::as_str);
        let house = house.filter(|kind| !BOXES.contains(kind));
        let known: Vec<&str> = BOXES.into_iter().chain(house).chain(OTHERS).collect();
        // Braces and dots come from other dialects: `::: {.box}`.
        let name = word.trim_matches(['{', '}', '.']);
        // `::: case study` and `::: all recommendations` lack only their hyphens.
        let rest = self.text[fence.rest.clone()].split_whitespace().next().unwrap_or_default();
        let hyphened = format!("{name}-{rest}").to_lowercase();
        let meant = known.iter().copied().find(|known| *known == hyphened);
        let hint = match meant.or_else(|| did_you_mean(name, known.iter().copied())) {
            Some(known) => format!("write `::: {known}`"),
            None => format!("write one of these words: `{}`", known.join("`, `")),
        };
        let message = format!("`{word}` is no kind of box, table or other part between colons");
        self.report(&rules::BAD_FENCE, fence.word.clone(), message, hint);
    }
}

#[cfg(test)]
mod tests {
    use super::super::sketch::{blocks, hints, problems, read};

    #[test]
    fn a_box_has_a_kind_a_title_and_blocks() {
        assert_eq!(
            blocks("::: case-study What *one* family said {#family lang=cy}\n\nA.\n\n- b\n:::\nC."),
            "case-study \"What *one* family said\"(p(A.) | ul(b)){#family lang=cy} | p(C.)"
        );
        assert_eq!(blocks("::: note\nA.\n:::"), "note(p(A.))");
        assert_eq!(blocks("::: rationale\nA kind of the house.\n:::"), "rationale(p(A kind of the house.))");
    }

    #[test]
    fn the_title_is_one_line_of_running_text_whatever_it_begins_with() {
        for title in ["1. Not a list", "- Nor this", "> Nor that", "    Nor code", "Ends with #", "\\# Hash"]
        {
            let printed = title.trim().replace('\\', "");
            assert_eq!(blocks(&format!("::: box {title}\nA.\n:::")), format!("box \"{printed}\"(p(A.))"));
        }
        let linked = "::: box See [](#a) and [@b] and [^c] {#d}\nA.\n:::";
        assert_eq!(blocks(linked), "box \"See ref(a) and cite(b) and note(c)\"(p(A.)){#d}");
    }

    #[test]
    fn a_heading_in_a_box_is_a_heading() {
        assert_eq!(blocks("::: box T\n## Inside\nA.\n:::"), "box \"T\"(h2(Inside) | p(A.))");
    }

    #[test]
    fn a_bare_fence_closes_the_innermost_whatever_the_number_of_colons() {
        assert_eq!(
            blocks(":::::: note\n::: box\nA.\n:::::::::\nB.\n:::\nC."),
            "note(box(p(A.)) | p(B.)) | p(C.)"
        );
    }

    #[test]
    fn a_fence_ends_an_open_paragraph_list_or_table() {
        assert_eq!(blocks("A.\n::: box\nB.\n:::\nC."), "p(A.) | box(p(B.)) | p(C.)");
        assert_eq!(blocks("- a\n::: box\n1. b\n:::\n- c"), "ul(a) | box(ol(b)) | ul(c)");
        assert_eq!(blocks("::: box\n| a |\n|---|\n| b |\n:::"), "box(table < header=1(a; b))");
        assert_eq!(blocks("> a\n::: box\nB.\n:::"), "quote(p(a)) | box(p(B.))");
        assert_eq!(blocks("A.\r\n::: box\r\nB.\r\n:::\r\nC."), "p(A.) | box(p(B.)) | p(C.)");
    }

    #[test]
    fn a_fence_may_be_indented_by_three_spaces_in_its_container() {
        assert_eq!(blocks("   ::: box\nA.\n  :::"), "box(p(A.))");
        assert_eq!(blocks("- ::: box\n  A.\n  :::\n- b"), "ul(box(p(A.)), b)");
        assert_eq!(blocks("* \t::: box\n\tA.\n\t:::"), "ul(box(p(A.)))");
        assert_eq!(blocks("> ::: box\n> A.\n> :::"), "quote(box(p(A.)))");
        assert_eq!(blocks("1. > - ::: box\n   >   A.\n   >   :::"), "ol(quote(ul(box(p(A.)))))");
        assert_eq!(blocks("A\n    ::: box"), "p(A ::: box)");
    }

    #[test]
    fn a_fence_inside_code_is_text() {
        assert_eq!(blocks("```\n::: box\n```"), "code(\"::: box\")");
        assert_eq!(blocks("- ```\n  ::: box\n  :::\n  ```"), "ul(code(\"::: box\\n:::\"))");
        assert_eq!(blocks("A.\n\n    ::: box"), "p(A.) | code(\"::: box\")");
        assert_eq!(blocks("A `::: box` b ::: c"), "p(A `::: box` b ::: c)");
        assert_eq!(blocks("a\n2. ::: b `c\nd`"), "p(a 2. ::: b `c d`)");
    }

    #[test]
    fn a_fence_ends_raw_html() {
        let sketch = read("::: box\n<div>\nA.\n:::\nB.");
        assert_eq!(sketch.blocks(), "box(p(<div> A.)) | p(B.)");
        assert_eq!(sketch.problems(), ["warning[raw-html] 2:1 this HTML is printed as it is typed"]);
    }

    #[test]
    fn an_unknown_word_is_an_error_that_says_what_was_meant() {
        assert_eq!(
            problems("A.\n\n::: nots\nB.\n:::"),
            ["error[bad-fence] 3:5 `nots` is no kind of box, table or other part between colons"]
        );
        assert_eq!(hints("::: nots\nB.\n:::"), "write `::: note`");
        assert_eq!(hints("::: Box\nB.\n:::"), "write `::: box`");
        assert_eq!(hints("::: {.warning}\nB.\n:::"), "write `::: warning`");
        assert!(hints("::: aside\nB.\n:::").contains("`case-study`"));
    }

    #[test]
    fn a_fence_closes_where_it_opened() {
        assert_eq!(problems("A.\n::: box\nB."), ["error[bad-fence] 2:1 `::: box` is not closed"]);
        assert_eq!(
            problems("- ::: box\n  A.\n- b"),
            ["error[bad-fence] 1:3 `::: box` is not closed in the list item in which it opens"]
        );
        assert_eq!(
            problems("> ::: box\nA.\n:::"),
            [
                "error[bad-fence] 1:3 `::: box` is not closed in the quotation in which it opens",
                "error[bad-fence] 3:1 there is nothing open here for `:::` to close"
            ]
        );
    }

    #[test]
    fn a_form_has_labels_with_room_to_write() {
        assert_eq!(
            blocks(
                "::: form Reflection {#f}\nFill it in.\n\n- Name\n- What *have* you learned? {#q lines=8}\n:::"
            ),
            "form \"Reflection\"(p(Fill it in.) | ul(Name, What *have* you learned?{#q}{lines=8})){#f}"
        );
        assert_eq!(
            problems("::: form\nName\n:::"),
            ["error[bad-fence] 1:1 this blank form has no room to write"]
        );
        assert_eq!(
            problems("- ::: form\n  - Name\n  :::"),
            [
                "error[bad-fence] 1:3 a blank form needs the width of the page, so it cannot stand in a list item"
            ]
        );
    }

    #[test]
    fn all_recommendations_print_where_they_are_asked_for() {
        assert_eq!(blocks("A.\n::: all-recommendations\n:::\nB."), "p(A.) | all-recommendations | p(B.)");
        assert_eq!(
            problems("::: all-recommendations Ours\nA.\n:::"),
            [
                "error[bad-fence] 1:25 `::: all-recommendations` has no title",
                "error[bad-fence] 2:1 text stands within `::: all-recommendations`, which prints what the chapters recommend"
            ]
        );
    }

    #[test]
    fn a_signature_is_read_line_by_line() {
        assert_eq!(
            blocks("::: signature\nA. *Officer*\nChief Executive  \n1 May 2026\n:::"),
            "signature(A. *Officer*, Chief Executive, 1 May 2026)"
        );
        assert_eq!(
            problems("::: signature Signed\n- A. Officer\n:::"),
            [
                "error[bad-fence] 1:15 a signature has no title",
                "error[bad-fence] 2:1 a signature holds a name, a post and a date, one a line"
            ]
        );
        assert_eq!(
            problems("::: signature\n:::"),
            ["error[bad-fence] 1:1 there is nothing in this `::: signature`"]
        );
    }
}
