//! `/piece/{id}/criteria`, for those who teach the class: what the student says of each version, and room for what they see.

use domain::accounts::Me;
use domain::rubrics::{PieceCriteria, VersionCriteria};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::Frame;
use super::said::toast;
use crate::clock_face::time;
use crate::plain::{Looking, button, rating_fields, rating_form, version_sides, version_things};
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, icon, shown};

pub struct RateStudentPage {
    pub me: Me,
    pub of: PieceCriteria,
    pub typed: Typed,
    pub said: String,
}

impl RateStudentPage {
    pub fn view(self) -> impl IntoView {
        let said = toast(&self.said, None);
        let body = self.body();
        let above = self.typed.above(&body);
        let of = &self.of;
        let main = html! {
            div.stack.tight {
                nav.row aria-label=(t!("classes.where")) {
                    @if let Some(class) = of.class {
                        a href={ "/class/" (class) } dir="auto" { (of.class_name) }
                        a href={ "/console/" (class) "?piece=" (of.piece) } { (t!("rubrics.to_console")) }
                    }
                }
                h1 dir="auto" { (of.student_name) }
                p.lead dir="auto" { (of.question) }
            }
            (above)
            (body)
        };
        view! { <Frame me=self.me class="page reading stack loose" said>{shown(main)}</Frame> }
    }

    fn body(&self) -> Markup {
        html! {
            @if self.of.versions.is_empty() { p.quiet-text { (t!("rubrics.none_beside_teacher")) } }
            @for version in &self.of.versions { (self.version(version)) }
        }
    }

    fn version(&self, version: &VersionCriteria) -> Markup {
        let id = format!("version-{}", version.number);
        let looking = Looking { me: self.me.person, student: false, of: &self.of, typed: &self.typed };
        let mine = version.by(self.me.person);
        html! {
            section.stack data-key=(id) aria-labelledby=(id) {
                h2 id=(id) { (t!("rubrics.version_n", n = version.number)) " " span.small.quiet-text { (time(version.shared_at)) } }
                p.small.quiet-text dir="auto" { (version.rubric.title) " · " (t!("rubrics.wording_n", n = version.wording.version)) }
                details.fold data-key={ "words-" (version.number) } open[version.newest] {
                    summary { (icon(IconName::FileText)) span { (t!("rubrics.read_version")) } }
                    div.fold-body.stack {
                        @if !version.words.is_empty() { p.words dir="auto" { (version.words) } }
                        (version_things(version))
                    }
                }
                h3 { (t!("rubrics.both_say")) }
                @if version.own().is_none() { p.quiet-text { (t!("rubrics.student_said_nothing")) } }
                (version_sides(&looking, version))
                @if version.newest || mine.is_none() { (self.rate(&looking, version)) }
            }
        }
    }

    fn rate(&self, looking: &Looking, version: &VersionCriteria) -> Markup {
        let form = rating_form(version.number);
        let mine = version.by(self.me.person);
        let inside = html! {
            p.field-hint { (t!("rubrics.rate_hint")) }
            (rating_fields(version, mine, &self.typed))
            div { (button(if version.newest && mine.is_none() { "button primary" } else { "button" }, IconName::Check, &t!("rubrics.rate_send"), "")) }
        };
        html! {
            details.fold data-key={ "rate-of-" (version.number) } open[(version.newest && mine.is_none()) || self.typed.is(&form)] {
                summary { (icon(IconName::Pencil)) span { @if mine.is_some() { (t!("rubrics.rate_anew")) } @else { (t!("rubrics.say_what_you_see")) } } }
                div.fold-body { (looking.form(&form, "rate", &[], &inside)) }
            }
        }
    }
}
