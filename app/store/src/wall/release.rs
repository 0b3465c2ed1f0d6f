//! Onto the wall and off it.

use domain::audit::Deed;
use domain::event::{About, Audience, Event};
use domain::id::{ClassId, PersonId, ReflectionId, WallCardId};
use domain::refusal::Refusal;
use domain::viewer::{SignedIn, Viewer};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::{reflection, session, wall_card};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, audit, classes, door, pieces, safety, scope};

impl Store {
    /// Puts the newest version of a piece on the wall of the open session, without a name. An older version of it comes down.
    /// Already there: the same card again.
    ///
    /// Errors: not found unless the piece is shared with a class the viewer guides; `wall.no_consent` while its student has
    /// not consented to show this very version; `wall.no_words` where it shows something and says nothing; `wall.second_look` where its words ask
    /// for one; `wall.door_closed` while no session is open.
    #[crate::compiled_here]
    pub async fn release_to_wall(&self, viewer: &Viewer, reflection: ReflectionId) -> Result<WallCardId> {
        self.release(viewer, reflection, Seen::default()).await
    }

    /// The same of the version that the viewer has read: a newer one is read first (`wall.newer_version`).
    #[crate::compiled_here]
    pub async fn release_version(&self, viewer: &Viewer, reflection: ReflectionId, version: i32) -> Result<WallCardId> {
        self.release(viewer, reflection, Seen { version: Some(version), looked: false }).await
    }

    /// The same after a second look at this version, which is audited: who, whose piece, when, and not a word of it.
    #[crate::compiled_here]
    pub async fn release_after_look(
        &self,
        viewer: &Viewer,
        reflection: ReflectionId,
        version: i32,
    ) -> Result<WallCardId> {
        self.release(viewer, reflection, Seen { version: Some(version), looked: true }).await
    }

    async fn release(&self, viewer: &Viewer, reflection: ReflectionId, seen: Seen) -> Result<WallCardId> {
        let (class, student) = self.class_of_piece(viewer, reflection).await?;
        let viewer = viewer.clone();
        // The student's row: a consent withdrawn in the same moment comes before or after, never in between.
        let touches = classes::touches(&viewer, class).and_person(student);
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let piece = scope::shared_piece(tx, &viewer, reflection).await?;
                let (card, events) = put_up(tx, scope::person(&viewer)?, piece, seen).await?;
                Ok(Written::new(card, events))
            })
        })
        .await
    }

    /// Holds a piece: it comes off the wall, and is not the next that goes up by itself. Held already: nothing happens.
    ///
    /// Errors: not found unless the piece is shared with a class the viewer guides.
    #[crate::compiled_here]
    pub async fn take_from_wall(&self, viewer: &Viewer, reflection: ReflectionId) -> Result<()> {
        let (class, student) = self.class_of_piece(viewer, reflection).await?;
        let viewer = viewer.clone();
        let touches = classes::touches(&viewer, class).and_person(student);
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let piece = scope::shared_piece(tx, &viewer, reflection).await?;
                let mut events = take_down(tx, &piece).await?;
                if events.is_empty() {
                    return Ok(Written::new((), hold(tx, &piece, scope::person(&viewer)?.person).await?));
                }
                events.push(piece_event(tx, piece).await?);
                Ok(Written::new((), events))
            })
        })
        .await
    }
}

/// What of a piece was seen by who puts it up.
#[derive(Clone, Copy, Default)]
pub struct Seen {
    /// The version that was read; none where the newest is meant, whichever that is.
    pub version: Option<i32>,
    /// Read a second time, because something in it asks for that.
    pub looked: bool,
}

/// Puts a piece of a class up, and tells who must hear of it. The caller asked for the right to.
pub async fn put_up(tx: &Tx, by: &SignedIn, piece: reflection::Model, seen: Seen) -> Result<(WallCardId, Vec<Event>)> {
    let class = ClassId(piece.class_id.ok_or_else(Error::not_found)?);
    // Nobody's words go up unread because they came while a finger was on its way.
    if seen.version.is_some_and(|version| version != piece.version) {
        return Err(Refusal::conflict("wall.newer_version").into());
    }
    if !pieces::wall_consent(tx, &piece).await? {
        return Err(Refusal::conflict("wall.no_consent").into());
    }
    // The wall shows words, and this has none.
    if pieces::versions(tx, piece.id.into()).await?.first().is_none_or(|newest| newest.words.is_empty()) {
        return Err(Refusal::conflict("wall.no_words").into());
    }
    let session = door::open_session(tx, class).await?.ok_or_else(|| Refusal::conflict("wall.door_closed"))?;
    let up = showing(tx, piece.id).await?;
    if let Some(card) = up.iter().find(|card| card.session_id == session.id && card.version == piece.version) {
        return Ok((card.id.into(), Vec::new()));
    }
    let looked = seen.version.filter(|_| seen.looked);
    if safety::pass(tx, &piece, looked).await? {
        audit::note(tx, Deed::SecondLook, by, Some(piece.subject_id.into()), Some(piece.id)).await?;
    }
    let mut events = take_down(tx, &piece).await?;
    let card = hang(tx, &piece, &session, by.person).await?;
    events.push(wall_event(class, card, piece.subject_id.into()));
    events.push(piece_event(tx, piece).await?);
    Ok((card, events))
}

