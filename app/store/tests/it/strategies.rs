//! The shelf of Science, tried by everybody.

mod curated;
mod tools;

use domain::classes::AccessPoint;
use domain::command::{Answer, Command};
use domain::id::{ClassId, HelpedId, StrategyId};
use domain::refusal::Refusal;
use domain::strategies::{
    CuratedStrategy, Curation, Need, OwnShelf, ShelfItem, ShelfStage, StrategyAct, StrategyKind, StrategyWords,
};
use domain::viewer::Viewer;
use store::Error;

use crate::harness::School;
use crate::pen::{Pen, refused};

/// Ms Rivera's class has a shelf, and so has Ms Kim's.
pub async fn open(school: &School) {
    let (store, room) = (&school.store, &school.room);
    store.open_access_point(&room.staff(room.rivera), room.science, AccessPoint::Choice).await.unwrap();
    store.open_access_point(&room.staff(room.kim), room.reading, AccessPoint::Choice).await.unwrap();
}

pub fn words(name: &str) -> StrategyWords {
    StrategyWords {
        kind: StrategyKind::Strategy,
        need: Need::Understand,
        name: name.into(),
        does: "I draw it in boxes".into(),
        helps: "When it has many parts".into(),
        address: String::new(),
    }
}

pub fn outside(name: &str, address: &str) -> StrategyWords {
    StrategyWords { kind: StrategyKind::Outside, address: address.into(), ..words(name) }
}

pub async fn gives(pen: &Pen, strategy: StrategyId, act: StrategyAct) -> Answer {
    pen.gives(Command::Strategy { strategy, act: act.into() }).await
}

pub async fn key(pen: &Pen, strategy: StrategyId, act: StrategyAct) -> String {
    refused(gives(pen, strategy, act).await).sentence().key
}

pub fn recommend(class: ClassId, words: StrategyWords, signed: bool) -> StrategyAct {
    StrategyAct::Recommend { class, words, signed, tried: None }
}

/// Recommends it to Science.
pub async fn recommends(school: &School, pen: &Pen, words: StrategyWords, signed: bool) -> StrategyId {
    let id = StrategyId::mint();
    let answer = gives(pen, id, recommend(school.room.science, words, signed)).await;
    assert!(answer.is_done(), "{answer:?}");
    id
}

pub async fn curated(school: &School, id: StrategyId) -> CuratedStrategy {
    let room = &school.room;
    let (desk, _) = school.store.shelf_desk(&room.staff(room.rivera), room.science).await.unwrap();
    desk.strategies.into_iter().find(|known| known.id == id).expect("it is on her desk")
}

/// Ms Rivera, about what she reads now.
pub async fn decides(school: &School, id: StrategyId, curation: Curation) -> Result<(), Error> {
    let rev = curated(school, id).await.rev;
    school.store.curate_strategy(&school.room.staff(school.room.rivera), id, rev, curation).await
}

/// Recommended and put on the shelf.
pub async fn on_shelf(school: &School, pen: &Pen, name: &str, signed: bool) -> StrategyId {
    let id = recommends(school, pen, words(name), signed).await;
    decides(school, id, Curation::Put).await.unwrap();
    id
}

pub async fn sees(pen: &Pen) -> OwnShelf {
    pen.store.shelf(&pen.viewer).await.unwrap().0
}

pub async fn finds(pen: &Pen) -> Vec<ShelfItem> {
    sees(pen).await.shelves.into_iter().flat_map(|shelf| shelf.items).collect()
}

pub async fn names(pen: &Pen) -> Vec<String> {
    finds(pen).await.into_iter().map(|item| item.words.name).collect()
}

pub async fn stage(pen: &Pen, id: StrategyId) -> ShelfStage {
    sees(pen).await.mine.into_iter().find(|own| own.id == id).expect("it is theirs").stage
}

pub fn helped(words: &str, signed: bool) -> (HelpedId, StrategyAct) {
    let helped = HelpedId::mint();
    (helped, StrategyAct::Helped { helped, words: words.into(), signed })
}

pub fn not_found<T>(outcome: Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::Refused(Refusal::NotFound)))
}

pub fn conflict<T>(outcome: Result<T, Error>, key: &str) -> bool {
    matches!(outcome, Err(Error::Refused(refusal)) if refusal == Refusal::conflict(key))
}

pub fn everybody(school: &School) -> Vec<Viewer> {
    crate::goals::all_but(school, &[])
}
