//! The words of a finished page.

use super::judged::without_pictures;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

/// What there is to read in a page.
pub(crate) struct Words {
    /// Between its furniture: what stands in `main`, but for lists that lead to the rest.
    pub(crate) text: String,
    /// All of it.
    pub(crate) all: String,
}

/// The words of a page whose elements end.
pub(crate) fn words(html: &str) -> Words {
    let html = without_pictures(html);
    let mut emitter = DefaultEmitter::<()>::default();
    // A script and a style sheet hold no tags.
    emitter.naively_switch_states(true);
    let mut words = Words { text: String::new(), all: String::new() };
    let (mut mains, mut navs, mut unread) = (0_usize, 0_usize, 0_usize);
    for token in Tokenizer::new_with_emitter(&*html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => match &**tag.name {
                b"main" => mains += 1,
                b"nav" => navs += 1,
                b"head" => unread += 1,
                _ => {}
            },
            Token::EndTag(tag) => match &**tag.name {
                b"main" => mains = mains.saturating_sub(1),
                b"nav" => navs = navs.saturating_sub(1),
                b"head" => unread = unread.saturating_sub(1),
                _ => {}
            },
            Token::String(text) if unread == 0 => {
                let text = String::from_utf8_lossy(&text);
                words.all.push_str(&text);
                if mains > 0 && navs == 0 {
                    words.text.push_str(&text);
                }
            }
            _ => {}
        }
    }
    words
}
