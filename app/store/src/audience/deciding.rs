//! A teacher's word about a wish, and taking back what is open. The wish that was read is named by its number: what changed meanwhile is
//! read again first.

use domain::audience::{Release, Step};
use domain::audit::Deed;
use domain::event::{Event, Stream};
use domain::id::{AudienceId, ClassId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use uuid::Uuid;

use super::{narrowing, ours, rows, wishing, world};
use crate::entity::{audience, class, inquiry};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, audit, classes, people, scope};

/// A row that this class's teachers have a say about.
pub async fn of_class(tx: &Tx, viewer: &Viewer, class: ClassId, id: AudienceId) -> Result<audience::Model> {
    let found = scope::guided(tx, viewer, class).await?;
    let row = rows::by_id(tx, found.district_id, id.0).await?;
    let theirs = row.class_id == class.0 || row.wished_class_id == Some(class.0);
    if theirs { Ok(row) } else { Err(Error::not_found()) }
}

impl Store {
    /// What an act on this audience touches: everybody who hears of it, its student, who acts, and the school when the world is in it.
    pub(super) async fn touching_audience(&self, viewer: &Viewer, class: ClassId, id: AudienceId) -> Result<Touches> {
        let tx = self.snapshot().await?;
        let row = of_class(&tx, viewer, class, id).await?;
        let touches = classes::touches(viewer, class).and_person(row.subject_id.into());
        let touches = rows::streams(&tx, row.inquiry_id).await?.into_iter().fold(touches, Touches::and_stream);
        let school = scope::guided(&tx, viewer, class).await?.school_id;
        Ok(touches.and_stream(Stream::School(school.into())))
    }

    /// A teacher of the class in which it is wished releases it, or says *not now* with a sentence.
    ///
    /// Errors: not found; invalid `words`; conflict `audience.changed_meanwhile`, `audience.step_by_step`, `audience.not_wished`,
    /// `classes.archived`, and what stands in the way of the world.
    #[crate::compiled_here]
    pub async fn decide_audience(
        &self,
        viewer: &Viewer,
        class: ClassId,
        id: AudienceId,
        rev: i64,
        said: Release,
    ) -> Result<()> {
        let said = said.check()?;
        let touches = self.touching_audience(viewer, class, id).await?;
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let (viewer, said) = (viewer.clone(), said.clone());
            Box::pin(async move {
                let found = classes::active(tx, &viewer, class).await?;
                let row = of_class(tx, &viewer, class, id).await?;
                Ok(Written::new((), decide(tx, &viewer, &found, row, rev, said).await?))
            })
        })
        .await
    }

    /// A teacher of its class takes back what is open, and everything wider, at once.
    #[crate::compiled_here]
    pub async fn take_audience_back(&self, viewer: &Viewer, class: ClassId, id: AudienceId) -> Result<()> {
        let touches = self.touching_audience(viewer, class, id).await?;
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let row = of_class(tx, &viewer, class, id).await?;
                let me = scope::person(&viewer)?;
                let inquiry = ours::row(tx, row.inquiry_id).await?;
                let events = narrowing::take_back(tx, &inquiry, rows::step(&row), Some(me.person)).await?;
                audit::note(tx, Deed::AudienceBack, me, Some(row.subject_id.into()), Some(class.0)).await?;
                Ok(Written::new((), events))
            })
        })
        .await
    }
}

async fn decide(
    tx: &Tx,
    viewer: &Viewer,
    class: &class::Model,
    row: audience::Model,
    rev: i64,
    said: Release,
) -> Result<Vec<Event>> {
    let me = scope::person(viewer)?;
    if row.rev != rev || row.wished_class_id != Some(class.id) {
        return Err(Refusal::conflict("audience.changed_meanwhile").into());
    }
    let next = rows::stage(&row, tx.now).after(said.moves())?;
    let inquiry = ours::row(tx, row.inquiry_id).await?;
    let left: Option<Uuid> = row.partner_id.filter(|partner| Some(*partner) != row.wished_partner_id);
    let before = row.class_id;
    // Other people under the same step: whoever was invited to read for the old ones reads nothing of the new.
    let renamed = said == Release::Yes
        && rows::step(&row) == Step::Named
        && (row.words != row.wished_words || row.wished_class_id != Some(row.class_id));
    let visits = if renamed { rows::events(tx, &row).await? } else { Vec::new() };
    let row = rows::decided(row, me.person, tx.now);
    let row = match said {
        Release::NotNow(words) => {
            audience::Model { stage: next.name().into(), answer: words, ..rows::without_wish(row) }
        }
        Release::Yes => released(tx, &inquiry, row).await?,
    };
    let what = if row.answer.is_empty() { released_to(rows::step(&row)) } else { Deed::AudienceNotNow };
    audit::note(tx, what, me, Some(row.subject_id.into()), Some(class.id)).await?;
    let opened = row.answer.is_empty();
    let row = rows::keep(tx, row).await?;
    let mut events = rows::events(tx, &row).await?;
    if renamed {
        narrowing::end_visits(tx, &inquiry).await?;
        events.extend(visits);
    }
    // Who read it before and does not now hears that, too.
    if opened {
        events.extend(left.map(|partner| rows::to_person(&row, partner.into())));
        if before != row.class_id {
            use domain::event::Audience::{Class, Staff};
            events.push(rows::in_class(&row, before, vec![Staff, Class]));
        }
        events.extend(narrowing::told_inquiry(tx, &inquiry).await?);
    }
    Ok(events)
}

async fn released(tx: &Tx, inquiry: &inquiry::Model, row: audience::Model) -> Result<audience::Model> {
    let step = rows::step(&row);
    rows::ladder(tx, inquiry).await?.admits(step)?;
    let row = rows::opened(row, tx.now);
    let perspective = ours::perspective(tx, inquiry.id, row.version.unwrap_or_default()).await?;
    let named = people::name(tx, row.subject_id).await?;
    if matches!(step, Step::Named | Step::World) && wishing::has_whole_name(&named, &perspective) {
        return Err(Refusal::conflict("audience.own_name_in_words").into());
    }
    if step != Step::World {
        return Ok(row);
    }
    world::around(tx, inquiry).await?.may_release()?;
    wishing::pen_is_nobodys(tx, row.subject_id.into(), &row.pen).await?;
    let until = world::publish(tx, &row, &perspective).await?;
    Ok(audience::Model { until, ..row })
}

fn released_to(step: Step) -> Deed {
    match step {
        Step::Partner => Deed::AudiencePartner,
        Step::Class => Deed::AudienceClass,
        Step::Named => Deed::AudienceNamed,
        // The first two are nobody's to release.
        Step::World | Step::Me | Step::Teacher => Deed::AudienceWorld,
    }
}
