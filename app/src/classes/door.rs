use domain::classes::ClassView;
use domain::projector::Display;
use leptos::prelude::*;

use crate::qr::{Qr, QrPicture};
use crate::t;
use crate::ui::{Icon, IconName};

/// What an open door shows.
#[derive(Clone, Debug)]
pub struct OpenDoor {
    /// `192.168.1.20:3000/join`
    pub address: String,
    /// None while the code is closed.
    pub qr: Option<Qr>,
    /// Students who came through it.
    pub here: usize,
    pub display: Display,
}

/// The door: open, a code and a QR; closed, one thing to do.
#[component]
pub fn Door(class: ClassView, open: Option<OpenDoor>) -> impl IntoView {
    match open {
        None => view! { <Closed id=class.card.id.to_string()/> }.into_any(),
        Some(open) => view! { <Opened class open/> }.into_any(),
    }
}

#[component]
fn Closed(id: String) -> impl IntoView {
    view! {
        <section class="card door" data-door="closed" aria-labelledby="door">
            <div class="stack">
                <h2 id="door" class="row"><Icon name=IconName::DoorClosed/>{t!("door.is_closed")}</h2>
                <p class="quiet-text">{t!("door.closed_why")}</p>
                <form class="stack" method="post" action=format!("/class/{id}/door")>
                    <fieldset class="stack tight">
                        <legend class="legend">{t!("door.screen")}</legend>
                        <div class="choices">
                            <label class="choice">
                                <input type="radio" name="display" value=Display::Extended.name() checked/>
                                <span>{t!("door.extended")}</span>
                            </label>
                            <label class="choice">
                                <input type="radio" name="display" value=Display::Mirrored.name()/>
                                <span>{t!("door.mirrored")}</span>
                            </label>
                        </div>
                        <p class="field-hint">{t!("door.screen_why")}</p>
                    </fieldset>
                    <div class="row">
                        <button class="button primary" name="door" value="open"><Icon name=IconName::DoorOpen/>{t!("door.open")}</button>
                        <a class="button" href=format!("/console/{id}")>{t!("door.console")}</a>
                        <a class="button quiet" href=format!("/class/{id}/sessions")><Icon name=IconName::History/>{t!("sessions.titles")}</a>
                    </div>
                </form>
            </div>
        </section>
    }
}

#[component]
fn Opened(class: ClassView, open: OpenDoor) -> impl IntoView {
    let id = class.card.id;
    let label = t!("door.qr_label", class = class.card.name);
    let door = format!("/class/{id}/door");
    // On a second screen the projector takes a window of its own; mirrored, this very window becomes it.
    let target = (open.display == Display::Extended).then_some("_blank");
    view! {
        <section class="card door" data-door="open" aria-labelledby="door">
            <div class="stack">
                <h2 id="door" class="row"><Icon name=IconName::DoorOpen/>{t!("door.is_open")}</h2>
                {if class.join_open {
                    view! {
                        <p class="join-code door-code">{class.code.clone()}</p>
                        <p class="quiet-text">
                            {t!("door.go_to")}" "<strong dir="ltr">{open.address}</strong>" · "{t!("door.here", n = open.here)}
                        </p>
                    }.into_any()
                } else {
                    view! { <p class="quiet-text">{t!("door.code_is_closed", n = open.here)}</p> }.into_any()
                }}
                <div class="row">
                    <a class="button primary" href=format!("/console/{id}")>{t!("door.open_console")}</a>
                    <a class="button" href=format!("/class/{id}/remote")><Icon name=IconName::Phone/>{t!("stage.remote")}</a>
                    <form method="post" action=format!("/class/{id}/projector") target=target>
                        <button class="button"><Icon name=IconName::Presentation/>{t!("door.start_projector")}</button>
                    </form>
                    <form class="row" method="post" action=door>
                        <button class="button" name="door" value="closed"><Icon name=IconName::DoorClosed/>{t!("door.close")}</button>
                        {if class.join_open {
                            view! {
                                <button class="button quiet" name="code" value="new"><Icon name=IconName::Refresh/>{t!("door.new_code")}</button>
                                <button class="button quiet" name="code" value="close"><Icon name=IconName::Lock/>{t!("door.close_code")}</button>
                            }.into_any()
                        } else {
                            view! {
                                <button class="button quiet" name="code" value="open"><Icon name=IconName::Key/>{t!("door.open_code")}</button>
                            }.into_any()
                        }}
                    </form>
                </div>
            </div>
            {open.qr.map(|qr| view! { <QrPicture qr label/> })}
        </section>
    }
}
