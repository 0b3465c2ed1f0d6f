use leptos::prelude::*;

use super::around::Around;
use super::back::Back;
use crate::t;
use crate::ui::{Icon, IconName, hear_early, shown};

/// Five wrong ones: the teacher opens it in a moment, and nothing is lost.
pub struct LockedPage;

impl LockedPage {
    pub fn view(self) -> impl IntoView {
        view! {
            <Around class="stack" person=String::new() picture=String::new()>
                <div class="empty">
                    <Icon name=IconName::Lock/>
                    <h1 id="locked-title">{t!("pin.locked_title")}</h1>
                    <p id="locked-why">{t!("pin.locked_why")}</p>
                    {shown(hear_early("locked-title locked-why back"))}
                    <Back/>
                </div>
            </Around>
        }
    }
}
