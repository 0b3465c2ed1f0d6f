//! When a teacher of a class last wrote back to each of its students, in whatever way. The line at the bell and *who needs me next* ask
//! here, so that one never names whom the other does not. A moment per student and nothing else: who wrote, and about what, is told
//! where it was written.

use std::collections::HashMap;

use domain::goals::EntryKind;
use domain::help::End;
use domain::id::ClassId;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use crate::Result;
use crate::entity::{
    audience, board, board_proposal, enrollment, feedback, goal_ask, goal_entry, growth, growth_remark, help,
    inquiry_remark, note, note_reader, rating, rating_talk, reflection, teaching, try_answer,
};
use crate::tx::Tx;

/// Feedback, *read*, a note, a word by the criteria or about them; an answer to an option, to a goal, to an ask, to a try, to a wish for
/// readers; a word about an inquiry; help that was asked for; a pair suggested or remarked on.
pub async fn of_class(tx: &Tx, class: ClassId) -> Result<HashMap<Uuid, i64>> {
    let mut reached = HashMap::new();
    let answers = crate::feedback::of_class(class);
    note_down(&mut reached, latest(tx, answers, feedback::Column::SubjectId, feedback::Column::SentAt).await?);
    note_down(&mut reached, notes(tx, class).await?);

    let pieces = Query::select()
        .column(reflection::Column::Id)
        .from(reflection::Entity)
        .and_where(reflection::Column::ClassId.eq(class.0))
        .to_owned();
    let ratings = rating::Entity::find()
        .filter(rating::Column::ReflectionId.in_subquery(pieces.clone()))
        .filter(rating::Column::Own.eq(false));
    note_down(&mut reached, latest(tx, ratings, rating::Column::SubjectId, rating::Column::ChangedAt).await?);

    let talk = rating_talk::Entity::find()
        .filter(rating_talk::Column::ReflectionId.in_subquery(pieces))
        .filter(rating_talk::Column::AuthorId.in_subquery(teachers(class)));
    note_down(&mut reached, latest(tx, talk, rating_talk::Column::SubjectId, rating_talk::Column::CreatedAt).await?);

    let boards = Query::select()
        .column(board::Column::Id)
        .from(board::Entity)
        .and_where(board::Column::ClassId.eq(class.0))
        .to_owned();
    let options = board_proposal::Entity::find().filter(board_proposal::Column::BoardId.in_subquery(boards));
    let answered_at = board_proposal::Column::AnsweredAt;
    note_down(&mut reached, latest(tx, options, board_proposal::Column::SubjectId, answered_at).await?);

    let said = goal_entry::Entity::find()
        .filter(goal_entry::Column::AuthorId.in_subquery(teachers(class)))
        .filter(goal_entry::Column::SubjectId.in_subquery(students(class)))
        .filter(
            goal_entry::Column::Kind.is_in([EntryKind::Agree, EntryKind::Suggest, EntryKind::Ask].map(EntryKind::name)),
        );
    note_down(&mut reached, latest(tx, said, goal_entry::Column::SubjectId, goal_entry::Column::CreatedAt).await?);

    let asks = goal_ask::Entity::find()
        .filter(goal_ask::Column::AdultId.in_subquery(teachers(class)))
        .filter(goal_ask::Column::SubjectId.in_subquery(students(class)));
    note_down(&mut reached, latest(tx, asks, goal_ask::Column::SubjectId, goal_ask::Column::AnsweredAt).await?);

    let tries = try_answer::Entity::find()
        .filter(try_answer::Column::AuthorId.in_subquery(teachers(class)))
        .filter(try_answer::Column::SubjectId.in_subquery(students(class)));
    note_down(&mut reached, latest(tx, tries, try_answer::Column::SubjectId, try_answer::Column::CreatedAt).await?);

    let remarks = inquiry_remark::Entity::find()
        .filter(inquiry_remark::Column::AuthorId.in_subquery(teachers(class)))
        .filter(inquiry_remark::Column::SubjectId.in_subquery(students(class)))
        .filter(inquiry_remark::Column::TakenBackAt.is_null());
    let created_at = inquiry_remark::Column::CreatedAt;
    note_down(&mut reached, latest(tx, remarks, inquiry_remark::Column::SubjectId, created_at).await?);

    let wishes = audience::Entity::find()
        .filter(audience::Column::DecidedBy.in_subquery(teachers(class)))
        .filter(audience::Column::SubjectId.in_subquery(students(class)));
    note_down(&mut reached, latest(tx, wishes, audience::Column::SubjectId, audience::Column::DecidedAt).await?);

    let helped = help::Entity::find()
        .filter(help::Column::ClassId.eq(class.0))
        .filter(help::Column::Stage.is_in([End::Replied, End::InPerson].map(End::name)));
    note_down(&mut reached, latest(tx, helped, help::Column::SubjectId, help::Column::EndedAt).await?);

    let pairs = || growth::Entity::find().filter(growth::Column::ClassId.eq(class.0));
    let suggested = pairs().filter(growth::Column::SuggestedBy.is_not_null());
    note_down(&mut reached, latest(tx, suggested, growth::Column::SubjectId, growth::Column::CreatedAt).await?);
    let of_class = Query::select()
        .column(growth::Column::Id)
        .from(growth::Entity)
        .and_where(growth::Column::ClassId.eq(class.0))
        .to_owned();
    let remarks = growth_remark::Entity::find().filter(growth_remark::Column::GrowthId.in_subquery(of_class));
    let created_at = growth_remark::Column::CreatedAt;
    note_down(&mut reached, latest(tx, remarks, growth_remark::Column::SubjectId, created_at).await?);
    Ok(reached)
}

