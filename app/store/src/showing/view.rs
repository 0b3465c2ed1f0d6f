//! All that is shown in a piece, as one viewer may see it.

use std::collections::HashMap;

use domain::clock::Moment;
use domain::command::Beginning;
use domain::event::Cursor;
use domain::files::FileKind;
use domain::id::{PromptId, ReflectionId, VersionId};
use domain::showing::{
    Answering, DraftShows, Mark, MarkView, Mode, PagePart, Showing, ShownView, Spot, TakenOut, VersionShows, Voice,
};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::marking::on_desk;
use super::rights;
use super::rows::{files, in_draft, in_versions};
use crate::choices::Beginnings;
use crate::entity::{feedback, feedback_draft, feedback_mark, file, reflection, shown};
use crate::tx::Tx;
use crate::{Error, Result, Store, choices, drafts, files as of_files, goals, people, pieces, replay, scope};

impl Store {
    /// What a piece shows: its student also sees the draft, those who teach its class also what they are about to answer. A piece that
    /// is not begun yet is found by its prompt, under whatever id it was begun elsewhere.
    ///
    /// Errors: not found for anybody else.
    #[crate::compiled_here]
    pub async fn showing(
        &self,
        viewer: &Viewer,
        id: ReflectionId,
        prompt: Option<PromptId>,
    ) -> Result<(Showing, Cursor)> {
        let tx = self.snapshot().await?;
        let cursor = replay::cursor(&tx, viewer).await?;
        if let Ok(own) = scope::own_piece(&tx, viewer, id).await {
            return Ok((of_own(&tx, &own).await?, cursor));
        }
        if let Ok(shared) = scope::shared_piece(&tx, viewer, id).await {
            return Ok((of_shared(&tx, viewer, &shared).await?, cursor));
        }
        let prompt = prompt.ok_or_else(Error::not_found)?;
        let me = scope::person(viewer)?.person;
        if let Some(own) = pieces::about(&tx, me.0, prompt).await? {
            return Ok((of_own(&tx, &own).await?, cursor));
        }
        if reflection::Entity::find_by_id(id.0).one(&tx.db).await?.is_some() {
            return Err(Error::not_found());
        }
        let class = drafts::released(&tx, viewer, prompt).await?.class_id;
        let draft = DraftShows {
            mode: choices::way_chosen(&tx, me.0, Beginnings::Prompt(prompt.0)).await?,
            why: String::new(),
            shown: vec![],
            taken_out: vec![],
            beginning: Some(Beginning::Prompt { prompt }),
            closed: false,
        };
        let showing = Showing {
            piece: id,
            student: me,
            class: Some(class.into()),
            draft: Some(draft),
            has_goals: false,
            versions: vec![],
            voices: vec![],
            answering: None,
        };
        Ok((showing, cursor))
    }

    /// What one version shows, for whoever may read it: on the page of a goal or of a pair that cites it.
    ///
    /// Errors: not found for anybody else.
    #[crate::compiled_here]
    pub async fn shown_by_version(&self, viewer: &Viewer, id: VersionId) -> Result<Vec<ShownView>> {
        let tx = self.snapshot().await?;
        if !rights::reads(&tx, viewer, id.0).await? {
            return Err(Error::not_found());
        }
        let rows = shown::Entity::find()
            .filter(shown::Column::VersionId.eq(id.0))
            .order_by_asc(shown::Column::Place)
            .order_by_asc(shown::Column::Id)
            .all(&tx.db)
            .await?;
        let known = files(&tx, rows.iter().map(|row| row.file_id)).await?;
        let mut views = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some(file) = known.get(&row.file_id) {
                views.push(shown_view(row, file, vec![])?);
            }
        }
        Ok(views)
    }
}

async fn of_own(tx: &Tx, piece: &reflection::Model) -> Result<Showing> {
    let mut showing = of_versions(tx, piece, None).await?;
    showing.has_goals = !showing.versions.is_empty() && goals::has_any(tx, piece.subject_id.into()).await?;
    let rows = in_draft(piece.id).all(&tx.db).await?;
    let known = files(tx, rows.iter().map(|row| row.file_id)).await?;
    let (mut shown, mut taken_out) = (Vec::new(), Vec::new());
    for row in rows {
        let Some(file) = known.get(&row.file_id) else { continue };
        match row.removed_at {
            None => shown.push(shown_view(row, file, vec![])?),
            Some(_) => taken_out.push(TakenOut { id: row.id.into(), kind: kind(file) }),
        }
    }
    // What is picked on the piece itself counts more than what was chosen on a board.
    let mode = match (piece.mode.as_deref().and_then(Mode::named), Beginnings::of(piece)) {
        (None, Some(from)) => choices::way_chosen(tx, piece.subject_id, from).await?,
        (picked, _) => picked,
    };
    showing.draft = Some(DraftShows {
        mode,
        why: piece.mode_why.clone().unwrap_or_default(),
        shown,
        taken_out,
        beginning: None,
        closed: pieces::may_write(tx, piece).await.is_err(),
    });
    Ok(showing)
}

