//! What the wall of a class asks of its students right now.

use domain::event::Cursor;
use domain::id::{ClassId, PersonId};
use domain::stage::{Asked, AskedFor, Scene};
use domain::viewer::Viewer;
use uuid::Uuid;

use super::{closing, confidence, row, scene};
use crate::entity::session;
use crate::tx::Tx;
use crate::{Result, Store, door, replay, scope};

/// The scene that stands in the open session of a class, with what it is about. A wall that is blank for a moment asks for no less.
pub async fn stands(tx: &Tx, class: ClassId) -> Result<Option<(session::Model, Scene, Option<Uuid>)>> {
    let Some(session) = door::open_session(tx, class).await? else { return Ok(None) };
    let staged = row(tx, session.id).await?;
    let under = staged.as_ref().and_then(|row| Scene::named(row.before.as_deref()?)).unwrap_or_default();
    let scene = match scene(staged.as_ref()) {
        Scene::Blank => under,
        scene => scene,
    };
    Ok(Some((session, scene, staged.and_then(|row| row.subject))))
}

impl Store {
    /// What the classes of a student ask of them now and they have not given yet; nothing for anybody else.
    #[crate::compiled_here]
    pub async fn asked_of(&self, viewer: &Viewer) -> Result<(Vec<Asked>, Cursor)> {
        let tx = self.snapshot().await?;
        Ok((asked_of(&tx, viewer).await?, replay::cursor(&tx, viewer).await?))
    }
}

/// The same, for what is read with it.
pub async fn asked_of(tx: &Tx, viewer: &Viewer) -> Result<Vec<Asked>> {
    let Some(me) = viewer.signed_in().filter(|me| !me.staff) else { return Ok(Vec::new()) };
    let mut asked = Vec::new();
    for row in scope::all_attended(tx, viewer).await? {
        let class = row.id.into();
        let what = of_class(tx, class, me.person).await?;
        asked.extend(what.map(|what| Asked { class, class_name: row.name, what }));
    }
    Ok(asked)
}

async fn of_class(tx: &Tx, class: ClassId, me: PersonId) -> Result<Option<AskedFor>> {
    Ok(match stands(tx, class).await? {
        Some((session, Scene::Closing, _)) => {
            closing::own(tx, session.id, me).await?.is_none().then_some(AskedFor::Word)
        }
        Some((_, Scene::Confidence, Some(ask))) => match confidence::ask(tx, ask).await? {
            Some(ask) if confidence::own(tx, ask.id, me).await?.is_none() => Some(AskedFor::Confidence(ask.statement)),
            _ => None,
        },
        _ => None,
    })
}
