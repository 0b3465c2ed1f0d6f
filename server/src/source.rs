//! Where a request comes from, for the brake on wrong guesses: the address of whoever is connected. Behind the one proxy that the
//! configuration trusts it is what that proxy says; what anybody else says about themselves is not believed.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::state::AppState;

/// The address as the store counts by it: IPv4 whole, IPv6 by its /64, because one device has as many of those as it likes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source(pub String);

impl FromRequestParts<AppState> for Source {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip());
        Ok(Self(named(of(peer, state.config.trusted_proxy, &parts.headers))))
    }
}

/// The last address that the trusted proxy added: everything before it was written by whoever came to it.
fn of(peer: Option<IpAddr>, trusted: Option<IpAddr>, headers: &HeaderMap) -> Option<IpAddr> {
    let peer = peer?.to_canonical();
    if trusted.map(|trusted| trusted.to_canonical()) != Some(peer) {
        return Some(peer);
    }
    let last = headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    let said = last.and_then(|value| value.rsplit(',').next()).and_then(|address| read(address.trim()));
    Some(said.unwrap_or(peer))
}

/// With a port or without, in brackets or not.
fn read(address: &str) -> Option<IpAddr> {
    let bare = address.trim_start_matches('[').trim_end_matches(']');
    let ip = bare.parse().ok().or_else(|| address.parse::<SocketAddr>().ok().map(|address| address.ip()))?;
    Some(IpAddr::to_canonical(&ip))
}

fn named(ip: Option<IpAddr>) -> String {
    match ip {
        Some(IpAddr::V4(ip)) => ip.to_string(),
        Some(IpAddr::V6(ip)) => {
            let [a, b, c, d, ..] = ip.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
        // No connection, as in a test without a network: one source.
        None => "unknown".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(peer: &str, trusted: Option<&str>, forwarded: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for value in forwarded {
            headers.append("x-forwarded-for", value.parse().unwrap());
        }
        named(of(Some(peer.parse().unwrap()), trusted.map(|ip| ip.parse().unwrap()), &headers))
    }

    #[test]
    fn only_the_trusted_proxy_is_believed() {
        assert_eq!(source("10.1.2.3", None, &["1.2.3.4"]), "10.1.2.3");
        assert_eq!(source("10.1.2.3", Some("10.0.0.2"), &["1.2.3.4"]), "10.1.2.3");
        assert_eq!(source("10.0.0.2", Some("10.0.0.2"), &["1.2.3.4"]), "1.2.3.4");
        assert_eq!(source("::ffff:10.0.0.2", Some("10.0.0.2"), &["1.2.3.4:5555"]), "1.2.3.4");
    }

    #[test]
    fn what_the_guesser_wrote_in_front_is_passed_over() {
        assert_eq!(source("10.0.0.2", Some("10.0.0.2"), &["9.9.9.9, 1.2.3.4"]), "1.2.3.4");
        assert_eq!(source("10.0.0.2", Some("10.0.0.2"), &["9.9.9.9", "1.2.3.4"]), "1.2.3.4");
        assert_eq!(source("10.0.0.2", Some("10.0.0.2"), &["nonsense"]), "10.0.0.2");
        assert_eq!(source("10.0.0.2", Some("10.0.0.2"), &[]), "10.0.0.2");
    }

    #[test]
    fn one_device_with_many_addresses_is_one_source() {
        assert_eq!(source("2001:db8:1:2:aaaa::1", None, &[]), "2001:db8:1:2::/64");
        assert_eq!(source("2001:db8:1:2:bbbb::9", None, &[]), "2001:db8:1:2::/64");
        assert_eq!(source("10.0.0.2", Some("10.0.0.2"), &["[2001:db8::1]:443"]), "2001:db8::/64");
    }
}
