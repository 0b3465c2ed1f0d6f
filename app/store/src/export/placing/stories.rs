//! Stories. Each part is told by itself: when its words were written last, on both sides, says whose they are. A part that was brought carries
//! the moment of its telling as the one in which it was made; if it was changed since, that was here.

use domain::clock::Moment;
use domain::export::{MOST_STORIES, Parted, Story, StoryPart, Why, parted, threaded};
use domain::portfolio::{MOST_PARTS, SchoolYear};
use domain::viewer::SignedIn;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::Places;
use crate::Result;
use crate::entity::{story, story_part};
use crate::tx::Tx;

impl Places {
    pub async fn story(&mut self, tx: &Tx, me: &SignedIn, told: Story) -> Result<()> {
        let own = story::Entity::find().filter(story::Column::SubjectId.eq(me.person.0)).all(&tx.db).await?;
        let room = own.len() < MOST_STORIES;
        match own.into_iter().find(|row| row.id == told.id || row.brought_id == Some(told.id)) {
            Some(row) => self.story_again(tx, me, row, told).await,
            None if room => self.new_story(tx, me, told).await,
            None => {
                self.done.leaves("story", &told.name, Why::Full);
                Ok(())
            }
        }
    }

    async fn new_story(&mut self, tx: &Tx, me: &SignedIn, told: Story) -> Result<()> {
        let local = Uuid::now_v7();
        let row = story::ActiveModel {
            id: Set(local),
            district_id: Set(me.district.0),
            subject_id: Set(me.person.0),
            year: Set(told.year),
            name: Set(told.name),
            brought_id: Set(Some(told.id)),
            // As it was told there.
            created_at: Set(told.at.0),
            changed_at: Set(told.at.0),
        };
        story::Entity::insert(row).exec_without_returning(&tx.db).await?;
        for (place, part) in told.parts.into_iter().enumerate() {
            self.part(tx, me, (local, place), part, told.at).await?;
        }
        self.done.new += 1;
        Ok(())
    }

    /// A part that is new here; gives its id. `at`: the story's, for a part that does not say its own.
    async fn part(
        &mut self,
        tx: &Tx,
        me: &SignedIn,
        (story, place): (Uuid, usize),
        part: StoryPart,
        at: Moment,
    ) -> Result<Uuid> {
        // Of a kind that this release does not know, the student's words are kept.
        let picked = part.item.and_then(|item| self.items.get(&item).copied());
        let (id, at) = (Uuid::now_v7(), part.at.unwrap_or(at).0);
        let row = story_part::ActiveModel {
            id: Set(id),
            district_id: Set(me.district.0),
            subject_id: Set(me.person.0),
            story_id: Set(story),
            place: Set(place as i32),
            source: Set(picked.map(|(source, _)| source.name().into())),
            about_id: Set(picked.map(|(_, about)| about)),
            fixed_id: Set(picked.and(part.version)),
            heading: Set(part.heading),
            words: Set(part.words),
            brought_id: Set(Some(part.id)),
            created_at: Set(at),
            changed_at: Set(at),
            removed_at: Set(None),
        };
        story_part::Entity::insert(row).exec_without_returning(&tx.db).await?;
        self.parts.insert(part.id, id);
        Ok(id)
    }

