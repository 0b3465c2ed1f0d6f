//! In words: why a student needs a teacher next, whose turn it is, what the last step was.

use domain::access::{Cell, Did, Need, Wants};
use domain::clock::Moment;
use domain::reflections::Turn;

use crate::plain::ago_words;
use crate::t;
use crate::ui::access_point_name;

pub fn why(need: &Need, now: Moment) -> String {
    match need {
        Need::Waits { wants: Wants::Talk, since, .. } => t!("access.why_talk", when = ago_words(*since, now)),
        Need::Waits { wants: Wants::Help, since, .. } => t!("access.why_help", when = ago_words(*since, now)),
        Need::Waits { wants: Wants::Answer, since, point, .. } => {
            t!("access.why_answer", when = ago_words(*since, now), way_in = access_point_name(*point))
        }
        Need::Waits { wants: Wants::Release, since, point, .. } => {
            t!("access.why_release", when = ago_words(*since, now), way_in = access_point_name(*point))
        }
        Need::NotLately { reached: Some(at) } => t!("access.why_not_lately", when = ago_words(*at, now)),
        Need::NotLately { reached: None } => t!("access.why_never"),
    }
}

pub fn turn(cell: &Cell, now: Moment) -> String {
    let since = cell.since.map(|at| ago_words(at, now)).unwrap_or_default();
    match cell.turn {
        Turn::Teacher => t!("access.turn_yours", when = since),
        Turn::Student => t!("access.turn_theirs", when = since),
        Turn::Nobody if cell.last.is_some() => t!("access.turn_nobody"),
        Turn::Nobody => t!("access.nothing_yet"),
    }
}

pub fn did(did: Did) -> String {
    match did {
        Did::Shared => t!("access.did_shared"),
        Did::FollowedThrough => t!("access.did_followed_through"),
        Did::ShowedGrowth => t!("access.did_showed_growth"),
        Did::LookedByCriteria => t!("access.did_looked_by_criteria"),
        Did::SetGoal => t!("access.did_set_goal"),
        Did::AdjustedGoal => t!("access.did_adjusted_goal"),
        Did::AnsweredAboutGoal => t!("access.did_answered_about_goal"),
        Did::CheckedIn => t!("access.did_checked_in"),
        Did::LinkedEvidence => t!("access.did_linked_evidence"),
        Did::ReachedGoal => t!("access.did_reached_goal"),
        Did::SetGoalAside => t!("access.did_set_goal_aside"),
        Did::PickedGoalUp => t!("access.did_picked_goal_up"),
        Did::PlannedStep => t!("access.did_planned_step"),
        Did::EndedStep => t!("access.did_ended_step"),
        Did::Asked => t!("access.did_asked"),
        Did::Chose => t!("access.did_chose"),
        Did::SaidWhatHelped => t!("access.did_said_what_helped"),
        Did::Proposed => t!("access.did_proposed"),
        Did::Recommended => t!("access.did_recommended"),
        Did::Tried => t!("access.did_tried"),
        Did::AskedQuestion => t!("access.did_asked_question"),
        Did::LookedBackOnRound => t!("access.did_looked_back_on_round"),
        Did::Wondered => t!("access.did_wondered"),
        Did::FoundOut => t!("access.did_found_out"),
        Did::SaidPerspective => t!("access.did_said_perspective"),
        Did::AnsweredAboutInquiry => t!("access.did_answered_about_inquiry"),
        Did::WishedReaders => t!("access.did_wished_readers"),
        Did::LetOthersRead => t!("access.did_let_others_read"),
        Did::Replied => t!("access.did_replied"),
        Did::AnsweredReply => t!("access.did_answered_reply"),
        Did::AddedFigure => t!("access.did_added_figure"),
        Did::SaidOfData => t!("access.did_said_of_data"),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_its_words_under_its_own_name() {
        for step in Did::ALL {
            let key = format!("access.did_{}", step.name());
            assert_eq!(did(*step), t!(&key));
            assert_ne!(did(*step), key, "no words for {step:?}");
        }
    }
}
