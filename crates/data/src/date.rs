//! Dates as people write them and as a house prints them.

use crate::diagnostic::{Diagnostic, Problems};
use crate::rules;
use crate::source::Spanned;
use crate::written::{Node, Value, excerpt};
use chrono::{Datelike, NaiveDate, Weekday};

/// A date, and how much of it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// The day; the first of the month if none was written. Its year is 1000 to 9999.
    pub date: NaiveDate,
    /// Whether a day was written.
    pub precision: Precision,
    /// The day of the week, if it was written too.
    pub weekday: Option<Weekday>,
}

/// How much of a date was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Precision {
    /// Day, month and year.
    Day,
    /// Month and year alone.
    Month,
}

impl Date {
    /// A day, written in full.
    pub fn day(date: NaiveDate) -> Self {
        Self { date, precision: Precision::Day, weekday: None }
    }

    /// Whether the day of the week that was written is not the one that the date falls on.
    pub fn weekday_disagrees(&self) -> bool {
        self.weekday.is_some_and(|written| written != self.date.weekday())
    }
}

/// A date as people write it, in English or Welsh: "31st March 2011", "1February 2013",
/// "Thursday 10 Dec 2026", "March 31, 2011", "July 2016", "2026-12-10", "10/12/2026", "22.7.11".
/// Figures alone are day, month, year, as in Britain. Of two-digit years, 80 to 99 are 1980 to 1999
/// and the others 2000 to 2079. None if it is no date, or one that no calendar has.
pub fn parse_date(written: &str) -> Option<Date> {
    let written = without_time(written.trim());
    let mut parts = parts(written)?;
    if written.starts_with(|c: char| c.is_ascii_digit())
        && let [Part::Number(year @ 1000.., 4), rest @ ..] = parts.as_slice()
    {
        return match *rest {
            [Part::Number(month, _), Part::Number(day, _)] => on(*year, month, day, None),
            [Part::Number(month, 2)] if written.contains('-') => in_month(*year, month),
            _ => None,
        };
    }
    let weekday = match parts.as_slice() {
        [Part::Word(word), _, _, _] => Some(weekday_named(word)?),
        _ => None,
    };
    if weekday.is_some() {
        parts.remove(0);
    }
    match parts.as_slice() {
        [Part::Number(day, _), Part::Word(month), Part::Number(year, digits)]
        | [Part::Word(month), Part::Number(day, _), Part::Number(year, digits)] => {
            on(in_full(*year, *digits)?, month_named(month)?, *day, weekday)
        }
        [Part::Number(day, _), Part::Number(month, _), Part::Number(year, digits)] => {
            on(in_full(*year, *digits)?, *month, *day, weekday)
        }
        [Part::Word(month), Part::Number(year, 4)] => in_month(*year, month_named(month)?),
        _ => None,
    }
}

fn on(year: u32, month: u32, day: u32, weekday: Option<Weekday>) -> Option<Date> {
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    in_range(date).then_some(Date { date, precision: Precision::Day, weekday })
}

fn in_month(year: u32, month: u32) -> Option<Date> {
    Some(Date { precision: Precision::Month, ..on(year, month, 1, None)? })
}

fn in_range(date: NaiveDate) -> bool {
    (1000..=9999).contains(&date.year())
}

fn in_full(year: u32, digits: usize) -> Option<u32> {
    match (digits, year) {
        (4, _) => Some(year),
        (2, 80..) => Some(1900 + year),
        (2, _) => Some(2000 + year),
        _ => None,
    }
}

/// A date-time as software writes it, without its time.
fn without_time(written: &str) -> &str {
    let time = |rest: &str| {
        rest.starts_with(['T', 't', ' '])
            && rest.contains(':')
            && rest[1..].chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z' | 'z'))
    };
    match written.split_at_checked(10) {
        Some((date, rest)) if date.as_bytes().get(4) == Some(&b'-') && time(rest) => date,
        _ => written,
    }
}

enum Part {
    /// A number and how many digits it was written with.
    Number(u32, usize),
    /// A word in lower case.
    Word(String),
}

