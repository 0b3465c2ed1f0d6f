use leptos::prelude::*;
use maud::{Markup, html};

use super::{IconName, icon, shown};
use crate::error::AppError;
use crate::messages::sentence;
use crate::offline::{Read, Text};
use crate::routes::not_found;
use crate::t;

/// Shows a page when it is read; what could not be read says why. `show` gives nothing for what it does not understand.
#[component]
pub fn Loaded(page: Read, show: fn(&Text) -> Option<AnyView>) -> impl IntoView {
    view! {
        <Suspense fallback=|| shown(html! { main #main.page aria-busy="true" {} })>
            {move || Suspend::new(async move {
                match page.await.0 {
                    Ok(page) => show(&page).unwrap_or_else(|| shown(unread(AppError::Offline))),
                    Err(error) if error.is_not_found() => not_found(),
                    Err(error) => shown(unread(error)),
                }
            })}
        </Suspense>
    }
}

fn unread(error: AppError) -> Markup {
    html! {
        main #main.page.narrow.stack {
            h1 { (t!("ui.not_read_title")) }
            p.problem { (icon(IconName::WifiOff)) span { (sentence(&error.sentence())) } }
            // An empty address is this page: it is asked for again.
            p { a.button href="" rel="external" { (t!("ui.try_again")) } }
        }
    }
}
