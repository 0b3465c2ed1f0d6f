//! Lessons as a teacher lines them up, and the one line about what runs.

mod classes;
mod list;
mod one;
mod running;
mod step;

pub use list::LessonsPage;
pub use one::LessonPage;
pub use running::running_line;

use domain::lessons::{LessonCard, StepScene};

use crate::t;

pub fn scene_name(scene: StepScene) -> String {
    match scene {
        StepScene::Join => t!("lessons.scene_join"),
        StepScene::Prompt => t!("lessons.scene_prompt"),
        StepScene::Wall => t!("lessons.scene_wall"),
        StepScene::Scale => t!("lessons.scene_scale"),
        StepScene::Round => t!("lessons.scene_round"),
        StepScene::Choice => t!("lessons.scene_choice"),
        StepScene::Closing => t!("lessons.scene_closing"),
        StepScene::Confidence => t!("lessons.scene_confidence"),
        StepScene::Blank => t!("lessons.scene_blank"),
    }
}

/// How long it is, in words.
fn length(card: &LessonCard) -> String {
    let steps = t!("lessons.steps_n", n = card.steps);
    if card.minutes == 0 { steps } else { [steps, t!("lessons.minutes_n", n = card.minutes)].join(" · ") }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn every_scene_has_a_name() {
        for scene in StepScene::ALL {
            let key = format!("lessons.scene_{}", scene.name());
            assert_eq!(scene_name(*scene), t!(&key));
            assert_ne!(scene_name(*scene), key);
        }
    }
}
