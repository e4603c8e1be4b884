//! Looks things up in PDF objects, following references and answering `None` where something is missing.

use lopdf::{Dictionary, Document, Object, decode_text_string};

/// The value of a key, with references followed.
pub fn get<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    dictionary.get_deref(key, document).ok().filter(|object| !object.is_null())
}

/// The object behind a reference, or the object itself.
pub fn follow<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Object> {
    document.dereference(object).ok().map(|(_, object)| object)
}

/// The dictionary that an object, or the object it refers to, is; a stream's dictionary counts.
pub fn as_dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    match follow(document, object)? {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The dictionary under a key.
pub fn dictionary<'a>(document: &'a Document, parent: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    parent.get(key).ok().and_then(|object| as_dictionary(document, object))
}

/// The objects under a key: an array's entries, a lone object as the only one, nothing if the key is missing.
pub fn list<'a>(document: &'a Document, parent: &'a Dictionary, key: &[u8]) -> Vec<&'a Object> {
    match (parent.get(key).ok(), get(document, parent, key)) {
        (_, Some(Object::Array(entries))) => entries.iter().collect(),
        // A lone entry keeps its reference, because some readers need the object's identity.
        (Some(entry), Some(_)) => vec![entry],
        _ => Vec::new(),
    }
}

/// The text string under a key (ISO 32000-1, 7.9.2.2).
pub fn text(document: &Document, parent: &Dictionary, key: &[u8]) -> Option<String> {
    get(document, parent, key).and_then(as_text)
}

/// The characters of a text string.
pub fn as_text(object: &Object) -> Option<String> {
    decode_text_string(object).ok().map(without_language_escapes)
}

/// The name under a key.
pub fn name(document: &Document, parent: &Dictionary, key: &[u8]) -> Option<String> {
    get(document, parent, key).and_then(as_name)
}

/// The characters of a name.
pub fn as_name(object: &Object) -> Option<String> {
    object.as_name().ok().map(|name| String::from_utf8_lossy(name).into_owned())
}

/// The whole number under a key.
pub fn integer(document: &Document, parent: &Dictionary, key: &[u8]) -> Option<i64> {
    get(document, parent, key)?.as_i64().ok()
}

/// The truth value under a key.
pub fn boolean(document: &Document, parent: &Dictionary, key: &[u8]) -> Option<bool> {
    get(document, parent, key)?.as_bool().ok()
}

/// The pairs in the leaves of a number tree (`Nums`) or name tree (`Names`), in order (ISO 32000-1, 7.9.6 and 7.9.7).
pub fn leaves<'a>(document: &'a Document, root: &'a Dictionary, key: &[u8]) -> Vec<(&'a Object, &'a Object)> {
    let mut pairs = Vec::new();
    let mut waiting = vec![root];
    while let Some(node) = waiting.pop() {
        let entries = list(document, node, key);
        pairs.extend(entries.chunks_exact(2).map(|pair| (pair[0], pair[1])));
        let kids = list(document, node, b"Kids");
        waiting.extend(kids.into_iter().rev().filter_map(|kid| as_dictionary(document, kid)));
    }
    pairs
}

/// Drops the language codes that a text string may hold between two U+001B (ISO 32000-1, 7.9.2.2).
fn without_language_escapes(text: String) -> String {
    if !text.contains('\u{1b}') {
        return text;
    }
    text.split('\u{1b}').step_by(2).collect()
}

#[cfg(test)]
mod tests {
    use lopdf::text_string;

    use super::as_text;

    #[test]
    fn a_language_code_within_a_text_string_is_no_text() {
        let string = text_string("Adroddiad \u{1b}cyGB\u{1b}y cabinet – drafft");
        assert_eq!(as_text(&string).as_deref(), Some("Adroddiad y cabinet – drafft"));
    }
}
