use uuid::Uuid;

use super::{Scene, Timer, Turn, sheets};
use crate::clock::Moment;

/// Longest timer, in seconds: a class period and its break.
pub const LONGEST_TIMER: u32 = 90 * 60;

/// What whoever runs the class does with the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageAct {
    /// A scene, and what it is about: of a spotlight the piece, of a round or a choice the one that is meant, or none for the one that is
    /// there. `seconds` starts a timer with it, 0 stops the one that runs, none leaves it alone.
    Show {
        scene: Scene,
        subject: Option<Uuid>,
        seconds: Option<u32>,
    },
    Start {
        seconds: u32,
    },
    AddMinute,
    Stop,
    /// Another sheet of the wall, or none: it turns by itself again.
    Turn(Turn),
}

impl StageAct {
    /// The timer as it is after this.
    pub fn timer(self, was: Option<Timer>, now: Moment) -> Option<Timer> {
        match self {
            Self::Show { seconds: None, .. } | Self::Turn(_) => was,
            Self::Show { seconds: Some(0), .. } | Self::Start { seconds: 0 } | Self::Stop => None,
            Self::Show { seconds: Some(seconds), .. } | Self::Start { seconds } => Some(Timer::start(seconds, now)),
            Self::AddMinute => Some(was.map_or_else(|| Timer::start(60, now), |timer| timer.add(60, now))),
        }
    }

    /// The sheet as it is after this; `cards` hang on the wall. A scene that is shown begins anew.
    pub fn page(self, was: Option<u32>, cards: usize) -> Option<u32> {
        match self {
            Self::Show { .. } => None,
            Self::Turn(turn) => turn.from(was, sheets(cards)),
            _ => was,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scene_leaves_the_timer_alone_unless_it_says_otherwise() {
        let (now, show) = (Moment(0), |seconds| StageAct::Show { scene: Scene::Wall, subject: None, seconds });
        let running = Some(Timer::start(60, now));
        assert_eq!(show(None).timer(running, now), running);
        assert_eq!(show(Some(0)).timer(running, now), None);
        assert_eq!(show(Some(90)).timer(None, now), Some(Timer::start(90, now)));
        assert_eq!(StageAct::Stop.timer(running, now), None);
        assert_eq!(StageAct::AddMinute.timer(None, now), Some(Timer::start(60, now)));
    }
}
