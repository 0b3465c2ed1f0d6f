//! `/portfolio`: everything that the student made, by month, newest first.

use domain::accounts::Me;
use domain::classes::AccessPoint;
use domain::portfolio::{Entry, Timeline};
use leptos::prelude::*;
use maud::{Markup, html};

use super::entry::entry;
use super::said::toast;
use crate::clock_face::month_of;
use crate::messages::say;
use crate::plain::StaffHeader;
use crate::t;
use crate::typed::Typed;
use crate::ui::{IconName, access_point_name, hear_early, icon, shown};

pub struct TimelinePage {
    pub me: Me,
    pub timeline: Timeline,
    pub typed: Typed,
    /// The deed that was just done.
    pub said: String,
}

impl TimelinePage {
    pub fn view(self) -> impl IntoView {
        let (me, body) = (self.me.clone(), self.body());
        let above = self.typed.above(&body);
        let main = html! {
            main #main.page.reading.stack.loose {
                div.stack.tight {
                    nav aria-label=(t!("portfolio.where")) { a href="/home" { (t!("portfolio.home")) } }
                    h1 #portfolio-title { (t!("portfolio.title")) }
                    p.lead #portfolio-lead { (t!("portfolio.lead")) }
                    (hear_early("portfolio-title portfolio-lead"))
                    p.note { (icon(IconName::Lock)) span { (t!("portfolio.private")) } }
                }
                nav.row aria-label=(t!("portfolio.ways")) {
                    a.button href="/portfolio/story" { (icon(IconName::BookOpen)) (t!("portfolio.story_of", n = self.timeline.parts)) }
                    a.button href="/conferences" { (icon(IconName::Users)) (t!("conference.title")) }
                    a.button href="/portfolio/export" { (icon(IconName::FileText)) (t!("export.title")) }
                }
                (above)
                (self.filter())
                (body)
            }
            (toast(&self.said))
        };
        view! { <StaffHeader me/>{shown(main)} }
    }

    /// Links: the page is whole without a script.
    fn filter(&self) -> Markup {
        let picked = self.timeline.point;
        let here = |point: Option<AccessPoint>| (point == picked).then_some("page");
        html! {
            nav.filters aria-label=(t!("portfolio.filter")) {
                a.filter href="/portfolio" aria-current=[here(None)] { (t!("portfolio.everything")) }
                @for point in AccessPoint::ALL {
                    a.filter href={ "/portfolio?point=" (point.name()) } data-point=(point.name()) aria-current=[here(Some(*point))] {
                        (access_point_name(*point))
                    }
                }
            }
        }
    }

    fn body(&self) -> Markup {
        let timeline = &self.timeline;
        let point = timeline.point.map(|point| format!("point={}", point.name()));
        let from =
            ["/portfolio", if point.is_some() { "?" } else { "" }, point.as_deref().unwrap_or_default()].concat();
        let joint = if point.is_some() { '&' } else { '?' };
        if timeline.entries.is_empty() {
            return html! {
                section.empty.stack {
                    h2 #none-title { (t!("portfolio.empty_title")) }
                    p #none-hint { (t!("portfolio.empty")) }
                    (hear_early("none-title none-hint"))
                    p { a.button.primary href="/home" { (t!("portfolio.empty_go")) } }
                }
            };
        }
        html! {
            @for (month, entries) in months(&timeline.entries) {
                section.stack aria-labelledby={ "month-" (month.0) "-" (month.1) } {
                    h2 id={ "month-" (month.0) "-" (month.1) } { (month_name(month)) }
                    ul.timeline {
                        @for (n, one) in entries { (entry(self.me.person, timeline, one, n, &from)) }
                    }
                }
            }
            nav.row aria-label=(t!("portfolio.pages")) {
                @if timeline.before.is_some() { a.button href=(from) { (t!("portfolio.newest")) } }
                @if let Some(earlier) = timeline.earlier {
                    a.button href={ (from) (joint) "before=" (earlier.0) } { (icon(IconName::ArrowDown)) (t!("portfolio.earlier")) }
                }
            }
        }
    }
}

fn month_name((year, month): (i32, u32)) -> String {
    t!("portfolio.month", month = say(&format!("portfolio.month_{month}"), &[]), year = year)
}

type Month<'a> = ((i32, u32), Vec<(usize, &'a Entry)>);

/// Months with something in them. A month without is no gap: it is not shown.
fn months(entries: &[Entry]) -> Vec<Month<'_>> {
    let mut months: Vec<Month> = Vec::new();
    for (n, entry) in entries.iter().enumerate() {
        let month = month_of(entry.at);
        match months.last_mut() {
            Some((last, of)) if *last == month => of.push((n, entry)),
            _ => months.push((month, vec![(n, entry)])),
        }
    }
    months
}
