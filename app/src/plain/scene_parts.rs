//! A staged scene, whole. Read from the back row and by a screen reader alike: a heading, then lists; pictures beside words.

mod confidence;
mod scale;

use domain::choices::Axis;
use domain::rounds::{RoundOnWall, RoundStep};
use domain::stage::{BoardSheet, ChoiceOnWall, ClosingView, ClosingWord, Laid, Scene, Shown, SpotlightView, Weight};
use leptos::prelude::use_context;
use maud::{Markup, html};

use self::confidence::confidence;
pub use self::confidence::{confidence_name, stones};
use self::scale::scale;
use super::{axis_name, rules, step_name, step_words};
use crate::t;
use crate::ui::{length, rich_on_wall};

/// Where a window's pictures are: a projector has no sign-in, and proves itself by its address. Without it they are where everybody's are.
#[derive(Clone, Debug)]
pub struct WallFiles(pub String);

impl WallFiles {
    /// Of the projector with this capability.
    pub fn of(token: &str) -> Self {
        Self(format!("/projector/{token}/file/"))
    }
}

pub fn scene(shown: &Shown) -> Markup {
    match shown {
        Shown::Nothing => Markup::default(),
        Shown::Spotlight(of) => spotlight(of),
        Shown::Scale(of) => scale(of),
        Shown::Round(of) => round(of),
        Shown::Choice(of) => choice(of),
        Shown::Closing(of) => closing(of),
        Shown::Confidence(of) => confidence(of),
    }
}

/// How large words may stand and still fit: by how many there are.
fn spotlight(of: &SpotlightView) -> Markup {
    html! {
        div.scene.scene-spotlight data-key="spotlight" data-size=(of.size.name()) data-pair=[of.before.as_ref().map(|_| "")]
            data-at=(of.page) data-pages=(of.pages) {
            h1.unseen { (t!("stage.spotlight")) }
            @if let Some((number, words)) = &of.before { (side(*number, words, true)) }
            (side(of.version, &of.words, of.before.is_some()))
            @if of.pages > 1 { p.scene-page { (t!("projector.sheet", at = of.page + 1, many = of.pages)) } }
        }
    }
}

fn side(number: i32, words: &str, of_two: bool) -> Markup {
    html! {
        article.spotlight-side data-key={ "version-" (number) } {
            @if of_two { h2 { (t!("stage.version", n = number)) } }
            div.words.rich { (rich_on_wall(words)) }
        }
    }
}

fn round(of: &RoundOnWall) -> Markup {
    html! {
        div.scene.scene-round data-key="round" data-at=[of.sheet.map(|sheet| sheet.at)] data-pages=[of.sheet.map(|sheet| sheet.many)] {
            p.scene-kicker {
                (step_name(of.step))
                @if let Some(sheet) = of.sheet.filter(|sheet| sheet.many > 1) {
                    " " span.scene-sheet { (t!("projector.sheet", at = sheet.at + 1, many = sheet.many)) }
                }
            }
            @if of.shared.is_empty() {
                // A picture is the focus; its words are for who cannot see it.
                @if let Some(picture) = of.focus.picture {
                    h1.unseen { (of.focus.words) }
                    img.scene-picture src={ (use_context::<WallFiles>().map_or_else(|| "/file/".to_owned(), |files| files.0)) (picture) }
                        alt=(of.focus.words) decoding="async";
                } @else {
                    h1 dir="auto" data-length=(length(&of.focus.words)) { (of.focus.words) }
                }
                @if of.step == RoundStep::Rules { (rules()) } @else { p.scene-lead { (step_words(of.step)) } }
            } @else {
                h1.scene-small dir="auto" data-length=(length(&of.focus.words)) { (of.focus.words) }
                p.scene-lead { (step_words(of.step)) }
                ul.wall-groups data-few[of.sheet.is_some_and(|sheet| sheet.large)] data-columns=[of.sheet.map(|sheet| sheet.columns)] {
                    @for group in &of.shared {
                        li data-key={ "group-" (group.number) } {
                            h2 { (t!("rounds.group", n = group.number)) }
                            ul { @for words in &group.questions { li dir="auto" { (words) } } }
                        }
                    }
                }
            }
        }
    }
}

