//! A rubric as its one page sends it: everything at once, with the button that was pressed.

use super::wording::{self, MOST_CRITERIA};
use crate::id::CriterionId;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::words::{LONGEST_NAME, line};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionEdit {
    pub id: CriterionId,
    /// A line that was empty when the page was made: without words it is no criterion, and no fault.
    pub new: bool,
    pub words: String,
    /// What each level looks like.
    pub levels: Vec<String>,
}

/// What else the button does, besides keeping what was typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RubricEditAct {
    #[default]
    Keep,
    Remove(CriterionId),
    Up(CriterionId),
    Down(CriterionId),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RubricEdit {
    /// The rubric's number that the page was made from.
    pub rev: i64,
    pub title: String,
    /// Names of levels; none, or all of them empty, for a single-point rubric.
    pub levels: Vec<String>,
    /// In their order.
    pub criteria: Vec<CriterionEdit>,
    pub act: RubricEditAct,
}

impl RubricEdit {
    /// As the rubric will be. Invalid: `title`, `level-<place>`, `levels`, `criterion-<id>`, `criteria` for too many.
    pub fn check(&self) -> Result<Self, Refusal> {
        let mut faults = Faults::default();
        let title = faults.take("title", line(&self.title, LONGEST_NAME));
        let levels = wording::levels(&self.levels, &mut faults);
        let mut criteria = Vec::new();
        for typed in self.criteria.iter().filter(|typed| self.act != RubricEditAct::Remove(typed.id)) {
            let field = format!("criterion-{}", typed.id);
            match wording::criterion(&typed.words) {
                Ok(words) => {
                    let levels = faults.take(&field, wording::level_words(&typed.levels, levels.len()));
                    criteria.push(CriterionEdit { words, levels, ..typed.clone() });
                }
                Err(sentence) if sentence.key == "words.empty" && typed.new => {}
                Err(sentence) if sentence.key == "words.empty" => {
                    faults.push(&field, Sentence::new("rubrics.empty_criterion"));
                }
                Err(sentence) => faults.push(&field, sentence),
            }
        }
        if criteria.len() > MOST_CRITERIA {
            faults.push("criteria", Sentence::new("rubrics.too_many_criteria").with("most", MOST_CRITERIA));
        }
        match self.act {
            RubricEditAct::Up(id) => moved(&mut criteria, id, true),
            RubricEditAct::Down(id) => moved(&mut criteria, id, false),
            RubricEditAct::Keep | RubricEditAct::Remove(_) => {}
        }
        faults.done(Self { rev: self.rev, title, levels, criteria, act: self.act })
    }
}

/// Past its neighbour; the first cannot go up, the last not down.
fn moved(criteria: &mut [CriterionEdit], id: CriterionId, up: bool) {
    let Some(at) = criteria.iter().position(|one| one.id == id) else { return };
    let neighbour = if up { at.checked_sub(1) } else { Some(at + 1).filter(|next| *next < criteria.len()) };
    if let Some(neighbour) = neighbour {
        criteria.swap(at, neighbour);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(words: &str, new: bool) -> CriterionEdit {
        CriterionEdit { id: CriterionId::mint(), new, words: words.into(), levels: vec![] }
    }

    fn edit(criteria: Vec<CriterionEdit>, act: RubricEditAct) -> RubricEdit {
        RubricEdit { rev: 1, title: "Explaining".into(), levels: vec![], criteria, act }
    }

    #[test]
    fn an_empty_new_line_is_no_criterion_and_an_emptied_one_is_a_fault() {
        let kept = edit(vec![line("I can say why", false), line(" ", true)], RubricEditAct::Keep).check().unwrap();
        assert_eq!(kept.criteria.len(), 1);
        let emptied = line("\0", false);
        let field = format!("criterion-{}", emptied.id);
        let refused = edit(vec![emptied.clone()], RubricEditAct::Keep).check();
        assert_eq!(refused, Err(Refusal::invalid(&field, "rubrics.empty_criterion")));
        assert!(edit(vec![emptied.clone()], RubricEditAct::Remove(emptied.id)).check().is_ok());
        let many = (0..=MOST_CRITERIA).map(|n| line(&n.to_string(), true)).collect();
        let Err(Refusal::Invalid { faults }) = edit(many, RubricEditAct::Keep).check() else { panic!() };
        assert_eq!(faults[0].sentence, Sentence::new("rubrics.too_many_criteria").with("most", MOST_CRITERIA));
        let endless = edit(vec![line(&"x".repeat(100_000), true)], RubricEditAct::Keep);
        assert!(endless.check().is_err());
    }

    proptest! {
        #[test]
        fn moving_loses_nothing_and_back_is_where_it_was(n in 1usize..8, at in 0usize..8) {
            let lines: Vec<_> = (0..n).map(|n| line(&format!("I can {n}"), false)).collect();
            let id = lines[at % n].id;
            let up = edit(lines.clone(), RubricEditAct::Up(id)).check().unwrap().criteria;
            prop_assert_eq!(up.len(), n);
            if up != lines {
                prop_assert_eq!(edit(up, RubricEditAct::Down(id)).check().unwrap().criteria, lines);
            }
        }
    }
}
