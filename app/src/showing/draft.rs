//! What a draft shows: the way that was picked, the things in their order, and how more of them come in.

use domain::files::FileKind;
use domain::id::{FileId, PersonId, ShownId};
use domain::showing::{DraftShows, LONGEST_CAPTION, LONGEST_TRANSCRIPT, MOST_SHOWN, Mode, Showing, ShownView};
use maud::{Markup, PreEscaped, html};

use super::modes::{modes, tool_of};
use super::thing::{figure, kind_name};
use super::tools::gap;
use super::{Looking, hidden, honest_line, of_piece};
use crate::t;
use crate::ui::{COMMANDS, IconName, hidden_fields, icon, in_textarea};

/// What a browser offers to pick from. What the file really is, its content says.
const ACCEPTED: &str = "image/jpeg,image/png,image/webp,image/gif,application/pdf,audio/*,video/webm,video/mp4";

pub fn draft(showing: &Showing, draft: &DraftShows, looking: &Looking) -> Markup {
    let me = looking.me;
    html! {
        section.showing.stack data-piece=(showing.piece) data-person=(me) aria-labelledby="show-how" {
            @if draft.closed {
                h2 #show-how { (t!("showing.shown_so_far")) }
            } @else {
                (modes(showing, draft, me))
            }
            @if let Some(why) = &looking.refused {
                p.problem role="alert" { (icon(IconName::TriangleAlert)) span { (crate::messages::sentence(why)) } }
            }
            (honest_line())
            @if !draft.shown.is_empty() {
                ol.shown-list aria-label=(t!("showing.shown_so_far")) {
                    @for (at, shown) in draft.shown.iter().enumerate() {
                        (one(showing, shown, me, (at, draft.shown.len()), draft.closed))
                    }
                }
            }
            @for out in draft.taken_out.iter().filter(|_| !draft.closed) {
                form.note data-key={ "out-" (out.id) } method="post" action=(COMMANDS) data-quiet="show" {
                    (hidden_fields(&hidden(showing, me, "show_put_back")))
                    input type="hidden" name="shown" value=(out.id);
                    span { (t!("showing.taken_out", what = kind_name(out.kind))) }
                    button.button.quiet { (icon(IconName::Undo)) (t!("showing.put_back")) }
                }
            }
            @if !draft.closed { (adding(showing, draft, me)) }
        }
    }
}

/// The tool of the picked way, and the form that takes a file from the device.
fn adding(showing: &Showing, draft: &DraftShows, me: PersonId) -> Markup {
    let picked = draft.mode.unwrap_or_default();
    if draft.shown.len() >= MOST_SHOWN {
        return html! { p.small.quiet-text { (t!("showing.full", most = MOST_SHOWN)) } };
    }
    let has_drawing = draft.shown.iter().any(|shown| shown.file.kind == FileKind::Drawing);
    let label = match picked {
        Mode::Draw if has_drawing => t!("showing.draw_another"),
        Mode::Draw => t!("showing.open_paper"),
        Mode::Speak => t!("showing.record_sound"),
        Mode::Film => t!("showing.record_video"),
        Mode::Write | Mode::Photograph => String::new(),
    };
    let fields = {
        let mut fields = hidden(showing, me, "show_add");
        fields.extend([("shown", ShownId::mint().to_string()), ("file", FileId::mint().to_string())]);
        fields
    };
    html! {
        @if let Some((tool, kind)) = tool_of(picked) {
            div.needs-script data-key="tool" { button.button type="button" data-tool=(tool) data-kind=(kind) { (icon(IconName::Plus)) (label) } }
        }
        details.fold data-key="show-file" open[picked == Mode::Photograph] {
            summary { (icon(IconName::Upload)) (t!("showing.from_device")) }
            form.fold-body.stack.tight method="post" action=(of_piece(showing.piece, "show")) enctype="multipart/form-data"
                data-upload="" {
                (hidden_fields(&fields))
                div.field {
                    label.field-label for="show-file" { (t!("showing.file")) }
                    p.field-hint #show-file-hint { (t!("showing.file_hint")) }
                    // One: without a script one goes with its form. A script lets more be picked.
                    input.input #show-file name="bytes" type="file" accept=(ACCEPTED) required aria-describedby="show-file-hint";
                }
                div.row {
                    button.button { (icon(IconName::Plus)) (t!("showing.add")) }
                    button.button.quiet.needs-script type="button" data-tool="photo" data-kind="image" {
                        (icon(IconName::Camera)) (t!("showing.take_photo"))
                    }
                }
                div.stack.tight data-kept="" data-key="uploads" data-uploads="" data-sending=(gap("showing.sending", "percent"))
                    data-waiting=(t!("showing.waits_for_network")) data-stop=(t!("showing.cancel_upload")) data-again=(t!("showing.try_again"))
                    data-no-file=(t!("showing.no_file")) {}
            }
        }
    }
}