/// Takes down whatever shows of a piece. Returns what the wall must hear; the caller tells of the piece itself.
pub async fn take_down(tx: &Tx, piece: &reflection::Model) -> Result<Vec<Event>> {
    let mut events = Vec::new();
    for card in showing(tx, piece.id).await? {
        events.push(wall_event(card.class_id.into(), card.id.into(), card.subject_id.into()));
        down(tx, card).await?;
    }
    Ok(events)
}

/// Takes down everything that still hangs in a class: a new session begins with an empty wall.
pub async fn clear(tx: &Tx, class: ClassId) -> Result<Vec<Event>> {
    let cards = wall_card::Entity::find()
        .filter(wall_card::Column::ClassId.eq(class.0))
        .filter(wall_card::Column::TakenBackAt.is_null())
        .all(&tx.db)
        .await?;
    let mut events = Vec::new();
    for card in cards {
        let piece = pieces::row(tx, card.reflection_id.into()).await?;
        events.push(wall_event(class, card.id.into(), card.subject_id.into()));
        down(tx, card).await?;
        events.push(piece_event(tx, piece).await?);
    }
    Ok(events)
}

/// A hold of what does not hang is a card that came down in the moment it went up: nothing was seen, and it is not the next.
async fn hold(tx: &Tx, piece: &reflection::Model, by: PersonId) -> Result<Vec<Event>> {
    let class = ClassId(piece.class_id.ok_or_else(Error::not_found)?);
    let Some(session) = door::open_session(tx, class).await? else { return Ok(Vec::new()) };
    let known = wall_card::Entity::find()
        .filter(wall_card::Column::SessionId.eq(session.id))
        .filter(wall_card::Column::ReflectionId.eq(piece.id))
        .filter(wall_card::Column::Version.eq(piece.version));
    if known.count(&tx.db).await? > 0 {
        return Ok(Vec::new());
    }
    let id = hang(tx, piece, &session, by).await?;
    let card = wall_card::Entity::find_by_id(id.0).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    down(tx, card).await?;
    // The remote counts what waits.
    Ok(vec![Event::in_class(class, About::Stage(class), [Audience::Staff]).of(piece.subject_id.into())])
}

async fn showing(tx: &Tx, reflection: Uuid) -> Result<Vec<wall_card::Model>> {
    Ok(wall_card::Entity::find()
        .filter(wall_card::Column::ReflectionId.eq(reflection))
        .filter(wall_card::Column::TakenBackAt.is_null())
        .all(&tx.db)
        .await?)
}

async fn hang(tx: &Tx, piece: &reflection::Model, session: &session::Model, by: PersonId) -> Result<WallCardId> {
    let id = WallCardId::mint();
    let row = wall_card::ActiveModel {
        id: Set(id.0),
        district_id: Set(piece.district_id),
        session_id: Set(session.id),
        class_id: Set(session.class_id),
        reflection_id: Set(piece.id),
        subject_id: Set(piece.subject_id),
        version: Set(piece.version),
        released_by: Set(by.0),
        released_at: Set(tx.now.0),
        taken_back_at: Set(None),
    };
    wall_card::Entity::insert(row).exec_without_returning(&tx.db).await?;
    Ok(id)
}

async fn down(tx: &Tx, card: wall_card::Model) -> Result<()> {
    let mut row = wall_card::ActiveModel::from(card);
    row.taken_back_at = Set(Some(tx.now.0));
    row.update(&tx.db).await?;
    Ok(())
}

fn wall_event(class: ClassId, card: WallCardId, student: PersonId) -> Event {
    Event::in_class(class, About::WallCard(card), [Audience::Wall]).of(student)
}

/// Staff and the student see whether it hangs there. It is no news about the piece itself, so it keeps its place in the inbox.
async fn piece_event(tx: &Tx, piece: reflection::Model) -> Result<Event> {
    let rev = piece.rev + 1;
    let mut row = reflection::ActiveModel::from(piece);
    row.rev = Set(rev);
    Ok(pieces::event(&row.update(&tx.db).await?, &[]))
}
