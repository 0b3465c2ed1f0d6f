//! `/class/{id}/board/{board}/edit`: everything of a board on one page. Each button keeps all that was typed. The page is not live: a
//! number that renewed itself would let it overwrite what somebody else kept.

use domain::accounts::Me;
use domain::choices::{Axis, BoardPlan, BoardView, LONGEST_OPTION, ShowMode, Template};
use domain::id::{ClassId, PromptId};
use domain::words::LONGEST_QUESTION;
use leptos::prelude::*;
use maud::{Markup, html};

use super::super::frame::{Frame, Said, Trouble};
use super::rows::{EditTyped, Row, lost, rows};
use crate::error::AppError;
use crate::plain::{axis_name, mode_name, template_name};
use crate::t;
use crate::ui::{Field, Icon, IconName, icon, problem_line, shown};

pub struct EditBoardPage {
    pub me: Me,
    pub class: ClassId,
    pub board: BoardView,
    /// Of the class, newest first.
    pub prompts: Vec<(PromptId, String)>,
    pub typed: Option<EditTyped>,
    pub said: Option<Said>,
}

impl EditBoardPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.and_then(Said::toast);
        let (class, card) = (self.class, self.board.card.clone());
        let back = format!("/class/{class}/board/{}", card.id);
        let stale = self.typed.as_ref().is_some_and(EditTyped::is_stale);
        let error = self.typed.as_ref().map(|typed| typed.error.clone());
        let plan = match &self.typed {
            Some(typed) if !stale => typed.edit.plan.clone(),
            _ => BoardPlan {
                target: card.target.clone(),
                template: card.template,
                prompt: self.board.prompt.as_ref().map(|(id, _)| *id),
            },
        };
        let target_typed = self.typed.as_ref().map(|typed| typed.edit.plan.target.clone());
        let target_typed = target_typed.filter(|said| stale && *said != card.target);
        let problem = error.as_ref().and_then(|error| error.fault("target"));
        let too_many = error.as_ref().and_then(|error| error.fault("options"));
        let parts = parts(&rows(&self.board, self.typed.as_ref()), plan.template, error.as_ref());
        let lost = lost(&self.board, self.typed.as_ref());
        let options: Vec<String> = rows_ids(&parts);
        view! {
            <Frame me=self.me class="page reading stack loose" said>
                <div class="stack tight">
                    <nav class="row" aria-label=t!("classes.where")>
                        <a href=format!("/class/{class}") dir="auto">{card.class.name.clone()}</a>
                        <a href=back.clone() dir="auto">{card.target.clone()}</a>
                    </nav>
                    <h1>{t!("boards.edit_title")}</h1>
                    <p class="lead">{t!("boards.edit_lead")}</p>
                </div>
                {stale.then(|| view! {
                    <div id="stale" class="problem" role="alert">
                        <Icon name=IconName::TriangleAlert/>
                        <div class="stack tight"><p dir="auto">{t!("boards.stale", name = card.changed_by)}</p></div>
                    </div>
                })}
                {(!stale).then(|| view! { <Trouble error=error.clone()/> })}
                {shown(lost_lines(&lost))}
                <form id="edit" class="stack loose" method="post" action=format!("{back}/edit") autocomplete="off">
                    <input type="hidden" name="rev" value=card.rev.to_string()/>
                    <input type="hidden" name="options" value=options.join(",")/>
                    // First of the form's buttons: Enter keeps, and moves nothing.
                    <div class="row">
                        <button class="button primary" name="act" value="keep"><Icon name=IconName::Check/>{t!("boards.keep")}</button>
                        <a class="button quiet" href=back.clone()>{t!("boards.done")}</a>
                    </div>
                    <Field name="target" label=t!("boards.target") hint=t!("boards.target_hint") value=plan.target.clone()
                        most=LONGEST_QUESTION autocomplete="off" problem/>
                    {target_typed.map(|said| view! { <p class="note" dir="auto">{t!("boards.you_typed", words = said)}</p> })}
                    {shown(settings(&plan, &self.prompts))}
                    {shown(problem_line("options-problem", too_many.as_ref()))}
                    {parts.into_iter().map(|(_, part)| shown(part)).collect_view()}
                    <div><button class="button" name="act" value="keep">{t!("boards.keep")}</button></div>
                </form>
            </Frame>
        }
    }
}

fn rows_ids(parts: &[(Vec<String>, Markup)]) -> Vec<String> {
    parts.iter().flat_map(|(ids, _)| ids.clone()).collect()
}

