//! What a student's classes do together right now: a question round, criteria in the making. What the wall asks of them stands on every
//! page of theirs (`stage::asked_of`).

use domain::home::{Doing, Together};
use domain::id::PersonId;
use domain::rubrics::RubricStage;

use crate::entity::class;
use crate::tx::Tx;
use crate::{Result, rounds, rubrics, stage};

pub async fn of(tx: &Tx, me: PersonId, classes: &[class::Model]) -> Result<Vec<Together>> {
    let ids = || classes.iter().map(|class| class.id);
    let running = rounds::running_in(tx, ids()).await?;
    let made = rubrics::of_classes(ids()).all(&tx.db).await?;
    let made: Vec<_> = made.iter().filter(|row| matches!(rubrics::stage(row), RubricStage::Making(_))).collect();
    let mut together = Vec::new();
    for class in classes {
        let doing = |id, what| Together { id, what, class: class.name.clone() };
        together.extend(running.get(&class.id).map(|round| doing(round.0, Doing::Round)));
        let here = made.iter().filter(|row| row.class_id == class.id);
        together.extend(here.map(|row| doing(row.id, Doing::Making)));
    }
    let asked = stage::open_asks(tx, me.0).await?;
    together.extend(asked.into_iter().map(|piece| Together {
        id: piece.0,
        what: Doing::Earlier,
        class: String::new(),
    }));
    Ok(together)
}
