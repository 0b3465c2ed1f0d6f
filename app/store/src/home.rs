//! A student's home, read in one snapshot with the cursor from which the page listens on.

mod notes;
mod together;

pub use notes::read_note;

use std::collections::{BTreeSet, HashMap};

use domain::choices::Face;
use domain::classes::{GradeBand, Opened};
use domain::event::Cursor;
use domain::growth::GrowthView;
use domain::home::{HomeView, MyClass};
use domain::id::{PersonId, PromptId};
use domain::prompts::PromptView;
use domain::reflections::PieceView;
use domain::stage::Asked;
use domain::talk::TalkPeople;
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{class, enrollment, prompt, reflection};
use crate::prompts::Few;
use crate::tx::Tx;
use crate::{
    Result, Store, choices, classes, door, goals, growth, people, pieces, prompts, replay, scope, stage, talk,
};

/// Most pieces on the home page, newest change first. Older ones open by their address.
const MOST_PIECES: u64 = 100;

impl Store {
    /// What is asked, what is mine, and whose turn it is.
    #[crate::compiled_here]
    pub async fn home(&self, viewer: &Viewer) -> Result<(HomeView, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?.person;
        let here = Here::read(&tx, me).await?;
        Ok((of_student(&tx, me, here).await?, replay::cursor(&tx, viewer).await?))
    }

    /// The little of it that the pages need on which a piece is begun.
    #[crate::compiled_here]
    pub async fn ways_in(&self, viewer: &Viewer) -> Result<(WaysIn, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?.person;
        let here = Here::read(&tx, me).await?;
        Ok((ways_in(&tx, me, here).await?, replay::cursor(&tx, viewer).await?))
    }

    /// Whom the viewer may ask for a talk.
    #[crate::compiled_here]
    pub async fn talk_page(&self, viewer: &Viewer) -> Result<(Face, TalkPeople)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?.person;
        Ok((face(&tx, me).await?, talk::people(&tx, me).await?))
    }

    /// The viewer's pairs, and the pieces from which they may cite.
    #[crate::compiled_here]
    pub async fn growth_page(&self, viewer: &Viewer) -> Result<(Face, Vec<GrowthView>, Vec<PieceView>, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?.person;
        let (pairs, pieces) = (growth::of_person(&tx, me).await?, own_pieces(&tx, me).await?);
        let shared = pieces.into_iter().filter(|piece| piece.stage.is_shared()).collect();
        Ok((face(&tx, me).await?, pairs, shared, replay::cursor(&tx, viewer).await?))
    }

    /// The home with what stands around its page, all of one moment.
    #[crate::compiled_here]
    pub async fn home_page(&self, viewer: &Viewer) -> Result<(HomeView, AroundPage, Cursor)> {
        let tx = self.snapshot().await?;
        let me = scope::person(viewer)?.person;
        let here = Here::read(&tx, me).await?;
        let around = around(&tx, viewer, &here).await?;
        Ok((of_student(&tx, me, here).await?, around, replay::cursor(&tx, viewer).await?))
    }

    /// What stands around any other page of the viewer's.
    #[crate::compiled_here]
    pub async fn around_page(&self, viewer: &Viewer) -> Result<(AroundPage, Cursor)> {
        let tx = self.snapshot().await?;
        let here = Here::read(&tx, scope::person(viewer)?.person).await?;
        Ok((around(&tx, viewer, &here).await?, replay::cursor(&tx, viewer).await?))
    }

    /// Whether pictures come first for the viewer: [`AroundPage::early`] alone.
    #[crate::compiled_here]
    pub async fn is_early(&self, viewer: &Viewer) -> Result<bool> {
        let me = scope::person(viewer)?;
        if me.staff {
            return Ok(false);
        }
        let tx = self.snapshot().await?;
        Ok(Here::read(&tx, me.person).await?.is_early())
    }
}

/// What stands around a student's page, whichever it is.
#[derive(Clone, Debug, PartialEq)]
pub struct AroundPage {
    /// Pictures come first: see [`domain::classes::are_early`]. Never on a teacher's.
    pub early: bool,
    /// What their classes ask of them now and they have not given yet.
    pub asked: Vec<Asked>,
}

/// Where a piece may be begun.
pub struct WaysIn {
    pub me: Face,
    pub classes: Vec<MyClass>,
    /// The open ones of those classes, newest first.
    pub prompts: Vec<PromptView>,
    /// Those of them after which this student will be answered.
    pub answered: Vec<PromptId>,
}

/// Where a student is right now.
struct Here {
    enrolled: Vec<enrollment::Model>,
    /// Those of them that are in use, in the order in which they were joined.
    classes: Vec<class::Model>,
}

impl Here {
    async fn read(tx: &Tx, me: PersonId) -> Result<Self> {
        let enrolled = enrollments(tx, me).await?;
        Ok(Self { classes: running_classes(tx, &enrolled).await?, enrolled })
    }

