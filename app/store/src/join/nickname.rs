//! Coming in under a nickname, where the teacher allows it: a new person, new on the roster.

use domain::door::MOST_NICKNAMES;
use domain::event::Stream;
use domain::id::{ClassId, SessionId};
use domain::refusal::{Fault, Refusal};
use domain::roster::{PICTURES, next_picture, same_student, student_name};

use super::at_the_door;
use super::claim::{Entered, Outcome, try_and_enter};
use crate::write::Touches;
use crate::{Error, Result, Store, roster, scope};

#[derive(Clone)]
pub struct Nickname {
    pub class: ClassId,
    pub session: SessionId,
    pub typed: String,
    /// One of [`PICTURES`]; anything else gets a picture that nobody has.
    pub picture: String,
    /// Keyed hash of the PIN. It is keyed by person, and this person is not there yet: the server mints the id.
    pub person: domain::id::PersonId,
    pub mac: String,
    pub device_token: Option<String>,
}

impl Store {
    /// Refused: `door.closed`; `join.no_nicknames`; invalid `nickname` (`join.nickname_taken`, empty, too long, no letter); `join.full`.
    #[crate::compiled_here]
    pub async fn join_with_nickname(&self, joining: Nickname) -> Result<Entered> {
        let fault = |sentence| Refusal::Invalid { faults: vec![Fault { field: "nickname".into(), sentence }] };
        let name = student_name(&joining.typed).map_err(fault)?;
        let picture = PICTURES.into_iter().find(|known| *known == joining.picture);
        let touches = Touches::stream(Stream::Class(joining.class));
        let outcome: Outcome = self
            .write(touches, move |tx| {
                let Nickname { class, session, person, mac, device_token, .. } = joining.clone();
                let name = name.clone();
                Box::pin(async move {
                    let (row, session) = at_the_door(tx, class, session).await?;
                    if !row.nicknames {
                        return Err(Refusal::forbidden("join.no_nicknames").into());
                    }
                    let on = roster::on(tx, class).await?;
                    if on.iter().any(|other| same_student(&name, None, &other.name, None)) {
                        return Err(Refusal::invalid("nickname", "join.nickname_taken").into());
                    }
                    if on.iter().filter(|place| place.nickname).count() as u64 >= MOST_NICKNAMES {
                        return Err(Refusal::conflict("join.full").into());
                    }
                    let taken = || on.iter().map(|place| place.picture.as_str());
                    let picture = picture.unwrap_or_else(|| next_picture(taken()));
                    let student =
                        roster::NewStudent { id: person, name: &name, external_id: None, picture, nickname: true };
                    roster::add(tx, &row, student).await?;
                    let place = scope::enrollment(tx, person, class).await?.ok_or_else(Error::not_found)?;
                    try_and_enter(tx, place, Some(&session), &mac, true, device_token).await
                })
            })
            .await?;
        Ok(outcome?)
    }
}
