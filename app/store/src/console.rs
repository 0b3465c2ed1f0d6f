//! The console, read: tiles, cards, the line at the bell. Everything in one snapshot, and by class instead of by piece: a class
//! of thirty-five with two weeks of work is opened with as many queries as an empty one.

mod cards;
mod rate;
mod tiles;

pub(crate) use cards::{changes as card_changes, of_class as cards};

use domain::clock::Moment;
use domain::console::{ConsoleView, OpenPiece, Tile};
use domain::event::{Change, Cursor};
use domain::id::{ClassId, PersonId, ReflectionId};
use domain::pin::WRONG_UNTIL_LOCKED;
use domain::reflections::{History, Reach};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::{attendance, enrollment, pin};
use crate::tx::Tx;
use crate::wall::Hanging;
use crate::{Result, Store, bell, classes, door, feedback, help, people, pieces, prompts, replay, scope};

/// How many versions back a console says what changed: one may be read while newer ones come.
const CHANGES: usize = 3;

/// A student's place on the roster, or its end.
pub async fn tile_change(tx: &Tx, class: ClassId, person: PersonId) -> Result<Change> {
    Ok(match scope::enrollment(tx, person, class).await? {
        Some(enrollment) => Change::Tile(tile(tx, &enrollment).await?),
        None => Change::TileGone { person },
    })
}

pub async fn tile(tx: &Tx, enrollment: &enrollment::Model) -> Result<Tile> {
    let came = match door::open_session(tx, enrollment.class_id.into()).await? {
        Some(session) => {
            attendance::Entity::find()
                .filter(attendance::Column::SessionId.eq(session.id))
                .filter(attendance::Column::PersonId.eq(enrollment.person_id))
                .one(&tx.db)
                .await?
        }
        None => None,
    };
    let pin = pin::Entity::find().filter(pin::Column::PersonId.eq(enrollment.person_id)).one(&tx.db).await?;
    Ok(Tile {
        person: enrollment.person_id.into(),
        name: people::name(tx, enrollment.person_id).await?,
        picture: enrollment.picture.clone(),
        nickname: enrollment.nickname,
        came_at: came.as_ref().map(|row| Moment(row.came_at)),
        claimed_at: enrollment.claimed_at.map(Moment),
        locked: pin.is_some_and(|pin| pin.wrong >= WRONG_UNTIL_LOCKED),
        help: help::open_of(tx, enrollment.class_id.into(), enrollment.person_id.into()).await?.is_some(),
        rev: enrollment.rev,
    })
}

impl Store {
    /// The whole console of a class, and the cursor from which it hears on. Who is here and who writes (`presence`) is the hub's
    /// to fill.
    ///
    /// Errors: not found unless the viewer guides the class.
    #[crate::compiled_here]
    pub async fn console(&self, viewer: &Viewer, class: ClassId) -> Result<(ConsoleView, Cursor)> {
        self.console_back(viewer, class, 0).await
    }

    /// The same with older pieces. `back`: how often they were asked for.
    #[crate::compiled_here]
    pub async fn console_back(&self, viewer: &Viewer, class: ClassId, back: u32) -> Result<(ConsoleView, Cursor)> {
        let tx = self.snapshot().await?;
        let row = scope::guided(&tx, viewer, class).await?;
        let (cards, older) = cards::of_class(&tx, class, back).await?;
        let view = ConsoleView {
            class: classes::card(&tx, row).await?,
            door: door::view(&tx, class).await?,
            prompt: prompts::open(&tx, class).await?.map(prompts::view).transpose()?,
            tiles: tiles::of_class(&tx, class).await?,
            cards,
            older,
            presence: Vec::new(),
            bell: bell::of_class(&tx, class).await?,
            rate: rate::of_class(&tx, class).await?,
        };
        Ok((view, replay::cursor(&tx, viewer).await?))
    }

    /// One piece opened beside the reply box: all that was shared and sent, and the viewer's own half-written answer.
    ///
    /// Errors: not found unless the piece is shared with a class the viewer guides.
    #[crate::compiled_here]
    pub async fn piece_for_staff(&self, viewer: &Viewer, reflection: ReflectionId) -> Result<(OpenPiece, Cursor)> {
        let tx = self.snapshot().await?;
        let piece = scope::shared_piece(&tx, viewer, reflection).await?;
        let me = scope::person(viewer)?.person;
        let open = OpenPiece {
            reach: pieces::reach(&tx, &piece).await?,
            theirs: cards::of_student(&tx, &piece).await?,
            piece: pieces::view(&tx, &piece).await?,
            draft: feedback::draft(&tx, reflection, me).await?,
            older_hangs: Hanging::of(&tx, &[piece.id]).await?.older(&piece),
        };
        Ok((open, replay::cursor(&tx, viewer).await?))
    }

    /// What those who answer a piece read around its words: what was answered, and what its versions changed, for the [`CHANGES`] newest.
    ///
    /// Errors: not found unless the piece is shared with a class the viewer guides.
    #[crate::compiled_here]
    pub async fn history_for_staff(&self, viewer: &Viewer, reflection: ReflectionId) -> Result<History> {
        let tx = self.snapshot().await?;
        let row = scope::shared_piece(&tx, viewer, reflection).await?;
        let piece = pieces::view(&tx, &row).await?;
        let theirs = cards::of_student(&tx, &row).await?;
        let is_here = pieces::reach(&tx, &row).await? == Reach::Here;
        // Comparing long words takes a while: nothing is held meanwhile.
        drop(tx);
        let pairs = piece.versions.windows(2).take(CHANGES).enumerate();
        let changes = pairs.map(|(nth, pair)| match nth {
            0 => (pair[0].number, piece.diff.clone()),
            _ => (pair[0].number, pieces::difference(&pair[1].words, &pair[0].words)),
        });
        Ok(History { changes: changes.collect(), theirs, is_here, piece })
    }
}
