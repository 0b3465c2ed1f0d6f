//! `/join/pin`: four pictures in order. Every press is a form of its own, so that it works without any script; what was pressed so far
//! travels in the ticket.

use domain::pin::LENGTH;
use domain::refusal::Sentence;
use leptos::prelude::*;

use super::around::Around;
use super::problem::problem;
use super::top::{Top, top};
use crate::plain::picture_name;
use crate::t;
use crate::ui::{Icon, IconName, is_early, shown};

/// What the board asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Board {
    /// Choose four.
    Choose,
    /// The same four once more.
    Again,
    /// Show your four.
    Show,
}

pub struct PinPage {
    pub board: Board,
    pub ticket: String,
    /// Every picture, and what it is called on this page.
    pub pictures: Vec<(&'static str, String)>,
    /// `Ada O.`
    pub shown: String,
    pub picture: String,
    /// Pressed so far, fewer than four.
    pub chosen: Vec<String>,
    pub problem: Option<Sentence>,
    /// Back to the names, or to the code.
    pub back: String,
}

impl PinPage {
    pub fn view(self) -> impl IntoView {
        let first = self.shown.split_whitespace().next().unwrap_or_default().to_owned();
        let (title, lead, how) = match self.board {
            Board::Choose => (t!("pin.choose_title"), t!("pin.choose_why"), t!("pin.how_choose")),
            Board::Again => (t!("pin.again_title"), t!("pin.again_why"), t!("pin.how_again")),
            Board::Show => (t!("pin.hello", name = first), t!("pin.show_why"), t!("pin.how_show")),
        };
        let (early, choosing) = (is_early(), self.board != Board::Show);
        let counted = |n: usize| t!("pin.hidden_so_far", n = n, next = n + 1);
        // Aloud, for the whole room: how many, and never which.
        let step = Some(self.chosen.len()).filter(|n| early && *n > 0).map(counted);
        let then = [choosing.then_some("pin-nobody"), step.is_some().then_some("pin-step")];
        let then = then.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let top =
            top(Top { title: &title, picture: &self.picture, lead: &lead, how: &how, then: &then, ..Top::default() });
        let so_far = match (self.board, self.chosen.len()) {
            (_, 0) => t!("pin.choose_nth", n = 1),
            (Board::Show, n) => counted(n),
            (_, n) => {
                let names = self.chosen.iter().map(|picture| picture_name(picture)).collect::<Vec<_>>().join(", ");
                t!("pin.so_far", n = n, pictures = names, next = n + 1)
            }
        };
        let label = t!("pin.nth_picture", n = self.chosen.len() + 1);
        let not_me = t!("pin.not_me", name = first);
        view! {
            <Around class="stack" person=self.shown picture=self.picture>
                {shown(top)}
                {shown(problem("problem", "pin-problem", self.problem.as_ref()))}
                {step.map(|step| view! { <p id="pin-step" hidden>{step}</p> })}
                <div>
                    <Slots chosen=self.chosen seen=choosing/>
                    <p class="unseen" role="status">{so_far}</p>
                </div>
                <form class="stack" method="post" action="/join/pin" aria-label=label autocomplete="off" data-here="/join/pin">
                    <input type="hidden" name="so_far" value=self.ticket/>
                    <div class="pin-grid">{self.pictures.into_iter().map(picture).collect_view()}</div>
                    <div class="row apart">
                        <button class="button quiet" name="again" value="1"><Icon name=IconName::Undo/>{t!("pin.start_again")}</button>
                        {if choosing {
                            view! { <p class="note"><Icon name=IconName::EyeOff/><span id="pin-nobody">{t!("pin.tell_nobody")}</span></p> }.into_any()
                        } else {
                            view! { <NotMe to=self.back words=not_me/> }.into_any()
                        }}
                    </div>
                </form>
            </Around>
        }
    }
}

/// For who cannot read it, two people.
#[component]
fn NotMe(to: String, words: String) -> impl IntoView {
    let people = is_early().then(|| view! { <Icon name=IconName::Users/> });
    view! { <a class="button quiet" href=to dir="auto">{people}{words}</a> }
}

fn picture((name, called): (&'static str, String)) -> impl IntoView {
    view! {
        <button class="pin-picture" name="picture" value=called data-picture=name>
            <img src=format!("/pictures/{name}.svg") alt="" width="52" height="52"/><span>{picture_name(name)}</span>
        </button>
    }
}

/// How far one is. While choosing the pictures are seen; while showing them only that they were pressed.
#[component]
fn Slots(chosen: Vec<String>, seen: bool) -> impl IntoView {
    let slots = (0..LENGTH)
        .map(|at| match chosen.get(at) {
            Some(picture) if seen => view! {
                <li class="pin-slot" data-filled=""><img src=format!("/pictures/{picture}.svg") alt=""/></li>
            }
            .into_any(),
            Some(_) => view! { <li class="pin-slot" data-filled=""><Icon name=IconName::Check/></li> }.into_any(),
            None if at == chosen.len() => view! { <li class="pin-slot" data-next="">{at + 1}</li> }.into_any(),
            None => view! { <li class="pin-slot">{at + 1}</li> }.into_any(),
        })
        .collect_view();
    view! { <ol class="pin-slots" aria-hidden="true">{slots}</ol> }
}
