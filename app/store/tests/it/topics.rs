//! Every topic and every audience: what is said of a thing, and to whom nothing is. A topic without its row does not pass.

use std::collections::BTreeSet;

use domain::choices::Template;
use domain::clock::Moment;
use domain::command::Command;
use domain::event::{About, Audience, Event, Numbered, Stream};
use domain::feedback::NoteReaders;
use domain::goals::{AskKind, GoalAct};
use domain::growth::GrowthWords;
use domain::id::{GoalAskId, GrowthId, NoteId, ReflectionId, TalkId};
use domain::prompts::AnswerPlan;

use crate::both;
use crate::choices::{choosing, firsts, opens, own};
use crate::desk::{asked, at_once};
use crate::goals::{does, sets};
use crate::harness::School;
use crate::pen::{Pen, own_question};

/// A topic; what is said of it to staff, to the person it concerns, to somebody it does not concern, to the class, on the wall. Empty:
/// nothing at all. Where it is a number only, whoever hears it finds no more than they may.
#[rustfmt::skip]
const TOPICS: [(&str, [&str; 5]); 30] = [
    ("door",      ["door", "door", "door", "door", "door counts"]),
    ("tile",      ["tile", "", "", "", "counts"]),
    ("prompt",    ["prompt", "prompt", "prompt", "prompt", "prompt counts"]),
    ("piece",     ["card", "piece", "", "", "counts"]),
    ("note",      ["note", "note", "", "note", ""]),
    ("wall_card", ["", "", "", "", "wall_gone"]),
    ("growth",    ["growth", "growth", "growth", "", ""]),
    ("talk",      ["", "talk", "talk", "", ""]),
    ("class",     ["class", "class", "class", "class", "class"]),
    ("goal",      ["", "goal", "goal", "", ""]),
    ("goal_ask",  ["", "goal_ask", "goal_ask", "", ""]),
    ("board",     ["board", "", "", "board", ""]),
    ("choice",    ["choice", "choice", "choice", "", ""]),
    ("helped",    ["", "helped", "helped", "", ""]),
    ("strategy",  ["strategy", "strategy", "strategy", "strategy", ""]),
    ("try",       ["try", "try", "try", "", ""]),
    ("question",  ["question", "question", "question", "question", ""]),
    ("round",     ["round", "round", "round", "round", ""]),
    ("inquiry",   ["", "inquiry", "inquiry", "", ""]),
    ("reply",     ["reply", "reply", "reply", "reply", ""]),
    ("audience",  ["audience", "audience", "audience", "audience", ""]),
    ("rubric",    ["rubric", "rubric", "rubric", "rubric", ""]),
    ("rating",    ["rating", "rating", "rating", "", ""]),
    ("measure",   ["measure", "measure", "measure", "", ""]),
    ("portfolio", ["", "portfolio", "portfolio", "", ""]),
    ("conference", ["", "conference", "conference", "", ""]),
    ("help",      ["help", "help", "help", "", ""]),
    ("lesson",    ["lesson", "", "", "", ""]),
    ("world",     ["world", "", "", "", ""]),
    ("stage",     ["stage", "stage", "stage", "stage", "stage"]),
];

/// One of each, all of it Ada's.
async fn one_of_each(school: &School) -> Vec<About> {
    let (store, room) = (&school.store, &school.room);
    let (ada, rivera) = (Pen::of(school, room.ada), room.staff(room.rivera));
    let prompt = asked(school, "Why?", at_once(AnswerPlan::Everyone)).await;
    let (piece, beginning) = (ReflectionId::mint(), own_question(room.science));
    ada.shares(piece, &beginning, "One").await;
    ada.shares(piece, &beginning, "Two").await;
    let versions = ada.sees(piece).await.versions;
    let words = GrowthWords { before: versions[1].id, after: versions[0].id, used_to: "a".into(), now: "b".into() };
    let growth = GrowthId::mint();
    assert!(ada.gives(Command::Grow { growth, words }).await.is_done());
    let note = NoteId::mint();
    store
        .send_note(&rivera, note, room.science, None, "Look".into(), NoteReaders::Several(vec![room.ada]))
        .await
        .unwrap();
    let (goal, ask) = (sets(&ada, "Ask", &[room.rivera]).await, GoalAskId::mint());
    does(&ada, goal, GoalAct::Ask { ask, kind: AskKind::Talk, to: room.rivera, words: String::new() }).await;
    let board = opens(school, "I can say why", Template::Menu).await;
    crate::choices::does(&ada, board, choosing(firsts(&ada, board).await, "")).await;
    crate::strategies::open(school).await;
    let strategy = crate::strategies::on_shelf(school, &ada, "Boxes", false).await;
    let attempt = crate::tries::poses(&ada, "I forget").await;
    crate::questions::open(school).await;
    let question = crate::questions::asks(school, &ada, "Why?").await;
    let round = crate::rounds::plans(school).await;
    vec![
        About::Door(room.science),
        About::Tile(room.ada),
        About::Prompt(prompt),
        About::Piece(piece),
        About::Note(note),
        About::WallCard(domain::id::WallCardId::mint()),
        About::Growth(growth),
        About::Talk(TalkId::mint()),
        About::Class(room.science),
        About::Goal(goal),
        About::GoalAsk(ask),
        About::Board(board),
        About::Choice(own(&ada, board).await.choice.unwrap().id),
        About::Helped(room.ada),
        About::Strategy(strategy),
        About::Try(attempt),
        About::Question(question),
        About::Round(round),
        About::Inquiry(crate::inquiry::wonders(&ada, "Why?").await),
        About::Reply(domain::id::ReplyId::mint()),
        About::Audience(domain::id::AudienceId::mint()),
        About::Rubric(crate::rubrics::in_use(school).await),
        About::Rating(domain::id::RatingId::mint()),
        About::Measure(domain::id::MeasureId::mint()),
        About::Portfolio(room.ada),
        About::Conference(domain::id::ConferenceId::mint()),
        About::Help(room.science),
        About::Lesson(room.science),
        About::Stage(room.science),
        About::World(room.school),
    ]
}

async fn said(school: &School, about: About, audience: Audience) -> String {
    let event = Event { stream: Stream::Class(school.room.science), about, subject: None, audiences: vec![audience] };
    let numbered = Numbered { seq: 1, at: Moment(0), event };
    let deliveries = school.store.render(&numbered, audience).await.unwrap();
    let kinds =
        deliveries.iter().map(|delivery| serde_json::to_value(delivery).unwrap()["kind"].as_str().unwrap().to_owned());
    kinds.collect::<Vec<_>>().join(" ")
}

both! {
    async fn each_is_told_to_whom_it_is_meant_for(school: School) {
        let room = &school.room;
        let audiences =
            [Audience::Staff, Audience::Person(room.ada), Audience::Person(room.bo), Audience::Class, Audience::Wall];
        let mut tried = BTreeSet::new();
        for about in one_of_each(&school).await {
            let (_, expected) = TOPICS.iter().find(|(kind, _)| *kind == about.kind()).expect("a row of its own");
            tried.insert(about.kind());
            for (audience, expected) in audiences.into_iter().zip(expected) {
                assert_eq!(said(&school, about, audience).await, *expected, "{about:?} to {audience:?}");
            }
        }
        assert_eq!(tried.len(), TOPICS.len());
        let refused = serde_json::from_str::<About>(r#"{"kind":"no such topic","id":""}"#).unwrap_err().to_string();
        let kinds: BTreeSet<&str> = refused.split('`').skip(3).step_by(2).collect();
        assert_eq!(tried, kinds, "a topic has no row");
    }
}
