use leptos::prelude::*;

use super::{Icon, IconName};
use crate::error::AppError;
use crate::messages::sentence;
use crate::offline::Read;
use crate::routes::NotFound;
use crate::t;

/// Shows a page when it is read; what could not be read says why.
#[component]
pub fn Loaded<T>(page: Read<T>, show: fn(T) -> AnyView) -> impl IntoView
where
    T: Send + Sync + Clone + 'static,
{
    view! {
        <Suspense fallback=|| view! { <main id="main" class="page" aria-busy="true"></main> }>
            {move || Suspend::new(async move {
                match page.await.0 {
                    Ok(page) => show(page),
                    Err(error) if error.is_not_found() => view! { <NotFound/> }.into_any(),
                    Err(error) => view! { <Unread error/> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn Unread(error: AppError) -> impl IntoView {
    view! {
        <main id="main" class="page narrow stack">
            <h1>{t!("ui.not_read_title")}</h1>
            <p class="problem"><Icon name=IconName::WifiOff/><span>{sentence(&error.sentence())}</span></p>
            // An empty address is this page: it is asked for again.
            <p><a class="button" href="" rel="external">{t!("ui.try_again")}</a></p>
        </main>
    }
}
