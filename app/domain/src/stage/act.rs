use uuid::Uuid;

use super::{Scene, Timer, Turn};
use crate::clock::Moment;

/// Longest timer, in seconds: a class period and its break.
pub const LONGEST_TIMER: u32 = 90 * 60;

/// What whoever runs the class does with the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageAct {
    /// A scene, and what it is about: of a spotlight the piece, of a round, a choice or a confidence the one that is meant, or none for the one that is
    /// there. `seconds` starts a timer with it, 0 stops the one that runs, none leaves it alone.
    Show {
        scene: Scene,
        subject: Option<Uuid>,
        seconds: Option<u32>,
    },
    /// Nothing at all; once more, and what was there is there again.
    Blank,
    Start {
        seconds: u32,
    },
    AddMinute,
    Stop,
    /// Another sheet of the wall, or none: it turns by itself again.
    Turn(Turn),
}

impl StageAct {
    /// As the value of a button says it: `show-wall`, `start-5` (minutes), `add`, `stop`, `next`, `previous`, `free`, `blank`.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "add" => Self::AddMinute,
            "stop" => Self::Stop,
            "next" => Self::Turn(Turn::Next),
            "previous" => Self::Turn(Turn::Previous),
            "free" => Self::Turn(Turn::Free),
            "blank" => Self::Blank,
            name => match name.split_once('-')? {
                ("show", scene) => Self::Show { scene: Scene::named(scene)?, subject: None, seconds: None },
                ("start", minutes) => {
                    let minutes = minutes.parse().ok().filter(|minutes| (1..=LONGEST_TIMER / 60).contains(minutes))?;
                    Self::Start { seconds: minutes * 60 }
                }
                _ => return None,
            },
        })
    }

    /// The scene after this, and what a blank wall goes back to.
    pub fn scene(self, was: Scene, before: Scene) -> (Scene, Scene) {
        match self {
            Self::Show { scene, .. } => (scene, Scene::Follow),
            Self::Blank if was == Scene::Blank => (before, Scene::Follow),
            Self::Blank => (Scene::Blank, was),
            _ => (was, before),
        }
    }

    /// The timer as it is after this.
    pub fn timer(self, was: Option<Timer>, now: Moment) -> Option<Timer> {
        match self {
            Self::Show { seconds: None, .. } | Self::Turn(_) | Self::Blank => was,
            Self::Show { seconds: Some(0), .. } | Self::Start { seconds: 0 } | Self::Stop => None,
            Self::Show { seconds: Some(seconds), .. } | Self::Start { seconds } => Some(Timer::start(seconds, now)),
            Self::AddMinute => Some(was.map_or_else(|| Timer::start(60, now), |timer| timer.add(60, now))),
        }
    }

    /// The sheet as it is after this, of so many. A scene that is shown begins anew.
    pub fn page(self, was: Option<u32>, sheets: u32) -> Option<u32> {
        match self {
            Self::Show { .. } => None,
            Self::Turn(turn) => turn.from(was, sheets),
            _ => was,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_says_what_it_does_and_nothing_else_is_done() {
        let show = StageAct::Show { scene: Scene::Wall, subject: None, seconds: None };
        assert_eq!(StageAct::named("show-wall"), Some(show));
        assert_eq!(StageAct::named("start-5"), Some(StageAct::Start { seconds: 300 }));
        for wrong in ["", "show", "show-", "show-names", "start-0", "start-91", "start--1", "start-5x", "stopp"] {
            assert_eq!(StageAct::named(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_blank_wall_goes_back_to_what_was_there() {
        let (scene, before) = StageAct::Blank.scene(Scene::Round, Scene::Follow);
        assert_eq!((scene, before), (Scene::Blank, Scene::Round));
        assert_eq!(StageAct::AddMinute.scene(scene, before), (scene, before));
        assert_eq!(StageAct::Blank.scene(scene, before), (Scene::Round, Scene::Follow));
    }

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
