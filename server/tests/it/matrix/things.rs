//! What the addresses are about: one thing of each kind.

use domain::audience::{AudienceAct, GuestDraft, Step, WishView};
use domain::choices::{Axis, BoardPlan, ChoiceAct, ProposalWords, Template};
use domain::classes::AccessPoint;
use domain::command::Command;
use domain::competencies::pasted;
use domain::conference::{ConferenceAct, PlanWords};
use domain::id::{
    BoardId, ChoiceId, ClassId, CompetencyId, ConferenceId, GuestId, InquiryId, MeasureId, OptionId, PersonId, PickId,
    QuestionId, ReflectionId, RoundId, RoundQuestionId, RubricId, RubricNoteId, SampleId, StoryId,
};
use domain::measures::{MeasureAct, MeasureWords};
use domain::portfolio::{PartWords, PortfolioAct};
use domain::questions::{Appears, QuestionAct};
use domain::rounds::{Focus, FocusKind, Minutes, RoundAct, RoundStep};
use domain::rubrics::{RatingTyped, RubricAct, RubricMove, RubricSource, TypedLine};
use store::{MakingAct, Way};

use crate::harness::{Client, PASSWORD, TestServer};
use crate::room::{Lesson, Student, viewer};

/// A teacher of the school whom nobody else's row is about.
pub async fn third_teacher(server: &TestServer, rivera: &Client) -> PersonId {
    let admin = viewer(server, rivera).await;
    let school = server.store().me(&admin).await.unwrap().schools[0].id;
    let way = Way::Invitation(server.store().invite_teacher(&admin, school).await.unwrap());
    server.store().sign_up(way, "Ms Kim", "kim@cedar.example", "hash".into()).await.unwrap().person
}

/// A teacher of a school in another district.
pub async fn teacher_elsewhere(server: &TestServer) -> Client {
    let room = store::classroom::Room::furnish(server.store()).await.unwrap();
    let token = server.store().invite_co_teacher(&room.staff(room.stone), room.history).await.unwrap();
    let reed = server.client();
    let account = [("name", "Ms Reed"), ("email", "reed@harbor.example"), ("password", PASSWORD)];
    let accepted = reed.post(&format!("/invitation/{token}"), &account).await;
    assert_eq!(accepted.status, 303, "{}", accepted.body);
    reed
}

/// On the list of the class for a moment.
pub async fn takes_a_competency_off(server: &TestServer, teacher: &Client, class: ClassId) -> CompetencyId {
    let (store, teacher) = (server.store(), viewer(server, teacher).await);
    store.import_competencies(&teacher, class, pasted("I can read a map")).await.unwrap();
    let id = store.competencies(&teacher, class).await.unwrap().0[0].id;
    store.remove_competency(&teacher, id).await.unwrap();
    id
}

/// An open board, of which Ada chose one option and proposed another.
pub async fn chooses_from_a_board(
    server: &TestServer,
    rivera: &Client,
    ada: &Student,
    class: ClassId,
) -> (BoardId, OptionId) {
    let (store, teacher, board) = (server.store(), viewer(server, rivera).await, BoardId::mint());
    let plan = BoardPlan { target: "I can say why".into(), template: Template::Menu, prompt: None };
    store.make_board(&teacher, class, board, plan, "en").await.unwrap();
    store.open_board(&teacher, board).await.unwrap();
    let first = store.board(&teacher, board).await.unwrap().0.options[0].id;
    let why = "Obsidian four".to_owned();
    let act = ChoiceAct::Choose { choice: ChoiceId::mint(), picks: vec![first], why, goal: None };
    ada.does(Command::Choice { board, act: act.into() }).await;
    let (option, axis) = (OptionId::mint(), Axis::Show);
    let words = ProposalWords { axis, words: "Obsidian five".into(), mode: None, reaches: "It does".into() };
    ada.does(Command::Choice { board, act: ChoiceAct::Propose { option, words }.into() }).await;
    (board, option)
}

/// A question of Ada's that waits for its release, and a round that runs, in which Bo sits in no group.
pub async fn wonders(
    server: &TestServer,
    rivera: &Client,
    ada: &Student,
    bo: &Student,
    class: ClassId,
) -> (QuestionId, RoundId) {
    let (store, teacher) = (server.store(), viewer(server, rivera).await);
    store.open_access_point(&teacher, class, AccessPoint::Inquiry).await.unwrap();
    store.set_questions_appear(&teacher, class, Appears::Released).await.unwrap();
    let (question, round) = (QuestionId::mint(), RoundId::mint());
    let act = QuestionAct::Ask { class, words: "Obsidian six".into(), signed: true };
    ada.does(Command::Question { question, act: act.into() }).await;
    let focus = Focus { kind: FocusKind::Statement, words: "Ice floats".into(), picture: None };
    store.make_round(&teacher, class, round, focus, Minutes::default()).await.unwrap();
    store.seat_in_round(&teacher, round, bo.person, None).await.unwrap();
    store.make_scribe(&teacher, round, ada.person).await.unwrap();
    for (from, to) in [
        (RoundStep::Planned, RoundStep::Focus),
        (RoundStep::Focus, RoundStep::Rules),
        (RoundStep::Rules, RoundStep::Produce),
    ] {
        store.move_round(&teacher, round, from, to).await.unwrap();
    }
    let act = RoundAct::Write { question: RoundQuestionId::mint(), words: "Obsidian seven".into() };
    ada.does(Command::Round { round, act: act.into() }).await;
    (question, round)
}

