//! What students do, as it arrives: once, five times, as somebody else, from elsewhere, and in a list.

mod busy;
mod form;
mod goals;
mod input;
mod logged;
mod outbox;
mod questions;
mod shelf;

use domain::command::{Answer, Beginning, Command, Envelope};
use domain::id::{PromptId, ReflectionId};
use domain::reflections::{Ask, DraftWords};
use domain::refusal::Refusal;
use reqwest::Method;
use reqwest::header::{CONTENT_TYPE, ORIGIN};

use crate::harness;
use crate::room::{Lesson, Student, share, viewer};

const COMMANDS: &str = "/api/v1/commands";

/// What Ms Rivera sees: each piece with its version.
async fn cards(lesson: &Lesson) -> Vec<(ReflectionId, i32, String)> {
    let teacher = viewer(&lesson.server, &lesson.rivera).await;
    let (console, _) = lesson.server.store().console(&teacher, lesson.class).await.unwrap();
    console.cards.into_iter().map(|card| (card.id, card.stage.version(), card.opening)).collect()
}

async fn posts(student: &Student, body: impl Into<reqwest::Body>, kind: &str) -> harness::Answer {
    let request = student.browser.request(Method::POST, COMMANDS).header(CONTENT_TYPE, kind).body(body);
    student.browser.ask(request).await
}

