//! Tries, as a teacher sees those that students show: read, and answered in a sentence.

use domain::event::{Cursor, Stream};
use domain::id::{ClassId, PersonId, TryId};
use domain::refusal::{Fault, Refusal};
use domain::trying::{TryDesk, TryView};
use domain::viewer::Viewer;
use domain::words::{LONGEST_SENTENCE, passage};
use sea_orm::sea_query::Query;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::view::Finds;
use super::{readers, rows, view};
use crate::entity::{try_answer, try_reader, try_two};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Result, Store, replay, roster, scope};

/// Most tries on a desk, newest change first.
const MOST_ON_A_DESK: u64 = 300;

/// As a teacher reads them. What stands on shelves is not asked: the name of what was tried is enough.
async fn newest_first(tx: &Tx, viewer: &Viewer, found: sea_orm::Select<try_two::Entity>) -> Result<Vec<TryView>> {
    let rows = found
        .order_by_desc(try_two::Column::ChangedAt)
        .order_by_desc(try_two::Column::Id)
        .limit(MOST_ON_A_DESK)
        .all(&tx.db)
        .await?;
    let mut tries = Vec::with_capacity(rows.len());
    for row in rows {
        tries.push(view::of(tx, viewer, row, Finds::default()).await?);
    }
    Ok(tries)
}

impl Store {
    /// Everything that students show the viewer. Not found for who is not on a staff.
    #[crate::compiled_here]
    pub async fn try_desk(&self, viewer: &Viewer) -> Result<(TryDesk, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::staff(&tx, viewer).await?;
        let tries = newest_first(&tx, viewer, shown_to(me)).await?;
        Ok((TryDesk { tries }, replay::cursor(&tx, viewer).await?))
    }

    /// What one student of a class that the viewer guides shows them of what they tried, newest change first.
    ///
    /// Errors: not found for a class that the viewer does not guide, and for who was never in it.
    #[crate::compiled_here]
    pub async fn tries_shown_by(&self, viewer: &Viewer, class: ClassId, student: PersonId) -> Result<Vec<TryView>> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        roster::place(&tx, class, student).await?;
        let theirs = shown_to(scope::staff(&tx, viewer).await?).filter(try_two::Column::SubjectId.eq(student.0));
        newest_first(&tx, viewer, theirs).await
    }

    /// One try that its student shows the viewer.
    #[crate::compiled_here]
    pub async fn shown_try(&self, viewer: &Viewer, id: TryId) -> Result<TryView> {
        let tx = self.snapshot().await?;
        let row = scope::shown_try(&tx, viewer, id).await?;
        view::of(&tx, viewer, row, Finds::default()).await
    }

    /// How many tries are shown to the viewer and have no sentence back from anybody. None for who is not on a staff.
    #[crate::compiled_here]
    pub async fn tries_unanswered(&self, viewer: &Viewer) -> Result<usize> {
        let tx = self.snapshot().await?;
        let Ok(me) = scope::staff(&tx, viewer).await else { return Ok(0) };
        let answered = Query::select().column(try_answer::Column::TryId).from(try_answer::Entity).to_owned();
        let waiting = shown_to(me).filter(try_two::Column::Id.not_in_subquery(answered));
        Ok(waiting.count(&tx.db).await? as usize)
    }

    /// A sentence back. The same one again is said once.
    ///
    /// Errors: not found unless the try is shown to the viewer; invalid `words`.
    #[crate::compiled_here]
    pub async fn answer_try(&self, viewer: &Viewer, id: TryId, typed: String) -> Result<()> {
        let touches = {
            let tx = self.snapshot().await?;
            let row = scope::shown_try(&tx, viewer, id).await?;
            let student = row.subject_id.into();
            let touches = Touches::stream(Stream::Person(student)).and_viewer(viewer).and_person(student);
            readers::streams(&tx, id).await?.into_iter().fold(touches, Touches::and_stream)
        };
        let fault = |sentence| Refusal::Invalid { faults: vec![Fault { field: "words".into(), sentence }] };
        let words = passage(&typed, LONGEST_SENTENCE).map_err(fault)?;
        if words.is_empty() {
            return Err(Refusal::invalid("words", "words.empty").into());
        }
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let (viewer, words) = (viewer.clone(), words.clone());
            Box::pin(async move { answer(tx, &viewer, id, words).await })
        })
        .await
    }
}

fn shown_to(me: PersonId) -> sea_orm::Select<try_two::Entity> {
    let picked = Query::select()
        .column(try_reader::Column::TryId)
        .from(try_reader::Entity)
        .and_where(try_reader::Column::PersonId.eq(me.0))
        .and_where(try_reader::Column::Until.is_null())
        .to_owned();
    try_two::Entity::find().filter(try_two::Column::Id.in_subquery(picked))
}

async fn answer(tx: &Tx, viewer: &Viewer, id: TryId, words: String) -> Result<Written<()>> {
    let row = scope::shown_try(tx, viewer, id).await?;
    let me = scope::person(viewer)?.person;
    let newest = try_answer::Entity::find()
        .filter(try_answer::Column::TryId.eq(row.id))
        .order_by_desc(try_answer::Column::CreatedAt)
        .order_by_desc(try_answer::Column::Id)
        .one(&tx.db)
        .await?;
    if newest.is_some_and(|newest| newest.author_id == me.0 && newest.words == words) {
        return Ok(Written::quietly(()));
    }
    let said = try_answer::ActiveModel {
        id: Set(Uuid::now_v7()),
        district_id: Set(row.district_id),
        try_id: Set(row.id),
        subject_id: Set(row.subject_id),
        author_id: Set(me.0),
        words: Set(words),
        created_at: Set(tx.now.0),
    };
    try_answer::Entity::insert(said).exec_without_returning(&tx.db).await?;
    Ok(Written::new((), rows::touch(tx, row, |_| {}).await?.1))
}
