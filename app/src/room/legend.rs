//! What the tiles' marks and colours mean, in words. It never says more than can be known.

use domain::console::TileState;
use maud::{Markup, html};

use crate::messages::Said;
use crate::ui::{IconName, icon};
use crate::{said, t};

/// These states, in this order. A list that leaves one out does not compile.
macro_rules! every {
    ($($state:ident),+) => {{
        let _every = |state| match state { $(TileState::$state => {})+ };
        [$(TileState::$state),+]
    }};
}

/// What a tile says it is doing, its mark, and what that means.
type Meaning = (&'static str, Option<IconName>, Said);

fn meanings() -> Vec<Meaning> {
    let states = every![NeedsHelp, Waiting, Shared, Writing, Lost, Here, Away];
    states.into_iter().flat_map(meanings_of).collect()
}

/// Who waits and wants words back is told apart.
fn meanings_of(state: TileState) -> Vec<Meaning> {
    match state {
        TileState::NeedsHelp => vec![("help", Some(IconName::LifeBuoy), said!("room.tile_needs"))],
        TileState::Waiting => vec![
            ("needs", Some(IconName::Hand), said!("room.tile_asks")),
            ("waiting", Some(IconName::Mail), said!("room.tile_waiting")),
        ],
        TileState::Shared => vec![("shared", Some(IconName::Check), said!("room.tile_shared"))],
        TileState::Writing => vec![("writing", Some(IconName::Pencil), said!("room.tile_writing"))],
        TileState::Lost => vec![("lost", Some(IconName::WifiOff), said!("room.tile_lost"))],
        TileState::Here => vec![("here", None, said!("room.tile_here"))],
        TileState::Away => vec![("away", None, said!("room.tile_away"))],
    }
}

pub fn legend() -> Markup {
    html! {
        details.fold {
            summary { (icon(IconName::Info)) (t!("room.legend")) }
            ul.fold-body.stack.tight.legend-tiles {
                @for (doing, mark, words) in meanings() {
                    li.row {
                        span.legend-tile data-doing=(doing) aria-hidden="true" {
                            @if let Some(mark) = mark { span.tile-mark { (icon(mark)) } }
                        }
                        span { (words) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The arms of `tile.rs` that end in these words.
    fn arms<'a>(before: &'a str, after: &'a str) -> BTreeSet<&'a str> {
        let tile = include_str!("../console/here/tile.rs").lines();
        tile.filter_map(|line| line.split_once(" => ")?.1.strip_prefix(before)?.strip_suffix(after)).collect()
    }

    #[test]
    fn whatever_a_tile_shows_is_said_and_nothing_else() {
        let said = meanings();
        let doing: BTreeSet<_> = said.iter().map(|(doing, ..)| *doing).collect();
        assert_eq!(doing, arms("\"", "\","));
        let words: BTreeSet<_> = said.iter().map(|(.., words)| words.0.strip_prefix("room.tile_").unwrap()).collect();
        assert_eq!(words, arms("said!(\"console.tile_", "\"),"));
        let marks = said.iter().filter(|(_, mark, _)| mark.is_some()).count();
        assert_eq!(marks, arms("Some(IconName::", "),").len());
        assert_eq!((doing.len(), words.len()), (said.len(), said.len()), "each once");
    }

    #[test]
    fn each_has_its_tile_and_its_sentence() {
        let legend = legend().into_string();
        for (doing, _, words) in meanings() {
            assert_eq!(legend.matches(&format!("data-doing=\"{doing}\"")).count(), 1, "{doing}");
            assert_ne!(words.to_string(), words.0, "a sentence, and not its key");
            assert!(legend.contains(&words.to_string()), "{words}");
        }
        assert_eq!(legend.matches("<li").count(), meanings().len());
    }
}
