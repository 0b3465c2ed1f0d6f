//! What was said of a student's versions, criterion by criterion: read together, each kind in one query.

use std::collections::{BTreeMap, HashMap};

use domain::clock::Moment;
use domain::growth::{CriterionGrown, SaidBy, SaidOf, Shows};
use domain::id::{ClassId, CriterionId, PersonId};
use domain::rubrics::{Cite, Stood};
use domain::showing::ShownView;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::among::among;
use crate::entity::{prompt, rating, rating_line, reflection, rubric, rubric_criterion, rubric_wording, version};
use crate::tx::Tx;
use crate::{Result, people, rubrics};

/// All of it for the student; for those who teach a class, what was said of pieces of that class, the student's own word while it is shown.
pub async fn of(tx: &Tx, student: PersonId, class: Option<ClassId>) -> Result<Vec<CriterionGrown>> {
    let around = around(tx, student, class).await?;
    let mut found: BTreeMap<Uuid, CriterionGrown> = BTreeMap::new();
    // By age of the versions: the newest wording comes last, and stays.
    for (version, piece) in &around.versions {
        for rating in around.ratings.iter().filter(|rating| rating.version_id == version.id) {
            for line in around.lines.iter().filter(|line| (line.rating_id, line.round) == (rating.id, rating.round)) {
                let Some(criterion) = around.criteria.get(&line.criterion_id) else { continue };
                let levels = around.levels.get(&rating.wording_id).cloned().unwrap_or_default();
                let said = said_by(&around, rating, line, levels.len());
                let grown = found.entry(criterion.root_id).or_insert_with(|| CriterionGrown {
                    id: CriterionId(criterion.root_id),
                    rubric: around.titles.get(&rating.rubric_id).cloned().unwrap_or_default(),
                    words: String::new(),
                    said: Vec::new(),
                });
                grown.words.clone_from(&criterion.words);
                put(grown, version, piece, &around, (rating.own, said, levels));
            }
        }
    }
    let mut grown: Vec<CriterionGrown> = found.into_values().filter(|grown| grown.said.len() > 1).collect();
    grown.sort_by(|a, b| (&a.rubric, a.id).cmp(&(&b.rubric, b.id)));
    Ok(grown)
}

fn put(
    grown: &mut CriterionGrown,
    version: &version::Model,
    piece: &reflection::Model,
    around: &Around,
    (own, said, levels): (bool, SaidBy, Vec<String>),
) {
    let this = |of: &SaidOf| of.piece.0 == piece.id && of.number == version.number;
    if !grown.said.last().is_some_and(this) {
        grown.said.push(SaidOf {
            piece: piece.id.into(),
            number: version.number,
            question: around.question(piece),
            shared_at: Moment(version.received_at),
            levels,
            own: None,
            teachers: Vec::new(),
        });
    }
    if let Some(of) = grown.said.last_mut() {
        if own { of.own = Some(said) } else { of.teachers.push(said) }
    }
}

fn said_by(around: &Around, rating: &rating::Model, line: &rating_line::Model, levels: usize) -> SaidBy {
    SaidBy {
        by_name: around.names.get(&rating.author_id).cloned().unwrap_or_default(),
        stood: line.stands.as_deref().and_then(|name| Stood::named(name, levels)),
        shows: rubrics::cited(line).and_then(|cite| around.shows(cite)),
        growing: line.growing.clone(),
        beyond: line.beyond.clone(),
    }
}

struct Around {
    ratings: Vec<rating::Model>,
    lines: Vec<rating_line::Model>,
    /// What lines cite of what versions show.
    things: HashMap<Uuid, ShownView>,
    /// By when they were shared, with their piece.
    versions: Vec<(version::Model, reflection::Model)>,
    criteria: HashMap<Uuid, rubric_criterion::Model>,
    /// Of each wording.
    levels: HashMap<Uuid, Vec<String>>,
    titles: HashMap<Uuid, String>,
    questions: HashMap<Uuid, String>,
    names: BTreeMap<Uuid, String>,
}

