//! A question that a class was asked and this student has not answered.

use domain::home::HomeView;
use domain::id::PromptId;
use domain::prompts::{AnswerPlan, PromptState, PromptView};
use maud::{Markup, html};

use crate::clock_face::time;
use crate::messages::{current, lang};
use crate::t;
use crate::ui::{IconName, access_tag, hear_it, icon, teacher};

/// What a card shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    pub prompt: PromptView,
    pub teacher: String,
    /// This student will be answered.
    pub answered: bool,
    /// Nothing else is more urgent: its button is the filled one.
    pub first: bool,
    /// A draft is begun.
    pub begun: bool,
}

/// Open prompts without a shared answer. `shown` are those on the page already, in their order: they stay where they are, and
/// what is new comes after them. `has_step`: an answer to read comes first.
pub fn open_prompts(home: &HomeView, shown: &mut Vec<PromptId>, has_step: bool) -> Vec<Open> {
    let piece = |id| home.pieces.iter().find(|piece| piece.prompt == Some(id));
    for prompt in &home.prompts {
        if !shown.contains(&prompt.id) {
            shown.push(prompt.id);
        }
    }
    let open = shown.iter().filter_map(|id| home.prompts.iter().find(|prompt| prompt.id == *id));
    let open = open.filter(|prompt| piece(prompt.id).is_none_or(|piece| !piece.stage.is_shared()));
    open.enumerate()
        .map(|(at, prompt)| {
            let class = home.classes.iter().find(|class| class.id == prompt.class);
            Open {
                prompt: prompt.clone(),
                teacher: teacher(class.map_or(&[], |class| &class.teachers)),
                answered: home.answered.contains(&prompt.id),
                first: at == 0 && !has_step,
                begun: piece(prompt.id).is_some(),
            }
        })
        .collect()
}

pub fn prompt_card(open: &Open) -> Markup {
    let Open { prompt, teacher, answered, first, begun } = open;
    let heading = ["open-", &prompt.id.to_string()].concat();
    let plan = match (prompt.plan, *answered) {
        (AnswerPlan::Everyone, _) => t!("home.plan_everyone", teacher = teacher),
        (AnswerPlan::Few, true) => t!("home.plan_few_you", teacher = teacher),
        (AnswerPlan::Few, false) => t!("home.plan_few", teacher = teacher),
        (AnswerPlan::Together, _) => t!("home.plan_together", teacher = teacher),
        (AnswerPlan::Nobody, _) => t!("home.plan_nobody", teacher = teacher),
    };
    let at = match prompt.state {
        PromptState::Released { at } => Some(at),
        _ => None,
    };
    let asked = prompt.read_in(current().0);
    let class = if *first { "button primary" } else { "button" };
    html! {
        section.card.stack.arrive data-key=(prompt.id) data-point=(prompt.access_point.name()) aria-labelledby=(heading) {
            div.row {
                (access_tag(prompt.access_point))
                span.small.quiet-text { (t!("home.from", teacher = teacher)) " " @if let Some(at) = at { (time(at)) } }
            }
            h2 id=(heading) lang=[lang(asked.locale)] dir="auto" { (asked.question) }
            (hear_it(&heading))
            p.note { (icon(IconName::Users)) span { (plan) } }
            div {
                a class=(class) href={ "/prompt/" (prompt.id) } {
                    (icon(IconName::Pencil))
                    @if *begun { (t!("home.go_on")) } @else { (t!("home.answer_this")) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::classes::AccessPoint;
    use domain::clock::Moment;
    use domain::id::ClassId;
    use domain::prompts::{Phase, Wordings};
    use domain::talk::TalkPeople;

    use super::*;

    fn prompt(question: &str) -> PromptView {
        PromptView {
            id: PromptId::mint(),
            class: ClassId::mint(),
            access_point: AccessPoint::Reflection,
            phase: Phase::After,
            question: question.into(),
            starters: Vec::new(),
            wordings: Wordings::default(),
            plan: AnswerPlan::Everyone,
            state: PromptState::Released { at: Moment(1) },
            rev: 1,
        }
    }

    fn home(prompts: Vec<PromptView>) -> HomeView {
        HomeView {
            name: "Ada".into(),
            picture: String::new(),
            classes: Vec::new(),
            answered: prompts.iter().map(|prompt| prompt.id).collect(),
            prompts,
            pieces: Vec::new(),
            notes: Vec::new(),
            growth: Vec::new(),
            goals: Vec::new(),
            boards: Vec::new(),
            together: Vec::new(),
            talk: TalkPeople::default(),
        }
    }

    #[test]
    fn what_is_new_comes_after_what_is_being_read() {
        let (old, new) = (prompt("old"), prompt("new"));
        let mut shown = Vec::new();
        let before = open_prompts(&home(vec![old.clone()]), &mut shown, false);
        assert!(before[0].first, "the only question is the next step");
        let after = open_prompts(&home(vec![new.clone(), old.clone()]), &mut shown, false);
        assert_eq!(after.iter().map(|open| open.prompt.id).collect::<Vec<_>>(), [old.id, new.id]);
        assert_eq!(after[0], before[0], "the card that was there is the same card");
        let closed = open_prompts(&home(vec![new.clone()]), &mut shown, true);
        assert_eq!(closed.iter().map(|open| (open.prompt.id, open.first)).collect::<Vec<_>>(), [(new.id, false)]);
    }
}
