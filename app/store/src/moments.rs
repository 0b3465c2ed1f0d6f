//! When something was last (or first) so, for each student: what the pages about a whole class ask of every table in the same words. A question
//! of its own for each table is dear by being a question (with SQLite two wakes of a thread, with PostgreSQL a way over a socket), however little
//! it has to look at; so all of them are parts of one, and each row says of which part it is.

use domain::clock::Moment;
use domain::id::PersonId;
use sea_orm::sea_query::{Expr, SelectStatement, UnionType};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};
use uuid::Uuid;

use crate::tx::Tx;
use crate::{Error, Result};

/// Parts of one question, each of a kind `K`.
pub struct Moments<K> {
    kinds: Vec<K>,
    question: Option<SelectStatement>,
}

impl<K> Default for Moments<K> {
    fn default() -> Self {
        Self { kinds: Vec::new(), question: None }
    }
}

impl<K: Clone> Moments<K> {
    /// The latest `at` of these rows, for each student who has one.
    pub fn latest<E: EntityTrait>(&mut self, kind: K, rows: Select<E>, student: E::Column, at: E::Column) {
        self.part(kind, rows.filter(at.is_not_null()), student, at.max());
    }

    /// The first.
    pub fn first<E: EntityTrait>(&mut self, kind: K, rows: Select<E>, student: E::Column, at: E::Column) {
        self.part(kind, rows.filter(at.is_not_null()), student, at.min());
    }

    fn part<E: EntityTrait>(&mut self, kind: K, rows: Select<E>, student: E::Column, at: Expr) {
        // Which part it is stands in the text, so that the text is the same each time.
        let nth = Expr::cust(self.kinds.len().to_string());
        let part = rows.select_only().expr_as(nth, "kind").column_as(student, "student").expr_as(at, "at");
        let part = part.group_by(student).into_query();
        self.kinds.push(kind);
        match &mut self.question {
            None => self.question = Some(part),
            Some(question) => _ = question.union(UnionType::All, part),
        }
    }

    /// Part by part in the order in which they were added.
    pub async fn all(self, tx: &Tx) -> Result<Vec<(K, PersonId, Moment)>> {
        let Some(question) = self.question else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for row in tx.db.query_all(&question).await? {
            let (nth, student, at): (i32, Uuid, i64) =
                (row.try_get_by_index(0)?, row.try_get_by_index(1)?, row.try_get_by_index(2)?);
            let kind = usize::try_from(nth).ok().and_then(|nth| self.kinds.get(nth));
            let kind = kind.ok_or_else(|| Error::from(DbErr::Type("a part that was not asked for".into())))?;
            found.push((nth, kind.clone(), PersonId(student), Moment(at)));
        }
        found.sort_by_key(|(nth, ..)| *nth);
        Ok(found.into_iter().map(|(_, kind, student, at)| (kind, student, at)).collect())
    }
}
