//! A choice, read whole.

use std::collections::BTreeMap;

use domain::choices::{AfterView, ChoiceVersion, ChoiceView, Face, Offered, OptionView, Outcome, OwnPiece};
use domain::clock::Moment;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{after, boards, options, serving};
use crate::entity::{board, choice, choice_pick, choice_version, reflection};
use crate::tx::Tx;
use crate::{Error, Result, people, pieces};

/// Whose reading it is.
#[derive(Clone, Copy, PartialEq)]
pub enum By {
    Student,
    /// Of the board's class. Work that was not shared there is nothing to them; `helped`: what helped is shown to them, too.
    Staff {
        helped: bool,
    },
}

pub async fn face(tx: &Tx, class: Option<Uuid>, person: Uuid) -> Result<Face> {
    Ok(Face {
        person: person.into(),
        name: people::name(tx, person).await?,
        picture: pieces::picture(tx, class, person).await?,
    })
}

pub async fn of(tx: &Tx, board: &board::Model, row: &choice::Model, by: By) -> Result<ChoiceView> {
    let mut versions = versions(tx, row.id).await?;
    if versions.is_empty() {
        return Err(Error::not_found());
    }
    let now = versions.remove(0);
    let offered: Vec<Offered> =
        options::offered(tx, board.id).await?.into_iter().map(|row| options::view(row).offered()).collect();
    let picked: Vec<Offered> = now.picks.iter().map(OptionView::offered).collect();
    let said = match by {
        By::Student | By::Staff { helped: true } => after::of(tx, row.id).await?,
        By::Staff { helped: false } => Vec::new(),
    };
    let afters = said.into_iter().map(|said| AfterView {
        option: said.option_id.into(),
        outcome: Outcome::named(&said.outcome).unwrap_or(Outcome::TooEarly),
        words: said.words,
        at: Moment(said.created_at),
    });
    Ok(ChoiceView {
        id: row.id.into(),
        missing: boards::template(board).missing(&offered, &picked),
        now,
        earlier: versions,
        work: work(tx, board, row, by).await?,
        serves: if by == By::Student { serving::served(tx, row).await? } else { None },
        afters: afters.collect(),
    })
}

async fn work(tx: &Tx, board: &board::Model, row: &choice::Model, by: By) -> Result<Option<OwnPiece>> {
    let Some(id) = row.reflection_id else { return Ok(None) };
    let Some(row) = reflection::Entity::find_by_id(id).one(&tx.db).await? else { return Ok(None) };
    let shared_here = row.version > 0 && row.class_id == Some(board.class_id);
    if by != By::Student && !shared_here {
        return Ok(None);
    }
    Ok(Some(piece(tx, &row).await?))
}

pub async fn piece(tx: &Tx, row: &reflection::Model) -> Result<OwnPiece> {
    Ok(OwnPiece {
        id: row.id.into(),
        question: pieces::question(tx, row).await?.0,
        prompt: row.prompt_id.map(Into::into),
        at: Moment(row.changed_at),
    })
}

/// Every time of choosing, newest first; in each the options in the order of their parts.
pub async fn versions(tx: &Tx, choice: Uuid) -> Result<Vec<ChoiceVersion>> {
    let rows = choice_version::Entity::find()
        .filter(choice_version::Column::ChoiceId.eq(choice))
        .order_by_desc(choice_version::Column::Number)
        .all(&tx.db)
        .await?;
    let picks = choice_pick::Entity::find().filter(choice_pick::Column::ChoiceId.eq(choice)).all(&tx.db).await?;
    let known: BTreeMap<Uuid, _> = options::by_ids(tx, picks.iter().map(|pick| pick.option_id))
        .await?
        .into_iter()
        .map(|row| (row.id, (row.place, options::view(row))))
        .collect();
    let of = |number: i32| {
        let ids = picks.iter().filter(|pick| pick.number == number);
        let mut picked: Vec<_> = ids.filter_map(|pick| known.get(&pick.option_id).cloned()).collect();
        picked.sort_by_key(|(place, option)| (option.axis, *place, option.id));
        picked.into_iter().map(|(_, option)| option).collect()
    };
    Ok(rows
        .into_iter()
        .map(|row| ChoiceVersion {
            number: row.number,
            picks: of(row.number),
            why: row.why,
            at: Moment(row.created_at),
        })
        .collect())
}
