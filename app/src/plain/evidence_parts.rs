//! What is linked to a goal or an inquiry, and what can be: drawn by the server alone, the same for a student and for whoever they show it to.
//! A student's live page of a goal gets these parts as they are, and knows none of the kinds.

use domain::classes::AccessPoint;
use domain::evidence::{EvidenceView, Glimpse, InquiryPart, Made, Offer};
use domain::id::VersionId;
use domain::portfolio::TimelineSource;
use maud::{Markup, html};

use crate::clock_face::time;
use crate::t;
use crate::ui::{IconName, access_point_name, icon, rich, served};

/// Letters of a name in a list to pick from.
const SHORT: usize = 60;

pub fn source_name(source: TimelineSource) -> String {
    match source {
        TimelineSource::Piece => t!("portfolio.is_piece"),
        TimelineSource::Pair => t!("portfolio.is_pair"),
        TimelineSource::Goal => t!("portfolio.is_goal"),
        TimelineSource::Choice => t!("portfolio.is_choice"),
        TimelineSource::Try => t!("portfolio.is_try"),
        TimelineSource::Inquiry => t!("portfolio.is_inquiry"),
        TimelineSource::Question => t!("portfolio.is_question"),
        TimelineSource::Round => t!("portfolio.is_round"),
        TimelineSource::Rating => t!("portfolio.is_rating"),
        TimelineSource::Measure => t!("portfolio.is_measure"),
        TimelineSource::Brought => t!("portfolio.is_brought"),
        TimelineSource::Strategy => t!("portfolio.is_strategy"),
        TimelineSource::Conference => t!("portfolio.is_conference"),
        TimelineSource::Story => t!("portfolio.is_story"),
        TimelineSource::Sure => t!("portfolio.is_sure"),
        TimelineSource::ClassNote => t!("portfolio.is_class_note"),
    }
}

fn kind(source: TimelineSource, part: Option<InquiryPart>) -> String {
    match part {
        Some(InquiryPart::Perspective) => t!("portfolio.is_perspective"),
        Some(InquiryPart::Note) => t!("portfolio.is_note"),
        None => source_name(source),
    }
}

fn short(words: &str) -> String {
    match words.char_indices().nth(SHORT) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words.to_owned(),
    }
}

/// A thing in one line: of a piece its question and which version, else its kind and what it is called.
fn line(source: TimelineSource, part: Option<InquiryPart>, title: &str, number: Option<i32>) -> String {
    match number {
        Some(number) => t!("goals.option", question = short(title), version = number),
        None => t!("portfolio.kind_and_title", kind = kind(source, part), title = short(title)),
    }
}

/// A link in one line.
pub fn evidence_label(of: &EvidenceView) -> String {
    match &of.shows {
        Some(shows) => line(of.source, shows.part, &shows.title, shows.number),
        None => source_name(of.source),
    }
}

/// What stands inside of a link: the student's sentence, and as much of the thing as its reader may see. On a live page, too, the thing is
/// asked for as a document: most are on pages that its router does not know.
pub fn evidence_body(of: &EvidenceView) -> Markup {
    html! {
        @if !of.words.is_empty() { p.said dir="auto" { (of.words) } }
        @match &of.shows {
            Some(shows) => (thing(of.source, of.version(), shows)),
            None => p.small.quiet-text { (source_name(of.source)) " · " (t!("portfolio.not_shown_to_you")) },
        }
    }
}

/// A thing, as its reader may see it; `version` is that of a piece.
pub fn thing(source: TimelineSource, version: Option<VersionId>, shows: &Glimpse) -> Markup {
    let label = line(source, shows.part, &shows.title, shows.number);
    html! {
        p.small {
            @if shows.link.is_empty() { span dir="auto" { (label) } }
            @else { a href=(shows.link) dir="auto" { (label) } }
            " · " (time(shows.at))
        }
        (words(shows))
        @if let Some(version) = version { (served(&format!("/version/{version}/shown"), "cited")) }
    }
}

/// From a thing to the goals that it may show. `what` it is called, for those who hear the link alone; empty where that stands beside it.
pub fn goal_for(made: Made, what: &str) -> Markup {
    html! {
        a.button.quiet href={ "/goal-for/" (made) } {
            (icon(IconName::Mountain)) (t!("portfolio.shows_my_goal"))
            @if !what.is_empty() { span.unseen dir="auto" { ": " (what) } }
        }
    }
}

fn words(shows: &Glimpse) -> Markup {
    html! {
        @if shows.words.is_empty() {
            // A picture may say it all.
        } @else if shows.is_rich {
            blockquote.words.rich.cited { (rich(&shows.words, &[])) }
        } @else {
            blockquote.words.cited dir="auto" { (shows.words) }
        }
    }
}

/// The options of a list to pick from: one's pieces, then everything else by access point, and other goals at the end. Nothing is picked by
/// itself. `picked`: what was picked before and comes back.
pub fn evidence_options(offers: &[Offer], picked: &str) -> Markup {
    let (pieces, others): (Vec<_>, Vec<_>) =
        offers.iter().partition(|offer| offer.made.source() == TimelineSource::Piece);
    html! {
        @if !offers.is_empty() { option value="" { (t!("goals.pick_something_made")) } }
        (group(&t!("export.pieces"), &pieces, picked))
        @for point in AccessPoint::ALL.iter().rev() {
            @let of_point: Vec<&Offer> = others.iter().copied().filter(|offer| offer.point == *point).collect();
            (group(&access_point_name(*point), &of_point, picked))
        }
    }
}

fn group(name: &str, offers: &[&Offer], picked: &str) -> Markup {
    html! {
        @if !offers.is_empty() {
            optgroup label=(name) {
                @for offer in offers {
                    @let value = offer.made.to_string();
                    option value=(value) selected[value == picked] {
                        (line(offer.made.source(), offer.part, &offer.title, offer.number))
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::clock::Moment;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn nothing_is_picked_by_itself_and_ones_pieces_come_first() {
        let thing = |source| Made::Thing { source, about: Uuid::nil(), fixed: None };
        let offer = |made, point| Offer {
            made,
            about: Uuid::nil(),
            point,
            title: "Obsidian".into(),
            number: None,
            part: None,
            at: Moment(1),
        };
        // As they are offered: the newest first.
        let goal = offer(thing(TimelineSource::Goal), AccessPoint::Goals);
        let attempt = offer(thing(TimelineSource::Try), AccessPoint::Choice);
        let piece = offer(Made::Version(VersionId::mint()), AccessPoint::Goals);
        let offers = [goal, attempt, piece];
        let options = |picked: &str| evidence_options(&offers, picked).into_string();
        let page = options("");
        let at = |made: Made| page.find(&format!("value=\"{made}\"")).unwrap();
        let [goal, attempt, piece] = [0, 1, 2].map(|n: usize| at(offers[n].made));
        assert!(page.starts_with("<option value=\"\">") && !page.contains("selected"), "{page}");
        assert!(piece < attempt && attempt < goal, "{page}");
        assert_eq!(page.matches("<optgroup").count(), 3, "{page}");
        assert_eq!(options(&offers[1].made.to_string()).matches("selected").count(), 1, "what was picked comes back");
        assert!(evidence_options(&[], "").into_string().is_empty(), "and with nothing to pick from there is no list");
    }
}
