use std::collections::HashMap;

use proptest::prelude::*;

use super::*;
use crate::goals::{Feel, GoalAct, GoalKind};
use crate::refusal::Refusal;
use crate::strategies::StrategyDeed;
use crate::trying::TryDeed;

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
    let typed = [("ask", "clear"), ("waits", "yes"), ("wall_consent", "yes"), ("base_version", "4"), ("scribe", " ")];
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
    let mark = [("do", "follow"), ("reflection", ONE), ("feedback", ONE), ("part", "question"), ("outcome", "ignored")];
    assert_eq!(form(&mark), Err(Unreadable::Wrong("outcome")));
}

#[test]
fn nul_and_a_hundred_thousand_characters_are_read_and_then_judged_by_the_rules() {
    let long = "x".repeat(100_000);
    let (_, envelope) = share(&[("words", &long)]).unwrap();
    let Command::Share { draft, .. } = envelope.command else { panic!() };
    let Err(Refusal::Invalid { faults }) = draft.check_for_sharing(false) else { panic!() };
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
    let fields =
        [("do", "begin"), ("command", ONE), ("person", TWO), ("reflection", ONE), ("class", TWO), ("question", "Why?")];
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

fn goal(with: &[(&str, &str)]) -> Result<(Deed, Envelope), Unreadable> {
    form(&[&[("command", ONE), ("person", TWO), ("goal", ONE)], with].concat())
}

#[test]
fn a_goal_is_shown_to_those_who_are_ticked_and_nobody_else() {
    let (offered, box_one) = (format!("{ONE},{TWO}"), format!("teacher-{TWO}"));
    let fields = [
        ("do", "goal_set"),
        ("kind", "habit"),
        ("statement", "Ask"),
        ("why", "a\r\nb"),
        ("teachers", &offered),
        (&box_one, "yes"),
        ("teacher-0190f3c0-0000-7000-8000-00000000000f", "yes"),
    ];
    let (deed, envelope) = goal(&fields).unwrap();
    assert_eq!(deed, Deed::Goal(GoalDeed::Set));
    let Command::Goal { act, .. } = envelope.command else { panic!() };
    let GoalAct::Set { plan, readers, classes } = act.act().unwrap() else { panic!() };
    assert_eq!((readers.len(), readers[0].to_string().as_str(), classes.len()), (1, TWO, 0));
    assert_eq!((plan.kind, plan.why.as_str()), (GoalKind::Habit, "a\nb"));
}

/// What a form does, as the server reads it.
fn does(fields: &[(&str, &str)]) -> Result<GoalAct, Unreadable> {
    let Command::Goal { act, .. } = goal(fields)?.1.command else { panic!() };
    act.act()
}

#[test]
fn a_step_and_a_check_in_say_what_their_fields_say() {
    let step = [("do", "goal_step"), ("step", ONE), ("words", "Read"), ("days", "3"), ("thought", "")];
    let Ok(GoalAct::Step { days: 3, thought: None, .. }) = does(&step) else { panic!() };
    let check_in = [("do", "goal_check_in"), ("feel-stuck", "yes"), ("feel-proud", "no"), ("words", "Hm")];
    assert_eq!(does(&check_in), Ok(GoalAct::CheckIn { feels: vec![Feel::Stuck], words: "Hm".into() }));
    assert_eq!(does(&[("do", "goal_fail")]), Err(Unreadable::Unknown));
    let unsorted = [("do", "goal_sort"), ("thought", ONE), ("circle", "fate")];
    assert_eq!(does(&unsorted), Err(Unreadable::Wrong("circle")));
    assert_eq!(does(&[("do", "goal_step"), ("step", ONE), ("days", "soon")]), Err(Unreadable::Wrong("days")));
    assert_eq!(does(&[("do", "goal_show"), ("teachers", "all")]), Err(Unreadable::Wrong("teachers")));
    assert_eq!(does(&[("do", "goal_unlink")]), Err(Unreadable::Missing("evidence")));
}

#[test]
fn a_recommendation_and_a_try_say_what_their_fields_say() {
    let fields = [
        ("do", "strategy_recommend"),
        ("command", ONE),
        ("person", TWO),
        ("strategy", ONE),
        ("class", TWO),
        ("kind", "low_tech"),
        ("need", "remember"),
        ("name", "Cards"),
        ("does", "a\r\nb"),
        ("helps", "Before a test"),
    ];
    let (deed, envelope) = form(&fields).unwrap();
    assert_eq!(deed, Deed::Plain(PlainDeed::Strategy(StrategyDeed::Recommend)));
    let Command::Strategy { act, .. } = envelope.command else { panic!() };
    let Ok(crate::strategies::StrategyAct::Recommend { words, signed: false, tried: None, .. }) = act.strategy() else {
        panic!("{act:?}")
    };
    assert_eq!((words.name.as_str(), words.does.as_str()), ("Cards", "a\nb"));
    let box_one = format!("teacher-{TWO}");
    let shown =
        [("do", "try_show"), ("command", ONE), ("person", TWO), ("try", ONE), ("teachers", TWO), (&box_one, "yes")];
    let (deed, envelope) = form(&shown).unwrap();
    assert_eq!(deed, Deed::Plain(PlainDeed::Try(TryDeed::Show)));
    let Command::Try { act, .. } = envelope.command else { panic!() };
    let Ok(crate::trying::TryAct::Show { readers }) = act.attempt() else { panic!() };
    assert_eq!(readers.len(), 1);
    for wrong in ["strategy_like", "try_fail", "strategy", "try_"] {
        assert_eq!(form(&[("do", wrong)]), Err(Unreadable::Unknown), "{wrong}");
    }
}
