//! The sections that a house knows, and how a writer's title finds one.

/// A section that a house knows.
#[derive(Debug, Clone)]
pub struct KnownSection {
    /// Its id, such as `purpose`.
    pub id: String,
    /// The title that prints.
    pub title: String,
    /// Other titles that people use.
    pub also: Vec<String>,
    /// Whether a report must have it.
    pub required: bool,
    /// What it prints when it is empty, if not the house's phrase.
    pub nil: Option<String>,
    /// The sub-sections that it knows.
    pub sub: Vec<KnownSubsection>,
}

/// A sub-section that a house knows within a section.
#[derive(Debug, Clone)]
pub struct KnownSubsection {
    /// The title that prints.
    pub title: String,
    /// Other titles that people use.
    pub also: Vec<String>,
    /// What it prints when it is empty, if not the house's phrase.
    pub nil: Option<String>,
}

impl KnownSection {
    /// Whether a writer's title means this section.
    pub fn is_titled(&self, written: &str) -> bool {
        is_titled(&self.title, &self.also, written)
    }

    /// The sub-section that a writer's title means.
    pub fn subsection(&self, written: &str) -> Option<&KnownSubsection> {
        self.sub.iter().find(|sub| is_titled(&sub.title, &sub.also, written))
    }
}

fn is_titled(title: &str, also: &[String], written: &str) -> bool {
    let written = title_key(written);
    std::iter::once(title).chain(also.iter().map(String::as_str)).any(|known| title_key(known) == written)
}

/// What two titles share that mean the same: capitals, a colon or full stop at the end, "the",
/// `&` for "and" and the kind of apostrophe do not matter.
pub fn title_key(title: &str) -> String {
    let title = title.to_lowercase().replace(['’', '‘'], "'").replace('&', " and ");
    let words: Vec<&str> = title
        .trim_end_matches([':', '.', ' ', '\u{a0}'])
        .split_whitespace()
        .filter(|word| *word != "the")
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::title_key;

    #[test]
    fn small_differences_do_not_matter() {
        assert_eq!(title_key("PURPOSE OF THE REPORT:"), title_key("Purpose of report"));
        assert_eq!(title_key("The Council's priorities"), title_key("Council’s  priorities"));
        assert_eq!(title_key("Equality & diversity"), title_key("Equality and diversity"));
        assert_ne!(title_key("Policy"), title_key("Risk"));
    }
}
