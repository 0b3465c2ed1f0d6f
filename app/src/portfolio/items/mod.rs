//! Things of a portfolio, drawn: on a page of ours, on paper, and in an export that is read from a disk. One file for each kind.

mod choice;
mod class_note;
mod competency;
mod goal;
mod inquiry;
mod measure;
mod pair;
mod piece;
mod place;
mod question;
mod rating;
mod round;
mod shown;
mod strategy;
mod sure;
mod tried;

use domain::export::{Content, Item};
use domain::portfolio::TimelineSource;
use maud::{Markup, PreEscaped, html};
use uuid::Uuid;

use crate::messages::say;
use crate::plain::source_name;

/// Where the page is read: which tells where files are, and how much is told.
pub struct Sheet<'a> {
    /// The address of a file, and of a drawing the picture of it; none for what is not there.
    pub file: &'a dyn Fn(Uuid, &str) -> Option<String>,
    /// Everything that belongs to it; else only what was picked, as others are shown it.
    pub whole: bool,
    /// The level of the headings inside of it: 2, 3 or 4.
    pub level: u8,
}

impl Sheet<'_> {
    pub fn heading(&self, words: &str) -> Markup {
        let tag = ["h2", "h3", "h4"][usize::from(self.level.clamp(2, 4)) - 2];
        html! { (PreEscaped(format!("<{tag} dir=\"auto\">"))) (words) (PreEscaped(format!("</{tag}>"))) }
    }
}

/// On a page of Waymark.
pub fn here(file: Uuid, _kind: &str) -> Option<String> {
    Some(format!("/file/{file}"))
}

/// A thing without its title.
pub fn body(item: &Item, sheet: &Sheet) -> Markup {
    match &item.content {
        Content::Piece { versions, feedback, ratings, talk, proud, .. } => {
            piece::body(&piece::Told { versions, feedback, ratings, talk, proud: *proud }, sheet)
        }
        Content::Pair { used_to, now, before, after, remarks } => {
            html! { (pair::body((used_to, now), before, after, sheet)) (pair::remarks(remarks, sheet)) }
        }
        Content::Goal { stage, wordings, said, steps, evidence, competencies, classes, shown_to } => {
            let told = shown::Told { evidence, classes, shown_to: *shown_to };
            html! { (goal::body(stage, wordings, said, steps, sheet)) (competency::body(competencies, evidence, sheet)) (shown::body(&told, sheet)) }
        }
        Content::Choice { times, helped, goal, work, .. } => choice::body(times, helped, goal.as_ref(), work.as_ref()),
        Content::Try { tried, answers, .. } => tried::body(tried, answers, sheet),
        Content::Inquiry { stage, pace, wordings, perspectives, notes, remarks, evidence, classes, shown_to } => {
            let told = inquiry::Told { stage, pace, wordings, perspectives, notes, remarks };
            let shown = shown::Told { evidence, classes, shown_to: *shown_to };
            html! { (inquiry::body(&told, sheet)) (shown::body(&shown, sheet)) }
        }
        Content::Question { answer, .. } => question::body(answer, sheet),
        Content::Round { chosen, why, next, learned, .. } => round::body(chosen, why, next, learned),
        Content::Rating { about, times, .. } => rating::body(about, times, sheet),
        Content::Measure { what, unit, figures, notes, .. } => measure::body(what, unit, figures, notes),
        Content::Strategy { does, helps, address, .. } => strategy::body(does, helps, address),
        Content::Sure { level, class, .. } => sure::body(level, class),
        Content::ClassNote { words, question, class } => class_note::body(words, question, class),
    }
}

/// The kind of a thing of an export, in words.
pub fn kind_name(item: &Item) -> String {
    TimelineSource::named(item.kind()).map(source_name).unwrap_or_default()
}

/// A word that a table knows; what it does not know was said by a later release, and is left out.
pub fn known(prefix: &str, name: &str) -> Option<String> {
    let plain =
        !name.is_empty() && name.len() < 40 && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    let key = format!("portfolio.{prefix}{name}");
    let said = if plain { say(&key, &[]) } else { key.clone() };
    (said != key).then_some(said)
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
