//! The picture PIN: four pictures in order out of twelve. Nothing to read, nothing to spell; 20,736 possibilities behind
//! five wrong tries.

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;

/// The pictures of the PIN board, by the names of their drawings. Their order on the board never changes: small hands learn places.
pub const PICTURES: [&str; 12] =
    ["fox", "owl", "turtle", "fish", "bee", "snail", "tree", "apple", "kite", "moon", "boat", "key"];

/// How many pictures make a PIN.
pub const LENGTH: usize = 4;

/// Wrong ones in a row that lock the student out, except on a device that succeeded before.
pub const WRONG_UNTIL_LOCKED: i32 = 5;

/// Four places on the board, in order.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PicturePin([u8; LENGTH]);

impl PicturePin {
    /// Reads `fox,owl,moon,moon`. Four that are all the same are too easy to watch.
    pub fn read(typed: &str) -> Result<Self, Refusal> {
        let mut places = [0; LENGTH];
        let names: Vec<_> = typed.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
        if names.len() != LENGTH {
            return Err(Refusal::invalid("pin", "pin.four_pictures"));
        }
        for (place, name) in places.iter_mut().zip(names) {
            let found = PICTURES.iter().position(|picture| *picture == name);
            *place = found.ok_or_else(|| Refusal::invalid("pin", "pin.four_pictures"))? as u8;
        }
        Ok(Self(places))
    }

    /// For setting only: an old PIN that is too easy still opens.
    pub fn good_enough(self) -> Result<Self, Refusal> {
        if self.0.iter().all(|place| *place == self.0[0]) {
            return Err(Refusal::invalid("pin", "pin.not_all_the_same"));
        }
        Ok(self)
    }

    /// What is put through the keyed hash.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// What the door says to a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lock {
    Open { wrong: i32 },
    Locked,
}

impl Lock {
    pub fn of(wrong: i32, trusted_device: bool) -> Self {
        if wrong >= WRONG_UNTIL_LOCKED && !trusted_device { Self::Locked } else { Self::Open { wrong } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_pictures_in_order_make_a_pin() {
        assert!(PicturePin::read("fox,owl,moon,moon").is_ok());
        assert!(PicturePin::read("owl,fox,moon,moon").unwrap() != PicturePin::read("fox,owl,moon,moon").unwrap());
        for wrong in ["", "fox", "fox,owl,moon", "fox,owl,moon,moon,moon", "fox,owl,moon,dragon", "\0,,,"] {
            assert!(PicturePin::read(wrong).is_err(), "{wrong}");
        }
        assert!(PicturePin::read("fox,fox,fox,fox").unwrap().good_enough().is_err());
    }

    #[test]
    fn five_wrong_ones_lock_except_where_it_once_worked() {
        assert_eq!(Lock::of(4, false), Lock::Open { wrong: 4 });
        assert_eq!(Lock::of(5, false), Lock::Locked);
        assert_eq!(Lock::of(50, true), Lock::Open { wrong: 50 });
    }
}
