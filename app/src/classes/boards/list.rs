//! `/class/{id}/boards`: the boards of a class, and a new one in a sentence.

use domain::accounts::Me;
use domain::choices::{BoardCard, BoardStage, Template};
use domain::id::{BoardId, ClassId};
use domain::words::LONGEST_QUESTION;
use leptos::prelude::*;

use super::super::frame::{Frame, Said, Trouble};
use super::stage_name;
use crate::clock_face::Time;
use crate::error::AppError;
use crate::plain::template_name;
use crate::t;
use crate::ui::{Field, Icon, IconName};

pub struct BoardsPage {
    pub me: Me,
    pub class: ClassId,
    pub class_name: String,
    /// Open ones first, then drafts.
    pub boards: Vec<BoardCard>,
    pub archived: bool,
    /// The name of the board that the form makes.
    pub new: BoardId,
    /// What was typed and did not stand.
    pub typed: (String, Template),
    pub error: Option<AppError>,
    pub said: Option<Said>,
}

impl BoardsPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.and_then(Said::toast);
        let class = self.class;
        let none = self.boards.is_empty();
        let lines = self.boards.into_iter().map(|card| view! { <Line card class/> }).collect_view();
        view! {
            <Frame me=self.me class="page reading stack loose" said>
                <div class="stack tight">
                    <nav aria-label=t!("classes.where")><a href=format!("/class/{class}") dir="auto">{self.class_name}</a></nav>
                    <h1>{t!("boards.title")}</h1>
                    <p class="lead">{t!("boards.lead")}</p>
                </div>
                <section class="stack tight" aria-labelledby="boards">
                    <h2 id="boards">{t!("boards.of_class")}</h2>
                    {none.then(|| view! { <p id="none" class="quiet-text">{t!("boards.none")}</p> })}
                    <ul class="pieces">{lines}</ul>
                </section>
                {(!self.archived).then(|| view! { <New class new=self.new typed=self.typed error=self.error/> })}
            </Frame>
        }
    }
}

#[component]
fn Line(card: BoardCard, class: ClassId) -> impl IntoView {
    let to = format!("/class/{class}/board/{}", card.id);
    let waiting = (card.waiting > 0)
        .then(|| view! { <span class="tag turn-tag">{t!("boards.waiting", n = card.waiting)}</span> });
    let chosen = (card.stage != BoardStage::Draft).then(|| t!("boards.chosen_by", n = card.chosen));
    view! {
        <li class="piece-line" data-key=card.id.to_string()>
            <div class="row"><span class="tag">{stage_name(card.stage)}</span>{waiting}</div>
            <a href=to dir="auto">{card.target}</a>
            <p>{template_name(card.template)}{chosen.map(|chosen| format!(" · {chosen}"))}</p>
            <p dir="auto">{t!("boards.changed_by", name = card.changed_by)}" "<Time at=card.changed_at/></p>
        </li>
    }
}

#[component]
fn New(class: ClassId, new: BoardId, typed: (String, Template), error: Option<AppError>) -> impl IntoView {
    let problem = error.as_ref().and_then(|error| error.fault("target"));
    let (target, picked) = typed;
    let templates = Template::ALL.iter().map(|template| {
        let hint = match template {
            Template::Menu => t!("boards.hint_menu"),
            Template::Grid => t!("boards.hint_grid"),
            Template::MustMay => t!("boards.hint_must_may"),
        };
        view! {
            <label class="choice">
                <input type="radio" name="template" value=template.name() checked=*template == picked/>
                <span>{template_name(*template)}<small>{hint}</small></span>
            </label>
        }
    });
    view! {
        <form id="new-board" class="card stack" method="post" action=format!("/class/{class}/boards") autocomplete="off">
            <h2><Icon name=IconName::Plus/>{t!("boards.new")}</h2>
            <p class="quiet-text">{t!("boards.new_hint")}</p>
            <Trouble error/>
            <input type="hidden" name="id" value=new.to_string()/>
            <Field name="target" label=t!("boards.target") hint=t!("boards.target_hint") value=target most=LONGEST_QUESTION
                autocomplete="off" problem/>
            <fieldset class="stack tight">
                <legend class="legend">{t!("boards.template")}</legend>
                <div class="choices-list">{templates.collect_view()}</div>
            </fieldset>
            <div><button class="button primary">{t!("boards.make")}</button></div>
        </form>
    }
}
