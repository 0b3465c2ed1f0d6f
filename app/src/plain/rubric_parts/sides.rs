//! What a student and their teachers say of a version, criterion by criterion and side by side. Where they differ, that is a conversation:
//! there is room for a line each way, and nothing is added up.

use domain::id::{CommandId, CriterionId, PersonId};
use domain::rubrics::{CriterionView, PieceCriteria, RatingLine, RatingView, VersionCriteria, differ};
use maud::{Markup, html};

use super::{cited, stood_name};
use crate::clock_face::time;
use crate::plain::button;
use crate::t;
use crate::typed::{Typed, Written};
use crate::ui::{COMMANDS, IconName, hidden_fields, icon};

/// Who looks at it. A student's forms are commands, a teacher's come back to the page.
pub struct Looking<'a> {
    pub me: PersonId,
    pub student: bool,
    pub of: &'a PieceCriteria,
    pub typed: &'a Typed,
}

impl Looking<'_> {
    /// A form about the piece, with its hidden fields.
    pub fn form(&self, id: &str, deed: &str, more: &[(&'static str, String)], inside: &Markup) -> Markup {
        let piece = self.of.piece;
        let action = if self.student { COMMANDS.to_owned() } else { format!("/piece/{piece}/criteria") };
        let mut hidden = vec![("form", id.to_owned()), ("piece", piece.to_string())];
        if self.student {
            hidden.push(("do", format!("rubric_{deed}")));
            hidden.extend([("person", self.me.to_string()), ("command", CommandId::mint().to_string())]);
        } else {
            hidden.push(("what", deed.to_owned()));
        }
        hidden.extend(more.iter().cloned());
        html! {
            form.stack id=(id) method="post" action=(action) autocomplete="off" { (hidden_fields(&hidden)) (inside) }
        }
    }
}

/// Nothing where nobody said anything.
pub fn version_sides(looking: &Looking, version: &VersionCriteria) -> Markup {
    if version.ratings.is_empty() {
        return Markup::default();
    }
    html! {
        div.stack {
            @for one in &version.wording.criteria {
                @let said: Vec<_> = version.ratings.iter().filter_map(|r| Some((r, r.of(one.id)?))).collect();
                @if !said.is_empty() { (criterion(looking, version, one, &said)) }
            }
            (earlier(version))
        }
    }
}

fn criterion(
    looking: &Looking,
    version: &VersionCriteria,
    one: &CriterionView,
    said: &[(&RatingView, &RatingLine)],
) -> Markup {
    let id = format!("said-{}-{}", version.number, one.id);
    let own = said.iter().find(|(rating, _)| rating.own);
    let theirs: Vec<_> = said.iter().filter(|(rating, _)| !rating.own).collect();
    let apart = own.is_some_and(|(_, own)| theirs.iter().any(|(_, line)| differ(own, line)));
    html! {
        // Not a landmark: the same criterion stands under every version.
        div.stack.tight role="group" data-key=(id) aria-labelledby=(id) {
            h4.criterion id=(id) dir="auto" { (one.words) }
            div.sides { @for (rating, line) in said { (side(looking, version, rating, line)) } }
            @if apart { p.note { (icon(IconName::MessageCircle)) span { (t!("rubrics.seen_differently")) } } }
            @if version.newest && version.both(one.id) { (talk(looking, one, apart)) }
        }
    }
}

fn whose(looking: &Looking, rating: &RatingView) -> String {
    if rating.by == looking.me { t!("rubrics.you_say") } else { t!("rubrics.says", name = rating.by_name) }
}

fn side(looking: &Looking, version: &VersionCriteria, rating: &RatingView, line: &RatingLine) -> Markup {
    let key = format!("cited-{}-{}-{}", version.number, line.criterion, rating.by);
    html! {
        div.card.flat.stack.tight data-key=(rating.by) data-own=[rating.own.then_some("")] {
            p.small.quiet-text dir="auto" { (whose(looking, rating)) }
            @if let Some(stood) = line.stood { p { span.tag dir="auto" { (stood_name(stood, &version.wording.levels)) } } }
            @if !line.growing.is_empty() {
                p.small.quiet-text { (t!("rubrics.growing")) }
                p.words dir="auto" { (line.growing) }
            }
            @if !line.beyond.is_empty() {
                p.small.quiet-text { (t!("rubrics.beyond")) }
                p.words dir="auto" { (line.beyond) }
            }
            @if let Some(cite) = &line.cite { (cited(&key, cite, version)) }
        }
    }
}

fn lines(looking: &Looking, criterion: CriterionId) -> Markup {
    let about: Vec<_> = looking.of.talk.iter().filter(|line| line.criterion == criterion).collect();
    html! {
        @if !about.is_empty() {
            ol.said-so-far.stack.tight aria-label=(t!("rubrics.talk")) {
                @for line in about {
                    li.stack.tight data-own=[(line.by == looking.me).then_some("")] {
                        p.words dir="auto" { (line.words) }
                        p.small.quiet-text dir="auto" {
                            @if line.by == looking.me { (t!("rubrics.you")) } @else { (line.by_name) }
                            " · " (time(line.at))
                        }
                    }
                }
            }
        }
    }
}

fn talk(looking: &Looking, one: &CriterionView, apart: bool) -> Markup {
    let form = format!("talk-{}", one.id);
    let about = [("criterion", one.id.to_string()), ("rubric", rubric_of(looking))];
    let label = if looking.student { t!("rubrics.talk_to_teacher") } else { t!("rubrics.talk_to_student") };
    let inside = html! {
        (Written { form: &form, name: "words", label, hint: String::new(), value: "", required: false }.line(looking.typed))
        div { (button("button", IconName::Send, &t!("rubrics.talk_send"), &one.words)) }
    };
    let quiet = !looking.of.talk.iter().any(|line| line.criterion == one.id);
    html! {
        (lines(looking, one.id))
        details.fold data-key={ "talk-of-" (one.id) } open[(apart && quiet) || looking.typed.is(&form)] {
            summary { (icon(IconName::MessageCircle)) span { (t!("rubrics.talk_open")) } }
            div.fold-body { (looking.form(&form, "talk", &about, &inside)) }
        }
    }
}

fn rubric_of(looking: &Looking) -> String {
    looking.of.versions.first().map(|version| version.rubric.id.to_string()).unwrap_or_default()
}

/// What was said before it was said anew.
fn earlier(version: &VersionCriteria) -> Markup {
    html! {
        @for rating in version.ratings.iter().filter(|rating| !rating.earlier.is_empty()) {
            details.fold data-key={ "before-" (version.number) "-" (rating.by) } {
                summary { (icon(IconName::History)) span dir="auto" { (t!("rubrics.said_before", name = rating.by_name)) } }
                div.fold-body.stack {
                    @for round in &rating.earlier {
                        div.stack.tight {
                            p.small.quiet-text { (time(round.at)) }
                            ul.stack.tight {
                                @for line in &round.lines {
                                    li dir="auto" {
                                        (version.wording.criteria.iter().find(|one| one.id == line.criterion).map_or("", |one| one.words.as_str()))
                                        @if let Some(stood) = line.stood { " — " (stood_name(stood, &version.wording.levels)) }
                                        @for words in [&line.growing, &line.beyond] { @if !words.is_empty() { " · " (words) } }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
