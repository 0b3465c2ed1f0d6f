//! The paper. Tools, inks and widths are radio buttons, so they are picked with arrow keys and named by a screen reader; on the paper, arrow
//! keys move a cross and the space bar puts the pen down.

use domain::drawing::{Ink, LONGEST_LABEL, MOST_POINTS, MOST_STROKES, PAPER, Tool, Width};
use maud::{Markup, Render, html};

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

fn tool_icon(tool: Tool) -> IconName {
    match tool {
        Tool::Pen => IconName::Pencil,
        Tool::Rubber => IconName::Eraser,
        Tool::Line => IconName::Slash,
        Tool::Rectangle => IconName::Rectangle,
        Tool::Ellipse => IconName::Ellipse,
        Tool::Label => IconName::Type,
    }
}

/// A line as thick beside the others as it is on the paper.
fn width_picture(width: Width) -> Markup {
    html! {
        svg.draw-width viewBox="0 0 32 12" aria-hidden="true" {
            path d="M6 6h20" stroke="currentColor" stroke-linecap="round" stroke-width=(width.units() / 2.0) {}
        }
    }
}

fn ink_picture(ink: Ink) -> Markup {
    html! { svg.draw-ink viewBox="0 0 24 24" aria-hidden="true" { circle cx="12" cy="12" r="9" fill=(ink.colour()) {} } }
}

/// One of what can be picked: where there is little room, its picture alone.
struct Pick {
    value: &'static str,
    label: String,
    /// What the script draws with.
    is: Option<String>,
    picture: Markup,
}

fn picks(name: &'static str, legend: &str, of: Vec<Pick>, picked: &str) -> Markup {
    html! {
        fieldset.draw-picks {
            legend.small { (legend) }
            @for one in of {
                label.draw-pick {
                    input type="radio" name=(name) value=(one.value) checked[one.value == picked] data-is=[one.is];
                    (one.picture)
                    span { (one.label) }
                }
            }
        }
    }
}

pub fn window() -> Markup {
    let tool = |value, label, with| Pick { value, label, is: None, picture: icon(with).render() };
    let mut tools: Vec<Pick> = Tool::ALL.iter().map(|one| tool(one.name(), tool_name(*one), tool_icon(*one))).collect();
    // Takes whole strokes away; it is never kept as one.
    tools.push(tool("eraser", t!("drawing.eraser"), IconName::Scissors));
    let ink = |one: Ink| {
        let is = Some(one.colour().to_owned());
        Pick { value: one.name(), label: ink_name(one), is, picture: ink_picture(one) }
    };
    let width = |one: Width| {
        let is = Some(one.units().to_string());
        Pick { value: one.name(), label: width_name(one), is, picture: width_picture(one) }
    };
    let inks = Ink::ALL.iter().map(|one| ink(*one)).collect();
    let widths = Width::ALL.iter().map(|one| width(*one)).collect();
    html! {
        dialog.dialog.tool-window.draw aria-labelledby="draw-title" data-paper=(PAPER) data-most-points=(MOST_POINTS) data-most-strokes=(MOST_STROKES)
            data-saved=(t!("drawing.saved")) data-kept=(t!("ui.will_send")) data-saving=(t!("drawing.saving")) data-unsaved=(t!("drawing.unsaved")) data-leave=(t!("drawing.leave_unsaved"))
            data-full=(t!("drawing.too_much")) data-down=(t!("drawing.pen_down")) data-up=(t!("drawing.pen_up"))
            data-undone=(t!("drawing.undone")) data-redone=(t!("drawing.redone")) data-erased=(t!("drawing.erased"))
            data-nothing=(t!("drawing.nothing")) data-strokes=(gap("drawing.strokes", "n"))
            data-at={ (crate::messages::say("drawing.at", &[("x", "{x}".into()), ("y", "{y}".into())])) } {
            (head("draw-title", html! { (t!("drawing.title")) }, "", &done(), true))
            div.window-body.draw-desk {
                div.draw-tools {
                    (picks("tool", &t!("drawing.tools"), tools, "pen"))
                    // Beside what it belongs to.
                    div.field data-label-field="" hidden {
                        label.field-label for="draw-label" { (t!("drawing.label_words")) }
                        input.input #draw-label type="text" maxlength=(LONGEST_LABEL) dir="auto" autocomplete="off";
                    }
                    (picks("ink", &t!("drawing.inks"), inks, "black"))
                    (picks("width", &t!("drawing.widths"), widths, "medium"))
                    div.draw-turns {
                        button.button type="button" data-undo="" aria-keyshortcuts="Control+Z" { (icon(IconName::Undo)) span { (t!("drawing.undo")) } }
                        button.button type="button" data-redo="" aria-keyshortcuts="Control+Y" { (icon(IconName::Redo)) span { (t!("drawing.redo")) } }
                    }
                }
                div.draw-room {
                    canvas.draw-paper tabindex="0" role="application" aria-label=(t!("drawing.paper")) aria-describedby="draw-keys" {}
                    p.small.quiet-text #draw-keys { (t!("drawing.keys")) }
                }
            }
            (aloud())
        }
    }
}
