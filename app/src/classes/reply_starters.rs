//! `/reply-starters`: a teacher's first words of answers; and those of them that stand beside an open piece on the console.

use domain::accounts::Me;
use domain::feedback::Part;
use domain::id::ReplyStarterId;
use domain::reflections::Ask;
use domain::reply_starters::{ReplySet, ReplyStarter};
use leptos::prelude::*;
use maud::{Markup, html};

use super::frame::{Frame, Said};
use crate::plain::fold;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, shown};

const ACTION: &str = "/reply-starters";

fn ask_name(ask: Ask) -> String {
    match ask {
        Ask::Clear => t!("reply_starters.ask_clear"),
        Ask::Part => t!("reply_starters.ask_part"),
        Ask::JustRead => t!("reply_starters.ask_just_read"),
        Ask::Nothing => t!("reply_starters.ask_nothing"),
        Ask::Own => t!("reply_starters.ask_own"),
    }
}

fn part_name(part: Part) -> String {
    match part {
        Part::Strength => t!("reply_starters.part_strength"),
        Part::Question => t!("reply_starters.part_question"),
        Part::NextStep => t!("reply_starters.part_next_step"),
    }
}

pub struct ReplyStartersPage {
    pub me: Me,
    pub set: ReplySet,
    pub typed: Typed,
    pub said: Option<Said>,
}

impl ReplyStartersPage {
    pub fn view(self) -> impl IntoView {
        let said = self.said.clone().and_then(Said::toast);
        let body = self.body();
        let above = self.typed.above(&body);
        let main = html! {
            div.stack.tight {
                nav.row aria-label=(t!("classes.where")) {
                    a href="/classes" { (t!("classes.yours")) }
                    a href="/account" { (t!("reply_starters.account")) }
                }
                h1 { (t!("reply_starters.title")) }
                p.lead { (t!("reply_starters.lead")) }
                p.note { (icon(IconName::Lock)) span { @if self.set.own { (t!("reply_starters.own")) } @else { (t!("reply_starters.beginning")) } } }
            }
            (above)
            (body)
        };
        view! { <Frame me=self.me class="page reading stack loose" said>{shown(main)}</Frame> }
    }

    fn body(&self) -> Markup {
        html! {
            @for ask in Ask::ALL { (self.of(*ask)) }
            @if self.set.own {
                form method="post" action=(ACTION) {
                    button.button.quiet name="what" value="again" { (icon(IconName::Undo)) (t!("reply_starters.again")) }
                }
            }
        }
    }

    fn of(&self, ask: Ask) -> Markup {
        let form = format!("add-{}", ask.name());
        let title = format!("of-{}", ask.name());
        html! {
            section.card.stack.tight aria-labelledby=(title) {
                h2 id=(title) { (ask_name(ask)) }
                ul.plain-list.stack.tight {
                    @for one in self.set.starters.iter().filter(|one| one.ask == ask) {
                        li data-key=(one.name()) { (self.line(one)) }
                    }
                }
                (fold(&format!("fold-{form}"), self.typed.is(&form), IconName::Plus, t!("reply_starters.add"), html! {
                    form.stack.tight id=(form) method="post" action=(ACTION) autocomplete="off" {
                        input type="hidden" name="form" value=(form);
                        input type="hidden" name="id" value=(ReplyStarterId::mint());
                        input type="hidden" name="ask" value=(ask.name());
                        (Written {
                            form: &form, name: "words", label: t!("reply_starters.words"), hint: t!("reply_starters.words_hint"), value: "",
                            required: true,
                        }.line(&self.typed))
                        (self.parts(&form))
                        div { button.button.primary name="what" value="add" { (t!("reply_starters.add")) } }
                    }
                }))
            }
        }
    }

    fn parts(&self, form: &str) -> Markup {
        let picked = self.typed.value(form, "part", Part::Strength.name());
        html! {
            fieldset.stack.tight {
                legend.legend { (t!("reply_starters.part")) }
                div.choices {
                    @for part in Part::ALL {
                        label.choice {
                            input type="radio" name="part" value=(part.name()) checked[part.name() == picked];
                            span { (part_name(*part)) }
                        }
                    }
                }
            }
        }
    }

    fn line(&self, one: &ReplyStarter) -> Markup {
        let form = format!("word-{}", one.name());
        html! {
            form.reply-starter id=(form) method="post" action=(ACTION) autocomplete="off" {
                input type="hidden" name="form" value=(form);
                input type="hidden" name="starter" value=(one.name());
                (Written {
                    form: &form, name: "words", label: part_name(one.part), hint: String::new(), value: &one.words, required: true,
                }.line(&self.typed))
                div.row {
                    button.button name="what" value="keep" { (t!("reply_starters.keep")) span.unseen dir="auto" { ": " (one.words) } }
                    // What is taken off may have been emptied before.
                    button.button.quiet name="what" value="remove" formnovalidate {
                        (icon(IconName::Trash)) (t!("reply_starters.remove")) span.unseen dir="auto" { ": " (one.words) }
                    }
                }
            }
        }
    }
}

/// Beside the boxes of an answer: a press puts the words where the cursor was in the box they are meant for. They need the script; the boxes
/// do not need them.
pub fn beside_reply(starters: &[ReplyStarter]) -> Markup {
    html! {
        details.fold.needs-script data-key="reply-starters" {
            summary { (t!("reply_starters.beside")) }
            div.fold-body.reply-starters {
            @for part in Part::ALL {
                @let of: Vec<_> = starters.iter().filter(|one| one.part == *part).collect();
                @if !of.is_empty() {
                    div.row role="group" aria-label=(part_name(*part)) {
                        span.small.quiet-text aria-hidden="true" { (part_name(*part)) }
                        @for one in of {
                            button.button.quiet.small type="button" data-tool="starter" data-into=(part.name()) data-words=(one.words)
                                dir="auto" { (one.words) "…" }
                        }
                    }
                }
            }
            a.small href=(ACTION) { (t!("reply_starters.change")) }
            }
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn every_ask_and_every_box_has_its_words() {
        for ask in Ask::ALL {
            let key = format!("reply_starters.ask_{}", ask.name());
            assert!(ask_name(*ask) == t!(&key) && ask_name(*ask) != key, "{key}");
        }
        for part in Part::ALL {
            let key = format!("reply_starters.part_{}", part.name());
            assert!(part_name(*part) == t!(&key) && part_name(*part) != key, "{key}");
        }
    }
}
