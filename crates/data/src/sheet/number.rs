//! Numbers as people see them in a sheet.

/// A number in its cell's format: `1`, `1.10` in `0.00`, `50%` in `0%`; as few digits as it has, where the
/// format is another.
pub(super) fn shown(number: f64, format: Option<&str>) -> String {
    let format = format.unwrap_or("General").split(';').next().unwrap_or_default();
    let (digits, number, sign) = match format.strip_suffix('%') {
        Some(digits) => (digits, number * 100.0, "%"),
        None => (format, number, ""),
    };
    match digits.strip_prefix("0.") {
        Some(decimals) if !decimals.is_empty() && decimals.bytes().all(|byte| byte == b'0') => {
            format!("{number:.*}{sign}", decimals.len())
        }
        _ if digits == "0" => format!("{number:.0}{sign}"),
        _ => format!("{}{sign}", as_short_as_it_is(number)),
    }
}

/// A spreadsheet program keeps fifteen digits; what comes after them is the machine's.
fn as_short_as_it_is(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn numbers_read_as_in_the_sheet() {
        for (number, format, expected) in [
            (1.0, None, "1"),
            (1.1, Some("General"), "1.1"),
            (5.0, Some("@"), "5"),
            (0.1 + 0.2, None, "0.3"),
            (1.1, Some("0.00"), "1.10"),
            (2.0, Some("0.0;-0.0"), "2.0"),
            (0.5, Some("0%"), "50%"),
            (0.125, Some("0.0%"), "12.5%"),
            (-3.0, Some("0"), "-3"),
            (12_000.0, Some("#,##0"), "12000"),
        ] {
            assert_eq!(shown(number, format), expected);
        }
    }
}
