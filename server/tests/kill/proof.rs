//! What is in the tables, read by a library that the server does not use.

mod expected;

use std::path::Path;

use domain::event::{About, Audience, Stream};
use domain::id::{PersonId, ReflectionId};
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use self::expected::Expected;
use crate::listening::{Entry, Heard, Listener};
use crate::writing::Written;

pub struct Tables(Connection);

type Found<T> = Result<T, String>;

fn told(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// Fails with both sides where they differ.
fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: T, expected: T) -> Found<()> {
    if found == expected { Ok(()) } else { Err(format!("{what}: found {found:?}, expected {expected:?}")) }
}

impl Tables {
    pub fn open(file: &Path) -> Found<Self> {
        Connection::open(file).map(Self).map_err(told)
    }

    fn rows<T>(
        &self,
        sql: &str,
        of: impl rusqlite::Params,
        read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Found<Vec<T>> {
        let mut statement = self.0.prepare(sql).map_err(told)?;
        let rows = statement.query_map(of, read).map_err(told)?;
        rows.collect::<Result<_, _>>().map_err(told)
    }

    pub fn are_whole(&self) -> Found<()> {
        let told = self.rows("PRAGMA integrity_check", [], |row| row.get::<_, String>(0))?;
        same("integrity_check", told, vec!["ok".to_owned()])?;
        same("foreign_key_check", self.rows("PRAGMA foreign_key_check", [], |_| Ok(()))?.len(), 0)
    }

    /// Stream by stream, in order.
    pub fn journal(&self) -> Found<Vec<Entry>> {
        let sql = "SELECT stream, seq, subject, ids, audiences FROM journal ORDER BY stream, seq";
        let rows = self.rows(sql, [], |row| {
            let text = |at| row.get::<_, String>(at);
            Ok((text(0)?, row.get(1)?, row.get::<_, Option<Uuid>>(2)?, text(3)?, text(4)?))
        })?;
        let read = |(stream, seq, subject, ids, audiences): (String, i64, Option<Uuid>, String, String)| {
            let stream: Stream = stream.parse().map_err(|()| format!("{stream} is no stream"))?;
            let about: About = serde_json::from_str(&ids).map_err(told)?;
            let piece = if let About::Piece(piece) = about { Some(piece) } else { None };
            let audiences: Vec<Audience> = serde_json::from_str(&audiences).map_err(told)?;
            Ok(Entry { stream, seq, subject: subject.map(PersonId), piece, audiences })
        };
        rows.into_iter().map(read).collect()
    }

    /// Nothing came after `before`; and every stream counts from one to its head without a gap.
    pub fn journal_is(&self, before: &[Entry]) -> Found<()> {
        let now = self.journal()?;
        same("events after everybody had stopped", now.len(), before.len())?;
        let heads = self.rows("SELECT stream, seq FROM stream_head", [], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
        })?;
        for (stream, head) in heads {
            let seqs: Vec<_> =
                now.iter().filter(|entry| entry.stream.to_string() == stream).map(|entry| entry.seq).collect();
            same(&stream, seqs, (1..=head).collect())?;
        }
        Ok(())
    }

    /// Everything of this student is there once, in order, and nothing else.
    pub fn have(&self, written: &Written) -> Found<()> {
        let (person, expected) = (written.student.person.0, Expected::of(&written.done));
        let sql = "SELECT command_id, outcome FROM command WHERE actor = ?1 ORDER BY rowid";
        let commands = self.rows(sql, [person], |row| Ok((row.get::<_, Uuid>(0)?, row.get::<_, String>(1)?)))?;
        same("commands", commands, expected.commands)?;
        let sql = "SELECT ids FROM journal WHERE subject = ?1 AND kind = 'piece' ORDER BY seq";
        let told = self.rows(sql, [person], |row| row.get::<_, String>(0))?;
        let events: Vec<_> = expected.events.iter().map(|id| serde_json::to_string(&About::Piece(*id))).collect();
        same("events", told, events.into_iter().collect::<Result<_, _>>().map_err(told_json)?)?;
        let sql = "SELECT COUNT(*) FROM reflection WHERE subject_id = ?1";
        same("pieces", self.rows(sql, [person], |row| row.get::<_, u32>(0))?, vec![expected.pieces.len() as u32])?;
        for (id, piece) in expected.pieces {
            let sql = "SELECT number, words FROM version WHERE reflection_id = ?1 ORDER BY number";
            let versions = self.rows(sql, [id.0], |row| Ok((row.get::<_, u32>(0)?, row.get::<_, String>(1)?)))?;
            same(
                "versions",
                versions,
                piece.versions.into_iter().enumerate().map(|(at, w)| (at as u32 + 1, w)).collect(),
            )?;
            let sql = "SELECT version, withdrawn_at IS NULL FROM consent WHERE reflection_id = ?1 ORDER BY rowid";
            let consents = self.rows(sql, [id.0], |row| Ok((row.get::<_, u32>(0)?, row.get::<_, bool>(1)?)))?;
            same("consents", consents, piece.consents)?;
            let sql = "SELECT words FROM draft WHERE reflection_id = ?1";
            same("drafts", self.rows(sql, [id.0], |row| row.get::<_, String>(0))?, piece.draft.into_iter().collect())?;
        }
        Ok(())
    }

    /// Each event that was due, once and in order; and what the listener's page shows is what a page fetched now would show.
    pub fn were_heard(&self, heard: &Heard, journal: &[Entry]) -> Found<()> {
        let who = format!("{:?}", heard.by);
        let mut due = std::collections::BTreeMap::<Stream, Vec<i64>>::new();
        for entry in heard.is_due(journal) {
            due.entry(entry.stream).or_default().push(entry.seq);
            // A wall is told of a piece that there is one more, and nothing else.
            let (Some(ReflectionId(id)), Listener::Teacher | Listener::Student(_)) = (entry.piece, heard.by) else {
                continue;
            };
            let sql = "SELECT rev FROM reflection WHERE id = ?1";
            let rev = self.0.query_row(sql, [id], |row| row.get::<_, i64>(0)).optional().map_err(told)?;
            same(&format!("{who}'s view of {id}"), heard.pieces.get(&id.to_string()).copied(), rev)?;
        }
        same(&format!("what {who} heard"), &heard.numbers, &due)?;
        if let Listener::Wall = heard.by {
            let sql = "SELECT (SELECT COUNT(*) FROM attendance), \
                       (SELECT COUNT(*) FROM reflection WHERE prompt_id IS NOT NULL AND version > 0)";
            let counts = self.rows(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
            same("what the wall shows", heard.counts, counts.first().copied())?;
        }
        Ok(())
    }
}

fn told_json(error: serde_json::Error) -> String {
    error.to_string()
}
