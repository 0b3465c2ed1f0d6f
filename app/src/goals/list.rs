//! All own goals, by what waits.

use domain::event::{Change, Delivery};
use domain::goals::{GoalCard, GoalStage};
use leptos::prelude::*;
use maud::{Markup, html};

use super::api::{GoalsPage, read_goals};
use super::mine::about;
use super::standing::{kind_name, line};
use crate::clock_face::time;
use crate::live::calm::use_calm_feed;
use crate::offline;
use crate::t;
use crate::ui::{IconName, Whose, cairn, header, hear_it, icon, live_region, showing, shown, skip_link, title};

pub fn goals(page: GoalsPage) -> AnyView {
    title(t!("goals.title"));
    let whose = Whose { name: &page.own.name, picture: &page.own.picture, page: "/home" };
    let bar = shown(header("/home", "", whose, Markup::default()));
    let all = RwSignal::new(page.own.goals);
    let heard = StoredValue::new(0u32);
    use_calm_feed(&page.cursor, Delivery::read_own, move |Delivery { change, .. }| {
        if matches!(change, Change::Goal { .. } | Change::Unknown) {
            heard.update_value(|heard| *heard = heard.wrapping_add(1));
            refetch(all, heard);
        }
    });
    vec![skip_link(), bar, showing(move || body(&all.read())), live_region()].into_any()
}

/// Reads everything again. What is heard meanwhile may be newer than what was read: then once more, a moment later.
fn refetch(all: RwSignal<Vec<GoalCard>>, heard: StoredValue<u32>) {
    leptos::task::spawn_local(async move {
        loop {
            let before = heard.try_get_value();
            let fresh = read_goals().await.ok().and_then(|page| page.read::<GoalsPage>());
            let (Some(fresh), now @ Some(_)) = (fresh, heard.try_get_value()) else { return };
            if now == before {
                all.set(fresh.own.goals);
                return;
            }
            offline::wait(300).await;
        }
    });
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    MyTurn,
    GoingOn,
    TheirTurn,
    Reached,
    Aside,
}

fn group(stage: GoalStage) -> Group {
    match stage {
        GoalStage::Suggested | GoalStage::Asked => Group::MyTurn,
        GoalStage::Own | GoalStage::Agreed => Group::GoingOn,
        GoalStage::Proposed => Group::TheirTurn,
        GoalStage::Reached => Group::Reached,
        GoalStage::SetAside => Group::Aside,
    }
}

fn body(all: &[GoalCard]) -> Markup {
    html! {
        main #main.page.reading.stack.loose {
            div.stack.tight {
                h1 { (t!("goals.title")) }
                p.lead { (t!("goals.lead")) }
            }
            @if all.is_empty() {
                div.empty data-key="empty" {
                    (cairn())
                    h2 #none-title { (t!("goals.none_title")) }
                    p #none-hint { (t!("goals.none")) }
                    div { (hear_it("none-title none-hint")) }
                    a.button.primary href="/goal/new" { (icon(IconName::Plus)) (t!("goals.new")) }
                }
            } @else {
                div data-key="new" { a.button.primary href="/goal/new" { (icon(IconName::Plus)) (t!("goals.new")) } }
            }
            (listed(all, Group::MyTurn, "my-turn", t!("goals.my_turn")))
            (listed(all, Group::GoingOn, "going-on", t!("goals.going_on")))
            (listed(all, Group::TheirTurn, "their-turn", t!("goals.their_turn")))
            (listed(all, Group::Reached, "reached", t!("goals.reached_list")))
            (listed(all, Group::Aside, "aside", t!("goals.aside_list")))
            p { a.button.quiet href="/home" { (t!("goals.to_home")) } }
        }
    }
}

/// One list with its heading; nothing while it is empty.
fn listed(all: &[GoalCard], which: Group, id: &str, heading: String) -> Markup {
    let of_group = || all.iter().filter(|card| group(card.stage) == which);
    html! {
        @if of_group().next().is_some() {
            section.stack.tight data-key=(id) aria-labelledby=(id) {
                h2 id=(id) { (heading) }
                ul.pieces { @for card in of_group() { (one(card)) } }
            }
        }
    }
}

fn one(card: &GoalCard) -> Markup {
    let line = line(card);
    html! {
        li.piece-line.goal-line data-point="goals" data-key=(card.id) {
            div.row {
                a href={ "/goal/" (card.id) } dir="auto" { (card.plan.statement) }
                span.tag { (kind_name(card.plan.kind)) }
            }
            @if !line.is_empty() { p dir="auto" { (line) } }
            p dir="auto" { (time(card.changed_at)) " · " (about(&card.classes)) }
        }
    }
}
