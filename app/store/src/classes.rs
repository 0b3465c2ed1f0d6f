//! Classes: made by a teacher, opened one way in at a time, archived with undo.

mod cards;
mod desk;
mod settings;
mod teachers;

use domain::audit::Deed;
use domain::classes::{ClassCard, ClassDraft, ClassPlan, ClassView, GradeBand, Opened, are_early};
use domain::event::{About, Audience, Event, Stream};
use domain::id::{ClassId, DistrictId, SchoolId};
use domain::join_code;
use domain::refusal::Refusal;
use domain::viewer::{Standing, Viewer};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, TryIntoModel,
};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{class, enrollment, teaching};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, audit, door, invitations, roster, scope};

pub(crate) use cards::{card, cards};
pub use desk::{ClassDesk, StandsOpen};
pub(crate) use teachers::add as add_teacher;

/// What a change to a class touches: its stream, and the rights of whoever changes it.
pub(crate) fn touches(viewer: &Viewer, class: ClassId) -> Touches {
    let touches = Touches::stream(Stream::Class(class));
    viewer.person().into_iter().fold(touches, Touches::and_person)
}

/// What a class is called, which ways in are open, who teaches it, whether it is put away: the students' pages, the console and the
/// wall say it.
pub(crate) fn settings_event(class: ClassId) -> Event {
    Event::in_class(class, About::Class(class), [Audience::Staff, Audience::Class, Audience::Wall])
}

/// A class that the viewer guides and that is not archived.
pub(crate) async fn active(tx: &Tx, viewer: &Viewer, id: ClassId) -> Result<class::Model> {
    let class = scope::guided(tx, viewer, id).await?;
    if class.archived_at.is_some() { Err(Refusal::conflict("classes.archived").into()) } else { Ok(class) }
}

/// Whether pictures come first for whoever is in these classes: see [`are_early`]. Where a band cannot be read, they do not.
pub(crate) fn early<'a>(classes: impl IntoIterator<Item = &'a class::Model>) -> bool {
    let bands: Option<Vec<_>> = classes.into_iter().map(|class| GradeBand::named(&class.grade_band)).collect();
    bands.is_some_and(|bands| are_early(&bands))
}

/// Who is on the roster of a class.
async fn students(tx: &Tx, class: ClassId) -> Result<Vec<Uuid>> {
    let rows = enrollment::Entity::find()
        .filter(enrollment::Column::ClassId.eq(class.0))
        .filter(enrollment::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| row.person_id).collect())
}

/// A join code that no class has.
pub(crate) async fn fresh_code(tx: &Tx) -> Result<String> {
    for _ in 0..20 {
        let number = || tx.randomness.number();
        let code = join_code::mint(number(), number(), number());
        if class::Entity::find().filter(class::Column::JoinCode.eq(&code)).count(&tx.db).await? == 0 {
            return Ok(code);
        }
    }
    Err(Error::internal(&"twenty join codes in a row are taken"))
}

/// A class that is not there yet, with nobody in it.
pub(crate) async fn add(
    tx: &Tx,
    district: DistrictId,
    school: SchoolId,
    plan: ClassPlan,
    join_code: String,
) -> Result<class::Model> {
    let row = class::ActiveModel {
        id: Set(ClassId::mint().0),
        district_id: Set(district.0),
        school_id: Set(school.0),
        term_id: Set(None),
        name: Set(plan.name),
        subject: Set(plan.subject),
        grade_band: Set(plan.grade_band.name().into()),
        access_points: Set(Opened::with(plan.access_point).names()),
        nicknames: Set(false),
        join_code: Set(join_code),
        join_open: Set(true),
        rev: Set(1),
        created_at: Set(tx.now.0),
        archived_at: Set(None),
    };
    class::Entity::insert(row.clone()).exec_without_returning(&tx.db).await?;
    Ok(row.try_into_model()?)
}

impl Store {
    /// Makes a class in a school the viewer works in; the viewer leads it. Not found: not staff there. Invalid: `name`, `subject`, `grade_band`.
    #[crate::compiled_here]
    pub async fn make_class(&self, viewer: &Viewer, school: SchoolId, draft: ClassDraft) -> Result<ClassId> {
        let me = scope::person(viewer)?.clone();
        let (viewer, plan) = (viewer.clone(), draft.check()?);
        self.write(Touches::nothing().and_person(me.person), move |tx| {
            let (viewer, me, plan) = (viewer.clone(), me.clone(), plan.clone());
            Box::pin(async move {
                if !me.staff || scope::role(tx, &viewer, school).await?.is_none() {
                    return Err(Error::not_found());
                }
                let code = fresh_code(tx).await?;
                let class = add(tx, me.district, school, plan, code).await?;
                teachers::add(tx, me.district, class.id.into(), me.person, Standing::Lead).await?;
                Ok(Written::quietly(class.id.into()))
            })
        })
        .await
    }

