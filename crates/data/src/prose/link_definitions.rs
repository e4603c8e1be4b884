//! Link reference definitions, `[label]: target`, which any text of a document may use.

use super::markdown::Markdown;
use crate::source::Text;
use std::collections::BTreeMap;

/// The link reference definitions of all the texts of a document; the first of a label counts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LinkDefinitions {
    by_label: BTreeMap<String, LinkDefinition>,
}

/// Where a label leads.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LinkDefinition {
    pub target: String,
    pub title: String,
}

impl LinkDefinitions {
    /// The definition of a label, whatever its case and white space.
    pub(super) fn get(&self, label: &str) -> Option<&LinkDefinition> {
        self.by_label.get(&normalised(label))
    }
}

/// The link reference definitions of the texts of a document, in the order in which they stand.
pub fn link_definitions<'t>(texts: impl IntoIterator<Item = &'t Text>) -> LinkDefinitions {
    let mut definitions = LinkDefinitions::default();
    for text in texts {
        // Most texts define nothing and need not be read twice.
        if !text.as_str().contains("]:") {
            continue;
        }
        for found in Markdown::blocks(text.as_str()).definitions() {
            let definition = LinkDefinition { target: found.target, title: found.title };
            definitions.by_label.entry(normalised(&found.label)).or_insert(definition);
        }
    }
    definitions
}

/// A label as labels are compared (CommonMark 4.7): case folded, runs of white space one space.
fn normalised(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::super::sketch::read_with;

    #[test]
    fn a_definition_serves_every_text_of_the_document() {
        let other = "[Act]: https://first.example";
        let sketch =
            read_with("[the ACT][act], [Act][], [act]\n\n[act]: https://second.example", &[], &[other]);
        let act = "(https://first.example)";
        assert_eq!(sketch.blocks(), format!("p([the ACT]{act}, [Act]{act}, [act]{act})"));
        assert_eq!(read_with("[act]", &[], &[other]).blocks(), format!("p([act]{act})"));
        assert_eq!(
            read_with("![A]{#a}", &[], &["[a]: a.png \"B\""]).blocks(),
            "figure(a.png \"A\") \"B\"{#a}"
        );
    }

    #[test]
    fn a_definition_in_code_or_after_words_is_none() {
        assert_eq!(read_with("[a]", &[], &["```\n[a]: b.md\n```", "words\n[a]: c.md"]).blocks(), "p([a])");
        assert_eq!(read_with("[a]", &[], &["words\n::: box\n[a]: c.md\n:::"]).blocks(), "p([a](c.md))");
    }
}
