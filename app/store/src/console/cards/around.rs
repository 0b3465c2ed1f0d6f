//! What stands around many pieces, each kind in one query.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::id::ClassId;
use domain::prompts::AnswerPlan;
use domain::reflections::{OPENING, Reach};
use sea_orm::sea_query::{Expr, Func, SimpleExpr};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::{
    consent, enrollment, feedback, follow_through, prompt, prompt_answered, reflection, version, wall_card,
};
use crate::pieces::reach_of;
use crate::tx::Tx;
use crate::{Result, consent as consents, people, roster, showing};

/// The newest version of a piece, less all but its opening.
#[derive(FromQueryResult)]
pub struct Newest {
    reflection_id: Uuid,
    pub ask: String,
    pub ask_words: String,
    pub opening: String,
    pub late: bool,
}

pub struct Around {
    pub newest: HashMap<Uuid, Newest>,
    pub names: BTreeMap<Uuid, String>,
    pub pictures: HashMap<Uuid, String>,
    /// Asked for in an answer and not followed through yet, by piece.
    pub open_parts: HashMap<Uuid, u32>,
    /// Piece and version.
    pub consents: HashSet<(Uuid, i32)>,
    pub on_wall: HashMap<Uuid, i32>,
    /// What the newest version shows, by piece.
    pub shows: HashMap<Uuid, String>,
    prompts: HashMap<Uuid, prompt::Model>,
    /// Prompt and student.
    few: HashSet<(Uuid, Uuid)>,
    /// The classes in use whose roster a student is on.
    attends: HashMap<Uuid, Vec<Uuid>>,
}

impl Around {
    pub fn in_plan(&self, piece: &reflection::Model) -> bool {
        let Some(id) = piece.prompt_id else { return true };
        match self.prompts.get(&id).and_then(|prompt| AnswerPlan::named(&prompt.plan)) {
            Some(AnswerPlan::Everyone) => true,
            Some(AnswerPlan::Few) => self.few.contains(&(id, piece.subject_id)),
            Some(AnswerPlan::Together | AnswerPlan::Nobody) | None => false,
        }
    }

    pub fn reach(&self, piece: &reflection::Model) -> Reach {
        reach_of(piece, self.attends.get(&piece.subject_id).into_iter().flatten().copied())
    }

    pub fn question(&self, piece: &reflection::Model) -> String {
        match piece.prompt_id {
            None => piece.question.clone().unwrap_or_default(),
            Some(id) => self.prompts.get(&id).map(|prompt| prompt.question.clone()).unwrap_or_default(),
        }
    }
}

pub async fn of(tx: &Tx, class: ClassId, pieces: &[reflection::Model]) -> Result<Around> {
    let ids: Vec<Uuid> = pieces.iter().map(|piece| piece.id).collect();
    let prompts: HashSet<Uuid> = pieces.iter().filter_map(|piece| piece.prompt_id).collect();
    Ok(Around {
        newest: newest(tx, &ids).await?,
        names: people::names(tx, pieces.iter().map(|piece| piece.subject_id)).await?,
        pictures: pictures(tx, class).await?,
        open_parts: open_parts(tx, &ids).await?,
        consents: given(tx, &ids).await?,
        on_wall: on_wall(tx, &ids).await?,
        shows: showing::kinds(tx, &ids).await?,
        few: few(tx, &prompts).await?,
        attends: attends(tx, pieces).await?,
        prompts: asked(tx, &prompts).await?,
    })
}

async fn newest(tx: &Tx, pieces: &[Uuid]) -> Result<HashMap<Uuid, Newest>> {
    let opening: SimpleExpr = Func::cust("substr")
        .args([Expr::col(version::Column::Words), Expr::value(1), Expr::value(OPENING as i32)])
        .into();
    let rows = version::Entity::find()
        .select_only()
        .columns([
            version::Column::ReflectionId,
            version::Column::Ask,
            version::Column::AskWords,
            version::Column::Late,
        ])
        .column_as(opening, "opening")
        .filter(version::Column::ReflectionId.is_in(pieces.iter().copied()))
        .filter(version::Column::TakenBackAt.is_null())
        // Later rows take the place of earlier ones.
        .order_by_asc(version::Column::Number)
        .into_model::<Newest>()
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.reflection_id, row)).collect())
}