fn one(showing: &Showing, shown: &ShownView, me: PersonId, (at, of): (usize, usize), closed: bool) -> Markup {
    let id = shown.id;
    let kind = shown.file.kind;
    let what = kind_name(kind);
    let button = |deed: &'static str, name: IconName, label: String, off: bool| {
        html! {
            form method="post" action=(COMMANDS) data-quiet="show" {
                (hidden_fields(&hidden(showing, me, deed)))
                input type="hidden" name="shown" value=(id);
                button.button.quiet aria-label=(label) title=(label) disabled[off] { (icon(name)) }
            }
        }
    };
    // What a version shows stays, whatever takes its place in the draft.
    let stays = showing.versions.iter().flat_map(|version| &version.shown).any(|other| other.file.id == shown.file.id);
    html! {
        li.card.flat.stack.tight data-key={ "draft-" (id) } data-shown=(id) data-file=(shown.file.id) {
            (figure(showing, shown, false))
            @if !closed {
                div.row {
                    @if kind == FileKind::Drawing {
                        button.button.needs-script type="button" data-tool="draw" data-kind="drawing" data-of-shown=(id) data-of-file=(shown.file.id)
                            data-stays[stays] {
                            (icon(IconName::Brush)) (t!("showing.go_on_drawing"))
                        }
                    }
                    @if matches!(kind, FileKind::Sound | FileKind::Video) {
                        button.button.needs-script type="button" data-tool="record" data-kind=(kind.name()) data-of-shown=(id) {
                            (icon(IconName::Refresh)) (t!("showing.record_again"))
                        }
                    }
                    @if of > 1 {
                        (button("show_up", IconName::ArrowUp, t!("showing.up", what = what), at == 0))
                        (button("show_down", IconName::ArrowDown, t!("showing.down", what = what), at + 1 == of))
                    }
                    (button("show_remove", IconName::Trash, t!("showing.take_out", what = what), false))
                }
                (describe(showing, shown, me))
            }
        }
    }
}

/// Never required; a drawing that nobody can see is heard.
fn describe(showing: &Showing, shown: &ShownView, me: PersonId) -> Markup {
    let field = |name: &str| format!("{name}-{}", shown.id);
    let plays = matches!(shown.file.kind, FileKind::Sound | FileKind::Video);
    let (label, hint) = if plays {
        (t!("showing.about_recording"), t!("showing.caption_hint"))
    } else {
        (t!("showing.what_can_be_seen"), t!("showing.alt_hint"))
    };
    html! {
        details.fold data-key="describe" open[!shown.caption.is_empty() || !shown.transcript.is_empty()] {
            summary { (icon(IconName::FileText)) (label) }
            form.fold-body.stack.tight method="post" action=(COMMANDS) autocomplete="off" data-quiet="show" data-saves="" {
                (hidden_fields(&hidden(showing, me, "show_describe")))
                input type="hidden" name="shown" value=(shown.id);
                div.field {
                    label.field-label for=(field("caption")) { (label) }
                    p.field-hint id=(field("caption-hint")) { (hint) }
                    input.input id=(field("caption")) name="caption" type="text" value=(shown.caption) maxlength=(LONGEST_CAPTION) dir="auto"
                        autocomplete="off" aria-describedby=(field("caption-hint"));
                }
                @if plays {
                    div.field {
                        label.field-label for=(field("transcript")) { (t!("showing.transcript")) }
                        p.field-hint id=(field("transcript-hint")) { (t!("showing.transcript_hint")) }
                        textarea.input id=(field("transcript")) name="transcript" rows="3" maxlength=(LONGEST_TRANSCRIPT) dir="auto"
                            autocomplete="off" aria-describedby=(field("transcript-hint")) { (PreEscaped(in_textarea(&shown.transcript))) }
                    }
                }
                div { button.button { (icon(IconName::Check)) (t!("showing.keep_words")) } }
            }
        }
    }
}
