//! What a group has: who sits there, its questions, and what its scribe can write in this step.

use domain::id::{PersonId, RoundQuestionId};
use domain::rounds::{GroupPart, OwnGroup, OwnRound, RoundLine, RoundPart, RoundStep};
use maud::{Markup, html};

use super::forms::{Button, fold, form, of_round, press};
use super::improve::{choose, improve_one, next, weigh};
use crate::plain::line;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{IconName, icon, names};

/// What all forms of a group's page need.
#[derive(Clone, Copy)]
pub struct Scribe<'a> {
    pub me: PersonId,
    pub round: &'a OwnRound,
    pub typed: &'a Typed,
    /// The reader writes, and something can be written.
    pub writes: bool,
}

impl Scribe<'_> {
    pub fn may(&self, part: RoundPart) -> bool {
        self.writes && self.round.step.admits(part).is_ok()
    }

    pub fn about(&self, id: RoundQuestionId) -> [(&'static str, String); 2] {
        [of_round(self.round.id), ("question", id.to_string())]
    }
}

pub fn group(round: &OwnRound, own: &OwnGroup, typed: &Typed, said: &str) -> Markup {
    let of = &own.group;
    let scribe = Scribe { me: round.me, round, typed, writes: own.i_write && round.open };
    let members: Vec<String> = of.members.iter().map(|member| member.who.name.clone()).collect();
    let writer = match (own.i_write, of.scribe()) {
        (true, _) => t!("rounds.you_write"),
        (false, Some(face)) => t!("rounds.who_writes", name = face.name),
        (false, None) => t!("rounds.nobody_writes"),
    };
    html! {
        section #group.stack aria-labelledby="group-title" {
            div.stack.tight {
                h2 #group-title { (t!("rounds.group", n = of.number)) }
                p dir="auto" { (t!("rounds.your_group", names = names(&members))) }
                @if round.step.is_running() { p.note { (icon(IconName::Pencil)) span dir="auto" { (writer) } } }
            }
            @if scribe.may(RoundPart::Question) { (write(scribe, said)) }
            @if scribe.may(RoundPart::Improving) { p.note { (icon(IconName::Info)) span { (t!("rounds.closed_means")) } } }
            @if scribe.may(RoundPart::Choice) { (choose(scribe, of)) }
            @if round.step >= RoundStep::Produce { (questions(scribe, own)) }
            @if scribe.may(RoundPart::Improving) { (weigh(scribe, of)) } @else { (said_before(own)) }
            @if scribe.may(RoundPart::NextSteps) { (next(scribe, of)) }
            @if scribe.writes && round.step.is_running() { (hand_over(scribe, own)) }
        }
    }
}

/// Ready for the next one as soon as one is written down.
fn write(scribe: Scribe, said: &str) -> Markup {
    let name = "write";
    let typed = scribe.typed;
    let fault = typed.fault(name, "words");
    let described = fault.is_some().then_some("write-words-problem");
    let inside = html! {
        div.field {
            label.field-label for="write-words" { (t!("rounds.write_label")) }
            input.input #write-words type="text" name="words" value=(typed.value(name, "words", "")) autocomplete="off" dir="auto" required
                autofocus[said == "write"] aria-describedby=[described] aria-invalid=[fault.is_some().then_some("true")];
            (crate::ui::problem_line("write-words-problem", fault.as_ref()))
        }
        div { button.button.primary { (icon(IconName::Plus)) (t!("rounds.write")) } }
    };
    html! {
        div.card data-point="inquiry" {
            (form(scribe.me, name, "round_write", &scribe.about(RoundQuestionId::mint()), inside))
        }
    }
}

fn questions(scribe: Scribe, own: &OwnGroup) -> Markup {
    let of = &own.group;
    html! {
        div.stack.tight {
            h3 { (t!("rounds.questions")) }
            @if of.questions.is_empty() { p.quiet-text { (t!("rounds.questions_none")) } }
            ol.round-questions {
                @for known in &of.questions {
                    li.stack.tight id={ "q-" (known.id) } data-key={ "q-" (known.id) } data-changed[known.changed_from.is_some()] {
                        (line(known))
                        @if scribe.may(RoundPart::Improving) && !known.crossed { (improve_one(scribe, of, known)) }
                        @if scribe.may(RoundPart::Question) { (put_right(scribe, known)) }
                    }
                }
            }
        }
    }
}

fn put_right(scribe: Scribe, of: &RoundLine) -> Markup {
    let name = format!("fix-{}", of.id);
    let words = Written {
        form: &name,
        name: "words",
        label: t!("rounds.fix_label"),
        hint: String::new(),
        value: &of.words,
        required: true,
    };
    let inside = html! {
        (words.line(scribe.typed))
        div { button.button { (icon(IconName::Check)) (t!("rounds.fix_keep")) } }
    };
    let inside = form(scribe.me, &name, "round_fix", &scribe.about(of.id), inside);
    let [round, question] = scribe.about(of.id);
    let (cross, on) = match of.crossed {
        true => (Button::new(t!("rounds.uncross"), &of.words, IconName::Undo), ""),
        false => (Button::new(t!("rounds.cross"), &of.words, IconName::X), "yes"),
    };
    html! {
        div.row.acts {
            (press(scribe.me, &format!("cross-{}", of.id), "round_cross", &[round, question, ("on", on.into())], cross))
            @if !of.crossed { (fold(&format!("fixing-{}", of.id), scribe.typed.is(&name), IconName::Pencil, t!("rounds.fix"), inside)) }
        }
    }
}

/// What the group said in steps that are past, or that its scribe says now on another device.
fn said_before(own: &OwnGroup) -> Markup {
    let parts = [
        (GroupPart::ClosedGood, t!("rounds.closed_good")),
        (GroupPart::OpenGood, t!("rounds.open_good")),
        (GroupPart::Why, t!("rounds.why")),
        (GroupPart::Next, t!("rounds.next_label")),
    ];
    let said = parts.into_iter().map(|(part, label)| (label, own.group.said(part)));
    let said: Vec<_> = said.filter(|(_, words)| !words.is_empty()).collect();
    html! {
        @if !said.is_empty() {
            dl.goal-facts { @for (label, words) in said { dt { (label) } dd.words dir="auto" { (words) } } }
        }
    }
}

fn hand_over(scribe: Scribe, own: &OwnGroup) -> Markup {
    let others: Vec<_> = own.group.members.iter().filter(|member| member.who.person != scribe.me).collect();
    if others.is_empty() {
        return Markup::default();
    }
    let inside = html! {
        div.field {
            label.field-label for="hand-over-to" { (t!("rounds.hand_over_to")) }
            select.input #hand-over-to name="to" {
                @for member in others { option value=(member.who.person) { (member.who.name) } }
            }
        }
        div { button.button { (t!("rounds.hand_over_do")) } }
    };
    let inside = form(scribe.me, "hand-over", "round_hand_over", &[of_round(scribe.round.id)], inside);
    fold("handing-over", scribe.typed.is("hand-over"), IconName::Users, t!("rounds.hand_over"), inside)
}
