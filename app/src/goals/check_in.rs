//! How it goes: a few words to pick from, and a sentence. Whenever one likes; nobody counts days.

use domain::goals::{Feel, MOST_FEELS};
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use super::mine::{Mine, heading};
use crate::t;
use crate::ui::hear_it;

const FORM: &str = "check-in";

pub fn feel_name(feel: Feel) -> String {
    match feel {
        Feel::Moving => t!("goals.feel_moving"),
        Feel::Slowly => t!("goals.feel_slowly"),
        Feel::Stuck => t!("goals.feel_stuck"),
        Feel::Surprised => t!("goals.feel_surprised"),
        Feel::Proud => t!("goals.feel_proud"),
        Feel::NeedsChange => t!("goals.feel_needs_change"),
    }
}

pub fn check_in(mine: Mine) -> Markup {
    // The question, then each word that there is to pick.
    let said = Feel::ALL.iter().fold("how how-hint".to_owned(), |said, feel| [&said, " feel-", feel.name()].concat());
    let fields = html! {
        fieldset.stack.tight {
            legend.unseen { (t!("goals.check_in")) }
            div.choices {
                @for feel in Feel::ALL {
                    label.choice {
                        input type="checkbox" name={ "feel-" (feel.name()) } value="yes";
                        span id={ "feel-" (feel.name()) } { (feel_name(*feel)) }
                    }
                }
            }
            (mine.problem(FORM, "feels"))
        }
        (mine.sentence(FORM, "words", &t!("goals.check_in_words"), "", LONGEST_SENTENCE, 2))
        div { button.button { (t!("goals.check_in_send")) } }
    };
    html! {
        section.card.stack data-key="check-in" aria-labelledby="how" {
            (heading("how", &t!("goals.check_in"), &t!("goals.check_in_hint", most = MOST_FEELS)))
            (hear_it(&said))
            (mine.form(FORM, "goal_check_in", &[], fields))
        }
    }
}