    fn is_early(&self) -> bool {
        classes::early(&self.classes)
    }
}

async fn around(tx: &Tx, viewer: &Viewer, here: &Here) -> Result<AroundPage> {
    let early = !scope::person(viewer)?.staff && here.is_early();
    Ok(AroundPage { early, asked: stage::asked_of(tx, viewer).await? })
}

async fn face(tx: &Tx, me: PersonId) -> Result<Face> {
    Ok(Face { person: me, name: people::name(tx, me.0).await?, picture: pieces::picture(tx, None, me.0).await? })
}

async fn ways_in(tx: &Tx, me: PersonId, here: Here) -> Result<WaysIn> {
    let (prompts, answered) = open_prompts(tx, me, &here.enrolled).await?;
    Ok(WaysIn { me: face(tx, me).await?, classes: my_classes(tx, here.classes).await?, prompts, answered })
}

async fn of_student(tx: &Tx, me: PersonId, here: Here) -> Result<HomeView> {
    let (together, notes) =
        (together::of(tx, me, &here.classes).await?, notes::of_student(tx, me, &here.enrolled).await?);
    let WaysIn { me: Face { name, picture, .. }, classes, prompts, answered } = ways_in(tx, me, here).await?;
    Ok(HomeView {
        name,
        picture,
        together,
        classes,
        prompts,
        answered,
        pieces: own_pieces(tx, me).await?,
        notes,
        growth: growth::of_person(tx, me).await?,
        goals: goals::on_home(tx, me).await?,
        boards: choices::on_home(tx, me).await?,
        talk: talk::people(tx, me).await?,
    })
}

async fn enrollments(tx: &Tx, person: PersonId) -> Result<Vec<enrollment::Model>> {
    Ok(enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.eq(person.0))
        .filter(enrollment::Column::EndsAt.is_null())
        .order_by_asc(enrollment::Column::StartsAt)
        .order_by_asc(enrollment::Column::Id)
        .all(&tx.db)
        .await?)
}

/// In the order in which they were joined.
async fn running_classes(tx: &Tx, enrolled: &[enrollment::Model]) -> Result<Vec<class::Model>> {
    let rows = class::Entity::find()
        .filter(class::Column::Id.is_in(among(enrolled.iter().map(|row| row.class_id))))
        .filter(class::Column::ArchivedAt.is_null())
        .all(&tx.db)
        .await?;
    let mut rows: HashMap<_, _> = rows.into_iter().map(|row| (row.id, row)).collect();
    Ok(enrolled.iter().filter_map(|row| rows.remove(&row.class_id)).collect())
}

async fn my_classes(tx: &Tx, running: Vec<class::Model>) -> Result<Vec<MyClass>> {
    let ids: BTreeSet<Uuid> = running.iter().map(|class| class.id).collect();
    let mut teachers = pieces::teachers_of(tx, &ids).await?;
    let open = door::open_of(tx, ids).await?;
    let mine = running.into_iter().map(|class| MyClass {
        id: class.id.into(),
        grade_band: GradeBand::named(&class.grade_band).unwrap_or(GradeBand::K2),
        opened: Opened::read(&class.access_points),
        teachers: teachers.remove(&class.id).unwrap_or_default(),
        door_open: open.contains(&class.id),
        name: class.name,
    });
    Ok(mine.collect())
}

/// Open prompts of the classes attended, newest first, and those of them after which this student will be answered.
async fn open_prompts(
    tx: &Tx,
    me: PersonId,
    enrolled: &[enrollment::Model],
) -> Result<(Vec<PromptView>, Vec<PromptId>)> {
    let rows = prompt::Entity::find()
        .filter(prompt::Column::ClassId.is_in(among(enrolled.iter().map(|row| row.class_id))))
        .filter(prompt::Column::ReleasedAt.is_not_null())
        .filter(prompt::Column::ClosedAt.is_null())
        .order_by_desc(prompt::Column::ReleasedAt)
        .order_by_desc(prompt::Column::Id)
        .all(&tx.db)
        .await?;
    let few = Few::of(tx, &rows, &BTreeSet::from([me.0])).await?;
    let answered = rows.iter().filter(|row| few.includes(row, me.0)).map(|row| row.id.into()).collect();
    Ok((rows.into_iter().map(prompts::view).collect::<Result<_>>()?, answered))
}

async fn own_pieces(tx: &Tx, me: PersonId) -> Result<Vec<PieceView>> {
    let rows = reflection::Entity::find()
        .filter(reflection::Column::SubjectId.eq(me.0))
        .order_by_desc(reflection::Column::ChangedAt)
        .order_by_desc(reflection::Column::Id)
        .limit(MOST_PIECES)
        .all(&tx.db)
        .await?;
    pieces::with_drafts(tx, &rows).await
}
