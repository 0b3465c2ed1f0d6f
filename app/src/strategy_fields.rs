//! A strategy in fields and in words: the same for the student who recommends it and for the teacher who adds or suggests.

use domain::strategies::{Need, StrategyKind, StrategyWords};
use maud::{Markup, html};

use crate::t;
use crate::typed::{Typed, Written};

pub fn kind_name(kind: StrategyKind) -> String {
    match kind {
        StrategyKind::Strategy => t!("shelf.kind_strategy"),
        StrategyKind::LowTech => t!("shelf.kind_low_tech"),
        StrategyKind::Outside => t!("shelf.kind_outside"),
    }
}

pub fn need_name(need: Need) -> String {
    match need {
        Need::Start => t!("shelf.need_start"),
        Need::Understand => t!("shelf.need_understand"),
        Need::Remember => t!("shelf.need_remember"),
        Need::KeepGoing => t!("shelf.need_keep_going"),
        Need::Check => t!("shelf.need_check"),
        Need::Show => t!("shelf.need_show"),
    }
}

/// One need of all, as radio buttons.
pub fn needs(form: &str, typed: &Typed, legend: String, picked: Need) -> Markup {
    let picked = typed.value(form, "need", picked.name());
    html! {
        fieldset.stack.tight {
            legend.legend { (legend) }
            div.choices {
                @for need in Need::ALL {
                    label.choice {
                        input type="radio" name="need" value=(need.name()) checked[need.name() == picked];
                        span { (need_name(*need)) }
                    }
                }
            }
        }
    }
}

/// What kind of thing it is, as radio buttons.
pub fn kinds(form: &str, typed: &Typed, legend: String, picked: StrategyKind) -> Markup {
    let picked = typed.value(form, "kind", picked.name());
    html! {
        fieldset.stack.tight {
            legend.legend { (legend) }
            div.choices {
                @for kind in StrategyKind::ALL {
                    label.choice {
                        input type="radio" name="kind" value=(kind.name()) checked[kind.name() == picked];
                        span { (kind_name(*kind)) }
                    }
                }
            }
        }
    }
}

/// All fields of a strategy. `fixed`: the kind and the address are not asked for.
pub fn fields(form: &str, typed: &Typed, words: &StrategyWords, fixed: bool) -> Markup {
    let field = |name, label, hint, value| Written { form, name, label, hint, value, required: true };
    html! {
        (field("name", t!("shelf.field_name"), String::new(), &words.name).line(typed))
        (field("does", t!("shelf.field_does"), String::new(), &words.does).area(typed))
        (field("helps", t!("shelf.field_helps"), t!("shelf.field_helps_hint"), &words.helps).area(typed))
        (needs(form, typed, t!("shelf.field_need"), words.need))
        @if fixed {
            input type="hidden" name="kind" value=(words.kind.name());
        } @else {
            (kinds(form, typed, t!("shelf.field_kind"), words.kind))
            div.outside-address {
                (Written {
                    form, name: "address", label: t!("shelf.field_address"), hint: t!("shelf.field_address_hint"),
                    value: &words.address, required: false,
                }.line(typed))
            }
        }
    }
}

/// What it is, and what for.
pub fn tags(words: &StrategyWords) -> Markup {
    html! {
        p.row.strategy-tags {
            span.tag data-point="choice" { (need_name(words.need)) }
            span.tag { (kind_name(words.kind)) }
        }
    }
}

/// What you do, and where.
pub fn told(words: &StrategyWords) -> Markup {
    html! {
        p.words dir="auto" { (words.does) }
        @if words.kind == StrategyKind::Outside {
            p { a href=(words.address) rel="external noopener noreferrer" dir="ltr" { (words.host()) } }
        }
    }
}
