//! A goal changes, is reached, or is set aside with a reason; what is over can be picked up again.

use domain::goals::OwnGoal;
use domain::id::ClassId;
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use super::mine::Mine;
use super::plan::{classes, fold, questions, what};
use crate::t;
use crate::ui::{IconName, icon};

/// The folds of a page belong together: one is open at a time.
const FOLDS: &str = "goal";

pub fn adjust(mine: Mine, own: &OwnGoal) -> Markup {
    const FORM: &str = "change";
    let picked: Vec<ClassId> = own.goal.classes.iter().map(|class| class.id).collect();
    // A class that was left stays what the goal is about, until the student says otherwise.
    let mut offered = own.classes.clone();
    offered.extend(own.goal.classes.iter().filter(|class| !own.classes.contains(class)).cloned());
    let fields = html! {
        (what(mine, FORM, &own.goal.plan))
        (questions(mine, FORM, &own.goal.plan))
        (classes(mine, FORM, &offered, &picked))
        (mine.sentence(FORM, "because", &t!("goals.change_why"), "", LONGEST_SENTENCE, 2))
        div { button.button.primary { (t!("goals.change_keep")) } }
    };
    fold(
        FOLDS,
        "change",
        t!("goals.change"),
        html! {
            p.small.quiet-text { (t!("goals.change_hint")) }
            (mine.form(FORM, "goal_adjust", &[], fields))
        },
    )
}

pub fn reach(mine: Mine) -> Markup {
    const FORM: &str = "reach";
    let fields = html! {
        (mine.sentence(FORM, "words", &t!("goals.reach_hint"), "", LONGEST_SENTENCE, 2))
        div { button.button.primary { (icon(IconName::Mountain)) (t!("goals.reach_send")) } }
    };
    fold(FOLDS, "reach", t!("goals.reach"), mine.form(FORM, "goal_reach", &[], fields))
}

pub fn set_aside(mine: Mine) -> Markup {
    const FORM: &str = "aside";
    let fields = html! {
        (mine.hinted(FORM, "words", &t!("goals.set_aside_why"), &t!("goals.set_aside_hint"), "", LONGEST_SENTENCE, 2))
        div { button.button { (t!("goals.set_aside")) } }
    };
    fold(FOLDS, "aside", t!("goals.set_aside"), mine.form(FORM, "goal_set_aside", &[], fields))
}

pub fn pick_up(mine: Mine) -> Markup {
    mine.form(
        "pick-up",
        "goal_pick_up",
        &[],
        html! {
            div { button.button { (icon(IconName::Undo)) (t!("goals.pick_up")) } }
        },
    )
}
