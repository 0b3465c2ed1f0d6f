//! Where each thing of a portfolio that is brought in has its place here, and what refers to it: a thing that is known keeps the place it has.

use std::collections::{BTreeMap, BTreeSet};

use domain::export::Item;
use domain::id::ImportId;
use domain::portfolio::TimelineSource;
use domain::viewer::SignedIn;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::Brought;
use crate::entity::{
    agreed_step, brought_item, conference, conference_item, conference_pick, conference_question, story, story_part,
};
use crate::tx::Tx;
use crate::{Result, portfolio};

/// Where it is, if it was brought before or made here.
pub async fn known(tx: &Tx, student: Uuid, item: &Item) -> Result<Option<(TimelineSource, Uuid)>> {
    let brought = brought_item::Entity::find()
        .filter(brought_item::Column::SubjectId.eq(student))
        .filter(brought_item::Column::ForeignId.eq(item.id))
        .one(&tx.db)
        .await?;
    if let Some(row) = brought {
        return Ok(Some((TimelineSource::Brought, row.id)));
    }
    let Some(source) = TimelineSource::named(item.kind()) else { return Ok(None) };
    Ok(super::item(tx, source, student, item.id).await?.map(|_| (source, item.id)))
}

/// Where things of the document are in this Waymark.
#[derive(Default)]
pub struct Places {
    items: BTreeMap<Uuid, (TimelineSource, Uuid)>,
    parts: BTreeMap<Uuid, Uuid>,
}

impl Places {
    pub async fn item(&mut self, tx: &Tx, me: &SignedIn, id: ImportId, item: Item, done: &mut Brought) -> Result<()> {
        if let Some(place) = known(tx, me.person.0, &item).await? {
            self.items.insert(item.id, place);
            done.known += 1;
            return Ok(());
        }
        let local = Uuid::now_v7();
        let row = brought_item::ActiveModel {
            id: Set(local),
            district_id: Set(me.district.0),
            subject_id: Set(me.person.0),
            import_id: Set(id.0),
            foreign_id: Set(item.id),
            kind: Set(item.kind().into()),
            point: Set(item.point.name().into()),
            made_at: Set(item.at.0),
            document: Set(serde_json::to_string(&item)?),
        };
        brought_item::Entity::insert(row).exec_without_returning(&tx.db).await?;
        self.items.insert(item.id, (TimelineSource::Brought, local));
        done.new += 1;
        Ok(())
    }

    pub async fn story(
        &mut self,
        tx: &Tx,
        me: &SignedIn,
        told: domain::export::Story,
        done: &mut Brought,
    ) -> Result<()> {
        let own = story::Entity::find().filter(story::Column::SubjectId.eq(me.person.0)).all(&tx.db).await?;
        if let Some(known) = own.iter().find(|row| row.id == told.id || row.brought_id == Some(told.id)) {
            for part in portfolio::parts_of_student(tx, me.person.0).await? {
                if part.story_id == known.id {
                    self.parts.insert(part.brought_id.unwrap_or(part.id), part.id);
                }
            }
            done.known += 1;
            return Ok(());
        }
        let local = Uuid::now_v7();
        let row = story::ActiveModel {
            id: Set(local),
            district_id: Set(me.district.0),
            subject_id: Set(me.person.0),
            year: Set(told.year),
            name: Set(told.name),
            brought_id: Set(Some(told.id)),
            created_at: Set(tx.now.0),
            // As it was told there.
            changed_at: Set(told.at.0),
        };
        story::Entity::insert(row).exec_without_returning(&tx.db).await?;
        for (place, part) in told.parts.into_iter().enumerate() {
            // Of a kind that this release does not know, the student's words are kept.
            let picked = part.item.and_then(|item| self.items.get(&item).copied());
            let id = Uuid::now_v7();
            let row = story_part::ActiveModel {
                id: Set(id),
                district_id: Set(me.district.0),
                subject_id: Set(me.person.0),
                story_id: Set(local),
                place: Set(place as i32),
                source: Set(picked.map(|(source, _)| source.name().into())),
                about_id: Set(picked.map(|(_, about)| about)),
                fixed_id: Set(picked.and(part.version)),
                heading: Set(part.heading),
                words: Set(part.words),
                brought_id: Set(Some(part.id)),
                created_at: Set(tx.now.0),
                changed_at: Set(tx.now.0),
                removed_at: Set(None),
            };
            story_part::Entity::insert(row).exec_without_returning(&tx.db).await?;
            self.parts.insert(part.id, id);
        }
        done.new += 1;
        Ok(())
    }

