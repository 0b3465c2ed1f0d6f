//! Commands that nobody should send: too long, with anything in them, and none at all.

use domain::command::{Answered, Command};
use domain::id::{ReflectionId, TalkId};
use domain::refusal::Refusal;
use serde_json::{Value, json};

use super::{COMMANDS, cards, posts, refusal};
use crate::room::{Lesson, share};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_long_is_refused_and_never_repeated() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let endless = "secret ".repeat((2 << 20) / 7 + 100);
    let sent =
        serde_json::to_string(&[ada.envelope(share(ReflectionId::mint(), lesson.prompt, &endless, false))]).unwrap();
    posts(&ada, sent, "application/json").await.is(413).hides("secret");
    let form = format!("do=share&words={}", endless.replace(' ', "+"));
    let answer = posts(&ada, form, "application/x-www-form-urlencoded").await;
    assert!((400..500).contains(&answer.status), "{}", answer.status);
    answer.hides("secret");

    for command in [
        share(ReflectionId::mint(), lesson.prompt, &"secret ".repeat(100_000 / 7), false),
        Command::AskToTalk { talk: TalkId::mint(), words: "secret ".repeat(20_000) },
    ] {
        let answer = ada.browser.post_json(COMMANDS, &[ada.envelope(command)]).await;
        answer.is(200).hides("secret");
        let answered: Vec<Answered> = serde_json::from_str(&answer.body).unwrap();
        assert!(matches!(refusal(&answered[0].answer), Refusal::Invalid { .. }), "{answered:?}");
    }
    let many: Vec<_> =
        (0..101).map(|_| ada.envelope(Command::AskToTalk { talk: TalkId::mint(), words: String::new() })).collect();
    let answers = ada.sends(&many).await;
    assert_eq!(answers.len(), 101);
    assert!(answers.iter().all(|answer| matches!(refusal(answer), Refusal::Conflict { .. })), "none is carried out");
    assert_eq!(ada.sends(&many[..100]).await.len(), 100);
    assert_eq!(ada.sends(&[]).await, []);
    assert_eq!(cards(&lesson).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_can_be_typed_comes_back_as_it_was() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let typed = [
        ("A\0B", "AB"),
        ("👩🏽‍🔬 crystals 🪨", "👩🏽‍🔬 crystals 🪨"),
        ("الحجر صلب", "الحجر صلب"),
        ("</script><script>alert(1)</script>", "</script><script>alert(1)</script>"),
        ("<img src=x onerror=alert(1)>&amp;\"'", "<img src=x onerror=alert(1)>&amp;\"'"),
        ("'; DROP TABLE version; --", "'; DROP TABLE version; --"),
        ("{{7*7}} ${7*7} %s %n", "{{7*7}} ${7*7} %s %n"),
    ];
    let piece = ReflectionId::mint();
    for (n, (typed, kept)) in typed.into_iter().enumerate() {
        ada.shares(piece, lesson.prompt, typed).await;
        assert_eq!(cards(&lesson).await, [(piece, n as i32 + 1, kept.to_owned())]);
        let answer = lesson.rivera.get(&format!("/console/{}?piece={piece}", lesson.class)).await;
        for page in [ada.browser.get(&format!("/piece/{piece}")).await, answer] {
            page.is(200).shows(kept);
            assert!(!page.body.contains("<script>alert") && !page.body.contains("<img src=x"), "{}", page.body);
        }
    }
    let text = "x".repeat(20_000);
    ada.shares(piece, lesson.prompt, &text).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_list_of_commands_is_refused_without_repeating_it() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let good = serde_json::to_value(ada.envelope(share(ReflectionId::mint(), lesson.prompt, "secret", false))).unwrap();
    let with = |name: &str, value: Value| {
        let mut envelope = good.clone();
        envelope[name] = value;
        json!([envelope]).to_string()
    };
    let bodies = [
        String::new(),
        "secret".into(),
        "null".into(),
        "{}".into(),
        "[\"secret\"]".into(),
        "[[[[[[[[".into(),
        "[".repeat(100_000),
        good.to_string(),
        with("id", json!("secret")),
        with("id", json!(7)),
        with("person", json!(["secret"])),
        with("do", json!("secret")),
        with("do", json!(null)),
        with("draft", json!("secret")),
        with("draft", json!({"words": 7, "ask": "secret"})),
        with("draft", json!({"words": "secret", "ask": "secret"})),
        with("beginning", json!({"answers": "secret"})),
        with("base_version", json!("secret")),
        with("base_version", json!(1e300)),
        with("v", json!(-1)),
        with("v", json!(300)),
        "[{\"words\":\"secret\\ud800\"}]".into(),
    ];
    for body in bodies {
        let answer = posts(&ada, body.clone(), "application/json").await;
        assert!((400..500).contains(&answer.status), "{} {body:.200}", answer.status);
        answer.hides("secret");
    }
    posts(&ada, &b"[{\"words\":\"secret\xff\xfe\"}]"[..], "application/json").await.hides("secret");
    for kind in ["text/plain", "multipart/form-data; boundary=x", "application/octet-stream", "application/jsonish"] {
        let answer = posts(&ada, json!([good]).to_string(), kind).await;
        assert!((400..500).contains(&answer.status), "{kind}: {}", answer.status);
        answer.hides("secret");
    }
    // Of a later release: refused, kept on the device, sent again after the update.
    let later = posts(&ada, with("v", json!(2)), "application/json").await;
    later.is(200).shows("commands.from_a_later_version").hides("secret");
    assert_eq!(cards(&lesson).await, []);
}
