//! What a student's classes do together right now: a question round, criteria in the making. What the wall asks of them stands on every
//! page of theirs (`stage::asked_of`).

use domain::home::{Doing, Together};
use domain::id::PersonId;
use domain::rubrics::RubricStage;

use crate::entity::class;
use crate::tx::Tx;
use crate::{Result, rounds, rubrics, stage};

pub async fn of(tx: &Tx, me: PersonId, classes: &[class::Model]) -> Result<Vec<Together>> {
    let mut together = Vec::new();
    for class in classes {
        if let Some(round) = rounds::running(tx, class).await? {
            together.push(Together { id: round.id.0, what: Doing::Round, class: class.name.clone() });
        }
        let made = rubrics::of_class(class.id).all(&tx.db).await?;
        let made = made.iter().filter(|row| matches!(rubrics::stage(row), RubricStage::Making(_)));
        together.extend(made.map(|row| Together { id: row.id, what: Doing::Making, class: class.name.clone() }));
    }
    let asked = stage::open_asks(tx, me.0).await?;
    together.extend(asked.into_iter().map(|piece| Together {
        id: piece.0,
        what: Doing::Earlier,
        class: String::new(),
    }));
    Ok(together)
}
