//! `/class/{id}/board/{board}`: who chose what, what students propose, and who has not chosen.

use domain::accounts::Me;
use domain::choices::{Axis, BoardStage, BoardView, OptionView};
use domain::classes::ClassCard;
use domain::id::{BoardId, ClassId};
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::{Frame, Said, Trouble};
use super::chosen::{chosen, not_yet};
use super::proposal::{Proposal, ProposalTyped};
use super::stage_name;
use crate::clock_face::Time;
use crate::error::AppError;
use crate::plain::{axis_name, mode_name, template_name};
use crate::t;
use crate::ui::{Icon, IconName, icon, shown};

pub struct BoardPage {
    pub me: Me,
    pub class: ClassId,
    pub board: BoardView,
    /// Those that a copy can go to.
    pub classes: Vec<ClassCard>,
    /// The name of the copy.
    pub copy: BoardId,
    pub typed: ProposalTyped,
    pub error: Option<AppError>,
    pub said: Option<Said>,
}

impl BoardPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.and_then(Said::toast);
        let (class, BoardView { card, .. }) = (self.class, self.board.clone());
        let action = format!("/class/{class}/board/{}", card.id);
        let hidden_way = !self.board.way_open && card.stage == BoardStage::Open && !self.board.archived;
        let proposals = self.board.proposals.iter().cloned().map(|proposal| {
            let action = format!("{action}/proposal/{}", proposal.id);
            view! { <Proposal proposal action typed=self.typed.clone()/> }
        });
        let proposals = proposals.collect_view();
        let no_proposals = self.board.proposals.is_empty();
        let prompt = self.board.prompt.clone().map(|(_, question)| t!("boards.prompt_is", question = question));
        view! {
            <Frame me=self.me class="page reading stack loose" said>
                <div class="stack tight">
                    <nav class="row" aria-label=t!("classes.where")>
                        <a href=format!("/class/{class}") dir="auto">{card.class.name.clone()}</a>
                        <a href=format!("/class/{class}/boards")>{t!("boards.title")}</a>
                    </nav>
                    <div class="row"><span class="tag">{stage_name(card.stage)}</span><span class="tag">{template_name(card.template)}</span></div>
                    <h1 dir="auto">{card.target.clone()}</h1>
                    <p class="small quiet-text" dir="auto">{t!("boards.changed_by", name = card.changed_by)}" "<Time at=card.changed_at/></p>
                    {prompt.map(|prompt| view! { <p class="small quiet-text" dir="auto">{prompt}</p> })}
                </div>
                <Trouble error=self.error/>
                {hidden_way.then(|| view! {
                    <p id="way-closed" class="problem">
                        <Icon name=IconName::TriangleAlert/>
                        <span>{t!("boards.way_closed")}" "<a href=format!("/class/{class}")>{t!("boards.to_settings")}</a></span>
                    </p>
                })}
                {(!self.board.archived).then(|| shown(stages(&action, card.stage)))}
                <section id="proposals" class="stack" aria-labelledby="proposals-title" hidden=no_proposals>
                    <h2 id="proposals-title">{t!("boards.proposals")}</h2>
                    <ul class="stack">{proposals}</ul>
                </section>
                {(card.stage != BoardStage::Draft).then(|| shown(chosen(class, &self.board)))}
                {(card.stage == BoardStage::Open).then(|| shown(not_yet(class, &self.board)))}
                {shown(options(&self.board.options))}
                {shown(copies(&action, class, &self.classes, self.copy))}
            </Frame>
        }
    }
}

/// What can be done with it now.
fn stages(action: &str, stage: BoardStage) -> Markup {
    let edit = format!("{action}/edit");
    html! {
        form.row id="stage" method="post" action=(action) {
            @match stage {
                BoardStage::Draft => {
                    button.button.primary name="what" value="open" { (icon(IconName::Megaphone)) (t!("boards.open")) }
                    a.button href=(edit) { (icon(IconName::Pencil)) (t!("boards.edit")) }
                    button.button.quiet name="what" value="remove" { (icon(IconName::Trash)) (t!("boards.remove")) }
                }
                BoardStage::Open => {
                    a.button href=(edit) { (icon(IconName::Pencil)) (t!("boards.edit")) }
                    button.button name="what" value="close" { (icon(IconName::Lock)) (t!("boards.close")) }
                }
                BoardStage::Closed => {
                    button.button name="what" value="open" { (icon(IconName::Undo)) (t!("boards.open_again")) }
                    a.button href=(edit) { (icon(IconName::Pencil)) (t!("boards.edit")) }
                }
            }
        }
    }
}

fn options(options: &[OptionView]) -> Markup {
    html! {
        section.stack.tight aria-labelledby="options-title" {
            h2 #options-title { (t!("boards.options")) }
            p.quiet-text { (t!("boards.same_target")) }
            @for axis in Axis::ALL {
                @let of_part: Vec<_> = options.iter().filter(|option| option.axis == *axis).collect();
                @if !of_part.is_empty() {
                    div.stack.tight data-key=(axis.name()) {
                        h3 { (axis_name(*axis)) }
                        ul.plain-list {
                            @for option in of_part {
                                li data-key=(option.id) {
                                    bdi { (option.words) }
                                    @if let Some(mode) = option.mode { " " span.tag { (mode_name(mode)) } }
                                    @if option.must { " " span.tag { (t!("boards.must")) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn copies(action: &str, class: ClassId, classes: &[ClassCard], copy: BoardId) -> Markup {
    html! {
        details.fold {
            summary { (icon(IconName::Copy)) (t!("boards.copy_title")) }
            form.fold-body.stack.tight id="copy" method="post" action=(action) {
                input type="hidden" name="new" value=(copy);
                div.field {
                    label.field-label for="to" { (t!("boards.copy_to")) }
                    select.input #to name="to" {
                        @for known in classes { option value=(known.id) selected[known.id == class] { (known.name) } }
                    }
                }
                div { button.button name="what" value="copy" { (t!("boards.copy")) } }
            }
        }
    }
}
