use leptos::prelude::*;

use crate::t;
use crate::ui::{Icon, IconName, is_early};

/// From where nothing opens to the code; for who cannot read that, a door.
#[component]
pub fn Back() -> impl IntoView {
    let door = is_early().then(|| view! { <Icon name=IconName::DoorOpen/> });
    view! { <a class="button" id="back" href="/join">{door}{t!("pin.back_to_code")}</a> }
}
