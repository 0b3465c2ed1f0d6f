//! What did you do with it? Three ways, none of them wrong.

use domain::feedback::{FeedbackView, Outcome, Part};
use domain::id::FeedbackId;
use domain::words::LONGEST_SENTENCE;
use maud::{Markup, html};

use super::mine::Mine;
use crate::offline::Refused;
use crate::t;
use crate::ui::{COMMANDS, IconName, hidden_fields, icon, problem_place};

pub fn follow(given: &FeedbackView, part: Part, mine: Mine, refused: Option<&Refused>) -> Markup {
    let field = ["follow-", part.name(), "-", &given.id.to_string()].concat();
    let problem = refused.filter(|refused| refused.at == field).map(|refused| &refused.sentence);
    let mut hidden = mine.hidden("follow", nth_of(given.id, part));
    hidden.extend([("feedback", given.id.to_string()), ("part", part.name().to_owned())]);
    let (label, describe) = ([&field, "-label"].concat(), [&field, "-problem"].concat());
    let followed = given.followed(part);
    let ways = [
        (Outcome::Used, t!("reflections.used")),
        (Outcome::Trying, t!("reflections.trying")),
        (Outcome::Other, t!("reflections.another_way")),
    ];
    html! {
        form.stack.tight method="post" action=(COMMANDS) autocomplete="off" {
            (hidden_fields(&hidden))
            p.small.quiet-text id=(label) { (t!("reflections.what_did_you_do")) }
            // Enter in the field means the first one: I used it.
            div.follow role="group" aria-labelledby=(label) {
                @for (outcome, name) in ways {
                    @let is = followed.is_some_and(|followed| followed.outcome == outcome);
                    button.button name="outcome" value=(outcome.name()) aria-pressed=(is) {
                        @if is { (icon(IconName::Check)) }
                        (name)
                    }
                }
            }
            div.field {
                label.field-hint for=(field) { (t!("reflections.where_or_because")) }
                input.input id=(field) name="words" type="text" maxlength=(LONGEST_SENTENCE) dir="auto" autocomplete="off"
                    value=(followed.map_or("", |followed| &followed.words)) aria-describedby=(describe)
                    aria-invalid=[problem.map(|_| "true")];
                (problem_place(&describe, problem))
            }
        }
    }
}

/// Tells this form apart from the page's others.
fn nth_of(given: FeedbackId, part: Part) -> usize {
    (usize::from(given.0.as_u128() as u16) << 5) + 16 + part as usize
}
