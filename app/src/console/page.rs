use leptos::prelude::*;
use maud::html;

use super::api::{ConsolePage, at};
use super::bar::bar;
use super::bell::bell_line;
use super::cover::covering;
use super::here::here;
use super::inbox::inbox;
use super::keys::keys_dialog;
use super::known::{Address, Known};
use super::reply::reply;
use super::stage::stage_keys;
use super::start::start_dialog;
use crate::ui::{Saving, live_region, problem_line, served, showing, skip_link, still, title};

/// The whole page, once it is read.
pub fn console(page: ConsolePage) -> AnyView {
    title([&page.view.class.name, " · Waymark"].concat());
    #[cfg(feature = "hydrate")]
    let (class, cursor) = (page.view.class.id, page.cursor.clone());
    let known = Known::new(page, Address::here());
    let still = [
        still(|| keys_dialog(known.keys)),
        still(|| covering(&known)),
        still(|| stage_keys(known.live.class.id)),
        // The line about the lesson that runs: empty while none does.
        still(|| served(&known.of_class("/run"), "run")),
    ];
    let [help, cover, stage, lesson] = still;
    let (known, saving) = (RwSignal::new(known), RwSignal::new(Saving::Nothing));
    #[cfg(feature = "hydrate")]
    let line = super::desk::Desk::new(class, known, saving).begin(&cursor);
    #[cfg(not(feature = "hydrate"))]
    let line = RwSignal::new(crate::live::feed::Line::Opening).read_only();
    vec![
        skip_link(),
        showing(move || bar(&known.read(), &saving.read(), line.get())),
        lesson,
        body(known),
        showing(move || bell_line(&known.read())),
        showing(move || start_dialog(&known.read())),
        showing(move || problem_line("start-problem", known.read().problem(at::START).as_ref())),
        help,
        cover,
        stage,
        showing(move || problem_line("stage-problem", known.read().problem(at::STAGE).as_ref())),
        live_region(),
    ]
    .into_any()
}

/// Each column by itself: what a student does changes their tile, and no card is made again for it.
fn body(known: RwSignal<Known>) -> AnyView {
    let help = still(|| html! { div.console-help { (known.read_untracked().served("queue")) } });
    let columns = vec![
        help,
        showing(move || here(&known.read())),
        showing(move || inbox(&known.read())),
        showing(move || reply(&known.read())),
    ];
    view! { <main id="main" class="console">{columns}</main> }.into_any()
}
