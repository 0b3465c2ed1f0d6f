//! A command as a form says it. The same fields are read here in the server (the page had no WASM, or not yet) and in the
//! browser (the page takes the form over), so a form cannot mean one thing there and another thing here.
//!
//! `do` names the command; ids are hidden fields that the server minted into the page. Whose command it is stands in the form too:
//! on a shared device, a page that one student left open is never posted as another.

mod choices;
mod goals;
#[cfg(not(target_arch = "wasm32"))]
mod inquiry;
#[cfg(not(target_arch = "wasm32"))]
mod plain;
#[cfg(not(target_arch = "wasm32"))]
mod shelf;

pub use choices::ChoiceDeed;
pub(crate) use choices::act as choice_act;
pub use goals::GoalDeed;
pub(crate) use goals::{act as goal_act, one_of, ticked};
#[cfg(not(target_arch = "wasm32"))]
pub use plain::PlainDeed;

use crate::command::{Beginning, Command, Envelope, Hand};
use crate::feedback::{FollowThrough, Outcome, Part};
use crate::growth::GrowthWords;
use crate::id::{CommandId, ReflectionId};
use crate::reflections::{Ask, DraftWords};

/// A form that no page of ours makes. Names the field, never what stood in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    Missing(&'static str),
    /// Not an id, a number or one of the words that can stand there.
    Wrong(&'static str),
    /// No such thing to do.
    Unknown,
}

/// What a page does when the command was carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Begins a piece with a question of one's own, and goes on to write.
    Begin,
    Share,
    /// Keeps the draft for later.
    Keep,
    /// Puts a sentence starter at the end of the draft, and goes on.
    Starter,
    TakeBack,
    Follow,
    Consent,
    Rest,
    Wake,
    LetWait,
    Translate,
    Grow,
    SetAside,
    Talk,
    Read,
    Goal(GoalDeed),
    /// On a page that came without WASM.
    #[cfg(not(target_arch = "wasm32"))]
    Plain(PlainDeed),
}

impl Deed {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "begin" => Self::Begin,
            "share" => Self::Share,
            "keep" => Self::Keep,
            "starter" => Self::Starter,
            "take_back" => Self::TakeBack,
            "follow" => Self::Follow,
            "consent" => Self::Consent,
            "rest" => Self::Rest,
            "wake" => Self::Wake,
            "let_wait" => Self::LetWait,
            "translate" => Self::Translate,
            "grow" => Self::Grow,
            "set_aside" => Self::SetAside,
            "talk" => Self::Talk,
            "read" => Self::Read,
            other => match other.split_once('_') {
                Some(("goal", deed)) => Self::Goal(GoalDeed::named(deed)?),
                #[cfg(not(target_arch = "wasm32"))]
                _ => Self::Plain(PlainDeed::named(other)?),
                #[cfg(target_arch = "wasm32")]
                _ => return None,
            },
        })
    }
}

/// Gives what stands in a field, if it is there. What an unticked box or an absent field leaves out is `None`.
pub type Fields<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Reads a form.
pub fn read(field: Fields) -> Result<(Deed, Envelope), Unreadable> {
    // A starter is a button with the starter as its value, and a form sends only the button that was pressed.
    let deed = match field("starter") {
        Some(_) => Deed::Starter,
        None => Deed::named(&needed(field, "do")?).ok_or(Unreadable::Unknown)?,
    };
    let command = command(deed, field)?;
    let base_version = match field("base_version") {
        Some(number) => number.parse().map_err(|_| Unreadable::Wrong("base_version"))?,
        None => 0,
    };
    let envelope = Envelope {
        id: id(field, "command")?,
        person: id(field, "person")?,
        device: hand(field),
        base_version,
        done_at: 0,
        command,
        v: 1,
    };
    Ok((deed, envelope))
}

/// Of the outbox, which keeps forms too. Pages that come alive add it to what they made of the form.
#[cfg(not(target_arch = "wasm32"))]
fn hand(field: Fields) -> Option<Hand> {
    Some(Hand(id(field, "hand").ok()?, field("stroke")?.parse().ok()?))
}

#[cfg(target_arch = "wasm32")]
fn hand(_field: Fields) -> Option<Hand> {
    None
}

