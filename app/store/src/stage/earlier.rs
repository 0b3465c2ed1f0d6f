//! The version before the one that was released, beside it. Consent is for one version, so the student is asked again; a no stands, and
//! taking the newer one back takes back both.

use std::collections::HashSet;

use domain::audit::Deed;
use domain::command::Answer;
use domain::event::{About, Audience, Event};
use domain::id::{ClassId, ReflectionId};
use domain::refusal::Refusal;
use domain::stage::{EarlierAsk, EarlierPage, EarlierStanding};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::shown::earlier;
use crate::among::among;
use crate::entity::{earlier_ask, reflection};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, audit, classes, consent, people, pieces, safety, scope, wall};

/// Asked about this very version, and agreed. What was agreed to while it was the newest was agreed to as that.
pub async fn agreed(tx: &Tx, piece: Uuid, version: i32) -> Result<bool> {
    let settled = asked(tx, piece, version).await?.is_some_and(|ask| ask.settled_at.is_some());
    Ok(settled && wall::consents(tx, piece, version).await?)
}

async fn asked(tx: &Tx, piece: Uuid, version: i32) -> Result<Option<earlier_ask::Model>> {
    Ok(earlier_ask::Entity::find()
        .filter(earlier_ask::Column::ReflectionId.eq(piece))
        .filter(earlier_ask::Column::Version.eq(version))
        .one(&tx.db)
        .await?)
}

/// How it stands with the version before the newest, for those who teach.
pub async fn standing(tx: &Tx, piece: &reflection::Model) -> Result<Option<EarlierAsk>> {
    let Some(before) = earlier(tx, piece.id, piece.version).await?.filter(|before| !before.words.is_empty()) else {
        return Ok(None);
    };
    let ask = asked(tx, piece.id, before.number).await?;
    let may = wall::consents(tx, piece.id, before.number).await?;
    Ok(Some(match ask {
        None => EarlierAsk::NotAsked,
        Some(ask) if ask.settled_at.is_none() => EarlierAsk::Asked,
        Some(_) if may => EarlierAsk::Yes,
        Some(_) => EarlierAsk::No,
    }))
}

impl Store {
    /// Asks the student of a piece that hangs on the wall whether the version before it may stand beside it. Asked already: nothing happens.
    ///
    /// Errors: not found unless the piece is shared with a class the viewer guides; conflict `wall.release_first`, `wall.no_earlier`,
    /// `wall.said_no`, `wall.second_look` where the earlier words ask for one.
    #[crate::compiled_here]
    pub async fn ask_for_earlier(&self, viewer: &Viewer, id: ReflectionId) -> Result<()> {
        self.ask_earlier(viewer, id, None).await
    }

    /// The same after a second look at this earlier version, which is audited as a release after one is.
    #[crate::compiled_here]
    pub async fn ask_for_earlier_after_look(&self, viewer: &Viewer, id: ReflectionId, version: i32) -> Result<()> {
        self.ask_earlier(viewer, id, Some(version)).await
    }

