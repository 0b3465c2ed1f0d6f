//! The paper. Tools, inks and widths are radio buttons, so they are picked with arrow keys and named by a screen reader; on the paper, arrow
//! keys move a cross and the space bar puts the pen down.

use domain::drawing::{Ink, LONGEST_LABEL, MOST_POINTS, MOST_STROKES, PAPER, Tool, Width};
use maud::{Markup, html};

use super::{aloud, done, gap, head};
use crate::t;
use crate::ui::{IconName, icon};

fn tool_name(tool: Tool) -> String {
    match tool {
        Tool::Pen => t!("drawing.pen"),
        Tool::Rubber => t!("drawing.rubber"),
        Tool::Line => t!("drawing.line"),
        Tool::Rectangle => t!("drawing.rectangle"),
        Tool::Ellipse => t!("drawing.ellipse"),
        Tool::Label => t!("drawing.label"),
    }
}

fn ink_name(ink: Ink) -> String {
    match ink {
        Ink::Black => t!("drawing.black"),
        Ink::Red => t!("drawing.red"),
        Ink::Orange => t!("drawing.orange"),
        Ink::Brown => t!("drawing.brown"),
        Ink::Green => t!("drawing.green"),
        Ink::Teal => t!("drawing.teal"),
        Ink::Blue => t!("drawing.blue"),
        Ink::Violet => t!("drawing.violet"),
    }
}

fn width_name(width: Width) -> String {
    match width {
        Width::Fine => t!("drawing.fine"),
        Width::Medium => t!("drawing.medium"),
        Width::Broad => t!("drawing.broad"),
    }
}

fn picks(name: &'static str, legend: &str, of: Vec<(&'static str, String, Option<String>)>, picked: &str) -> Markup {
    html! {
        fieldset.draw-picks {
            legend.small { (legend) }
            @for (value, label, extra) in of {
                label.draw-pick {
                    input type="radio" name=(name) value=(value) checked[value == picked] data-is=[extra.as_deref()];
                    @if name == "ink" {
                        svg.draw-ink viewBox="0 0 24 24" aria-hidden="true" { circle cx="12" cy="12" r="9" fill=[extra.as_deref()] {} }
                    }
                    span { (label) }
                }
            }
        }
    }
}

pub fn window() -> Markup {
    let mut tools: Vec<_> = Tool::ALL.iter().map(|tool| (tool.name(), tool_name(*tool), None)).collect();
    // Takes whole strokes away; it is never kept as one.
    tools.push(("eraser", t!("drawing.eraser"), None));
    let inks = Ink::ALL.iter().map(|ink| (ink.name(), ink_name(*ink), Some(ink.colour().to_owned()))).collect();
    let widths =
        Width::ALL.iter().map(|width| (width.name(), width_name(*width), Some(width.units().to_string()))).collect();
    html! {
        dialog.dialog.tool-window.draw aria-labelledby="draw-title" data-paper=(PAPER) data-most-points=(MOST_POINTS) data-most-strokes=(MOST_STROKES)
            data-saved=(t!("drawing.saved")) data-kept=(t!("ui.will_send")) data-saving=(t!("drawing.saving")) data-unsaved=(t!("drawing.unsaved")) data-leave=(t!("drawing.leave_unsaved"))
            data-full=(t!("drawing.too_much")) data-down=(t!("drawing.pen_down")) data-up=(t!("drawing.pen_up"))
            data-undone=(t!("drawing.undone")) data-redone=(t!("drawing.redone")) data-erased=(t!("drawing.erased"))
            data-nothing=(t!("drawing.nothing")) data-strokes=(gap("drawing.strokes", "n"))
            data-at={ (crate::messages::say("drawing.at", &[("x", "{x}".into()), ("y", "{y}".into())])) } {
            (head("draw-title", html! { (t!("drawing.title")) }, &done()))
            div.draw-tools {
                (picks("tool", &t!("drawing.tools"), tools, "pen"))
                (picks("ink", &t!("drawing.inks"), inks, "black"))
                (picks("width", &t!("drawing.widths"), widths, "medium"))
                div.row {
                    button.button type="button" data-undo="" aria-keyshortcuts="Control+Z" { (icon(IconName::Undo)) (t!("drawing.undo")) }
                    button.button type="button" data-redo="" aria-keyshortcuts="Control+Y" { (icon(IconName::Redo)) (t!("drawing.redo")) }
                }
                div.field data-label-field="" hidden {
                    label.field-label for="draw-label" { (t!("drawing.label_words")) }
                    input.input #draw-label type="text" maxlength=(LONGEST_LABEL) dir="auto" autocomplete="off";
                }
            }
            canvas.draw-paper tabindex="0" role="application" aria-label=(t!("drawing.paper")) aria-describedby="draw-keys" {}
            p.small.quiet-text #draw-keys { (t!("drawing.keys")) }
            (aloud())
        }
    }
}
