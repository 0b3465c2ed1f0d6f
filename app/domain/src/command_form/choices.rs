//! What a student does on a board, as a form says it: `do=choice_choose` and its fields.

use super::{Fields, Unreadable, id, needed, text, yes};
use crate::choices::{Axis, ChoiceAct, Outcome, ProposalWords, ShowMode};
use crate::id::OptionId;
use crate::viewer::names;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceDeed {
    Choose,
    Propose,
    Withdraw,
    Begin,
    Work,
    After,
}
names!(ChoiceDeed {
    Self::Choose => "choose", Self::Propose => "propose", Self::Withdraw => "withdraw", Self::Begin => "begin",
    Self::Work => "work", Self::After => "after",
});

/// Fields of some form of a board. A menu's parts are pressed one by one (`pick-learn`), other options stand in `options` by their ids
/// and have a box each.
#[cfg(not(target_arch = "wasm32"))]
const FIELDS: [&str; 17] = [
    "choice",
    "goal",
    "options",
    "why",
    "option",
    "axis",
    "words",
    "mode",
    "reaches",
    "reflection",
    "question",
    "work",
    "outcome",
    "pick-learn",
    "pick-place",
    "pick-tool",
    "pick-show",
];

/// More options than a board has room for.
const MOST_BOXES: usize = 60;

/// Everything that the form says, unread.
#[cfg(not(target_arch = "wasm32"))]
pub fn said(deed: ChoiceDeed, field: Fields) -> crate::choices::ChoiceSaid {
    let mut said = crate::choices::ChoiceSaid::new(deed);
    let mut take = |name: &str| {
        if let Some(value) = field(name) {
            said.0.push((name.into(), value));
        }
    };
    FIELDS.into_iter().for_each(&mut take);
    let offered = text(field, "options");
    offered.split(',').filter(|id| !id.is_empty()).take(MOST_BOXES).for_each(|id| take(&format!("pick-{id}")));
    said
}

pub fn act(deed: ChoiceDeed, field: Fields) -> Result<ChoiceAct, Unreadable> {
    // Browsers post line ends as CR LF and keep them as LF.
    let several = |name: &str| text(field, name).replace("\r\n", "\n");
    Ok(match deed {
        ChoiceDeed::Choose => ChoiceAct::Choose {
            choice: id(field, "choice")?,
            picks: picks(field)?,
            why: several("why"),
            goal: match text(field, "goal").as_str() {
                "" => None,
                _ => Some(id(field, "goal")?),
            },
        },
        ChoiceDeed::Propose => {
            let axis = Axis::named(&needed(field, "axis")?).ok_or(Unreadable::Wrong("axis"))?;
            let mode = match text(field, "mode").as_str() {
                "" => None,
                name => Some(ShowMode::named(name).ok_or(Unreadable::Wrong("mode"))?),
            };
            let words = ProposalWords { axis, words: text(field, "words"), mode, reaches: several("reaches") };
            ChoiceAct::Propose { option: id(field, "option")?, words }
        }
        ChoiceDeed::Withdraw => ChoiceAct::Withdraw { option: id(field, "option")? },
        ChoiceDeed::Begin => {
            ChoiceAct::Begin { reflection: id(field, "reflection")?, question: text(field, "question") }
        }
        ChoiceDeed::Work => ChoiceAct::Work {
            reflection: match text(field, "work").as_str() {
                "" => None,
                _ => Some(id(field, "work")?),
            },
        },
        ChoiceDeed::After => ChoiceAct::After {
            option: id(field, "option")?,
            outcome: Outcome::named(&needed(field, "outcome")?).ok_or(Unreadable::Wrong("outcome"))?,
            words: several("words"),
        },
    })
}

fn picks(field: Fields) -> Result<Vec<OptionId>, Unreadable> {
    let mut picks = Vec::new();
    for part in ["pick-learn", "pick-place", "pick-tool", "pick-show"] {
        if !text(field, part).is_empty() {
            picks.push(id(field, part)?);
        }
    }
    for offered in text(field, "options").split(',').filter(|offered| !offered.is_empty()).take(MOST_BOXES) {
        let id = uuid::Uuid::parse_str(offered).map_err(|_| Unreadable::Wrong("options"))?;
        if yes(field, &format!("pick-{offered}")) {
            picks.push(id.into());
        }
    }
    Ok(picks)
}
