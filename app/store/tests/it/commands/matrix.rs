//! Every command × whoever gives it: whose thing it is, a classmate, another class, another school, nobody. A command without its row does
//! not compile ([`row`]); one that nobody gives here does not pass.

use std::collections::BTreeSet;

use domain::audience::{AudienceAct, Step};
use domain::choices::{ChoiceAct, Template};
use domain::command::{Answer, Command, Envelope};
use domain::feedback::{FollowThrough, NoteReaders, Outcome, Part};
use domain::goals::GoalAct;
use domain::growth::GrowthWords;
use domain::help::HelpAct;
use domain::id::{
    CommandId, ConfidenceId, GrowthId, NoteId, PersonId, QuestionId, ReflectionId, TalkId, TranslationId,
};
use domain::inquiry::InquiryAct;
use domain::portfolio::TimelineSource;
use domain::questions::QuestionAct;
use domain::refusal::Refusal;
use domain::replies::{Decision, ReplyAct};
use domain::rounds::{RoundAct, RoundStep};
use domain::rubrics::RubricAct;
use domain::showing::{Mode, ShowAct, ShowSaid};
use domain::stage::{ClosingWord, Confidence, Scene};
use domain::strategies::{StrategyAct, StrategyKind};
use domain::trying::TryAct;
use domain::viewer::Viewer;
use store::Decides;

use crate::both;
use crate::harness::School;
use crate::pen::{Pen, answers, own_question, projects, save, share};
use crate::{choices, goals, help, inquiry, measures, portfolio, questions, replies, rounds, rubrics, stage};
use crate::{strategies, tries};

const HIDDEN: &str = "refusal.not_found";

