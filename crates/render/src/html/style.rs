//! Style sheets of houses: a page asks for nothing, so none may load anything.

use std::ops::Range;

/// What a style sheet would load, if anything: another one, or a file that is not in it.
pub(crate) fn what_it_loads(css: &str) -> Option<Range<usize>> {
    // Capitals do not matter, and all of it is ASCII, so places stay what they are.
    let lower = css.to_ascii_lowercase();
    let imports = lower.match_indices("@import").map(|(at, found)| at..at + found.len());
    let files = ["url(", "src(", "image-set("].into_iter().flat_map(|function| {
        lower.match_indices(function).filter_map(|(at, found)| {
            let rest = lower[at + found.len()..].trim_start_matches([' ', '\t', '\n', '\r', '"', '\'']);
            let is_own = rest.starts_with("data:") || rest.starts_with('#');
            (!is_own).then_some(at..at + found.len())
        })
    });
    imports.chain(files).min_by_key(|range| range.start)
}

#[cfg(test)]
mod tests {
    use super::what_it_loads;

    #[test]
    fn what_is_in_the_sheet_is_not_loaded() {
        for css in [
            "a { color: var(--link) }",
            "a { background: url(data:image/png;base64,AAAA) }",
            "a { background: URL( \"data:image/png;base64,AAAA\" ); mask: url(#here) }",
            "ul { list-style-type: \"–\\2002\" }",
        ] {
            assert_eq!(what_it_loads(css), None, "{css}");
        }
    }

    #[test]
    fn whatever_asks_for_something_is_found() {
        for (css, at) in [
            ("@import 'a.css';", 0),
            ("@IMPORT url(a.css);", 0),
            ("a { background: url(//a.example/b.png) }", 16),
            ("a { background: Url( 'https://a.example/b.png' ) }", 16),
            ("@font-face { src: url(a.woff2) }", 18),
        ] {
            assert_eq!(what_it_loads(css).map(|range| range.start), Some(at), "{css}");
        }
    }
}
