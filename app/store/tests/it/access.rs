//! Access to growth: everybody on the roster, what waits, whom nobody reached; and who may read it.

use domain::access::{Cell, Did, Need, Place, Row, Wants};
use domain::audience::{AudienceAct, Release};
use domain::choices::{Axis, ChoiceAct, ProposalAnswer, ProposalWords, Template};
use domain::classes::AccessPoint;
use domain::clock::{DAY, HOUR};
use domain::command::Command;
use domain::goals::{AnswerWords, AskKind, GoalAct, GoalAnswer};
use domain::growth::GrowthWords;
use domain::id::{GoalAskId, GrowthId, OptionId, PersonId, ReflectionId, RemarkId, ReplyId};
use domain::inquiry::{InquiryAct, RemarkOn, RemarkWords};
use domain::measures::MeasureAct;
use domain::prompts::AnswerPlan;
use domain::reflections::{Ask, DraftWords, Turn};
use domain::replies::{Decision, ReplyAct, ReplyKind};
use domain::roster::TypedRow;
use domain::trying::TryAct;
use domain::viewer::Viewer;
use store::Decides;

use crate::both;
use crate::choices::{choosing, firsts, opens};
use crate::desk::{answered, asked, at_once, everybody_else, shared};
use crate::goals::{does, not_found, sets};
use crate::harness::School;
use crate::pen::{Pen, answers, own_question, reads, share_with};

async fn rows_for(school: &School, reader: PersonId) -> Vec<Row> {
    let room = &school.room;
    school.store.access_to_growth(&room.staff(reader), room.science).await.unwrap().0.rows
}

async fn row(school: &School, reader: PersonId, student: PersonId) -> Row {
    rows_for(school, reader).await.into_iter().find(|row| row.student == student).unwrap()
}

async fn cell(school: &School, reader: PersonId, student: PersonId, point: AccessPoint) -> Cell {
    row(school, reader, student).await.cells.into_iter().find(|cell| cell.point == point).unwrap()
}

async fn opens_every_way(school: &School) {
    let room = &school.room;
    for point in AccessPoint::ALL {
        school.store.open_access_point(&room.staff(room.rivera), room.science, *point).await.unwrap();
    }
}