    pub async fn conference(
        &mut self,
        tx: &Tx,
        me: &SignedIn,
        told: domain::export::Conference,
        done: &mut Brought,
    ) -> Result<()> {
        let own = conference::Entity::find().filter(conference::Column::SubjectId.eq(me.person.0)).all(&tx.db).await?;
        if own.iter().any(|row| row.id == told.id || row.brought_id == Some(told.id)) {
            done.known += 1;
            return Ok(());
        }
        let local = Uuid::now_v7();
        let (district, subject) = (me.district.0, me.person.0);
        let row = conference::ActiveModel {
            id: Set(local),
            district_id: Set(district),
            subject_id: Set(subject),
            whom: Set(told.whom),
            at_words: Set(told.when),
            stage: Set(told.stage),
            looked_back: Set(told.looked_back),
            brought_id: Set(Some(told.id)),
            rehearsed_at: Set(None),
            held_at: Set(told.held_at.map(|at| at.0)),
            looked_back_at: Set(None),
            removed_at: Set(None),
            created_at: Set(told.at.0),
            changed_at: Set(tx.now.0),
        };
        conference::Entity::insert(row).exec_without_returning(&tx.db).await?;
        for (place, item) in told.agenda.into_iter().enumerate() {
            let id = Uuid::now_v7();
            let row = conference_item::ActiveModel {
                id: Set(id),
                district_id: Set(district),
                subject_id: Set(subject),
                conference_id: Set(local),
                place: Set(place as i32),
                kind: Set(item.kind),
                title: Set(item.title),
                notes: Set(item.notes),
                removed_at: Set(None),
            };
            conference_item::Entity::insert(row).exec_without_returning(&tx.db).await?;
            let shown: BTreeSet<Uuid> = item.shown.iter().filter_map(|part| self.parts.get(part).copied()).collect();
            for part in shown {
                let row = conference_pick::ActiveModel {
                    id: Set(Uuid::now_v7()),
                    district_id: Set(district),
                    subject_id: Set(subject),
                    item_id: Set(id),
                    part_id: Set(part),
                };
                conference_pick::Entity::insert(row).exec_without_returning(&tx.db).await?;
            }
        }
        for said in told.questions {
            let row = conference_question::ActiveModel {
                id: Set(Uuid::now_v7()),
                district_id: Set(district),
                subject_id: Set(subject),
                conference_id: Set(local),
                words: Set(said.words),
                created_at: Set(said.at.0),
            };
            conference_question::Entity::insert(row).exec_without_returning(&tx.db).await?;
        }
        for step in told.steps {
            // Of a goal that is not in the document the title alone would lead nowhere.
            let goal = step.goal.and_then(|led| self.items.get(&led.item).copied());
            let of = |source| goal.filter(|(of, _)| *of == source).map(|(_, id)| id);
            let row = agreed_step::ActiveModel {
                id: Set(Uuid::now_v7()),
                district_id: Set(district),
                subject_id: Set(subject),
                conference_id: Set(local),
                who: Set(step.who),
                words: Set(step.words),
                by_words: Set(step.by),
                goal_id: Set(of(TimelineSource::Goal)),
                brought_goal_id: Set(of(TimelineSource::Brought)),
                created_at: Set(step.at.0),
            };
            agreed_step::Entity::insert(row).exec_without_returning(&tx.db).await?;
        }
        done.new += 1;
        Ok(())
    }
}
