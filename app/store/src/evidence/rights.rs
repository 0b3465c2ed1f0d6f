//! Whether a teacher who sees a goal or an inquiry may see what is linked to it. To link a version of a piece is to show it; everything else
//! is asked for by the rules of its own feature, as if the goal were not there.

use domain::id::{
    ConferenceId, GoalId, InquiryId, PersonId, QuestionId, ReflectionId, RoundId, StoryId, StrategyId, TryId,
};
use domain::portfolio::TimelineSource;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::glimpse::Meant;
use crate::entity::{choice, growth, measure, rating};
use crate::tx::Tx;
use crate::{Error, Result, choices, inquiry, scope};

pub async fn may_see(tx: &Tx, viewer: &Viewer, student: Uuid, (source, about, _): Meant) -> Result<bool> {
    match source {
        TimelineSource::Piece => Ok(true),
        TimelineSource::Pair => {
            let row = growth::Entity::find_by_id(about).one(&tx.db).await?;
            guides(tx, viewer, row.and_then(|row| row.class_id)).await
        }
        TimelineSource::Goal => found(scope::shown_goal(tx, viewer, GoalId(about)).await),
        TimelineSource::Choice => {
            if reads_what_helped(tx, viewer, source, student).await? {
                return Ok(true);
            }
            match choice::Entity::find_by_id(about).one(&tx.db).await? {
                Some(row) => found(scope::guided_board(tx, viewer, row.board_id.into()).await),
                None => Ok(false),
            }
        }
        TimelineSource::Try => found(scope::shown_try(tx, viewer, TryId(about)).await),
        TimelineSource::Inquiry => found(inquiry::teacher_reads(tx, viewer, InquiryId(about)).await),
        TimelineSource::Question => found(scope::guided_question(tx, viewer, QuestionId(about)).await),
        TimelineSource::Round => found(scope::guided_round(tx, viewer, RoundId(about)).await),
        TimelineSource::Rating => {
            // A teacher reads a student's own word about a piece while the student shows it.
            let shown = rating::Entity::find_by_id(about).filter(rating::Column::Shown.eq(true)).one(&tx.db).await?;
            match shown {
                Some(row) => found(scope::shared_piece(tx, viewer, ReflectionId(row.reflection_id)).await),
                None => Ok(false),
            }
        }
        TimelineSource::Measure => {
            let row = measure::Entity::find_by_id(about).one(&tx.db).await?;
            guides(tx, viewer, row.and_then(|row| row.class_id)).await
        }
        TimelineSource::Strategy => found(scope::curated_strategy(tx, viewer, StrategyId(about)).await),
        TimelineSource::Conference => found(scope::readable_conference(tx, viewer, ConferenceId(about)).await),
        TimelineSource::Story => found(scope::readable_story(tx, viewer, StoryId(about)).await),
        // A document of elsewhere is its student's; others read it in a story.
        TimelineSource::Brought => Ok(false),
        // No link leads to them.
        TimelineSource::Sure | TimelineSource::ClassNote => Ok(false),
    }
}

/// The student's page of what helped is shown to this viewer.
pub async fn reads_what_helped(tx: &Tx, viewer: &Viewer, source: TimelineSource, student: Uuid) -> Result<bool> {
    if source != TimelineSource::Choice {
        return Ok(false);
    }
    let me = scope::person(viewer)?.person;
    Ok(choices::readers_of(tx, PersonId(student)).await?.iter().any(|reader| reader.id == me))
}

async fn guides(tx: &Tx, viewer: &Viewer, class: Option<Uuid>) -> Result<bool> {
    match class {
        Some(class) => found(scope::guided(tx, viewer, class.into()).await),
        None => Ok(false),
    }
}

/// Not found is no; what went wrong is said.
fn found<T>(asked: Result<T>) -> Result<bool> {
    match asked {
        Ok(_) => Ok(true),
        Err(Error::Refused(_)) => Ok(false),
        Err(error) => Err(error),
    }
}
