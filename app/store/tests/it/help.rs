//! The help queue of Science: in line by when one asked, claimed by one teacher, over once.

use std::future::Future;

use domain::command::{Answer, Command};
use domain::event::{About, Audience, Stream};
use domain::help::{HelpAct, HelpPlace, OwnStanding, QueueEntry};
use domain::id::{HelpId, PersonId, PromptId, ReflectionId};
use domain::projector::Display;
use domain::prompts::AnswerPlan;
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::HelpMove;

use crate::both;
use crate::desk::{answered, asked, at_once, everybody_else, key};
use crate::harness::School;
use crate::pen::{Pen, answers, heard_about, hears, own_question, refused, replayed};

/// The door of Science is open, and everybody writes about this.
pub async fn lesson(school: &School) -> PromptId {
    let room = &school.room;
    school.store.open_door(&room.staff(room.rivera), room.science, Display::Extended).await.unwrap();
    asked(school, "What surprised you?", at_once(AnswerPlan::Everyone)).await
}

fn ask(place: HelpPlace, sentence: &str) -> HelpAct {
    HelpAct::Ask { place, sentence: sentence.into(), words: String::new() }
}

async fn gives(pen: &Pen, help: HelpId, act: HelpAct) -> Answer {
    pen.gives(Command::Help { help, act: act.into() }).await
}

#[track_caller]
fn does(pen: &Pen, help: HelpId, act: HelpAct) -> impl Future<Output = ()> {
    let caller = std::panic::Location::caller();
    async move {
        let answer = gives(pen, help, act).await;
        assert!(answer.is_done(), "{caller}: {answer:?}");
    }
}

/// Asks about a prompt that nothing is written to yet.
pub async fn asks(pen: &Pen, prompt: PromptId, sentence: &str) -> HelpId {
    let id = HelpId::mint();
    does(pen, id, ask(HelpPlace::Prompt(prompt), sentence)).await;
    id
}

async fn queue(school: &School) -> Vec<QueueEntry> {
    let room = &school.room;
    school.store.help_queue(&room.staff(room.rivera), room.science).await.unwrap().0.entries
}

async fn moves(school: &School, teacher: PersonId, id: HelpId, how: HelpMove) -> Result<(), store::Error> {
    school.store.move_help(&school.room.staff(teacher), id, how).await
}

/// How a student's own asking stands.
async fn stands(pen: &Pen, prompt: PromptId) -> Option<OwnStanding> {
    let (desk, _) = pen.store.help_desk(&pen.viewer, ReflectionId::mint(), Some(prompt)).await.unwrap();
    desk.own.map(|own| own.standing)
}

/// Whose tiles say that they asked.
async fn tiles(school: &School) -> Vec<String> {
    let room = &school.room;
    let (view, _) = school.store.console(&room.staff(room.rivera), room.science).await.unwrap();
    view.tiles.into_iter().filter(|tile| tile.help).map(|tile| tile.name).collect()
}

fn reply(words: &str) -> HelpMove {
    HelpMove::Reply(words.into())
}