impl Around {
    fn question(&self, piece: &reflection::Model) -> String {
        let asked = piece.prompt_id.and_then(|id| self.questions.get(&id).cloned());
        asked.or_else(|| piece.question.clone()).unwrap_or_default()
    }

    fn shows(&self, cite: Cite) -> Option<Shows> {
        match cite {
            Cite::Passage { quote, .. } => Some(Shows::Words(quote)),
            Cite::Shown { id, spot } => self.things.get(&id.0).map(|shown| Shows::Thing { shown: shown.clone(), spot }),
        }
    }
}

async fn around(tx: &Tx, student: PersonId, class: Option<ClassId>) -> Result<Around> {
    let db = &tx.db;
    let mut ratings = rating::Entity::find().filter(rating::Column::SubjectId.eq(student.0));
    if class.is_some() {
        ratings =
            ratings.filter(Condition::any().add(rating::Column::Own.eq(false)).add(rating::Column::Shown.eq(true)));
    }
    let ratings = ratings.order_by_asc(rating::Column::CreatedAt).order_by_asc(rating::Column::Id).all(db).await?;
    let mut pieces = reflection::Entity::find()
        .filter(reflection::Column::SubjectId.eq(student.0))
        .filter(reflection::Column::Id.is_in(among(ratings.iter().map(|rating| rating.reflection_id))));
    if let Some(class) = class {
        pieces = pieces.filter(reflection::Column::ClassId.eq(class.0));
    }
    let pieces: HashMap<Uuid, reflection::Model> =
        pieces.all(db).await?.into_iter().map(|piece| (piece.id, piece)).collect();
    let versions = version::Entity::find()
        .filter(version::Column::Id.is_in(among(ratings.iter().map(|rating| rating.version_id))))
        .filter(version::Column::TakenBackAt.is_null())
        .order_by_asc(version::Column::ReceivedAt)
        .order_by_asc(version::Column::Id)
        .all(db)
        .await?;
    let versions: Vec<_> = versions
        .into_iter()
        .filter_map(|version| pieces.get(&version.reflection_id).cloned().map(|piece| (version, piece)))
        .collect();
    let wordings = rubric_wording::Entity::find()
        .filter(rubric_wording::Column::Id.is_in(among(ratings.iter().map(|rating| rating.wording_id))))
        .all(db)
        .await?;
    let mut levels = HashMap::new();
    for wording in &wordings {
        levels.insert(wording.id, rubrics::levels(&wording.levels)?);
    }
    let criteria = rubric_criterion::Entity::find()
        .filter(rubric_criterion::Column::WordingId.is_in(among(wordings.iter().map(|wording| wording.id))))
        .all(db)
        .await?;
    let titles = rubric::Entity::find()
        .filter(rubric::Column::Id.is_in(among(ratings.iter().map(|rating| rating.rubric_id))))
        .all(db)
        .await?;
    let asked = prompt::Entity::find()
        .filter(prompt::Column::Id.is_in(among(pieces.values().filter_map(|piece| piece.prompt_id))))
        .all(db)
        .await?;
    let lines = rating_line::Entity::find()
        .filter(rating_line::Column::RatingId.is_in(among(ratings.iter().map(|rating| rating.id))))
        .all(db)
        .await?;
    Ok(Around {
        things: rubrics::things_by_ids(tx, lines.iter().filter_map(|line| line.shown_id)).await?,
        lines,
        versions,
        criteria: criteria.into_iter().map(|row| (row.id, row)).collect(),
        levels,
        titles: titles.into_iter().map(|row| (row.id, row.title)).collect(),
        questions: asked.into_iter().map(|row| (row.id, row.question)).collect(),
        names: people::names(tx, ratings.iter().map(|rating| rating.author_id)).await?,
        ratings,
    })
}
