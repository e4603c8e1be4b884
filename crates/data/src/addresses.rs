//! Addresses outside of the workspace, to which a link of a paper may lead.

/// The schemes by which a link may lead out.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The scheme of an address, if a link may lead out by it.
pub fn scheme(address: &str) -> Option<&'static str> {
    let (scheme, _) = address.split_once(':')?;
    SCHEMES.into_iter().find(|known| scheme.eq_ignore_ascii_case(known))
}

/// Whether an address leads out by such a scheme and is whole: of `https://` or `mailto:` alone, a browser makes an
/// address of its own, or none.
pub fn leads_out(address: &str) -> bool {
    let Some((scheme, (_, rest))) = scheme(address).zip(address.split_once(':')) else { return false };
    match scheme {
        "http" | "https" => rest.strip_prefix("//").is_some_and(has_host),
        "tel" => rest.chars().any(|c| c.is_ascii_digit()),
        _ => !rest.trim().is_empty(),
    }
}

/// Whether what follows `https://` begins with the name of a host (RFC 3986, section 3.2).
fn has_host(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let (host, port) = match host.strip_prefix('[') {
        // An address of the sixth version stands between brackets.
        Some(numbers) => match numbers.split_once(']') {
            Some((numbers, port)) if !numbers.is_empty() => (numbers, port.strip_prefix(':').unwrap_or(port)),
            _ => return false,
        },
        None => host.split_once(':').unwrap_or((host, "")),
    };
    let forbidden = |c: char| c.is_whitespace() || c.is_control() || "<>^|[]".contains(c);
    !host.is_empty() && !host.contains(forbidden) && port.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::leads_out;

    #[test]
    fn whole_addresses_lead_out() {
        for address in [
            "https://a.example",
            "HTTP://a.example:8080/b?c#d",
            "https://user@a.example/",
            "https://münchen.example/日",
            "http://[2001:db8::1]:80/a",
            "mailto:a@b.example",
            "tel:+44 1632 960001",
        ] {
            assert!(leads_out(address), "{address}");
        }
    }

    #[test]
    fn the_beginning_of_one_does_not() {
        for address in [
            "https:",
            "https://",
            "https:///a",
            "https:evil",
            "http:/\\a.example",
            "http://[::1",
            "https://:80",
            "https://@/a",
            "https://a.example:b",
            "https://a b",
            "mailto:",
            "mailto: ",
            "tel:",
            "ftp://a.example",
            "a.html",
            "",
        ] {
            assert!(!leads_out(address), "{address}");
        }
    }
}
