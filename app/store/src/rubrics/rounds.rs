//! What was said of a version, read again: each time it was said.

use domain::rubrics::{RatingLine, Stood};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::citing::cited;
use crate::Result;
use crate::entity::{rating, rating_line, rubric_criterion};
use crate::tx::Tx;

/// Lines, each with the place of its criterion.
type Placed = Vec<(usize, RatingLine)>;

/// What was said each time, newest first, in the order of the criteria; when.
pub async fn rounds(
    tx: &Tx,
    of: &rating::Model,
    criteria: &[rubric_criterion::Model],
) -> Result<Vec<(i64, Vec<RatingLine>)>> {
    let rows = rating_line::Entity::find()
        .filter(rating_line::Column::RatingId.eq(of.id))
        .order_by_desc(rating_line::Column::Round)
        .all(&tx.db)
        .await?;
    let mut rounds: Vec<(i32, i64, Placed)> = Vec::new();
    for row in rows {
        let Some(place) = criteria.iter().position(|one| one.id == row.criterion_id) else { continue };
        let line = (place, line(&row, &criteria[place]));
        match rounds.last_mut() {
            Some((round, _, lines)) if *round == row.round => lines.push(line),
            _ => rounds.push((row.round, row.created_at, vec![line])),
        }
    }
    let ordered = |mut lines: Placed| {
        lines.sort_by_key(|(place, _)| *place);
        lines.into_iter().map(|(_, line)| line).collect()
    };
    Ok(rounds.into_iter().map(|(_, at, lines)| (at, ordered(lines))).collect())
}

fn line(row: &rating_line::Model, criterion: &rubric_criterion::Model) -> RatingLine {
    // A level was checked when it was said; more levels than any rubric has read all of them.
    let stood = row.stands.as_deref().and_then(|said| Stood::named(said, 0).or_else(|| Stood::named(said, 9)));
    RatingLine {
        criterion: criterion.root_id.into(),
        stood,
        growing: row.growing.clone(),
        beyond: row.beyond.clone(),
        cite: cited(row),
    }
}