/// The picture of the latest enrollment, running or ended.
async fn pictures(tx: &Tx, class: ClassId) -> Result<HashMap<Uuid, String>> {
    let rows = enrollment::Entity::find()
        .filter(enrollment::Column::ClassId.eq(class.0))
        .order_by_asc(enrollment::Column::StartsAt)
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.person_id, row.picture)).collect())
}

async fn attends(tx: &Tx, pieces: &[reflection::Model]) -> Result<HashMap<Uuid, Vec<Uuid>>> {
    let students: HashSet<Uuid> = pieces.iter().map(|piece| piece.subject_id).collect();
    let mut attends: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for row in roster::in_use(tx, students).await? {
        attends.entry(row.person_id).or_default().push(row.class_id);
    }
    Ok(attends)
}

async fn open_parts(tx: &Tx, pieces: &[Uuid]) -> Result<HashMap<Uuid, u32>> {
    let followed: HashSet<(Uuid, String)> = follow_through::Entity::find()
        .select_only()
        .columns([follow_through::Column::FeedbackId, follow_through::Column::Part])
        .filter(follow_through::Column::ReflectionId.is_in(pieces.iter().copied()))
        .into_tuple()
        .all(&tx.db)
        .await?
        .into_iter()
        .collect();
    let mut open = HashMap::new();
    for (part, column) in crate::feedback::ASKING {
        let asked: Vec<(Uuid, Uuid)> = feedback::Entity::find()
            .select_only()
            .columns([feedback::Column::Id, feedback::Column::ReflectionId])
            .filter(feedback::Column::ReflectionId.is_in(pieces.iter().copied()))
            .filter(column.ne(""))
            .into_tuple()
            .all(&tx.db)
            .await?;
        for (id, piece) in asked {
            if !followed.contains(&(id, part.name().to_owned())) {
                *open.entry(piece).or_default() += 1;
            }
        }
    }
    Ok(open)
}

async fn given(tx: &Tx, pieces: &[Uuid]) -> Result<HashSet<(Uuid, i32)>> {
    let rows: Vec<(Uuid, i32)> = consent::Entity::find()
        .select_only()
        .columns([consent::Column::ReflectionId, consent::Column::Version])
        .filter(consent::Column::ReflectionId.is_in(pieces.iter().copied()))
        .filter(consent::Column::Scope.eq(consents::PROJECTOR))
        .filter(consent::Column::WithdrawnAt.is_null())
        .into_tuple()
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Which version of each hangs: those who teach release another one on its own.
async fn on_wall(tx: &Tx, pieces: &[Uuid]) -> Result<HashMap<Uuid, i32>> {
    let rows: Vec<(Uuid, i32)> = wall_card::Entity::find()
        .select_only()
        .column(wall_card::Column::ReflectionId)
        .column(wall_card::Column::Version)
        .filter(wall_card::Column::ReflectionId.is_in(pieces.iter().copied()))
        .filter(wall_card::Column::TakenBackAt.is_null())
        .into_tuple()
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().collect())
}

pub async fn asked(tx: &Tx, prompts: &HashSet<Uuid>) -> Result<HashMap<Uuid, prompt::Model>> {
    let rows = prompt::Entity::find().filter(prompt::Column::Id.is_in(prompts.iter().copied())).all(&tx.db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

async fn few(tx: &Tx, prompts: &HashSet<Uuid>) -> Result<HashSet<(Uuid, Uuid)>> {
    let rows = prompt_answered::Entity::find()
        .filter(prompt_answered::Column::PromptId.is_in(prompts.iter().copied()))
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.prompt_id, row.person_id)).collect())
}
