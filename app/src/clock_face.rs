//! Moments as people read them: in the school's time zone, in the reader's language.

use domain::clock::Moment;
use leptos::prelude::*;
use maud::{Markup, html};

use crate::messages::{Locale, current};
use crate::ui::shown;

/// The school's time zone (IANA name), from the context.
#[derive(Clone, Debug)]
pub struct TimeZone(pub String);

impl Default for TimeZone {
    fn default() -> Self {
        Self("UTC".into())
    }
}

#[cfg(not(feature = "hydrate"))]
fn zone() -> String {
    use_context::<TimeZone>().unwrap_or_default().0
}

/// As the page says it.
#[cfg(feature = "hydrate")]
fn zone() -> String {
    thread_local!(static HERE: String = crate::messages::link("zone").unwrap_or(TimeZone::default().0));
    HERE.with(Clone::clone)
}

/// A moment as a `<time>`: the time of day today, else with its day.
pub fn time(at: Moment) -> Markup {
    html! { time datetime=(iso(at)) { (text(at, current(), &zone())) } }
}

/// The time of day of a moment that is near.
#[cfg(feature = "ssr")]
pub fn time_of_day(at: Moment) -> Markup {
    html! { time datetime=(iso(at)) { (time_of_day_text(at, current(), &zone())) } }
}

/// The day of a moment.
pub fn day_of(at: Moment) -> Markup {
    html! { time datetime=(iso(at)) { (day_of_text(at, current(), &zone())) } }
}

/// The day of a moment, for where no element can stand.
pub fn day_words(at: Moment) -> String {
    day_of_text(at, current(), &zone())
}

/// A day without a time, as `YYYY-MM-DD` says it.
pub fn day(iso: &str) -> Markup {
    html! { time datetime=(iso) { (day_text(iso, current())) } }
}

/// How long ago a moment was, by the school's days.
#[cfg(feature = "ssr")]
pub fn how_long_ago(at: Moment, now: Moment) -> domain::access::Ago {
    let day = |at| in_zone(at, &zone()).date_naive();
    domain::access::ago(day(at), day(now))
}

#[cfg(not(feature = "ssr"))]
pub fn how_long_ago(_at: Moment, _now: Moment) -> domain::access::Ago {
    domain::access::Ago::Today
}

#[component]
pub fn Time(at: Moment) -> impl IntoView {
    shown(time(at))
}

/// ISO 8601 in UTC, for machines.
#[cfg(feature = "ssr")]
pub fn iso(at: Moment) -> String {
    chrono::DateTime::from_timestamp_millis(at.0).unwrap_or_default().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

#[cfg(feature = "ssr")]
pub fn text(at: Moment, locale: Locale, zone: &str) -> String {
    let pattern = match locale.0 {
        // With a narrow space, as some browsers write it, and `text` in the others: a page that comes alive must not change a letter.
        "en" => "%b %-d, %-I:%M\u{202f}%p",
        "zh" => "%-m月%-d日 %H:%M",
        "ar" => "%-d/%-m، %H:%M",
        _ => "%-d/%-m, %H:%M",
    };
    in_zone(at, zone).format(pattern).to_string()
}

#[cfg(feature = "ssr")]
fn time_of_day_text(at: Moment, locale: Locale, zone: &str) -> String {
    let pattern = if locale.0 == "en" { "%-I:%M\u{202f}%p" } else { "%H:%M" };
    in_zone(at, zone).format(pattern).to_string()
}

#[cfg(feature = "ssr")]
fn day_of_text(at: Moment, locale: Locale, zone: &str) -> String {
    let pattern = match locale.0 {
        "en" => "%b %-d",
        "zh" => "%-m月%-d日",
        _ => "%-d/%-m",
    };
    in_zone(at, zone).format(pattern).to_string()
}

/// The day of a moment with its year: for what is read years later.
#[cfg(feature = "ssr")]
pub fn date_of(at: Moment) -> Markup {
    let date = in_zone(at, &zone()).format("%Y-%m-%d").to_string();
    html! { time datetime=(iso(at)) { (day_text(&date, current())) } }
}

/// Year and month, as the school's calendar has them.
#[cfg(feature = "ssr")]
pub fn month_of(at: Moment) -> (i32, u32) {
    use chrono::Datelike;
    let day = in_zone(at, &zone());
    (day.year(), day.month())
}

#[cfg(feature = "ssr")]
fn in_zone(at: Moment, zone: &str) -> chrono::DateTime<chrono_tz::Tz> {
    let zone: chrono_tz::Tz = zone.parse().unwrap_or(chrono_tz::UTC);
    chrono::DateTime::from_timestamp_millis(at.0).unwrap_or_default().with_timezone(&zone)
}

/// What is no day stays as it is.
#[cfg(feature = "ssr")]
fn day_text(iso: &str, locale: Locale) -> String {
    let pattern = match locale.0 {
        "en" => "%b %-d, %Y",
        "zh" => "%Y年%-m月%-d日",
        _ => "%-d/%-m/%Y",
    };
    let day = chrono::NaiveDate::parse_from_str(iso, "%Y-%m-%d");
    day.map_or_else(|_| iso.to_owned(), |day| day.format(pattern).to_string())
}

#[cfg(all(feature = "hydrate", not(feature = "ssr")))]
pub fn iso(at: Moment) -> String {
    // To the second, as the server writes it.
    let iso: String = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at.0 as f64)).to_iso_string().into();
    iso.split_once('.').map_or(iso.clone(), |(seconds, _)| [seconds, "Z"].concat())
}

