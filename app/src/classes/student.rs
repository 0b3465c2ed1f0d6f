//! `/class/{id}/student/{person}`: a student's name and picture.

use domain::accounts::Me;
use domain::id::ClassId;
use domain::roster::{PICTURES, RosterEntry};
use domain::words::LONGEST_NAME;
use leptos::prelude::*;

use super::frame::{Frame, Trouble};
use crate::error::AppError;
use crate::plain::picture_name;
use crate::t;
use crate::ui::{Field, Problem};

pub struct StudentPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    pub student: RosterEntry,
    /// As it was typed.
    pub name: String,
    pub error: Option<AppError>,
}

impl StudentPage {
    pub fn view(self) -> impl IntoView {
        let fault = |field: &str| self.error.as_ref().and_then(|error| error.fault(field));
        let (name, picture) = (fault("name"), fault("picture"));
        let back = format!("/class/{}", self.class);
        let pictures = PICTURES
            .into_iter()
            .map(|known| {
                let checked = known == self.student.picture;
                view! {
                    <label class="choice">
                        <input type="radio" name="picture" value=known checked=checked/>
                        <img src=format!("/pictures/{known}.svg") alt="" width="28" height="28"/>
                        <span>{picture_name(known)}</span>
                    </label>
                }
            })
            .collect_view();
        let student = self.student.person;
        // Also ahead of any wish, and when nothing is out any more: a yes can always be recorded and withdrawn.
        let yes = format!("/class/{}/student/{student}/yes", self.class);
        // Whoever runs the school acts for a student whose family asks it.
        let asked = self.me.schools.iter().filter(|school| school.role.may_run_the_school());
        let asked = asked
            .map(|school| {
                let to = format!("/school/{}/portfolio/{student}", school.id);
                view! { <p><a href=to>{t!("export.to_requested", school = school.name)}</a></p> }
            })
            .collect_view();
        view! {
            <Frame me=self.me class="page reading stack loose" said=None>
                <div class="stack tight">
                    <nav aria-label=t!("classes.where")><a href=back.clone() dir="auto">{self.class_name}</a></nav>
                    <h1>{t!("roster.edit_title")}</h1>
                </div>
                <form class="stack" method="post" action=format!("/class/{}/student/{}", self.class, self.student.person)>
                    <Trouble error=self.error/>
                    <Field name="name" label=t!("roster.name") hint=t!("roster.name_hint") value=self.name most=LONGEST_NAME
                        autocomplete="off" problem=name/>
                    <fieldset class="stack tight">
                        <legend class="legend">{t!("roster.picture")}</legend>
                        <div class="choices">{pictures}</div>
                        <Problem id="picture-problem" problem=picture/>
                    </fieldset>
                    <div class="row">
                        <button class="button primary">{t!("classes.keep")}</button>
                        <a class="button quiet" href=back>{t!("classes.not_now")}</a>
                    </div>
                </form>
                <p><a href=yes>{t!("audience.desk_yes")}</a></p>
                {asked}
            </Frame>
        }
    }
}
