//! The works that a report cites: listed in its front matter, or in a file that it names.

use super::Reference;
use super::read::Reader;
use crate::diagnostic::Problems;
use crate::prose::{self, Attributes, Context, Inline, LinkDefinitions, plain_text};
use crate::rules;
use crate::source::{Spanned, Text};
use crate::written::{Fields, Table, decode, read_json, read_toml};

impl Reader<'_, '_> {
    /// The lists of references in the file that `references` names.
    pub(super) fn references_file(&mut self, file: Option<&Text>) -> Option<Table> {
        let file = file?;
        let (path, bytes) = self.file(file, &rules::MISSING_FILE)?;
        let read = match path.rsplit_once('.').map(|(_, ending)| ending) {
            Some("toml") => |text: &Text, problems: &mut Problems| Some(read_toml(text, problems)),
            Some("json") => read_json,
            _ => {
                self.problems.report(
                    &rules::SYNTAX,
                    file.span(),
                    format!("`{path}` is neither TOML nor JSON"),
                    "list the references in a file `references.toml`, each below a line `[[reference]]`",
                );
                return None;
            }
        };
        let text = match decode(bytes.to_vec(), &path, self.around.sources) {
            Ok(text) => text,
            Err(diagnostic) => {
                self.problems.push(diagnostic);
                return None;
            }
        };
        let table = read(&text, self.problems)?;
        if table.get("kind").is_some() {
            self.problems.report(
                &rules::SYNTAX,
                file.span(),
                format!("`{path}` is a document, not a list of references"),
                "list the references in a file of their own, or each below a line `[[reference]]` here",
            );
            return None;
        }
        Some(table)
    }

    /// References as they are listed, first those of the document, then those of the file that it names.
    pub(super) fn all_references(
        &mut self,
        own: &[&Table],
        file: Option<&Table>,
        links: &LinkDefinitions,
    ) -> Vec<Reference> {
        let mut references = self.references(own, links);
        if let Some(table) = file {
            let mut fields = Fields::new(table, "a list of references");
            let listed = fields.tables("reference", self.problems).unwrap_or_default();
            fields.finish(&[], &[], self.problems);
            references.extend(self.references(&listed, links));
        }
        references
    }

    fn references(&mut self, tables: &[&Table], links: &LinkDefinitions) -> Vec<Reference> {
        let mut references = Vec::new();
        for table in tables {
            let mut fields = Fields::new(table, "`[[reference]]`");
            fields.required("key", self.problems);
            let key = fields.string("key", self.problems).and_then(|key| self.citable(key));
            let text = fields.text("text", self.problems);
            let url = fields.string("url", self.problems);
            let in_parts = self.check_parts(table, &mut fields);
            fields.finish(&[], self.top_level(), self.problems);
            let text = text.map(|text| self.work(text, links)).unwrap_or_default();
            let is_empty = url.as_ref().is_some_and(|url| url.value.trim().is_empty());
            if is_empty {
                self.problems.report(
                    &rules::MISSING_FIELD,
                    url.as_ref().map_or(table.span, |url| url.span),
                    "`url` is empty",
                    "write the address between the quotation marks, or delete the line",
                );
            } else if text.is_empty() && url.is_none() && !in_parts {
                self.problems.report(
                    &rules::MISSING_FIELD,
                    table.span,
                    "a reference has neither text nor url",
                    "add text = \"…\": who wrote it, its title, when",
                );
            }
            let url = url.filter(|_| !is_empty);
            references.extend(key.map(|key| Reference { key, text, url }));
        }
        references
    }

    /// The key, if it is one that `[@key]` can name.
    fn citable(&mut self, key: Spanned<String>) -> Option<Spanned<String>> {
        let is_letter = |c: char| c.is_ascii_alphanumeric() || "-_:.".contains(c);
        let is_citable = |key: &str| !key.is_empty() && key.chars().all(is_letter);
        if is_citable(&key.value) {
            return Some(key);
        }
        let bare = key.value.strip_prefix('@').filter(|bare| is_citable(bare)).map(str::to_owned);
        let message = match key.value.trim() {
            "" => "the key of a reference is empty".to_owned(),
            _ => format!("`{}` cannot be cited", key.value),
        };
        let hint = match &bare {
            Some(bare) => format!("write key = \"{bare}\": the `@` stands only where it is cited"),
            None => "write it with letters from a to z, digits, `-`, `_`, `:` and `.` alone, such as \"smith-2014\""
                .to_owned(),
        };
        self.problems.report(&rules::BAD_SETTING, key.span, message, hint);
        bare.map(|bare| Spanned::new(bare, key.span))
    }

