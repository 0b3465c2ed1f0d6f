//! What is staged follows what it shows. A round, a board, a rating, a card say to their own audiences that they changed; where the wall
//! shows one of them, a number tells the wall to ask again. Done for every write in one place, so that no feature has to know of it.

use std::collections::BTreeSet;

use domain::event::{About, Audience, Event, Stream};
use domain::id::ClassId;
use domain::stage::Scene;

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
        if scene(row(tx, session.id).await?.as_ref()) == seen {
            told.push(class);
        }
    }
    let to_staff = by_itself(tx, &events).await?;
    events.extend(told.into_iter().map(|class| Event::in_class(class, About::Stage(class), [Audience::Wall])));
    events.extend(to_staff.into_iter().map(|class| Event::in_class(class, About::Stage(class), [Audience::Staff])));
    Ok(events)
}

/// The classes whose wall follows what is there, and something that it follows came or went: their staff read what stands on it.
async fn by_itself(tx: &Tx, events: &[Event]) -> Result<BTreeSet<ClassId>> {
    let mut told = BTreeSet::new();
    for event in events {
        let (Stream::Class(class), About::Prompt(_) | About::WallCard(_)) = (event.stream, event.about) else {
            continue;
        };
        if told.contains(&class) {
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
