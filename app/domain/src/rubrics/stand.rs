//! Where a version stands with a criterion.

use serde::{Deserialize, Serialize};

use crate::viewer::names;

/// With a single-point criterion. None of them is a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    NotYet,
    Here,
    Beyond,
}
names!(Stand { Self::NotYet => "not_yet", Self::Here => "here", Self::Beyond => "beyond" });

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stood {
    Point(Stand),
    /// The first level is 0.
    Level(u8),
}

impl Stood {
    /// As a table and a form say it.
    pub fn name(self) -> String {
        match self {
            Self::Point(stand) => stand.name().into(),
            Self::Level(level) => level.to_string(),
        }
    }

    /// With so many levels; none of them for a single-point criterion.
    pub fn named(name: &str, levels: usize) -> Option<Self> {
        if levels == 0 {
            return Stand::named(name).map(Self::Point);
        }
        name.parse::<u8>().ok().filter(|level| usize::from(*level) < levels).map(Self::Level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_one_of_the_rubrics_and_a_point_has_none() {
        assert_eq!(Stood::named("here", 0), Some(Stood::Point(Stand::Here)));
        assert_eq!(Stood::named("2", 3), Some(Stood::Level(2)));
        for (name, levels) in [("here", 3), ("2", 0), ("3", 3), ("-1", 3), ("300", 5), ("", 0), ("", 2)] {
            assert_eq!(Stood::named(name, levels), None, "{name} {levels}");
        }
        for stood in [Stood::Point(Stand::NotYet), Stood::Level(1)] {
            let levels = if matches!(stood, Stood::Level(_)) { 2 } else { 0 };
            assert_eq!(Stood::named(&stood.name(), levels), Some(stood));
        }
    }
}
