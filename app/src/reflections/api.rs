//! What the writing and piece pages read. They write commands only.

#[cfg(feature = "ssr")]
use domain::classes::AccessPoint;
#[cfg(feature = "ssr")]
use domain::command::Beginning;
#[cfg(feature = "ssr")]
use domain::id::TranslationId;
use domain::id::{ClassId, CommandId, PersonId, PromptId, ReflectionId};
use domain::json::Reads;
#[cfg(feature = "ssr")]
use domain::languages::Locale;
#[cfg(feature = "ssr")]
use domain::prompts::AnswerPlan;
#[cfg(feature = "ssr")]
use domain::reflections::{DraftWords, PieceView};
#[cfg(feature = "ssr")]
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::messages::current;
use crate::offline::Text;
#[cfg(not(feature = "ssr"))]
use crate::offline::ask;

/// What is answered, and who reads and answers it.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Reads)]
pub struct Asked {
    /// In the reader's language where it has been put there; `locale` is the one it is in.
    pub question: String,
    pub locale: Option<Locale>,
    pub starters: Vec<String>,
    pub access_point: AccessPoint,
    /// Of the prompt, while it is open. None for a question of one's own.
    pub plan: Option<AnswerPlan>,
    /// This student is among those who will be answered.
    pub in_plan: bool,
    pub own: bool,
    pub readers: Vec<String>,
    pub class_name: String,
}

/// A piece, or the place where one may begin.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Reads)]
pub struct WorkPage {
    pub me: PersonId,
    pub name: String,
    pub picture: String,
    pub asked: Asked,
    /// Of the piece; minted for it while there is none.
    pub reflection: ReflectionId,
    pub beginning: Beginning,
    pub piece: Option<PieceView>,
    /// For the page's forms: see [`domain::command_form::nth`].
    pub first: CommandId,
    pub translation: TranslationId,
    pub cursor: String,
}

#[cfg(feature = "ssr")]
impl WorkPage {
    /// Nothing shared yet.
    pub fn is_being_begun(&self) -> bool {
        self.piece.as_ref().is_none_or(|piece| !piece.stage.is_shared())
    }

    /// What stands in the editor at first: the draft, else the newest version, else nothing. And the number it builds on.
    pub fn start(&self) -> (DraftWords, i64) {
        let Some(piece) = &self.piece else { return Default::default() };
        match (&piece.draft, piece.versions.first()) {
            (Some(draft), _) => (draft.words.clone(), draft.rev),
            (None, Some(newest)) => {
                let (language, scribe) = (newest.language.clone(), newest.scribe.clone());
                (DraftWords { words: newest.words.clone(), language, scribe, ..Default::default() }, 0)
            }
            (None, None) => Default::default(),
        }
    }
}

/// What another device saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Reads)]
pub struct Theirs {
    pub reflection: ReflectionId,
    pub words: String,
    /// The number that the next save builds on.
    pub rev: i64,
    /// It was shared there.
    pub shared: bool,
}

/// Where a student begins with a question of their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Reads)]
pub struct QuestionPage {
    pub me: PersonId,
    pub name: String,
    pub picture: String,
    pub class: ClassId,
    pub class_name: String,
    pub teachers: Vec<String>,
    pub reflection: ReflectionId,
    pub first: CommandId,
}

/// The page of a prompt: the reader's piece about it, or the place to begin one while it is open. A [`WorkPage`].
#[cfg(feature = "ssr")]
pub async fn read_prompt(prompt: PromptId) -> Result<Text, AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    let me = crate::backend::me(&viewer)?;
    if let Some(piece) = backend.store.piece_for_prompt(&viewer, prompt).await? {
        return Text::of(&of_piece(&viewer, &backend, piece).await?);
    }
    let (ways, cursor) = backend.store.ways_in(&viewer).await?;
    let asked = ways.prompts.into_iter().find(|open| open.id == prompt).ok_or(domain::refusal::Refusal::NotFound)?;
    let class = ways.classes.into_iter().find(|class| class.id == asked.class);
    let (class_name, readers) = class.map(|class| (class.name, class.teachers)).unwrap_or_default();
    let words = asked.read_in(current().0);
    Text::of(&WorkPage {
        me,
        name: ways.me.name,
        picture: ways.me.picture,
        asked: Asked {
            question: words.question.to_owned(),
            locale: words.locale,
            starters: words.starters.to_vec(),
            access_point: asked.access_point,
            plan: Some(asked.plan),
            in_plan: ways.answered.contains(&prompt),
            own: false,
            readers,
            class_name,
        },
        reflection: ReflectionId::mint(),
        beginning: Beginning::Prompt { prompt },
        piece: None,
        first: CommandId::mint(),
        translation: TranslationId::mint(),
        cursor: cursor.to_string(),
    })
}

