//! One thing that is shown, to look at or to listen to: in a draft, in a version, on the console.

use domain::evidence::Made;
use domain::files::{FileKind, FileView};
use domain::showing::{Mode, Showing, ShownView, VersionShows};
use maud::{Markup, html};

use super::marks::{areas, marks};
use crate::plain::goal_for;
use crate::t;
use crate::ui::{IconName, icon};

/// What it is called when nobody said more.
pub fn kind_name(kind: FileKind) -> String {
    match kind {
        FileKind::Image => t!("showing.picture"),
        FileKind::Drawing => t!("showing.drawing"),
        FileKind::Sound => t!("showing.recording"),
        FileKind::Video => t!("showing.video"),
        FileKind::Pdf => t!("showing.pdf"),
    }
}

/// What a version shows; for its student, from the newest one, the way to the goal that it shows. Else empty where they simply wrote.
pub fn version(showing: &Showing, version: &VersionShows) -> Markup {
    // Said to those who answer; the student knows.
    let chose =
        version.mode.filter(|mode| *mode != Mode::Write && showing.answering.is_some()).map(|mode| match mode {
            Mode::Draw => t!("showing.chose_draw"),
            Mode::Speak => t!("showing.chose_speak"),
            Mode::Film => t!("showing.chose_film"),
            Mode::Write | Mode::Photograph => t!("showing.chose_photograph"),
        });
    let newest = showing.versions.first().is_some_and(|newest| newest.id == version.id);
    let goal = (showing.has_goals && newest).then(|| goal_for(Made::Version(version.id), ""));
    if version.shown.is_empty() && chose.is_none() && goal.is_none() {
        return Markup::default();
    }
    html! {
        @if let Some(chose) = chose {
            p.small.quiet-text dir="auto" { (chose) @if !version.why.is_empty() { " “" (version.why) "”" } }
        }
        @if !version.shown.is_empty() {
            ol.shown-list aria-label=(t!("showing.in_version", version = version.number)) {
                @for shown in &version.shown {
                    li.stack.tight data-key=(shown.id) {
                        (figure(showing, shown, true))
                        (marks(showing, shown))
                    }
                }
            }
        }
        @if let Some(goal) = goal { p { (goal) } }
    }
}

/// Where a version is cited: small, without marks.
pub fn cited(shown: &[ShownView]) -> Markup {
    html! {
        ul.shown-list aria-label=(t!("showing.shown_so_far")) {
            @for one in shown { li.stack.tight data-key=(one.id) { (shown_figure(one, "cited", false, false)) } }
        }
    }
}

/// `marked`: with the outlines of what was marked on it.
pub fn figure(showing: &Showing, shown: &ShownView, marked: bool) -> Markup {
    // Larger where it is marked.
    shown_figure(shown, if marked { "shown" } else { "draft" }, marked, showing.answering.is_some())
}

/// Pixels on the long side of a small picture, as the server makes it (`files::check::image`).
const SMALL_SIDE: i64 = 480;
/// How high a picture stands at most, in rem (`_shown.scss`).
const HIGH: f64 = 22.0;

/// The small and the large picture by their widths, and how wide it stands: the browser takes what this screen can show.
fn both_sizes(file: &FileView, address: &str) -> Option<(String, String)> {
    let (wide, high) = (i64::from(file.width?), i64::from(file.height?));
    let long = wide.max(high);
    if !file.small || file.kind != FileKind::Image || high < 1 || long <= SMALL_SIDE {
        return None;
    }
    let small = (wide * SMALL_SIDE / long).max(1);
    let stands = HIGH * wide as f64 / high as f64;
    Some((format!("{address}/small {small}w, {address} {wide}w"), format!("min(100vw, {wide}px, {stands:.2}rem)")))
}

fn shown_figure(shown: &ShownView, place: &str, marked: bool, large: bool) -> Markup {
    let (file, what) = (&shown.file, kind_name(shown.file.kind));
    let address = format!("/file/{}", file.id);
    let small = if file.small && file.kind == FileKind::Image { format!("{address}/small") } else { address.clone() };
    // Who looks closely has the large one where the screen shows more than the small one has.
    let both = both_sizes(file, &address).filter(|_| large);
    let said = if shown.caption.is_empty() { t!("showing.without_words", what = what) } else { shown.caption.clone() };
    html! {
        figure.shown id={ (place) "-" (shown.id) } data-kind=(file.kind.name()) {
            @match file.kind {
                FileKind::Image | FileKind::Drawing => {
                    div.shown-frame {
                        a href=(address) target="_blank" rel="noopener" aria-label=(t!("showing.open_large", what = said)) {
                            img src=(small) srcset=[both.as_ref().map(|(of, _)| of)] sizes=[both.as_ref().map(|(_, on)| on)] alt=(said) decoding="async" width=[file.width] height=[file.height];
                        }
                        // Over the link and not in it: its name is what is shown, and not the numbers of the marks.
                        @if marked { (areas(shown)) }
                    }
                }
                FileKind::Sound => { audio controls preload="metadata" src=(address) data-plays=(shown.id) aria-label=(said) {} }
                FileKind::Video => { video controls playsinline preload="metadata" src=(address) data-plays=(shown.id) aria-label=(said) {} }
                FileKind::Pdf => { a.button href=(address) target="_blank" rel="noopener" { (icon(IconName::FileText)) (t!("showing.open_pdf")) } }
            }
            @if !shown.caption.is_empty() { figcaption.small dir="auto" { (shown.caption) } }
        }
        @if marked && !shown.transcript.is_empty() {
            details.fold data-key="transcript" {
                summary { (icon(IconName::FileText)) (t!("showing.what_is_said")) }
                p.fold-body.words dir="auto" { (shown.transcript) }
            }
        }
    }
}
