//! After a session: what a class did between the opening of its door and the next one's, for those who teach it.
//!
//! Nothing of it is kept anywhere: it is read from what the features know, whenever it is asked for, so an answer that is given a day
//! later stands on the page of the day the work came from. Everybody who was on the roster is on the page, also who did nothing.
//! It adds nothing up per student and ranks nobody: it says whom a word reached, who is still without one, and who was not there.

use crate::access::Next;
use crate::clock::Moment;
use crate::id::{ClassId, PersonId, PromptId, ReflectionId, SessionId};
use crate::prompts::AnswerPlan;

/// A session in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionCard {
    pub id: SessionId,
    pub opened_at: Moment,
    /// None while the door is open.
    pub closed_at: Option<Moment>,
    /// How many took part.
    pub came: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    pub student: PersonId,
    pub name: String,
    pub picture: String,
}

/// What is known of a student who was on the roster in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub who: Who,
    /// Came in through the door.
    pub came: bool,
    /// Pieces shared while it was open.
    pub shared: u32,
    /// Pieces that belong to the session and came after it.
    pub late: u32,
    /// When a teacher of the class last wrote back, from this session on until the next began.
    pub reached: Option<Moment>,
    /// A piece of this session waits for a teacher.
    pub waits: bool,
}

impl Seen {
    /// Who shares something was there, by whatever way they came in.
    pub fn took_part(&self) -> bool {
        self.came || self.shared > 0
    }
}

/// A prompt that was asked in the session, and how many answered it with a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub prompt: PromptId,
    pub question: String,
    pub plan: AnswerPlan,
    pub shared: u32,
    pub late: u32,
}

/// Came after its prompt or the door was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    pub who: Who,
    pub piece: ReflectionId,
    pub question: String,
    pub received_at: Moment,
}

/// Was released to the wall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released {
    pub who: Who,
    pub piece: ReflectionId,
    pub question: String,
    /// Taken back, by a teacher or by its student.
    pub taken_back: bool,
}

/// One session, looked back on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionView {
    pub card: SessionCard,
    pub class: ClassId,
    pub class_name: String,
    pub archived: bool,
    /// Whether no later session has begun: only then does *what comes next* follow from this one.
    pub newest: bool,
    pub asked: Vec<Asked>,
    /// By name.
    pub seen: Vec<Seen>,
    /// In the order in which it came.
    pub late: Vec<Late>,
    /// In the order of the releases.
    pub released: Vec<Released>,
    /// How many pieces of the class wait for a teacher now, from whichever session.
    pub queue: u32,
    /// Who to begin with next time.
    pub next: Vec<Next>,
    pub now: Moment,
}

impl SessionView {
    pub fn reached(&self) -> impl Iterator<Item = &Seen> {
        self.seen.iter().filter(|seen| seen.reached.is_some())
    }

    /// Took part, and no teacher has written back yet; those first whose work waits.
    pub fn not_reached(&self) -> Vec<&Seen> {
        let mut left: Vec<_> = self.seen.iter().filter(|seen| seen.took_part() && seen.reached.is_none()).collect();
        left.sort_by_key(|seen| !seen.waits);
        left
    }

    pub fn did_not_come(&self) -> impl Iterator<Item = &Seen> {
        self.seen.iter().filter(|seen| !seen.took_part())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seen(name: &str, came: bool, shared: u32, reached: bool, waits: bool) -> Seen {
        let who = Who { student: PersonId::mint(), name: name.into(), picture: "fox".into() };
        Seen { who, came, shared, late: 0, reached: reached.then_some(Moment(5)), waits }
    }

    fn view(seen: Vec<Seen>) -> SessionView {
        let card = SessionCard { id: SessionId::mint(), opened_at: Moment(1), closed_at: None, came: 0 };
        SessionView {
            card,
            class: ClassId::mint(),
            class_name: "Science".into(),
            archived: false,
            newest: true,
            asked: vec![],
            seen,
            late: vec![],
            released: vec![],
            queue: 0,
            next: vec![],
            now: Moment(9),
        }
    }

    fn names<'a>(seen: impl IntoIterator<Item = &'a Seen>) -> Vec<&'a str> {
        seen.into_iter().map(|seen| seen.who.name.as_str()).collect()
    }

    #[test]
    fn whose_work_waits_comes_first_and_who_shared_from_elsewhere_was_there() {
        let view = view(vec![
            seen("Ada", true, 1, true, false),
            seen("Bo", true, 0, false, false),
            seen("Chen", false, 2, false, true),
            seen("Dina", false, 0, false, false),
        ]);
        assert_eq!(names(view.reached()), ["Ada"]);
        assert_eq!(names(view.not_reached()), ["Chen", "Bo"]);
        assert_eq!(names(view.did_not_come()), ["Dina"]);
    }

    #[test]
    fn who_was_away_may_be_reached_all_the_same() {
        let view = view(vec![seen("Eli", false, 0, true, false)]);
        assert_eq!((names(view.reached()), names(view.did_not_come())), (vec!["Eli"], vec!["Eli"]));
    }

    proptest! {
        #[test]
        fn nobody_is_left_out(facts in prop::collection::vec((any::<bool>(), 0u32..3, any::<bool>(), any::<bool>()), 0..30)) {
            let all = facts.iter().enumerate().map(|(at, (came, shared, reached, waits))| {
                seen(&at.to_string(), *came, *shared, *reached, *waits)
            });
            let view = view(all.collect());
            let mut told: Vec<_> = view.reached().chain(view.not_reached()).chain(view.did_not_come()).map(|s| s.who.student).collect();
            told.sort();
            told.dedup();
            prop_assert_eq!(told.len(), view.seen.len());
            // Not reached and not there are two things.
            prop_assert!(view.not_reached().iter().all(|seen| seen.took_part() && seen.reached.is_none()));
        }
    }
}
