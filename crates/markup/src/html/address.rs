//! Where links lead: out by http, https, mailto and tel, to another document beside this one, or within it.

use super::escape_value;
use boardpaper_data::addresses::leads_out;

/// An address that a link may lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

impl Address {
    /// An address that somebody wrote, if it leads out by a scheme that may. It is read as browsers read it, which
    /// skip white space before it and line ends and tabs within (URL Standard, 4.4).
    pub fn out(written: &str) -> Option<Self> {
        let address = as_browsers_read(written);
        leads_out(&address).then_some(Self(address))
    }

    /// Another output, by its path relative to this one. One that begins like a scheme is led to from here.
    pub fn beside(path: &str) -> Option<Self> {
        let path = as_browsers_read(path).replace('\\', "%5C");
        let first = path.split(['/', '?', '#']).next().unwrap_or_default();
        match path.as_str() {
            "" => None,
            // Another host, or the top of this one.
            path if path.starts_with('/') => None,
            path if first.contains(':') => Some(Self(format!("./{path}"))),
            path => Some(Self(path.to_owned())),
        }
    }

    /// An address in a template: it leads out, to a file beside the page, or to a place in the page.
    pub fn written(written: &str) -> Option<Self> {
        let address = as_browsers_read(written);
        let first = address.split(['/', '?', '#']).next().unwrap_or_default();
        match address.strip_prefix('#') {
            Some(place) => (!place.is_empty()).then_some(Self(address)),
            // What is like a scheme is one here, and no name of a file.
            None if first.contains(':') && !first.starts_with('.') => Self::out(&address),
            None => Self::beside(&address),
        }
    }

    /// A place in the document.
    pub fn within(name: &str) -> Self {
        Self(format!("#{name}"))
    }

    /// The address as the value of an attribute.
    pub fn escaped(&self) -> String {
        let mut escaped = String::new();
        escape_value(&self.0, &mut escaped);
        escaped
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn as_browsers_read(written: &str) -> String {
    let address = written.trim_matches(|c: char| c <= ' ');
    address.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect()
}

#[cfg(test)]
mod tests {
    use super::Address;

    fn out(written: &str) -> Option<String> {
        Address::out(written).map(|address| address.as_str().to_owned())
    }

    fn beside(path: &str) -> Option<String> {
        Address::beside(path).map(|address| address.as_str().to_owned())
    }

    #[test]
    fn four_schemes_lead_out() {
        for address in
            ["http://a.example/b?c#d", "HTTPS://a.example", "mailto:a@b.example", "tel:+44 1632 960001"]
        {
            assert_eq!(out(address).as_deref(), Some(address));
        }
    }

    #[test]
    fn no_other_scheme_does_however_it_is_dressed() {
        for address in [
            "javascript:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,<script>",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:x",
            "//a.example",
            "a.html",
            "mailto:",
            "https:evil",
            "http://[::1",
            "",
        ] {
            assert_eq!(out(address), None, "{address}");
        }
    }

    #[test]
    fn another_document_is_never_a_scheme_or_another_host() {
        assert_eq!(beside("../b/a%20c.html").as_deref(), Some("../b/a%20c.html"));
        assert_eq!(beside("javascript:alert(1).html").as_deref(), Some("./javascript:alert(1).html"));
        assert_eq!(beside("\tjava\nscript:a").as_deref(), Some("./javascript:a"));
        assert_eq!(beside("//a.example/b.html"), None);
        assert_eq!(beside("\\\\a.example\\b.html").as_deref(), Some("%5C%5Ca.example%5Cb.html"));
    }

    #[test]
    fn what_is_like_a_scheme_in_a_template_is_one() {
        let written = |address: &str| Address::written(address).map(|address| address.as_str().to_owned());
        for address in
            ["https://a.example/", "mailto:a@b.example", "../b.html#c", "#paragraph-3-4", "./a:b.html"]
        {
            assert_eq!(written(address).as_deref(), Some(address));
        }
        for address in ["javascript:alert(1)", "mailto:", "https:evil", "//a.example", "/papers/", "#", ""] {
            assert_eq!(written(address), None, "{address}");
        }
    }

    #[test]
    fn a_place_in_the_document_begins_with_its_sign() {
        assert_eq!(Address::within("paragraph-3-4").as_str(), "#paragraph-3-4");
    }
}
