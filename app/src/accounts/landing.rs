use domain::classes::AccessPoint;
use leptos::prelude::*;

use super::Bar;
use super::landing_picture::LandingPicture;
use crate::plain::Foot;
use crate::t;
use crate::ui::{Cairn, Icon, IconName, access_point_name};

/// What a student does in an access point, and what the teacher does.
const POINTS: [(AccessPoint, &str, &str); 4] = [
    (AccessPoint::Goals, "landing.goals_student", "landing.goals_teacher"),
    (AccessPoint::Choice, "landing.choice_student", "landing.choice_teacher"),
    (AccessPoint::Inquiry, "landing.inquiry_student", "landing.inquiry_teacher"),
    (AccessPoint::Reflection, "landing.reflection_student", "landing.reflection_teacher"),
];

/// What Waymark is, and the doors into it. The door to set up a school is there as long as there is none, and then it is the one.
#[component]
pub fn Landing(needs_setup: bool) -> impl IntoView {
    let points = POINTS.map(|(point, student, teacher)| {
        view! {
            <li class="card point" data-point=point.name()>
                <Cairn/>
                <h3>{access_point_name(point)}</h3>
                <p>{t!(student)}</p>
                <p class="note"><Icon name=IconName::User/><span>{t!(teacher)}</span></p>
            </li>
        }
    });
    let join = if needs_setup { "button big" } else { "button primary big" };
    view! {
        <Bar sign_in=true/>
        <main id="main" class="page stack loose">
            <section class="hero">
                <div class="stack">
                    <h1>{t!("landing.title")}</h1>
                    <p class="lead">{t!("landing.lead")}</p>
                    <div class="row">
                        {needs_setup.then(|| view! {
                            <a class="button primary big" href="/setup"><Icon name=IconName::School/>{t!("landing.set_up")}</a>
                        })}
                        <a class=join href="/join"><Icon name=IconName::DoorOpen/>{t!("landing.class_code")}</a>
                        <a class="button big" href="/sign-in">{t!("landing.teacher")}</a>
                    </div>
                    <p class="note"><Icon name=IconName::Shield/><span>{t!("landing.promise")}</span></p>
                </div>
                <LandingPicture/>
            </section>
            <section class="stack" aria-labelledby="points">
                <h2 id="points">{t!("landing.points")}</h2>
                <ul class="points">{points.into_iter().collect_view()}</ul>
            </section>
        </main>
        <Foot/>
    }
}