    /// What other lists of works keep in keys of their own stands in `text` here; whether there is any.
    fn check_parts(&mut self, table: &Table, fields: &mut Fields<'_>) -> bool {
        let mut any = false;
        for part in ["author", "title", "date", "year", "publisher"] {
            let Some(entry) = table.get(part) else { continue };
            fields.node(part);
            any = true;
            self.problems.report(
                &rules::UNKNOWN_KEY,
                entry.key_span,
                format!("`{part}` is not a key of `[[reference]]`"),
                "write it in `text`, as it should print: text = \"Author (year) *Title*, publisher\"",
            );
        }
        any
    }

    /// The words of a work, which are a line of the list and no heading of anything.
    fn work(&mut self, text: &Text, links: &LinkDefinitions) -> Vec<Inline> {
        let context = Context { box_kinds: &[], links };
        let (words, attributes) = prose::parse_line(text, &context, self.problems);
        if attributes != Attributes::default() {
            self.problems.report(
                &rules::BAD_ATTRIBUTE,
                text.span(),
                "words in braces mean nothing on a reference",
                "delete them: a reference is named by its `key`, as in `[@key]`",
            );
        }
        words
    }
}

impl Reference {
    /// What tells a work from others by its words: these without capitals, spaces and signs.
    pub(crate) fn words_of_the_work(&self) -> Option<String> {
        let words = plain_text(&self.text);
        let words: String =
            words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        Some(words).filter(|words| !words.is_empty())
    }

