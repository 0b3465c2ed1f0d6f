//! When a teacher of a class last wrote back to each of its students, in whatever way. The line at the bell and *who needs me next* ask
//! here, so that one never names whom the other does not. A moment per student and nothing else: who wrote, and about what, is told
//! where it was written.

use std::collections::HashMap;

use domain::goals::EntryKind;
use domain::help::End;
use domain::id::ClassId;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use crate::Result;
use crate::entity::{
    audience, board, board_proposal, enrollment, feedback, goal_ask, goal_entry, growth, growth_remark, help,
    inquiry_remark, note, note_reader, rating, rating_talk, reflection, teaching, try_answer,
};
use crate::moments::Moments;
use crate::tx::Tx;

/// Feedback, *read*, a note, a word by the criteria or about them; an answer to an option, to a goal, to an ask, to a try, to a wish for
/// readers; a word about an inquiry; help that was asked for; a pair suggested or remarked on.
pub async fn of_class(tx: &Tx, class: ClassId) -> Result<HashMap<Uuid, i64>> {
    within(tx, class, Span::default()).await
}

/// A stretch of time, in milliseconds: from the first moment until before the second. Without an end where none is given.
#[derive(Clone, Copy)]
pub struct Span {
    pub from: i64,
    pub until: i64,
}

impl Default for Span {
    fn default() -> Self {
        Self { from: i64::MIN, until: i64::MAX }
    }
}

/// The same, as far as it happened in a stretch of time.
pub async fn within(tx: &Tx, class: ClassId, span: Span) -> Result<HashMap<Uuid, i64>> {
    let mut said = Said { span, moments: Moments::default() };
    said.when(crate::feedback::of_class(class), feedback::Column::SubjectId, feedback::Column::SentAt);
    let pieces = Query::select()
        .column(reflection::Column::Id)
        .from(reflection::Entity)
        .and_where(reflection::Column::ClassId.eq(class.0))
        .to_owned();
    let ratings = rating::Entity::find()
        .filter(rating::Column::ReflectionId.in_subquery(pieces.clone()))
        .filter(rating::Column::Own.eq(false));
    said.when(ratings, rating::Column::SubjectId, rating::Column::ChangedAt);
    let talk = rating_talk::Entity::find()
        .filter(rating_talk::Column::ReflectionId.in_subquery(pieces))
        .filter(rating_talk::Column::AuthorId.in_subquery(teachers(class)));
    said.when(talk, rating_talk::Column::SubjectId, rating_talk::Column::CreatedAt);
    let boards = Query::select()
        .column(board::Column::Id)
        .from(board::Entity)
        .and_where(board::Column::ClassId.eq(class.0))
        .to_owned();
    let options = board_proposal::Entity::find().filter(board_proposal::Column::BoardId.in_subquery(boards));
    said.when(options, board_proposal::Column::SubjectId, board_proposal::Column::AnsweredAt);
    let goals = goal_entry::Entity::find()
        .filter(goal_entry::Column::AuthorId.in_subquery(teachers(class)))
        .filter(goal_entry::Column::SubjectId.in_subquery(students(class)))
        .filter(
            goal_entry::Column::Kind.is_in([EntryKind::Agree, EntryKind::Suggest, EntryKind::Ask].map(EntryKind::name)),
        );
    said.when(goals, goal_entry::Column::SubjectId, goal_entry::Column::CreatedAt);
    let asks = goal_ask::Entity::find()
        .filter(goal_ask::Column::AdultId.in_subquery(teachers(class)))
        .filter(goal_ask::Column::SubjectId.in_subquery(students(class)));
    said.when(asks, goal_ask::Column::SubjectId, goal_ask::Column::AnsweredAt);
    let tries = try_answer::Entity::find()
        .filter(try_answer::Column::AuthorId.in_subquery(teachers(class)))
        .filter(try_answer::Column::SubjectId.in_subquery(students(class)));
    said.when(tries, try_answer::Column::SubjectId, try_answer::Column::CreatedAt);
    let remarks = inquiry_remark::Entity::find()
        .filter(inquiry_remark::Column::AuthorId.in_subquery(teachers(class)))
        .filter(inquiry_remark::Column::SubjectId.in_subquery(students(class)))
        .filter(inquiry_remark::Column::TakenBackAt.is_null());
    said.when(remarks, inquiry_remark::Column::SubjectId, inquiry_remark::Column::CreatedAt);
    let wishes = audience::Entity::find()
        .filter(audience::Column::DecidedBy.in_subquery(teachers(class)))
        .filter(audience::Column::SubjectId.in_subquery(students(class)));
    said.when(wishes, audience::Column::SubjectId, audience::Column::DecidedAt);
    let helped = help::Entity::find()
        .filter(help::Column::ClassId.eq(class.0))
        .filter(help::Column::Stage.is_in([End::Replied, End::InPerson].map(End::name)));
    said.when(helped, help::Column::SubjectId, help::Column::EndedAt);
    let suggested = growth::Entity::find()
        .filter(growth::Column::ClassId.eq(class.0))
        .filter(growth::Column::SuggestedBy.is_not_null());
    said.when(suggested, growth::Column::SubjectId, growth::Column::CreatedAt);
    let pairs = Query::select()
        .column(growth::Column::Id)
        .from(growth::Entity)
        .and_where(growth::Column::ClassId.eq(class.0))
        .to_owned();
    let remarks = growth_remark::Entity::find().filter(growth_remark::Column::GrowthId.in_subquery(pairs));
    said.when(remarks, growth_remark::Column::SubjectId, growth_remark::Column::CreatedAt);

    let said = said.moments.all(tx).await?.into_iter().map(|((), student, at)| (student.0, at.0));
    let mut reached = HashMap::new();
    for (student, at) in said.chain(notes(tx, class, span).await?) {
        let last = reached.entry(student).or_insert(at);
        *last = (*last).max(at);
    }
    Ok(reached)
}

/// What was said to students within a stretch of time.
struct Said {
    span: Span,
    moments: Moments<()>,
}

impl Said {
    fn when<E: EntityTrait>(&mut self, rows: Select<E>, student: E::Column, at: E::Column) {
        let within = rows.filter(at.gte(self.span.from)).filter(at.lt(self.span.until));
        self.moments.latest((), within, student, at);
    }
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
async fn notes(tx: &Tx, class: ClassId, span: Span) -> Result<Vec<(Uuid, i64)>> {
    let sent = note_reader::Entity::belongs_to(note::Entity).from(note_reader::Column::NoteId).to(note::Column::Id);
    Ok(note_reader::Entity::find()
        .select_only()
        .column(note_reader::Column::PersonId)
        .column_as(note::Column::SentAt.max(), "at")
        .join(JoinType::InnerJoin, sent.into())
        .filter(note::Column::ClassId.eq(class.0))
        .filter(note::Column::TakenBackAt.is_null())
        .filter(note::Column::SentAt.gte(span.from))
        .filter(note::Column::SentAt.lt(span.until))
        .group_by(note_reader::Column::PersonId)
        .into_tuple()
        .all(&tx.db)
        .await?)
}
