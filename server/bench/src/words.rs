//! What students write here, and a row of numbers that is the same for the same seed.

use domain::command::{Beginning, Command};
use domain::id::{ClassId, ReflectionId};
use domain::reflections::DraftWords;

/// SplitMix64: the same numbers for the same seed, whatever library is updated.
#[derive(Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From `from` up to, not including, `to`.
    pub fn between(&mut self, from: u64, to: u64) -> u64 {
        from + self.roll() % (to - from)
    }
}

fn own(class: ClassId) -> Beginning {
    Beginning::OwnQuestion { class, question: "What surprised me?".into() }
}

fn draft(words: &str) -> DraftWords {
    DraftWords { words: words.into(), ..DraftWords::default() }
}

/// Keeps a draft about a question of one's own.
pub fn save(class: ClassId, reflection: ReflectionId, words: &str) -> Command {
    Command::SaveDraft { reflection, beginning: own(class), draft: draft(words) }
}

/// Shares the next version of it.
pub fn share(class: ClassId, reflection: ReflectionId, words: &str) -> Command {
    let (beginning, draft) = (own(class), draft(words));
    Command::Share { reflection, beginning, draft, waits: false, wall_consent: false, confirmed: false }
}

/// The same, and it may hang on the wall.
pub fn share_to_hang(class: ClassId, reflection: ReflectionId, words: &str) -> Command {
    match share(class, reflection, words) {
        Command::Share { reflection, beginning, draft, waits, confirmed, .. } => {
            Command::Share { reflection, beginning, draft, waits, wall_consent: true, confirmed }
        }
        other => other,
    }
}
