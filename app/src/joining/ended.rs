use leptos::prelude::*;

use super::around::Around;
use crate::t;
use crate::ui::{Icon, IconName};

/// A badge that opens nothing any more: nobody is named, and there is another way in.
pub struct EndedPage;

impl EndedPage {
    pub fn view(self) -> impl IntoView {
        view! {
            <Around class="page narrow stack" person=String::new() picture=String::new()>
                <div class="empty">
                    <Icon name=IconName::Key/>
                    <h1>{t!("badges.ends_title")}</h1>
                    <p>{t!("badges.ends_why")}</p>
                    <a class="button" href="/join">{t!("pin.back_to_code")}</a>
                </div>
            </Around>
        }
    }
}
