//! What the wall shows now, from what it knows.

use super::{DoorView, WallView};
use crate::stage::{Scene, StageView};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Showing {
    /// The teacher covered it: nothing at all.
    Covered,
    /// The door is closed.
    Closed,
    /// Code, QR and how many are here.
    Join,
    Prompt,
    Wall,
    /// What the server composed.
    Composed(Scene),
}

impl Showing {
    /// What a stage comes to: behind this door, with a prompt or without, with something on the wall or nothing.
    pub fn of(stage: &StageView, door: &DoorView, prompt: bool, cards: bool) -> Self {
        match stage.scene {
            _ if door.covered => Self::Covered,
            _ if !door.open => Self::Closed,
            Scene::Blank => Self::Covered,
            Scene::Join => Self::Join,
            Scene::Prompt if prompt => Self::Prompt,
            Scene::Wall => Self::Wall,
            scene if scene.is_composed() => Self::Composed(scene),
            // All devices follow a round, and so does the wall.
            Scene::Follow if stage.round => Self::Composed(Scene::Round),
            // Nothing was staged, or what was staged is not there.
            _ if cards => Self::Wall,
            _ if prompt => Self::Prompt,
            _ => Self::Join,
        }
    }
}

impl WallView {
    pub fn showing(&self) -> Showing {
        Showing::of(&self.stage, &self.door, self.prompt.is_some(), self.hangs)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::wall;
    use super::*;

    fn staged(view: &WallView, scene: Scene) -> Showing {
        WallView { stage: StageView { scene, ..Default::default() }, ..view.clone() }.showing()
    }

    #[test]
    fn covered_comes_before_everything_and_a_closed_door_shows_no_work() {
        let open = DoorView { open: true, ..Default::default() };
        let empty = WallView { door: open.clone(), ..wall() };
        let with_work = WallView { hangs: true, ..empty.clone() };
        assert_eq!(empty.showing(), Showing::Join);
        assert_eq!(with_work.showing(), Showing::Wall);
        let covered = WallView { door: DoorView { covered: true, ..open }, ..with_work.clone() };
        let closed = WallView { door: DoorView::default(), ..with_work };
        for scene in Scene::ALL {
            assert_eq!(staged(&covered, *scene), Showing::Covered);
            assert_eq!(staged(&closed, *scene), Showing::Closed);
        }
    }

    #[test]
    fn what_was_staged_is_shown_and_without_a_prompt_it_follows() {
        let view = WallView { door: DoorView { open: true, ..Default::default() }, ..wall() };
        assert_eq!(staged(&view, Scene::Wall), Showing::Wall);
        assert_eq!(staged(&view, Scene::Blank), Showing::Covered);
        assert_eq!(staged(&view, Scene::Closing), Showing::Composed(Scene::Closing));
        assert_eq!(staged(&view, Scene::Prompt), Showing::Join);
    }

    #[test]
    fn what_follows_shows_the_round_that_the_class_is_in_and_what_was_staged_stays() {
        let view = WallView { door: DoorView { open: true, ..Default::default() }, hangs: true, ..wall() };
        let in_round = |scene, view: &WallView| {
            WallView { stage: StageView { scene, round: true, ..Default::default() }, ..view.clone() }.showing()
        };
        assert_eq!(in_round(Scene::Follow, &view), Showing::Composed(Scene::Round), "before the cards that hang");
        assert_eq!(staged(&view, Scene::Follow), Showing::Wall, "it is over: what stood there before");
        for scene in Scene::ALL.iter().copied().filter(|scene| *scene != Scene::Follow) {
            assert_eq!(in_round(scene, &view), staged(&view, scene), "{scene:?}");
        }
        let covered = WallView { door: DoorView { covered: true, ..view.door.clone() }, ..view.clone() };
        assert_eq!(in_round(Scene::Follow, &covered), Showing::Covered);
        let closed = WallView { door: DoorView::default(), ..view };
        assert_eq!(in_round(Scene::Follow, &closed), Showing::Closed);
    }
}
