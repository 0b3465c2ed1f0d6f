//! The way in, as the projector shows it: the address people type, and the QR code phones read.

use domain::projector::WallView;

use crate::joining::qr;

/// Fills in the address and the code's picture; returns the picture's side in modules, 0 where the door lets nobody in.
pub fn fill(view: &mut WallView, origin: &str) -> usize {
    view.address = qr::typed_address(origin);
    if view.door.code.is_empty() {
        return 0;
    }
    match qr::draw(&qr::way_in(origin, &view.door.code, view.door.session)) {
        Some(drawn) => {
            view.qr = drawn.path;
            drawn.size
        }
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use domain::id::ClassId;
    use domain::projector::{Counts, DoorView};

    use super::*;

    fn wall(code: &str) -> WallView {
        WallView {
            class: ClassId::mint(),
            class_name: "Science · Period 2".into(),
            door: DoorView { open: true, code: code.into(), ..Default::default() },
            prompt: None,
            counts: Counts::default(),
            writing: 0,
            cards: vec![],
            address: String::new(),
            qr: String::new(),
        }
    }

    #[test]
    fn an_open_door_has_a_picture_that_grows_with_its_address() {
        let (mut near, mut far) = (wall("MAPLE OTTER 472"), wall("MAPLE OTTER 472"));
        let small = fill(&mut near, "http://10.0.0.2");
        let large = fill(&mut far, &format!("https://waymark.{}.example", "school".repeat(12)));
        assert!(!near.qr.is_empty() && near.qr.starts_with("M0 0h7"));
        assert!(small >= 21 && large > small);
        assert_eq!(near.address, "10.0.0.2/join");
    }

    #[test]
    fn a_door_that_lets_nobody_in_has_none() {
        let mut closed = wall("");
        assert_eq!(fill(&mut closed, "https://w.example"), 0);
        assert!(closed.qr.is_empty());
    }
}
