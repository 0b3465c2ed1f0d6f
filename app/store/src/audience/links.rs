//! What a teacher opens for an audience that the student named: links for guests, and another class of theirs.

use domain::audience::{AnotherClass, GuestDraft, GuestLink, LinkState, MOST_LINKS, Step, names_as_spelled};
use domain::audit::Deed;
use domain::clock::Moment;
use domain::event::{Event, Stream};
use domain::id::{AudienceId, ClassId, GuestId};
use domain::refusal::{Fault, Refusal, Sentence};
use domain::viewer::Viewer;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{deciding, rows};
use crate::among::among;
use crate::clock::token_hash;
use crate::entity::{audience, audience_class, class, guest, teaching};
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, audit, classes, people, scope};

/// The audience its student named, while it is open.
async fn named(tx: &Tx, viewer: &Viewer, class: ClassId, id: AudienceId) -> Result<audience::Model> {
    classes::active(tx, viewer, class).await?;
    let row = deciding::of_class(tx, viewer, class, id).await?;
    if rows::step(&row) != Step::Named || row.class_id != class.0 {
        return Err(Error::not_found());
    }
    if !rows::stage(&row, tx.now).is_open() {
        return Err(Refusal::conflict("audience.not_open_any_more").into());
    }
    Ok(row)
}

/// Invalid `greeting`: the student's name stands in it. The guest is told nothing of who wrote it.
fn has_no_name(greeting: &str, name: &str) -> Result<()> {
    let names = names_as_spelled(greeting, name);
    if names.is_empty() {
        return Ok(());
    }
    let sentence = Sentence::new("audience.name_in_greeting").with("names", names.join(" "));
    Err(Refusal::Invalid { faults: vec![Fault { field: "greeting".into(), sentence }] }.into())
}

fn state(row: &guest::Model, now: Moment) -> LinkState {
    LinkState::of(Moment(row.expires_at), row.ended_at.map(Moment), now)
}

/// Newest first.
pub async fn of(tx: &Tx, inquiry: Uuid) -> Result<Vec<GuestLink>> {
    let rows = guest::Entity::find()
        .filter(guest::Column::InquiryId.eq(inquiry))
        .order_by_desc(guest::Column::MadeAt)
        .order_by_desc(guest::Column::Id)
        .all(&tx.db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| GuestLink {
            id: row.id.into(),
            state: state(&row, tx.now),
            label: row.label,
            greeting: row.greeting,
            made_at: Moment(row.made_at),
            expires_at: Moment(row.expires_at),
        })
        .collect())
}

