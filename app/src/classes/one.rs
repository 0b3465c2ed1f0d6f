//! `/class/{id}`: everything a teacher keeps about one class.

use domain::access::Next;
use domain::accounts::Me;
use domain::classes::{AccessPoint, ClassDraft, ClassView};
use domain::clock::Moment;
use domain::roster::RosterEntry;
use leptos::prelude::*;

use super::access::AccessCard;
use super::card::subject_and_band;
use super::door::{Door, OpenDoor};
use super::frame::{Frame, Said, Trouble};
use super::roster::Roster;
use super::settings::Settings;
use super::teachers::Teachers;
use crate::clock_face::Time;
use crate::error::AppError;
use crate::t;
use crate::ui::{AccessTag, Icon, IconName};

/// What is said about prompts in passing.
#[derive(Clone, Debug)]
pub enum OneClass {
    NoPrompt,
    Open {
        question: String,
    },
    Planned {
        question: String,
        at: Moment,
    },
    /// Its time came while its way in was closed.
    Waits {
        question: String,
    },
}

pub struct ClassPage {
    pub me: Me,
    pub class: ClassView,
    pub students: Vec<RosterEntry>,
    /// None while the door is closed.
    pub door: Option<OpenDoor>,
    pub prompt: OneClass,
    /// Who needs a teacher next, and when that was so.
    pub next: (Vec<Next>, Moment),
    /// What was typed into the settings and did not stand.
    pub typed: Option<ClassDraft>,
    pub error: Option<AppError>,
    pub said: Option<Said>,
}

impl ClassPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.and_then(Said::toast);
        let card = self.class.card.clone();
        let first = card.opened.all().first().copied().unwrap_or(AccessPoint::Reflection);
        let under = format!("{} · {}", subject_and_band(&card), t!("classes.students", n = card.students));
        let nobody = self.students.is_empty();
        let (next, now) = self.next;
        let (id, archived, leads) = (card.id, card.archived, self.class.standing.may_lead());
        view! {
            <Frame me=self.me class="page stack loose" said>
                <div class="stack tight">
                    <nav aria-label=t!("classes.where")><a href="/classes">{t!("classes.yours")}</a></nav>
                    <div class="row apart"><h1 dir="auto">{card.name.clone()}</h1><AccessTag point=first/></div>
                    <p class="quiet-text" dir="auto">{under}</p>
                </div>
                <Trouble error=self.error.clone()/>
                {if archived {
                    view! { <Archived id=id.to_string() leads/> }.into_any()
                } else if nobody {
                    view! { <NobodyYet id=id.to_string()/> }.into_any()
                } else {
                    view! { <Door class=self.class.clone() open=self.door/> }.into_any()
                }}
                <div class="split">
                    <Roster class=id students=self.students archived/>
                    <div class="stack">
                        {(!archived).then(|| view! { <PromptCard id=id.to_string() prompt=self.prompt/> })}
                        {(!archived && !nobody).then(|| view! { <AccessCard class=id next now/> })}
                        <GoalsCard id=id.to_string()/>
                        <BoardsCard id=id.to_string()/>
                        <ShelfCard id=id.to_string()/>
                        <QuestionsCard id=id.to_string()/>
                        <InquiriesCard id=id.to_string()/>
                        <RubricsCard id=id.to_string()/>
                        <WallCard id=id.to_string()/>
                        <Teachers class=self.class.clone()/>
                        {(!archived).then(|| view! {
                            <Settings class=self.class typed=self.typed error=self.error/>
                        })}
                    </div>
                </div>
            </Frame>
        }
    }
}

/// Put away: everything can be read, nothing happens until it is brought back.
#[component]
fn Archived(id: String, leads: bool) -> impl IntoView {
    view! {
        <section class="card stack" aria-labelledby="archived">
            <h2 id="archived">{t!("classes.is_archived")}</h2>
            <p class="quiet-text">{if leads { t!("classes.is_archived_lead") } else { t!("classes.is_archived_co") }}</p>
            {leads.then(|| view! {
                <form method="post" action=format!("/class/{id}/archive")>
                    <button class="button primary" name="archive" value="restore">
                        <Icon name=IconName::Undo/>{t!("classes.restore")}
                    </button>
                </form>
            })}
        </section>
    }
}

#[component]
fn NobodyYet(id: String) -> impl IntoView {
    view! {
        <div class="empty">
            <Icon name=IconName::Users/>
            <h2>{t!("roster.empty_title")}</h2>
            <p>{t!("roster.empty")}</p>
            <a class="button primary" href=format!("/class/{id}/roster")><Icon name=IconName::UserPlus/>{t!("roster.add_students")}</a>
        </div>
    }
}

