//! What is cited of the things that a version shows, to look at and to listen to: it begins to play where the moment does, an area has its
//! frame, a PDF opens at its page. Where it lies stands in words, too: for whoever does not see it, and on paper.

use domain::files::FileKind;
use domain::rubrics::VersionCriteria;
use domain::showing::{PagePart, ShownView, Spot, clock};
use maud::{Markup, html};

use super::fields::shortened;
use super::shown_name;
use crate::t;
use crate::ui::{IconName, icon};

/// Letters of a transcript that stand there at once.
const EXCERPT: usize = 240;

/// One of the things of a version, as a list to pick from calls it. Things of the same kind that nobody said a word to are numbered.
pub fn thing_name(all: &[ShownView], at: usize) -> String {
    let Some(one) = all.get(at) else { return String::new() };
    let what = shown_name(one.file.kind);
    let alike = |until: usize| all[..until].iter().filter(|shown| shown.file.kind == one.file.kind).count();
    if !one.caption.is_empty() {
        t!("showing.on", what = what, place = shortened(&one.caption))
    } else if alike(all.len()) > 1 {
        format!("{what} {}", alike(at + 1))
    } else {
        what
    }
}

/// What kind of thing it is, and where on it.
pub fn spot_line(kind: FileKind, spot: Option<Spot>) -> String {
    match spot {
        Some(spot) => t!("showing.on", what = shown_name(kind), place = place(spot)),
        None => shown_name(kind),
    }
}

fn place(spot: Spot) -> String {
    match spot {
        Spot::Moment { at, until: None } => t!("showing.at", time = clock(at)),
        Spot::Moment { at, until: Some(until) } => t!("showing.from_to", from = clock(at), to = clock(until)),
        Spot::Area { x, y, w, h } => t!("rubrics.spot_area", x = x / 100, y = y / 100, w = w / 100, h = h / 100),
        Spot::Page { page, part: None } => t!("showing.page", page = page),
        Spot::Page { page, part: Some(PagePart::Top) } => t!("showing.page_top", page = page),
        Spot::Page { page, part: Some(PagePart::Middle) } => t!("showing.page_middle", page = page),
        Spot::Page { page, part: Some(PagePart::Bottom) } => t!("showing.page_bottom", page = page),
    }
}

/// Everything that a version shows, beside its words. What a script puts into the fields of a spot is read from these.
pub fn version_things(version: &VersionCriteria) -> Markup {
    html! {
        @if !version.shown.is_empty() {
            ul.shown-list aria-label=(t!("showing.in_version", version = version.number)) {
                @for shown in &version.shown {
                    li.stack.tight data-key=(shown.id) { (thing(&shown.id.to_string(), shown, None)) }
                }
            }
        }
    }
}

/// `key` is its own on the page: a press finds its player by it.
pub fn thing(key: &str, shown: &ShownView, spot: Option<Spot>) -> Markup {
    let kind = shown.file.kind;
    html! {
        figure.shown data-kind=(kind.name()) {
            @match kind {
                FileKind::Image | FileKind::Drawing => { (picture(shown, spot)) }
                FileKind::Sound | FileKind::Video => { (player(key, shown, spot)) }
                FileKind::Pdf => {
                    a.button href=(address(shown, spot)) target="_blank" rel="noopener" {
                        (icon(IconName::FileText)) (t!("showing.open_pdf"))
                    }
                }
            }
            figcaption.small dir="auto" {
                (spot_line(kind, spot))
                @if !shown.caption.is_empty() { " · " (shown.caption) }
            }
        }
        @if !shown.transcript.is_empty() { (transcript(&shown.transcript)) }
    }
}

/// A player and a viewer read behind the `#` where they begin; a script is not needed for it.
fn address(shown: &ShownView, spot: Option<Spot>) -> String {
    let seconds = |ms: i64| ms / 1_000;
    let begins = match spot {
        Some(Spot::Moment { at, until: None }) => format!("#t={}", seconds(at)),
        Some(Spot::Moment { at, until: Some(until) }) => format!("#t={},{}", seconds(at), seconds(until)),
        Some(Spot::Page { page, .. }) => format!("#page={page}"),
        Some(Spot::Area { .. }) | None => String::new(),
    };
    format!("/file/{}{begins}", shown.file.id)
}

fn said(shown: &ShownView) -> String {
    if shown.caption.is_empty() {
        t!("showing.without_words", what = shown_name(shown.file.kind))
    } else {
        shown.caption.clone()
    }
}

fn picture(shown: &ShownView, spot: Option<Spot>) -> Markup {
    let (file, large) = (&shown.file, address(shown, None));
    let small = if file.small && file.kind == FileKind::Image { format!("{large}/small") } else { large.clone() };
    let said = said(shown);
    html! {
        div.shown-frame {
            a href=(large) target="_blank" rel="noopener" aria-label=(t!("showing.open_large", what = said)) {
                img src=(small) alt=(said) decoding="async" width=[file.width] height=[file.height];
            }
            @if let Some(Spot::Area { x, y, w, h }) = spot {
                // The line below says the same in words.
                svg.shown-areas viewBox="0 0 10000 10000" preserveAspectRatio="none" aria-hidden="true" {
                    rect.under x=(x) y=(y) width=(w) height=(h) rx="60" {}
                    rect x=(x) y=(y) width=(w) height=(h) rx="60" {}
                }
            }
        }
    }
}

