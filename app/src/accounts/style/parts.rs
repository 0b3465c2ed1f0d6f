use domain::classes::AccessPoint;
use domain::reflections::Turn;
use domain::roster::PICTURES;
use leptos::prelude::*;

use crate::ui::{AccessTag, Avatar, Banner, Cairn, Icon, IconName, Saving, Status};

#[component]
pub fn Tags() -> impl IntoView {
    let points = [AccessPoint::Goals, AccessPoint::Choice, AccessPoint::Inquiry, AccessPoint::Reflection];
    let savings = [Saving::Saved, Saving::Sending, Saving::Waiting, Saving::Failed("the code is closed".into())];
    view! {
        <section>
            <h3>"Tags, pills, saving, whose turn"</h3>
            <div class="row">
                {points.map(|point| view! { <AccessTag point/> }).into_iter().collect_view()}
                <span class="tag turn-tag">"Your turn"</span>
                <span class="pill">"Science"</span>
            </div>
            <div class="row">{savings.map(|saving| view! { <Status saving=Signal::stored(saving)/> }).into_iter().collect_view()}</div>
            <Banner turn=Turn::Student words="Your turn: Ms Rivera answered version 1."/>
            <Banner turn=Turn::Teacher words="Ms Rivera’s turn."/>
            <Banner turn=Turn::Nobody words="Nobody’s turn. You are proud of this."/>
        </section>
    }
}

#[component]
pub fn Cards() -> impl IntoView {
    view! {
        <section>
            <h3>"Cards, fold, toast, empty"</h3>
            <div class="grid">
                <div class="card">"A card"</div>
                <div class="card" data-point="goals">"With an access point"</div>
                <div class="card sunk">"Sunk"</div>
            </div>
            <details class="fold"><summary><Icon name=IconName::Info/>"A fold"</summary><div class="fold-body">"Opened."</div></details>
            <div class="toast">
                <p>"Kai is off the roster."</p><button class="button" type="button"><Icon name=IconName::Undo/>"Undo"</button>
            </div>
            <div class="empty">
                <Cairn/><h4>"Nothing here yet"</h4><p>"Says what belongs here and offers the first step."</p>
                <button class="button" type="button">"First step"</button>
            </div>
        </section>
    }
}

#[component]
pub fn Pictures() -> impl IntoView {
    let pictures =
        PICTURES.iter().map(|name| view! { <li class="who"><Avatar picture=*name/>{*name}</li> }).collect_view();
    let icons = IconName::ALL.iter().map(|name| view! { <li class="pill"><Icon name=*name/>{name.name()}</li> });
    view! {
        <section>
            <h3>"Pictures and icons"</h3>
            <ul class="row">{pictures}</ul>
            <ul class="row">{icons.collect_view()}</ul>
        </section>
    }
}