#[cfg(all(feature = "hydrate", not(feature = "ssr")))]
pub fn text(at: Moment, locale: Locale, zone: &str) -> String {
    let hour = if locale.0 == "en" { "numeric" } else { "2-digit" };
    let month = month_of_browser(locale);
    let parts = [("timeZone", zone), ("month", month), ("day", "numeric"), ("hour", hour), ("minute", "2-digit")];
    let text = formatted(&wasm_bindgen::JsValue::from_f64(at.0 as f64), locale, &parts);
    match locale.0 {
        "ar" => text.replace(',', "،"),
        // Some browsers write the narrow space, and some a wide one.
        "en" => match text.rsplit_once(' ') {
            Some((hour, half @ ("AM" | "PM"))) => [hour, "\u{202f}", half].concat(),
            _ => text,
        },
        _ => text,
    }
}

#[cfg(all(feature = "hydrate", not(feature = "ssr")))]
fn day_of_text(at: Moment, locale: Locale, zone: &str) -> String {
    let parts = [("timeZone", zone), ("month", month_of_browser(locale)), ("day", "numeric")];
    formatted(&wasm_bindgen::JsValue::from_f64(at.0 as f64), locale, &parts)
}

#[cfg(all(feature = "hydrate", not(feature = "ssr")))]
fn day_text(iso: &str, locale: Locale) -> String {
    let parts = [("timeZone", "UTC"), ("year", "numeric"), ("month", month_of_browser(locale)), ("day", "numeric")];
    formatted(&wasm_bindgen::JsValue::from_str(iso), locale, &parts)
}

#[cfg(all(feature = "hydrate", not(feature = "ssr")))]
fn month_of_browser(locale: Locale) -> &'static str {
    if matches!(locale.0, "en" | "zh") { "short" } else { "numeric" }
}

/// In Latin digits in every language, as the sentences have them; and some browsers know no Haitian Creole. So those that write the day before
/// the month are written as Spanish is.
#[cfg(all(feature = "hydrate", not(feature = "ssr")))]
fn formatted(date: &wasm_bindgen::JsValue, locale: Locale, parts: &[(&str, &str)]) -> String {
    use std::cell::RefCell;

    use js_sys::{Array, Date, Function, Object, Reflect};
    use wasm_bindgen::JsValue;

    thread_local! {
        /// What writes such a moment, by what it is to write: to make one takes a browser longer than to make the text of a whole card.
        static WRITES: RefCell<Vec<(String, Function)>> = const { RefCell::new(Vec::new()) };
    }
    let writes_like = if matches!(locale.0, "en" | "zh") { locale.0 } else { "es" };
    let name = parts.iter().fold(writes_like.to_owned(), |name, (key, value)| [&name, " ", key, " ", value].concat());
    let known =
        WRITES.with_borrow(|all| all.iter().find(|(known, _)| *known == name).map(|(_, writes)| writes.clone()));
    let writes = known.unwrap_or_else(|| {
        let options = Object::new();
        for (key, value) in parts {
            let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
        }
        let writes = js_sys::Intl::DateTimeFormat::new(&Array::of1(&JsValue::from_str(writes_like)), &options).format();
        WRITES.with_borrow_mut(|all| all.push((name, writes.clone())));
        writes
    });
    let text = writes.call1(&JsValue::UNDEFINED, &Date::new(date));
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}

#[cfg(not(any(feature = "ssr", feature = "hydrate")))]
pub fn iso(_at: Moment) -> String {
    String::new()
}

#[cfg(not(any(feature = "ssr", feature = "hydrate")))]
pub fn text(_at: Moment, _locale: Locale, _zone: &str) -> String {
    String::new()
}

#[cfg(not(any(feature = "ssr", feature = "hydrate")))]
fn day_of_text(_at: Moment, _locale: Locale, _zone: &str) -> String {
    String::new()
}

#[cfg(not(any(feature = "ssr", feature = "hydrate")))]
fn day_text(_iso: &str, _locale: Locale) -> String {
    String::new()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_it_was_written() {
        assert_eq!(day_text("2026-12-07", Locale("en")), "Dec 7, 2026");
        assert_eq!(day_text("2026-12-07", Locale("es")), "7/12/2026");
        assert_eq!(day_text("2026-12-07", Locale("ar")), "7/12/2026");
        assert_eq!(day_text("2026-12-07", Locale("zh")), "2026年12月7日");
        assert_eq!(day_text("", Locale("en")), "");
        // Late in the evening there, the next day in London.
        let late = Moment(1_796_706_000_000);
        assert_eq!(day_of_text(late, Locale("en"), "UTC"), "Dec 8");
        assert_eq!(day_of_text(late, Locale("es"), "America/Chicago"), "7/12");
        assert_eq!(time_of_day_text(late, Locale("en"), "America/Chicago"), "11:00\u{202f}PM");
        assert_eq!(time_of_day_text(late, Locale("ar"), "UTC"), "05:00");
        assert_eq!(text(late, Locale("vi"), "UTC"), "8/12, 05:00");
        assert_eq!(text(late, Locale("ar"), "UTC"), "8/12، 05:00");
        assert_eq!(text(late, Locale("zh"), "UTC"), "12月8日 05:00");
    }
}