async fn of_shared(tx: &Tx, viewer: &Viewer, piece: &reflection::Model) -> Result<Showing> {
    let me = scope::person(viewer)?.person;
    let mut showing = of_versions(tx, piece, Some(me.0)).await?;
    let draft = feedback_draft::Entity::find()
        .filter(feedback_draft::Column::ReflectionId.eq(piece.id))
        .filter(feedback_draft::Column::AuthorId.eq(me.0))
        .one(&tx.db)
        .await?;
    let voice = match draft.and_then(|draft| draft.voice_id) {
        Some(id) => files(tx, [id]).await?.remove(&id).map(|file| of_files::view(&file)).transpose()?,
        None => None,
    };
    let marks = on_desk(piece.id, me.0).all(&tx.db).await?.into_iter().map(|row| mark_view(row, String::new()));
    showing.answering = Some(Answering { voice, marks: marks.collect() });
    Ok(showing)
}

/// Shared versions with what was sent about them; for those who answer, with their own marks too.
async fn of_versions(tx: &Tx, piece: &reflection::Model, desk: Option<Uuid>) -> Result<Showing> {
    let rows = in_versions(tx, piece.id).await?;
    let known = files(tx, rows.iter().map(|row| row.file_id)).await?;
    let mut marks = marks(tx, piece, desk).await?;
    let mut versions = Vec::new();
    for version in pieces::versions(tx, piece.id.into()).await? {
        let mut shown = Vec::new();
        for row in rows.iter().filter(|row| row.version_id == Some(version.id)) {
            if let Some(file) = known.get(&row.file_id) {
                let on_it = marks.remove(&row.id).unwrap_or_default();
                shown.push(shown_view(row.clone(), file, on_it)?);
            }
        }
        let mode = version.mode.as_deref().and_then(Mode::named);
        let (id, why) = (version.id.into(), version.mode_why.unwrap_or_default());
        versions.push(VersionShows { id, number: version.number, mode, why, shown });
    }
    Ok(Showing {
        piece: piece.id.into(),
        student: piece.subject_id.into(),
        class: piece.class_id.map(Into::into),
        draft: None,
        has_goals: false,
        versions,
        voices: voices(tx, piece).await?,
        answering: None,
    })
}

async fn marks(tx: &Tx, piece: &reflection::Model, desk: Option<Uuid>) -> Result<HashMap<Uuid, Vec<MarkView>>> {
    let rows = feedback_mark::Entity::find()
        .filter(feedback_mark::Column::ReflectionId.eq(piece.id))
        .order_by_asc(feedback_mark::Column::Starts)
        .order_by_asc(feedback_mark::Column::Page)
        .order_by_asc(feedback_mark::Column::CreatedAt)
        .order_by_asc(feedback_mark::Column::Id)
        .all(&tx.db)
        .await?;
    let names = people::names(tx, rows.iter().map(|row| row.author_id)).await?;
    let mut marks: HashMap<Uuid, Vec<MarkView>> = HashMap::new();
    for row in rows {
        if row.feedback_id.is_some() || desk == Some(row.author_id) {
            let by = names.get(&row.author_id).cloned().unwrap_or_default();
            marks.entry(row.shown_id).or_default().push(mark_view(row, by));
        }
    }
    Ok(marks)
}

async fn voices(tx: &Tx, piece: &reflection::Model) -> Result<Vec<Voice>> {
    let rows = feedback::Entity::find()
        .filter(feedback::Column::ReflectionId.eq(piece.id))
        .filter(feedback::Column::VoiceId.is_not_null())
        .order_by_desc(feedback::Column::SentAt)
        .all(&tx.db)
        .await?;
    let known = files(tx, rows.iter().filter_map(|row| row.voice_id)).await?;
    let names = people::names(tx, rows.iter().map(|row| row.author_id)).await?;
    let mut voices = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(file) = row.voice_id.and_then(|id| known.get(&id)) {
            voices.push(Voice {
                feedback: row.id.into(),
                by_name: names.get(&row.author_id).cloned().unwrap_or_default(),
                version: row.version,
                file: of_files::view(file)?,
                sent_at: Moment(row.sent_at),
            });
        }
    }
    Ok(voices)
}

fn shown_view(row: shown::Model, file: &file::Model, marks: Vec<MarkView>) -> Result<ShownView> {
    let (caption, transcript) = (row.caption, row.transcript);
    Ok(ShownView { id: row.id.into(), file: of_files::view(file)?, caption, transcript, marks })
}

fn mark_view(row: feedback_mark::Model, by_name: String) -> MarkView {
    let part = row.part.as_deref().and_then(PagePart::named);
    let page = row.page.map(|page| Spot::Page { page, part });
    let spot = page.unwrap_or(match (row.starts, row.x, row.y, row.w, row.h) {
        (None, Some(x), Some(y), Some(w), Some(h)) => Spot::Area { x, y, w, h },
        (at, ..) => Spot::Moment { at: at.unwrap_or_default(), until: row.ends },
    });
    MarkView {
        id: row.id.into(),
        shown: row.shown_id.into(),
        feedback: row.feedback_id.map(Into::into),
        by_name,
        mark: Mark { spot, words: row.words },
    }
}

fn kind(file: &file::Model) -> FileKind {
    FileKind::named(&file.kind).unwrap_or(FileKind::Pdf)
}