both! {
    async fn nobody_is_invisible_and_only_those_who_teach_the_class_see_anybody(school: School) {
        let (store, room) = (&school.store, &school.room);
        let names: Vec<_> = rows_for(&school, room.rivera).await.into_iter().map(|row| row.name).collect();
        assert_eq!(names, ["Ada Okafor", "Bo Lindqvist", "Chen Wei-Ling"], "with nothing done, by name");
        let (access, cursor) = store.access_to_growth(&room.staff(room.osei), room.science).await.unwrap();
        assert_eq!((access.rows.len(), access.opened.as_slice()), (3, &[AccessPoint::Reflection][..]));
        assert_eq!(cursor, store.cursor(&room.staff(room.osei)).await.unwrap());
        for row in access.rows {
            assert_eq!(row.need, None, "new here");
            assert!(row.cells.iter().all(|cell| (cell.last, cell.turn) == (None, Turn::Nobody)));
        }
        for viewer in everybody_else(&school) {
            assert!(not_found(store.access_to_growth(&viewer, room.science).await), "{viewer:?}");
            assert!(not_found(store.who_needs_me_next(&viewer, room.science).await), "{viewer:?}");
        }
        // Ms Rivera runs the school; she does not teach Reading.
        assert!(not_found(store.access_to_growth(&room.staff(room.rivera), room.reading).await));

        store.remove_student(&room.staff(room.rivera), room.science, room.bo).await.unwrap();
        assert_eq!(rows_for(&school, room.rivera).await.len(), 2, "who left is not waited for");
        school.later(15 * DAY);
        for row in rows_for(&school, room.rivera).await {
            assert_eq!(row.need, Some(Need::NotLately { reached: None }), "two weeks, and not a word from anybody");
        }
    }

    async fn a_piece_waits_until_it_is_answered_and_then_it_is_its_students_turn(school: School) {
        let room = &school.room;
        let at_first = shared(&school, room.bo, "It floats").await;
        school.later(HOUR);
        let (ada, piece) = (Pen::of(&school, room.ada), ReflectionId::mint());
        let draft = DraftWords { words: "Why?".into(), ask: Ask::Part, ask_words: "The middle".into(), ..Default::default() };
        assert!(ada.gives(share_with(piece, &own_question(room.science), draft, false)).await.is_done());
        let rows = rows_for(&school, room.rivera).await;
        assert_eq!(rows[0].student, room.ada, "asked for help, though Bo waits longer");
        assert!(matches!(rows[0].need, Some(Need::Waits { wants: Wants::Help, to: Place::Piece(of), .. }) if of == piece));
        assert!(matches!(rows[1].need, Some(Need::Waits { wants: Wants::Answer, to: Place::Piece(of), .. }) if of == at_first));
        assert_eq!(rows[2].need, None, "and Chen, who has shared nothing, has a row");
        let next = school.store.who_needs_me_next(&room.staff(room.rivera), room.science).await.unwrap().0;
        assert_eq!(next.iter().map(|next| next.student).collect::<Vec<_>>(), [room.ada, room.bo]);

        answers(&school, piece, 1).await.unwrap();
        let after = cell(&school, room.osei, room.ada, AccessPoint::Reflection).await;
        assert_eq!((after.turn, after.last.map(|(did, _)| did)), (Turn::Student, Some(Did::Shared)));
        assert_eq!(row(&school, room.osei, room.ada).await.need, None);
        reads(&school, at_first, 1).await.unwrap();
        let after = cell(&school, room.rivera, room.bo, AccessPoint::Reflection).await;
        assert_eq!((after.turn, after.since), (Turn::Nobody, None), "read, and nothing asked");
        school.later(15 * DAY);
        let rows = rows_for(&school, room.rivera).await;
        assert!(rows.iter().all(|row| matches!(row.need, Some(Need::NotLately { .. }))));
        assert_eq!(rows[0].student, room.chen, "never reached; then who heard longest ago");
    }

    async fn what_a_plan_leaves_out_does_not_wait_and_an_open_prompt_is_a_students_turn(school: School) {
        let room = &school.room;
        let prompt = asked(&school, "What surprised you?", at_once(AnswerPlan::Nobody)).await;
        let theirs = cell(&school, room.rivera, room.ada, AccessPoint::Reflection).await;
        assert_eq!((theirs.turn, theirs.to), (Turn::Student, Place::Prompts));
        let beginning = domain::command::Beginning::Prompt { prompt };
        assert!(Pen::of(&school, room.bo).saves(ReflectionId::mint(), &beginning, "half", 0).await.is_done());
        let writing = cell(&school, room.rivera, room.bo, AccessPoint::Reflection).await;
        assert_eq!(writing, theirs, "a draft is nobody's business");
        answered(&school, room.ada, prompt, "The ice").await;
        let after = cell(&school, room.rivera, room.ada, AccessPoint::Reflection).await;
        assert_eq!((after.turn, after.last.map(|(did, _)| did)), (Turn::Nobody, Some(Did::Shared)));
        assert_eq!(row(&school, room.rivera, room.ada).await.need, Some(Need::NotLately { reached: None }), "as the bell says");
    }

    async fn goals_and_asks_are_for_whom_they_were_shown_to(school: School) {
        let (store, room) = (&school.store, &school.room);
        opens_every_way(&school).await;
        let ada = Pen::of(&school, room.ada);
        let goal = sets(&ada, "Ask one question", &[room.rivera]).await;
        let seen = cell(&school, room.rivera, room.ada, AccessPoint::Goals).await;
        assert_eq!((seen.turn, seen.last.map(|(did, _)| did), seen.to), (Turn::Teacher, Some(Did::SetGoal), Place::Goal(goal)));
        let hidden = cell(&school, room.osei, room.ada, AccessPoint::Goals).await;
        assert_eq!((hidden.turn, hidden.last, hidden.to), (Turn::Nobody, None, Place::Goals), "not even that there is one");
        assert_eq!(row(&school, room.osei, room.ada).await.need, None);

        let words = AnswerWords { answer: GoalAnswer::Ask, words: "Which one?".into() };
        store.answer_goal(&room.staff(room.rivera), goal, 1, words).await.unwrap();
        assert_eq!(cell(&school, room.rivera, room.ada, AccessPoint::Goals).await.turn, Turn::Student);
        assert_eq!(row(&school, room.rivera, room.ada).await.need, None, "reached just now");

        let ask = GoalAskId::mint();
        does(&ada, goal, GoalAct::Ask { ask, kind: AskKind::Talk, to: room.osei, words: String::new() }).await;
        let needs = row(&school, room.osei, room.ada).await.need;
        assert!(matches!(needs, Some(Need::Waits { wants: Wants::Talk, to: Place::Asks, .. })), "{needs:?}");
        assert_eq!(row(&school, room.rivera, room.ada).await.need, None, "asked of Mr Osei and nobody else");
        store.see_goal_ask(&room.staff(room.osei), ask).await.unwrap();
        assert_eq!(row(&school, room.osei, room.ada).await.need, needs, "seen is not answered");
        store.answer_goal_ask(&room.staff(room.osei), ask, String::new()).await.unwrap();
        assert_eq!(row(&school, room.osei, room.ada).await.need, None);
    }

    async fn boards_shelves_tries_and_pairs_say_what_waits(school: School) {
        let (store, room) = (&school.store, &school.room);
        opens_every_way(&school).await;
        let (rivera, ada) = (room.staff(room.rivera), Pen::of(&school, room.ada));
        let choice = async || cell(&school, room.rivera, room.ada, AccessPoint::Choice).await;
        let board = opens(&school, "I can say why", Template::Menu).await;
        let open = choice().await;
        assert_eq!((open.turn, open.to), (Turn::Student, Place::Board(board)));
        crate::choices::does(&ada, board, choosing(firsts(&ada, board).await, "")).await;
        assert_eq!((choice().await.turn, choice().await.last.map(|(did, _)| did)), (Turn::Nobody, Some(Did::Chose)));
        let option = OptionId::mint();
        let words = ProposalWords { axis: Axis::Show, words: "A song".into(), mode: None, reaches: "It says why".into() };
        crate::choices::does(&ada, board, ChoiceAct::Propose { option, words }).await;
        assert_eq!((choice().await.turn, choice().await.to), (Turn::Teacher, Place::Board(board)));
        store.answer_proposal(&rivera, board, option, ProposalAnswer::Yes, "").await.unwrap();
        assert_eq!(choice().await.turn, Turn::Nobody);

        let attempt = crate::tries::poses(&ada, "I forget").await;
        assert_eq!(choice().await.turn, Turn::Nobody, "hers alone");
        crate::tries::does(&ada, attempt, TryAct::Show { readers: vec![room.rivera] }).await;
        assert_eq!((choice().await.turn, choice().await.to), (Turn::Teacher, Place::Tries));
        assert_eq!(cell(&school, room.osei, room.ada, AccessPoint::Choice).await.turn, Turn::Nobody);
        store.answer_try(&rivera, attempt, "Thank you for showing me.".into()).await.unwrap();
        assert_eq!(choice().await.turn, Turn::Nobody);
        crate::strategies::recommends(&school, &ada, crate::strategies::words("Boxes"), false).await;
        assert_eq!((choice().await.turn, choice().await.to), (Turn::Teacher, Place::Shelf));

        let piece = ReflectionId::mint();
        for words in ["One", "Two"] {
            ada.shares(piece, &own_question(room.science), words).await;
        }
        reads(&school, piece, 2).await.unwrap();
        let versions = ada.sees(piece).await.versions;
        let (after, before) = (versions[0].id, versions[1].id);
        let suggested = store.suggest_growth(&rivera, room.ada, before, after).await.unwrap();
        let reflection = async || cell(&school, room.rivera, room.ada, AccessPoint::Reflection).await;
        assert_eq!((reflection().await.turn, reflection().await.to), (Turn::Student, Place::Growth));
        let words = GrowthWords { before, after, used_to: "a".into(), now: "b".into() };
        assert!(ada.gives(Command::Grow { growth: suggested, words }).await.is_done());
        let done = reflection().await;
        assert_eq!((done.turn, done.last.map(|(did, _)| did)), (Turn::Nobody, Some(Did::ShowedGrowth)));
        assert_ne!(suggested, GrowthId::mint());
    }

    async fn inquiries_are_for_whom_they_are_shown_to_and_a_wish_waits_for_the_class(school: School) {
        let (store, room) = (&school.store, &school.room);
        opens_every_way(&school).await;
        let (rivera, ada) = (room.staff(room.rivera), Pen::of(&school, room.ada));
        let here = async |reader| cell(&school, reader, room.ada, AccessPoint::Inquiry).await;
        assert_eq!((here(room.rivera).await.turn, here(room.rivera).await.to), (Turn::Nobody, Place::Inquiries));
        crate::questions::asks(&school, &ada, "Why is the sky blue?").await;
        let asked = here(room.osei).await;
        let last = asked.last.map(|(did, _)| did);
        assert_eq!((asked.turn, last, asked.to), (Turn::Nobody, Some(Did::AskedQuestion), Place::Questions), "it waits for nobody");

        school.later(HOUR);
        let wolves = crate::inquiry::wonders(&ada, "Are wolves bad?").await;
        crate::inquiry::does(&ada, wolves, crate::inquiry::say("They help")).await;
        assert_eq!(here(room.rivera).await, asked, "it is shown to nobody");
        crate::inquiry::does(&ada, wolves, InquiryAct::Show { readers: vec![room.rivera] }).await;
        let shown = here(room.rivera).await;
        assert_eq!((shown.turn, shown.to), (Turn::Teacher, Place::Inquiry(wolves)));
        assert_eq!(shown.last.map(|(did, _)| did), Some(Did::SaidPerspective));
        assert_eq!(here(room.osei).await, asked, "a colleague is not told");
        let remark = |kind| RemarkWords { kind, on: RemarkOn::Question, words: "Who counted?".into() };
        let id = RemarkId::mint();
        store.remark(&rivera, wolves, id, remark(ReplyKind::Ask)).await.unwrap();
        assert_eq!((here(room.rivera).await.turn, here(room.rivera).await.to), (Turn::Student, Place::Inquiry(wolves)));
        crate::inquiry::does(&ada, wolves, InquiryAct::Rest).await;
        assert_eq!(here(room.rivera).await.turn, Turn::Nobody, "one that rests is nobody's turn");
        crate::inquiry::does(&ada, wolves, InquiryAct::TakeUp).await;
        school.later(HOUR);
        crate::inquiry::does(&ada, wolves, InquiryAct::Answer { remark: id, words: "Two rangers".into() }).await;
        let answered = here(room.rivera).await;
        assert_eq!((answered.turn, answered.last.map(|(did, _)| did)), (Turn::Nobody, Some(Did::AnsweredAboutInquiry)));
        school.later(15 * DAY);
        store.remark(&rivera, wolves, RemarkId::mint(), remark(ReplyKind::Notice)).await.unwrap();
        assert_eq!(row(&school, room.osei, room.ada).await.need, None, "a word about an inquiry reaches her");

        // Whoever teaches the class may say yes to a wish.
        crate::audience::wishes(&ada, wolves, crate::audience::with(room.bo, room.science)).await;
        for reader in [room.rivera, room.osei] {
            let need = row(&school, reader, room.ada).await.need;
            assert!(matches!(need, Some(Need::Waits { wants: Wants::Release, to: Place::Audiences, .. })), "{need:?}");
        }
        crate::audience::decides(&school, Release::Yes).await.unwrap();
        let open = here(room.osei).await;
        assert_eq!((open.turn, open.last.map(|(did, _)| did)), (Turn::Nobody, Some(Did::LetOthersRead)));
    }

    async fn a_perspective_after_the_last_word_waits_for_another(school: School) {
        let (store, room) = (&school.store, &school.room);
        opens_every_way(&school).await;
        let (rivera, ada) = (room.staff(room.rivera), Pen::of(&school, room.ada));
        let here = async |reader| cell(&school, reader, room.ada, AccessPoint::Inquiry).await;
        let wolves = crate::inquiry::wonders(&ada, "Are wolves bad?").await;
        crate::inquiry::does(&ada, wolves, crate::inquiry::say("They help")).await;
        crate::inquiry::does(&ada, wolves, InquiryAct::Show { readers: vec![room.rivera] }).await;
        let first = here(room.rivera).await;
        let notice = RemarkWords { kind: ReplyKind::Notice, on: RemarkOn::Question, words: "I like that.".into() };
        let said = RemarkId::mint();
        store.remark(&rivera, wolves, said, notice).await.unwrap();
        assert_eq!((first.turn, here(room.rivera).await.turn), (Turn::Teacher, Turn::Nobody));
        school.later(HOUR);
        crate::inquiry::does(&ada, wolves, crate::inquiry::say("They help the trees")).await;
        let again = here(room.rivera).await;
        assert_eq!((again.turn, again.to), (Turn::Teacher, Place::Inquiry(wolves)));
        assert!(again.since > first.since.map(|since| since.plus(HOUR)), "since she said it");
        assert_eq!(again.last.map(|(_, at)| at), again.since);
        assert_eq!(store.inquiries_waiting(&rivera).await.unwrap()[0].n, 1, "as the line on the page of classes says");
        // Another reader waits for nobody longer than they see it.
        school.later(HOUR);
        crate::inquiry::does(&ada, wolves, InquiryAct::Show { readers: vec![room.rivera, room.osei] }).await;
        assert!(here(room.osei).await.since > again.since);
        assert_eq!(here(room.rivera).await.since, again.since);
        store.take_back_remark(&rivera, wolves, said).await.unwrap();
        assert_eq!(here(room.rivera).await.since, first.since, "without any word it waits since it is shown");
    }

    async fn what_a_guest_asks_is_its_students_turn_and_the_answer_a_teachers(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, inquiry, named, link, token) = crate::audience::guests::linked(&school).await;
        // Mr Osei is not shown the inquiry; what guests say is for whoever teaches the class.
        let here = async || cell(&school, room.osei, room.ada, AccessPoint::Inquiry).await;
        let (osei, id) = (room.staff(room.osei), ReplyId::mint());
        store.say_as_guest(&token, id, crate::audience::guests::said("Which soil?"), "1.2.3.4").await.unwrap();
        assert_eq!(here().await.turn, Turn::Nobody, "she does not know of it");
        store.decide_guest_reply(&osei, room.science, id, false, true).await.unwrap();
        assert_eq!((here().await.turn, here().await.to), (Turn::Student, Place::Audiences));
        let answer = AudienceAct::Answer { reply: id, words: "Sand".into() };
        crate::audience::does(&ada, inquiry, answer).await;
        let answered = here().await;
        assert_eq!((answered.turn, answered.to), (Turn::Teacher, Place::Audiences));
        assert_eq!(answered.last.map(|(did, _)| did), Some(Did::AnsweredReply));
        let need = row(&school, room.osei, room.ada).await.need;
        assert!(matches!(need, Some(Need::Waits { wants: Wants::Release, to: Place::Audiences, .. })), "{need:?}");
        store.decide_guest_reply(&osei, room.science, id, true, true).await.unwrap();
        assert_eq!(here().await.turn, Turn::Nobody);

        let late = ReplyId::mint();
        store.say_as_guest(&token, late, crate::audience::guests::said("And the trees?"), "1.2.3.4").await.unwrap();
        store.decide_guest_reply(&osei, room.science, late, false, true).await.unwrap();
        assert_eq!(here().await.turn, Turn::Student);
        store.end_link(&osei, room.science, named, link).await.unwrap();
        assert_eq!(here().await.turn, Turn::Nobody, "nobody would read an answer");
    }

    async fn a_reply_waits_to_be_read_first_and_then_for_its_owner(school: School) {
        let room = &school.room;
        let (ada, wolves, bo, _) = crate::replies::open_to_class(&school).await;
        let of = async |student| cell(&school, room.osei, student, AccessPoint::Inquiry).await;
        let reply = crate::replies::replies(&bo, wolves, "Who counted the trees?").await;
        let his = of(room.bo).await;
        let last = his.last.map(|(did, _)| did);
        assert_eq!((his.turn, last, his.to), (Turn::Teacher, Some(Did::Replied), Place::Replies));
        assert_eq!(of(room.ada).await.turn, Turn::Nobody, "she does not know of it");
        crate::replies::decides(&school, reply, Decides::Reply, Decision::Release).await.unwrap();
        assert_eq!((of(room.bo).await.turn, of(room.ada).await.turn), (Turn::Nobody, Turn::Student));
        let answer = ReplyAct::Answer { words: "Two rangers".into() };
        crate::replies::does(&ada, reply, answer).await;
        assert_eq!(of(room.ada).await.turn, Turn::Teacher, "her answer is read first, too");
        crate::replies::decides(&school, reply, Decides::Answer, Decision::Release).await.unwrap();
        let hers = of(room.ada).await;
        assert_eq!(hers.turn, Turn::Nobody);
        crate::replies::does(&bo, reply, ReplyAct::TakeBack).await;
        assert_eq!(of(room.bo).await.last, None, "what was taken back is not told");
    }

    async fn own_data_is_a_step_where_it_is_shown(school: School) {
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        let last = async || cell(&school, room.rivera, room.ada, AccessPoint::Reflection).await;
        let alone = crate::measures::begins(&ada, None).await;
        crate::measures::does(&ada, alone, crate::measures::point("2026-09-01", "80")).await;
        assert_eq!(last().await.last, None, "her own business");
        let shown = crate::measures::begins(&ada, Some(room.science)).await;
        crate::measures::does(&ada, shown, crate::measures::point("2026-09-01", "80")).await;
        assert_eq!(last().await.last.map(|(did, _)| did), Some(Did::AddedFigure));
        school.later(HOUR);
        let note = MeasureAct::Note { before: None, after: None, says: "Faster".into(), will: String::new() };
        crate::measures::does(&ada, shown, note).await;
        assert_eq!((last().await.last.map(|(did, _)| did), last().await.to), (Some(Did::SaidOfData), Place::Data));
    }

    async fn a_class_that_is_put_away_waits_for_nobody(school: School) {
        let (store, room) = (&school.store, &school.room);
        shared(&school, room.ada, "It floats").await;
        asked(&school, "Why?", at_once(AnswerPlan::Everyone)).await;
        let rivera = room.staff(room.rivera);
        store.archive_class(&rivera, room.science).await.unwrap();
        school.later(30 * DAY);
        let (access, _) = store.access_to_growth(&rivera, room.science).await.unwrap();
        assert!(access.archived);
        assert!(access.rows.iter().all(|row| row.need.is_none() && row.cells.iter().all(|cell| cell.turn == Turn::Nobody)));
        assert!(access.rows.iter().any(|row| row.cells[0].last.is_some()), "what happened is told");
        assert!(store.who_needs_me_next(&rivera, room.science).await.unwrap().0.is_empty());
    }

    async fn a_thousand_students_are_no_more_questions_than_three(school: School) {
        let (store, room) = (&school.store, &school.room);
        opens_every_way(&school).await;
        let rivera = room.staff(room.rivera);
        let count = async |viewer: &Viewer| {
            let before = school.reads();
            let (access, _) = store.access_to_growth(viewer, room.science).await.unwrap();
            (access.rows.len(), school.reads() - before)
        };
        let (_, fewest) = count(&rivera).await;
        assert!(fewest <= 25, "{fewest}: of a class without work hardly anything is asked");
        let board = opens(&school, "I can say why", Template::Menu).await;
        asked(&school, "Why?", at_once(AnswerPlan::Everyone)).await;
        for student in [room.ada, room.bo, room.chen] {
            shared(&school, student, "It floats").await;
            sets(&Pen::of(&school, student), "Ask", &[room.rivera]).await;
        }
        let ada = Pen::of(&school, room.ada);
        crate::choices::does(&ada, board, choosing(firsts(&ada, board).await, "")).await;
        let (three, few) = count(&rivera).await;
        for half in 0..2 {
            let rows = (0..500).map(|n| TypedRow { line: n, name: format!("Student {half} {n}"), external_id: None });
            store.import_roster(&rivera, room.science, rows.collect()).await.unwrap();
        }
        let (thousand, many) = count(&rivera).await;
        assert_eq!((three, thousand), (3, 1003));
        assert_eq!(few, many, "statements for three students with work, and for a thousand");
        assert!(many <= 30, "{many}");
    }
}
