//! The recorder, for sound, for video and for a teacher's voice note. One big button at a time.

use domain::showing::{LONGEST_CAPTION, LONGEST_TRANSCRIPT, LONGEST_VOICE_MS};
use maud::{Markup, html};

use super::{aloud, done, gap, head};
use crate::t;
use crate::ui::{IconName, icon};

/// Longest recordings, in milliseconds; the server looks again.
const SOUND_MS: i64 = 600_000;
const VIDEO_MS: i64 = 180_000;

pub fn window() -> Markup {
    let title = html! {
        span data-for="sound" { (t!("showing.record_sound")) }
        span data-for="video" { (t!("showing.record_video")) }
        span data-for="voice" { (t!("showing.record_voice")) }
    };
    html! {
        dialog.dialog.tool-window.record aria-labelledby="record-title" data-sound-ms=(SOUND_MS) data-video-ms=(VIDEO_MS) data-voice-ms=(LONGEST_VOICE_MS)
            data-left=(gap("showing.time_left", "time")) data-recording=(t!("showing.is_recording")) data-paused=(t!("showing.is_paused"))
            data-stopped=(t!("showing.is_stopped")) data-sending=(gap("showing.sending", "percent")) data-waiting=(t!("showing.waits_for_network"))
            data-refused=(t!("showing.may_not_record")) data-missing=(t!("showing.no_microphone")) data-busy=(t!("showing.device_busy"))
            data-unable=(t!("showing.cannot_record")) {
            (head("record-title", title, "record-begins", &done(), false))
            div.window-body {
                video.record-view data-view="" muted playsinline hidden {}
                div.record-level aria-hidden="true" { svg viewBox="0 0 100 8" preserveAspectRatio="none" { rect data-level="" width="0" height="8" rx="4" {} } }
                p.record-time { output data-time="" { "0:00" } " " span.small.quiet-text data-time-left="" {} }
                div.row {
                    button.button.primary.big #record-begins type="button" data-do="record" { (icon(IconName::Mic)) (t!("showing.record")) }
                    button.button type="button" data-do="turn" hidden { (icon(IconName::Refresh)) (t!("showing.other_camera")) }
                    button.button.big type="button" data-do="pause" hidden { (icon(IconName::Pause)) (t!("showing.pause")) }
                    button.button.primary.big type="button" data-do="resume" hidden { (icon(IconName::Mic)) (t!("showing.go_on")) }
                    button.button.big type="button" data-do="stop" hidden { (icon(IconName::Check)) (t!("showing.stop")) }
                }
                div.stack.tight data-after="" hidden {
                    div data-player="" {}
                    div.row {
                        button.button type="button" data-do="again" { (icon(IconName::Refresh)) (t!("showing.record_again")) }
                        button.button.quiet type="button" data-do="drop" { (icon(IconName::Trash)) (t!("showing.throw_away")) }
                    }
                    div.stack.tight data-students="" {
                        div.field {
                            label.field-label for="record-caption" { (t!("showing.about_recording")) }
                            p.field-hint #record-caption-hint { (t!("showing.caption_hint")) }
                            input.input #record-caption type="text" maxlength=(LONGEST_CAPTION) dir="auto" autocomplete="off" aria-describedby="record-caption-hint";
                        }
                        div.field {
                            label.field-label for="record-transcript" { (t!("showing.transcript")) }
                            p.field-hint #record-transcript-hint { (t!("showing.transcript_hint")) }
                            textarea.input #record-transcript rows="2" maxlength=(LONGEST_TRANSCRIPT) dir="auto" autocomplete="off"
                                aria-describedby="record-transcript-hint" {}
                        }
                    }
                }
            }
            (aloud())
        }
    }
}