    async fn ask_earlier(&self, viewer: &Viewer, id: ReflectionId, looked: Option<i32>) -> Result<()> {
        let (class, student) = self.class_of_piece(viewer, id).await?;
        let (touches, viewer) = (classes::touches(viewer, class).and_person(student), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let piece = scope::shared_piece(tx, &viewer, id).await?;
                if wall::hangs(tx, &piece).await? != Some(piece.version) {
                    return Err(Refusal::conflict("wall.release_first").into());
                }
                match standing(tx, &piece).await? {
                    None => return Err(Refusal::conflict("wall.no_earlier").into()),
                    Some(EarlierAsk::No) => return Err(Refusal::conflict("wall.said_no").into()),
                    Some(EarlierAsk::Asked | EarlierAsk::Yes) => return Ok(Written::quietly(())),
                    Some(EarlierAsk::NotAsked) => {}
                }
                let before = earlier(tx, piece.id, piece.version).await?.ok_or_else(Error::not_found)?;
                let me = scope::person(&viewer)?;
                if safety::pass_version(tx, &piece, &before, looked).await? {
                    audit::note(tx, Deed::SecondLook, me, Some(piece.subject_id.into()), Some(piece.id)).await?;
                }
                let row = earlier_ask::ActiveModel {
                    id: Set(Uuid::now_v7()),
                    district_id: Set(piece.district_id),
                    reflection_id: Set(piece.id),
                    subject_id: Set(piece.subject_id),
                    version: Set(before.number),
                    asked_by: Set(me.person.0),
                    asked_at: Set(tx.now.0),
                    settled_at: Set(None),
                };
                earlier_ask::Entity::insert(row).exec_without_returning(&tx.db).await?;
                let piece = pieces::update(tx, piece, |_| {}).await?;
                Ok(Written::new((), vec![pieces::event(&piece, &[]), told(class, piece.subject_id)]))
            })
        })
        .await
    }

    /// For whoever guides its class, where a piece hangs in its newest version: how it stands with the version before. None where there is none.
    ///
    /// Errors: not found unless the piece is shared with a class the viewer guides.
    #[crate::compiled_here]
    pub async fn earlier_standing(&self, viewer: &Viewer, id: ReflectionId) -> Result<Option<EarlierStanding>> {
        let tx = self.snapshot().await?;
        let piece = scope::shared_piece(&tx, viewer, id).await?;
        if wall::hangs(&tx, &piece).await? != Some(piece.version) {
            return Ok(None);
        }
        let Some(ask) = standing(&tx, &piece).await? else { return Ok(None) };
        let mut look = None;
        if ask == EarlierAsk::NotAsked
            && let Some(before) = earlier(&tx, piece.id, piece.version).await?
        {
            look = safety::look_at(&tx, &piece, before.number, &before.words).await?;
        }
        Ok(Some(EarlierStanding { piece: id, ask, look }))
    }

    /// For its student: what was asked about a piece of theirs, if anything.
    #[crate::compiled_here]
    pub async fn asked_for_earlier(&self, viewer: &Viewer, id: ReflectionId) -> Result<EarlierPage> {
        let tx = self.snapshot().await?;
        let piece = scope::own_piece(&tx, viewer, id).await?;
        let ask = newest(&tx, piece.id).await?.ok_or_else(Error::not_found)?;
        let before = pieces::versions(&tx, id).await?.into_iter().find(|version| version.number == ask.version);
        let before = before.ok_or_else(Error::not_found)?;
        let may = wall::consents(&tx, piece.id, ask.version).await?;
        Ok(EarlierPage {
            piece: id,
            name: people::name(&tx, piece.subject_id).await?,
            picture: pieces::picture(&tx, None, piece.subject_id).await?,
            question: pieces::question(&tx, &piece).await?.0,
            before: (before.number, before.words),
            settled: ask.settled_at.map(|_| may),
        })
    }
}

async fn newest(tx: &Tx, piece: Uuid) -> Result<Option<earlier_ask::Model>> {
    Ok(earlier_ask::Entity::find()
        .filter(earlier_ask::Column::ReflectionId.eq(piece))
        .order_by_desc(earlier_ask::Column::Version)
        .one(&tx.db)
        .await?)
}

/// Pieces of a student about which they have been asked and said nothing.
pub async fn open_asks(tx: &Tx, student: Uuid) -> Result<Vec<ReflectionId>> {
    let rows = earlier_ask::Entity::find()
        .filter(earlier_ask::Column::SubjectId.eq(student))
        .filter(earlier_ask::Column::SettledAt.is_null())
        .order_by_asc(earlier_ask::Column::AskedAt)
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| row.reflection_id.into()).collect())
}

/// Those of these pieces about which their students have been asked and said nothing.
pub async fn asked_about(tx: &Tx, pieces: &[Uuid]) -> Result<HashSet<Uuid>> {
    let rows: Vec<Uuid> = earlier_ask::Entity::find()
        .select_only()
        .column(earlier_ask::Column::ReflectionId)
        .filter(earlier_ask::Column::ReflectionId.is_in(among(pieces.iter().copied())))
        .filter(earlier_ask::Column::SettledAt.is_null())
        .into_tuple()
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Yes or no, of a version that was asked for; a yes may be taken back.
pub async fn settle(tx: &Tx, viewer: &Viewer, id: ReflectionId, version: i32, give: bool) -> Result<Written<Answer>> {
    let piece = scope::own_piece(tx, viewer, id).await?;
    let ask = asked(tx, piece.id, version).await?.ok_or_else(Error::not_found)?;
    let may = wall::consents(tx, piece.id, version).await?;
    if ask.settled_at.is_some() && may == give {
        return Ok(Written::quietly(pieces::answer(&piece)));
    }
    let mut ask = earlier_ask::ActiveModel::from(ask);
    ask.settled_at = Set(Some(tx.now.0));
    ask.update(&tx.db).await?;
    let mut events = match (give, may) {
        (true, false) => {
            consent::insert(tx, &piece, version).await?;
            Vec::new()
        }
        (false, true) => consent::end(tx, &piece, Some(version)).await?,
        _ => Vec::new(),
    };
    let piece = pieces::update(tx, piece, |_| {}).await?;
    events.push(pieces::event(&piece, &[]));
    events.extend(piece.class_id.map(|class| told(class.into(), piece.subject_id)));
    Ok(Written::new(pieces::answer(&piece), events))
}

/// The wall asks again, the remote says how it stands, and the student's home that they were asked.
fn told(class: ClassId, student: Uuid) -> Event {
    let to = [Audience::Staff, Audience::Wall, Audience::Person(student.into())];
    Event::in_class(class, About::Stage(class), to).of(student.into())
}
