//! What is staged follows what it shows. A round, a board, a rating, a card say to their own audiences that they changed; where the wall
//! shows one of them, a number tells the wall to ask again. Done for every write in one place, so that no feature has to know of it.

use std::collections::BTreeSet;

use domain::event::{About, Audience, Event, Stream};
use domain::id::ClassId;
use domain::stage::Scene;
use uuid::Uuid;

use super::shown::shown;
use super::{row, scene};
use crate::tx::Tx;
use crate::{Result, door};

/// In which scene a change of this kind may be seen.
fn seen_in(about: About) -> Option<Scene> {
    Some(match about {
        About::Round(_) => Scene::Round,
        About::Board(_) | About::Choice(_) => Scene::Choice,
        // A newer version is not rated yet, and one that was taken back is not any more.
        About::Rating(_) | About::Rubric(_) | About::Prompt(_) | About::Piece(_) => Scene::Scale,
        About::WallCard(_) => Scene::Spotlight,
        _ => return None,
    })
}

/// The events of a job, with one more for each wall that shows something of them.
pub async fn with_walls(tx: &Tx, mut events: Vec<Event>) -> Result<Vec<Event>> {
    let mut told = Vec::new();
    for event in &events {
        let (Stream::Class(class), Some(seen)) = (event.stream, seen_in(event.about)) else { continue };
        if told.contains(&class) {
            continue;
        }
        let Some(session) = door::open_session(tx, class).await? else { continue };
        let staged = scene(row(tx, session.id).await?.as_ref());
        if staged == seen || (moves_a_round(event) && follows(tx, class, session.id).await?) {
            told.push(class);
        }
    }
    let to_staff = by_itself(tx, &events).await?;
    events.extend(told.into_iter().map(|class| Event::in_class(class, About::Stage(class), [Audience::Wall])));
    events.extend(to_staff.into_iter().map(|class| Event::in_class(class, About::Stage(class), [Audience::Staff])));
    Ok(events)
}

/// Where a round stands, that it is over, and what of it is shown: what goes to the whole class is all that a wall shows of it. So of what a
/// group writes for itself a wall that follows is told nothing, nor of a round that is merely planned.
fn moves_a_round(event: &Event) -> bool {
    matches!(event.about, About::Round(_)) && event.audiences.contains(&Audience::Class)
}

/// Nothing is staged, or what was staged is gone: what is there says what is shown.
async fn follows(tx: &Tx, class: ClassId, session: Uuid) -> Result<bool> {
    Ok(shown(tx, class, session, None).await?.0.scene == Scene::Follow)
}

/// The classes whose wall follows what is there, and something that it follows came or went: their staff read what stands on it.
async fn by_itself(tx: &Tx, events: &[Event]) -> Result<BTreeSet<ClassId>> {
    let mut told = BTreeSet::new();
    for event in events {
        let Stream::Class(class) = event.stream else { continue };
        let followed = matches!(event.about, About::Prompt(_) | About::WallCard(_)) || moves_a_round(event);
        if !followed || told.contains(&class) {
            continue;
        }
        let Some(session) = door::open_session(tx, class).await? else { continue };
        // What is set says so itself.
        let set = events.iter().any(|other| other.about == About::Stage(class) && hears_staff(other));
        if !set && scene(row(tx, session.id).await?.as_ref()) == Scene::Follow {
            told.insert(class);
        }
    }
    Ok(told)
}

fn hears_staff(event: &Event) -> bool {
    event.audiences.contains(&Audience::Staff)
}
