use super::RoundStep;
use crate::refusal::{Faults, Refusal, Sentence};

/// Most minutes of one step: nothing in a lesson is longer.
pub const MOST_MINUTES: u16 = 90;

/// How long each step is meant to take, where the teacher says so. A plan and no limit: nothing ends by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minutes([Option<u16>; RoundStep::WITH_CLASS.len()]);

/// What fits one lesson.
impl Default for Minutes {
    fn default() -> Self {
        Self([Some(2), Some(3), Some(6), Some(8), Some(5), Some(4), Some(4)])
    }
}

impl Minutes {
    pub fn of(&self, step: RoundStep) -> Option<u16> {
        let at = RoundStep::WITH_CLASS.iter().position(|known| *known == step)?;
        self.0[at]
    }

    /// As typed, one field for each step; empty for no plan. Invalid: `minutes-` and the step's name.
    pub fn typed(field: impl Fn(RoundStep) -> String) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let mut minutes = [None; RoundStep::WITH_CLASS.len()];
        for (step, minutes) in RoundStep::WITH_CLASS.into_iter().zip(&mut minutes) {
            let typed = field(step);
            *minutes = match typed.trim() {
                "" => None,
                typed => match typed.parse().ok().filter(|n| (1..=MOST_MINUTES).contains(n)) {
                    Some(n) => Some(n),
                    None => {
                        let sentence = Sentence::new("rounds.minutes_wrong").with("most", MOST_MINUTES);
                        faults.push(&format!("minutes-{}", step.name()), sentence);
                        None
                    }
                },
            };
        }
        faults.done(Self(minutes))
    }

    /// As the table has it: `2,3,,8,5,4,4`.
    pub fn read(text: &str) -> Self {
        let mut minutes = [None; RoundStep::WITH_CLASS.len()];
        for (typed, minutes) in text.split(',').zip(&mut minutes) {
            *minutes = typed.parse().ok();
        }
        Self(minutes)
    }

    pub fn written(&self) -> String {
        self.0.map(|minutes| minutes.map(|n| n.to_string()).unwrap_or_default()).join(",")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_kept_as_it_was_typed_and_may_have_gaps() {
        let typed = |step: RoundStep| match step {
            RoundStep::Focus => " 2 ".to_owned(),
            RoundStep::Choose => "90".into(),
            _ => String::new(),
        };
        let minutes = Minutes::typed(typed).unwrap();
        assert_eq!((minutes.of(RoundStep::Focus), minutes.of(RoundStep::Produce)), (Some(2), None));
        assert_eq!(Minutes::read(&minutes.written()), minutes);
        assert_eq!(Minutes::read(&Minutes::default().written()), Minutes::default());
        assert_eq!(minutes.of(RoundStep::Ended), None);
        for wrong in ["0", "91", "-1", "five", "99999999999"] {
            let Err(Refusal::Invalid { faults }) = Minutes::typed(|_| wrong.into()) else { panic!("{wrong}") };
            assert_eq!((faults.len(), faults[0].field.as_str()), (7, "minutes-focus"));
        }
    }
}
