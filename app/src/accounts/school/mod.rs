//! The school: its admins set it, its teachers read what is set.

mod audit;
mod settings;
mod staff;
mod talk;
mod terms;
mod tools;

use domain::accounts::{Me, MySchool};
use domain::audit::AuditRow;
use domain::clock::Moment;
use domain::id::PersonId;
use domain::schools::{SchoolDraft, SchoolView, TermDraft};
use leptos::prelude::*;

use super::{Done, Trouble};
use crate::error::AppError;
use crate::plain::{Foot, StaffHeader, StaffPlace};
use crate::t;
use audit::AuditList;
use settings::Settings;
use staff::Staff;
use talk::Talk;
use terms::Terms;
pub use tools::ToolsPage;

/// Which form comes back with what was typed, and why.
#[derive(Clone, Debug, Default)]
pub enum Asked {
    #[default]
    Nothing,
    Settings(SchoolDraft, AppError),
    Talk {
        note: String,
        people: Vec<PersonId>,
        error: AppError,
    },
    Term(TermDraft, AppError),
    Other(AppError),
}

/// For an admin. `older`: the audit rows are those before this moment.
#[component]
pub fn SchoolPage(
    me: Me,
    school: SchoolView,
    audit: Vec<AuditRow>,
    older: Option<Moment>,
    done: Option<&'static str>,
    asked: Asked,
) -> impl IntoView {
    let mut settings = SchoolDraft {
        name: school.name.clone(),
        time_zone: school.time_zone.clone(),
        locale: school.locale.clone(),
        open_sign_up: school.open_sign_up,
        talk_note: String::new(),
        idle_minutes: school.idle_minutes.to_string(),
    };
    let (mut note, mut people) =
        (school.talk_note.clone(), school.talk_people.iter().map(|person| person.id).collect::<Vec<_>>());
    let mut term = TermDraft::default();
    let (mut of_settings, mut of_talk, mut of_term, mut other) = (None, None, None, None);
    match asked {
        Asked::Nothing => {}
        Asked::Settings(typed, error) => (settings, of_settings) = (typed, Some(error)),
        Asked::Talk { note: typed, people: chosen, error } => (note, people, of_talk) = (typed, chosen, Some(error)),
        Asked::Term(typed, error) => (term, of_term) = (typed, Some(error)),
        Asked::Other(error) => other = Some(error),
    }
    let (id, mine) = (school.id, me.person);
    view! {
        <StaffHeader me here=StaffPlace::School/>
        <main id="main" class="page stack loose">
            <h1 dir="auto">{school.name}</h1>
            <Done what=done/>
            <Trouble error=other/>
            <div class="split">
                <div class="stack loose">
                    <Staff id me=mine staff=school.staff.clone() former=school.former invitations=school.invitations/>
                    <Talk id staff=school.staff note people error=of_talk/>
                </div>
                <div class="stack loose">
                    <Settings id draft=settings error=of_settings/>
                    <ToolsCard/>
                    <WorldCard/>
                    <Terms id terms=school.terms draft=term error=of_term/>
                </div>
            </div>
            <AuditList id rows=audit older/>
        </main>
        <Foot/>
    }
}

/// For a teacher: what is set, and who may change it.
#[component]
pub fn SchoolAsTeacher(me: Me, school: MySchool) -> impl IntoView {
    let zone = me.time_zone.replace('_', " ");
    view! {
        <StaffHeader me here=StaffPlace::School/>
        <main id="main" class="page reading stack loose">
            <h1 dir="auto">{school.name}</h1>
            <section class="card stack" aria-labelledby="settings">
                <h2 id="settings">{t!("school.settings")}</h2>
                <dl class="facts"><dt>{t!("school.time_zone_label")}</dt><dd>{zone}</dd></dl>
                <p class="quiet-text">{t!("school.only_an_admin_sets")}</p>
            </section>
            <ToolsCard/>
            <WorldCard/>
        </main>
        <Foot/>
    }
}

/// Which outside tools students find.
#[component]
fn ToolsCard() -> impl IntoView {
    view! {
        <section class="card stack" aria-labelledby="tools">
            <h2 id="tools">{t!("shelf.tools_title")}</h2>
            <p class="quiet-text">{t!("shelf.tools_lead")}</p>
            <div><a class="button" href="/school/tools">{t!("shelf.tools_open")}</a></div>
        </section>
    }
}

/// Whether anything may be public.
#[component]
fn WorldCard() -> impl IntoView {
    view! {
        <section class="card stack" aria-labelledby="world">
            <h2 id="world">{t!("world.title")}</h2>
            <p class="quiet-text">{t!("world.lead")}</p>
            <div><a class="button" href="/school/world">{t!("world.open")}</a></div>
        </section>
    }
}
