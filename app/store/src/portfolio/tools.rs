//! Outside tools in what others are shown of a pick. A student may try anything and tell of it; the name of a tool goes no further than them
//! until a teacher or the school said yes, and no further than that yes: it is asked at every look, as for a shelf.

use domain::export::{Content, Item, Tried};
use domain::id::PersonId;
use domain::portfolio::TimelineSource;
use domain::strategies::{StrategyKind, host_of};
use sea_orm::EntityTrait;
use uuid::Uuid;

use crate::entity::strategy;
use crate::tx::Tx;
use crate::{Result, goals, strategies, tries};

/// How much of a pick others are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tools {
    /// All of it.
    Shown,
    /// Without the names of tools.
    Unnamed,
    /// Nothing: all of it is about a tool.
    Hidden,
}

/// Takes the names out that others are not shown.
pub async fn unname(tx: &Tx, student: Uuid, source: TimelineSource, item: &mut Item) -> Result<Tools> {
    let id = item.id;
    match &mut item.content {
        Content::Try { tried, .. } => {
            let waits = match source {
                TimelineSource::Try => tries::unapproved(tx, id).await?,
                _ => tries::unapproved_names(tx, student.into(), &outside(tried)).await?,
            };
            let mut tools = Tools::Shown;
            for (one, _) in tried.iter_mut().zip(waits).filter(|(_, waits)| *waits) {
                one.name.clear();
                tools = Tools::Unnamed;
            }
            Ok(tools)
        }
        Content::Strategy { address, .. } => {
            let shown = match source {
                TimelineSource::Strategy => stands_on_a_shelf(tx, id).await?,
                _ => is_approved(tx, student.into(), address).await?,
            };
            Ok(if shown { Tools::Shown } else { Tools::Hidden })
        }
        _ => Ok(Tools::Shown),
    }
}

/// Of what was brought: the names of outside tools, in their order; nothing where something is none.
fn outside(tried: &[Tried]) -> Vec<Option<String>> {
    let is_outside = |one: &&Tried| StrategyKind::named(&one.kind) == Some(StrategyKind::Outside);
    tried.iter().map(|one| Some(one).filter(is_outside).map(|one| one.name.clone())).collect()
}

/// What is no outside tool needs nobody's yes to be told of.
async fn stands_on_a_shelf(tx: &Tx, id: Uuid) -> Result<bool> {
    match strategy::Entity::find_by_id(id).one(&tx.db).await? {
        Some(row) if StrategyKind::named(&row.kind) == Some(StrategyKind::Outside) => {
            strategies::by_class(tx, &row).await
        }
        _ => Ok(true),
    }
}

/// The address of something that was brought leads to a tool that a school of the student's approved here.
async fn is_approved(tx: &Tx, student: PersonId, address: &str) -> Result<bool> {
    if address.is_empty() {
        return Ok(true);
    }
    let Ok(host) = host_of(address) else { return Ok(false) };
    let tools = strategies::approved_tools(tx, &goals::classes_of(tx, student).await?).await?;
    Ok(tools.iter().any(|tool| tool.host == host))
}
