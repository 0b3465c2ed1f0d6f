//! `/classes`: a teacher's home.

use domain::accounts::Me;
use domain::audience::AudiencesWaiting as WaitingAudience;
use domain::classes::{ClassCard as Card, ClassDraft};
use domain::id::{ClassId, SchoolId};
use domain::inquiry::InquiriesWait;
use domain::replies::RepliesWait;
use domain::strategies::ShelfWaiting;
use leptos::prelude::*;

use super::card::ClassCard;
use super::frame::{Frame, Said};
use super::make::MakeForm;
use crate::error::AppError;
use crate::plain::{
    AsksWaiting, AudiencesWaiting, InquiriesWaiting, PortfoliosShown, ProposalsWaiting, QuestionsWaiting,
    RepliesWaiting, ShelvesWaiting, TalksWaiting,
};
use crate::t;
use crate::ui::{Icon, IconName};

/// By the school's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOfDay {
    Morning,
    Afternoon,
    Evening,
}

impl PartOfDay {
    /// `hour` from 0 to 23.
    pub fn at(hour: u32) -> Self {
        match hour {
            ..12 => Self::Morning,
            12..17 => Self::Afternoon,
            _ => Self::Evening,
        }
    }

    fn greets(self, name: &str) -> String {
        match self {
            Self::Morning => t!("classes.good_morning", name = name),
            Self::Afternoon => t!("classes.good_afternoon", name = name),
            Self::Evening => t!("classes.good_evening", name = name),
        }
    }
}

pub struct TeacherHome {
    pub me: Me,
    pub part_of_day: PartOfDay,
    /// Archived ones too.
    pub classes: Vec<Card>,
    pub schools: Vec<(SchoolId, String)>,
    pub typed: ClassDraft,
    pub error: Option<AppError>,
    pub said: Option<Said>,
    /// Students who asked to talk and whom nobody answered yet; 0 for those whom the school did not name.
    pub talks: usize,
    /// Students who asked this teacher for a sentence, or for two minutes.
    pub asks: usize,
    /// Goals that were shown to the reader and wait for a word.
    pub goals: usize,
    /// Options that students of this teacher's classes proposed and nobody answered yet.
    pub proposals: usize,
    /// Shelves to which students recommend something.
    pub shelves: Vec<ShelfWaiting>,
    /// Tries that students show this teacher, with no sentence back.
    pub tries: usize,
    /// Questions that wait for a release or a look, by class.
    pub questions: Vec<(ClassId, String, usize)>,
    /// Inquiries that students show this teacher and that wait for a word, by class.
    pub inquiries: Vec<InquiriesWait>,
    /// Classes in which students wish to be read, or guests said something.
    pub audiences: Vec<WaitingAudience>,
    /// Replies between students that wait for this teacher.
    pub replies: Vec<RepliesWait>,
    /// Stories and conferences that students show this teacher.
    pub portfolios: usize,
}

impl TeacherHome {
    pub fn view(self) -> impl IntoView {
        let said = self.said.and_then(Said::toast);
        let (archived, classes): (Vec<_>, Vec<_>) = self.classes.into_iter().partition(|card| card.archived);
        // What waits for this teacher, each line leading to where it is answered.
        let waits = view! {
            <div class="waits">
                <TalksWaiting n=self.talks/>
                <AsksWaiting n=self.asks goals=self.goals/>
                <ProposalsWaiting n=self.proposals/>
                <ShelvesWaiting shelves=self.shelves tries=self.tries/>
                <QuestionsWaiting classes=self.questions/>
                <InquiriesWaiting inquiries=self.inquiries/>
                <RepliesWaiting replies=self.replies/>
                <AudiencesWaiting waiting=self.audiences/>
                <PortfoliosShown n=self.portfolios/>
            </div>
        }
        .into_any();
        if classes.is_empty() {
            let name = self.me.name.clone();
            return view! {
                <Frame me=self.me class="page reading stack loose" said>
                    <h1 dir="auto">{t!("classes.welcome", name = name)}</h1>
                    {waits}
                    <section class="card stack" aria-labelledby="make">
                        <h2 id="make">{t!("classes.make_first")}</h2>
                        <p class="quiet-text">{t!("classes.make_first_why")}</p>
                        <MakeForm typed=self.typed schools=self.schools error=self.error first=true/>
                    </section>
                    <Archived cards=archived/>
                </Frame>
            }
            .into_any();
        }
        let greeting = self.part_of_day.greets(&self.me.name);
        let open = classes.iter().find(|card| card.door_open).cloned();
        let making = self.error.is_some();
        view! {
            <Frame me=self.me class="page stack loose" said>
                <h1 dir="auto">{greeting}</h1>
                    {waits}
                {open.map(|card| view! { <Now card/> })}
                <section class="stack" aria-labelledby="classes">
                    <h2 id="classes">{t!("classes.yours")}</h2>
                    <ul class="grid">{classes.into_iter().map(|card| view! { <ClassCard card/> }).collect_view()}</ul>
                </section>
                <details class="fold" open=making>
                    <summary><Icon name=IconName::Plus/>{t!("classes.make_one")}</summary>
                    <div class="fold-body">
                        <MakeForm typed=self.typed schools=self.schools error=self.error first=false/>
                    </div>
                </details>
                <Archived cards=archived/>
            </Frame>
        }
        .into_any()
    }
}

/// The class whose door is open comes first: that is where its teacher is needed.
#[component]
fn Now(card: Card) -> impl IntoView {
    view! {
        <section class="card next-step" aria-labelledby="next">
            <p class="tag turn-tag"><Icon name=IconName::DoorOpen/>{t!("door.is_open")}</p>
            <h2 id="next" dir="auto">{card.name}</h2>
            <p class="quiet-text">{t!("classes.students", n = card.students)}</p>
            <div class="row">
                <a class="button primary" href=format!("/console/{}", card.id)>{t!("door.open_console")}</a>
                <a class="button quiet" href=format!("/class/{}", card.id)>{t!("classes.class_page")}</a>
            </div>
        </section>
    }
}

#[component]
fn Archived(cards: Vec<Card>) -> impl IntoView {
    (!cards.is_empty()).then(|| view! {
        <details class="fold">
            <summary><Icon name=IconName::History/>{t!("classes.archived_count", n = cards.len())}</summary>
            <div class="fold-body stack tight">
                {cards.into_iter().map(|card| view! {
                    <form class="row apart" method="post" action=format!("/class/{}/archive", card.id)>
                        <a href=format!("/class/{}", card.id) dir="auto">{card.name.clone()}</a>
                        <button class="button" name="archive" value="restore">
                            <Icon name=IconName::Undo/>{t!("classes.restore")}<span class="unseen" dir="auto">" "{card.name}</span>
                        </button>
                    </form>
                }).collect_view()}
            </div>
        </details>
    })
}

#[cfg(test)]
mod tests {
    use super::PartOfDay;

    #[test]
    fn the_day_has_three_parts() {
        assert_eq!(PartOfDay::at(7), PartOfDay::Morning);
        assert_eq!(PartOfDay::at(12), PartOfDay::Afternoon);
        assert_eq!(PartOfDay::at(17), PartOfDay::Evening);
        assert_eq!(PartOfDay::at(3), PartOfDay::Morning);
    }
}
