//! How sure a class is: five answers from the beginning on, each with its heap of stones, and a line of ten beside it. No figure, and nobody's
//! stone.

use domain::stage::{Confidence, ConfidenceView};
use maud::{Markup, html};

use crate::t;
use crate::ui::length;

pub fn confidence(of: &ConfidenceView) -> Markup {
    html! {
        div.scene.scene-confidence data-key="confidence" {
            p.scene-kicker { (t!("stage.sure")) }
            h1 dir="auto" data-length=(length(&of.statement)) { (of.statement) }
            @match &of.tenths {
                // The scale is there before any answer is: what there is to say, and nobody's.
                None => {
                    p.scene-lead { (t!("stage.sure_too_few")) }
                    ul.wall-parts { @for one in Confidence::ALL { li { (stones(*one)) span { (confidence_name(*one)) } } } }
                }
                Some(tenths) => ul.wall-sure {
                    @for (one, n) in Confidence::ALL.iter().zip(tenths) {
                        li data-key=(one.name()) {
                            (stones(*one))
                            span { (confidence_name(*one)) }
                            progress.wall-bar max="10" value=(n) aria-label=(t!("stage.tenths", n = n)) {}
                        }
                    }
                },
            }
        }
    }
}

pub fn confidence_name(of: Confidence) -> String {
    match of {
        Confidence::NotYet => t!("stage.sure_not_yet"),
        Confidence::WithHelp => t!("stage.sure_with_help"),
        Confidence::Nearly => t!("stage.sure_nearly"),
        Confidence::Alone => t!("stage.sure_alone"),
        Confidence::Teach => t!("stage.sure_teach"),
    }
}

/// The same as a picture: one stone, then another on it. Its words stand beside it.
pub fn stones(of: Confidence) -> Markup {
    let many = Confidence::ALL.iter().position(|one| *one == of).unwrap_or(0) + 1;
    html! {
        svg.stones viewBox="0 0 48 48" aria-hidden="true" {
            @for at in 0..many {
                // The lowest is the widest.
                ellipse cx="24" cy=(43 - at * 9) rx=(20 - at * 3) ry="4" {}
            }
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn until_five_have_answered_the_scale_stands_there_empty() {
        let wall = confidence(&ConfidenceView { statement: "I can".into(), tenths: None }).into_string();
        assert!(wall.contains(&t!("stage.sure_too_few")) && !wall.contains("<progress"), "{wall}");
        for one in Confidence::ALL {
            assert!(wall.contains(&confidence_name(*one)), "{one:?}");
        }
    }

    #[test]
    fn every_answer_has_its_name_and_one_stone_more() {
        for (at, one) in Confidence::ALL.iter().enumerate() {
            let key = format!("stage.sure_{}", one.name());
            assert_eq!(confidence_name(*one), t!(&key));
            assert_ne!(confidence_name(*one), key);
            assert_eq!(stones(*one).0.matches("<ellipse").count(), at + 1);
        }
    }
}
