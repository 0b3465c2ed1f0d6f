//! What students recommend to each other, and what they try, told day by day.

use std::collections::HashMap;

use domain::classes::AccessPoint;
use domain::clock::MINUTE;
use domain::command::Command;
use domain::id::{HelpedId, SchoolId, StrategyId, TriedId, TryId};
use domain::strategies::{Curation, StrategyAct, StrategyKind, StrategySource, ToolDraft};
use domain::trying::TryAct;
use domain::viewer::Viewer;

use super::School;
use super::days::{Room, give};
use super::shelf_words::{Act, Scene, ShelfWords};
use crate::{Error, Result};

/// What the scenes refer to.
#[derive(Default)]
pub struct Told {
    strategies: HashMap<String, StrategyId>,
    helped: HashMap<String, HelpedId>,
    tries: HashMap<String, TryId>,
    tried: HashMap<String, TriedId>,
}

/// What a class's shelf begins with.
pub async fn prepare(school: &School, room: &Room, at: usize, words: &ShelfWords) -> Result<()> {
    let store = &school.store;
    store.open_access_point(&room.teacher, room.class, AccessPoint::Choice).await?;
    for id in &words.bank[at] {
        let source = StrategySource::Bank { id: id.clone(), locale: "en".into() };
        store.add_strategy(&room.teacher, room.class, source).await?;
    }
    Ok(())
}

pub async fn tell(
    school: &School,
    id: SchoolId,
    admin: &Viewer,
    room: &Room,
    told: &mut Told,
    scene: Scene,
) -> Result<()> {
    let Scene { day, student, act, .. } = scene;
    let (store, student) = (&school.store, room.students[student]);
    school.story.at(school.morning(day));
    school.story.pass(4 * MINUTE);
    let mut strategy = |key: &str| *told.strategies.entry(key.to_owned()).or_insert_with(StrategyId::mint);
    let mut helped_by = |key: &str| *told.helped.entry(key.to_owned()).or_insert_with(HelpedId::mint);
    let mut attempt = |key: &str| *told.tries.entry(key.to_owned()).or_insert_with(TryId::mint);
    let mut tried_by = |key: &str| *told.tried.entry(key.to_owned()).or_insert_with(TriedId::mint);
    let command = match act {
        Act::Recommend { key, words, signed, tried } => {
            let tried = tried.as_deref().map(&mut tried_by);
            on(strategy(&key), StrategyAct::Recommend { class: room.class, words, signed, tried })
        }
        Act::Take { key } => {
            let own = store.shelf(&school.viewer(student, false)).await?.0.mine;
            let id = strategy(&key);
            let rev = own.iter().find(|own| own.id == id).ok_or_else(Error::not_found)?.rev;
            on(id, StrategyAct::Take { rev })
        }
        Act::Helped { key, helped, words, signed } => {
            on(strategy(&key), StrategyAct::Helped { helped: helped_by(&helped), words, signed })
        }
        Act::Put { key } => return curate(school, room, strategy(&key), Curation::Put).await,
        Act::Suggest { key, words } => return curate(school, room, strategy(&key), Curation::Suggest(words)).await,
        Act::Decline { key, why } => return curate(school, room, strategy(&key), Curation::Decline(why)).await,
        Act::PutHelped { key, helped } => {
            return store.curate_helped(&room.teacher, strategy(&key), helped_by(&helped), Curation::Put).await;
        }
        Act::Tool { name, host, note } => return store.approve_tool(admin, id, ToolDraft { name, host, note }).await,
        Act::Pose { key, need, words } => of(attempt(&key), TryAct::Pose { need, words }),
        Act::Pick { key, tried, name, bank, strategy: known } => {
            let from = match (known, bank) {
                (Some(known), _) => Some(strategy(&known)),
                (None, Some(bank)) => Some(of_bank(school, room, &bank).await?),
                (None, None) => None,
            };
            let (tried, name) = (tried_by(&tried), name.unwrap_or_default());
            of(attempt(&key), TryAct::Pick { tried, strategy: from, name, kind: StrategyKind::Strategy })
        }
        Act::Tell { key, tried, changed, keeps } => {
            // On the work of those days.
            let own = store.tries(&school.viewer(student, false)).await?.0;
            let piece = own.pieces.first().map(|piece| piece.reflection);
            of(attempt(&key), TryAct::Tell { tried: tried_by(&tried), changed, keeps, piece })
        }
        Act::Show { key } => {
            let readers = room.teacher.person().into_iter().collect();
            of(attempt(&key), TryAct::Show { readers })
        }
        Act::Answer { key, words } => return store.answer_try(&room.teacher, attempt(&key), words).await,
    };
    give(school, student, command).await
}

fn on(strategy: StrategyId, act: StrategyAct) -> Command {
    Command::Strategy { strategy, act: act.into() }
}

fn of(attempt: TryId, act: TryAct) -> Command {
    Command::Try { attempt, act: act.into() }
}

/// The teacher decides about what she reads.
async fn curate(school: &School, room: &Room, id: StrategyId, curation: Curation) -> Result<()> {
    let (desk, _) = school.store.shelf_desk(&room.teacher, room.class).await?;
    let rev = desk.strategies.iter().find(|known| known.id == id).ok_or_else(Error::not_found)?.rev;
    school.store.curate_strategy(&room.teacher, id, rev, curation).await
}

/// The one of the bank that stands on the shelf.
async fn of_bank(school: &School, room: &Room, bank: &str) -> Result<StrategyId> {
    let source = StrategySource::Bank { id: bank.to_owned(), locale: "en".into() };
    school.store.add_strategy(&room.teacher, room.class, source).await
}
