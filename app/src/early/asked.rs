//! Today's prompt, large, with the ways to answer it; where nothing is asked, the same ways to begin by oneself.

use domain::home::HomeView;
use domain::id::{CommandId, ReflectionId};
use domain::prompts::PromptView;
use domain::showing::Mode;
use maud::{Markup, html};

use super::EarlyHome;
use super::tile::{MODES, face, leads, look};
use crate::messages::{current, lang};
use crate::t;
use crate::ui::{COMMANDS, IconName, cairn, hear_it, hidden_fields, teacher};

/// Open prompts without a shared answer, newest first.
pub fn open(home: &HomeView) -> Vec<&PromptView> {
    let shared = |prompt: &&PromptView| {
        home.pieces.iter().any(|piece| piece.prompt == Some(prompt.id) && piece.stage.is_shared())
    };
    home.prompts.iter().filter(|prompt| !shared(prompt)).collect()
}

pub fn question(home: &HomeView, prompt: &PromptView, first: bool) -> Markup {
    let class = home.classes.iter().find(|class| class.id == prompt.class);
    let who = teacher(class.map_or(&[], |class| &class.teachers));
    let (heading, from) = (format!("asked-{}", prompt.id), format!("from-{}", prompt.id));
    let page = format!("/prompt/{}", prompt.id);
    let begun = home.pieces.iter().any(|piece| piece.prompt == Some(prompt.id));
    let asked = prompt.read_in(current().0);
    html! {
        section.card.asked-large data-key=(prompt.id) data-point=(prompt.access_point.name()) data-first=[first.then_some("")] aria-labelledby=(heading) {
            div.asked-head {
                (cairn())
                div.stack.tight {
                    p.quiet-text id=(from) dir="auto" { (t!("early.asks", teacher = who)) }
                    h2 id=(heading) lang=[lang(asked.locale)] dir="auto" { (asked.question) }
                }
                (hear_it(&format!("{from} {heading} how")))
            }
            div.tiles {
                @for (mode, point) in MODES {
                    @let (name, words) = look(mode);
                    (leads(&page, point, Some(mode), face(name, &words)))
                }
                @let words = if begun { t!("early.go_on") } else { t!("early.write") };
                (leads(&page, "goals", None, face(IconName::Pencil, &words)))
            }
        }
    }
}

/// A piece of one's own begins with the way in which it is made.
pub fn own(of: &EarlyHome) -> Markup {
    let Some(class) = of.home.classes.first() else { return Markup::default() };
    html! {
        section.card.asked-large data-key="own" aria-labelledby="own" {
            div.asked-head {
                (cairn())
                h2 #own { (t!("early.nothing_asked")) }
                (hear_it("own how"))
            }
            div.tiles {
                @for (mode, point) in MODES {
                    @let (name, words) = look(mode);
                    @let question = match mode {
                        Mode::Speak => t!("early.own_voice"),
                        Mode::Photograph | Mode::Film => t!("early.own_photo"),
                        Mode::Draw | Mode::Write => t!("early.own_drawing"),
                    };
                    form method="post" action=(COMMANDS) {
                        (hidden_fields(&[
                            ("do", "begin".into()), ("command", CommandId::mint().to_string()), ("person", of.me.to_string()),
                            ("reflection", ReflectionId::mint().to_string()), ("class", class.id.to_string()), ("question", question),
                        ]))
                        button.picture-tile data-point=(point) data-with=(mode.name()) { (face(name, &words)) }
                    }
                }
                (leads(&format!("/question/{}", class.id), "goals", None, face(IconName::MessageQuestion, &t!("early.own_question"))))
            }
        }
    }
}
