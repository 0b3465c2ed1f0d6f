//! The inbox's order, and what has come in since. Cards keep their places while something is read; what is new waits to be shown.

use domain::reflections::{Ask, PieceCard, Turn};

/// Which cards the teacher wants to see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// The teacher's turn.
    #[default]
    Waiting,
    /// The teacher's turn, and the student asks for words back.
    Asking,
    /// The teacher's turn, and reading is enough.
    ToRead,
    /// The student's turn.
    Theirs,
    All,
}

impl Show {
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Asking, Self::ToRead, Self::Theirs, Self::All];

    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Asking => "asking",
            Self::ToRead => "read",
            Self::Theirs => "theirs",
            Self::All => "all",
        }
    }

    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|show| show.name() == name).unwrap_or_default()
    }

    /// Asks also for what waits for nobody, so for older ones than a page begins with.
    pub fn looks_back(self) -> bool {
        matches!(self, Self::Theirs | Self::All)
    }

    pub fn keeps(self, card: &PieceCard) -> bool {
        let mine = card.turn == Turn::Teacher;
        match self {
            Self::Waiting => mine,
            Self::Asking => mine && card.ask.wants_an_answer(),
            Self::ToRead => mine && !card.ask.wants_an_answer() && card.ask != Ask::Nothing,
            Self::Theirs => card.turn == Turn::Student,
            Self::All => true,
        }
    }
}

/// Longest waiting first, then the rest by its newest change.
pub fn ordered(live: &[PieceCard]) -> Vec<PieceCard> {
    let mut cards: Vec<_> = live.iter().filter(|card| card.stage.is_shared()).cloned().collect();
    cards.sort_by_key(|card| {
        let waits = card.turn == Turn::Teacher;
        (!waits, if waits { card.changed_at.0 } else { -card.changed_at.0 }, card.id)
    });
    cards
}

/// A newer version than the one that is shown, or the teacher's turn again.
fn is_news(live: &PieceCard, shown: &PieceCard) -> bool {
    live.stage.version() > shown.stage.version() || (live.turn == Turn::Teacher && shown.turn != Turn::Teacher)
}

/// What is shown while something is read: places stay, what changed a little changes in place, what is gone is gone.
#[cfg_attr(not(feature = "hydrate"), allow(dead_code))]
pub fn settled(shown: &[PieceCard], live: &[PieceCard]) -> Vec<PieceCard> {
    shown
        .iter()
        .filter_map(|card| {
            let now = live.iter().find(|now| now.id == card.id && now.stage.is_shared())?;
            Some(if is_news(now, card) { card.clone() } else { now.clone() })
        })
        .collect()
}

/// How many have come in and are not shown yet, besides the one that is open (which says so itself).
pub fn newcomers(shown: &[PieceCard], live: &[PieceCard], open: Option<domain::id::ReflectionId>) -> usize {
    live.iter()
        .filter(|card| card.stage.is_shared() && Some(card.id) != open)
        .filter(|card| shown.iter().find(|s| s.id == card.id).is_none_or(|s| is_news(card, s)))
        .count()
}

#[cfg(test)]
mod tests {
    use domain::classes::AccessPoint;
    use domain::clock::Moment;
    use domain::id::{PersonId, ReflectionId};
    use domain::reflections::Stage;

    use super::*;

    fn card(minute: i64, version: i32, turn: Turn) -> PieceCard {
        PieceCard {
            id: ReflectionId::mint(),
            student: PersonId::mint(),
            student_name: "Ada".into(),
            picture: "owl".into(),
            prompt: None,
            question: "Why?".into(),
            access_point: AccessPoint::Reflection,
            stage: Stage::Shared { version },
            turn,
            ask: Ask::Clear,
            ask_words: String::new(),
            opening: "Because".into(),
            shows: String::new(),
            late: false,
            wall_consent: false,
            on_wall: false,
            older_hangs: false,
            rev: 1,
            changed_at: Moment(minute),
        }
    }

    #[test]
    fn the_longest_waiting_comes_first_and_what_waits_for_nobody_last() {
        let (early, late, done) = (card(1, 1, Turn::Teacher), card(5, 1, Turn::Teacher), card(9, 1, Turn::Student));
        let order = ordered(&[done.clone(), late.clone(), early.clone()]);
        assert_eq!(order.iter().map(|c| c.id).collect::<Vec<_>>(), [early.id, late.id, done.id]);
    }

    #[test]
    fn drafts_are_nobodys_business() {
        let draft = PieceCard { stage: Stage::Draft, ..card(1, 0, Turn::Student) };
        assert!(ordered(std::slice::from_ref(&draft)).is_empty());
        assert_eq!(newcomers(&[], &[draft], None), 0);
    }

    #[test]
    fn while_something_is_read_new_ones_wait_and_places_stay() {
        let (ada, bo) = (card(1, 1, Turn::Teacher), card(2, 1, Turn::Teacher));
        let shown = [bo.clone(), ada.clone()];
        let chen = card(3, 1, Turn::Teacher);
        let ada_now = PieceCard { turn: Turn::Student, stage: Stage::Answered { version: 1 }, ..ada.clone() };
        let live = [chen.clone(), ada_now.clone(), bo.clone()];
        assert_eq!(settled(&shown, &live), [bo.clone(), ada_now]);
        assert_eq!(newcomers(&shown, &live, None), 1);
    }

    #[test]
    fn version_two_waits_to_be_shown_and_what_was_taken_back_goes_at_once() {
        let (ada, bo) = (card(1, 1, Turn::Student), card(2, 1, Turn::Teacher));
        let revised = PieceCard { stage: Stage::Shared { version: 2 }, turn: Turn::Teacher, ..ada.clone() };
        let shown = [ada.clone(), bo.clone()];
        assert_eq!(settled(&shown, std::slice::from_ref(&revised)), std::slice::from_ref(&ada));
        assert_eq!(newcomers(&shown, std::slice::from_ref(&revised), None), 1);
        assert_eq!(newcomers(&shown, &[revised], Some(ada.id)), 0);
    }

    #[test]
    fn filters_go_by_whose_turn_and_what_is_needed() {
        let asks = card(1, 1, Turn::Teacher);
        let reads = PieceCard { ask: Ask::JustRead, ..card(1, 1, Turn::Teacher) };
        let done = card(1, 1, Turn::Nobody);
        assert!(Show::Waiting.keeps(&asks) && Show::Waiting.keeps(&reads) && !Show::Waiting.keeps(&done));
        assert!(Show::Asking.keeps(&asks) && !Show::Asking.keeps(&reads));
        assert!(Show::ToRead.keeps(&reads) && !Show::ToRead.keeps(&asks));
        let theirs = card(1, 1, Turn::Student);
        assert!(Show::Theirs.keeps(&theirs) && !Show::Theirs.keeps(&asks) && !Show::Theirs.keeps(&done));
        assert!(Show::All.keeps(&done));
        assert_eq!(Show::named("nonsense"), Show::Waiting);
    }
}