/// The numbers and words of a date, without what stands between them; none if anything stands
/// there that no date has.
fn parts(written: &str) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    let mut rest = written;
    while let Some(first) = rest.chars().next() {
        let run = if first.is_ascii_digit() {
            let run = run_of(rest, |c| c.is_ascii_digit());
            parts.push(Part::Number(run.parse().ok().filter(|_| run.len() <= 4)?, run.len()));
            run
        } else if first.is_alphabetic() {
            let run = run_of(rest, char::is_alphabetic);
            let word = run.to_lowercase();
            let word = match parts.last() {
                Some(Part::Number(..)) => without_ordinal(&word),
                _ => &word,
            };
            if !matches!(word, "" | "the" | "of" | "dydd" | "o") {
                parts.push(Part::Word(word.to_owned()));
            }
            run
        } else if first.is_whitespace() || matches!(first, '.' | ',' | '/' | '-' | '–') {
            &rest[..first.len_utf8()]
        } else {
            return None;
        };
        if parts.len() > 4 {
            return None;
        }
        rest = &rest[run.len()..];
    }
    Some(parts)
}

fn run_of(text: &str, belongs: fn(char) -> bool) -> &str {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    &text[..end]
}

/// What follows the suffix of an ordinal: nothing in "1st", "february" in "1stFebruary".
fn without_ordinal(word: &str) -> &str {
    ["st", "nd", "rd", "th", "af", "il", "ydd", "fed", "ed", "eg", "ain"]
        .into_iter()
        .filter_map(|suffix| word.strip_prefix(suffix))
        .find(|rest| rest.is_empty() || month_named(rest).is_some())
        .unwrap_or(word)
}

/// The names of the months, in English and Welsh.
pub(crate) const MONTHS: [[&str; 2]; 12] = [
    ["january", "ionawr"],
    ["february", "chwefror"],
    ["march", "mawrth"],
    ["april", "ebrill"],
    ["may", "mai"],
    ["june", "mehefin"],
    ["july", "gorffennaf"],
    ["august", "awst"],
    ["september", "medi"],
    ["october", "hydref"],
    ["november", "tachwedd"],
    ["december", "rhagfyr"],
];

const WEEKDAYS: [(Weekday, [&str; 2]); 7] = [
    (Weekday::Mon, ["monday", "llun"]),
    (Weekday::Tue, ["tuesday", "mawrth"]),
    (Weekday::Wed, ["wednesday", "mercher"]),
    (Weekday::Thu, ["thursday", "iau"]),
    (Weekday::Fri, ["friday", "gwener"]),
    (Weekday::Sat, ["saturday", "sadwrn"]),
    (Weekday::Sun, ["sunday", "sul"]),
];

/// Whether a word is one of the names, or their first letters, three at least.
fn names(word: &str, names: [&str; 2]) -> bool {
    word.len() >= 3 && names.iter().any(|name| name.starts_with(word))
}

/// The number of the month that a word in lower case names, in English or Welsh, or begins to name.
pub(crate) fn month_named(word: &str) -> Option<u32> {
    (1..).zip(MONTHS).find(|(_, month)| names(word, *month)).map(|(number, _)| number)
}

/// The day of the week that a word in lower case names, in English or Welsh, or begins to name.
pub(crate) fn weekday_named(word: &str) -> Option<Weekday> {
    WEEKDAYS.into_iter().find(|(_, day)| names(word, *day)).map(|(day, _)| day)
}

pub(crate) const HOW_TO_WRITE: &str = "write it as 2026-12-10, or in quotation marks as \"10 December 2026\"; \
                            where no day is known, \"December 2026\"";

/// Whether words are built like a date of which the calendar has no such day: "31 June 2026".
pub(crate) fn is_no_day(written: &str) -> bool {
    if parse_date(written).is_some() {
        return false;
    }
    let day = written.bytes().take_while(u8::is_ascii_digit).count();
    let with_first = matches!(day, 1 | 2).then(|| format!("1{}", &written[day..]));
    let parts: Vec<&str> = written.split('-').collect();
    let is_iso = matches!(parts.as_slice(), [year, month, day] if year.len() == 4 && month.len() == 2 && day.len() == 2)
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    is_iso || with_first.is_some_and(|written| parse_date(&written).is_some())
}

