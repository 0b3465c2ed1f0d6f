//! What stands around pieces: each kind in one question, for one piece as for the hundred on a student's home.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use domain::feedback::FeedbackView;
use domain::prompts::Wordings;
use domain::reflections::Reach;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::reach_of;
use crate::among::among;
use crate::entity::{class, enrollment, prompt, reflection, teaching, translation, version};
use crate::evidence::Of;
use crate::prompts::Few;
use crate::tx::Tx;
use crate::wall::Hanging;
use crate::{Error, Result, consent as consents, evidence, feedback, goals, inquiry, people, prompts, roster, stage};

pub struct Around {
    /// Shared versions by piece, newest first; what was taken back is not among them.
    pub versions: HashMap<Uuid, Vec<version::Model>>,
    /// By version, in the order in which they were made.
    pub translations: HashMap<Uuid, Vec<translation::Model>>,
    /// All that was sent, by piece, newest first.
    pub feedback: HashMap<Uuid, Vec<FeedbackView>>,
    /// Names of classes.
    pub classes: HashMap<Uuid, String>,
    /// Names of persons.
    pub names: BTreeMap<Uuid, String>,
    pub on_wall: Hanging,
    /// Pieces whose students are asked for the version before.
    pub asks_earlier: HashSet<Uuid>,
    prompts: HashMap<Uuid, prompt::Model>,
    few: Few,
    /// Piece and version, for the wall.
    consents: HashSet<(Uuid, i32)>,
    /// Enrollments by student, running or ended, the latest first.
    places: HashMap<Uuid, Vec<enrollment::Model>>,
    /// The classes in use whose roster a student is on.
    attends: HashMap<Uuid, Vec<Uuid>>,
    /// By class, in the order in which they came.
    teachers: HashMap<Uuid, Vec<Uuid>>,
    /// Who sees a goal or an inquiry that shows the piece.
    readers: HashMap<Uuid, Vec<Uuid>>,
}

impl Around {
    fn prompt(&self, piece: &reflection::Model) -> Result<Option<&prompt::Model>> {
        piece.prompt_id.map(|id| self.prompts.get(&id).ok_or_else(Error::not_found)).transpose()
    }

    /// Whether the plan of the piece's prompt includes its student. A question of one's own is always answered.
    pub fn in_plan(&self, piece: &reflection::Model) -> Result<bool> {
        Ok(self.prompt(piece)?.is_none_or(|prompt| self.few.includes(prompt, piece.subject_id)))
    }

    /// The prompt's question with its starters, or the student's own.
    pub fn question(&self, piece: &reflection::Model) -> Result<(String, Vec<String>, Wordings)> {
        Ok(match self.prompt(piece)? {
            None => (piece.question.clone().unwrap_or_default(), Vec::new(), Wordings::default()),
            Some(prompt) => {
                let starters = serde_json::from_str(&prompt.starters)?;
                (prompt.question.clone(), starters, prompts::wordings_of(prompt)?)
            }
        })
    }

    pub fn student_name(&self, piece: &reflection::Model) -> Result<String> {
        self.names.get(&piece.subject_id).cloned().ok_or_else(Error::not_found)
    }

    /// The picture beside the student's name in the piece's class, or in whichever they were in last.
    pub fn picture(&self, piece: &reflection::Model) -> String {
        let mut places = self.places.get(&piece.subject_id).into_iter().flatten();
        let place = places.find(|place| piece.class_id.is_none_or(|class| class == place.class_id));
        place.map(|place| place.picture.clone()).unwrap_or_default()
    }

    /// Whether what comes back about it finds its student.
    pub fn reach(&self, piece: &reflection::Model) -> Reach {
        reach_of(piece, self.attends.get(&piece.subject_id).into_iter().flatten().copied())
    }

    /// Consent to show its newest version on the projector, given and not withdrawn.
    pub fn wall_consent(&self, piece: &reflection::Model) -> bool {
        self.consents.contains(&(piece.id, piece.version))
    }

