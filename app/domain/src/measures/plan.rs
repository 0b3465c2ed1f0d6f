//! What a teacher enters for a class: a number beside each name, typed into a table or pasted out of a spreadsheet. Judged before anything
//! is kept.

use serde::{Deserialize, Serialize};

use super::{Amount, Day, MeasureKind, MeasureWords};
use crate::clock::Moment;
use crate::id::PersonId;
use crate::refusal::{Faults, Refusal, Sentence};
use crate::words::{LONGEST_NAME, folded, line};

/// Rows that are read at once.
pub const MOST_AMOUNTS: usize = 200;

/// What is measured, and when. `day` as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeasureTable {
    pub words: MeasureWords,
    pub day: String,
}

impl MeasureTable {
    /// Invalid: `name`, `unit`, `day`.
    pub fn check(&self, now: Moment) -> Result<(MeasureWords, Day), Refusal> {
        let mut faults = Faults::default();
        let words = match self.words.check() {
            Ok(words) => words,
            Err(Refusal::Invalid { faults: of_words }) => {
                of_words.into_iter().for_each(|fault| faults.push(&fault.field, fault.sentence));
                self.words.clone()
            }
            Err(other) => return Err(other),
        };
        match Day::read(&self.day, now) {
            Ok(day) => faults.done((words, day)),
            Err(sentence) => {
                faults.push("day", sentence);
                faults.done((words, Day::of(now)))
            }
        }
    }
}

/// A row as it was typed. `line` counts from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedAmount {
    pub line: usize,
    pub name: String,
    pub amount: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountFate {
    Put(PersonId, Amount),
    /// The student's first row counts.
    Twice {
        first: usize,
    },
    Bad {
        sentence: Sentence,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureRow {
    pub line: usize,
    pub name: String,
    pub amount: String,
    pub fate: AmountFate,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasurePlan {
    pub rows: Vec<MeasureRow>,
}

impl MeasurePlan {
    pub fn puts(&self) -> Vec<(PersonId, Amount)> {
        let put = |row: &MeasureRow| match row.fate {
            AmountFate::Put(person, amount) => Some((person, amount)),
            _ => None,
        };
        self.rows.iter().filter_map(put).collect()
    }

    pub fn bad(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row.fate, AmountFate::Bad { .. })).count()
    }
}

/// Each row with what it would do, for what is measured. `roster` are the class's students by their names; two of one name are told apart by nothing here.
pub fn judged(kind: MeasureKind, rows: &[TypedAmount], roster: &[(PersonId, String)]) -> MeasurePlan {
    let mut first: Vec<(PersonId, usize)> = Vec::new();
    let judge = |row: &TypedAmount, first: &mut Vec<(PersonId, usize)>| -> Result<AmountFate, Sentence> {
        let name = line(&row.name, LONGEST_NAME)?;
        let said = folded(&name);
        let mut called = roster.iter().filter(|(_, known)| folded(known) == said || folded(&turned(known)) == said);
        let (person, _) = called.next().ok_or_else(|| Sentence::new("measures.nobody"))?;
        if called.next().is_some() {
            return Err(Sentence::new("measures.two_of_the_name"));
        }
        let amount = kind.takes(Amount::read(&row.amount)?)?;
        if let Some((_, line)) = first.iter().find(|(known, _)| known == person) {
            return Ok(AmountFate::Twice { first: *line });
        }
        first.push((*person, row.line));
        Ok(AmountFate::Put(*person, amount))
    };
    let rows = rows.iter().take(MOST_AMOUNTS).map(|row| MeasureRow {
        line: row.line,
        name: row.name.clone(),
        amount: row.amount.clone(),
        fate: judge(row, &mut first).unwrap_or_else(|sentence| AmountFate::Bad { sentence }),
    });
    MeasurePlan { rows: rows.collect() }
}

/// `Okafor Ada`, as lists are sorted.
fn turned(name: &str) -> String {
    match name.rsplit_once(' ') {
        Some((first, last)) => format!("{last} {first}"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(line: usize, name: &str, amount: &str) -> TypedAmount {
        TypedAmount { line, name: name.into(), amount: amount.into() }
    }

    #[test]
    fn every_row_is_judged_and_the_good_ones_are_known() {
        let (ada, bo) = (PersonId::mint(), PersonId::mint());
        let mut roster = vec![(ada, "Ada Okafor".to_owned()), (bo, "Bo Li".to_owned())];
        let rows = [
            row(1, "okafor, ADA", "12,5"),
            row(2, "Bo Li", "soon"),
            row(3, "Zoe", "1"),
            row(4, "Ada Okafor", "13"),
            row(5, "", "1"),
            row(6, &"x".repeat(100_000), "1"),
            row(7, "Bo Li", "-3"),
        ];
        let plan = judged(MeasureKind::Quiz, &rows, &roster);
        assert_eq!(plan.puts(), [(ada, Amount(12_500))]);
        assert_eq!(plan.rows[3].fate, AmountFate::Twice { first: 1 });
        let keys = |plan: &MeasurePlan| {
            let key = |row: &MeasureRow| match &row.fate {
                AmountFate::Bad { sentence } => Some(sentence.key.clone()),
                _ => None,
            };
            plan.rows.iter().filter_map(key).collect::<Vec<_>>()
        };
        let told = ["measures.no_number", "measures.nobody", "words.empty", "words.too_long", "measures.below_zero"];
        assert_eq!(keys(&plan), told);
        assert_eq!(judged(MeasureKind::Own, &rows[6..], &roster).puts(), [(bo, Amount(-3_000))], "degrees, say");
        roster.push((PersonId::mint(), "Bo Li".into()));
        assert_eq!(keys(&judged(MeasureKind::Quiz, &rows[1..2], &roster)), ["measures.two_of_the_name"]);
    }

    #[test]
    fn what_is_measured_is_told_all_its_faults() {
        let table = MeasureTable { words: MeasureWords::default(), day: "soon".into() };
        let Err(Refusal::Invalid { faults }) = table.check(Moment(0)) else { panic!() };
        assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), ["name", "day"]);
    }
}
