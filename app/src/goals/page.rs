//! One goal, alive: what a teacher says to it arrives in place, and what the student does keeps the page where it is.

use domain::command_form::GoalDeed;
use domain::event::{Change, Delivery};
use domain::goals::{AskState, Circle, EntryKind, GoalView};
use domain::id::{CommandId, GoalId, PersonId};
use leptos::prelude::*;
use maud::Markup;

use super::api::{GoalPage, read_goal};
use super::circle::{circle_name, thought_id};
use super::mine::Mine;
use super::sent::{Done, clear, focus_on, fold_up, take_forms};
use super::standing::last_word;
use super::{drag, one};
use crate::live::calm::use_calm_feed;
use crate::offline::{self, Refused};
use crate::t;
use crate::ui::{Whose, header, live_region, say_once, showing, shown, skip_link, title};

#[derive(Clone, Copy)]
struct Desk {
    me: PersonId,
    goal: GoalId,
    page: RwSignal<GoalPage>,
    /// Anew whenever something was handed over.
    first: RwSignal<CommandId>,
    heard: StoredValue<u32>,
}

pub fn goal(page: GoalPage) -> AnyView {
    title(t!("goals.title"));
    let goal = page.own.goal.id;
    let whose = Whose { name: &page.own.goal.student_name, picture: &page.own.goal.picture, page: "/home" };
    let bar = shown(header("/home", "", whose, Markup::default()));
    let cursor = page.cursor.clone();
    let desk = Desk {
        me: page.me,
        goal,
        first: RwSignal::new(page.first),
        page: RwSignal::new(page),
        heard: StoredValue::new(0),
    };
    let refused = RwSignal::new(Refused::from_address());
    use_calm_feed(&cursor, Delivery::read_own, move |Delivery { change, .. }| match change {
        Change::Goal { id } if id == goal => desk.hears(),
        Change::GoalAsk { .. } | Change::Class { .. } | Change::Piece(_) | Change::Unknown => desk.hears(),
        _ => {}
    });
    let given = Callback::new(move |()| desk.first.set(CommandId::mint()));
    let done = Callback::new(move |done| {
        desk.done(done);
        false
    });
    take_forms(refused, given, done);
    drag::listen();
    let body = showing(move || {
        let mine = Mine { me: desk.me, goal, first: desk.first.get(), refused: None };
        let refused = refused.read();
        one::body(Mine { refused: refused.as_ref(), ..mine }, &desk.page.read())
    });
    vec![skip_link(), bar, body, live_region()].into_any()
}

impl Desk {
    fn hears(self) {
        self.heard.update_value(|heard| *heard = heard.wrapping_add(1));
        leptos::task::spawn_local(async move {
            self.renew().await;
        });
    }

    /// Reads the goal again. What is heard meanwhile may be newer than what was read: then once more, a moment later.
    async fn renew(self) {
        loop {
            let before = self.heard.try_get_value();
            let fresh = read_goal(self.goal).await.ok().and_then(|page| page.read::<GoalPage>());
            let (Some(fresh), now @ Some(_)) = (fresh, self.heard.try_get_value()) else { return };
            if now == before {
                let said = self.page.with_untracked(|page| news(&page.own.goal, &fresh.own.goal));
                self.page.set(fresh);
                if let Some(said) = said {
                    say_once(&said);
                }
                return;
            }
            offline::wait(300).await;
        }
    }

    /// Makes the form ready for the next time, shows what became of it, and says where a thought went.
    fn done(self, Done { deed, form, typed, newest }: Done) {
        self.heard.update_value(|heard| *heard = heard.wrapping_add(1));
        // Before anything is waited for: what is typed from now on is the next thing.
        let cleared = clear(&form, &typed);
        if newest && cleared && matches!(deed, GoalDeed::Rethink | GoalDeed::Reclaim | GoalDeed::Reword) {
            fold_up(&form);
        }
        leptos::task::spawn_local(async move {
            self.renew().await;
            if self.first.is_disposed() {
                return;
            }
            if deed == GoalDeed::Sort
                && let Some(id) = form.strip_prefix("sort-")
            {
                self.tell_where(id);
                focus_on(thought_id(id));
            }
        });
    }

    fn tell_where(self, id: &str) {
        let said = self.page.with_untracked(|page| {
            let thought = page.own.goal.circle.iter().find(|thought| thought.id.to_string() == id)?;
            Some(t!("goals.moved", words = thought.words, circle = circle_name(thought.circle)))
        });
        if let Some(said) = said {
            say_once(&said);
        }
    }
}

/// What a change is worth saying, once: a teacher's word, or an answer to an ask.
fn news(known: &GoalView, fresh: &GoalView) -> Option<String> {
    let words = |goal: &GoalView| goal.history.iter().filter(|said| !said.own).count();
    if words(fresh) > words(known)
        && let Some(said) = last_word(&fresh.history)
    {
        return Some(match said.kind {
            EntryKind::Agree => t!("goals.news_agree", name = said.by_name),
            EntryKind::Suggest => t!("goals.news_suggest", name = said.by_name),
            _ => t!("goals.news_ask", name = said.by_name),
        });
    }
    let answered = fresh.asks.iter().find(|ask| {
        let before = known.asks.iter().find(|before| before.id == ask.id).map(|before| before.state);
        ask.state == AskState::Answered && before.is_some_and(|before| before != AskState::Answered)
    })?;
    Some(t!("goals.news_answer", name = answered.to_name))
}

/// In the order in which they are sorted.
pub const CIRCLES: [Circle; 3] = [Circle::Control, Circle::Influence, Circle::Cannot];
