//! Small parts inside a piece's own page, which only the server makes (decision 0012): where one writes, the way to the criteria and to ways
//! to begin; below a version, what is said of it.

use domain::id::ReflectionId;
use domain::rubrics::{PieceCriteria, VersionCriteria};
use maud::{Markup, html};

use crate::plain::stood_name;
use crate::t;
use crate::ui::{IconName, icon};

/// `asked` ends the address of a piece that may not be begun yet. Folded, and nearly empty: `/beside.js` fills it when it is folded open. Without a script the link leads to the same on a page of its own.
pub fn fold(piece: ReflectionId, asked: String) -> Markup {
    let address = format!("/piece/{piece}/beside{asked}");
    html! {
        details.fold data-key="beside" data-beside=(address) {
            summary { (t!("rubrics.beside_summary")) }
            div.fold-body { div.stack data-kept="" data-key="beside-in" {} a href=(address) { (t!("rubrics.beside_open")) } }
        }
    }
}

/// In a line for each criterion, with the way to all of it.
pub fn of_version(of: &PieceCriteria, version: &VersionCriteria) -> Markup {
    let levels = &version.wording.levels;
    html! {
        div.stack.tight role="group" data-key={ "criteria-" (version.number) } aria-label=(t!("rubrics.criteria")) {
            @for one in &version.wording.criteria {
                @let said: Vec<_> = version.ratings.iter().filter_map(|r| Some((r, r.of(one.id)?))).collect();
                @if !said.is_empty() {
                    p.small dir="auto" {
                        (one.words)
                        @for (rating, line) in &said {
                            " · " (rating.by_name)
                            @if let Some(stood) = line.stood { ": " (stood_name(stood, levels)) }
                        }
                    }
                }
            }
            p { (icon(IconName::BookOpen)) " " a href={ "/piece/" (of.piece) "/criteria" } { (t!("rubrics.criteria_title")) } }
        }
    }
}
