//! What several events are about, read before they are rendered. A class shares at once, so pieces are read together, each kind of what stands
//! around them in one question. All of it is one snapshot: what changed three times looks the same in each of three events.

use std::collections::{BTreeSet, HashMap, HashSet};

use domain::event::{About, Audience, Change};
use domain::id::{ClassId, PersonId, ReflectionId};
use domain::projector::Counts;
use domain::reflections::PieceView;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::among::among;
use crate::entity::reflection;
use crate::tx::Tx;
use crate::{Error, Result, console, pieces, wall};

/// Pieces in one question.
const AT_ONCE: usize = 100;

#[derive(Default)]
pub struct Ahead {
    /// What staff hear, by piece.
    cards: HashMap<Uuid, Change>,
    /// Whole pieces that their own students hear of.
    own: HashMap<Uuid, PieceView>,
    /// Every piece that is there, whoever hears of it.
    there: HashSet<Uuid>,
    counts: HashMap<ClassId, Counts>,
}

impl Ahead {
    pub async fn of(tx: &Tx, wanted: &[(About, Audience)]) -> Result<Self> {
        let (mut to_staff, mut to_person) = (BTreeSet::new(), BTreeSet::new());
        for (about, audience) in wanted {
            match (about, audience) {
                (About::Piece(id), Audience::Staff) => _ = to_staff.insert(id.0),
                (About::Piece(id), Audience::Person(person)) => _ = to_person.insert((id.0, person.0)),
                _ => {}
            }
        }
        let ids: BTreeSet<Uuid> = to_staff.iter().copied().chain(to_person.iter().map(|(id, _)| *id)).collect();
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let mut ahead = Self::default();
        for some in ids.chunks(AT_ONCE) {
            let rows = reflection::Entity::find()
                .filter(reflection::Column::Id.is_in(among(some.iter().copied())))
                .all(&tx.db)
                .await?;
            ahead.there.extend(rows.iter().map(|row| row.id));
            let carded: Vec<_> = rows.iter().filter(|row| to_staff.contains(&row.id)).cloned().collect();
            ahead.cards.extend(console::card_changes(tx, &carded).await?);
            // For nobody but its student.
            let own: Vec<_> = rows.into_iter().filter(|row| to_person.contains(&(row.id, row.subject_id))).collect();
            ahead.own.extend(pieces::views(tx, &own).await?.into_iter().map(|view| (view.id.0, view)));
        }
        Ok(ahead)
    }

    /// The card for staff; gone while nothing is shared.
    pub fn card(&self, id: ReflectionId) -> Result<Change> {
        self.cards.get(&id.0).cloned().ok_or_else(Error::not_found)
    }

    /// The piece for its own student; nothing for anybody else.
    pub fn own(&self, id: ReflectionId, person: PersonId) -> Result<Option<PieceView>> {
        if !self.there.contains(&id.0) {
            return Err(Error::not_found());
        }
        Ok(self.own.get(&id.0).filter(|view| view.student == person).cloned())
    }

    /// What the wall of a class counts.
    pub async fn counts(&mut self, tx: &Tx, class: ClassId) -> Result<Counts> {
        if let Some(counts) = self.counts.get(&class) {
            return Ok(*counts);
        }
        let counts = wall::counts(tx, class).await?;
        self.counts.insert(class, counts);
        Ok(counts)
    }
}
