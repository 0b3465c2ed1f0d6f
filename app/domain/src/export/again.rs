//! A conference that is here, and that a zip tells again: it may have taken place since. What was asked and agreed is never lost; what is told
//! on both sides is parted ([`parted`]).

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Conference, Parted, parted};
use crate::clock::Moment;
use crate::conference::{ConferenceStage, MOST_QUESTIONS, MOST_STEPS};

/// What of the zip comes to it. Questions and steps are named by their places, here or in the zip.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConferenceAgain {
    pub whom: Option<String>,
    pub when: Option<String>,
    pub looked_back: Option<String>,
    /// Where it stands, and when it was held.
    pub stage: Option<(String, Option<Moment>)>,
    /// The agenda of the zip stands in place of that here.
    pub agenda: bool,
    pub new_questions: Vec<usize>,
    /// Here, and in the zip.
    pub other_questions: Vec<(usize, usize)>,
    pub new_steps: Vec<usize>,
    pub other_steps: Vec<(usize, usize)>,
    /// A step here, and the goal that it became there.
    pub goals: Vec<(usize, Uuid)>,
    /// Something was changed on both sides, and stays as it is here.
    pub apart: bool,
    /// There are as many questions or steps as there may be.
    pub full: bool,
}

impl ConferenceAgain {
    /// It stays as it is.
    pub fn is_nothing(&self) -> bool {
        *self == Self { apart: self.apart, full: self.full, ..Self::default() }
    }
}

/// `since`: how new the telling is that was brought last, and whether it was changed here after that.
pub fn conference_again(here: &Conference, there: &Conference, since: (Moment, bool)) -> ConferenceAgain {
    let at = there.changed_at.unwrap_or(there.at);
    let mut again = ConferenceAgain::default();
    if at <= since.0 {
        return again;
    }
    let mut apart = false;
    let mut taken = |here: &String, there: &String| match parted(here, there, at, since) {
        Parted::Same => None,
        Parted::Take => Some(there.clone()),
        // Nothing is overwritten where nothing stands.
        Parted::Apart if here.is_empty() => Some(there.clone()),
        Parted::Apart => {
            apart = true;
            None
        }
    };
    again.whom = taken(&here.whom, &there.whom);
    again.when = taken(&here.when, &there.when);
    again.looked_back = taken(&here.looked_back, &there.looked_back);
    again.stage = stage(here, there, parted(&here.stage, &there.stage, at, since));
    match parted(&here.agenda, &there.agenda, at, since) {
        Parted::Same => {}
        Parted::Take => again.agenda = true,
        Parted::Apart => apart = true,
    }
    let known = matched(&here.questions, &there.questions, |said| said.at);
    for (n, known) in known.into_iter().enumerate() {
        match known {
            None if here.questions.len() + again.new_questions.len() >= MOST_QUESTIONS => again.full = true,
            None => again.new_questions.push(n),
            Some(k) => match parted(&here.questions[k].words, &there.questions[n].words, at, since) {
                Parted::Same => {}
                Parted::Take => again.other_questions.push((k, n)),
                Parted::Apart => apart = true,
            },
        }
    }
    let known = matched(&here.steps, &there.steps, |step| step.at);
    for (n, known) in known.into_iter().enumerate() {
        let Some(k) = known else {
            let full = here.steps.len() + again.new_steps.len() >= MOST_STEPS;
            if full {
                again.full = true
            } else {
                again.new_steps.push(n)
            }
            continue;
        };
        let (ours, theirs) = (&here.steps[k], &there.steps[n]);
        match parted(&(&ours.who, &ours.words, &ours.by), &(&theirs.who, &theirs.words, &theirs.by), at, since) {
            Parted::Same => {}
            Parted::Take => again.other_steps.push((k, n)),
            Parted::Apart => apart = true,
        }
        if let (None, Some(led)) = (&ours.goal, &theirs.goal) {
            again.goals.push((k, led.item));
        }
    }
    again.apart = apart;
    again
}

/// Where both moved on, the further of the two: nothing that was said gets lost by that.
fn stage(here: &Conference, there: &Conference, parted: Parted) -> Option<(String, Option<Moment>)> {
    let far = |stage: &str| ConferenceStage::ALL.iter().position(|known| known.name() == stage);
    match parted {
        Parted::Same => None,
        Parted::Take => Some((there.stage.clone(), there.held_at)),
        Parted::Apart if far(&there.stage) > far(&here.stage) => {
            Some((there.stage.clone(), there.held_at.or(here.held_at)))
        }
        Parted::Apart => None,
    }
}

