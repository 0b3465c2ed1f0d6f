//! One step: what the wall shows, what is asked, how long it is meant to take.

use crate::prompts::{AnswerPlan, PromptDraft, Question};
use crate::refusal::{Faults, Refusal, Sentence};
use crate::stage::{LONGEST_STATEMENT, Scene};
use crate::viewer::names;
use crate::words::{LONGEST_SENTENCE, line, optional_line};

/// Nobody runs more in a day; and a list that nobody reads is no plan.
pub const MOST_STEPS: usize = 40;
/// Most minutes of one step: nothing in a lesson is longer.
pub const MOST_MINUTES: u16 = 90;

/// What the wall shows in a step. A single piece is nothing that can be planned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum StepScene {
    Join,
    /// Asks the class a prompt of the step's own.
    #[default]
    Prompt,
    Wall,
    Scale,
    Round,
    Choice,
    Closing,
    /// Asks the class how sure it is of one thing, which the step says.
    Confidence,
    Blank,
}
names!(StepScene {
    Self::Join => "join", Self::Prompt => "prompt", Self::Wall => "wall", Self::Scale => "scale", Self::Round => "round",
    Self::Choice => "choice", Self::Closing => "closing", Self::Confidence => "confidence", Self::Blank => "blank",
});

impl StepScene {
    /// The same before the class.
    pub fn scene(self) -> Scene {
        match self {
            Self::Join => Scene::Join,
            Self::Prompt => Scene::Prompt,
            Self::Wall => Scene::Wall,
            Self::Scale => Scene::Scale,
            Self::Round => Scene::Round,
            Self::Choice => Scene::Choice,
            Self::Closing => Scene::Closing,
            Self::Confidence => Scene::Confidence,
            Self::Blank => Scene::Blank,
        }
    }
}

/// As it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepTyped {
    pub scene: String,
    /// For the teacher alone.
    pub note: String,
    pub minutes: String,
    /// Read only with [`StepScene::Prompt`].
    pub prompt: PromptDraft,
    pub plan: String,
    /// Read only with [`StepScene::Confidence`].
    pub statement: String,
}

/// As it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonStep {
    pub scene: StepScene,
    pub note: String,
    pub minutes: Option<u16>,
    /// There with [`StepScene::Prompt`] and with no other scene.
    pub asks: Option<(Question, AnswerPlan)>,
    /// What the class is asked to be sure of: there with [`StepScene::Confidence`] and with no other scene.
    pub statement: Option<String>,
}

impl StepTyped {
    /// Everything that is wrong at once. Invalid: `note`, `minutes`, `question`, `starters`, `statement`.
    pub fn check(&self) -> Result<LessonStep, Refusal> {
        let mut faults = Faults::default();
        let scene = StepScene::named(&self.scene).unwrap_or_default();
        let note = faults.take("note", optional_line(&self.note, LONGEST_SENTENCE));
        let minutes = faults.take("minutes", minutes(&self.minutes));
        let mut asks = None;
        if scene == StepScene::Prompt {
            match self.prompt.check() {
                // Whom a few are is picked in front of a class, and a plan does not know the class.
                Ok(question) => {
                    let plan = AnswerPlan::named(&self.plan).filter(|plan| *plan != AnswerPlan::Few);
                    asks = Some((question, plan.unwrap_or(AnswerPlan::Everyone)));
                }
                Err(Refusal::Invalid { faults: more }) => {
                    more.into_iter().for_each(|fault| faults.push(&fault.field, fault.sentence));
                }
                Err(other) => return Err(other),
            }
        }
        let sure = scene == StepScene::Confidence;
        let statement = sure.then(|| faults.take("statement", line(&self.statement, LONGEST_STATEMENT)));
        faults.done(LessonStep { scene, note, minutes, asks, statement })
    }
}

fn minutes(typed: &str) -> Result<Option<u16>, Sentence> {
    match typed.trim() {
        "" => Ok(None),
        typed => match typed.parse().ok().filter(|n| (1..=MOST_MINUTES).contains(n)) {
            Some(n) => Ok(Some(n)),
            None => Err(Sentence::new("lessons.minutes_wrong").with("most", MOST_MINUTES)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(scene: &str, question: &str) -> StepTyped {
        let prompt = PromptDraft { question: question.into(), ..Default::default() };
        StepTyped { scene: scene.into(), prompt, plan: "everyone".into(), ..Default::default() }
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let wrong = StepTyped { minutes: "soon".into(), note: "x".repeat(500), ..typed("prompt", "") };
        let Err(Refusal::Invalid { faults }) = wrong.check() else { panic!() };
        assert_eq!(faults.iter().map(|f| f.field.as_str()).collect::<Vec<_>>(), ["note", "minutes", "question"]);
        for wrong in ["0", "91", "-1", "1.5"] {
            assert!(StepTyped { minutes: wrong.into(), ..typed("blank", "") }.check().is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_a_prompt_asks() {
        let asks = typed("prompt", "What surprised you?").check().unwrap().asks.unwrap();
        assert_eq!((asks.0.question.as_str(), asks.1), ("What surprised you?", AnswerPlan::Everyone));
        assert_eq!(typed("wall", "What surprised you?").check().unwrap().asks, None);
        let sure = StepTyped { statement: " I can say why ".into(), ..typed("confidence", "") };
        assert_eq!(sure.check().unwrap().statement.as_deref(), Some("I can say why"));
        assert!(typed("confidence", "").check().is_err(), "of what?");
        assert_eq!(StepTyped { scene: "wall".into(), ..sure }.check().unwrap().statement, None);
        assert_eq!(typed("spotlight", "Why?").check().unwrap().scene, StepScene::Prompt, "no plan knows a piece");
        let few = StepTyped { plan: "few".into(), minutes: " 6 ".into(), ..typed("prompt", "Why?") };
        let step = few.check().unwrap();
        assert_eq!((step.asks.unwrap().1, step.minutes), (AnswerPlan::Everyone, Some(6)));
    }
}
