//! What students tried, as far as they show it to the teacher who asks. Without a sentence back from anybody, it waits for one.

use domain::access::{Did, Place, Wants};
use domain::classes::AccessPoint;
use sea_orm::sea_query::{Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{Kind, Of, Says};
use crate::entity::{tried, try_answer, try_reader, try_two};
use crate::moments::Moments;

pub fn moments(of: &Of<'_>, all: &mut Moments<Kind>) {
    let kind = |says| Kind { point: AccessPoint::Choice, says, to: Place::Tries };
    for at in [tried::Column::CreatedAt, tried::Column::ToldAt] {
        let rows = tried::Entity::find().filter(tried::Column::TryId.in_subquery(shown(of)));
        all.latest(kind(Says::Did(Did::Tried)), rows, tried::Column::SubjectId, at);
    }
    let answered = Query::select().column(try_answer::Column::TryId).from(try_answer::Entity).to_owned();
    let unanswered = try_reader::Entity::find()
        .filter(try_reader::Column::PersonId.eq(of.me.0))
        .filter(try_reader::Column::Until.is_null())
        .filter(try_reader::Column::TryId.in_subquery(shown(of)))
        .filter(try_reader::Column::TryId.not_in_subquery(answered));
    let waits = kind(Says::Waits(Wants::Answer));
    all.first(waits, unanswered, try_reader::Column::SubjectId, try_reader::Column::Since);
}

/// Tries of students of the class that are shown to the viewer.
fn shown(of: &Of<'_>) -> SelectStatement {
    let picked = Query::select()
        .column(try_reader::Column::TryId)
        .from(try_reader::Entity)
        .and_where(try_reader::Column::PersonId.eq(of.me.0))
        .and_where(try_reader::Column::Until.is_null())
        .to_owned();
    Query::select()
        .column(try_two::Column::Id)
        .from(try_two::Entity)
        .and_where(try_two::Column::Id.in_subquery(picked))
        .and_where(try_two::Column::SubjectId.in_subquery(of.roster()))
        .to_owned()
}
