use domain::classes::{ClassDraft, ClassView};
use domain::words::LONGEST_NAME;
use leptos::prelude::*;

use super::picks::{BandPick, POINTS};
use crate::error::AppError;
use crate::t;
use crate::ui::{Field, Icon, IconName, access_point_name};

/// What rarely changes: name, term, ways in, nicknames, this device, archiving.
#[component]
pub fn Settings(class: ClassView, typed: Option<ClassDraft>, error: Option<AppError>) -> impl IntoView {
    let open = typed.is_some();
    let card = class.card.clone();
    view! {
        <details class="fold" open=open>
            <summary><Icon name=IconName::Settings/>{t!("classes.settings")}</summary>
            <div class="fold-body"><SettingsForm class=class.clone() typed error/></div>
        </details>
        <details class="fold">
            <summary><Icon name=IconName::Tablet/>{t!("classes.devices")}</summary>
            <div class="fold-body stack">
                <p class="quiet-text">{t!("classes.devices_why")}</p>
                <form class="row" method="post" action=format!("/class/{}/device", card.id)>
                    <button class="button" name="device" value="link">{t!("classes.link_device")}</button>
                    <button class="button quiet" name="device" value="unlink">{t!("classes.unlink_devices")}</button>
                </form>
            </div>
        </details>
        {class.standing.may_lead().then(|| view! {
            <form method="post" action=format!("/class/{}/archive", card.id)>
                <button class="button quiet" name="archive" value="archive"><Icon name=IconName::History/>{t!("classes.archive")}</button>
            </form>
        })}
    }
}

#[component]
fn SettingsForm(class: ClassView, typed: Option<ClassDraft>, error: Option<AppError>) -> impl IntoView {
    let fault = |field: &str| error.as_ref().and_then(|error| error.fault(field));
    let (name, subject, band) = (fault("name"), fault("subject"), fault("grade_band"));
    let card = class.card;
    let now = typed.unwrap_or_else(|| ClassDraft {
        name: card.name.clone(),
        subject: card.subject.clone(),
        grade_band: card.grade_band.name().into(),
        access_point: String::new(),
    });
    let points = POINTS
        .into_iter()
        .map(|point| {
            view! {
                <label class="choice">
                    <input type="checkbox" name="open" value=point.name() checked=card.opened.has(point)/>
                    <span>{access_point_name(point)}</span>
                </label>
            }
        })
        .collect_view();
    let terms = class
        .terms
        .iter()
        .map(|(id, name)| view! { <option value=id.to_string() selected={class.term == Some(*id)}>{name.clone()}</option> })
        .collect_view();
    view! {
        <form class="stack" method="post" action=format!("/class/{}/settings", card.id)>
            <Field name="name" label=t!("classes.name") value=now.name most=LONGEST_NAME autocomplete="off" problem=name/>
            <Field name="subject" label=t!("classes.subject") hint=t!("classes.subject_hint") value=now.subject most=LONGEST_NAME
                autocomplete="off" optional=true problem=subject/>
            <BandPick picked=now.grade_band problem=band/>
            {(!class.terms.is_empty()).then(|| view! {
                <div class="field">
                    <label class="field-label" for="term">{t!("classes.term")}</label>
                    <select class="input" id="term" name="term"><option value="">{t!("classes.no_term")}</option>{terms}</select>
                </div>
            })}
            <fieldset class="stack tight">
                <legend class="legend">{t!("classes.ways_in")}</legend>
                <div class="choices-list">{points}</div>
            </fieldset>
            <fieldset class="stack tight">
                <legend class="legend">{t!("classes.joining")}</legend>
                <div class="choices-list">
                    <label class="choice">
                        <input type="checkbox" name="nicknames" value="yes" checked=class.nicknames/>
                        <span>{t!("classes.nicknames")}</span>
                    </label>
                </div>
            </fieldset>
            <div><button class="button">{t!("classes.keep_settings")}</button></div>
        </form>
    }
}