/// For each that is there, the one here that was said in the same moment; two of one moment in their order.
fn matched<T>(here: &[T], there: &[T], at: impl Fn(&T) -> Moment) -> Vec<Option<usize>> {
    let mut known: BTreeMap<Moment, Vec<usize>> = BTreeMap::new();
    for (n, one) in here.iter().enumerate().rev() {
        known.entry(at(one)).or_default().push(n);
    }
    there.iter().map(|one| known.get_mut(&at(one)).and_then(Vec::pop)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const UNTOUCHED: (Moment, bool) = (Moment(10), false);
    const TOUCHED: (Moment, bool) = (Moment(10), true);

    /// Ada's conference with Grandma, as it stood at a moment.
    fn told(changed_at: i64, more: Value) -> Conference {
        let mut told = json!({
            "id": Uuid::from_u128(1), "whom": "Grandma", "when": "", "stage": "planned", "at": 5, "changed_at": changed_at,
            "agenda": [{"kind": "welcome"}, {"kind": "proud", "notes": "Breathe"}],
            "questions": [], "steps": [], "looked_back": "",
        });
        told.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
        serde_json::from_value(told).unwrap()
    }

    fn asked(words: &str, at: i64) -> Value {
        json!({"by": "family", "words": words, "at": at})
    }

    fn agreed(words: &str, at: i64) -> Value {
        json!({"who": "I", "words": words, "at": at})
    }

    fn held() -> Conference {
        let led = json!({"item": Uuid::from_u128(9), "title": "Ask"});
        let mut step = agreed("Read", 14);
        step["goal"] = led;
        told(
            20,
            json!({
                "stage": "looked_back", "held_at": 15, "looked_back": "They listened", "when": "Thursday",
                "questions": [asked("How can we help?", 13)], "steps": [step],
                "agenda": [{"kind": "welcome"}, {"kind": "proud", "notes": "Breathe twice"}],
            }),
        )
    }

    #[test]
    fn it_took_place_there_since() {
        let again = conference_again(&told(10, json!({})), &held(), UNTOUCHED);
        assert_eq!(again.stage, Some(("looked_back".into(), Some(Moment(15)))));
        assert_eq!((again.when.as_deref(), again.looked_back.as_deref()), (Some("Thursday"), Some("They listened")));
        assert_eq!((again.new_questions.as_slice(), again.new_steps.as_slice()), (&[0][..], &[0][..]));
        assert!(again.agenda && !again.apart && again.whom.is_none());
    }

    #[test]
    fn what_is_told_again_as_it_is_here_is_nothing() {
        for since in [UNTOUCHED, TOUCHED] {
            let again = conference_again(&held(), &held(), since);
            assert!(again.is_nothing() && !again.apart, "{again:?}");
        }
        let older = conference_again(&held(), &told(10, json!({"whom": "Dad"})), UNTOUCHED);
        assert!(older.is_nothing() && !older.apart, "an older zip");
    }

    #[test]
    fn gone_on_with_on_both_sides_neither_is_overwritten() {
        let here = told(12, json!({"whom": "Grandma and Dad", "questions": [asked("Why?", 11)], "stage": "rehearsed"}));
        let there = told(
            20,
            json!({"whom": "Grandpa", "questions": [asked("How?", 18)], "stage": "held", "held_at": 19,
                                    "when": "Friday", "steps": [agreed("Read", 18)]}),
        );
        let again = conference_again(&here, &there, TOUCHED);
        assert!(again.apart && again.whom.is_none(), "it stays as it is here, and that is said");
        assert_eq!((again.new_questions.as_slice(), again.new_steps.as_slice()), (&[0][..], &[0][..]), "both are kept");
        assert_eq!((again.stage, again.when.as_deref()), (Some(("held".into(), Some(Moment(19)))), Some("Friday")));
    }

    #[test]
    fn a_question_that_was_corrected_and_a_step_that_became_a_goal_are_the_same_ones() {
        let here = told(10, json!({"questions": [asked("How?", 8)], "steps": [agreed("Read", 9)]}));
        let mut step = agreed("Read aloud", 9);
        step["goal"] = json!({"item": Uuid::from_u128(9), "title": "Ask"});
        let there = told(20, json!({"questions": [asked("How can we help?", 8)], "steps": [step]}));
        let again = conference_again(&here, &there, UNTOUCHED);
        assert_eq!((again.other_questions.as_slice(), again.other_steps.as_slice()), (&[(0, 0)][..], &[(0, 0)][..]));
        assert_eq!((again.goals.as_slice(), again.new_questions.len()), (&[(0, Uuid::from_u128(9))][..], 0));
    }

    #[test]
    fn there_are_only_so_many_questions() {
        let many = |from: i64| (0..MOST_QUESTIONS as i64).map(|n| asked("Why?", from + n)).collect::<Vec<_>>();
        let again = conference_again(
            &told(10, json!({"questions": many(100)})),
            &told(20, json!({"questions": many(500)})),
            TOUCHED,
        );
        assert!(again.full && again.is_nothing());
    }
}
