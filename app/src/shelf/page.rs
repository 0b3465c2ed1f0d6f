//! `/shelf`: what is on the shelves of a student's classes, and what became of the student's own recommendations.

use domain::accounts::Me;
use domain::id::StrategyId;
use domain::strategies::{Need, OwnShelf, ShelfClass, StrategyWords};
use leptos::prelude::*;
use maud::{Markup, html};

use super::acts::{fold, form, of_strategy};
use super::items::shelf;
use super::mine::mine;
use super::said::toast;
use crate::plain::StaffHeader;
use crate::strategy_fields::{fields, need_name};
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, icon, shown};

pub struct ShelfPage {
    pub me: Me,
    pub own: OwnShelf,
    /// Only what answers this.
    pub need: Option<Need>,
    pub typed: Typed,
    /// The deed that was just done.
    pub said: String,
}

impl ShelfPage {
    pub fn view(self) -> impl IntoView {
        let (me, body) = (self.me.clone(), self.body());
        let above = self.typed.above(&body);
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("choices.where")) { a href="/choices" { (t!("choices.title")) } }
                    h1 { (t!("shelf.title")) }
                    p.lead { (t!("shelf.lead")) }
                    p { a.button href="/try" { (icon(IconName::Footprints)) (t!("shelf.try_title")) } }
                }
                (above)
                (body)
            }
            (toast(&self.said))
        };
        view! { <StaffHeader me/>{shown(main)} }
    }

    fn body(&self) -> Markup {
        let classes: Vec<ShelfClass> = self.own.shelves.iter().map(|shelf| shelf.class.clone()).collect();
        html! {
            @if classes.is_empty() {
                div.empty { (icon(IconName::BookOpen)) h2 { (t!("shelf.none_title")) } p { (t!("shelf.none")) } }
            } @else {
                (self.filter())
                @for one in &self.own.shelves { (shelf(self.me.person, one, self.need, &self.typed)) }
                (self.recommend(&classes))
            }
            (mine(self.me.person, &self.own, &self.typed))
        }
    }

    /// Links, so that it works without a script and can be gone back from.
    fn filter(&self) -> Markup {
        let current = |need: Option<Need>| (self.need == need).then_some("true");
        html! {
            nav.filters aria-label=(t!("shelf.by_need")) {
                a.filter href="/shelf" aria-current=[current(None)] { (t!("shelf.all")) }
                @for need in Need::ALL {
                    a.filter href={ "/shelf?need=" (need.name()) } aria-current=[current(Some(*need))] { (need_name(*need)) }
                }
            }
        }
    }

    fn recommend(&self, classes: &[ShelfClass]) -> Markup {
        let inside = html! {
            p.field-hint { (t!("shelf.recommend_hint")) }
            (which_class("recommend", classes, &self.typed))
            (fields("recommend", &self.typed, &StrategyWords { need: self.need.unwrap_or_default(), ..Default::default() }, false))
            (signs("recommend", &self.typed, false))
            div { button.button.primary { (icon(IconName::Send)) (t!("shelf.recommend_send")) } }
        };
        let about = [of_strategy(StrategyId::mint())];
        let inside = form(self.me.person, "recommend", "strategy_recommend", &about, inside);
        fold("recommending", self.typed.is("recommend"), IconName::Plus, t!("shelf.recommend"), inside)
    }
}

/// The class whose shelf it is for.
pub fn which_class(form: &str, classes: &[ShelfClass], typed: &Typed) -> Markup {
    let id = format!("{form}-class");
    let picked = typed.value(form, "class", "");
    html! {
        @match classes {
            [one] => { input type="hidden" name="class" value=(one.id); },
            _ => div.field {
                label.field-label for=(id) { (t!("shelf.field_class")) }
                select.input id=(id) name="class" {
                    @for class in classes {
                        option value=(class.id) selected[class.id.to_string() == picked] { (class.name) }
                    }
                }
            },
        }
        (crate::ui::problem_line(&format!("{form}-class-problem"), typed.fault(form, "class").as_ref()))
    }
}

/// The name beside it: only who ticks it stands there.
pub fn signs(form: &str, typed: &Typed, signed: bool) -> Markup {
    html! {
        label.choice.block {
            input type="checkbox" name="signed" value="yes" checked[typed.ticked(form, "signed", signed)];
            span { (t!("shelf.sign")) small { (t!("shelf.sign_hint")) } }
        }
    }
}
