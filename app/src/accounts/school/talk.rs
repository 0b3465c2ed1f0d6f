use domain::id::{PersonId, SchoolId};
use domain::staff::StaffMember;
use leptos::prelude::*;

use crate::accounts::{Trouble, at};
use crate::error::AppError;
use crate::t;
use crate::ui::{Problem, in_textarea};

/// Whom a student reaches who needs to talk to someone, and what the school says to do when it cannot wait.
#[component]
pub fn Talk(
    id: SchoolId,
    staff: Vec<StaffMember>,
    note: String,
    people: Vec<PersonId>,
    error: Option<AppError>,
) -> impl IntoView {
    let boxes = staff.into_iter().map(|member| {
        let chosen = people.contains(&member.person);
        view! {
            <label class="choice">
                <input type="checkbox" name="people" value=member.person.to_string() checked=chosen/>
                <span dir="auto">{member.name}</span>
            </label>
        }
    });
    let of_note = at(&error, "talk_note");
    let described = if of_note.is_some() { "talk_note-hint talk_note-problem" } else { "talk_note-hint" };
    let invalid = of_note.is_some().then_some("true");
    view! {
        <form class="card stack" method="post" action=format!("/school/{id}/talk") aria-labelledby="talk">
            <h2 id="talk">{t!("school.talk")}</h2>
            <p class="quiet-text">{t!("school.talk_hint")}</p>
            <Trouble error=error.clone()/>
            <fieldset class="stack tight" aria-describedby="people-problem">
                <legend class="legend">{t!("school.talk_people")}</legend>
                <div class="choices-list">{boxes.collect_view()}</div>
                <Problem id="people-problem" problem=at(&error, "people")/>
            </fieldset>
            <div class="field">
                <label class="field-label" for="talk_note">{t!("school.talk_note")}</label>
                <p class="field-hint" id="talk_note-hint">{t!("school.talk_note_hint")}</p>
                <textarea class="input" id="talk_note" name="talk_note" dir="auto" placeholder=t!("school.talk_note_example")
                    aria-describedby=described aria-invalid=invalid inner_html=in_textarea(&note)></textarea>
                <Problem id="talk_note-problem" problem=of_note/>
            </div>
            <div><button class="button">{t!("school.keep")}</button></div>
        </form>
    }
}
