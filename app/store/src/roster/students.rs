//! One student of a class, as their teachers keep the roster: rename, picture, remove, restore.

use domain::audit::Deed;
use domain::event::Cut;
use domain::id::{ClassId, PersonId};
use domain::pin::WRONG_UNTIL_LOCKED;
use domain::refusal::{Fault, Refusal};
use domain::roster::{PICTURES, RosterEntry, same_student, student_name};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{
    Place, and_where_they_left, bring_back, everybody, everywhere, nowhere, on, place_event, tile_event,
    told_where_they_left,
};
use crate::entity::{enrollment, person};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, audit, classes, help, people, scope, sign_in};

/// A student of a class that the viewer guides.
pub(crate) async fn guided(tx: &Tx, viewer: &Viewer, class: ClassId, student: PersonId) -> Result<enrollment::Model> {
    scope::guided(tx, viewer, class).await?;
    scope::enrollment(tx, student, class).await?.ok_or_else(Error::not_found)
}

/// These places as teachers keep them, by last name; removed students last.
pub(crate) fn kept(mut places: Vec<Place>) -> Vec<RosterEntry> {
    places.sort_by(Place::by_name);
    let entry = |place: Place| RosterEntry {
        person: place.student,
        name: place.name,
        picture: place.picture,
        nickname: place.nickname,
        claimed_at: place.claimed,
        has_pin: place.wrong.is_some(),
        locked: place.wrong.is_some_and(|wrong| wrong >= WRONG_UNTIL_LOCKED),
        removed_at: place.ended,
    };
    places.into_iter().map(entry).collect()
}

impl Store {
    /// The roster as teachers keep it, by last name; removed students last.
    #[crate::compiled_here]
    pub async fn students(&self, viewer: &Viewer, class: ClassId) -> Result<Vec<RosterEntry>> {
        let tx = self.snapshot().await?;
        scope::guided(&tx, viewer, class).await?;
        Ok(kept(everybody(&tx, class).await?))
    }

    /// Invalid `name`: empty, too long, no letter, or somebody of this class has it (`roster.name_is_there`). The name is the student's in
    /// every class.
    #[crate::compiled_here]
    pub async fn rename_student(&self, viewer: &Viewer, class: ClassId, student: PersonId, name: &str) -> Result<()> {
        let fault = |sentence| Refusal::Invalid { faults: vec![Fault { field: "name".into(), sentence }] };
        let name = student_name(name).map_err(fault)?;
        let touches = self.touching(student, Some(class)).await?;
        let touches = viewer.person().into_iter().fold(touches, |touches, me| touches.and_person(me));
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let (viewer, name) = (viewer.clone(), name.clone());
            Box::pin(async move {
                guided(tx, &viewer, class, student).await?;
                let person = people::row(tx, student.0).await?;
                let id = person.external_id.clone();
                let there = on(tx, class).await?.into_iter().any(|other| {
                    other.student != student
                        && same_student(&name, id.as_deref(), &other.name, other.external_id.as_deref())
                });
                if there {
                    return Err(Refusal::invalid("name", "roster.name_is_there").into());
                }
                let mut row: person::ActiveModel = person.into();
                row.sort_name = Set(domain::accounts::sort_name(&name));
                row.display_name = Set(name);
                row.update(&tx.db).await?;
                Ok(Written::new((), everywhere(tx, student).await?))
            })
        })
        .await
    }

    /// The picture beside a name. Invalid `picture`: none of [`PICTURES`].
    #[crate::compiled_here]
    pub async fn set_picture(&self, viewer: &Viewer, class: ClassId, student: PersonId, picture: &str) -> Result<()> {
        let known = PICTURES.into_iter().find(|known| *known == picture);
        let picture = known.ok_or_else(|| Refusal::invalid("picture", "roster.pick_a_picture"))?;
        let (touches, viewer) = (classes::touches(viewer, class).and_person(student), viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = guided(tx, &viewer, class, student).await?;
                let rev = row.rev + 1;
                let mut row: enrollment::ActiveModel = row.into();
                row.picture = Set(picture.into());
                row.rev = Set(rev);
                row.update(&tx.db).await?;
                Ok(Written::new((), vec![tile_event(class, student)]))
            })
        })
        .await
    }

    /// What it touches that a student goes or comes back: this class, and those that they left earlier.
    async fn coming_and_going(&self, viewer: &Viewer, class: ClassId, student: PersonId) -> Result<Touches> {
        let touches = classes::touches(viewer, class).and_person(student);
        and_where_they_left(&self.snapshot().await?, &[student.0], touches).await
    }

    /// Takes a student off the roster, at once: a student without another class in use is signed out everywhere. Everything they made is kept.
    #[crate::compiled_here]
    pub async fn remove_student(&self, viewer: &Viewer, class: ClassId, student: PersonId) -> Result<()> {
        let (touches, viewer) = (self.coming_and_going(viewer, class, student).await?, viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = guided(tx, &viewer, class, student).await?;
                let rev = row.rev + 1;
                let mut row: enrollment::ActiveModel = row.into();
                row.ends_at = Set(Some(tx.now.0));
                row.rev = Set(rev);
                row.update(&tx.db).await?;
                let mut events = vec![tile_event(class, student), place_event(class, student)];
                let out = nowhere(tx, &[student.0]).await?;
                if !out.is_empty() {
                    sign_in::end_all_of(tx, student, None).await?;
                }
                events.extend(told_where_they_left(tx, class, &out).await?);
                if help::open_of(tx, class, student).await?.is_some() {
                    // Those behind them in the help queue move up.
                    events.extend(help::moved(tx, class, student, false).await?);
                }
                audit::note(tx, Deed::RemoveStudent, scope::person(&viewer)?, Some(student), Some(class.0)).await?;
                Ok(Written::new((), events).cutting([Cut::Person(student)]))
            })
        })
        .await
    }

    /// Puts a removed student back with everything: picture, PIN, pieces. On the roster already: nothing happens.
    #[crate::compiled_here]
    pub async fn restore_student(&self, viewer: &Viewer, class: ClassId, student: PersonId) -> Result<()> {
        let (touches, viewer) = (self.coming_and_going(viewer, class, student).await?, viewer.clone());
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                classes::active(tx, &viewer, class).await?;
                let everybody = everybody(tx, class).await?;
                let on = everybody.iter().filter(|place| place.is_on());
                let taken: Vec<_> = on.map(|place| place.picture.clone()).collect();
                let found = everybody.into_iter().find(|place| place.student == student);
                let place = found.ok_or_else(Error::not_found)?;
                if place.is_on() {
                    return Ok(Written::quietly(()));
                }
                let was_out = nowhere(tx, &[student.0]).await?;
                bring_back(tx, &place, &taken).await?;
                audit::note(tx, Deed::RestoreStudent, scope::person(&viewer)?, Some(student), Some(class.0)).await?;
                let mut events = vec![tile_event(class, student), place_event(class, student)];
                events.extend(told_where_they_left(tx, class, &was_out).await?);
                Ok(Written::new((), events).cutting([Cut::Person(student)]))
            })
        })
        .await
    }
}
