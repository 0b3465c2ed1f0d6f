//! Parts of an inquiry that its student, their teachers and their readers see alike.

use domain::inquiry::{
    InquiryStage, InquiryState, Pace, PerspectiveView, PerspectiveWords, ResearchNote, SourceView, Trust, TrustWords,
    Whereabouts, whereabouts,
};
use domain::reflections::Stretch;
use domain::replies::{ReplyKind, ReportReason};
use maud::{Markup, html};

use crate::clock_face::time;
use crate::t;
use crate::ui::{IconName, icon, rich};

pub fn inquiry_stage(stage: InquiryStage) -> String {
    match stage {
        InquiryStage::Question => t!("inquiry.stage_question"),
        InquiryStage::Research => t!("inquiry.stage_research"),
        InquiryStage::Perspective => t!("inquiry.stage_perspective"),
        InquiryStage::Shared => t!("inquiry.stage_shared"),
    }
}

/// Where it stands, in a word or two.
pub fn inquiry_standing(state: InquiryState) -> String {
    match state.pace {
        Pace::Going => inquiry_stage(state.stage),
        Pace::Resting => t!("inquiry.resting"),
        Pace::PutAway => t!("inquiry.put_away_now"),
    }
}

pub fn reply_kind(kind: ReplyKind) -> String {
    match kind {
        ReplyKind::Ask => t!("replies.ask"),
        ReplyKind::Notice => t!("replies.notice"),
    }
}

pub fn reply_icon(kind: ReplyKind) -> IconName {
    match kind {
        ReplyKind::Ask => IconName::MessageQuestion,
        ReplyKind::Notice => IconName::Eye,
    }
}

pub fn report_reason(reason: ReportReason) -> String {
    match reason {
        ReportReason::Unkind => t!("replies.reason_unkind"),
        ReportReason::Private => t!("replies.reason_private"),
        ReportReason::OffTopic => t!("replies.reason_off_topic"),
        ReportReason::Worried => t!("replies.reason_worried"),
        ReportReason::Other => t!("replies.reason_other"),
    }
}

pub fn trust_name(trust: Trust) -> String {
    match trust {
        Trust::Yes => t!("inquiry.trust_yes"),
        Trust::Partly => t!("inquiry.trust_partly"),
        Trust::NotSure => t!("inquiry.trust_not_sure"),
        Trust::No => t!("inquiry.trust_no"),
    }
}

/// A note with its source.
pub fn research_note(note: &ResearchNote) -> Markup {
    html! {
        @if !note.words.is_empty() { p.words dir="auto" { (note.words) } }
        @if let Some(from) = &note.source { (source(from)) }
    }
}

fn source(of: &SourceView) -> Markup {
    let mut trust = of.trust.iter();
    let now = trust.next();
    let before: Vec<_> = trust.collect();
    html! {
        div.source.stack.tight {
            p { (icon(IconName::BookOpen)) span { span.quiet-text { (t!("inquiry.source")) ": " } strong dir="auto" { (of.title) } } }
            @match whereabouts(&of.address) {
                Whereabouts::Web { url, host } => p {
                    // Beside the page, and without telling where one came from.
                    a href=(url) rel="noopener noreferrer external" target="_blank" dir="ltr" { (host) }
                    " " span.quiet-text { (t!("inquiry.leads_away")) }
                },
                Whereabouts::Words(words) if !words.is_empty() && words != of.title => p.quiet-text dir="auto" { (words) },
                Whereabouts::Words(_) => {},
            }
            @if !of.says.is_empty() {
                p.quiet-text { (t!("inquiry.it_says")) }
                blockquote.cited dir="auto" { p.words { (of.says) } }
            }
            @if let Some(now) = now { (trusted(&now.said)) }
            @if !before.is_empty() {
                details.fold {
                    summary { (icon(IconName::History)) span { (t!("inquiry.trusted_before")) } }
                    ul.fold-body.plain-list {
                        @for earlier in before { li { (trusted(&earlier.said)) p.small.quiet-text { (time(earlier.at)) } } }
                    }
                }
            }
        }
    }
}

fn trusted(said: &TrustWords) -> Markup {
    html! {
        p dir="auto" {
            span.tag data-point="inquiry" { (trust_name(said.trust)) }
            @if !said.why.is_empty() { " " (said.why) }
        }
    }
}

/// One perspective, with what changed in it on demand. `heading`: the level of its heading, 2 to 4.
pub fn perspective(view: &PerspectiveView, heading: u8) -> Markup {
    let id = format!("perspective-{}", view.number);
    let title = html! { (t!("inquiry.perspective_n", n = view.number)) };
    html! {
        header.version-head {
            @match heading {
                2 => h2 id={ (id) "-title" } { (title) },
                3 => h3 id={ (id) "-title" } { (title) },
                _ => h4 id={ (id) "-title" } { (title) },
            }
            p.small.quiet-text { (time(view.at)) }
        }
        p.small.quiet-text dir="auto" { (t!("inquiry.to_question")) ": " (view.question) }
        (thought(&view.said))
        @if !view.difference.is_empty() {
            details.fold {
                summary { (icon(IconName::History)) span { (t!("inquiry.what_changed", n = view.number - 1)) } }
                div.fold-body { p.words.diff dir="auto" { (difference(&view.difference)) } }
            }
        }
    }
}

/// The words of one, said or only kept.
pub fn thought(said: &PerspectiveWords) -> Markup {
    html! {
        div.words.rich { (rich(&said.words, &[])) }
        @if !said.based_on.is_empty() {
            p.quiet-text { (t!("inquiry.based_on")) }
            p.words dir="auto" { (said.based_on) }
        }
        @if !said.used_to.is_empty() || !said.now.is_empty() {
            dl.goal-facts {
                @if !said.used_to.is_empty() { dt { (t!("inquiry.used_to")) } dd dir="auto" { (said.used_to) } }
                @if !said.now.is_empty() { dt { (t!("inquiry.now_i_think")) } dd dir="auto" { (said.now) } }
            }
        }
    }
}

/// Word by word; what is added and taken out is said as well as shown.
fn difference(stretches: &[Stretch]) -> Markup {
    html! {
        @for stretch in stretches {
            @match stretch {
                Stretch::Same(text) => (text),
                Stretch::Added(text) => ins { span.unseen { (t!("reflections.added")) " " } (text) },
                Stretch::Removed(text) => del { span.unseen { (t!("reflections.taken_out")) " " } (text) },
            }
        }
    }
}