fn player(key: &str, shown: &ShownView, spot: Option<Spot>) -> Markup {
    let (from, until) = match spot {
        Some(Spot::Moment { at, until }) => (Some(at), until),
        _ => (None, None),
    };
    let (plays, said) = (address(shown, spot), said(shown));
    html! {
        @if shown.file.kind == FileKind::Video {
            video controls playsinline preload="metadata" src=(plays) data-plays=(key) data-from=[from] aria-label=(said) {}
        } @else {
            audio controls preload="metadata" src=(plays) data-plays=(key) data-from=[from] aria-label=(said) {}
        }
        // Once it has been listened to elsewhere: back to the moment, and no further than its end.
        @if let (Some(from), Some(spot)) = (from, spot) {
            button.button.quiet.needs-script type="button" data-seek=(from) data-until-ms=[until] data-of-shown=(key) {
                (icon(IconName::Play)) (t!("rubrics.spot_play", place = place(spot)))
            }
        }
    }
}

/// Nobody wrote times into it, so it is of the whole recording: its beginning, and all of it behind that.
fn transcript(words: &str) -> Markup {
    html! {
        div.stack.tight {
            p.small.quiet-text { (t!("showing.what_is_said")) }
            @match words.char_indices().nth(EXCERPT) {
                None => { blockquote.cited.words dir="auto" { (words) } }
                Some((at, _)) => {
                    blockquote.cited.words dir="auto" { (words[..at].trim_end()) "…" }
                    details.fold data-key="transcript" {
                        summary { (icon(IconName::FileText)) span { (t!("rubrics.spot_all_said")) } }
                        p.fold-body.words dir="auto" { (words) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::files::FileView;
    use domain::id::{FileId, ShownId};

    use super::*;

    fn shown(kind: FileKind, caption: &str, transcript: &str) -> ShownView {
        let (id, media_type) = (FileId::mint(), String::new());
        let file = FileView { id, kind, media_type, bytes: 1, width: None, height: None, lasts_ms: None, small: false };
        let (caption, transcript) = (caption.to_owned(), transcript.to_owned());
        ShownView { id: ShownId::mint(), file, caption, transcript, marks: vec![] }
    }

    #[test]
    fn a_moment_is_played_from_its_beginning_with_a_script_and_without_one() {
        let recording = shown(FileKind::Sound, "My <b>talk", "");
        let moment = Spot::Moment { at: 12_000, until: Some(20_000) };
        let html = thing("k", &recording, Some(moment)).0;
        assert!(html.contains(&format!("src=\"/file/{}#t=12,20\"", recording.file.id)), "{html}");
        assert!(html.contains("data-plays=\"k\" data-from=\"12000\""), "{html}");
        assert!(html.contains("data-seek=\"12000\" data-until-ms=\"20000\" data-of-shown=\"k\""), "{html}");
        assert!(html.contains("Recording: From 0:12 to 0:20") && html.contains("My &lt;b&gt;talk"), "{html}");
        let whole = thing("k", &recording, None).0;
        assert!(!whole.contains("#t=") && !whole.contains("data-seek") && !whole.contains("data-from"), "{whole}");
        let open = thing("k", &recording, Some(Spot::Moment { at: 0, until: None })).0;
        assert!(open.contains("#t=0\"") && open.contains("At 0:00") && !open.contains("data-until-ms"), "{open}");
    }

    #[test]
    fn an_area_has_its_frame_and_its_words_and_a_page_its_address() {
        let html =
            thing("k", &shown(FileKind::Drawing, "", ""), Some(Spot::Area { x: 1_000, y: 0, w: 5_000, h: 2_500 }));
        let html = html.0;
        assert!(html.contains("<rect class=\"under\" x=\"1000\" y=\"0\" width=\"5000\" height=\"2500\""), "{html}");
        assert!(html.contains("10 from the left") && html.contains("aria-hidden=\"true\""), "{html}");
        let pdf = thing("k", &shown(FileKind::Pdf, "", ""), Some(Spot::Page { page: 3, part: Some(PagePart::Top) })).0;
        assert!(pdf.contains("#page=3\"") && pdf.contains("Page 3, at the top"), "{pdf}");
    }

    #[test]
    fn a_long_transcript_begins_and_goes_on_behind_a_fold() {
        let short = thing("k", &shown(FileKind::Sound, "", "I think </blockquote> so."), None).0;
        assert!(short.contains("&lt;/blockquote&gt; so.") && !short.contains("<details"), "{short}");
        let long = thing("k", &shown(FileKind::Sound, "", &"añil ".repeat(100)), None).0;
        assert!(long.contains("…</blockquote>") && long.contains("All that is said in it"), "{long}");
    }

    #[test]
    fn things_of_one_kind_are_told_apart() {
        let all = [shown(FileKind::Sound, "", ""), shown(FileKind::Drawing, "", ""), shown(FileKind::Sound, "", "")];
        let names: Vec<_> = (0..4).map(|at| thing_name(&all, at)).collect();
        assert_eq!(names, ["Recording 1", "Drawing", "Recording 2", ""]);
        assert_eq!(thing_name(&[shown(FileKind::Sound, "My talk", "")], 0), "Recording: My talk");
    }
}