both! {
    async fn the_line_is_by_when_one_asked_and_everybody_knows_their_place_and_nobody_elses(school: School) {
        let (store, room) = (&school.store, &school.room);
        let prompt = lesson(&school).await;
        let [ada, bo, chen] = [room.ada, room.bo, room.chen].map(|person| Pen::of(&school, person));
        let dina = room.student(room.dina);
        let (his, hers) = (store.cursor(&bo.viewer).await.unwrap(), store.cursor(&dina).await.unwrap());
        let first = HelpId::mint();
        let envelope = ada.envelope(0, Command::Help { help: first, act: ask(HelpPlace::Prompt(prompt), "Leaves eat light.").into() });
        assert!(ada.sends(envelope.clone()).await.is_done());
        assert!(ada.sends(envelope).await.is_done());
        assert!(gives(&ada, first, ask(HelpPlace::Prompt(prompt), "Something else")).await.is_done(), "the same asking, whatever command says it");
        assert_eq!(replayed(store, &bo.viewer, &his).await, "[]", "who does not ask hears nothing of it");
        asks(&bo, prompt, "").await;
        asks(&chen, prompt, "Is this right?").await;
        assert_eq!(stands(&ada, prompt).await, Some(OwnStanding::Waiting { before: 0 }));
        assert_eq!(stands(&bo, prompt).await, Some(OwnStanding::Waiting { before: 1 }));
        assert_eq!(stands(&chen, prompt).await, Some(OwnStanding::Waiting { before: 2 }));
        let line = queue(&school).await;
        assert_eq!(line.iter().map(|e| e.student_name.as_str()).collect::<Vec<_>>(), ["Ada Okafor", "Bo Lindqvist", "Chen Wei-Ling"]);
        assert_eq!((line[0].sentence.as_str(), line[0].piece), ("Leaves eat light.", None));
        assert_eq!(tiles(&school).await, ["Ada Okafor", "Bo Lindqvist", "Chen Wei-Ling"]);

        // She does not need it any more: those behind her hear that they moved up, and nothing else.
        does(&ada, first, HelpAct::Withdraw).await;
        does(&ada, first, HelpAct::Withdraw).await;
        assert_eq!(stands(&chen, prompt).await, Some(OwnStanding::Waiting { before: 1 }));
        assert_eq!(stands(&ada, prompt).await, None);
        assert_eq!(tiles(&school).await, ["Bo Lindqvist", "Chen Wei-Ling"]);
        let heard = heard_about(&school, About::Help(room.science));
        assert_eq!(heard.len(), 4, "twice is once: {heard:?}");
        let all = [Audience::Staff, Audience::Person(room.ada), Audience::Person(room.bo), Audience::Person(room.chen)];
        assert!(hears(&heard[3], Stream::Class(room.science), &all));
        let told = replayed(store, &bo.viewer, &his).await;
        assert!(told.contains("\"help\"") && told.contains(&room.science.to_string()), "{told}");
        for secret in [room.ada.to_string(), room.chen.to_string(), first.to_string(), "light".into(), "Okafor".into()] {
            assert!(!told.contains(&secret), "{secret} in {told}");
        }
        assert_eq!(replayed(store, &dina, &hers).await, "[]");
    }

    async fn a_teacher_claims_and_a_colleague_sees_by_whom(school: School) {
        let (store, room) = (&school.store, &school.room);
        let prompt = lesson(&school).await;
        let ada = Pen::of(&school, room.ada);
        let id = asks(&ada, prompt, "Leaves eat light.").await;
        moves(&school, room.rivera, id, HelpMove::Claim).await.unwrap();
        moves(&school, room.rivera, id, HelpMove::Claim).await.unwrap();
        assert_eq!(key(moves(&school, room.osei, id, HelpMove::Claim).await), "help.claimed");
        let (his, _) = store.help_queue(&room.staff(room.osei), room.science).await.unwrap();
        assert_eq!(his.entries[0].claimed_by.as_deref(), Some("Ms Rivera"));
        assert_eq!(stands(&ada, prompt).await, Some(OwnStanding::Claimed { by: "Ms Rivera".into() }));
        // Called away: anybody of the staff may say so.
        moves(&school, room.osei, id, HelpMove::LetGo).await.unwrap();
        assert_eq!(stands(&ada, prompt).await, Some(OwnStanding::Waiting { before: 0 }));
        moves(&school, room.osei, id, HelpMove::Claim).await.unwrap();
        moves(&school, room.osei, id, HelpMove::InPerson).await.unwrap();
        moves(&school, room.rivera, id, HelpMove::InPerson).await.unwrap();
        assert_eq!(key(moves(&school, room.rivera, id, HelpMove::Claim).await), "help.over");
        assert_eq!(key(moves(&school, room.rivera, id, reply("Look again")).await), "help.over");
        assert_eq!((queue(&school).await, stands(&ada, prompt).await), (vec![], None));
        // She was reached: the line at the bell counts it.
        let (view, _) = store.console(&room.staff(room.rivera), room.science).await.unwrap();
        assert_eq!(view.bell.reached, 1);
    }

    async fn of_a_piece_that_is_not_shared_a_teacher_gets_the_sentence_and_nothing_else(school: School) {
        let (store, room) = (&school.store, &school.room);
        let prompt = lesson(&school).await;
        let (ada, rivera) = (Pen::of(&school, room.ada), room.staff(room.rivera));
        let (piece, own) = (ReflectionId::mint(), own_question(room.science));
        assert!(ada.saves(piece, &own, "A secret page. Leaves eat light. More secrets.", 0).await.is_done());
        let id = HelpId::mint();
        does(&ada, id, ask(HelpPlace::Piece(piece), "Leaves eat light.")).await;
        let entry = queue(&school).await.remove(0);
        assert_eq!((entry.sentence.as_str(), entry.piece), ("Leaves eat light.", None));
        assert!(!format!("{entry:?}").contains("secret"));
        assert!(matches!(store.piece_for_staff(&rivera, piece).await, Err(store::Error::Refused(Refusal::NotFound))));
        assert_eq!(key(moves(&school, room.rivera, id, reply(" ")).await), "words.empty");
        moves(&school, room.rivera, id, reply("What do they do with it?")).await.unwrap();
        moves(&school, room.rivera, id, reply("What do they do with it?")).await.unwrap();
        let (desk, _) = store.help_desk(&ada.viewer, piece, None).await.unwrap();
        let own_help = desk.own.unwrap();
        assert_eq!(own_help.standing, OwnStanding::Replied { by: "Ms Rivera".into(), words: "What do they do with it?".into() });
        assert_eq!((desk.shared, own_help.sentence.as_str()), (false, "Leaves eat light."));

        // Put away, on whichever device.
        let heard = heard_about(&school, About::Help(room.science)).len();
        does(&ada, id, HelpAct::PutAway).await;
        does(&ada, id, HelpAct::PutAway).await;
        assert_eq!(heard_about(&school, About::Help(room.science)).len(), heard + 1);
        assert_eq!(stands(&ada, prompt).await, None);

        // Shared, it can be opened from the queue.
        ada.shares(piece, &own, "Leaves eat light.").await;
        let id = HelpId::mint();
        does(&ada, id, ask(HelpPlace::Piece(piece), "")).await;
        assert_eq!(refused(gives(&ada, id, HelpAct::PutAway).await).sentence().key, "help.still_open");
        assert_eq!(queue(&school).await[0].piece, Some(piece));
    }

    async fn an_answer_to_the_piece_clears_it_and_to_another_piece_does_not(school: School) {
        let room = &school.room;
        let prompt = lesson(&school).await;
        let ada = Pen::of(&school, room.ada);
        // Asked before the first word; the piece came later.
        asks(&ada, prompt, "How do I begin?").await;
        let own = own_question(room.science);
        let (other, _, _) = crate::pen::done(ada.shares(ReflectionId::mint(), &own, "Snow falls too.").await);
        answers(&school, other, 1).await.unwrap();
        assert_eq!(queue(&school).await.len(), 1);
        let piece = answered(&school, room.ada, prompt, "Because it is cold.").await;
        assert_eq!(queue(&school).await[0].piece, Some(piece));
        crate::pen::reads(&school, piece, 1).await.unwrap();
        assert_eq!(queue(&school).await.len(), 1, "read is no answer");
        answers(&school, piece, 1).await.unwrap();
        assert_eq!((queue(&school).await, tiles(&school).await), (vec![], vec![]));
        assert_eq!(stands(&ada, prompt).await, Some(OwnStanding::Replied { by: "Ms Rivera".into(), words: String::new() }));
    }

    async fn one_asks_once_while_the_lesson_is_on(school: School) {
        let (store, room) = (&school.store, &school.room);
        let prompt = asked(&school, "What surprised you?", at_once(AnswerPlan::Everyone)).await;
        let (ada, place) = (Pen::of(&school, room.ada), HelpPlace::Prompt(prompt));
        let refuses = async |sentence: &str| refused(gives(&ada, HelpId::mint(), ask(place, sentence)).await).sentence().key;
        assert_eq!(refuses("").await, "help.door_closed");
        store.open_door(&room.staff(room.rivera), room.science, Display::Extended).await.unwrap();
        let long = refused(gives(&ada, HelpId::mint(), ask(place, &"x".repeat(401))).await);
        assert!(matches!(long, Refusal::Invalid { .. }), "{long:?}");
        let first = asks(&ada, prompt, "").await;
        assert_eq!(refuses("").await, "help.already");
        store.close_door(&room.staff(room.rivera), room.science).await.unwrap();
        assert_eq!(queue(&school).await.len(), 1, "an answer after the bell is late and not lost");
        moves(&school, room.osei, first, reply("Tomorrow first thing")).await.unwrap();
        let (desk, _) = store.help_desk(&ada.viewer, ReflectionId::mint(), Some(prompt)).await.unwrap();
        assert!(!desk.open && desk.own.is_some());
        school.later(domain::clock::DAY + 1);
        assert_eq!(stands(&ada, prompt).await, None, "yesterday's");
    }

    async fn nobody_else_finds_any_of_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let prompt = lesson(&school).await;
        let ada = Pen::of(&school, room.ada);
        let id = asks(&ada, prompt, "Leaves eat light.").await;
        let not_found = |error| matches!(error, store::Error::Refused(Refusal::NotFound));
        for viewer in everybody_else(&school) {
            assert!(store.help_queue(&viewer, room.science).await.is_err_and(not_found), "{viewer:?}");
            assert!(store.move_help(&viewer, id, HelpMove::Claim).await.is_err_and(not_found), "{viewer:?}");
        }
        for student in [room.bo, room.dina, room.eli] {
            let pen = Pen::of(&school, student);
            for act in [ask(HelpPlace::Prompt(prompt), ""), HelpAct::Withdraw, HelpAct::PutAway] {
                if student == room.bo && matches!(act, HelpAct::Ask { .. }) {
                    continue;
                }
                assert_eq!(refused(gives(&pen, id, act).await), Refusal::NotFound);
            }
        }
        let bo = Pen::of(&school, room.bo);
        assert_eq!(refused(gives(&bo, id, ask(HelpPlace::Prompt(prompt), "")).await), Refusal::NotFound, "her number is hers");
        let piece = answered(&school, room.ada, prompt, "Because it is cold.").await;
        assert_eq!(refused(gives(&bo, HelpId::mint(), ask(HelpPlace::Piece(piece), "")).await), Refusal::NotFound);
        let dina = Pen::of(&school, room.dina);
        for viewer in [&dina.viewer, &room.staff(room.kim), &Viewer::Nobody] {
            assert!(store.help_desk(viewer, piece, Some(prompt)).await.is_err_and(not_found), "{viewer:?}");
        }
        // Who left the class is in no queue of it.
        store.remove_student(&room.staff(room.rivera), room.science, room.ada).await.unwrap();
        assert_eq!(queue(&school).await, []);
    }

    async fn two_teachers_at_once_and_a_student_who_goes_end_it_once(school: School) {
        let (store, room) = (&school.store, &school.room);
        let prompt = lesson(&school).await;
        let ada = Pen::of(&school, room.ada);
        for _ in 0..5 {
            let id = asks(&ada, prompt, "").await;
            let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
            let (first, second, third) = tokio::join!(
                store.move_help(&rivera, id, HelpMove::Claim),
                store.move_help(&osei, id, HelpMove::Claim),
                gives(&ada, id, HelpAct::Withdraw),
            );
            assert!(third.is_done());
            assert!(first.is_err() || second.is_err(), "both are on the way");
            assert_eq!(queue(&school).await, []);
        }
    }

    async fn what_nobody_came_to_is_not_first_in_the_next_session_and_bars_nobody(school: School) {
        let (store, room) = (&school.store, &school.room);
        let prompt = lesson(&school).await;
        let (rivera, ada) = (room.staff(room.rivera), Pen::of(&school, room.ada));
        asks(&ada, prompt, "Monday").await;
        store.close_door(&rivera, room.science).await.unwrap();
        assert_eq!(queue(&school).await.len(), 1, "the bell rang, and she is still there");
        store.open_door(&rivera, room.science, Display::Extended).await.unwrap();
        assert_eq!(queue(&school).await, []);
        let tile = store.console(&rivera, room.science).await.unwrap().0.tiles;
        assert!(tile.iter().all(|tile| !tile.help), "{tile:?}");
        asks(&ada, prompt, "Thursday").await;
        assert_eq!(queue(&school).await.iter().map(|entry| entry.sentence.as_str()).collect::<Vec<_>>(), ["Thursday"]);
    }
}
