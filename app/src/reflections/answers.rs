//! What came back: what was asked for, then each answer in its parts.

use domain::feedback::{FeedbackView, Part};
use domain::reflections::{Ask, PieceView};
use domain::rich::plain;
use maud::{Markup, html};

use super::ask::ask_name;
use super::follow::follow;
use super::mine::Mine;
use crate::offline::Refused;
use crate::t;
use crate::ui::{IconName, hear_it, icon, served, teacher};

pub fn answers(piece: &PieceView, mine: Mine, refused: Option<&Refused>) -> Markup {
    html! {
        (head(piece))
        @for given in &piece.feedback { (answer(given, mine, refused)) }
    }
}

/// Who answered, what was asked for, and what is to come while nothing did.
fn head(piece: &PieceView) -> Markup {
    let by = piece.feedback.iter().find(|given| !given.read_only).or(piece.feedback.first());
    // A newer version may ask for something else.
    let asked = match by {
        Some(given) => piece.versions.iter().find(|version| version.number == given.version),
        None => piece.versions.first(),
    };
    html! {
        div.stack {
            h2 #wrote {
                @match by {
                    Some(given) if given.read_only => (t!("reflections.read_by", teacher = given.by_name)),
                    Some(given) => (t!("reflections.answered_by", teacher = given.by_name)),
                    None => (t!("reflections.nothing_came_back_yet")),
                }
            }
            @if let Some(asked) = asked {
                p.note {
                    (icon(IconName::Hand))
                    span {
                        (t!("reflections.you_asked")) " "
                        strong dir="auto" {
                            @match asked.ask {
                                Ask::Own => (asked.ask_words),
                                Ask::Part => { (ask_name(asked.ask)) ": " (asked.ask_words) }
                                ask => (ask_name(ask)),
                            }
                        }
                    }
                }
            }
            @if piece.feedback.is_empty() {
                p.note {
                    (icon(IconName::MessageCircle))
                    span { (t!("reflections.appears_here", teacher = teacher(&piece.readers))) }
                }
            }
        }
    }
}

fn answer(given: &FeedbackView, mine: Mine, refused: Option<&Refused>) -> Markup {
    html! {
        div.stack data-key=(given.id) {
            p.small.quiet-text {
                @if given.read_only {
                    (t!("reflections.read_version", teacher = given.by_name, version = given.version))
                } @else {
                    (t!("reflections.about_version", teacher = given.by_name, version = given.version))
                }
            }
            (served(&["/piece/", &mine.reflection.to_string(), "/shown"].concat(), &["answer-", &given.id.to_string()].concat()))
            @for part in Part::ALL.iter().filter(|part| !given.part(**part).is_empty()) {
                @let (kind, name, label) = look(*part);
                @let heading = ["fb-", kind, "-", &given.id.to_string()].concat();
                section.card.feedback data-part=(kind) aria-labelledby=(heading) {
                    h3.feedback-kind id=(heading) { (icon(name)) (label) }
                    @let said = ["said-", &heading].concat();
                    p.words id=(said) dir="auto" { (given.part(*part)) }
                    (hear_it(&said))
                    @if part.asks_for_something() { (follow(given, *part, mine, refused)) }
                }
            }
            @for mark in &given.passages {
                @let heading = ["fb-", &mark.id.to_string()].concat();
                section.card.feedback data-part="passage" aria-labelledby=(heading) {
                    h3.feedback-kind id=(heading) { (icon(IconName::MessageCircle)) (t!("reflections.about_some_words")) }
                    blockquote.passage dir="auto" { (plain(&mark.passage.quote)) }
                    @let said = ["said-", &heading].concat();
                    p.words id=(said) dir="auto" { (mark.passage.words) }
                    (hear_it(&said))
                }
            }
            @if given.has_no_parts() {
                div.card.feedback data-part="whole" { (follow(given, Part::NextStep, mine, refused)) }
            }
        }
    }
}

fn look(part: Part) -> (&'static str, IconName, String) {
    match part {
        Part::Strength => ("strength", IconName::Gem, t!("reflections.a_strength")),
        Part::Question => ("question", IconName::MessageQuestion, t!("reflections.a_question")),
        Part::NextStep => ("next", IconName::Footprints, t!("reflections.a_next_step")),
    }
}