/// The date that a value gives, a TOML date or text; anything else is reported.
pub fn read_date(node: &Node, problems: &mut Problems) -> Option<Spanned<Date>> {
    let date = match &node.value {
        Value::Date(date) => in_range(*date).then(|| Date::day(*date)),
        Value::String(text) => parse_date(text.as_str()),
        Value::Invalid => return None,
        other => {
            let message = format!("{} stands where a date is wanted", other.describe());
            problems.push(Diagnostic::new(&rules::BAD_DATE, node.span, message).hint(HOW_TO_WRITE));
            return None;
        }
    };
    if let (None, Value::String(text)) = (date, &node.value)
        && is_no_day(text.as_str().trim())
    {
        let message = format!("there is no such day as `{}`", excerpt(text.as_str()));
        problems
            .push(Diagnostic::new(&rules::BAD_DATE, node.span, message).hint("check the day and the month"));
        return None;
    }
    if date.is_none() {
        let message = match &node.value {
            Value::String(text) if text.as_str().trim().is_empty() => "the date is empty".to_owned(),
            Value::String(text) => format!("`{}` is not a date", excerpt(text.as_str())),
            _ => "the year of this date is not one of 1000 to 9999".to_owned(),
        };
        problems.push(Diagnostic::new(&rules::BAD_DATE, node.span, message).hint(HOW_TO_WRITE));
    }
    date.map(|date| Spanned::new(date, node.span))
}

/// The date in a house's wording, such as `%A %-d%o %B %Y`; a date without a day is always
/// `%B %Y`. Known are `%d` and `%-d` (the day with two digits or as few as it has), `%o` (the
/// English ordinal suffix), `%m`, `%-m`, `%B` (the month's name), `%A` (the weekday's name), `%Y`,
/// `%y` and `%%`. `months` begins with January, `weekdays` with Monday. An error is the letter of
/// a `%` that is not known, or `%` where nothing follows it: a fault of the house.
pub fn format_date(
    date: Date,
    wording: &str,
    months: &[String; 12],
    weekdays: &[String; 7],
) -> Result<String, char> {
    let in_wording = format_day(date.date, wording, months, weekdays)?;
    match date.precision {
        Precision::Day => Ok(in_wording),
        Precision::Month => format_day(date.date, "%B %Y", months, weekdays),
    }
}

fn format_day(
    date: NaiveDate,
    wording: &str,
    months: &[String; 12],
    weekdays: &[String; 7],
) -> Result<String, char> {
    let mut text = String::new();
    let mut chars = wording.chars();
    while let Some(c) = chars.next() {
        if c != '%' {
            text.push(c);
            continue;
        }
        let Some(directive) = chars.next() else { return Err('%') };
        let (day, month, year) = (date.day(), date.month(), date.year());
        match directive {
            'd' => text.push_str(&format!("{day:02}")),
            'm' => text.push_str(&format!("{month:02}")),
            'B' => text.push_str(&months[date.month0() as usize]),
            'A' => text.push_str(&weekdays[date.weekday().num_days_from_monday() as usize]),
            'Y' => text.push_str(&year.to_string()),
            'y' => text.push_str(&format!("{:02}", year.rem_euclid(100))),
            'o' => text.push_str(ordinal_suffix(day)),
            '%' => text.push('%'),
            '-' => match chars.next() {
                Some('d') => text.push_str(&day.to_string()),
                Some('m') => text.push_str(&month.to_string()),
                other => return Err(other.unwrap_or('-')),
            },
            other => return Err(other),
        }
    }
    Ok(text)
}