    /// Those who teach the class it was shared in, and those who see a goal or an inquiry that shows it.
    pub fn readers(&self, piece: &reflection::Model) -> Vec<String> {
        let named = |id: &Uuid| self.names.get(id).cloned();
        let teachers = piece.class_id.and_then(|class| self.teachers.get(&class));
        let mut names: Vec<String> = teachers.into_iter().flatten().filter_map(named).collect();
        for name in self.readers.get(&piece.id).into_iter().flatten().filter_map(named) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

pub async fn of(tx: &Tx, pieces: &[reflection::Model]) -> Result<Around> {
    let ids: Vec<Uuid> = pieces.iter().map(|piece| piece.id).collect();
    let students: BTreeSet<Uuid> = pieces.iter().map(|piece| piece.subject_id).collect();
    let classes: BTreeSet<Uuid> = pieces.iter().filter_map(|piece| piece.class_id).collect();
    let prompts = prompts::asked_by(tx, pieces).await?;
    let versions = versions(tx, &ids).await?;
    let translations = translations(tx, versions.values().flatten().map(|row| row.id).collect()).await?;
    let teachers = teachers(tx, &classes).await?;
    let readers = readers(tx, pieces).await?;
    let scribes = versions.values().flatten().filter_map(|row| row.scribe_id);
    let translators = translations.values().flatten().map(|row| row.author_id);
    let adults = teachers.values().chain(readers.values()).flatten().copied();
    let known: BTreeSet<Uuid> = students.iter().copied().chain(scribes).chain(translators).chain(adults).collect();
    let names = people::names(tx, known).await?;
    Ok(Around {
        feedback: feedback::of_pieces(tx, &ids).await?,
        classes: class_names(tx, &classes).await?,
        on_wall: Hanging::of(tx, &ids).await?,
        asks_earlier: stage::asked_about(tx, &ids).await?,
        few: Few::of(tx, prompts.values(), &students).await?,
        consents: consents::given(tx, &ids).await?,
        places: places(tx, &students).await?,
        attends: roster::attended(tx, &students).await?,
        versions,
        translations,
        names,
        prompts,
        teachers,
        readers,
    })
}

/// The rows by what a column of theirs says, in the order in which they came.
fn by<T>(rows: Vec<T>, what: impl Fn(&T) -> Uuid) -> HashMap<Uuid, Vec<T>> {
    let mut found: HashMap<Uuid, Vec<T>> = HashMap::new();
    for row in rows {
        found.entry(what(&row)).or_default().push(row);
    }
    found
}

async fn versions(tx: &Tx, pieces: &[Uuid]) -> Result<HashMap<Uuid, Vec<version::Model>>> {
    let rows = version::Entity::find()
        .filter(version::Column::ReflectionId.is_in(among(pieces.iter().copied())))
        .filter(version::Column::TakenBackAt.is_null())
        .order_by_desc(version::Column::Number)
        .all(&tx.db)
        .await?;
    Ok(by(rows, |row| row.reflection_id))
}

async fn translations(tx: &Tx, versions: Vec<Uuid>) -> Result<HashMap<Uuid, Vec<translation::Model>>> {
    if versions.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = translation::Entity::find()
        .filter(translation::Column::VersionId.is_in(among(versions)))
        .order_by_asc(translation::Column::CreatedAt)
        .all(&tx.db)
        .await?;
    Ok(by(rows, |row| row.version_id))
}

async fn class_names(tx: &Tx, classes: &BTreeSet<Uuid>) -> Result<HashMap<Uuid, String>> {
    let rows: Vec<(Uuid, String)> = class::Entity::find()
        .select_only()
        .columns([class::Column::Id, class::Column::Name])
        .filter(class::Column::Id.is_in(among(classes.iter().copied())))
        .into_tuple()
        .all(&tx.db)
        .await?;
    Ok(rows.into_iter().collect())
}

async fn places(tx: &Tx, students: &BTreeSet<Uuid>) -> Result<HashMap<Uuid, Vec<enrollment::Model>>> {
    let rows = enrollment::Entity::find()
        .filter(enrollment::Column::PersonId.is_in(among(students.iter().copied())))
        .order_by_desc(enrollment::Column::StartsAt)
        .all(&tx.db)
        .await?;
    Ok(by(rows, |row| row.person_id))
}

/// Those who teach these classes, by class, in the order in which they came.
pub(super) async fn teachers(tx: &Tx, classes: &BTreeSet<Uuid>) -> Result<HashMap<Uuid, Vec<Uuid>>> {
    let rows: Vec<(Uuid, Uuid)> = teaching::Entity::find()
        .select_only()
        .columns([teaching::Column::ClassId, teaching::Column::PersonId])
        .filter(teaching::Column::ClassId.is_in(among(classes.iter().copied())))
        .filter(teaching::Column::EndsAt.is_null())
        .order_by_asc(teaching::Column::StartsAt)
        .order_by_asc(teaching::Column::Id)
        .into_tuple()
        .all(&tx.db)
        .await?;
    let mut teachers: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for (class, person) in rows {
        teachers.entry(class).or_default().push(person);
    }
    Ok(teachers)
}

/// By piece: those who see the goals that show it, then those who see the inquiries, as long as they are on a staff.
async fn readers(tx: &Tx, pieces: &[reflection::Model]) -> Result<HashMap<Uuid, Vec<Uuid>>> {
    let shared: Vec<Uuid> = pieces.iter().filter(|piece| piece.version > 0).map(|piece| piece.id).collect();
    if shared.is_empty() {
        return Ok(HashMap::new());
    }
    let linked = evidence::linked_to_each(tx, &shared).await?;
    if linked.is_empty() {
        return Ok(HashMap::new());
    }
    let (mut of_goals, mut of_inquiries) = (Vec::new(), Vec::new());
    for of in linked.values().flatten() {
        match of {
            Of::Goal(id) => of_goals.push(*id),
            Of::Inquiry(id) => of_inquiries.push(*id),
        }
    }
    let of_goals = by(goals::picked(tx, &of_goals).await?, |row| row.goal_id);
    let of_inquiries = by(inquiry::picked(tx, &of_inquiries).await?, |row| row.inquiry_id);
    let picked = of_goals.values().flatten().map(|row| row.person_id);
    let picked: Vec<Uuid> = picked.chain(of_inquiries.values().flatten().map(|row| row.person_id)).collect();
    let staff = goals::staff_among(tx, &picked).await?;
    let mut readers: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for (piece, shown_by) in linked {
        let theirs = readers.entry(piece).or_default();
        for of in shown_by {
            match of {
                Of::Goal(id) => theirs.extend(of_goals.get(&id).into_iter().flatten().map(|row| row.person_id)),
                Of::Inquiry(id) => theirs.extend(of_inquiries.get(&id).into_iter().flatten().map(|row| row.person_id)),
            }
        }
        theirs.retain(|person| staff.contains(person));
    }
    Ok(readers)
}
