//! *What helped me, and when*: read from what the student said, shown to whom the student shows it.

use domain::choices::{HelpedNote, HelpedView, Tried, grouped, untried};
use domain::clock::Moment;
use domain::command::Answer;
use domain::event::Cursor;
use domain::id::{ClassId, PersonId};
use domain::viewer::Viewer;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::view::{self, By};
use super::{boards, options, own, readers, student};
use crate::entity::choice;
use crate::tx::Tx;
use crate::write::Written;
use crate::{Error, Result, Store, goals, replay, scope};

impl Store {
    /// The viewer's own page. Not found for who is not a student.
    #[crate::compiled_here]
    pub async fn helped(&self, viewer: &Viewer) -> Result<(HelpedView, Cursor)> {
        let tx = self.snapshot().await?;
        let me = own::student_of(viewer)?;
        let (name, picture) = own::face(&tx, me).await?;
        let readers = readers::of(&tx, me).await?;
        let mut teachers = goals::teachers(&tx, me).await?;
        // Who sees it already can go on seeing it, though they teach the student no longer.
        let also: Vec<_> = readers.iter().filter(|reader| !teachers.contains(reader)).cloned().collect();
        teachers.extend(also);
        let (tried, unsaid) = tried(&tx, me).await?;
        let groups = grouped(notes(&tx, me, None).await?);
        let helped = HelpedView { name, picture, groups, untried: untried(&tried), unsaid, readers, teachers };
        Ok((helped, replay::cursor(&tx, viewer).await?))
    }
}

/// Exactly these teachers see it from now on.
pub async fn show(tx: &Tx, viewer: &Viewer, picked: &[PersonId]) -> Result<Written<Answer>> {
    let me = scope::person(viewer)?;
    if me.staff {
        return Err(Error::not_found());
    }
    let events = readers::show(tx, me.district.0, me.person, picked).await?;
    Ok(Written::new(Answer::done(), events))
}

/// The newest word about each option that the student chose. For a reader (`reader` is the class they read it in) without the question of
/// work that was not shared there.
pub async fn notes(tx: &Tx, student: PersonId, reader: Option<ClassId>) -> Result<Vec<HelpedNote>> {
    let mut notes = Vec::new();
    for row in choice::Entity::find().filter(choice::Column::SubjectId.eq(student.0)).all(&tx.db).await? {
        let board = boards::row(tx, row.board_id).await?;
        let by = if reader.is_none() { By::Student } else { By::Staff { helped: true } };
        let choice = view::of(tx, &board, &row, by).await?;
        let question = choice.work.as_ref().map(|piece| piece.question.clone());
        let chosen: Vec<_> =
            choice.now.picks.iter().chain(choice.earlier.iter().flat_map(|earlier| &earlier.picks)).collect();
        for said in &choice.afters {
            let Some(option) = chosen.iter().find(|option| option.id == said.option) else { continue };
            notes.push(HelpedNote {
                board: board.id.into(),
                option: option.id,
                axis: option.axis,
                words: option.words.clone(),
                target: board.target.clone(),
                // In another class it may be anybody's question.
                question: question.clone().filter(|_| reader.is_none_or(|class| class.0 == board.class_id)),
                outcome: said.outcome,
                said: said.words.clone(),
                at: said.at,
            });
        }
    }
    Ok(notes)
}

/// Everything that the student could choose, and did or did not; and the boards with chosen options about which nothing was said.
async fn tried(tx: &Tx, me: PersonId) -> Result<(Vec<Tried>, Vec<(domain::id::BoardId, String)>)> {
    let (mut all, mut unsaid) = (Vec::new(), Vec::new());
    for board in own::known(tx, me).await? {
        let open = student::is_open_to(tx, me, &board).await?;
        let choice = match student::own_choice(tx, &board, me).await? {
            Some(choice) => Some(view::of(tx, &board, &choice, By::Student).await?),
            None if open => None,
            // It was never theirs.
            None => continue,
        };
        let mut offered: Vec<_> =
            options::offered_to(tx, board.id, me.0).await?.into_iter().map(options::view).collect();
        let versions = choice.iter().flat_map(|choice| choice.earlier.iter().chain([&choice.now]));
        let chosen: Vec<_> = versions.flat_map(|version| &version.picks).collect();
        for pick in &chosen {
            if !offered.iter().any(|option| option.id == pick.id) {
                offered.push((*pick).clone());
            }
        }
        let opened = Moment(board.opened_at.unwrap_or(board.changed_at));
        for option in offered {
            let after = choice.as_ref().and_then(|choice| choice.after(option.id));
            all.push(Tried {
                board: board.id.into(),
                target: board.target.clone(),
                axis: option.axis,
                chosen: chosen.iter().any(|pick| pick.id == option.id),
                words: option.words,
                open,
                outcome: after.map(|after| after.outcome),
                at: after.map_or(opened, |after| after.at),
            });
        }
        if choice.as_ref().is_some_and(|choice| choice.now.picks.iter().any(|pick| choice.after(pick.id).is_none())) {
            unsaid.push((board.id.into(), board.target));
        }
    }
    Ok((all, unsaid))
}
