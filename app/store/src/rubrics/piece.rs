//! A piece by its criteria: version for version what its student and its teachers say, side by side.

use domain::classes::GradeBand;
use domain::clock::Moment;
use domain::event::Cursor;
use domain::id::ReflectionId;
use domain::rubrics::{OwnRubric, PieceCriteria, RatingRound, RatingView, RubricStage, VersionCriteria};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{attaching, list, rating, rounds, rows, talking, things};
use crate::entity::{class, rating as ratings, reflection, rubric, rubric_wording};
use crate::tx::Tx;
use crate::{Error, Result, Store, people, pieces, replay, scope};

impl Store {
    /// For its student; or, once it is shared, for those who teach its class. Not found for anybody else.
    #[crate::compiled_here]
    pub async fn piece_criteria(&self, viewer: &Viewer, id: ReflectionId) -> Result<(PieceCriteria, Cursor)> {
        let tx = self.snapshot().await?;
        let cursor = replay::cursor(&tx, viewer).await?;
        match scope::own_piece(&tx, viewer, id).await {
            Ok(own) => Ok((view(&tx, &own, true).await?, cursor)),
            Err(Error::Refused(_)) => {
                Ok((view(&tx, &scope::shared_piece(&tx, viewer, id).await?, false).await?, cursor))
            }
            Err(other) => Err(other),
        }
    }
}

async fn view(tx: &Tx, piece: &reflection::Model, own: bool) -> Result<PieceCriteria> {
    let class = match piece.class_id {
        Some(id) => class::Entity::find_by_id(id).one(&tx.db).await?,
        None => None,
    };
    let beside = attaching::of_piece(tx, piece).await?;
    let offered = match (&class, &beside) {
        (Some(class), None | Some((_, false))) if own => offered(tx, piece, class).await?,
        _ => Vec::new(),
    };
    let of_prompt = beside.as_ref().is_some_and(|(_, of_prompt)| *of_prompt);
    let rubric = match &beside {
        Some((row, _)) => Some(own_rubric(tx, row).await?),
        None => None,
    };
    let reader = if own { None } else { Some(()) };
    Ok(PieceCriteria {
        piece: piece.id.into(),
        student: piece.subject_id.into(),
        student_name: people::name(tx, piece.subject_id).await?,
        picture: pieces::picture(tx, piece.class_id, piece.subject_id).await?,
        class: piece.class_id.map(Into::into),
        band: band(class.as_ref()),
        question: pieces::question(tx, piece).await?.0,
        rubric,
        of_prompt,
        offered,
        versions: versions(tx, piece, reader).await?,
        talk: talking::lines(tx, piece.id).await?,
        teachers: match &class {
            Some(class) => pieces::teachers(tx, class.id).await?,
            None => Vec::new(),
        },
        class_name: class.map(|class| class.name).unwrap_or_default(),
    })
}

pub fn band(class: Option<&class::Model>) -> GradeBand {
    class.and_then(|class| GradeBand::named(&class.grade_band)).unwrap_or(GradeBand::G68)
}

pub async fn own_rubric(tx: &Tx, row: &rubric::Model) -> Result<OwnRubric> {
    Ok(OwnRubric {
        face: rows::face(row),
        class_name: rows::class(tx, row).await?.name,
        wording: rows::wording_view(tx, &rows::wording(tx, row).await?).await?,
    })
}

/// Those in use in the class that the student is in.
async fn offered(tx: &Tx, piece: &reflection::Model, class: &class::Model) -> Result<Vec<domain::rubrics::RubricFace>> {
    if scope::enrollment(tx, piece.subject_id.into(), class.id.into()).await?.is_none() || class.archived_at.is_some() {
        return Ok(Vec::new());
    }
    let all = list::of_class(class.id).all(&tx.db).await?;
    Ok(all.iter().filter(|row| rows::stage(row) == RubricStage::InUse).map(rows::face).collect())
}

/// Newest first. A teacher reads a student's own word while it is shown; to the student it is there always.
pub async fn versions(tx: &Tx, piece: &reflection::Model, teacher: Option<()>) -> Result<Vec<VersionCriteria>> {
    let mut all = Vec::new();
    for (at, row) in pieces::versions(tx, piece.id.into()).await?.into_iter().enumerate() {
        let Some((rubric, wording)) = rating::wording_of(tx, piece, row.id).await? else { continue };
        let ratings = of_version(tx, row.id, &wording, teacher.is_some()).await?;
        all.push(VersionCriteria {
            number: row.number,
            shared_at: Moment(row.received_at),
            shown: things::of_version(tx, row.id).await?,
            words: row.words,
            rubric: rows::face(&rubric),
            wording: rows::wording_view(tx, &wording).await?,
            ratings,
            newest: at == 0,
        });
    }
    Ok(all)
}

async fn of_version(tx: &Tx, version: Uuid, wording: &rubric_wording::Model, teacher: bool) -> Result<Vec<RatingView>> {
    let known = ratings::Entity::find()
        .filter(ratings::Column::VersionId.eq(version))
        .filter(ratings::Column::WordingId.eq(wording.id))
        .order_by_desc(ratings::Column::Own)
        .order_by_asc(ratings::Column::CreatedAt)
        .order_by_asc(ratings::Column::Id)
        .all(&tx.db)
        .await?;
    let criteria = rows::criteria(tx, wording.id).await?;
    let names = people::names(tx, known.iter().map(|row| row.author_id)).await?;
    let mut views = Vec::new();
    for row in known.into_iter().filter(|row| !teacher || !row.own || row.shown) {
        let rounds = rounds::rounds(tx, &row, &criteria).await?;
        let mut rounds = rounds.into_iter().map(|(at, lines)| RatingRound { at: Moment(at), lines });
        let Some(now) = rounds.next() else { continue };
        views.push(RatingView {
            by: row.author_id.into(),
            by_name: names.get(&row.author_id).cloned().unwrap_or_default(),
            own: row.own,
            shown: row.shown,
            now,
            earlier: rounds.collect(),
        });
    }
    Ok(views)
}
