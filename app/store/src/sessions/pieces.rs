//! The pieces of a session: shared while it was open, or late for it.

use std::collections::{HashMap, HashSet};

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::Result;
use crate::among::among;
use crate::entity::{prompt, reflection, session, version};
use crate::tx::Tx;

#[derive(Default)]
pub struct Pieces {
    pub rows: HashMap<Uuid, reflection::Model>,
    /// Shared while the door was open.
    pub shared: HashSet<Uuid>,
    /// First versions that were late for the session, in the order in which they came: piece and moment.
    pub late: Vec<(Uuid, i64)>,
    pub questions: HashMap<Uuid, String>,
}

impl Pieces {
    pub fn question(&self, piece: &reflection::Model) -> String {
        match piece.prompt_id {
            None => piece.question.clone().unwrap_or_default(),
            Some(prompt) => self.questions.get(&prompt).cloned().unwrap_or_default(),
        }
    }
}

/// `also` are pieces whose rows are asked for besides.
pub async fn of(tx: &Tx, session: &session::Model, also: &[Uuid]) -> Result<Pieces> {
    let mut pieces = Pieces::default();
    let shared = version::Entity::find()
        .filter(version::Column::SessionId.eq(session.id))
        .filter(version::Column::TakenBackAt.is_null())
        .all(&tx.db)
        .await?;
    pieces.shared = shared.into_iter().map(|version| version.reflection_id).collect();
    let late = version::Entity::find()
        .filter(version::Column::ReflectionId.in_subquery(belong(session)))
        .filter(version::Column::Late.eq(true))
        .filter(version::Column::TakenBackAt.is_null())
        .order_by_asc(version::Column::ReceivedAt)
        .order_by_asc(version::Column::Id)
        .all(&tx.db)
        .await?;
    pieces.late = late.into_iter().map(|version| (version.reflection_id, version.received_at)).collect();
    let ids = pieces.shared.iter().chain(pieces.late.iter().map(|(id, _)| id)).chain(also).copied();
    let rows = reflection::Entity::find()
        .filter(reflection::Column::Id.is_in(among(ids.collect::<HashSet<_>>())))
        .filter(reflection::Column::ClassId.eq(session.class_id))
        .all(&tx.db)
        .await?;
    let prompts: HashSet<Uuid> = rows.iter().filter_map(|row| row.prompt_id).collect();
    let prompts = prompt::Entity::find().filter(prompt::Column::Id.is_in(among(prompts))).all(&tx.db).await?;
    pieces.questions = prompts.into_iter().map(|prompt| (prompt.id, prompt.question)).collect();
    pieces.rows = rows.into_iter().map(|row| (row.id, row)).collect();
    Ok(pieces)
}

/// Pieces that were begun in a session, or else about a prompt that was asked in it: as being late is decided.
fn belong(session: &session::Model) -> sea_orm::sea_query::SelectStatement {
    let asked = Query::select()
        .column(prompt::Column::Id)
        .from(prompt::Entity)
        .and_where(prompt::Column::SessionId.eq(session.id))
        .to_owned();
    let by_prompt = Condition::all()
        .add(reflection::Column::SessionId.is_null())
        .add(reflection::Column::PromptId.in_subquery(asked));
    Query::select()
        .column(reflection::Column::Id)
        .from(reflection::Entity)
        .cond_where(Condition::any().add(reflection::Column::SessionId.eq(session.id)).add(by_prompt))
        .to_owned()
}
