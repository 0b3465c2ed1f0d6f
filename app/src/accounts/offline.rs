use leptos::prelude::*;

use super::Bar;
use crate::plain::LeftAloneOffline;
use crate::t;
use crate::ui::{Icon, IconName};

/// First parts of our addresses, with what they are called. Only these are ever named or gone on to: an address is never echoed.
const PLACES: [(&str, &str); 11] = [
    ("home", "landing.place_home"),
    ("prompt", "landing.place_prompt"),
    ("question", "landing.place_prompt"),
    ("piece", "landing.place_piece"),
    ("goals", "landing.place_goals"),
    ("goal", "landing.place_goals"),
    ("classes", "landing.place_classes"),
    ("class", "landing.place_classes"),
    ("console", "landing.place_console"),
    ("join", "landing.place_join"),
    ("school", "landing.place_school"),
];

/// The place a path belongs to, if it is one of ours in every letter.
pub fn known_place(path: &str) -> Option<&'static str> {
    let plain = path.len() < 200 && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_".contains(&byte));
    let first = path.strip_prefix('/').filter(|_| plain)?.split('/').next()?;
    PLACES.iter().find(|(place, _)| *place == first).map(|(place, _)| *place)
}

/// What still works without a network. The same for everyone, so that a device can keep it; `/plain.js` fills in where one wanted
/// to go when the page comes out of the device's own store.
#[component]
pub fn Offline(#[prop(into)] to: String) -> impl IntoView {
    let wanted = known_place(&to);
    let places = PLACES.map(|(place, key)| {
        view! { <p class="lead" data-place=place hidden=wanted != Some(place)>{t!("landing.wanted", place = t!(key))}</p> }
    });
    let again = if wanted.is_some() { to } else { "/".into() };
    let works = ["landing.works_open", "landing.works_waits"];
    let waits = ["landing.waits_pages", "landing.waits_new", "landing.waits_sign_in"];
    // Which pages were open here says nothing where nobody is signed in.
    let theirs = |key: &str| (key == "landing.waits_pages").then_some("");
    let line =
        |icon, key| view! { <li class="note" data-signed-in=theirs(key)><Icon name=icon/><span>{t!(key)}</span></li> };
    view! {
        <LeftAloneOffline/>
        <Bar/>
        <main id="main" class="page reading stack loose" data-offline="" data-last-seen=t!("outbox.last_seen") data-again=t!("landing.try_again")>
            <div class="stack tight"><h1>{t!("landing.offline_title")}</h1>{places.into_iter().collect_view()}</div>
            // Shown by `/away.js`.
            <section class="card stack tight" data-signed-out="" hidden role="status" aria-labelledby="signed-out">
                <h2 id="signed-out">{t!("landing.signed_out")}</h2>
                <p>{t!("landing.signed_out_hint")}</p>
            </section>
            // Where one can go on stands before what has to wait.
            <section class="card stack tight" data-seen="" hidden aria-labelledby="seen">
                <h2 id="seen">{t!("landing.seen_before")}</h2>
                <ul class="stack tight"></ul>
            </section>
            <div class="grid">
                <section class="card stack tight" data-signed-in="" aria-labelledby="works">
                    <h2 id="works">{t!("landing.works")}</h2>
                    <ul class="stack tight">{works.map(|key| line(IconName::Check, key)).into_iter().collect_view()}</ul>
                </section>
                <section class="card stack tight" aria-labelledby="waits">
                    <h2 id="waits">{t!("landing.waits")}</h2>
                    <ul class="stack tight">{waits.map(|key| line(IconName::Clock, key)).into_iter().collect_view()}</ul>
                </section>
            </div>
            <div>
                <a class="button primary" href=again data-again=""><Icon name=IconName::Refresh/>{t!("landing.try_again")}</a>
            </div>
        </main>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_addresses_are_named() {
        assert_eq!(known_place("/piece/0190-ab"), Some("piece"));
        assert_eq!(known_place("/home"), Some("home"));
        for other in
            ["", "home", "/", "/evil", "//home", "/home?x=<b>", "/piece/<script>", "/piece/é", "https://x/home"]
        {
            assert_eq!(known_place(other), None, "{other}");
        }
    }
}
