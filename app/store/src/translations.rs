//! A translation of a version, added by a person and marked as theirs: the student's own, or a teacher's. Said again in the same
//! language by the same person, it replaces the one before.

use domain::command::Answer;
use domain::event::Stream;
use domain::id::{ReflectionId, TranslationId};
use domain::reflections::is_language;
use domain::refusal::{Faults, Refusal, Sentence};
use domain::viewer::Viewer;
use domain::words::{LONGEST_PIECE, passage};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::{reflection, translation, version};
use crate::tx::Tx;
use crate::write::{Touches, Written};
use crate::{Error, Result, Store, pieces, scope};

pub struct Typed<'a> {
    pub id: TranslationId,
    pub version: i32,
    pub language: &'a str,
    pub words: &'a str,
}

/// The student's own translation of an own version.
pub async fn translate(tx: &Tx, viewer: &Viewer, id: ReflectionId, typed: Typed<'_>) -> Result<Written<Answer>> {
    let piece = pieces::writable(tx, viewer, id).await?;
    add(tx, viewer, piece, typed).await
}

impl Store {
    /// A teacher's translation of what was shared in a class they guide. `version` is the version's number.
    #[crate::compiled_here]
    pub async fn translate_for(
        &self,
        viewer: &Viewer,
        id: TranslationId,
        piece: ReflectionId,
        version: i32,
        language: &str,
        words: &str,
    ) -> Result<()> {
        let (class, student) = self.class_of_piece(viewer, piece).await?;
        let touches = Touches::stream(Stream::Class(class)).and_viewer(viewer).and_person(student);
        let (viewer, language, words) = (viewer.clone(), language.to_owned(), words.to_owned());
        self.write(touches, move |tx| {
            let (viewer, language, words) = (viewer.clone(), language.clone(), words.clone());
            Box::pin(async move {
                let row = scope::shared_piece(tx, &viewer, piece).await?;
                let typed = Typed { id, version, language: &language, words: &words };
                let Written { events, .. } = add(tx, &viewer, row, typed).await?;
                Ok(Written::new((), events))
            })
        })
        .await
    }
}

async fn add(tx: &Tx, viewer: &Viewer, piece: reflection::Model, typed: Typed<'_>) -> Result<Written<Answer>> {
    let author = scope::person(viewer)?.person;
    let (language, words) = check(&typed)?;
    let about = version::Entity::find()
        .filter(version::Column::ReflectionId.eq(piece.id))
        .filter(version::Column::Number.eq(typed.version))
        .filter(version::Column::TakenBackAt.is_null())
        .one(&tx.db)
        .await?
        .ok_or_else(Error::not_found)?;
    if let Some(taken) = translation::Entity::find_by_id(typed.id.0).one(&tx.db).await?
        && (taken.author_id != author.0 || taken.version_id != about.id || taken.language != language)
    {
        return Err(Error::not_found());
    }
    let before = translation::Entity::find()
        .filter(translation::Column::VersionId.eq(about.id))
        .filter(translation::Column::AuthorId.eq(author.0))
        .filter(translation::Column::Language.eq(language.as_str()))
        .one(&tx.db)
        .await?;
    match before {
        Some(before) => {
            let mut row = translation::ActiveModel::from(before);
            row.words = Set(words);
            row.update(&tx.db).await?;
        }
        None => {
            let row = translation::ActiveModel {
                id: Set(typed.id.0),
                district_id: Set(piece.district_id),
                version_id: Set(about.id),
                subject_id: Set(piece.subject_id),
                author_id: Set(author.0),
                language: Set(language),
                words: Set(words),
                created_at: Set(tx.now.0),
            };
            translation::Entity::insert(row).exec_without_returning(&tx.db).await?;
        }
    }
    let piece = pieces::update(tx, piece, |_| {}).await?;
    Ok(Written::new(pieces::answer(&piece), vec![pieces::event(&piece, &[])]))
}

fn check(typed: &Typed<'_>) -> Result<(String, String), Refusal> {
    let mut faults = Faults::default();
    if !is_language(typed.language) {
        faults.push("language", Sentence::new("translations.pick_a_language"));
    }
    let words = passage(typed.words, LONGEST_PIECE)
        .and_then(|words| if words.is_empty() { Err(Sentence::new("words.empty")) } else { Ok(words) });
    let words = faults.take("words", words);
    faults.done((typed.language.to_owned(), words))
}