fn refusal(answer: &Answer) -> &Refusal {
    match answer {
        Answer::Refused { refusal } => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_command_has_one_effect_and_one_answer() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let piece = ReflectionId::mint();
    let sent = [ada.envelope(share(piece, lesson.prompt, "Once", false))];
    let mut answers = Vec::new();
    for _ in 0..5 {
        answers.push(ada.sends(&sent).await);
    }
    answers.push(ada.sends(&[sent[0].clone(), sent[0].clone()]).await[1..].to_vec());
    assert!(answers.iter().all(|answer| *answer == answers[0] && answer[0].is_done()), "{answers:?}");
    assert_eq!(cards(&lesson).await, [(piece, 1, "Once".to_owned())]);

    let piece = ReflectionId::mint();
    let sent = [bo.envelope(share(piece, lesson.prompt, "At once", false))];
    let mut at_once: Vec<_> = futures::future::join_all((0..5).map(|_| bo.sends(&sent))).await;
    at_once.dedup();
    assert_eq!(at_once.len(), 1, "{at_once:?}");
    assert!(at_once[0][0].is_done());
    assert_eq!(cards(&lesson).await.into_iter().filter(|card| card.0 == piece).count(), 1);

    // The id is Bo's own: Ada's command of the same id is another one.
    let beginning = Beginning::OwnQuestion { class: lesson.class, question: "Why is sand soft?".into() };
    let draft = DraftWords { words: "Of my own".into(), ..DraftWords::default() };
    let (reflection, waits, wall_consent, confirmed) = (ReflectionId::mint(), false, false, false);
    let own = Command::Share { reflection, beginning, draft, waits, wall_consent, confirmed };
    let same = Envelope { id: sent[0].id, ..ada.envelope(own) };
    let answers = ada.sends(&[same]).await;
    assert!(
        matches!(answers[0], Answer::Done { reflection: Some(own), version: 1, .. } if own == reflection),
        "{answers:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_posts_as_somebody_else_or_to_somebody_elses() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let piece = ReflectionId::mint();
    // A page that Ada left open, sent with Bo's sign-in.
    let adas = ada.envelope(share(piece, lesson.prompt, "I am Ada", false));
    let answers = bo.sends(&[adas]).await;
    assert_eq!(refusal(&answers[0]), &Refusal::forbidden("commands.somebody_else"));
    assert_eq!(cards(&lesson).await, []);
    ada.shares(piece, lesson.prompt, "I am Ada").await;
    let foreign = [
        Command::TakeBack { reflection: piece },
        Command::Consent { reflection: piece, give: true },
        Command::Rest { reflection: piece },
        share(piece, lesson.prompt, "Overwritten", true),
        share(ReflectionId::mint(), PromptId::mint(), "To no prompt", true),
        Command::TakeBack { reflection: ReflectionId::mint() },
    ];
    for command in foreign {
        let answers = bo.sends(&[bo.envelope(command.clone())]).await;
        assert_eq!(refusal(&answers[0]), &Refusal::NotFound, "{command:?}");
    }
    assert_eq!(cards(&lesson).await, [(piece, 1, "I am Ada".to_owned())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn signed_out_or_from_elsewhere_nothing_is_done() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let sent = [ada.envelope(share(ReflectionId::mint(), lesson.prompt, "A secret word", false))];
    let nobody = lesson.server.client();
    let answer = nobody.post_json(COMMANDS, &sent).await;
    answer.is(401).hides("secret");
    nobody.post(COMMANDS, &[("do", "share"), ("words", "A secret word")]).await.goes_to("/");

    let body = serde_json::to_string(&sent).unwrap();
    for origin in
        ["https://evil.example", "null", "http://127.0.0.1:1", &format!("{}.evil.example", lesson.server.origin)]
    {
        let request = reqwest::Client::new().post(format!("{}{COMMANDS}", lesson.server.origin));
        let cookie = format!("waymark={}", ada.browser.cookie("waymark").unwrap());
        let request = request.header(ORIGIN, origin).header("cookie", cookie).header(CONTENT_TYPE, "application/json");
        let answer = ada.browser.ask(request.body(body.clone())).await;
        answer.is(403).hides("secret");
    }
    let form = [("do", "share"), ("words", "A secret word")];
    ada.browser.post_from("https://evil.example", COMMANDS, &form).await.is(403).hides("secret");
    for method in [Method::GET, Method::PUT, Method::DELETE, Method::PATCH] {
        let answer = ada.browser.ask(ada.browser.request(method.clone(), COMMANDS)).await;
        assert_eq!(answer.status, 405, "{method}");
    }
    assert_eq!(cards(&lesson).await, []);
    assert!(ada.sends(&sent).await[0].is_done(), "from our own page it is done");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_carried_out_in_its_order_and_each_is_answered() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let piece = ReflectionId::mint();
    let beginning = Beginning::Prompt { prompt: lesson.prompt };
    let draft = |words: &str, ask| DraftWords { words: words.into(), ask, ..DraftWords::default() };
    let of = |command| ada.envelope(command);
    let list: [Envelope; 5] = [
        of(Command::SaveDraft {
            reflection: piece,
            beginning: beginning.clone(),
            draft: draft("Draft", Ask::JustRead),
        }),
        of(Command::TakeBack { reflection: piece }),
        Envelope { base_version: 1, ..of(share(piece, lesson.prompt, "Shared", false)) },
        of(Command::Consent { reflection: piece, give: true }),
        of(Command::Rest { reflection: piece }),
    ];
    let answers = ada.sends(&list).await;
    let done: Vec<_> = answers.iter().map(Answer::is_done).collect();
    assert_eq!(done, [true, false, true, true, true], "{answers:?}");
    let again = ada.sends(&list[2..]).await;
    assert_eq!(again, answers[2..], "answered as then");
}

/// A page that is left sends the save that was on its way once more, and the last words on top of it.
#[tokio::test(flavor = "multi_thread")]
async fn the_last_words_of_a_page_are_kept_whether_the_save_before_them_arrived_or_not() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    for arrives in ["before", "after", "never"] {
        let piece = ReflectionId::mint();
        let save = |words: &str, base_version| {
            let beginning = Beginning::OwnQuestion { class: lesson.class, question: "Why is sand soft?".into() };
            let draft = DraftWords { words: words.into(), ..DraftWords::default() };
            let command = Command::SaveDraft { reflection: piece, beginning, draft };
            Envelope { base_version, ..ada.envelope(command) }
        };
        let (on_its_way, last) = (save("Because", 0), save("Because it rolls", 1));
        if arrives == "before" {
            ada.sends(std::slice::from_ref(&on_its_way)).await;
        }
        let answers = ada.sends(&[on_its_way.clone(), last]).await;
        assert!(answers.iter().all(Answer::is_done), "{arrives}: {answers:?}");
        if arrives == "after" {
            assert!(!ada.sends(&[on_its_way]).await[0].is_done());
        }
        let (view, _) = lesson.server.store().piece(&viewer(&lesson.server, &ada.browser).await, piece).await.unwrap();
        assert_eq!(view.draft.unwrap().words.words, "Because it rolls", "{arrives}");
    }
}
