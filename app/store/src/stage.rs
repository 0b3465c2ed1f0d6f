//! What is staged in a session of a class: set by its staff or by a plan, heard by the staff and the wall. Students hear of it only where
//! it asks something of them: the closing words, and how sure they are.

mod asking;
mod closing;
mod confidence;
mod earlier;
mod following;
mod now;
mod remote;
mod scale;
mod setting;
mod shown;
mod subject;

pub use asking::asked_of;
pub use closing::choose;
pub use confidence::{put as ask_confidence, say};
pub use earlier::{asked_about, open_asks, settle};
pub use following::with_walls;
pub use setting::set;
pub use shown::shown;

use domain::clock::Moment;
use domain::event::{About, Audience, Event};
use domain::id::ClassId;
use domain::stage::{Scene, StageView, Timer};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::Result;
use crate::entity::stage;
use crate::tx::Tx;

/// Of a session; none while it follows and no timer was ever set.
pub async fn row(tx: &Tx, session: Uuid) -> Result<Option<stage::Model>> {
    Ok(stage::Entity::find().filter(stage::Column::SessionId.eq(session)).one(&tx.db).await?)
}

pub fn scene(row: Option<&stage::Model>) -> Scene {
    row.and_then(|row| Scene::named(&row.scene)).unwrap_or_default()
}

fn timer(row: &stage::Model) -> Option<Timer> {
    let seconds = u32::try_from(row.seconds?).ok()?;
    Some(Timer { seconds, ends_at: Moment(row.ends_at?) })
}

/// As it was set.
pub fn view(tx: &Tx, row: Option<&stage::Model>) -> StageView {
    let Some(row) = row else { return StageView::default() };
    StageView {
        scene: scene(Some(row)),
        round: false,
        card: None,
        page: row.page.and_then(|page| u32::try_from(page).ok()),
        timer: timer(row).map(|timer| timer.view(tx.now)),
        rev: row.rev,
    }
}

/// A number only: who hears it asks again.
pub fn event(class: ClassId, [before, now]: [(Scene, Option<Uuid>); 2]) -> Event {
    let mut audiences = vec![Audience::Staff, Audience::Wall];
    if before != now && (before.0.asks_students() || now.0.asks_students()) {
        audiences.push(Audience::Class);
    }
    Event::in_class(class, About::Stage(class), audiences)
}
