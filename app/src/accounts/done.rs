use leptos::prelude::*;

use crate::t;
use crate::ui::{Icon, IconName};

/// What has just been done, by its message key.
#[component]
pub fn Done(what: Option<&'static str>) -> impl IntoView {
    what.map(|what| {
        view! { <div class="turn" data-turn="nobody" role="status"><Icon name=IconName::CircleCheck/><p>{t!(what)}</p></div> }
    })
}