    /// What tells a work from others by its address, without what does not matter in that: the scheme,
    /// capitals in the name of the site, `www.` and a slash at the end.
    pub(crate) fn address_of_the_work(&self) -> Option<String> {
        let address = self.url.as_ref()?.value.trim();
        let address = address.split_once("://").map_or(address, |(_, rest)| rest).trim_end_matches('/');
        let (site, path) = address.split_at(address.find('/').unwrap_or(address.len()));
        let site = site.to_lowercase();
        let address = format!("{}{path}", site.strip_prefix("www.").unwrap_or(&site));
        Some(address).filter(|address| !address.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use crate::sample::{Sample, sample_of, sample_with};

    /// A review that lists these works in its own file and cites others.
    fn listing(works: &str, text: &str) -> Sample {
        reading(works, text, &[])
    }

    /// The same with a file beside it; its own list begins at line 6.
    fn reading(keys: &str, text: &str, files: &[(&str, &str)]) -> Sample {
        let review =
            format!("+++\nkind = 'review'\ntitle = 'A'\ndate = 2026-12-10\n\n{keys}\n+++\n# One\n\n{text}\n");
        let mut all = vec![("review.md", review.as_str())];
        all.extend(files);
        sample_of("", &all)
    }

    fn told(sample: Sample) -> Vec<String> {
        sample.said.into_iter().zip(sample.hints).flat_map(|(said, hint)| [said, hint]).collect()
    }

    fn work(key: &str, text: &str) -> String {
        format!("[[reference]]\nkey = '{key}'\ntext = \"\"\"{text}\"\"\"\n")
    }

    fn at(key: &str, url: &str) -> String {
        format!("[[reference]]\nkey = '{key}'\ntext = 'Work {key}'\nurl = '{url}'\n")
    }

    const PRINT: &str = "write it in `text`, as it should print: text = \"Author (year) *Title*, publisher\"";

    #[test]
    fn works_stand_in_the_review_and_in_a_file_of_either_form() {
        let toml = "# In alphabetical order.\n[[reference]]\nkey = 'b'\ntext = 'B'\n";
        let json = r#"{"reference": [{"key": "b", "text": "B"}]}"#;
        for (name, list) in [("works.toml", toml), ("works.json", json)] {
            let keys = format!("references = '{name}'\n{}", work("a", "A"));
            let sample = reading(&keys, "[@b; @a]", &[(name, list)]);
            let review = sample.report.unwrap_or_else(|| panic!("{:?}", sample.said));
            let keys: Vec<&str> = review.references.iter().map(|work| work.key.value.as_str()).collect();
            assert_eq!(keys, ["a", "b"], "{name}");
        }
    }

    #[test]
    fn a_list_that_cannot_be_read_hides_what_seems_missing() {
        let told = |name: &str, list: &str| {
            told(reading(
                &format!("references = '{name}'"),
                "[@a] [@b]",
                &[("works.bib", list), ("works.toml", list)],
            ))
        };
        assert_eq!(
            told("work.toml", ""),
            [
                "6:14 missing-file: there is no file `data/work.toml`",
                "check the name, capitals too; it is looked for beside the file that names it"
            ]
        );
        assert_eq!(
            told("works.bib", "@book{a}"),
            [
                "6:14 syntax: `data/works.bib` is neither TOML nor JSON",
                "list the references in a file `references.toml`, each below a line `[[reference]]`"
            ]
        );
        assert_eq!(
            told("works.toml", "[[reference]]\nkey = a\n"),
            [
                "works.toml:1:1 missing-field: a reference has neither text nor url",
                "add text = \"…\": who wrote it, its title, when",
                "works.toml:2:7 syntax: `a` stands without quotation marks",
                "write `\"a\"`",
            ]
        );
        assert_eq!(
            told("works.toml", "kind = 'plan'\n"),
            [
                "6:14 syntax: `data/works.toml` is a document, not a list of references",
                "list the references in a file of their own, or each below a line `[[reference]]` here"
            ]
        );
    }

    #[test]
    fn keys_of_a_list_and_of_a_work() {
        let list = "title = 'Works'\n[[references]]\nkey = 'a'\n[[reference]]\nkey = 'b'\ntext = 'B'\nuri = 'x'\nchapters = 'y'\n";
        assert_eq!(
            told(reading("references = 'works.toml'", "[@b]", &[("works.toml", list)])),
            [
                "works.toml:1:1 unknown-key: `title` is not a key of a list of references",
                "use one of `reference`, or delete it",
                "works.toml:2:3 unknown-key: `references` is not a key of a list of references",
                "write `reference`, if that is what was meant",
                "works.toml:7:1 unknown-key: `uri` is not a key of `[[reference]]`",
                "write `url`, if that is what was meant",
                "works.toml:8:1 unknown-key: `chapters` is not a key of `[[reference]]`",
                "move `chapters` up, above the first line in square brackets, if it belongs to the whole document",
            ]
        );
        assert_eq!(
            told(listing(
                "[[reference]]\nkey = 'a'\nauthor = 'A. Person'\ntitle = 'A'\nyear = 2014\n",
                "[@a]"
            )),
            [
                "8:1 unknown-key: `author` is not a key of `[[reference]]`",
                PRINT,
                "9:1 unknown-key: `title` is not a key of `[[reference]]`",
                PRINT,
                "10:1 unknown-key: `year` is not a key of `[[reference]]`",
                PRINT,
            ]
        );
        assert_eq!(
            told(listing("[[reference]]\ntext = 'A'\n[[reference]]\nkey = 'b'\ntext = ''\n", "[@b]")),
            [
                "6:1 missing-field: `[[reference]]` needs `key`",
                "add a line such as key = \"…\"",
                "8:1 missing-field: a reference has neither text nor url",
                "add text = \"…\": who wrote it, its title, when",
            ]
        );
    }

    #[test]
    fn a_key_that_no_citation_can_name() {
        let letters =
            "write it with letters from a to z, digits, `-`, `_`, `:` and `.` alone, such as \"smith-2014\"";
        for key in ["a b", "é", "a,b", "@", "@a b", "^a"] {
            let said = format!("7:7 bad-setting: `{key}` cannot be cited");
            assert_eq!(told(listing(&work(key, "A"), "Text.")), [said.as_str(), letters], "{key}");
        }
        assert_eq!(
            told(listing(&work("", "A"), "Text.")),
            ["7:7 bad-setting: the key of a reference is empty", letters]
        );
        assert_eq!(
            told(listing(&work("@a", "A"), "[@a]")),
            [
                "7:7 bad-setting: `@a` cannot be cited",
                "write key = \"a\": the `@` stands only where it is cited"
            ]
        );
        // Citations and keys take the same characters.
        for c in (32..127_u8).map(char::from).filter(|c| !"'`".contains(*c)) {
            let sample = listing(&work(&format!("a{c}b"), "A"), &format!("Cited.[@a{c}b]"));
            let is_cited = sample.said.is_empty();
            assert_eq!(is_cited, c.is_ascii_alphanumeric() || "-_:.".contains(c), "{c} {:?}", sample.said);
        }
    }

    #[test]
    fn words_that_a_reference_does_not_take() {
        assert_eq!(
            told(listing(&work("a", "A work {#a .unnumbered}"), "[@a]")),
            [
                "8:8 bad-attribute: words in braces mean nothing on a reference",
                "delete them: a reference is named by its `key`, as in `[@key]`"
            ]
        );
        assert_eq!(
            told(listing(&at("a", " "), "[@a]")),
            [
                "9:7 missing-field: `url` is empty",
                "write the address between the quotation marks, or delete the line"
            ]
        );
        for url in ["www.work.example", "javascript:alert", "works/a.pdf"] {
            assert!(listing(&at("a", url), "[@a]").said[0].starts_with("9:7 bad-link: "), "{url}");
        }
    }

    #[test]
    fn a_key_given_twice() {
        let list = work("a", "Another") + &work("b", "B") + &work("b", "C");
        let sample = reading(
            &format!("references = 'works.toml'\n{}", work("a", "A")),
            "[@a]",
            &[("works.toml", &list)],
        );
        let name = "give one of the two another key, here and where it is cited";
        assert_eq!(
            told(sample),
            [
                "works.toml:2:7 duplicate-id: the reference `a` is given twice",
                name,
                "works.toml:5:7 unused-reference: nothing cites the reference `b`",
                "write `[@b]` where it should be cited, or remove it",
                "works.toml:8:7 duplicate-id: the reference `b` is given twice",
                name,
            ]
        );
    }

    #[test]
    fn one_work_in_other_words() {
        for other in [
            "SMITH (2014), *The big book*",
            "Smith 2014: ‘The  big   book’.",
            "Smith (2014) [The big book](https://x.example)",
        ] {
            let works = work("a", "Smith (2014) “The big book”") + &work("b", other);
            assert_eq!(
                told(listing(&works, "[@a; @b]")),
                [
                    "10:7 duplicate-reference: `b` is the same work as `a`",
                    "cite `@a` in both places and remove this one, or say in their words what sets the two apart"
                ],
                "{other}"
            );
        }
        let years = work("a", "Annual report 2024") + &work("b", "Annual report 2025");
        assert_eq!(told(listing(&years, "[@a; @b]")), [""; 0]);
    }

    #[test]
    fn one_work_at_one_address() {
        for other in ["http://x.example/Act", "https://www.x.example/Act/", "HTTPS://X.EXAMPLE/Act"] {
            assert_eq!(
                told(listing(&(at("a", "https://x.example/Act") + &at("b", other)), "[@a; @b]")),
                [
                    "11:7 duplicate-reference: `b` is at the same address as `a`",
                    "cite `@a` in both places and remove this one, or give each part of it an address of its own, such as one with `#section-2`"
                ],
                "{other}"
            );
        }
        for other in
            ["https://x.example/act", "https://x.example/Act#section-2", "https://x.example/Act?page=2"]
        {
            let sample = listing(&(at("a", "https://x.example/Act") + &at("b", other)), "[@a; @b]");
            assert_eq!(sample.said, [""; 0], "{other}");
        }
    }

    #[test]
    fn works_that_nothing_cites_and_citations_of_nothing() {
        let works = work("act-1989", "An Act of 1989") + &work("act-2014", "An Act of 2014");
        assert_eq!(
            told(listing(&works, "See [@act-1898; @Act-2014] and [@guidance].")),
            [
                "7:7 unused-reference: nothing cites the reference `act-1989`",
                "write `[@act-1989]` where it should be cited, or remove it",
                "10:7 unused-reference: nothing cites the reference `act-2014`",
                "write `[@act-2014]` where it should be cited, or remove it",
                "16:7 unknown-citation: there is no reference `act-1898`",
                "did you mean `@act-1989`?",
                "16:18 unknown-citation: there is no reference `Act-2014`",
                "did you mean `@act-2014`?",
                "16:34 unknown-citation: there is no reference `guidance`",
                "list the work: a `[[reference]]` with key = \"guidance\" and text = \"…\"",
            ]
        );
    }

    #[test]
    fn a_work_is_cited_wherever_it_is_cited() {
        let works: String =
            ["a", "b", "c", "d", "e", "f", "g", "h"].map(|key| work(key, &format!("Work {key}"))).concat();
        let text = "A.[^n]\n\n::: box Title[@b]\n## Heading[@c]\n:::\n\n::: table Caption[@d]\n- - x[@e]\n:::\n\n![A map](map.png \"Caption[@f]\")\n\n> Q\n>\n> — A. Person[@g]\n\n::: form\n- Label[@h]\n:::\n\n[^n]: Note.[@a]";
        assert_eq!(listing(&works, text).said, [""; 0]);
    }

    #[test]
    fn a_report_keeps_its_own_keys() {
        let sample =
            sample_with("", "[[reference]]\nkey = 'a'\ntext = 'A'\nwards = 'All'", "# Purpose\n\n[@a]\n");
        assert_eq!(
            told(sample),
            [
                "8:1 unknown-key: `wards` is not a key of `[[reference]]`",
                "move `wards` up, above the first line in square brackets, if it belongs to the whole document"
            ]
        );
    }
}
