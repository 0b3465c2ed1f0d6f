//! Where a goal stands, in words.

use domain::goals::{Adult, EntryKind, EntryView, GoalCard, GoalKind, GoalStage, GoalView};
use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, banner, icon, names, teacher};

pub fn kind_name(kind: GoalKind) -> String {
    match kind {
        GoalKind::Habit => t!("goals.kind_habit"),
        GoalKind::Academic => t!("goals.kind_academic"),
    }
}

pub fn reader_names(readers: &[Adult]) -> Vec<String> {
    readers.iter().map(|reader| reader.name.clone()).collect()
}

/// The newest word of a teacher.
pub fn last_word(history: &[EntryView]) -> Option<&EntryView> {
    history.iter().find(|said| matches!(said.kind, EntryKind::Agree | EntryKind::Suggest | EntryKind::Ask))
}

pub fn stage_sentence(goal: &GoalView) -> String {
    let by = last_word(&goal.history).map(|said| said.by_name.clone());
    let by = by.unwrap_or_else(|| teacher(&reader_names(&goal.readers)));
    match goal.stage {
        GoalStage::Own => t!("goals.stage_own"),
        GoalStage::Proposed => t!("goals.stage_proposed", teacher = names(&reader_names(&goal.readers))),
        GoalStage::Agreed => t!("goals.stage_agreed", teacher = by),
        GoalStage::Suggested => t!("goals.stage_suggested", teacher = by),
        GoalStage::Asked => t!("goals.stage_asked", teacher = by),
        GoalStage::Reached => t!("goals.stage_reached"),
        GoalStage::SetAside => t!("goals.stage_set_aside"),
    }
}

pub fn standing(goal: &GoalView) -> Markup {
    banner(goal.turn, &stage_sentence(goal))
}

/// Who can see it, in one line.
pub fn seen_by(goal: &GoalView) -> Markup {
    let line = match goal.readers.is_empty() {
        true => t!("goals.seen_by_you"),
        false => t!("goals.seen_by", readers = names(&reader_names(&goal.readers))),
    };
    html! { p.note { (icon(IconName::Eye)) span dir="auto" { (line) } } }
}

/// What a list says below a goal: a teacher's word, or what is next.
pub fn line(card: &GoalCard) -> String {
    let by = card.last.as_ref().filter(|said| !said.own).map(|said| said.by_name.as_str()).unwrap_or_default();
    match (card.stage, &card.next_step) {
        (GoalStage::Suggested, _) if !by.is_empty() => t!("goals.line_suggested", teacher = by),
        (GoalStage::Asked, _) if !by.is_empty() => t!("goals.line_asked", teacher = by),
        (GoalStage::Reached | GoalStage::SetAside, _) => {
            card.last.as_ref().map(|said| said.words.clone()).unwrap_or_default()
        }
        (_, Some(step)) => t!("goals.line_step", step = step.words),
        (GoalStage::Own, None) => [t!("goals.line_own"), t!("goals.line_no_step")].join(" "),
        (_, None) => t!("goals.line_no_step"),
    }
}
