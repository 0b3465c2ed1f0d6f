//! What the wall shows now, from what it knows.

use super::WallView;

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

impl WallView {
    pub fn scene(&self) -> Scene {
        match self {
            view if view.door.covered => Scene::Covered,
            view if !view.door.open => Scene::Closed,
            view if !view.cards.is_empty() => Scene::Wall,
            view if view.prompt.is_some() => Scene::Prompt,
            _ => Scene::Join,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::wall;
    use super::super::{DoorView, WallCard};
    use super::*;
    use crate::clock::Moment;
    use crate::id::WallCardId;

    #[test]
    fn covered_comes_before_everything_and_a_closed_door_shows_no_work() {
        let open = DoorView { open: true, ..Default::default() };
        let empty = WallView { door: open.clone(), ..wall() };
        let card = WallCard { id: WallCardId::mint(), words: "The yellow was there".into(), released_at: Moment(1) };
        let with_work = WallView { cards: vec![card], ..empty.clone() };
        assert_eq!(empty.scene(), Scene::Join);
        assert_eq!(with_work.scene(), Scene::Wall);
        let covered = WallView { door: DoorView { covered: true, ..open }, ..with_work.clone() };
        assert_eq!(covered.scene(), Scene::Covered);
        let closed = WallView { door: DoorView::default(), ..with_work };
        assert_eq!(closed.scene(), Scene::Closed);
    }
}
