//! The same reply to several: an answer of its own for each, as if it had been written to each alone. Nobody reads that others got it too.

use domain::feedback::{FeedbackWords, MOST_AT_ONCE, one_of_several};
use domain::id::{ClassId, FeedbackId, PersonId, ReflectionId};
use domain::refusal::{Refusal, Sentence};
use domain::viewer::Viewer;

use super::send::Beside;
use crate::{Error, Result, Store, people, scope};

/// What became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Several {
    pub sent: usize,
    /// Whom it could not be sent to, and why.
    pub not: Vec<(String, Sentence)>,
    /// Taken back meanwhile, or of another class: whose they are is not told.
    pub gone: usize,
}

impl Store {
    /// Sends the same words about each of these versions. Whoever sends mints `id`: from it each answer has its own, so that the same press
    /// twice is one answer to each. One that cannot be sent does not keep the others back. What is half written about one of them stays.
    ///
    /// Errors: not found unless the viewer guides the class; `room.pick_some` and `room.too_many_picked` beside `pick`; the words as
    /// for [`Store::send_feedback`]. Then nothing is sent.
    #[crate::compiled_here]
    pub async fn send_to_several(
        &self,
        viewer: &Viewer,
        class: ClassId,
        id: FeedbackId,
        picked: &[(ReflectionId, i32)],
        words: FeedbackWords,
    ) -> Result<Several> {
        scope::guided(&self.snapshot().await?, viewer, class).await?;
        // No mark lies on the words of several.
        let words = FeedbackWords { passages: Vec::new(), ..words }.check_for_sending("", false)?;
        if picked.is_empty() {
            return Err(Refusal::invalid("pick", "room.pick_some").into());
        }
        if picked.len() > MOST_AT_ONCE {
            return Err(Refusal::invalid("pick", "room.too_many_picked").into());
        }
        let mut several = Several::default();
        for (piece, version) in picked {
            let student = match self.class_of_piece(viewer, *piece).await {
                Ok((of, student)) if of == class => student,
                Ok(_) | Err(Error::Refused(Refusal::NotFound)) => {
                    several.gone += 1;
                    continue;
                }
                Err(error) => return Err(error),
            };
            let answer = one_of_several(id, *piece);
            match self.send_as(viewer, answer, *piece, *version, words.clone(), Beside::Leaves).await {
                Ok(()) => several.sent += 1,
                Err(Error::Refused(Refusal::NotFound)) => several.gone += 1,
                Err(Error::Refused(refusal)) => several.not.push((self.name_of(student).await?, refusal.sentence())),
                // Pressed again, those who have it keep it once.
                Err(error) => return Err(error),
            }
        }
        Ok(several)
    }

    async fn name_of(&self, student: PersonId) -> Result<String> {
        people::name(&self.snapshot().await?, student.0).await
    }
}