/// What comes of it for Ada, Bo (a classmate), Dina (another class), Eli (another school), nobody: `done`, or the key of the sentence.
type Row = [&'static str; 5];

/// It is about something of Ada's, and to nobody else is that there.
const HERS: Row = ["done", HIDDEN, HIDDEN, HIDDEN, HIDDEN];
/// It is about something of the class, where each student does it for themselves.
const CLASS: Row = ["done", "done", HIDDEN, HIDDEN, HIDDEN];

/// What each command is called on the wire, and its row.
fn row(command: &Command) -> (&'static str, Row) {
    match command {
        Command::SaveDraft { .. } => ("save_draft", HERS),
        Command::Share { .. } => ("share", HERS),
        Command::TakeBack { .. } => ("take_back", HERS),
        Command::Follow { .. } => ("follow", HERS),
        Command::Consent { .. } => ("consent", HERS),
        Command::Rest { .. } => ("rest", HERS),
        Command::Wake { .. } => ("wake", HERS),
        Command::LetWait { .. } => ("let_wait", HERS),
        Command::Grow { .. } => ("grow", HERS),
        Command::SetGrowthAside { .. } => ("set_growth_aside", HERS),
        Command::Translate { .. } => ("translate", HERS),
        Command::AskToTalk { .. } => ("ask_to_talk", HERS),
        Command::ReadNote { .. } => ("read_note", HERS),
        Command::Goal { .. } => ("goal", HERS),
        Command::Show { .. } => ("show", HERS),
        // The board is the class's: Bo finds it, and has chosen nothing that a work could come of.
        Command::Choice { .. } => ("choice", ["done", "choices.choose_first", HIDDEN, HIDDEN, HIDDEN]),
        // A page of one's own, shown to one's own teachers: Ms Rivera is none of Dina's, and none whom Eli ever heard of.
        Command::ShowHelped { .. } => {
            ("show_helped", ["done", "done", "choices.not_your_teacher", "choices.not_your_teacher", HIDDEN])
        }
        Command::Strategy { .. } => ("strategy", HERS),
        Command::Try { .. } => ("try", HERS),
        Command::Question { .. } => ("question", HERS),
        Command::Round { .. } => ("round", CLASS),
        Command::Inquiry { .. } => ("inquiry", HERS),
        Command::Reply { .. } => ("reply", HERS),
        Command::Audience { .. } => ("audience", HERS),
        Command::Rubric { .. } => ("rubric", HERS),
        Command::Measure { .. } => ("measure", HERS),
        Command::Portfolio { .. } => ("portfolio", HERS),
        Command::Help { .. } => ("help", HERS),
        Command::ClosingWord { .. } => ("closing_word", CLASS),
        Command::Confidence { .. } => ("confidence", CLASS),
        Command::ShowEarlier { .. } => ("show_earlier", HERS),
    }
}

/// The names of all commands, as whoever reads them knows them.
fn all() -> BTreeSet<String> {
    let unknown = serde_json::from_str::<Command>(r#"{"do":"no such command"}"#).unwrap_err().to_string();
    unknown.split('`').skip(3).step_by(2).map(str::to_owned).collect()
}

/// A piece of Ada's with two versions, of which Ms Rivera answered the second.
struct Work {
    piece: ReflectionId,
    words: GrowthWords,
    follow: Command,
}

async fn work(school: &School, ada: &Pen) -> Work {
    let piece = ReflectionId::mint();
    for words in ["The wind pulls them.", "The days get short."] {
        assert!(ada.shares(piece, &own_question(school.room.science), words).await.is_done());
    }
    let feedback = answers(school, piece, 2).await.unwrap();
    let versions = ada.sees(piece).await.versions;
    let words = GrowthWords {
        before: versions[1].id,
        after: versions[0].id,
        used_to: "It is the wind".into(),
        now: "It is the light".into(),
    };
    let follow = FollowThrough { part: Part::NextStep, outcome: Outcome::Trying, words: String::new() };
    Work { piece, words, follow: Command::Follow { reflection: piece, feedback, follow } }
}

/// What stands on a piece of Ada's. In an order in which she can do one after the other.
async fn about_pieces(school: &School, ada: &Pen) -> Vec<Command> {
    let (store, room) = (&school.store, &school.room);
    let Work { piece: reflection, words, follow } = work(school, ada).await;
    let (beginning, growth) = (own_question(room.science), GrowthId::mint());
    let draft = ReflectionId::mint();
    assert!(ada.saves(draft, &beginning, "Half a sentence", 0).await.is_done());
    let pair = GrowthId::mint();
    assert!(ada.gives(Command::Grow { growth: pair, words: words.clone() }).await.is_done());
    let (translation, language) = (TranslationId::mint(), "es".to_owned());
    let note = NoteId::mint();
    let to = NoteReaders::Several(vec![room.ada]);
    store.send_note(&room.staff(room.rivera), note, room.science, None, "Look twice".into(), to).await.unwrap();
    store.set_talk_people(&room.staff(room.rivera), room.school, vec![room.osei]).await.unwrap();
    let talk = Command::AskToTalk { talk: TalkId::mint(), words: "Something at recess".into() };
    assert!(ada.gives(talk.clone()).await.is_done());
    let picks = ShowSaid::from(ShowAct::Pick { mode: Mode::Draw, why: String::new() });
    let taken = ReflectionId::mint();
    assert!(ada.shares(taken, &beginning, "For a moment").await.is_done());
    vec![
        save(draft, &beginning, "A whole sentence"),
        Command::Show { reflection, act: picks.and("class", room.science).and("question", "Why do leaves fall?") },
        follow,
        Command::Consent { reflection, give: true },
        Command::LetWait { reflection, waits: true },
        Command::Translate { translation, reflection, version: 2, language, words: "Los días se acortan".into() },
        Command::Rest { reflection },
        Command::Wake { reflection },
        share(reflection, &beginning, "The days get shorter."),
        Command::Grow { growth, words },
        Command::SetGrowthAside { growth: pair },
        Command::ReadNote { note },
        talk,
        Command::TakeBack { reflection: taken },
    ]
}

/// Ada's own: goals, choices, strategies, questions, inquiries, data, a story.
async fn about_her_own(school: &School, ada: &Pen) -> Vec<Command> {
    let room = &school.room;
    let goal = goals::sets(ada, "Ask one question a day", &[room.rivera]).await;
    let board = choices::opens(school, "I can say why leaves fall", Template::Menu).await;
    choices::does(ada, board, choices::choosing(choices::firsts(ada, board).await, "")).await;
    let piece = ReflectionId::mint();
    assert!(ada.shares(piece, &own_question(room.science), "My work").await.is_done());
    strategies::open(school).await;
    let strategy = strategies::on_shelf(school, ada, "Boxes", false).await;
    let attempt = tries::poses(ada, "I forget what I read").await;
    let cards = TryAct::Pick {
        tried: domain::id::TriedId::mint(),
        strategy: None,
        name: "Cards".into(),
        kind: StrategyKind::LowTech,
    };
    questions::open(school).await;
    let question: QuestionId = questions::asks(school, ada, "Why do leaves fall?").await;
    let measure = measures::begins(ada, None).await;
    let rubric = rubrics::in_use(school).await;
    let story = portfolio::own(ada).await.story.id;
    portfolio::does(ada, story, portfolio::pick(TimelineSource::Piece, piece.0, "I looked twice").1).await;
    vec![
        Command::Goal { goal, act: GoalAct::SetAside { words: "It is done by itself".into() }.into() },
        Command::Choice { board, act: ChoiceAct::Work { reflection: Some(piece) }.into() },
        Command::ShowHelped { readers: vec![room.rivera] },
        Command::Strategy { strategy, act: StrategyAct::Withdraw.into() },
        Command::Try { attempt, act: cards.into() },
        Command::Question { question, act: QuestionAct::Withdraw.into() },
        Command::Inquiry { inquiry: inquiry::wonders(ada, "Why?").await, act: InquiryAct::Rest.into() },
        Command::Measure { measure, act: measures::point("2026-09-10", "92").into() },
        Command::Rubric { rubric, act: RubricAct::Pick { piece }.into() },
        Command::Portfolio { act: portfolio::chapter("Autumn").1.said(story) },
    ]
}

/// What Chen replied to a perspective of Ada's that the class reads.
async fn about_readers(school: &School, ada: &Pen) -> Vec<Command> {
    let (owner, wolves, _, chen) = replies::open_to_class(school).await;
    assert_eq!(owner.person, ada.person);
    let reply = replies::replies(&chen, wolves, "Who counted the trees?").await;
    replies::decides(school, reply, Decides::Reply, Decision::Release).await.unwrap();
    vec![
        Command::Reply { reply, act: ReplyAct::Hide { hide: true }.into() },
        Command::Audience { inquiry: wolves, act: AudienceAct::TakeBack { step: Step::Class }.into() },
    ]
}

/// What happens in a lesson: a round, the help queue, the wall.
async fn in_a_lesson(school: &School, ada: &Pen) -> Vec<Command> {
    let (store, room) = (&school.store, &school.room);
    let (rivera, wall) = (room.staff(room.rivera), projects(school).await);
    assert!(matches!(wall, Viewer::Projector { .. }));
    let prompt =
        crate::desk::asked(school, "What surprised you?", crate::desk::at_once(domain::prompts::AnswerPlan::Everyone))
            .await;
    let help = help::asks(ada, prompt, "Leaves eat light.").await;
    let (round, ..) = rounds::runs(school, RoundStep::Reflect).await;
    let reflection = crate::desk::shown(school, room.ada, "The cold paints them.").await;
    ada.shares(reflection, &own_question(room.science), "They make food.").await;
    ada.gives(Command::Consent { reflection, give: true }).await;
    store.spotlight_version(&rivera, reflection, 2).await.unwrap();
    store.ask_for_earlier(&rivera, reflection).await.unwrap();
    stage::stages(school, stage::show(Scene::Closing)).await;
    vec![
        Command::Help { help, act: HelpAct::Withdraw.into() },
        Command::Round { round, act: RoundAct::Reflect { words: "To ask openly".into() }.into() },
        Command::ShowEarlier { reflection, version: 1, give: true },
        Command::ClosingWord { class: room.science, word: ClosingWord::Proud },
    ]
}

/// How sure one is, asked where the closing word stood.
async fn on_the_wall(school: &School) -> Vec<Command> {
    let (room, ask) = (&school.room, ConfidenceId::mint());
    let rivera = room.staff(room.rivera);
    school.store.ask_confidence(&rivera, room.science, ask, "I can say why leaves fall").await.unwrap();
    vec![Command::Confidence { class: room.science, ask, level: Confidence::Nearly }]
}

/// As this person's page sends it, on top of the newest that its owner saw.
fn envelope(person: PersonId, base_version: i64, command: &Command) -> Envelope {
    Envelope { id: CommandId::mint(), person, device: None, base_version, done_at: 0, command: command.clone(), v: 1 }
}

async fn newest(ada: &Pen, command: &Command) -> i64 {
    let (Command::SaveDraft { reflection, .. } | Command::Share { reflection, .. } | Command::Show { reflection, .. }) =
        command
    else {
        return 0;
    };
    ada.sees(*reflection).await.draft.map_or(0, |draft| draft.rev)
}

async fn given(school: &School, viewer: &Viewer, envelope: Envelope) -> (String, Answer) {
    let answer = school.store.carry_out(viewer, vec![envelope]).await.remove(0).answer;
    let said = match &answer {
        Answer::Done { .. } => "done".to_owned(),
        Answer::Refused { refusal } => refusal.sentence().key,
        Answer::TryAgain { incident } => format!("again: {incident}"),
    };
    (said, answer)
}

/// Those who have nothing to do with it first: what they are refused leaves no trace, and she can do it afterwards as if nothing had been.
async fn each_gives(school: &School, ada: &Pen, command: &Command) -> &'static str {
    let room = &school.room;
    let (name, expected) = row(command);
    let base = newest(ada, command).await;
    let others = [
        (4, Viewer::Nobody, room.ada),
        (3, room.student(room.eli), room.eli),
        (2, room.student(room.dina), room.dina),
        (1, room.student(room.bo), room.bo),
    ];
    for (at, viewer, person) in others {
        let before = school.events().len();
        let (said, _) = given(school, &viewer, envelope(person, base, command)).await;
        assert_eq!(said, expected[at], "{name} by {person:?}");
        assert!(said == "done" || school.events().len() == before, "{name}: somebody hears of what was refused");
    }
    // Signed in as somebody else, it is not even looked at.
    let posted = given(school, &room.student(room.bo), envelope(room.ada, base, command)).await;
    assert_eq!(posted.1, Answer::Refused { refusal: Refusal::forbidden("commands.somebody_else") }, "{name}");

    let envelope = envelope(room.ada, base, command);
    let (said, first) = given(school, &ada.viewer, envelope.clone()).await;
    assert_eq!(said, expected[0], "{name} by its student: {first:?}");
    let before = school.events().len();
    let (_, again) = given(school, &ada.viewer, envelope).await;
    assert_eq!((again, school.events().len()), (first, before), "{name}: twice is once");
    name
}

both! {
    async fn every_command_by_everybody(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let mut tried = BTreeSet::new();
        // Made when it is their turn: one is in the way of another.
        for command in about_pieces(&school, &ada).await {
            tried.insert(each_gives(&school, &ada, &command).await.to_owned());
        }
        for command in about_her_own(&school, &ada).await {
            tried.insert(each_gives(&school, &ada, &command).await.to_owned());
        }
        for command in about_readers(&school, &ada).await {
            tried.insert(each_gives(&school, &ada, &command).await.to_owned());
        }
        for command in in_a_lesson(&school, &ada).await {
            tried.insert(each_gives(&school, &ada, &command).await.to_owned());
        }
        for command in on_the_wall(&school).await {
            tried.insert(each_gives(&school, &ada, &command).await.to_owned());
        }
        assert_eq!(tried, all(), "a command is given by nobody");
    }
}