fn command(deed: Deed, field: Fields) -> Result<Command, Unreadable> {
    let reflection = || id::<ReflectionId>(field, "reflection");
    Ok(match deed {
        Deed::Begin | Deed::Keep => {
            Command::SaveDraft { reflection: reflection()?, beginning: beginning(field)?, draft: draft(field) }
        }
        Deed::Starter => {
            let typed = draft(field);
            let words = with_starter(&typed.words, &text(field, "starter"));
            Command::SaveDraft {
                reflection: reflection()?,
                beginning: beginning(field)?,
                draft: DraftWords { words, ..typed },
            }
        }
        Deed::Share => {
            let draft = draft(field);
            Command::Share {
                reflection: reflection()?,
                beginning: beginning(field)?,
                waits: yes(field, "waits") && draft.ask.wants_an_answer(),
                wall_consent: yes(field, "wall_consent"),
                confirmed: yes(field, "confirmed"),
                draft,
            }
        }
        Deed::TakeBack => Command::TakeBack { reflection: reflection()? },
        Deed::Follow => Command::Follow {
            reflection: reflection()?,
            feedback: id(field, "feedback")?,
            follow: FollowThrough {
                part: Part::named(&needed(field, "part")?).ok_or(Unreadable::Wrong("part"))?,
                outcome: Outcome::named(&needed(field, "outcome")?).ok_or(Unreadable::Wrong("outcome"))?,
                words: text(field, "words"),
            },
        },
        Deed::Consent => Command::Consent { reflection: reflection()?, give: yes(field, "give") },
        Deed::Rest => Command::Rest { reflection: reflection()? },
        Deed::Wake => Command::Wake { reflection: reflection()? },
        Deed::LetWait => Command::LetWait { reflection: reflection()?, waits: yes(field, "waits") },
        Deed::Translate => Command::Translate {
            translation: id(field, "translation")?,
            reflection: reflection()?,
            version: needed(field, "version")?.parse().map_err(|_| Unreadable::Wrong("version"))?,
            language: text(field, "language"),
            words: text(field, "words"),
        },
        Deed::Grow => Command::Grow {
            growth: id(field, "growth")?,
            words: GrowthWords {
                before: id(field, "before")?,
                after: id(field, "after")?,
                used_to: text(field, "used_to"),
                now: text(field, "now"),
            },
        },
        Deed::SetAside => Command::SetGrowthAside { growth: id(field, "growth")? },
        Deed::Talk => Command::AskToTalk { talk: id(field, "talk")?, words: text(field, "words") },
        Deed::Read => Command::ReadNote { note: id(field, "note")? },
        Deed::Goal(deed) => Command::Goal { goal: id(field, "goal")?, act: goals::said(deed, field) },
        #[cfg(not(target_arch = "wasm32"))]
        Deed::Plain(deed) => deed.command(field)?,
    })
}

/// What the piece answers: a prompt, or a question of one's own in a class.
fn beginning(field: Fields) -> Result<Beginning, Unreadable> {
    match field("prompt") {
        Some(_) => Ok(Beginning::Prompt { prompt: id(field, "prompt")? }),
        None => Ok(Beginning::OwnQuestion { class: id(field, "class")?, question: text(field, "question") }),
    }
}

/// The draft as the fields of the editor say it.
pub fn draft(field: Fields) -> DraftWords {
    DraftWords {
        // Browsers post line ends as CR LF and keep them as LF.
        words: text(field, "words").replace("\r\n", "\n"),
        ask: field("ask").and_then(|name| Ask::named(&name)).unwrap_or_default(),
        ask_words: text(field, "ask_words"),
        language: field("language").filter(|tag| !tag.is_empty()),
        scribe: field("scribe").filter(|name| !name.trim().is_empty()),
    }
}

/// A starter at the end of what is there, on a line of its own, ready to go on from.
pub fn with_starter(words: &str, starter: &str) -> String {
    let begun = words.trim_end();
    let line = if begun.is_empty() { "" } else { "\n" };
    let starter = starter.trim().trim_end_matches('…').trim_end_matches("...").trim_end();
    [begun, line, starter, " "].concat()
}

pub(crate) fn text(field: Fields, name: &str) -> String {
    field(name).unwrap_or_default()
}

pub(crate) fn yes(field: Fields, name: &str) -> bool {
    field(name).is_some_and(|said| said == "yes")
}

pub(crate) fn needed(field: Fields, name: &'static str) -> Result<String, Unreadable> {
    field(name).filter(|value| !value.is_empty()).ok_or(Unreadable::Missing(name))
}

pub(crate) fn id<T: From<uuid::Uuid>>(field: Fields, name: &'static str) -> Result<T, Unreadable> {
    let value = needed(field, name)?;
    uuid::Uuid::parse_str(&value).map(T::from).map_err(|_| Unreadable::Wrong(name))
}

/// The ids of a page's forms, counted on from one that the server minted: each form has its own, and both sides know them.
pub fn nth(first: CommandId, n: usize) -> CommandId {
    CommandId(uuid::Uuid::from_u128(first.0.as_u128() ^ n as u128))
}

#[cfg(test)]
mod tests;
