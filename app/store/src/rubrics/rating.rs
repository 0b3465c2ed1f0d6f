//! What somebody says of a version by the criteria. Each time it is said stays; the newest is what counts.

use domain::event::{About, Audience, Event, Stream};
use domain::id::{PersonId, RatingId, ReflectionId, RubricId};
use domain::refusal::Refusal;
use domain::rubrics::{By, RatingLine, RatingTyped, RubricStage, Stood, may_rate};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{attaching, citing, rounds, rows, things};
use crate::entity::{rating, rating_line, reflection, rubric, rubric_wording, version};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, pieces, scope};

/// What is said, of which version, by which wording.
pub struct Said<'a> {
    pub version: i32,
    pub wording: i32,
    pub typed: &'a RatingTyped,
}

impl Store {
    /// A teacher says where a version stands.
    ///
    /// Errors: not found unless the viewer guides the piece's class and it is shared; invalid `stands-<id>`, `growing-<id>`, `beyond-<id>`,
    /// `cite-<id>`, `from-<id>`, `to-<id>`, `area-<id>`, `page-<id>`, `lines`; conflict `rubrics.next_version_there`, `rubrics.reworded`,
    /// `rubrics.none_beside`.
    #[crate::compiled_here]
    pub async fn rate_piece(
        &self,
        viewer: &Viewer,
        piece: ReflectionId,
        (version, wording): (i32, i32),
        typed: RatingTyped,
    ) -> Result<()> {
        let row = scope::shared_piece(&self.snapshot().await?, viewer, piece).await?;
        let touches = Touches::stream(stream(&row)).and_viewer(viewer);
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let (viewer, typed) = (viewer.clone(), typed.clone());
            Box::pin(async move {
                let piece = scope::shared_piece(tx, &viewer, piece).await?;
                let said = Said { version, wording, typed: &typed };
                let events = rate(tx, scope::person(&viewer)?.person, &piece, None, said).await?;
                Ok(Written::new((), events))
            })
        })
        .await
    }
}

/// Where it is heard what is said of a piece.
pub fn stream(piece: &reflection::Model) -> Stream {
    match piece.class_id {
        Some(class) => Stream::Class(class.into()),
        None => Stream::Person(piece.subject_id.into()),
    }
}

/// The student's, and the staff's while they may read it.
pub fn event(piece: &reflection::Model, id: Uuid, shown: bool) -> Event {
    let student = PersonId(piece.subject_id);
    let mut audiences = vec![Audience::Person(student)];
    if shown && piece.version > 0 && piece.class_id.is_some() {
        audiences.push(Audience::Staff);
    }
    Event { stream: stream(piece), about: About::Rating(RatingId(id)), subject: Some(student), audiences }
}

/// The wording that a version is looked at by: that of what was said of it first, else what stands beside the piece now.
pub async fn wording_of(
    tx: &Tx,
    piece: &reflection::Model,
    version: Uuid,
) -> Result<Option<(rubric::Model, rubric_wording::Model)>> {
    let first = rating::Entity::find()
        .filter(rating::Column::VersionId.eq(version))
        .order_by_asc(rating::Column::CreatedAt)
        .order_by_asc(rating::Column::Id)
        .one(&tx.db)
        .await?;
    if let Some(first) = first {
        let wording = rubric_wording::Entity::find_by_id(first.wording_id).one(&tx.db).await?;
        let wording = wording.ok_or_else(Error::not_found)?;
        return Ok(Some((rows::row(tx, first.rubric_id).await?, wording)));
    }
    match attaching::of_piece(tx, piece).await? {
        Some((rubric, _)) => {
            let wording = rows::wording(tx, &rubric).await?;
            Ok(Some((rubric, wording)))
        }
        None => Ok(None),
    }
}