    /// Puts a class away with everything in it; an open door closes. The lead alone.
    #[crate::compiled_here]
    pub async fn archive_class(&self, viewer: &Viewer, id: ClassId) -> Result<()> {
        self.put_away(viewer, id, true).await
    }

    /// Brings an archived class back as it was, door closed. The lead alone.
    #[crate::compiled_here]
    pub async fn restore_class(&self, viewer: &Viewer, id: ClassId) -> Result<()> {
        self.put_away(viewer, id, false).await
    }

    async fn put_away(&self, viewer: &Viewer, id: ClassId, away: bool) -> Result<()> {
        let touches = {
            let tx = self.snapshot().await?;
            roster::and_where_they_left(&tx, &students(&tx, id).await?, touches(viewer, id)).await?
        };
        let viewer = viewer.clone();
        self.write(touches, move |tx| {
            let viewer = viewer.clone();
            Box::pin(async move {
                let class = scope::led(tx, &viewer, id).await?;
                if class.archived_at.is_some() == away {
                    return Ok(Written::quietly(()));
                }
                // Who can come in by no other class: elsewhere, too, an answer finds them from now on, or no longer.
                let students = students(tx, id).await?;
                let before = roster::nowhere(tx, &students).await?;
                let rev = class.rev + 1;
                let mut row: class::ActiveModel = class.into();
                row.archived_at = Set(away.then_some(tx.now.0));
                row.rev = Set(rev);
                row.update(&tx.db).await?;
                let mut events = if away { door::close(tx, id).await? } else { vec![] };
                events.push(settings_event(id));
                let out = if away { roster::nowhere(tx, &students).await? } else { before };
                events.extend(roster::told_where_they_left(tx, id, &out).await?);
                let what = if away { Deed::ArchiveClass } else { Deed::RestoreClass };
                audit::note(tx, what, scope::person(&viewer)?, None, Some(id.0)).await?;
                Ok(Written::new((), events))
            })
        })
        .await
    }

    /// The classes that the viewer teaches, by name; archived ones last.
    #[crate::compiled_here]
    pub async fn my_classes(&self, viewer: &Viewer) -> Result<Vec<ClassCard>> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?;
        let (taught, _) = scope::classes_of(&tx, me.person).await?;
        let rows = class::Entity::find()
            .filter(class::Column::DistrictId.eq(me.district.0))
            .filter(class::Column::Id.is_in(among(taught.into_iter().map(|id| id.0))))
            .all(&tx.db)
            .await?;
        let mut cards = cards(&tx, rows).await?;
        cards.sort_by_key(|card| (card.archived, card.name.to_lowercase(), card.id));
        Ok(cards)
    }

    /// A class as those who teach it see it whole.
    #[crate::compiled_here]
    pub async fn class(&self, viewer: &Viewer, id: ClassId) -> Result<ClassView> {
        let tx = self.snapshot().await?;
        let (class, standing) = guided(&tx, viewer, id).await?;
        whole(&tx, class, standing).await
    }
}

/// A class that the viewer guides, and as what.
async fn guided(tx: &Tx, viewer: &Viewer, id: ClassId) -> Result<(class::Model, Standing)> {
    let (class, standing) = scope::class(tx, viewer, id).await?;
    if standing.may_guide() { Ok((class, standing)) } else { Err(Error::not_found()) }
}

/// As somebody with this standing in it sees it.
async fn whole(tx: &Tx, class: class::Model, standing: Standing) -> Result<ClassView> {
    let id = ClassId(class.id);
    let rows = teaching::Entity::find()
        .filter(teaching::Column::ClassId.eq(id.0))
        .filter(teaching::Column::EndsAt.is_null())
        .all(&tx.db)
        .await?;
    let invitations = if standing.may_lead() { invitations::of_class(tx, id).await? } else { Vec::new() };
    Ok(ClassView {
        code: join_code::shown(&class.join_code),
        join_open: class.join_open,
        nicknames: class.nicknames,
        teachers: teachers::listed(tx, rows).await?,
        invitations,
        term: class.term_id.map(Into::into),
        terms: settings::terms(tx, class.school_id).await?,
        standing,
        card: card(tx, class).await?,
    })
}
