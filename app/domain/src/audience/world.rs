//! What has to be so before anything is public. All of it, at the wish as far as it is the student's to know, and again with every reading.

use crate::refusal::Refusal;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct World {
    /// The district has it on.
    pub is_on: bool,
    /// Its student is in a K–5 class, whichever else they are in.
    pub elementary: bool,
    /// A guardian's yes stands, for this inquiry or for the year.
    pub yes: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotForTheWorld {
    SwitchedOff,
    Elementary,
    NoYes,
}

impl NotForTheWorld {
    pub fn key(self) -> &'static str {
        match self {
            Self::SwitchedOff => "audience.world_is_off",
            Self::Elementary => "audience.world_not_in_k5",
            Self::NoYes => "audience.world_needs_a_yes",
        }
    }
}

impl World {
    /// What stands in the way of showing it, the first of it.
    pub fn in_the_way(self) -> Option<NotForTheWorld> {
        if !self.is_on {
            Some(NotForTheWorld::SwitchedOff)
        } else if self.elementary {
            Some(NotForTheWorld::Elementary)
        } else if !self.yes {
            Some(NotForTheWorld::NoYes)
        } else {
            None
        }
    }

    /// A student may wish it before an adult has asked at home: the yes is asked for then.
    pub fn may_wish(self) -> Result<(), Refusal> {
        Self { yes: true, ..self }.may_release()
    }

    pub fn may_release(self) -> Result<(), Refusal> {
        self.in_the_way().map_or(Ok(()), |why| Err(Refusal::conflict(why.key())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_three_or_nothing() {
        for at in 0..8u8 {
            let world = World { is_on: at & 1 > 0, elementary: at & 2 > 0, yes: at & 4 > 0 };
            assert_eq!(world.may_release().is_ok(), at == 5, "{world:?}");
            assert_eq!(world.may_wish().is_ok(), at & 3 == 1, "{world:?}");
        }
        let nobody_asked = World { is_on: true, ..World::default() };
        assert_eq!(nobody_asked.may_release(), Err(Refusal::conflict("audience.world_needs_a_yes")));
    }
}