/// An inquiry of Ada's that Ms Rivera sees; Bo is to be her partner, which waits for a release. And a link to it that was ended.
pub async fn wishes_to_be_read(
    server: &TestServer,
    rivera: &Client,
    ada: &Student,
    bo: PersonId,
    class: ClassId,
) -> (InquiryId, WishView, String) {
    let (store, teacher, inquiry) = (server.store(), viewer(server, rivera).await, InquiryId::mint());
    store.open_access_point(&teacher, class, AccessPoint::Inquiry).await.unwrap();
    crate::audience::shown(ada, inquiry, &teacher, "Obsidian six").await;
    crate::audience::widens(server, &teacher, ada, bo, class, inquiry, Step::Named).await;
    let open = store.audience_desk(&teacher, class).await.unwrap().0.open;
    let named = open.iter().find(|open| open.step == Step::Named).unwrap().audience;
    let draft = GuestDraft { label: "Gardener".into(), greeting: "Welcome".into(), days: "7".into() };
    let token = store.invite_guest(&teacher, class, named, GuestId::mint(), draft).await.unwrap();
    ada.does(Command::Audience { inquiry, act: AudienceAct::TakeBack { step: Step::Partner }.into() }).await;
    crate::audience::wishes(ada, inquiry, crate::audience::with(bo, class)).await;
    let [wish] = <[_; 1]>::try_from(store.audience_desk(&teacher, class).await.unwrap().0.wishes).unwrap();
    (inquiry, wish, token)
}

/// A rubric beside the prompt of Ada's piece, by which she and Ms Rivera said something of its newest version; and one that the class is making,
/// with a note of Ada's.
pub async fn looks_by_a_rubric(lesson: &Lesson, ada: &Student, piece: ReflectionId) -> (RubricId, RubricId) {
    let (store, teacher) = (lesson.server.store(), viewer(&lesson.server, &lesson.rivera).await);
    let (rubric, making) = (RubricId::mint(), RubricId::mint());
    for id in [rubric, making] {
        let source = RubricSource::Bank { id: "g68-arguing".into(), locale: "en".into() };
        store.make_rubric(&teacher, lesson.class, id, source).await.unwrap();
    }
    store.move_rubric(&teacher, rubric, RubricMove::Use, 1).await.unwrap();
    store.put_rubric_beside(&teacher, rubric, lesson.prompt, true).await.unwrap();
    let criterion = store.rubric(&teacher, rubric).await.unwrap().0.wording.criteria[0].id;
    let line = TypedLine { stands: "here".into(), growing: "Obsidian six".into(), ..Default::default() };
    let typed = RatingTyped { lines: vec![(criterion, line)], shown: true };
    let version = store.piece(&viewer(&lesson.server, &ada.browser).await, piece).await.unwrap().0.versions[0].number;
    let act = RubricAct::Rate { piece, version, wording: 1, typed: typed.clone() };
    ada.does(Command::Rubric { rubric, act: act.into() }).await;
    store.rate_piece(&teacher, piece, (version, 1), typed).await.unwrap();
    store.move_rubric(&teacher, making, RubricMove::Make, 1).await.unwrap();
    for (at, words) in ["Glass", "Stone"].into_iter().enumerate() {
        let act = MakingAct::AddSample { id: SampleId::mint(), words: words.into() };
        store.lead_making(&teacher, making, act).await.unwrap();
        assert_eq!(store.making(&teacher, making).await.unwrap().0.samples.len(), at + 1);
    }
    let rev = store.rubric(&teacher, making).await.unwrap().0.card.rev;
    store.move_rubric(&teacher, making, RubricMove::Next, rev).await.unwrap();
    let act = RubricAct::Note { note: RubricNoteId::mint(), sample: None, words: "Obsidian seven".into() };
    ada.does(Command::Rubric { rubric: making, act: act.into() }).await;
    (rubric, making)
}

/// Data of Ada's own, shown to the class's teachers.
pub async fn measures_something(ada: &Student, class: ClassId) -> MeasureId {
    let measure = MeasureId::mint();
    let words = MeasureWords { name: "Obsidian eight".into(), ..Default::default() };
    let act = MeasureAct::Begin { words, class: Some(class) };
    ada.does(Command::Measure { measure, act: act.into() }).await;
    measure
}

/// Ada's story and a conference of hers, both shown to this teacher.
pub async fn tells_a_story(ada: &Student, to: PersonId) -> (StoryId, ConferenceId) {
    let (story, conference) = (StoryId::mint(), ConferenceId::mint());
    let words = PartWords { heading: "Obsidian six".into(), words: String::new() };
    for act in [PortfolioAct::Chapter { part: PickId::mint(), words }, PortfolioAct::Show { readers: vec![to] }] {
        ada.does(Command::Portfolio { act: act.said(story) }).await;
    }
    let words = PlanWords { whom: "Obsidian seven".into(), when: String::new() };
    for act in [ConferenceAct::Plan { words }, ConferenceAct::Show { readers: vec![to] }] {
        ada.does(Command::Portfolio { act: act.said(conference) }).await;
    }
    (story, conference)
}
