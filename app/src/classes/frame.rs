//! Around every page of a teacher: the bar, the main part, and the room for what was just done and how to undo it.

use domain::accounts::Me;
use leptos::prelude::*;

use crate::error::AppError;
use crate::messages::sentence;
use crate::plain::{StaffHeader, StaffPlace};
use crate::t;
use crate::ui::{Icon, IconName};

/// What was just done, and how to undo it: instead of "are you sure?".
#[derive(Clone, Debug)]
pub struct Toast {
    pub said: String,
    pub undo: Option<Undo>,
}

/// A form with one button.
#[derive(Clone, Debug)]
pub struct Undo {
    pub action: String,
    pub name: &'static str,
    pub value: String,
}

/// What the address of the page says was just done. Only known words are read, and the name comes from the roster.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub what: String,
    pub name: String,
    /// How to take it back, if it can be.
    pub undo: Option<Undo>,
    pub n: u32,
}

impl Said {
    pub fn toast(self) -> Option<Toast> {
        let name = self.name;
        let said = match self.what.as_str() {
            "removed" => t!("roster.said_removed", name = name),
            "back" => t!("roster.said_back", name = name),
            "reset" => t!("roster.said_reset", name = name),
            "unlocked" => t!("roster.said_unlocked", name = name),
            "undone" => t!("roster.said_undone", name = name),
            "kept_student" => t!("roster.said_kept", name = name),
            "added" => t!("roster.said_added", n = self.n),
            "kept" => t!("classes.said_kept"),
            "archived" => t!("classes.said_archived", name = name),
            "restored" => t!("classes.said_restored", name = name),
            "device" => t!("classes.said_device"),
            "no_devices" => t!("classes.said_no_devices"),
            "co_teacher_gone" => t!("classes.said_co_teacher_gone"),
            "withdrawn" => t!("invitations.withdrawn"),
            "code" => t!("door.said_code"),
            "growth_added" => t!("growth.said_added", name = name),
            "growth_suggested" => t!("growth.said_suggested", name = name),
            "goal_answered" => t!("goal_guide.said_answered", name = name),
            "goal_linked" => t!("goal_guide.said_linked", name = name),
            "goal_unlinked" => t!("goal_guide.said_unlinked", name = name),
            "ask_seen" => t!("goal_guide.said_seen", name = name),
            "ask_answered" => t!("goal_guide.said_ask_answered", name = name),
            "starter_offered" => t!("goal_guide.said_offered"),
            "starter_off" => t!("goal_guide.said_taken_off"),
            "competencies_added" => t!("competencies.said_added", n = self.n),
            "competency_off" => t!("competencies.said_off"),
            "competency_reworded" => t!("competencies.said_reworded"),
            "competency_back" => t!("competencies.said_back"),
            "badges_made" => t!("badges.said_made"),
            "badge_another" => t!("badges.said_another", name = name),
            "board_kept" => t!("boards.said_kept"),
            "board_opened" => t!("boards.said_opened"),
            "board_closed" => t!("boards.said_closed"),
            "board_removed" => t!("boards.said_removed"),
            "board_back" => t!("boards.said_back"),
            "board_copied" => t!("boards.said_copied"),
            "option_removed" => t!("boards.said_option_removed"),
            "option_back" => t!("boards.said_option_back"),
            "proposal_answered" => t!("boards.said_answered", name = name),
            "shelf_put" => t!("shelf.desk_said_put"),
            "shelf_suggested" => t!("shelf.desk_said_suggested"),
            "shelf_tool_declined" => t!("shelf.desk_said_tool_declined"),
            "shelf_declined" => t!("shelf.desk_said_declined"),
            "shelf_off" => t!("shelf.desk_said_off"),
            "try_answered" => t!("shelf.desk_said_answered", name = name),
            "question_released" => t!("questions.desk_said_release"),
            "question_off" => t!("questions.desk_said_take_off"),
            "question_back" => t!("questions.desk_said_put_back"),
            "question_stays" => t!("questions.desk_said_let_stay"),
            "question_kept" => t!("questions.desk_said_kept"),
            "round_made" => t!("rounds.desk_said_made"),
            "round_moved" => t!("rounds.desk_said_moved"),
            "round_dealt" => t!("rounds.desk_said_dealt"),
            "round_seated" => t!("rounds.desk_said_seated"),
            "round_scribe" => t!("rounds.desk_said_scribe"),
            "round_shared" => t!("rounds.desk_said_shared"),
            "round_unshared" => t!("rounds.desk_said_unshared"),
            "round_on_board" => t!("rounds.desk_said_on_board"),
            "round_on_wall" => t!("rounds.desk_said_on_wall"),
            "round_removed" => t!("rounds.desk_said_removed"),
            "round_back" => t!("rounds.desk_said_back"),
            "round_essential" => t!("rounds.desk_said_essential"),
            "audience_released" => t!("audience.desk_said_released"),
            "audience_not_now" => t!("audience.desk_said_not_now"),
            "audience_back" => t!("audience.desk_said_back"),
            "audience_kept" => t!("audience.desk_said_kept"),
            "yes_recorded" => t!("world.said_recorded"),
            "yes_withdrawn" => t!("world.said_withdrawn"),
            "remarked" => t!("inquiry.guide_said", name = name),
            "remark_back" => t!("inquiry.guide_said_back"),
            "reply_release" => t!("replies.guide_said_released"),
            "reply_hold" => t!("replies.guide_said_held"),
            "reply_stop" => t!("replies.guide_said_stopped"),
            "replies_setting" => t!("replies.guide_said_setting"),
            "lesson_kept" => t!("lessons.said_lesson_kept"),
            "lesson_copied" => t!("lessons.said_lesson_copied"),
            "lesson_in" => t!("lessons.said_lesson_in"),
            "lesson_out" => t!("lessons.said_lesson_out"),
            "lesson_away" => t!("lessons.said_lesson_away"),
            "lesson_back" => t!("lessons.said_lesson_back"),
            "step_added" => t!("lessons.said_step_added"),
            "step_kept" => t!("lessons.said_step_kept"),
            "step_moved" => t!("lessons.said_step_moved"),
            "step_out" => t!("lessons.said_step_out"),
            "step_back" => t!("lessons.said_step_back"),
            "safety_added" => t!("safety.said_safety_added"),
            "safety_again" => t!("safety.said_safety_again"),
            "safety_back" => t!("safety.said_safety_back"),
            "safety_empty" => t!("safety.said_safety_empty"),
            "safety_removed" => t!("safety.said_safety_removed"),
            "reply_added" => t!("reply_starters.said_reply_added"),
            "reply_again" => t!("reply_starters.said_reply_again"),
            "reply_back" => t!("reply_starters.said_reply_back"),
            "reply_kept" => t!("reply_starters.said_reply_kept"),
            "reply_removed" => t!("reply_starters.said_reply_removed"),
            "released" => t!("prompts.said_released"),
            "worded" => t!("prompts.said_worded"),
            "planned" => t!("prompts.said_planned"),
            "closed" => t!("prompts.said_closed"),
            "dropped" => t!("prompts.said_dropped"),
            "kept_prompt" => t!("prompts.said_kept"),
            "off_shelf" => t!("prompts.said_off_shelf"),
            "on_shelf" => t!("prompts.said_on_shelf"),
            _ => return None,
        };
        Some(Toast { said, undo: self.undo })
    }
}

#[component]
pub fn Frame(me: Me, #[prop(into)] class: String, said: Option<Toast>, children: Children) -> impl IntoView {
    view! {
        <StaffHeader me here=StaffPlace::Classes/>
        <main id="main" class=class>{children()}</main>
        <div class="toasts" role="status" aria-live="polite">
            {said.map(|toast| view! {
                <div class="toast">
                    <p dir="auto">{toast.said}</p>
                    {toast.undo.map(|undo| view! {
                        <form method="post" action=undo.action>
                            <button class="button" name=undo.name value=undo.value>
                                <Icon name=IconName::Undo/>{t!("classes.undo")}
                            </button>
                        </form>
                    })}
                </div>
            })}
        </div>
    }
}

/// The sentence above a page or a form for what belongs to no field of it.
#[component]
pub fn Trouble(error: Option<AppError>) -> impl IntoView {
    let fields = matches!(&error, Some(AppError::Refused { refusal: domain::refusal::Refusal::Invalid { .. } }));
    error.filter(|_| !fields).map(|error| {
        view! { <p class="problem" role="alert"><Icon name=IconName::TriangleAlert/><span>{sentence(&error.sentence())}</span></p> }
    })
}