fn choice(of: &ChoiceOnWall) -> Markup {
    let most = of.options.iter().filter_map(|(_, _, n)| *n).max().unwrap_or(0).max(1);
    let shown = of.sheet.as_ref().map_or(&[][..], |sheet| &sheet.options);
    let options = |part: Option<Axis>| {
        let here = shown.iter().map(|at| (at, &of.options[*at]));
        html! {
            @for (at, (_, words, n)) in here.filter(|(_, (axis, ..))| part.is_none_or(|part| part == *axis)) {
                li data-key={ "option-" (at) } { span dir="auto" { (words) } (figure(*n, most)) }
            }
        }
    };
    let parts = || Axis::ALL.iter().filter(|part| of.options.iter().any(|(axis, ..)| axis == *part));
    html! {
        div.scene.scene-choice data-key="choice" data-at=[of.sheet.as_ref().map(|sheet| sheet.at)] data-pages=[of.sheet.as_ref().map(|sheet| sheet.many)] {
            h1 data-size=(of.heading().name()) dir="auto" { (of.target) }
            @match of.sheet.as_ref() {
                Some(BoardSheet { laid: Laid::Beside, .. }) => div.wall-parts data-columns=(parts().count()) {
                    @for part in parts() {
                        section data-key=(part.name()) {
                            h2 { (axis_name(*part)) }
                            ul.wall-options { (options(Some(*part))) }
                        }
                    }
                },
                Some(BoardSheet { at, many, laid: Laid::Rows { columns, part }, .. }) => {
                    @let which = html! { @if *many > 1 { span.scene-sheet { (t!("projector.sheet", at = at + 1, many = many)) } } };
                    @match part {
                        Some(part) => h2.scene-part { (axis_name(*part)) " " (which) },
                        None if *many > 1 => p.scene-part { (which) },
                        None => {},
                    }
                    ul.wall-options data-columns=(columns) { (options(None)) }
                },
                None => {},
            }
            // Below, so that it moves nothing when it comes.
            @if of.others > 0 { p.wall-others data-key="others" { (t!("stage.others")) " " b.count { (of.others) } } }
            @if of.is_hidden() { p.scene-lead { (t!("stage.too_few")) } }
        }
    }
}

fn figure(n: Option<u32>, most: u32) -> Markup {
    html! {
        @if let Some(n) = n { b.count { (n) } progress.wall-bar max=(most) value=(n) aria-hidden="true" {} }
    }
}

fn closing(of: &ClosingView) -> Markup {
    html! {
        div.scene.scene-closing data-key="closing" {
            h1 { (t!("stage.closing")) }
            @if of.words.is_empty() {
                p.scene-lead { (t!("stage.closing_how")) }
            } @else {
                ul.wall-words {
                    @for (word, weight) in &of.words {
                        li data-key=(word.name()) data-weight=(weight_name(*weight)) { (word_name(*word)) }
                    }
                }
            }
        }
    }
}

fn weight_name(weight: Weight) -> &'static str {
    match weight {
        Weight::Some => "some",
        Weight::Many => "many",
        Weight::Most => "most",
    }
}

pub fn scene_name(scene: Scene) -> String {
    match scene {
        Scene::Follow => t!("stage.scene_follow"),
        Scene::Join => t!("stage.scene_join"),
        Scene::Prompt => t!("stage.scene_prompt"),
        Scene::Wall => t!("stage.scene_wall"),
        Scene::Spotlight => t!("stage.scene_spotlight"),
        Scene::Scale => t!("stage.scene_scale"),
        Scene::Round => t!("stage.scene_round"),
        Scene::Choice => t!("stage.scene_choice"),
        Scene::Closing => t!("stage.scene_closing"),
        Scene::Confidence => t!("stage.scene_confidence"),
        Scene::Blank => t!("stage.scene_blank"),
    }
}

pub fn word_name(word: ClosingWord) -> String {
    match word {
        ClosingWord::Curious => t!("stage.word_curious"),
        ClosingWord::Proud => t!("stage.word_proud"),
        ClosingWord::Surprised => t!("stage.word_surprised"),
        ClosingWord::Calm => t!("stage.word_calm"),
        ClosingWord::Stuck => t!("stage.word_stuck"),
        ClosingWord::Tired => t!("stage.word_tired"),
        ClosingWord::Ready => t!("stage.word_ready"),
        ClosingWord::Thankful => t!("stage.word_thankful"),
    }
}
