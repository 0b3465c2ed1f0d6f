//! A command as a form says it. The same fields are read here in the server (the page had no WASM, or not yet) and in the
//! browser (the page takes the form over), so a form cannot mean one thing there and another thing here.
//!
//! `do` names the command; ids are hidden fields that the server minted into the page. Whose command it is stands in the form too:
//! on a shared device, a page that one student left open is never posted as another.

use crate::command::{Beginning, Command, Envelope};
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
            _ => return None,
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
        device: None,
        base_version,
        done_at: 0,
        command,
        v: 1,
    };
    Ok((deed, envelope))
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

fn text(field: Fields, name: &str) -> String {
    field(name).unwrap_or_default()
}

fn yes(field: Fields, name: &str) -> bool {
    field(name).is_some_and(|said| said == "yes")
}

fn needed(field: Fields, name: &'static str) -> Result<String, Unreadable> {
    field(name).filter(|value| !value.is_empty()).ok_or(Unreadable::Missing(name))
}

fn id<T: From<uuid::Uuid>>(field: Fields, name: &'static str) -> Result<T, Unreadable> {
    let value = needed(field, name)?;
    uuid::Uuid::parse_str(&value).map(T::from).map_err(|_| Unreadable::Wrong(name))
}

/// The ids of a page's forms, counted on from one that the server minted: each form has its own, and both sides know them.
pub fn nth(first: CommandId, n: usize) -> CommandId {
    CommandId(uuid::Uuid::from_u128(first.0.as_u128() ^ n as u128))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;
    use crate::refusal::Refusal;

    const ONE: &str = "0190f3c0-0000-7000-8000-000000000001";
    const TWO: &str = "0190f3c0-0000-7000-8000-000000000002";

    fn form(fields: &[(&str, &str)]) -> Result<(Deed, Envelope), Unreadable> {
        let map: HashMap<String, String> = fields.iter().map(|(k, v)| ((*k).into(), (*v).into())).collect();
        read(&|name| map.get(name).cloned())
    }

    fn share<'a>(with: &[(&'a str, &'a str)]) -> Result<(Deed, Envelope), Unreadable> {
        let mut fields = vec![
            ("do", "share"),
            ("command", ONE),
            ("person", TWO),
            ("reflection", ONE),
            ("prompt", TWO),
            ("words", "Leaves"),
        ];
        fields.extend_from_slice(with);
        form(&fields)
    }

    #[test]
    fn a_share_says_what_its_fields_say() {
        let typed =
            [("ask", "clear"), ("waits", "yes"), ("wall_consent", "yes"), ("base_version", "4"), ("scribe", " ")];
        let (deed, envelope) = share(&typed).unwrap();
        assert_eq!((deed, envelope.base_version), (Deed::Share, 4));
        let Command::Share { draft, waits, wall_consent, confirmed, .. } = envelope.command else { panic!() };
        assert_eq!((waits, wall_consent, confirmed), (true, true, false));
        assert_eq!((draft.words.as_str(), draft.ask, draft.scribe), ("Leaves", Ask::Clear, None));
    }

    #[test]
    fn nothing_is_consented_to_by_silence_and_nothing_waits_that_asks_for_nothing() {
        let (_, envelope) = share(&[("ask", "just_read"), ("waits", "yes")]).unwrap();
        let Command::Share { waits, wall_consent, .. } = envelope.command else { panic!() };
        assert!(!waits && !wall_consent);
    }

    #[test]
    fn what_is_missing_or_wrong_is_named_and_never_repeated() {
        assert_eq!(form(&[]), Err(Unreadable::Missing("do")));
        assert_eq!(form(&[("do", "erase_everything")]), Err(Unreadable::Unknown));
        let wrong = [("do", "rest"), ("command", ONE), ("person", TWO), ("reflection", "1; drop table")];
        assert_eq!(form(&wrong), Err(Unreadable::Wrong("reflection")));
        assert_eq!(form(&wrong[..3]), Err(Unreadable::Missing("reflection")));
        assert_eq!(form(&[("do", "rest"), ("reflection", ONE)]), Err(Unreadable::Missing("command")));
        assert_eq!(form(&[("do", "rest"), ("reflection", ONE), ("command", ONE)]), Err(Unreadable::Missing("person")));
        assert_eq!(share(&[("base_version", "many")]), Err(Unreadable::Wrong("base_version")));
        let mark =
            [("do", "follow"), ("reflection", ONE), ("feedback", ONE), ("part", "question"), ("outcome", "ignored")];
        assert_eq!(form(&mark), Err(Unreadable::Wrong("outcome")));
    }

    #[test]
    fn nul_and_a_hundred_thousand_characters_are_read_and_then_judged_by_the_rules() {
        let long = "x".repeat(100_000);
        let (_, envelope) = share(&[("words", &long)]).unwrap();
        let Command::Share { draft, .. } = envelope.command else { panic!() };
        let Err(Refusal::Invalid { faults }) = draft.check_for_sharing() else { panic!() };
        assert_eq!(faults[0].sentence.key, "words.too_long");
        let (_, envelope) = share(&[("words", "a\0b\r\nc")]).unwrap();
        let Command::Share { draft, .. } = envelope.command else { panic!() };
        assert_eq!(draft.check().unwrap().words, "ab\nc");
    }

    #[test]
    fn a_starter_stands_at_the_end_and_the_draft_is_kept() {
        let fields =
            [("starter", "I still wonder…"), ("do", "share"), ("command", ONE), ("person", TWO), ("reflection", ONE)];
        let (deed, envelope) = form(&[&fields[..], &[("prompt", TWO), ("words", "Leaves fall. ")]].concat()).unwrap();
        assert_eq!(deed, Deed::Starter);
        let Command::SaveDraft { draft, .. } = envelope.command else { panic!() };
        assert_eq!(draft.words, "Leaves fall.\nI still wonder ");
        assert_eq!(with_starter("", "Why?"), "Why? ");
    }

    #[test]
    fn an_own_question_begins_in_a_class() {
        let fields = [
            ("do", "begin"),
            ("command", ONE),
            ("person", TWO),
            ("reflection", ONE),
            ("class", TWO),
            ("question", "Why?"),
        ];
        let Command::SaveDraft { beginning: Beginning::OwnQuestion { question, .. }, .. } =
            form(&fields).unwrap().1.command
        else {
            panic!()
        };
        assert_eq!(question, "Why?");
        assert_eq!(form(&fields[..4]), Err(Unreadable::Missing("class")));
    }

    #[test]
    fn each_form_of_a_page_has_its_own_id() {
        let first = CommandId::mint();
        assert_eq!(nth(first, 0), first);
        let ids: std::collections::HashSet<_> = (0..200).map(|n| nth(first, n)).collect();
        assert_eq!(ids.len(), 200);
    }

    proptest! {
        #[test]
        fn nothing_posted_breaks_the_reader(fields in proptest::collection::hash_map("[a-z_]{1,12}", any::<String>(), 0..8)) {
            let _ = read(&|name| fields.get(name).cloned());
        }
    }
}