fn note_down(reached: &mut HashMap<Uuid, i64>, found: Vec<(Uuid, i64)>) {
    for (student, at) in found {
        let last = reached.entry(student).or_insert(at);
        *last = (*last).max(at);
    }
}

async fn latest<E: EntityTrait>(
    tx: &Tx,
    rows: Select<E>,
    student: E::Column,
    at: E::Column,
) -> Result<Vec<(Uuid, i64)>> {
    let rows = rows.select_only().column(student).column_as(at.max(), "last").filter(at.is_not_null());
    Ok(rows.group_by(student).into_tuple().all(&tx.db).await?)
}

fn teachers(class: ClassId) -> SelectStatement {
    Query::select()
        .column(teaching::Column::PersonId)
        .from(teaching::Entity)
        .and_where(teaching::Column::ClassId.eq(class.0))
        .and_where(teaching::Column::EndsAt.is_null())
        .to_owned()
}

fn students(class: ClassId) -> SelectStatement {
    Query::select()
        .column(enrollment::Column::PersonId)
        .from(enrollment::Entity)
        .and_where(enrollment::Column::ClassId.eq(class.0))
        .and_where(enrollment::Column::EndsAt.is_null())
        .to_owned()
}

/// A note reaches its readers when it is sent.
async fn notes(tx: &Tx, class: ClassId) -> Result<Vec<(Uuid, i64)>> {
    let sent: HashMap<Uuid, i64> = note::Entity::find()
        .select_only()
        .columns([note::Column::Id, note::Column::SentAt])
        .filter(note::Column::ClassId.eq(class.0))
        .filter(note::Column::TakenBackAt.is_null())
        .into_tuple::<(Uuid, i64)>()
        .all(&tx.db)
        .await?
        .into_iter()
        .collect();
    let of_class = Query::select()
        .column(note::Column::Id)
        .from(note::Entity)
        .and_where(note::Column::ClassId.eq(class.0))
        .to_owned();
    let readers: Vec<(Uuid, Uuid)> = note_reader::Entity::find()
        .select_only()
        .columns([note_reader::Column::NoteId, note_reader::Column::PersonId])
        .filter(note_reader::Column::NoteId.in_subquery(of_class))
        .into_tuple()
        .all(&tx.db)
        .await?;
    Ok(readers.into_iter().filter_map(|(note, student)| Some((student, *sent.get(&note)?))).collect())
}
