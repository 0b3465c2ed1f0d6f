use leptos::prelude::*;

use super::around::Around;
use crate::t;
use crate::ui::{Icon, IconName};

/// Five wrong ones: the teacher opens it in a moment, and nothing is lost.
pub struct LockedPage;

impl LockedPage {
    pub fn view(self) -> impl IntoView {
        view! {
            <Around class="page narrow stack" person=String::new() picture=String::new()>
                <div class="empty">
                    <Icon name=IconName::Lock/>
                    <h1>{t!("pin.locked_title")}</h1>
                    <p>{t!("pin.locked_why")}</p>
                    <a class="button" href="/join">{t!("pin.back_to_code")}</a>
                </div>
            </Around>
        }
    }
}
