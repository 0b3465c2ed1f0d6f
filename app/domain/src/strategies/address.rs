//! Where an outside tool is. Only `https`, only a name that anybody can look up, nothing hidden in it: no account, no port.

use url::{Host, Url};

use crate::refusal::Sentence;

/// Longest address, in bytes.
const LONGEST_ADDRESS: usize = 500;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// As it is linked to.
    pub url: String,
    /// Lower case, without `www.`: what a school approves. A part of a site is another host, so that approving one thing of a large company
    /// does not approve all of it.
    pub host: String,
}

impl Address {
    pub fn read(typed: &str) -> Result<Self, Sentence> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(Sentence::new("shelf.say_where"));
        }
        let wrong = || Sentence::new("shelf.address_shape");
        let url = Url::parse(typed).map_err(|_| wrong())?;
        let bare = url.username().is_empty() && url.password().is_none() && url.port().is_none();
        let Some(Host::Domain(host)) = url.host() else { return Err(wrong()) };
        if url.scheme() != "https" || !bare || !host.contains('.') || url.as_str().len() > LONGEST_ADDRESS {
            return Err(wrong());
        }
        let host = host.trim_end_matches('.');
        Ok(Self { host: host.strip_prefix("www.").unwrap_or(host).to_owned(), url: url.to_string() })
    }
}

/// The host that an admin typed: a bare name or a whole address.
pub fn host_of(typed: &str) -> Result<String, Sentence> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(Sentence::new("shelf.say_where"));
    }
    let whole = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
    Address::read(&whole).map(|address| address.host)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_host_is_the_same_however_it_is_written() {
        for typed in
            ["geogebra.org", "https://www.GeoGebra.org/m/1?x=y", " https://geogebra.org ", "https://geogebra.org./"]
        {
            assert_eq!(host_of(typed).as_deref(), Ok("geogebra.org"), "{typed}");
        }
        assert_eq!(host_of("docs.geogebra.org").as_deref(), Ok("docs.geogebra.org"), "a part is another host");
    }

    #[test]
    fn what_hides_something_is_no_address() {
        for typed in [
            "http://geogebra.org",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://geogebra.org@evil.example/",
            "https://geogebra.org:8443/",
            "https://10.0.0.1/",
            "https://[::1]/",
            "https://localhost/",
            "//geogebra.org",
            "geogebra",
            "https://",
        ] {
            assert_eq!(Address::read(typed), Err(Sentence::new("shelf.address_shape")), "{typed}");
        }
        assert_eq!(Address::read(" ").unwrap_err().key, "shelf.say_where");
        assert!(Address::read(&format!("https://a.example/{}", "x".repeat(100_000))).is_err());
    }

    proptest! {
        #[test]
        fn whatever_is_typed_an_address_is_https_and_its_host_stays(typed in "(https://)?[ -~]{0,40}") {
            if let Ok(address) = Address::read(&typed) {
                prop_assert!(address.url.starts_with("https://"));
                prop_assert_eq!(host_of(&address.url), Ok(address.host));
            }
        }
    }
}