/// Classes of the same school that the viewer teaches besides the audience's own, and which of them read it.
pub async fn other_classes(tx: &Tx, viewer: &Viewer, row: &audience::Model) -> Result<Vec<AnotherClass>> {
    let me = scope::person(viewer)?.person;
    let own = class::Entity::find_by_id(row.class_id).one(&tx.db).await?.ok_or_else(Error::not_found)?;
    let reading = rows::others(tx, row.inquiry_id).await?;
    let taught = teaching::Entity::find()
        .filter(teaching::Column::PersonId.eq(me.0))
        .filter(teaching::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    let ids = taught.iter().map(|row| row.class_id).chain(reading.iter().map(|row| row.class_id));
    let mut found = class::Entity::find()
        .filter(class::Column::Id.is_in(among(ids)))
        .filter(class::Column::SchoolId.eq(own.school_id))
        .filter(class::Column::Id.ne(own.id))
        .filter(class::Column::ArchivedAt.is_null())
        .all(&tx.db)
        .await?;
    found.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    let since = |id: Uuid| reading.iter().find(|row| row.class_id == id).map(|row| Moment(row.since));
    Ok(found
        .into_iter()
        .map(|class| AnotherClass { id: class.id.into(), since: since(class.id), name: class.name })
        .collect())
}

impl Store {
    /// A link's token, shown once. Errors: invalid `label`, `greeting`, `days`; conflict `audience.not_open_any_more`,
    /// `audience.too_many_links`, `classes.archived`. The same id again makes no second link and is refused: its token was shown.
    #[crate::compiled_here]
    pub async fn invite_guest(
        &self,
        viewer: &Viewer,
        class: ClassId,
        id: AudienceId,
        link: GuestId,
        draft: GuestDraft,
    ) -> Result<String> {
        let plan = draft.check()?;
        let touches = self.touching_audience(viewer, class, id).await?;
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let (viewer, plan) = (viewer.clone(), plan.clone());
            Box::pin(async move {
                let row = named(tx, &viewer, class, id).await?;
                let me = scope::person(&viewer)?;
                has_no_name(&plan.greeting, &people::name(tx, row.subject_id).await?)?;
                if guest::Entity::find_by_id(link.0).one(&tx.db).await?.is_some() {
                    return Err(Refusal::conflict("audience.link_made_already").into());
                }
                let open =
                    of(tx, row.inquiry_id).await?.into_iter().filter(|link| link.state == LinkState::Open).count();
                if open >= MOST_LINKS {
                    let sentence = Sentence::new("audience.too_many_links").with("most", MOST_LINKS);
                    return Err(Refusal::Conflict { sentence }.into());
                }
                let token = tx.randomness.token();
                let made = guest::ActiveModel {
                    id: Set(link.0),
                    district_id: Set(row.district_id),
                    inquiry_id: Set(row.inquiry_id),
                    subject_id: Set(row.subject_id),
                    class_id: Set(class.0),
                    token_hash: Set(token_hash(&token)),
                    label: Set(plan.label.clone()),
                    greeting: Set(plan.greeting.clone()),
                    made_by: Set(me.person.0),
                    made_at: Set(tx.now.0),
                    expires_at: Set(plan.until(tx.now).0),
                    ended_at: Set(None),
                };
                guest::Entity::insert(made).exec_without_returning(&tx.db).await?;
                audit::note(tx, Deed::GuestInvited, me, Some(row.subject_id.into()), Some(class.0)).await?;
                Ok(Written::new(token, rows::events(tx, &row).await?))
            })
        })
        .await
    }

    /// Ends a link at once. Twice is once.
    #[crate::compiled_here]
    pub async fn end_link(&self, viewer: &Viewer, class: ClassId, id: AudienceId, link: GuestId) -> Result<()> {
        let touches = self.touching_audience(viewer, class, id).await?;
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = deciding::of_class(tx, &viewer, class, id).await?;
                let found = guest::Entity::find_by_id(link.0)
                    .filter(guest::Column::InquiryId.eq(row.inquiry_id))
                    .one(&tx.db)
                    .await?
                    .ok_or_else(Error::not_found)?;
                if found.ended_at.is_some() {
                    return Ok(Written::quietly(()));
                }
                let mut found = guest::ActiveModel::from(found);
                found.ended_at = Set(Some(tx.now.0));
                found.update(&tx.db).await?;
                Ok(Written::new((), rows::events(tx, &row).await?))
            })
        })
        .await
    }

    /// Releases it to another class of the school that the viewer guides, too, or takes that back (`read`: false).
    #[crate::compiled_here]
    pub async fn let_class_read(
        &self,
        viewer: &Viewer,
        class: ClassId,
        id: AudienceId,
        other: ClassId,
        read: bool,
    ) -> Result<()> {
        let touches = self.touching_audience(viewer, class, id).await?.and_stream(Stream::Class(other));
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let events = match read {
                    true => {
                        let row = named(tx, &viewer, class, id).await?;
                        open_to_class(tx, &viewer, &row, other).await?
                    }
                    false => {
                        let row = deciding::of_class(tx, &viewer, class, id).await?;
                        close_to_class(tx, &row, other).await?
                    }
                };
                Ok(Written::new((), events))
            })
        })
        .await
    }
}

async fn open_to_class(tx: &Tx, viewer: &Viewer, row: &audience::Model, other: ClassId) -> Result<Vec<Event>> {
    let me = scope::person(viewer)?;
    classes::active(tx, viewer, other).await?;
    if !other_classes(tx, viewer, row).await?.iter().any(|class| class.id == other) {
        return Err(Error::not_found());
    }
    let known = audience_class::Entity::find()
        .filter(audience_class::Column::InquiryId.eq(row.inquiry_id))
        .filter(audience_class::Column::ClassId.eq(other.0))
        .one(&tx.db)
        .await?;
    match known {
        Some(known) if known.until.is_none() => return Ok(Vec::new()),
        Some(known) => {
            let mut known = audience_class::ActiveModel::from(known);
            known.since = Set(tx.now.0);
            known.until = Set(None);
            known.released_by = Set(me.person.0);
            known.update(&tx.db).await?;
        }
        None => {
            let made = audience_class::ActiveModel {
                id: Set(Uuid::now_v7()),
                district_id: Set(row.district_id),
                inquiry_id: Set(row.inquiry_id),
                subject_id: Set(row.subject_id),
                class_id: Set(other.0),
                released_by: Set(me.person.0),
                since: Set(tx.now.0),
                until: Set(None),
            };
            audience_class::Entity::insert(made).exec_without_returning(&tx.db).await?;
        }
    }
    audit::note(tx, Deed::AudienceOtherClass, me, Some(row.subject_id.into()), Some(other.0)).await?;
    rows::events(tx, row).await
}

async fn close_to_class(tx: &Tx, row: &audience::Model, other: ClassId) -> Result<Vec<Event>> {
    // Told while it still reads.
    let events = rows::events(tx, row).await?;
    let open = rows::others(tx, row.inquiry_id).await?.into_iter().find(|one| one.class_id == other.0);
    let Some(open) = open else { return Ok(Vec::new()) };
    let mut open = audience_class::ActiveModel::from(open);
    open.until = Set(Some(tx.now.0));
    open.update(&tx.db).await?;
    Ok(events)
}
