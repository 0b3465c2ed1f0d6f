//! The pages of a conference: the list, the plan, and the stage on which it is rehearsed and held.

mod agenda;
mod list;
mod plan;
mod stage;
mod talked;

pub use list::ConferencesPage;
pub use plan::ConferencePage;
pub use stage::StagePage;

use domain::conference::{AgendaItem, ConferenceStage, ItemKind};

use crate::t;

pub fn stage_name(stage: ConferenceStage) -> String {
    match stage {
        ConferenceStage::Planned => t!("conference.stage_planned"),
        ConferenceStage::Rehearsed => t!("conference.stage_rehearsed"),
        ConferenceStage::Held => t!("conference.stage_held"),
        ConferenceStage::LookedBack => t!("conference.stage_looked_back"),
    }
}

/// As its student calls it, or as an item of its kind is called.
pub fn item_title(item: &AgendaItem) -> String {
    if !item.title.is_empty() {
        return item.title.clone();
    }
    kind_title(item.kind)
}

pub fn kind_title(kind: ItemKind) -> String {
    match kind {
        ItemKind::Welcome => t!("conference.item_welcome"),
        ItemKind::Proud => t!("conference.item_proud"),
        ItemKind::Grew => t!("conference.item_grew"),
        ItemKind::Struggle => t!("conference.item_struggle"),
        ItemKind::NextGoal => t!("conference.item_next_goal"),
        ItemKind::Questions => t!("conference.item_questions"),
        ItemKind::Step => t!("conference.item_step"),
        ItemKind::Own => t!("conference.item_own"),
    }
}
