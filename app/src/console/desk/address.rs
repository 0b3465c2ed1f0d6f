//! What the address asks for: which cards, whose, which piece is open, and how far back.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::Desk;
use crate::console::known::Address;

impl Desk {
    /// The piece in the address is the one that is open, and what it asks for is here.
    pub(super) fn follow_the_address(self) {
        let query = use_query_map();
        let piece = StoredValue::new(Address::read(&query.read_untracked()).piece);
        Effect::new(move |_| {
            let wanted = Address::read(&query.read());
            if self.known.with_untracked(|known| (known.show, known.student) != (wanted.show, wanted.student)) {
                let mut known = self.known.write();
                (known.show, known.student) = (wanted.show, wanted.student);
            }
            self.look_back(wanted.back);
            if piece.get_value() == wanted.piece {
                return;
            }
            piece.set_value(wanted.piece);
            match wanted.piece {
                Some(id) => self.open(id),
                None => self.shut(),
            }
        });
    }

    /// Older pieces were asked for: they come with everything else. What came once stays.
    fn look_back(self, back: u32) {
        let there = self.known.with_untracked(|known| known.back >= back || known.live.older.all == 0);
        if !there {
            self.known.update_untracked(|known| known.back = back);
            self.fetch_again();
        }
    }
}