fn ordinal_suffix(day: u32) -> &'static str {
    match (day / 10, day % 10) {
        (1, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::written::read_toml;
    use crate::written::testing::reading;

    /// `2026-12-10`, `2016-07` where no day was written, with the weekday that was, or `none`.
    fn parsed(written: &str) -> String {
        parse_date(written).map_or("none".to_owned(), |date| {
            let written = match date.precision {
                Precision::Day => date.date.to_string(),
                Precision::Month => date.date.format("%Y-%m").to_string(),
            };
            date.weekday.map_or(written.clone(), |weekday| format!("{weekday} {written}"))
        })
    }

    #[test]
    fn dates_as_people_write_them() {
        for (written, expected) in [
            ("31st March 2011", "2011-03-31"),
            ("5 September 2011", "2011-09-05"),
            ("1February 2013", "2013-02-01"),
            ("1stFebruary2013", "2013-02-01"),
            ("  3 rd  of\u{a0}June,  2012 ", "2012-06-03"),
            ("the 22nd of May 2014", "2014-05-22"),
            ("10 Dec 2026", "2026-12-10"),
            ("10 Dec. 2026", "2026-12-10"),
            ("10-DEC-2026", "2026-12-10"),
            ("5 Sept 11", "2011-09-05"),
            ("March 31, 2011", "2011-03-31"),
            ("March 31st 2011", "2011-03-31"),
            ("2026-12-10", "2026-12-10"),
            ("2026/12/10", "2026-12-10"),
            ("2026-12-10T09:30:00Z", "2026-12-10"),
            ("2026-12-10 09:30", "2026-12-10"),
            ("10/12/2026", "2026-12-10"),
            ("10.12.2026", "2026-12-10"),
            ("1 - 2 - 2026", "2026-02-01"),
            ("29 February 2024", "2024-02-29"),
        ] {
            assert_eq!(parsed(written), expected, "{written}");
        }
    }

    #[test]
    fn two_digit_years_are_1980_to_2079() {
        assert_eq!(parsed("22.7.11"), "2011-07-22");
        assert_eq!(parsed("1/4/79"), "2079-04-01");
        assert_eq!(parsed("1/4/80"), "1980-04-01");
    }

    #[test]
    fn months_without_a_day() {
        assert_eq!(parsed("July 2016"), "2016-07");
        assert_eq!(parsed("Sept. 2016"), "2016-09");
        assert_eq!(parsed("2016-07"), "2016-07");
        assert_eq!(parse_date("July 2016").map(|date| date.date), NaiveDate::from_ymd_opt(2016, 7, 1));
    }

    #[test]
    fn days_of_the_week() {
        assert_eq!(parsed("Thursday 10 December 2026"), "Thu 2026-12-10");
        assert_eq!(parsed("Thurs., 10th December 2026"), "Thu 2026-12-10");
        assert_eq!(parsed("Thursday, December 10, 2026"), "Thu 2026-12-10");
        assert_eq!(parsed("Thu 10/12/26"), "Thu 2026-12-10");
        assert!(parse_date("Friday 10 December 2026").is_some_and(|date| date.weekday_disagrees()));
        assert!(parse_date("Thursday 10 December 2026").is_some_and(|date| !date.weekday_disagrees()));
    }

    #[test]
    fn welsh() {
        assert_eq!(parsed("10 Rhagfyr 2026"), "2026-12-10");
        assert_eq!(parsed("1af Ionawr 2027"), "2027-01-01");
        assert_eq!(parsed("Dydd Iau 10 Rhagfyr 2026"), "Thu 2026-12-10");
        assert_eq!(parsed("Dydd Mawrth 10 Mawrth 2026"), "Tue 2026-03-10");
        assert_eq!(parsed("Gorffennaf 2016"), "2016-07");
    }

    #[test]
    fn what_is_no_date() {
        for written in [
            "",
            " ",
            "soon",
            "Immediately",
            "Within three months",
            "31 February 2026",
            "31/4/2026",
            "12/31/2026",
            "29 February 2023",
            "December",
            "2026",
            "10 December",
            "Dec 26",
            "10 December 126",
            "10 December 0999",
            "10 December 12026",
            "Monday",
            "1-3 April 2026",
            "1 and 2 April 2026",
            "April to May 2026",
            "10 Decembre 2026",
            "Q3 2026",
            "10th 2026",
            "1/2/3/2026",
            "2026-13-01",
            "2026-1-1-1",
            "Xday 10 December 2026",
            "Monday July 2016",
            "10 (ten) December 2026",
            "99999999999999999999",
        ] {
            assert_eq!(parsed(written), "none", "{written}");
        }
    }

    #[test]
    fn dates_of_values() {
        let read = |written: &str| {
            reading(
                written,
                |text, problems| {
                    let table = read_toml(text, problems);
                    table
                        .get("d")
                        .and_then(|entry| read_date(&entry.value, problems))
                        .map(|date| date.value.date)
                },
                |date| date.map_or("none".to_owned(), |date| date.to_string()),
            )
        };
        let none = |message: &str| ("none".to_owned(), vec![format!("1:5 {message} > {HOW_TO_WRITE}")]);
        assert_eq!(read("d = 2026-12-10"), ("2026-12-10".to_owned(), Vec::new()));
        assert_eq!(read("d = '31st March 2011'"), ("2011-03-31".to_owned(), Vec::new()));
        assert_eq!(
            read("d = '31 February 2011'"),
            (
                "none".to_owned(),
                vec![
                    "1:5 there is no such day as `31 February 2011` > check the day and the month".to_owned()
                ]
            )
        );
        assert_eq!(read("d = ''"), none("the date is empty"));
        assert_eq!(read("d = 2026"), none("a number stands where a date is wanted"));
        assert_eq!(read("d = 0999-01-01"), none("the year of this date is not one of 1000 to 9999"));
        assert_eq!(read("d = 2026-02-31"), none("`2026-02-31` is not a date"));
    }

    fn printed(written: &str, wording: &str) -> Result<String, char> {
        let months = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "Rhagfyr",
        ];
        let weekdays = ["Monday", "Tuesday", "Wednesday", "Dydd Iau", "Friday", "Saturday", "Sunday"];
        let date = parse_date(written).ok_or('?')?;
        format_date(date, wording, &months.map(str::to_owned), &weekdays.map(str::to_owned))
    }

    #[test]
    fn a_house_words_its_dates() {
        assert_eq!(printed("2026-12-10", "%-d %B %Y"), Ok("10 Rhagfyr 2026".to_owned()));
        assert_eq!(printed("2026-12-10", "%A, %-d%o %B %Y"), Ok("Dydd Iau, 10th Rhagfyr 2026".to_owned()));
        assert_eq!(printed("2026-03-02", "%d/%m/%y %-d.%-m. 100%%"), Ok("02/03/26 2.3. 100%".to_owned()));
        assert_eq!(printed("July 2016", "%A %-d%o %B %Y"), Ok("July 2016".to_owned()));
        let suffixed = |day: u32| printed(&format!("2026-01-{day:02}"), "%-d%o").unwrap_or_default();
        let days: Vec<_> = [1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30, 31].into_iter().map(suffixed).collect();
        assert_eq!(days.join(" "), "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 23rd 30th 31st");
    }

    #[test]
    fn a_wording_that_is_wrong_says_so() {
        assert_eq!(printed("2026-12-10", "%d %q"), Err('q'));
        assert_eq!(printed("2026-12-10", "%-B"), Err('B'));
        assert_eq!(printed("2026-12-10", "100%"), Err('%'));
        assert_eq!(printed("July 2016", "%b %Y"), Err('b'));
    }

    #[test]
    fn any_text_is_a_date_or_none() {
        let pieces = [
            "1",
            "31",
            "2026",
            "st",
            "th",
            " ",
            "/",
            "-",
            ".",
            "March",
            "Mawrth",
            "Iau",
            "T",
            ":",
            "ŵ",
            "😀",
            "2026-12-10",
        ];
        let mut numbers = crate::written::testing::Numbers(0x5eed);
        for _ in 0..20_000 {
            let written = numbers.text(&pieces, 10);
            assert!(parse_date(&written).is_none_or(|date| in_range(date.date)), "{written:?}");
        }
    }
}
