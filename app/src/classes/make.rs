use domain::classes::{ClassDraft, GradeBand};
use domain::id::SchoolId;
use domain::words::LONGEST_NAME;
use leptos::prelude::*;

use super::frame::Trouble;
use super::picks::{BandPick, PointPick};
use crate::error::AppError;
use crate::t;
use crate::ui::{Field, Icon, IconName};

/// The form that makes a class. With one school there is nothing to pick.
#[component]
pub fn MakeForm(
    typed: ClassDraft,
    schools: Vec<(SchoolId, String)>,
    error: Option<AppError>,
    /// The one filled button of the page.
    first: bool,
) -> impl IntoView {
    let fault = |field: &str| error.as_ref().and_then(|error| error.fault(field));
    let (name, subject, band) = (fault("name"), fault("subject"), fault("grade_band"));
    let grade_band =
        if typed.grade_band.is_empty() { GradeBand::G68.name().to_owned() } else { typed.grade_band.clone() };
    let several = schools.len() > 1;
    view! {
        <form class="stack" method="post" action="/classes">
            <Trouble error=error.clone()/>
            <Field name="name" label=t!("classes.name") hint=t!("classes.name_hint") value=typed.name most=LONGEST_NAME
                autocomplete="off" problem=name/>
            <Field name="subject" label=t!("classes.subject") hint=t!("classes.subject_hint") value=typed.subject most=LONGEST_NAME
                autocomplete="off" optional=true problem=subject/>
            {several.then(|| view! {
                <div class="field">
                    <label class="field-label" for="school">{t!("classes.school")}</label>
                    <select class="input" id="school" name="school">
                        {schools.into_iter().map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view()}
                    </select>
                </div>
            })}
            <BandPick picked=grade_band problem=band/>
            <PointPick picked=typed.access_point legend=t!("classes.first_way_in") hints=true/>
            <div>
                <button class=if first { "button primary" } else { "button" }>
                    {(!first).then(|| view! { <Icon name=IconName::Plus/> })}{t!("classes.make")}
                </button>
            </div>
        </form>
    }
}
