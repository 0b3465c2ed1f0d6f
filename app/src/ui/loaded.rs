use leptos::prelude::*;

use super::{Icon, IconName};
use crate::error::AppError;
use crate::messages::sentence;
use crate::offline::{Read, Text};
use crate::routes::NotFound;
use crate::t;

/// Shows a page when it is read; what could not be read says why. `show` gives nothing for what it does not understand.
#[component]
pub fn Loaded(page: Read, show: fn(&Text) -> Option<AnyView>) -> impl IntoView {
    view! {
        <Suspense fallback=|| view! { <main id="main" class="page" aria-busy="true"></main> }>
            {move || Suspend::new(async move {
                match page.await {
                    Ok(page) => show(&page).unwrap_or_else(|| unread(AppError::Offline)),
                    Err(error) if error.is_not_found() => view! { <NotFound/> }.into_any(),
                    Err(error) => unread(error),
                }
            })}
        </Suspense>
    }
}

fn unread(error: AppError) -> AnyView {
    view! {
        <main id="main" class="page narrow stack">
            <h1>{t!("ui.not_read_title")}</h1>
            <p class="problem"><Icon name=IconName::WifiOff/><span>{sentence(&error.sentence())}</span></p>
            // An empty address is this page: it is asked for again.
            <p><a class="button" href="" rel="external">{t!("ui.try_again")}</a></p>
        </main>
    }
    .into_any()
}
