//! `/class/{id}/remote`: the presenter's remote, for a phone in the hand. The wall in small on top, then what is pressed most, in the order in
//! which it is pressed. Forms throughout, so that it works before and without any script; with it, it follows what happens, a press is
//! sent and answered in place (`data-in-place`, see `/plain.js`), and on a device with keys each button has one.

use domain::accounts::Me;
use domain::projector::WallView;
use domain::stage::{RemoteView, Scene};
use leptos::prelude::*;
use maud::{Markup, html};

use super::ask_sure::sure;
use super::keys::{keys_button, keys_dialog};
use super::pieces::pieces;
use super::preview::{preview, which_sheet};
use super::sheet;
use super::timer::timer;
use crate::error::AppError;
use crate::messages::sentence;
use crate::plain::{StaffHeader, StaffPlace, scene_name};
use crate::t;
use crate::ui::{IconName, icon, rich_on_wall, shown};

pub struct RemotePage {
    pub me: Me,
    pub remote: RemoteView,
    /// The line of the lesson that runs; made by the feature whose line it is.
    pub lesson: Option<Markup>,
    /// Why what was pressed could not be.
    pub error: Option<AppError>,
    /// What was typed and could not be asked.
    pub typed: String,
}

impl RemotePage {
    pub fn view(self) -> impl IntoView {
        let main = self.main();
        view! {
            <link rel="stylesheet" href=sheet()/>
            <StaffHeader me=self.me here=StaffPlace::Classes/>
            <main id="main" class="page narrow stack remote" data-in-place="">{shown(main)}</main>
        }
    }

    fn main(&self) -> Markup {
        let remote = &self.remote;
        html! {
            div.stack {
                div.stack.tight {
                    nav.row aria-label=(t!("classes.where")) {
                        a href={ "/class/" (remote.class) } dir="auto" { (remote.class_name) }
                        a href={ "/console/" (remote.class) } { (t!("door.console")) }
                    }
                    div.row.apart { h1 { (t!("stage.remote")) } (keys_button()) }
                    (keys_dialog())
                }
                // What is wrong with what was typed stands beside it.
                @if let Some(error) = self.error.as_ref().filter(|error| error.fault("statement").is_none()) {
                    p.problem role="alert" data-key="problem" { (icon(IconName::TriangleAlert)) span { (sentence(&error.sentence())) } }
                }
                p.problem data-unsent="" data-key="unsent" role="alert" hidden { (icon(IconName::WifiOff)) span { (t!("stage.not_sent")) } }
                @match remote.wall.as_ref().filter(|wall| wall.door.open) {
                    None => p.note data-key="closed" { (icon(IconName::DoorClosed)) span { (t!("projector.door_closed")) } },
                    Some(wall) => {
                        @if let Some(line) = &self.lesson { div data-key="lesson" { (line) } }
                        (self.desk(wall))
                    },
                }
            }
        }
    }

    fn desk(&self, wall: &WallView) -> Markup {
        let remote = &self.remote;
        html! {
            section.stack.tight data-key="now" aria-labelledby="now" {
                h2 #now {
                    (t!("stage.now")) " "
                    strong { (scene_name(wall.stage.scene)) @if wall.stage.round { " · " (scene_name(Scene::Round)) } }
                }
                (preview(wall, &remote.shown))
                (which_sheet(wall))
                (turns(remote, wall))
            }
            section.stack.tight data-key="next" aria-labelledby="release" {
                h2.unseen #release { (t!("stage.wall_title")) }
                (release(remote))
                @if remote.to_look_at > 0 {
                    p.note { (icon(IconName::Eye)) span { (t!("stage.to_look_at", n = remote.to_look_at)) " " a href={ "/console/" (remote.class) } { (t!("door.console")) } } }
                }
            }
            (scenes(remote, wall))
            (sure(remote, &self.typed, self.error.as_ref()))
            (timer(remote, wall))
            (pieces(remote))
            @if !wall.door.code.is_empty() {
                p.remote-code data-key="code" { (t!("projector.join_short")) " " span.join-code { (wall.door.code) } }
            }
        }
    }
}

/// Puts up what stands there, and nothing that came meanwhile.
fn release(remote: &RemoteView) -> Markup {
    html! {
        form.stack.tight method="post" action={ "/class/" (remote.class) "/remote" } data-key="do-release" {
            @if let Some(next) = &remote.next {
                blockquote.words.rich.remote-words { (rich_on_wall(&next.words)) }
                input type="hidden" name="piece" value=(next.piece);
                input type="hidden" name="version" value=(next.version);
            }
            button.button.primary.big.wide name="act" value="release" aria-keyshortcuts="r" disabled[remote.next.is_none()] {
                (icon(IconName::Play)) (t!("stage.release_next", n = remote.waiting))
            }
        }
    }
}

/// A form that is one button: what it does is its value.
pub fn press(remote: &RemoteView, act: &str, key: &str, class: &str, label: Markup, off: bool) -> Markup {
    html! {
        form method="post" action={ "/class/" (remote.class) "/remote" } data-key={ "do-" (act) } {
            button class=(class) name="act" value=(act) aria-keyshortcuts=[(!key.is_empty()).then_some(key)] disabled[off] { (label) }
        }
    }
}

/// Sheet for sheet, or by itself; and nothing at all.
fn turns(remote: &RemoteView, wall: &WallView) -> Markup {
    let blank = if wall.stage.scene == Scene::Blank { t!("stage.unblank") } else { t!("stage.blank") };
    html! {
        div.remote-row {
            (press(remote, "previous", "[", "button big", html! { (icon(IconName::ArrowLeft)) (t!("stage.previous")) }, false))
            (press(remote, "next", "]", "button big", html! { (t!("stage.next")) (icon(IconName::ArrowRight)) }, false))
            (press(remote, "blank", "b", "button big", html! { (icon(IconName::EyeOff)) (blank) }, false))
            @if wall.stage.page.is_some() {
                (press(remote, "free", "a", "button big", html! { (icon(IconName::Refresh)) (t!("stage.free")) }, false))
            }
            // Covering hides names on the console as well; what was covered there is uncovered here.
            @if wall.door.covered {
                (press(remote, "uncover", "c", "button big", html! { (icon(IconName::Eye)) (t!("stage.uncover")) }, false))
            }
        }
    }
}

fn scenes(remote: &RemoteView, wall: &WallView) -> Markup {
    let there = |scene: Scene| match scene {
        Scene::Round => remote.has_round,
        Scene::Choice => remote.has_board,
        Scene::Prompt | Scene::Scale => wall.prompt.is_some(),
        Scene::Confidence => remote.has_confidence,
        _ => true,
    };
    html! {
        section.stack.tight data-key="scenes" aria-labelledby="scenes" {
            h2 #scenes { (t!("stage.scenes")) }
            div.remote-scenes {
                @for (at, scene) in Scene::BY_KEY.into_iter().enumerate() {
                    @let now = wall.stage.scene == scene;
                    form method="post" action={ "/class/" (remote.class) "/remote" } data-key=(scene.name()) {
                        button.button.wide name="act" value={ "show-" (scene.name()) } aria-keyshortcuts=(at) aria-pressed=(now)
                            disabled[!there(scene)] { (scene_name(scene)) }
                    }
                }
            }
        }
    }
}