/// By its student or by a teacher. `rubric` is the one that the student's page was about.
pub async fn rate(
    tx: &Tx,
    me: PersonId,
    piece: &reflection::Model,
    rubric: Option<RubricId>,
    said: Said<'_>,
) -> Result<Vec<Event>> {
    let own = piece.subject_id == me.0;
    let by = if own { By::Student } else { By::Teacher };
    let versions = pieces::versions(tx, piece.id.into()).await?;
    let newest = versions.first().map_or(0, |newest| newest.number);
    let of = versions.iter().find(|known| known.number == said.version).ok_or_else(Error::not_found)?;
    let before = rating::Entity::find()
        .filter(rating::Column::VersionId.eq(of.id))
        .filter(rating::Column::AuthorId.eq(me.0))
        .one(&tx.db)
        .await?;
    may_rate(by, said.version, newest, before.is_some())?;
    let known = wording_of(tx, piece, of.id).await?;
    let (rubric, wording) = match known {
        Some((known, wording)) if rubric.is_none_or(|asked| asked.0 == known.id) => (known, wording),
        Some(_) => return Err(Refusal::conflict("rubrics.reworded").into()),
        None => return Err(Refusal::conflict("rubrics.none_beside").into()),
    };
    if wording.version != said.wording {
        return Err(Refusal::conflict("rubrics.reworded").into());
    }
    if before.is_none() && rows::stage(&rubric) == RubricStage::Draft {
        return Err(Refusal::conflict("rubrics.none_beside").into());
    }
    let lines = checked(tx, &wording, of, said.typed).await?;
    let shown = !own || said.typed.shown;
    keep(tx, me, piece, of, (&rubric, &wording), before, (lines, shown)).await
}

async fn checked(
    tx: &Tx,
    wording: &rubric_wording::Model,
    of: &version::Model,
    typed: &RatingTyped,
) -> Result<Vec<RatingLine>> {
    let criteria: Vec<_> = rows::criteria(tx, wording.id).await?.into_iter().map(|one| one.root_id.into()).collect();
    let shown = things::of_version(tx, of.id).await?;
    Ok(typed.check(&criteria, rows::levels(&wording.levels)?.len(), &of.words, &shown)?)
}

async fn keep(
    tx: &Tx,
    me: PersonId,
    piece: &reflection::Model,
    of: &version::Model,
    (rubric, wording): (&rubric::Model, &rubric_wording::Model),
    before: Option<rating::Model>,
    (lines, shown): (Vec<RatingLine>, bool),
) -> Result<Vec<Event>> {
    let rows: Vec<_> = rows::criteria(tx, wording.id).await?;
    let (id, round, was_shown) = match before {
        Some(known) => {
            let now = rounds::rounds(tx, &known, &rows).await?.into_iter().next().map(|(_, lines)| lines);
            let same = now.is_some_and(|now| now == lines);
            if same && known.shown == shown {
                return Ok(Vec::new());
            }
            let (id, was_shown) = (known.id, known.shown);
            let round = if same { known.round } else { known.round + 1 };
            let mut row = rating::ActiveModel::from(known);
            (row.round, row.shown, row.changed_at) = (Set(round), Set(shown), Set(tx.now.0));
            row.update(&tx.db).await?;
            if same {
                return Ok(vec![event(piece, id, true)]);
            }
            (id, round, was_shown)
        }
        None => {
            let row = rating::ActiveModel {
                id: Set(Uuid::now_v7()),
                district_id: Set(piece.district_id),
                rubric_id: Set(rubric.id),
                wording_id: Set(wording.id),
                subject_id: Set(piece.subject_id),
                reflection_id: Set(piece.id),
                version_id: Set(of.id),
                version: Set(of.number),
                author_id: Set(me.0),
                own: Set(piece.subject_id == me.0),
                shown: Set(shown),
                round: Set(1),
                created_at: Set(tx.now.0),
                changed_at: Set(tx.now.0),
            };
            (row.insert(&tx.db).await?.id, 1, false)
        }
    };
    for line in lines {
        let criterion = rows.iter().find(|row| row.root_id == line.criterion.0).ok_or_else(Error::not_found)?;
        let mut row = rating_line::ActiveModel {
            id: Set(Uuid::now_v7()),
            district_id: Set(piece.district_id),
            subject_id: Set(piece.subject_id),
            rating_id: Set(id),
            round: Set(round),
            criterion_id: Set(criterion.id),
            stands: Set(line.stood.map(Stood::name)),
            growing: Set(line.growing),
            beyond: Set(line.beyond),
            created_at: Set(tx.now.0),
            ..Default::default()
        };
        if let Some(cite) = line.cite {
            citing::put(&mut row, cite);
        }
        rating_line::Entity::insert(row).exec_without_returning(&tx.db).await?;
    }
    // Those who could read it before hear that they no longer can.
    Ok(vec![event(piece, id, shown || was_shown)])
}
