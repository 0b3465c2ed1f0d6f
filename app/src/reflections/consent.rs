//! On the wall, without a name: default no, with a preview, for this version only.

use domain::classes::AccessPoint;
use leptos::prelude::*;

use super::api::Asked;
use super::desk::Desk;
use crate::t;
use crate::ui::{Icon, IconName, teacher, text};

#[component]
pub fn ConsentFields(desk: Desk, asked: Asked) -> impl IntoView {
    let words = Signal::derive(move || desk.typed.with(|typed| typed.words.clone()));
    view! {
        <fieldset class="consent">
            <legend class="legend">{t!("reflections.on_the_wall")}</legend>
            <label class="choice block">
                <input type="checkbox" name="wall_consent" value="yes"/>
                <span>
                    {t!("reflections.may_show", teacher = teacher(&asked.readers))}
                    <small>{t!("reflections.take_off_any_time")}</small>
                </span>
            </label>
            <WallPreview words point=asked.access_point/>
        </fieldset>
    }
}

/// How it would look, in the wall's own colours.
#[component]
pub fn WallPreview(words: Signal<String>, point: AccessPoint) -> impl IntoView {
    view! {
        <details class="fold">
            <summary><Icon name=IconName::Eye/>{t!("reflections.how_it_would_look")}</summary>
            <div class="fold-body">
                <div class="wall-preview" data-theme="projector">
                    <p class="wall-card words" data-point=point.name() dir="auto">{text(move || words.get())}</p>
                </div>
            </div>
        </details>
    }
}
