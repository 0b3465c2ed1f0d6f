//! What stands around many pieces, each kind in one query.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use domain::prompts::AnswerPlan;
use domain::reflections::{OPENING, Reach};
use sea_orm::sea_query::{Expr, Func, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::entity::{consent, enrollment, feedback, follow_through, prompt, prompt_answered, reflection, version};
use crate::feedback::ASKING;
use crate::pieces::reach_of;
use crate::tx::Tx;
use crate::wall::Hanging;
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
    /// Asked for in an answer and not followed through yet, by piece.
    pub open_parts: HashMap<Uuid, u32>,
    /// Piece and version.
    pub consents: HashSet<(Uuid, i32)>,
    pub on_wall: Hanging,
    /// What the newest version shows, by piece.
    pub shows: HashMap<Uuid, String>,
    /// By class and student.
    pictures: HashMap<(Uuid, Uuid), String>,
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

    /// The picture beside the student's name in the piece's class.
    pub fn picture(&self, piece: &reflection::Model) -> String {
        let place = piece.class_id.map(|class| (class, piece.subject_id));
        place.and_then(|place| self.pictures.get(&place).cloned()).unwrap_or_default()
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

pub async fn of(tx: &Tx, pieces: &[reflection::Model]) -> Result<Around> {
    let ids: Vec<Uuid> = pieces.iter().map(|piece| piece.id).collect();
    let students: BTreeSet<Uuid> = pieces.iter().map(|piece| piece.subject_id).collect();
    let prompts = asked(tx, &pieces.iter().filter_map(|piece| piece.prompt_id).collect()).await?;
    Ok(Around {
        newest: newest(tx, &ids).await?,
        names: people::names(tx, students.iter().copied()).await?,
        pictures: pictures(tx, pieces, &students).await?,
        open_parts: open_parts(tx, &ids).await?,
        consents: given(tx, &ids).await?,
        on_wall: Hanging::of(tx, &ids).await?,
        shows: showing::kinds(tx, &ids).await?,
        few: few(tx, &prompts, &students).await?,
        attends: attends(tx, &students).await?,
        prompts,
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
async fn pictures(
    tx: &Tx,
    pieces: &[reflection::Model],
    students: &BTreeSet<Uuid>,
) -> Result<HashMap<(Uuid, Uuid), String>> {
    let classes: BTreeSet<Uuid> = pieces.iter().filter_map(|piece| piece.class_id).collect();
    let rows: Vec<(Uuid, Uuid, String)> = enrollment::Entity::find()
        .select_only()
        .columns([enrollment::Column::ClassId, enrollment::Column::PersonId, enrollment::Column::Picture])
        .filter(enrollment::Column::ClassId.is_in(classes))
        .filter(enrollment::Column::PersonId.is_in(students.iter().copied()))
        .order_by_asc(enrollment::Column::StartsAt)
        .into_tuple()
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|(class, student, picture)| ((class, student), picture)).collect())
}

async fn attends(tx: &Tx, students: &BTreeSet<Uuid>) -> Result<HashMap<Uuid, Vec<Uuid>>> {
    let mut attends: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for row in roster::in_use(tx, students.iter().copied()).await? {
        attends.entry(row.person_id).or_default().push(row.class_id);
    }
    Ok(attends)
}

async fn open_parts(tx: &Tx, pieces: &[Uuid]) -> Result<HashMap<Uuid, u32>> {
    let [(first, of_first), (second, of_second)] = ASKING;
    // Whether anything is asked for there; the words themselves are not needed.
    let begins = |column: feedback::Column| -> SimpleExpr {
        Func::cust("substr").args([Expr::col(column), Expr::value(1), Expr::value(1)]).into()
    };
    let asked: Vec<(Uuid, Uuid, String, String)> = feedback::Entity::find()
        .select_only()
        .columns([feedback::Column::Id, feedback::Column::ReflectionId])
        .column_as(begins(of_first), "first")
        .column_as(begins(of_second), "second")
        .filter(feedback::Column::ReflectionId.is_in(pieces.iter().copied()))
        .filter(Condition::any().add(of_first.ne("")).add(of_second.ne("")))
        .into_tuple()
        .all(&tx.db)
        .await?;
    if asked.is_empty() {
        return Ok(HashMap::new());
    }
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
    for (id, piece, of_first, of_second) in asked {
        for (part, words) in [(first, of_first), (second, of_second)] {
            if !words.is_empty() && !followed.contains(&(id, part.name().to_owned())) {
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

/// Prompts by their ids.
pub async fn asked(tx: &Tx, prompts: &HashSet<Uuid>) -> Result<HashMap<Uuid, prompt::Model>> {
    if prompts.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = prompt::Entity::find().filter(prompt::Column::Id.is_in(prompts.iter().copied())).all(&tx.db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

async fn few(
    tx: &Tx,
    prompts: &HashMap<Uuid, prompt::Model>,
    students: &BTreeSet<Uuid>,
) -> Result<HashSet<(Uuid, Uuid)>> {
    let of_few = |prompt: &&prompt::Model| AnswerPlan::named(&prompt.plan) == Some(AnswerPlan::Few);
    let ids: Vec<Uuid> = prompts.values().filter(of_few).map(|prompt| prompt.id).collect();
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let rows = prompt_answered::Entity::find()
        .filter(prompt_answered::Column::PromptId.is_in(ids))
        .filter(prompt_answered::Column::PersonId.is_in(students.iter().copied()))
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.prompt_id, row.person_id)).collect())
}
