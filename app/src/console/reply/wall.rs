use domain::console::ReadPiece;
use maud::{Markup, html};

use crate::console::api::at;
use crate::console::known::Known;
use crate::ui::{IconName, icon, problem_line, rich_on_wall};
use crate::{said, t};

/// Holds a piece back from the wall or releases it, without a name and only where its student allows it.
pub fn wall_form(known: &Known, piece: &ReadPiece) -> Markup {
    // The inbox hears of a consent before the open piece is read again.
    let older = known.opened.as_ref().is_some_and(|opened| opened.open.older_hangs);
    let (allowed, on_wall, older) = known
        .card(piece.id)
        .map_or((piece.wall_consent, piece.on_wall, older), |card| (card.wall_consent, card.on_wall, card.older_hangs));
    // What a hold takes down is whatever hangs; released is this version, or it is not.
    let released = on_wall && !older;
    let door_open = known.live.door.open;
    let preview = piece.versions.first().map_or("", |version| &version.words);
    let name = &piece.student_name;
    html! {
        form.projector-controls data-key="wall" method="post" action=(at::WALL) aria-labelledby="wall" {
            h3 #wall { (said!("console.wall")) }
            p.note data-key="consent" {
                (icon(if allowed { IconName::Check } else { IconName::Lock }))
                span dir="auto" {
                    @if allowed { (t!("console.allows", name = name)) } @else { (t!("console.allows_not", name = name)) }
                }
            }
            input data-key="piece" type="hidden" name="reflection" value=(piece.id);
            input data-key="version" type="hidden" name="version" value=(piece.versions.first().map_or(0, |version| version.number));
            @if allowed {
                details.fold data-key="preview" {
                    summary { (said!("console.preview")) }
                    div.fold-body { div.wall-card.words.rich data-theme="projector" { (rich_on_wall(preview)) } }
                }
            }
            div.row data-key="moves" {
                button.button name="wall" value="hold" aria-keyshortcuts="h" aria-pressed=(!on_wall) {
                    (icon(IconName::Pause))
                    @if on_wall { (said!("console.hold")) } @else { (said!("console.held")) }
                    " " kbd { "H" }
                }
                button.button name="wall" value="release" aria-keyshortcuts="w" aria-pressed=(released)
                    disabled[!allowed || !door_open || preview.is_empty()] {
                    (icon(IconName::Play))
                    @if released { (said!("console.released")) } @else { (said!("console.release")) }
                    " " kbd { "W" }
                }
                button.button name="wall" value="spotlight" aria-keyshortcuts="l" disabled[!allowed || !door_open || preview.is_empty()] {
                    (icon(IconName::Presentation)) (said!("console.spotlight")) " " kbd { "L" }
                }
            }
            @if older { p.small.quiet-text data-key="older" { (said!("console.older_hangs")) } }
            @if allowed && !door_open { p.small.quiet-text data-key="door" { (said!("console.release_needs_door")) } }
            @if preview.is_empty() { p.small.quiet-text data-key="words" { (said!("wall.no_words")) } }
            (problem_line("wall-problem", known.problem(at::WALL).as_ref()))
        }
    }
}