/// The page of an own piece: a [`WorkPage`].
#[cfg(feature = "ssr")]
pub async fn read_piece(reflection: ReflectionId) -> Result<Text, AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    Text::of(&of_piece(&viewer, &backend, reflection).await?)
}

/// What another device saved of the piece that this page writes: the same one, or another one about the same prompt. A [`Theirs`].
#[cfg(feature = "ssr")]
#[server(endpoint = "reflections/theirs")]
pub async fn read_theirs(reflection: ReflectionId, prompt: Option<PromptId>) -> Result<Text, AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    crate::backend::me(&viewer)?;
    Text::of(&saved_elsewhere(&viewer, &backend, reflection, prompt).await?)
}

#[cfg(not(feature = "ssr"))]
pub async fn read_theirs(reflection: ReflectionId, prompt: Option<PromptId>) -> Result<Text, AppError> {
    let mut arguments = vec![("reflection", reflection.to_string())];
    arguments.extend(prompt.map(|prompt| ("prompt", prompt.to_string())));
    ask("reflections/theirs", &arguments).await
}

/// A [`QuestionPage`].
#[cfg(feature = "ssr")]
#[server(endpoint = "reflections/question")]
pub async fn read_question(class: ClassId) -> Result<Text, AppError> {
    let (viewer, backend) = crate::backend::begin().await?;
    let me = crate::backend::me(&viewer)?;
    let (ways, _) = backend.store.ways_in(&viewer).await?;
    let mine = ways.classes.into_iter().find(|mine| mine.id == class).ok_or(domain::refusal::Refusal::NotFound)?;
    Text::of(&QuestionPage {
        me,
        name: ways.me.name,
        picture: ways.me.picture,
        class,
        class_name: mine.name,
        teachers: mine.teachers,
        reflection: ReflectionId::mint(),
        first: CommandId::mint(),
    })
}

#[cfg(not(feature = "ssr"))]
pub async fn read_question(class: ClassId) -> Result<Text, AppError> {
    ask("reflections/question", &[("class", class.to_string())]).await
}

#[cfg(feature = "ssr")]
use on_the_server::of_piece;
#[cfg(feature = "ssr")]
pub use on_the_server::saved_elsewhere;

#[cfg(feature = "ssr")]
mod on_the_server {
    use domain::refusal::Refusal;
    use domain::viewer::Viewer;

    use super::*;
    use crate::backend::{Backend, me};

    pub async fn of_piece(viewer: &Viewer, backend: &Backend, id: ReflectionId) -> Result<WorkPage, AppError> {
        let me = me(viewer)?;
        let (piece, cursor) = backend.store.piece(viewer, id).await?;
        // Teachers read pieces on their console.
        if piece.student != me {
            return Err(Refusal::NotFound.into());
        }
        let beginning = match (piece.prompt, piece.class) {
            (Some(prompt), _) => Beginning::Prompt { prompt },
            // A class that is gone takes nothing new; the store says so.
            (None, class) => {
                Beginning::OwnQuestion { class: class.unwrap_or(ClassId(id.0)), question: piece.question.clone() }
            }
        };
        let words = piece.asked_in(current().0);
        Ok(WorkPage {
            me,
            name: piece.student_name.clone(),
            picture: piece.picture.clone(),
            asked: Asked {
                question: words.question.to_owned(),
                locale: words.locale,
                starters: words.starters.to_vec(),
                access_point: piece.access_point,
                plan: None,
                in_plan: piece.in_plan,
                own: piece.prompt.is_none(),
                readers: piece.readers.clone(),
                class_name: piece.class_name.clone(),
            },
            reflection: piece.id,
            beginning,
            piece: Some(piece),
            first: CommandId::mint(),
            translation: TranslationId::mint(),
            cursor: cursor.to_string(),
        })
    }

    pub async fn saved_elsewhere(
        viewer: &Viewer,
        backend: &Backend,
        reflection: ReflectionId,
        prompt: Option<PromptId>,
    ) -> Result<Theirs, AppError> {
        let piece = match (backend.store.piece(viewer, reflection).await, prompt) {
            (Ok((piece, _)), _) => piece,
            (Err(refused), None) => return Err(refused.into()),
            (Err(_), Some(prompt)) => {
                let id = backend.store.piece_for_prompt(viewer, prompt).await?.ok_or(Refusal::NotFound)?;
                backend.store.piece(viewer, id).await?.0
            }
        };
        if Some(piece.student) != viewer.person() {
            return Err(Refusal::NotFound.into());
        }
        let (words, rev, shared) = match (piece.draft, piece.versions.into_iter().next()) {
            (Some(draft), _) => (draft.words.words, draft.rev, false),
            (None, Some(newest)) => (newest.words, 0, true),
            (None, None) => (String::new(), 0, false),
        };
        Ok(Theirs { reflection: piece.id, words, rev, shared })
    }
}
