use leptos::prelude::*;

use super::around::Around;
use super::back::Back;
use crate::t;
use crate::ui::{Icon, IconName, hear_early, shown};

/// A badge that opens nothing any more: nobody is named, and there is another way in.
pub struct EndedPage;

impl EndedPage {
    pub fn view(self) -> impl IntoView {
        view! {
            <Around class="stack" person=String::new() picture=String::new()>
                <div class="empty">
                    <Icon name=IconName::Key/>
                    <h1 id="ended-title">{t!("badges.ends_title")}</h1>
                    <p id="ended-why">{t!("badges.ends_why")}</p>
                    {shown(hear_early("ended-title ended-why back"))}
                    <Back/>
                </div>
            </Around>
        }
    }
}
