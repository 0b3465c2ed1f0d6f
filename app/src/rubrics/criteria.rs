//! `/piece/{id}/criteria`: a student's piece looked at by a rubric. Newest version first: what I say, what my teacher says, and a line each
//! way where we see it differently.

use domain::accounts::Me;
use domain::rubrics::{OwnRubric, PieceCriteria, VersionCriteria};
use leptos::prelude::*;
use maud::{Markup, html};

use super::said::said;
use crate::clock_face::time;
use crate::plain::{
    Looking, StaffHeader, button, criteria_list, done_line, made_with_class, own_form, rating_fields, rating_form,
    version_sides, version_things,
};
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, cairn, icon, names, shown};

pub struct CriteriaPage {
    pub me: Me,
    pub of: PieceCriteria,
    pub typed: Typed,
    /// The deed that was just done.
    pub said: String,
}

impl CriteriaPage {
    pub fn view(self) -> impl IntoView {
        let body = self.body();
        let above = self.typed.above(&body);
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("choices.where")) { a href={ "/piece/" (self.of.piece) } dir="auto" { (self.of.question) } }
                    h1 { (t!("rubrics.criteria_title")) }
                    p.lead { (t!("rubrics.criteria_lead")) }
                }
                (done_line(said(&self.said)))
                (above)
                (body)
            }
        };
        view! { <StaffHeader me=self.me/>{shown(main)} }
    }

    fn body(&self) -> Markup {
        let of = &self.of;
        html! {
            @match &of.rubric {
                Some(rubric) => (self.beside(rubric)),
                None if of.offered.is_empty() && of.versions.is_empty() => {
                    div.empty { (cairn()) h2 { (t!("rubrics.none_beside_title")) } p { (t!("rubrics.none_beside_yet")) } }
                },
                None => {},
            }
            @if !of.of_prompt && !of.offered.is_empty() { (self.pick()) }
            @if of.rubric.is_some() && of.versions.is_empty() { p.quiet-text { (t!("rubrics.share_first")) } }
            @for version in &of.versions { (self.version(version)) }
            @if !of.versions.is_empty() {
                p.note { (icon(IconName::Eye)) span dir="auto" { (t!("rubrics.who_sees", names = names(&of.teachers))) } }
            }
        }
    }

    fn beside(&self, rubric: &OwnRubric) -> Markup {
        html! {
            details.fold data-key="rubric" {
                summary { (icon(IconName::BookOpen)) span dir="auto" { (rubric.face.title) } }
                div.fold-body.stack.tight {
                    (criteria_list(&rubric.wording))
                    (made_with_class(&rubric.face))
                }
            }
        }
    }

    fn pick(&self) -> Markup {
        let of = &self.of;
        let now = of.rubric.as_ref().map(|rubric| rubric.face.id);
        html! {
            section.card.stack.tight aria-labelledby="pick" {
                h2 #pick { (t!("rubrics.pick_title")) }
                p.quiet-text { (t!("rubrics.pick_hint")) }
                @for face in &of.offered {
                    @let picked = now == Some(face.id);
                    @let about = vec![("rubric", face.id.to_string()), ("piece", of.piece.to_string())];
                    @let inside = html! {
                        div.row.apart {
                            span dir="auto" { (face.title) @if picked { " " span.tag { (t!("rubrics.picked")) } } }
                            @if picked {
                                (button("button quiet", IconName::X, &t!("rubrics.unpick"), &face.title))
                            } @else {
                                (button("button", IconName::Check, &t!("rubrics.pick"), &face.title))
                            }
                        }
                    };
                    (own_form(self.me.person, &format!("pick-{}", face.id), if picked { "rubric_unpick" } else { "rubric_pick" }, &about, &inside))
                }
            }
        }
    }

    fn version(&self, version: &VersionCriteria) -> Markup {
        let id = format!("version-{}", version.number);
        let looking = Looking { me: self.me.person, student: true, of: &self.of, typed: &self.typed };
        html! {
            section.stack data-key=(id) aria-labelledby=(id) {
                h2 id=(id) { (t!("rubrics.version_n", n = version.number)) " " span.small.quiet-text { (time(version.shared_at)) } }
                details.fold data-key={ "words-" (version.number) } open[version.newest && !version.shown.is_empty()] {
                    summary { (icon(IconName::FileText)) span { (t!("rubrics.read_version")) } }
                    div.fold-body.stack {
                        @if !version.words.is_empty() { p.words dir="auto" { (version.words) } }
                        (version_things(version))
                    }
                }
                h3 { (t!("rubrics.both_say")) }
                @if version.ratings.is_empty() { p.quiet-text { (t!("rubrics.nothing_said")) } }
                (version_sides(&looking, version))
                @if version.newest { (self.rate(&looking, version)) }
                @if version.newest && !version.ratings.is_empty() {
                    p { a.button href={ "/piece/" (self.of.piece) } { (icon(IconName::Pencil)) (t!("rubrics.revise")) } }
                }
            }
        }
    }

    fn rate(&self, looking: &Looking, version: &VersionCriteria) -> Markup {
        let form = rating_form(version.number);
        let mine = version.own();
        let shown = self.typed.ticked(&form, "shown", mine.is_none_or(|mine| mine.shown));
        let about = [("rubric", version.rubric.id.to_string())];
        let inside = html! {
            (rating_fields(version, mine, &self.typed))
            label.choice.block {
                input type="checkbox" name="shown" value="yes" checked[shown];
                span { (t!("rubrics.show_it")) small { (t!("rubrics.show_it_hint")) } }
            }
            div { (button(if mine.is_some() { "button" } else { "button primary" }, IconName::Check, &t!("rubrics.rate_keep"), "")) }
            p.small.quiet-text { (t!("rubrics.rate_again")) }
        };
        html! {
            details.fold #rating open[mine.is_none() || self.typed.is(&form)] {
                summary { (icon(IconName::Pencil)) span { @if mine.is_some() { (t!("rubrics.rate_anew")) } @else { (t!("rubrics.rate")) } } }
                div.fold-body { (looking.form(&form, "rate", &about, &inside)) }
            }
        }
    }
}
