//! What the wall shows now, from what it knows. One component per scene.

use domain::projector::WallView;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// The teacher covered it: nothing at all.
    Covered,
    /// The door is closed.
    Closed,
    /// Code, QR and how many are here.
    Join,
    Prompt,
    Wall,
}

pub fn scene(view: &WallView) -> Scene {
    match view {
        view if view.door.covered => Scene::Covered,
        view if !view.door.open => Scene::Closed,
        view if !view.cards.is_empty() => Scene::Wall,
        view if view.prompt.is_some() => Scene::Prompt,
        _ => Scene::Join,
    }
}

#[cfg(test)]
mod tests {
    use domain::clock::Moment;
    use domain::id::{ClassId, WallCardId};
    use domain::projector::{Counts, DoorView, WallCard};

    use super::*;

    fn wall() -> WallView {
        WallView {
            class: ClassId::mint(),
            class_name: "Science".into(),
            door: DoorView { open: true, ..Default::default() },
            prompt: None,
            counts: Counts::default(),
            writing: 0,
            cards: vec![],
            address: String::new(),
            qr: String::new(),
        }
    }

    #[test]
    fn covered_comes_before_everything_and_a_closed_door_shows_no_work() {
        let card = WallCard { id: WallCardId::mint(), words: "The yellow was there".into(), released_at: Moment(1) };
        let with_work = WallView { cards: vec![card], ..wall() };
        assert_eq!(scene(&wall()), Scene::Join);
        assert_eq!(scene(&with_work), Scene::Wall);
        let covered =
            WallView { door: DoorView { open: true, covered: true, ..Default::default() }, ..with_work.clone() };
        assert_eq!(scene(&covered), Scene::Covered);
        let closed = WallView { door: DoorView::default(), ..with_work };
        assert_eq!(scene(&closed), Scene::Closed);
    }
}
