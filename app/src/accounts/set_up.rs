use leptos::prelude::*;

use super::{AccountTyped, Bar, NewAccount, Pick, Trouble, ZonePick, at};
use crate::error::AppError;
use crate::messages::LANGUAGES;
use crate::plain::Foot;
use crate::t;
use crate::ui::Field;

#[derive(Clone, Debug, Default)]
pub struct SetUpTyped {
    pub school_name: String,
    pub time_zone: String,
    pub locale: String,
    pub account: AccountTyped,
}

/// The first account: the school and the person who looks after it.
#[component]
pub fn SetUp(typed: SetUpTyped, error: Option<AppError>) -> impl IntoView {
    let languages = LANGUAGES.map(|(tag, name)| (tag.to_owned(), name.to_owned())).to_vec();
    view! {
        <Bar/>
        <main id="main" class="page narrow stack loose">
            <div class="stack tight"><h1>{t!("accounts.set_up_title")}</h1><p class="lead">{t!("accounts.set_up_lead")}</p></div>
            <Trouble error=error.clone()/>
            <form class="stack loose" method="post" action="/setup">
                <fieldset class="stack">
                    <legend class="legend question">{t!("accounts.the_school")}</legend>
                    <Field name="school_name" label=t!("school.name") value=typed.school_name autocomplete="organization"
                        problem=at(&error, "school_name")/>
                    <ZonePick value=typed.time_zone problem=at(&error, "time_zone")/>
                    <Pick name="locale" label=t!("school.language") hint=t!("school.language_hint") options=languages languages=true
                        value=typed.locale problem=at(&error, "locale")/>
                </fieldset>
                <fieldset class="stack">
                    <legend class="legend question">{t!("accounts.you")}</legend>
                    <NewAccount typed=typed.account error=error/>
                </fieldset>
                <button class="button primary big">{t!("accounts.make_school")}</button>
            </form>
        </main>
        <Foot/>
    }
}
