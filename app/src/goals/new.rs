//! A goal begins here: one sentence, and small questions that may wait. One form; it needs no WASM.

use leptos::prelude::*;
use maud::{Markup, html};

use super::api::{GoalsPage, read_goals};
use super::mine::{Mine, field_id};
use super::plan::{classes, fold, questions, what};
use super::readers::readers;
use super::sent::{Done, take_forms};
use super::starters;
use crate::address::go;
use crate::live::calm::use_calm_feed;
use crate::offline::Refused;
use crate::t;
use crate::ui::{IconName, Whose, access_tag, header, hear, icon, live_region, showing, shown, skip_link, title};
use domain::classes::AccessPoint;
use domain::event::{Change, Delivery};
use domain::goals::GoalPlan;
use domain::id::{CommandId, GoalId};

/// The form's name.
const NEW: &str = "new";

pub fn new(page: GoalsPage) -> AnyView {
    title(t!("goals.new_title"));
    let whose = Whose { name: &page.own.name, picture: &page.own.picture, page: "/home" };
    let bar = shown(header("/home", "", whose, Markup::default()));
    let refused = RwSignal::new(Refused::from_address());
    let page = RwSignal::new(page);
    hear("click", move |event| {
        page.with_untracked(|page| starters::take(&event, &page.own.starters, &field_id(NEW, "statement")))
    });
    hears(page);
    // The goal that was handed over last; what is said next is another.
    let made = StoredValue::new(page.with_untracked(|page| page.next));
    let given = Callback::new(move |()| {
        page.update(|page| {
            made.set_value(page.next);
            (page.next, page.first) = (GoalId::mint(), CommandId::mint());
        })
    });
    let done = Callback::new(move |Done { newest, .. }: Done| {
        if newest {
            go(&["/goal/", &made.get_value().to_string()].concat());
        }
        newest
    });
    take_forms(refused, given, done);
    let plan = page.with_untracked(|page| starters::begun(&page.own.starters));
    let body = showing(move || body(&page.read(), &plan, refused.read().as_ref()));
    vec![skip_link(), bar, body, live_region()].into_any()
}

/// First words that a teacher offers or takes back, classes and teachers to pick from: they come and go around what is being written. Which
/// goal this becomes stays until it is handed over.
fn hears(page: RwSignal<GoalsPage>) {
    let cursor = page.with_untracked(|page| page.cursor.clone());
    use_calm_feed(&cursor, Delivery::read_own, move |Delivery { change, .. }| {
        if matches!(change, Change::Class { .. } | Change::Unknown) {
            leptos::task::spawn_local(async move {
                let fresh = read_goals().await.ok().and_then(|page| page.read::<GoalsPage>());
                let Some(fresh) = fresh else { return };
                let _ = page.try_update(|page| page.own = fresh.own);
            });
        }
    });
}

fn body(page: &GoalsPage, plan: &GoalPlan, refused: Option<&Refused>) -> Markup {
    let mine = Mine { me: page.me, goal: page.next, first: page.first, refused };
    let own = &page.own;
    let fields = html! {
        section.card.stack data-point="goals" { (what(mine, NEW, plan)) }
        (questions(mine, NEW, plan))
        @if !own.teachers.is_empty() || !own.classes.is_empty() {
            (fold(NEW, "who", t!("goals.who_sees"), html! {
                (readers(mine, NEW, &own.teachers, &[]))
                (classes(mine, NEW, &own.classes, &[]))
            }))
        }
        div.row {
            button.button.primary.big { (icon(IconName::Mountain)) (t!("goals.set")) }
            a.button.quiet href="/goals" { (t!("goals.not_now")) }
        }
    };
    html! {
        main #main.page.reading.stack.loose {
            div.stack.tight {
                div.row { (access_tag(AccessPoint::Goals)) }
                h1 { (t!("goals.new_title")) }
                p.lead { (t!("goals.new_lead")) }
            }
            (starters::starters(&own.starters))
            (mine.form(NEW, "goal_set", &[], fields))
        }
    }
}
