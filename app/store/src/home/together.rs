//! What a student's classes do together right now: a question round, criteria in the making.

use domain::home::Together;
use domain::rubrics::RubricStage;

use crate::entity::class;
use crate::tx::Tx;
use crate::{Result, rounds, rubrics};

pub async fn of(tx: &Tx, classes: &[class::Model]) -> Result<Vec<Together>> {
    let mut together = Vec::new();
    for class in classes {
        if let Some(round) = rounds::running(tx, class).await? {
            together.push(Together { id: round.id.0, making: false, class: class.name.clone() });
        }
        let made = rubrics::of_class(class.id).all(&tx.db).await?;
        let made = made.iter().filter(|row| matches!(rubrics::stage(row), RubricStage::Making(_)));
        together.extend(made.map(|row| Together { id: row.id, making: true, class: class.name.clone() }));
    }
    Ok(together)
}
