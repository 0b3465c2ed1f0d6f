//! A board as its one page sends it: everything at once, with the button that was pressed.

use super::{BoardPlan, OptionWords};
use crate::id::OptionId;
use crate::refusal::{Faults, Refusal, Sentence};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionEdit {
    pub id: OptionId,
    /// A line that was empty when the page was made: without words it is no option, and no fault.
    pub new: bool,
    pub words: OptionWords,
}

/// What else the button does, besides keeping what was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EditAct {
    #[default]
    Keep,
    Remove(OptionId),
    Up(OptionId),
    Down(OptionId),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardEdit {
    /// The board's number that the page was made from.
    pub rev: i64,
    pub plan: BoardPlan,
    /// In their order.
    pub options: Vec<OptionEdit>,
    pub act: EditAct,
}

impl BoardEdit {
    /// As the board will be. Invalid: `target`, `option-<id>`, `options` when the template has no room for so many.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let plan = self.plan.check().unwrap_or_else(|refusal| {
            faults.push("target", refusal.sentence());
            self.plan.clone()
        });
        let mut options = Vec::new();
        for option in self.options.iter().filter(|option| self.act != EditAct::Remove(option.id)) {
            match option.words.check() {
                Ok(words) => options.push(OptionEdit { words, ..option.clone() }),
                Err(sentence) if sentence.key == "words.empty" && option.new => {}
                Err(sentence) if sentence.key == "words.empty" => {
                    faults.push(&format!("option-{}", option.id), Sentence::new("boards.empty_option"));
                }
                Err(sentence) => faults.push(&format!("option-{}", option.id), sentence),
            }
        }
        let room = plan.template.room();
        if options.len() > room {
            faults.push("options", Sentence::new("boards.too_many_options").with("most", room));
        }
        match self.act {
            EditAct::Up(id) => moved(&mut options, id, true),
            EditAct::Down(id) => moved(&mut options, id, false),
            EditAct::Keep | EditAct::Remove(_) => {}
        }
        faults.done(Self { rev: self.rev, plan, options, act: self.act })
    }
}

/// Past its neighbour of the same part; the first cannot go up, the last not down.
fn moved(options: &mut [OptionEdit], id: OptionId, up: bool) {
    let Some(at) = options.iter().position(|option| option.id == id) else { return };
    let same = |other: &usize| options[*other].words.axis == options[at].words.axis;
    let neighbour = if up { (0..at).rev().find(same) } else { (at + 1..options.len()).find(same) };
    if let Some(neighbour) = neighbour {
        options.swap(at, neighbour);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::choices::{Axis, Template};

    fn option(axis: Axis, words: &str, new: bool) -> OptionEdit {
        OptionEdit {
            id: OptionId::mint(),
            new,
            words: OptionWords { axis, words: words.into(), mode: None, must: false },
        }
    }

    fn edit(options: Vec<OptionEdit>, act: EditAct) -> BoardEdit {
        let plan = BoardPlan { target: "I can say why".into(), ..Default::default() };
        BoardEdit { rev: 1, plan, options, act }
    }

    #[test]
    fn an_empty_new_line_is_no_option_and_an_emptied_one_is_a_fault() {
        let kept = edit(vec![option(Axis::Learn, "Read", false), option(Axis::Learn, " ", true)], EditAct::Keep);
        assert_eq!(kept.check().unwrap().options.len(), 1);
        let emptied = option(Axis::Learn, "\0", false);
        let field = format!("option-{}", emptied.id);
        let refused = edit(vec![emptied.clone()], EditAct::Keep).check();
        assert_eq!(refused, Err(Refusal::invalid(&field, "boards.empty_option")));
        assert!(
            edit(vec![emptied.clone()], EditAct::Remove(emptied.id)).check().is_ok(),
            "emptied and removed is gone"
        );
        let mut grid = edit((0..10).map(|n| option(Axis::Show, &n.to_string(), true)).collect(), EditAct::Keep);
        grid.plan.template = Template::Grid;
        let Err(Refusal::Invalid { faults }) = grid.check() else { panic!() };
        assert_eq!(faults[0].sentence, Sentence::new("boards.too_many_options").with("most", 9));
    }

    proptest! {
        #[test]
        fn moving_loses_nothing_and_back_is_where_it_was(axes in proptest::collection::vec(0usize..4, 1..12), at in 0usize..12) {
            let options: Vec<_> = axes.iter().map(|axis| option(Axis::ALL[*axis], "x", false)).collect();
            let id = options[at % options.len()].id;
            let up = edit(options.clone(), EditAct::Up(id)).check().unwrap().options;
            let sorted = |options: &[OptionEdit]| {
                let mut ids: Vec<_> = options.iter().map(|option| option.id).collect();
                ids.sort();
                ids
            };
            prop_assert_eq!(sorted(&up), sorted(&options));
            if up != options {
                prop_assert_eq!(edit(up, EditAct::Down(id)).check().unwrap().options, options);
            }
        }
    }
}