fn lost_lines(lost: &[String]) -> Markup {
    html! {
        @if !lost.is_empty() {
            section.card.stack.tight aria-labelledby="lost" {
                h2 #lost { (t!("boards.lost_title")) }
                ul.plain-list { @for words in lost { li dir="auto" { (words) } } }
            }
        }
    }
}

fn settings(plan: &BoardPlan, prompts: &[(PromptId, String)]) -> Markup {
    html! {
        div.stack {
            fieldset.stack.tight {
                legend.legend { (t!("boards.template")) }
                div.choices {
                    @for template in Template::ALL {
                        label.choice {
                            input type="radio" name="template" value=(template.name()) checked[*template == plan.template];
                            span { (template_name(*template)) }
                        }
                    }
                }
            }
            div.field {
                label.field-label for="prompt" { (t!("boards.prompt")) }
                p.field-hint #prompt-hint { (t!("boards.prompt_hint")) }
                select.input #prompt name="prompt" aria-describedby="prompt-hint" {
                    option value="" { (t!("boards.prompt_none")) }
                    @for (id, question) in prompts { option value=(id) selected[plan.prompt == Some(*id)] { (question) } }
                }
            }
        }
    }
}

/// Each part with the ids of its lines, in their order.
fn parts(rows: &[Row], template: Template, error: Option<&AppError>) -> Vec<(Vec<String>, Markup)> {
    let of = |axis: Axis| {
        let lines: Vec<&Row> = rows.iter().filter(|row| row.option.words.axis == axis).collect();
        let ids = lines.iter().map(|row| row.option.id.to_string()).collect();
        let part = html! {
            fieldset.card.stack.tight id={ "part-" (axis.name()) } {
                legend.legend { (axis_name(axis)) }
                @for (at, row) in lines.iter().enumerate() { (line(row, at + 1, template, error)) }
            }
        };
        (ids, part)
    };
    Axis::ALL.iter().map(|axis| of(*axis)).collect()
}

fn line(row: &Row, number: usize, template: Template, error: Option<&AppError>) -> Markup {
    let (id, words) = (row.option.id.to_string(), &row.option.words);
    let field = format!("words-{id}");
    let problem_id = format!("{field}-problem");
    let problem = error.and_then(|error| error.fault(&format!("option-{id}")));
    let label = match row.option.new {
        true => t!("boards.new_option", part = axis_name(words.axis)),
        false => t!("boards.option_n", part = axis_name(words.axis), n = number),
    };
    html! {
        div.board-line data-key=(id) {
            input type="hidden" name={ "axis-" (id) } value=(words.axis.name());
            @if row.option.new { input type="hidden" name={ "new-" (id) } value="yes"; }
            div.field {
                label.field-label.small for=(field) { (label) }
                input.input id=(field) name=(field) value=(words.words) dir="auto" maxlength=(LONGEST_OPTION) autocomplete="off"
                    aria-invalid=[problem.as_ref().map(|_| "true")] aria-describedby=[problem.as_ref().map(|_| problem_id.as_str())];
                (problem_line(&problem_id, problem.as_ref()))
            }
            @if let Some(typed) = &row.typed { p.note dir="auto" { (t!("boards.you_typed", words = typed)) } }
            div.row {
                @if words.axis == Axis::Show { (modes(&id, words.mode)) }
                @if template == Template::MustMay {
                    label.choice { input type="checkbox" name={ "must-" (id) } value="yes" checked[words.must]; span { (t!("boards.must")) } }
                } @else if words.must {
                    input type="hidden" name={ "must-" (id) } value="yes";
                }
                @if !row.option.new {
                    (button("up", &id, t!("boards.up"), &words.words, IconName::ArrowUp))
                    (button("down", &id, t!("boards.down"), &words.words, IconName::ArrowDown))
                    (button("remove", &id, t!("boards.remove_option"), &words.words, IconName::Trash))
                }
            }
        }
    }
}

fn modes(id: &str, picked: Option<ShowMode>) -> Markup {
    let field = format!("mode-{id}");
    html! {
        div.field.board-mode {
            label.unseen for=(field) { (t!("boards.mode")) }
            select.input id=(field) name=(field) {
                option value="" { (t!("boards.mode_none")) }
                @for mode in ShowMode::ALL { option value=(mode.name()) selected[picked == Some(*mode)] { (mode_name(*mode)) } }
            }
        }
    }
}

fn button(act: &str, id: &str, label: String, of: &str, mark: IconName) -> Markup {
    html! {
        button.button.quiet name="act" value={ (act) ":" (id) } {
            (icon(mark)) (label) span.unseen dir="auto" { ": " (of) }
        }
    }
}
