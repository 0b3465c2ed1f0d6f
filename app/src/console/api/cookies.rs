//! Looks and habits of this device: no identity in them.

use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

pub fn read(name: &str) -> Option<String> {
    let parts = use_context::<Parts>()?;
    let mut all = parts.headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.find_map(|line| {
        line.split(';')
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(n, _)| *n == name)
            .map(|(_, v)| v.to_owned())
    })
}

pub fn keep(name: &str, value: &str) {
    let line = format!("{name}={value}; Path=/; Max-Age=34560000; SameSite=Lax; HttpOnly");
    if let (Some(response), Ok(line)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&line)) {
        response.append_header(header::SET_COOKIE, line);
    }
}

pub fn is_plain_form() -> bool {
    let parts = use_context::<Parts>();
    let accept =
        parts.and_then(|parts| parts.headers.get(header::ACCEPT).and_then(|a| a.to_str().ok().map(str::to_owned)));
    accept.is_some_and(|accept| accept.contains("text/html"))
}
