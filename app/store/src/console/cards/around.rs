//! What stands around many pieces, each kind in one query.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use domain::reflections::{OPENING, Reach};
use sea_orm::sea_query::{Expr, Func, SimpleExpr};
use sea_orm::{ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{enrollment, feedback, follow_through, prompt, reflection, version};
use crate::feedback::ASKING;
use crate::pieces::reach_of;
use crate::prompts::Few;
use crate::tx::Tx;
use crate::wall::Hanging;
use crate::{Result, consent as consents, people, prompts, roster, showing};

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
    few: Few,
    /// The classes in use whose roster a student is on.
    attends: HashMap<Uuid, Vec<Uuid>>,
}

impl Around {
    pub fn in_plan(&self, piece: &reflection::Model) -> bool {
        let Some(id) = piece.prompt_id else { return true };
        self.prompts.get(&id).is_some_and(|prompt| self.few.includes(prompt, piece.subject_id))
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
    let prompts = prompts::asked_by(tx, pieces).await?;
    Ok(Around {
        newest: newest(tx, &ids).await?,
        names: people::names(tx, students.iter().copied()).await?,
        pictures: pictures(tx, pieces, &students).await?,
        open_parts: open_parts(tx, &ids).await?,
        consents: consents::given(tx, &ids).await?,
        on_wall: Hanging::of(tx, &ids).await?,
        shows: showing::kinds(tx, &ids).await?,
        few: Few::of(tx, prompts.values(), &students).await?,
        attends: roster::attended(tx, &students).await?,
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
        .filter(version::Column::ReflectionId.is_in(among(pieces.iter().copied())))
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
        .filter(enrollment::Column::ClassId.is_in(among(classes)))
        .filter(enrollment::Column::PersonId.is_in(among(students.iter().copied())))
        .order_by_asc(enrollment::Column::StartsAt)
        .into_tuple()
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().map(|(class, student, picture)| ((class, student), picture)).collect())
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
        .filter(feedback::Column::ReflectionId.is_in(among(pieces.iter().copied())))
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
        .filter(follow_through::Column::ReflectionId.is_in(among(pieces.iter().copied())))
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