    async fn story_again(&mut self, tx: &Tx, me: &SignedIn, row: story::Model, told: Story) -> Result<()> {
        let rows = story_part::Entity::find()
            .filter(story_part::Column::StoryId.eq(row.id))
            .order_by_asc(story_part::Column::Place)
            .order_by_asc(story_part::Column::Id)
            .all(&tx.db)
            .await?;
        let touched = row.changed_at != row.created_at;
        let newer = told.at.0 > row.created_at;
        let here: Vec<Uuid> = rows.iter().filter(|part| part.removed_at.is_none()).map(|part| part.id).collect();
        let (mut there, mut new, mut left, mut more) = (Vec::new(), 0, None, false);
        for part in told.parts {
            if let Some(known) = rows.iter().find(|known| known.brought_id.unwrap_or(known.id) == part.id) {
                if known.removed_at.is_none() {
                    self.parts.insert(part.id, known.id);
                    there.push(known.id);
                }
                match reworded(tx, known, part, told.at).await? {
                    Parted::Same => {}
                    Parted::Take => more = true,
                    Parted::Apart => left = Some(Why::WentOn),
                }
                continue;
            }
            if !newer {
                // Of an older zip: it was taken out there since.
                continue;
            }
            // Picked here, too, by itself: once is enough, and what it matters for is as the student says here.
            if let Some(same) = self.same_pick(&rows, &part) {
                self.parts.insert(part.id, same.id);
                there.push(same.id);
                if !part.words.is_empty() && part.words != same.words {
                    left = Some(Why::WentOn);
                }
                continue;
            }
            if here.len() + new >= MOST_PARTS {
                left = Some(Why::Full);
                continue;
            }
            there.push(self.part(tx, me, (row.id, here.len() + new), part, told.at).await?);
            (new, more) = (new + 1, true);
        }
        let title = if told.name.is_empty() { SchoolYear(row.year).to_string() } else { told.name.clone() };
        let name = match parted(&row.name, &told.name, told.at, (Moment(row.created_at), touched)) {
            Parted::Same => None,
            Parted::Take => Some(told.name.clone()),
            Parted::Apart if row.name.is_empty() => Some(told.name.clone()),
            Parted::Apart => {
                left = Some(Why::WentOn);
                None
            }
        };
        // Whoever moved its parts here keeps them in this order; nobody did: they stand as the zip has them.
        let line = if newer && !touched { threaded(&there, &here) } else { threaded(&here, &there) };
        if line != here {
            more = true;
            for (place, part) in line.iter().enumerate() {
                story_part::Entity::update_many()
                    .col_expr(story_part::Column::Place, Expr::value(place as i32))
                    .filter(story_part::Column::Id.eq(*part))
                    .exec(&tx.db)
                    .await?;
            }
        }
        more |= name.is_some();
        if more || (newer && !touched) {
            let mut row = story::ActiveModel::from(row);
            if let Some(name) = name {
                row.name = Set(name);
            }
            if newer && !touched {
                // As new as the zip tells it: the next one goes on from there.
                (row.created_at, row.changed_at) = (Set(told.at.0), Set(told.at.0));
            } else {
                row.changed_at = Set(tx.now.0);
            }
            row.update(&tx.db).await?;
        }
        self.comes_of("story", &title, more, left);
        Ok(())
    }

    /// A pick of the same version of the same thing, that stands.
    fn same_pick<'a>(&self, rows: &'a [story_part::Model], part: &StoryPart) -> Option<&'a story_part::Model> {
        let (_, about) = part.item.and_then(|item| self.items.get(&item))?;
        rows.iter().find(|known| {
            known.removed_at.is_none() && known.about_id == Some(*about) && known.fixed_id == part.version
        })
    }
}

/// What becomes of the words of a part that is here. One that was taken out here stays out.
async fn reworded(tx: &Tx, known: &story_part::Model, told: StoryPart, at: Moment) -> Result<Parted> {
    let (at, since) = (told.at.unwrap_or(at), Moment(known.created_at));
    let touched = known.changed_at != known.created_at || known.removed_at.is_some();
    let becomes = parted(&(&known.heading, &known.words), &(&told.heading, &told.words), at, (since, touched));
    if at > since && !touched {
        // Said again in the same words, too, it is as new as the zip tells it.
        let mut row = story_part::ActiveModel::from(known.clone());
        row.heading = Set(told.heading);
        row.words = Set(told.words);
        (row.created_at, row.changed_at) = (Set(at.0), Set(at.0));
        row.update(&tx.db).await?;
    }
    Ok(becomes)
}
