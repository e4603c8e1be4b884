//! What samples write is what a house says, with whatever signs.

use super::{key, markdown, quoted};

#[test]
fn signs_of_markdown_stand_for_themselves() {
    assert_eq!(markdown("Budget #"), "Budget \\#");
    assert_eq!(markdown("Q&A: *all*\n{#id}"), "Q\\&A\\: \\*all\\* \\{\\#id\\}");
}

#[test]
fn keys_and_texts_of_toml() {
    assert_eq!(key("meeting-date_2"), "meeting-date_2");
    assert_eq!(key("a b"), "\"a b\"");
    assert_eq!(quoted("say \"so\"\n\\"), "\"say \\\"so\\\"\\u000A\\\\\"");
}
