//! Then and now, by a criterion: what was said of an earlier version by it, and what of a later one, each with what shows it: a passage, or a
//! drawing, a recording, a photograph, and where on that.
//!
//! A criterion is the same in every wording of its rubric, so what was said by an older wording stands beside what is said by this one.
//! Levels are drawn only where a teacher made a rubric with levels, and only those of one set of names: a step on one ladder is no step
//! on another. Nothing is averaged, over criteria or over those who said it.

use crate::clock::Moment;
use crate::id::{CriterionId, ReflectionId};
use crate::rubrics::Stood;
use crate::showing::{ShownView, Spot};

/// What somebody said of one version by one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidBy {
    pub by_name: String,
    pub stood: Option<Stood>,
    /// Where it shows; none where nobody said.
    pub shows: Option<Shows>,
    pub growing: String,
    pub beyond: String,
}

/// Where something shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shows {
    /// In these words of the version.
    Words(String),
    /// In something that the version shows: in all of it, or in a spot on it.
    Thing { shown: ShownView, spot: Option<Spot> },
}

/// One version, by one criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidOf {
    pub piece: ReflectionId,
    pub number: i32,
    pub question: String,
    pub shared_at: Moment,
    /// Names of the levels of the wording it was said by; none of a single-point rubric.
    pub levels: Vec<String>,
    pub own: Option<SaidBy>,
    pub teachers: Vec<SaidBy>,
}

/// What was said by one criterion, of two versions or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionGrown {
    pub id: CriterionId,
    pub rubric: String,
    /// As it is worded in what was said last.
    pub words: String,
    /// By when the versions were shared.
    pub said: Vec<SaidOf>,
}

/// Steps of one ladder: the first level is 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Levels {
    pub names: Vec<String>,
    pub own: Vec<(Moment, f64)>,
    pub teachers: Vec<(Moment, f64)>,
}

impl CriterionGrown {
    /// The earliest and the latest version, if there are two.
    pub fn then_and_now(&self) -> Option<(&SaidOf, &SaidOf)> {
        match self.said.as_slice() {
            [then, .., now] => Some((then, now)),
            _ => None,
        }
    }

    /// On the ladder that was used last; none unless two versions stand on it.
    pub fn levels(&self) -> Option<Levels> {
        let names = &self.said.last().filter(|said| !said.levels.is_empty())?.levels;
        let here: Vec<&SaidOf> = self.said.iter().filter(|said| said.levels == *names).collect();
        let level = |said: &SaidBy| match said.stood {
            Some(Stood::Level(level)) if usize::from(level) < names.len() => Some(f64::from(level) + 1.0),
            _ => None,
        };
        let own: Vec<_> = here.iter().filter_map(|said| Some((said.shared_at, level(said.own.as_ref()?)?))).collect();
        let teachers: Vec<_> = here
            .iter()
            .flat_map(|said| said.teachers.iter().filter_map(|by| Some((said.shared_at, level(by)?))))
            .collect();
        let mut days: Vec<Moment> = own.iter().chain(&teachers).map(|(at, _)| *at).collect();
        days.sort();
        days.dedup();
        (days.len() > 1).then(|| Levels { names: names.clone(), own, teachers })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubrics::Stand;

    fn by(stood: Stood) -> SaidBy {
        SaidBy { by_name: "Ada".into(), stood: Some(stood), shows: None, growing: String::new(), beyond: String::new() }
    }

    fn of(at: i64, levels: &[&str], own: Option<Stood>, teachers: &[u8]) -> SaidOf {
        SaidOf {
            piece: ReflectionId::mint(),
            number: 1,
            question: "Why?".into(),
            shared_at: Moment(at),
            levels: levels.iter().map(|name| (*name).to_owned()).collect(),
            own: own.map(by),
            teachers: teachers.iter().map(|level| by(Stood::Level(*level))).collect(),
        }
    }

    fn grown(said: Vec<SaidOf>) -> CriterionGrown {
        CriterionGrown { id: CriterionId::mint(), rubric: "Lab".into(), words: "I say why".into(), said }
    }

    const LADDER: [&str; 3] = ["Starting", "On the way", "There"];

    #[test]
    fn a_single_point_rubric_has_a_then_and_a_now_and_no_ladder() {
        let said =
            vec![of(1, &[], Some(Stood::Point(Stand::NotYet)), &[]), of(9, &[], Some(Stood::Point(Stand::Here)), &[])];
        let grown = grown(said);
        assert_eq!(grown.levels(), None);
        let (then, now) = grown.then_and_now().unwrap();
        assert_eq!((then.shared_at, now.shared_at), (Moment(1), Moment(9)));
    }

    #[test]
    fn steps_of_another_ladder_are_no_steps_of_this_one_and_nobody_is_averaged() {
        let said = vec![
            of(1, &["No", "Yes"], Some(Stood::Level(1)), &[]),
            of(2, &LADDER, Some(Stood::Level(0)), &[0, 2]),
            of(3, &LADDER, Some(Stood::Level(1)), &[]),
        ];
        let levels = grown(said).levels().unwrap();
        assert_eq!(levels.own, [(Moment(2), 1.0), (Moment(3), 2.0)]);
        assert_eq!(levels.teachers, [(Moment(2), 1.0), (Moment(2), 3.0)]);
        assert_eq!(grown(vec![of(1, &LADDER, Some(Stood::Level(0)), &[1])]).levels(), None, "one version is no way");
        assert!(grown(vec![of(1, &LADDER, Some(Stood::Level(0)), &[])]).then_and_now().is_none());
    }
}
