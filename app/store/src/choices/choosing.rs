//! Choosing, and changing one's mind: each time is kept.

use std::collections::BTreeSet;

use domain::choices::Offered;
use domain::event::Event;
use domain::id::{ChoiceId, GoalId, OptionId, PersonId};
use domain::refusal::{Fault, Refusal, Sentence};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{boards, options, readers, serving, student, tying};
use crate::entity::{board, choice, choice_pick, choice_version};
use crate::tx::Tx;
use crate::{Error, Result};

/// Most times of choosing from one board.
const MOST_TIMES: i32 = 200;

/// What a student says of it, each time.
pub struct Chosen<'a> {
    pub picks: &'a [OptionId],
    pub why: &'a str,
    pub goal: Option<GoalId>,
}

/// Exactly these from now on, of those that are offered to the student or already chosen by them. The same again changes nothing.
pub async fn choose(
    tx: &Tx,
    me: PersonId,
    board: &board::Model,
    id: ChoiceId,
    Chosen { picks, why, goal }: Chosen<'_>,
) -> Result<Vec<Event>> {
    student::must_be_open(tx, me, board).await?;
    let row = student::own_choice(tx, board, me).await?;
    let before = match &row {
        Some(row) => picked(tx, row.id, row.version).await?,
        None => Vec::new(),
    };
    let mut known: Vec<Offered> = Vec::new();
    for option in options::offered_to(tx, board.id, me.0).await? {
        known.push(options::view(option).offered());
    }
    for option in options::by_ids(tx, before.iter().copied()).await? {
        known.push(options::view(option).offered());
    }
    let picked: Option<Vec<Offered>> =
        picks.iter().map(|pick| known.iter().find(|option| option.id == *pick).copied()).collect();
    let picked = picked.ok_or_else(|| Refusal::invalid("picks", "choices.no_longer_offered"))?;
    boards::template(board).admits(&picked).map_err(at_picks)?;
    let served = row.as_ref().and_then(|row| row.goal_id);
    serving::check(tx, me, served, goal).await?;
    let goal = goal.map(|goal| goal.0);
    let wanted: BTreeSet<Uuid> = picked.iter().map(|option| option.id.0).collect();
    if let Some(row) = &row
        && before.iter().copied().collect::<BTreeSet<_>>() == wanted
        && version(tx, row.id, row.version).await?.why == why
    {
        if served == goal {
            return Ok(Vec::new());
        }
        // The same ways, for another goal: nothing that its history would tell.
        let row = serve(tx, row.clone(), goal).await?;
        let mut events = Kept(row).told(tx, board).await?;
        events.extend(serving::told(tx, served.into_iter().chain(goal)).await?);
        return Ok(events);
    }
    let row = match row {
        Some(row) => row,
        None => begin(tx, me, board, id).await?,
    };
    let row = serve(tx, row, goal).await?;
    let mut events = keep(tx, row, &picked, why).await?.told(tx, board).await?;
    events.extend(serving::told(tx, served.into_iter().chain(goal)).await?);
    Ok(events)
}

async fn serve(tx: &Tx, row: choice::Model, goal: Option<Uuid>) -> Result<choice::Model> {
    let mut row = choice::ActiveModel::from(row);
    row.goal_id = Set(goal);
    Ok(row.update(&tx.db).await?)
}

fn at_picks(sentence: Sentence) -> Refusal {
    Refusal::Invalid { faults: vec![Fault { field: "picks".into(), sentence }] }
}

/// A teacher said yes: the option is chosen, in the place of what it stands for. What was said as the reason stays.
pub async fn take_on(tx: &Tx, student: PersonId, board: &board::Model, option: Offered) -> Result<()> {
    let row = student::own_choice(tx, board, student).await?;
    let (before, why) = match &row {
        Some(row) => {
            let ids = picked(tx, row.id, row.version).await?;
            let rows = options::by_ids(tx, ids).await?;
            let offered = rows.into_iter().map(|row| options::view(row).offered()).collect();
            (offered, version(tx, row.id, row.version).await?.why)
        }
        None => (Vec::new(), String::new()),
    };
    let picks = boards::template(board).taking(&before, option);
    let row = match row {
        Some(row) => row,
        None => begin(tx, student, board, ChoiceId::mint()).await?,
    };
    keep(tx, row, &picks, &why).await?;
    Ok(())
}

/// The row of a choice that was never made before; without a version yet.
async fn begin(tx: &Tx, me: PersonId, board: &board::Model, id: ChoiceId) -> Result<choice::Model> {
    if choice::Entity::find_by_id(id.0).one(&tx.db).await?.is_some() {
        return Err(Error::not_found());
    }
    let row = choice::ActiveModel {
        id: Set(id.0),
        district_id: Set(board.district_id),
        board_id: Set(board.id),
        subject_id: Set(me.0),
        reflection_id: Set(tying::answered(tx, me.0, board).await?),
        goal_id: Set(None),
        version: Set(0),
        created_at: Set(tx.now.0),
        changed_at: Set(tx.now.0),
    };
    Ok(row.insert(&tx.db).await?)
}

/// A choice that has changed.
pub struct Kept(pub choice::Model);

impl Kept {
    /// To its student, the class's staff, and whoever reads what helped.
    pub async fn told(self, tx: &Tx, board: &board::Model) -> Result<Vec<Event>> {
        let student = self.0.subject_id;
        let mut events = vec![boards::choice_event(board, student, self.0.id.into())];
        events.extend(readers::events(tx, student.into()).await?);
        Ok(events)
    }
}

async fn keep(tx: &Tx, row: choice::Model, picks: &[Offered], why: &str) -> Result<Kept> {
    let number = row.version + 1;
    if number > MOST_TIMES {
        return Err(at_picks(Sentence::new("choices.too_many_times").with("most", MOST_TIMES)).into());
    }
    let (district, student, id) = (row.district_id, row.subject_id, row.id);
    let version = choice_version::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(district),
        choice_id: Set(id),
        subject_id: Set(student),
        number: Set(number),
        why: Set(why.into()),
        created_at: Set(tx.now.0),
    };
    choice_version::Entity::insert(version).exec_without_returning(&tx.db).await?;
    let rows = picks.iter().map(|option| choice_pick::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(district),
        choice_id: Set(id),
        subject_id: Set(student),
        number: Set(number),
        option_id: Set(option.id.0),
    });
    choice_pick::Entity::insert_many(rows).exec_without_returning(&tx.db).await?;
    let mut row = choice::ActiveModel::from(row);
    row.version = Set(number);
    row.changed_at = Set(tx.now.0);
    Ok(Kept(row.update(&tx.db).await?))
}

/// What was picked, that time.
async fn picked(tx: &Tx, choice: Uuid, number: i32) -> Result<Vec<Uuid>> {
    let rows = choice_pick::Entity::find()
        .filter(choice_pick::Column::ChoiceId.eq(choice))
        .filter(choice_pick::Column::Number.eq(number))
        .order_by_asc(choice_pick::Column::Id)
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| row.option_id).collect())
}

async fn version(tx: &Tx, choice: Uuid, number: i32) -> Result<choice_version::Model> {
    choice_version::Entity::find()
        .filter(choice_version::Column::ChoiceId.eq(choice))
        .filter(choice_version::Column::Number.eq(number))
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)
}
