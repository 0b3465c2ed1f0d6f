//! The time zones of the world, the ones schools here are likely in first and by the names people use.

use domain::refusal::Sentence;
use leptos::prelude::*;

use crate::t;
use crate::ui::Problem;

/// With the keys of the names that people use.
const LIKELY: [(&str, &str); 8] = [
    ("America/New_York", "school.zone_eastern"),
    ("America/Chicago", "school.zone_central"),
    ("America/Denver", "school.zone_mountain"),
    ("America/Phoenix", "school.zone_arizona"),
    ("America/Los_Angeles", "school.zone_pacific"),
    ("America/Anchorage", "school.zone_alaska"),
    ("Pacific/Honolulu", "school.zone_hawaii"),
    ("America/Puerto_Rico", "school.zone_puerto_rico"),
];

/// True for a name of the time zone database.
pub fn is_zone(name: &str) -> bool {
    name.parse::<chrono_tz::Tz>().is_ok()
}

/// Cities only: what has no region is an abbreviation or an alias. `chosen` stays, whatever it is.
fn others(chosen: &str) -> impl Iterator<Item = &'static str> {
    const REGIONS: [&str; 9] =
        ["Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];
    chrono_tz::TZ_VARIANTS
        .iter()
        .map(|zone| zone.name())
        .filter(move |name| *name == chosen || REGIONS.iter().any(|region| name.starts_with(region)))
        .filter(|name| !LIKELY.iter().any(|(likely, _)| likely == name))
}

#[component]
pub fn ZonePick(#[prop(into)] value: String, problem: Option<Sentence>) -> impl IntoView {
    let described = if problem.is_some() { "time_zone-hint time_zone-problem" } else { "time_zone-hint" };
    let invalid = problem.is_some().then_some("true");
    let likely = LIKELY.map(|(name, key)| view! { <option value=name selected=name == value>{t!(key)}</option> });
    let others: Vec<_> = others(&value)
        .map(|name| view! { <option value=name selected=name == value>{name.replace('_', " ")}</option> })
        .collect();
    view! {
        <div class="field">
            <label class="field-label" for="time_zone">{t!("school.time_zone_label")}</label>
            <p class="field-hint" id="time_zone-hint">{t!("school.time_zone_hint")}</p>
            <select class="input" id="time_zone" name="time_zone" aria-describedby=described aria-invalid=invalid>
                <optgroup label=t!("school.zones_near")>{likely.into_iter().collect_view()}</optgroup>
                <optgroup label=t!("school.zones_all")>{others}</optgroup>
            </select>
            <Problem id="time_zone-problem" problem/>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_that_is_offered_exists_and_stands_there_once() {
        let mut all: Vec<_> = LIKELY.iter().map(|(name, _)| *name).chain(others("")).collect();
        assert!(all.iter().all(|name| is_zone(name)));
        let offered = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), offered);
        assert!(all.contains(&"Europe/Madrid") && !all.contains(&"EST5EDT"));
    }

    #[test]
    fn a_school_keeps_an_unusual_zone() {
        assert!(others("UTC").any(|name| name == "UTC"));
        assert!(!is_zone("Mars/Olympus"));
    }
}