#[component]
fn GoalsCard(id: String) -> impl IntoView {
    view! {
        <section class="card stack" aria-labelledby="goals">
            <h2 id="goals">{t!("goal_guide.card")}</h2>
            <p class="small quiet-text">{t!("goal_guide.card_hint")}</p>
            <a class="button" href=format!("/class/{id}/goals")><Icon name=IconName::Mountain/>{t!("goal_guide.class_title")}</a>
        </section>
    }
}

#[component]
fn BoardsCard(id: String) -> impl IntoView {
    view! {
        <section class="card stack" aria-labelledby="boards">
            <h2 id="boards">{t!("boards.card")}</h2>
            <p class="small quiet-text">{t!("boards.card_hint")}</p>
            <a class="button" href=format!("/class/{id}/boards")><Icon name=IconName::LayoutGrid/>{t!("boards.title")}</a>
        </section>
    }
}

#[component]
fn InquiriesCard(id: String) -> impl IntoView {
    view! {
        <section class="card stack" aria-labelledby="inquiries">
            <h2 id="inquiries">{t!("inquiry.guide_title")}</h2>
            <p class="small quiet-text">{t!("inquiry.card_hint")}</p>
            <a class="button" href=format!("/class/{id}/inquiries")><Icon name=IconName::MessageQuestion/>{t!("inquiry.card")}</a>
            <a class="button" href=format!("/class/{id}/audiences")><Icon name=IconName::Megaphone/>{t!("audience.desk_title")}</a>
            <a class="button" href=format!("/class/{id}/replies")><Icon name=IconName::MessageCircle/>{t!("replies.guide_title")}</a>
        </section>
    }
}

#[component]
fn ShelfCard(id: String) -> impl IntoView {
    view! {
        <section class="card stack" aria-labelledby="shelf">
            <h2 id="shelf">{t!("shelf.desk_title")}</h2>
            <p class="small quiet-text">{t!("shelf.card_hint")}</p>
            <a class="button" href=format!("/class/{id}/shelf")><Icon name=IconName::BookOpen/>{t!("shelf.card")}</a>
        </section>
    }
}

#[component]
fn QuestionsCard(id: String) -> impl IntoView {
    view! {
        <section class="card stack" aria-labelledby="questions">
            <h2 id="questions">{t!("questions.card")}</h2>
            <p class="small quiet-text">{t!("questions.card_hint")}</p>
            <a class="button" href=format!("/class/{id}/questions")><Icon name=IconName::MessageQuestion/>{t!("questions.desk_title")}</a>
            <a class="button" href=format!("/class/{id}/rounds")><Icon name=IconName::Users/>{t!("rounds.titles")}</a>
        </section>
    }
}

#[component]
fn RubricsCard(id: String) -> impl IntoView {
    view! {
        <section class="card stack" aria-labelledby="rubrics">
            <h2 id="rubrics">{t!("rubrics.card")}</h2>
            <p class="small quiet-text">{t!("rubrics.card_hint")}</p>
            <a class="button" href=format!("/class/{id}/rubrics")><Icon name=IconName::BookOpen/>{t!("rubrics.title")}</a>
            <a class="button" href=format!("/class/{id}/data")><Icon name=IconName::Sprout/>{t!("measures.class_title")}</a>
        </section>
    }
}

#[component]
fn WallCard(id: String) -> impl IntoView {
    view! {
        <section class="card stack" aria-labelledby="wall">
            <h2 id="wall">{t!("safety.card")}</h2>
            <p class="small quiet-text">{t!("safety.card_hint")}</p>
            <a class="button" href=format!("/class/{id}/safety")><Icon name=IconName::Eye/>{t!("safety.title")}</a>
        </section>
    }
}

#[component]
fn PromptCard(id: String, prompt: OneClass) -> impl IntoView {
    let note = match prompt {
        OneClass::NoPrompt => None,
        OneClass::Open { question } => Some(view! {
            <p class="note"><Icon name=IconName::Megaphone/><span dir="auto">{t!("prompts.card_open", question = question)}</span></p>
        }.into_any()),
        OneClass::Waits { question } => Some(view! {
            <p class="note"><Icon name=IconName::TriangleAlert/><span dir="auto">{t!("prompts.card_waits", question = question)}</span></p>
        }.into_any()),
        OneClass::Planned { question, at } => Some(view! {
            <p class="note">
                <Icon name=IconName::Clock/>
                <span dir="auto">{t!("prompts.card_planned", question = question)}" "<Time at/></span>
            </p>
        }.into_any()),
    };
    view! {
        <section class="card stack" aria-labelledby="prompt">
            <h2 id="prompt">{t!("prompts.title")}</h2>
            {note}
            <a class="button" href=format!("/class/{id}/prompts")><Icon name=IconName::BookOpen/>{t!("prompts.choose")}</a>
            <a class="button" href=format!("/class/{id}/lessons")><Icon name=IconName::Footprints/>{t!("lessons.titles")}</a>
            <a class="button" href=format!("/class/{id}/exit")><Icon name=IconName::Clock/>{t!("prompts.exit_title")}</a>
        </section>
    }
}
