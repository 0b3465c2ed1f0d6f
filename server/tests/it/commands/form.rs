//! A command as a form without any script sends it.

use domain::id::{CommandId, ReflectionId};

use super::{COMMANDS, cards};
use crate::room::{Lesson, Student};

fn form<'a>(ids: &'a [String; 4], words: &'a str) -> Vec<(&'a str, &'a str)> {
    let [command, person, reflection, prompt] = ids;
    vec![
        ("do", "share"),
        ("command", command),
        ("person", person),
        ("reflection", reflection),
        ("prompt", prompt),
        ("words", words),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plain_form_shares_and_a_refused_one_keeps_the_words() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let ids = |student: &Student| {
        [
            CommandId::mint().to_string(),
            student.person.to_string(),
            ReflectionId::mint().to_string(),
            lesson.prompt.to_string(),
        ]
    };
    let adas = ids(&ada);
    for _ in 0..3 {
        let shared = ada.browser.post(COMMANDS, &form(&adas, "Two\r\nlines")).await;
        shared.goes_to(&format!("/piece/{}", adas[2]));
    }
    assert_eq!(cards(&lesson).await, [(adas[2].parse::<uuid::Uuid>().unwrap().into(), 1, "Two\nlines".to_owned())]);

    let bos = ids(&bo);
    let refused = bo.browser.post(COMMANDS, &[form(&bos, "Kept, not lost"), vec![("ask", "own")]].concat()).await;
    assert_eq!(refused.status, 303, "{}", refused.body);
    let to = refused.header("location").to_owned();
    assert!(to.starts_with(&format!("/piece/{}?refused=", bos[2])), "{to}");
    assert!(!to.contains("Kept"), "{to}");
    bo.browser.get(&to).await.is(200).shows("Kept, not lost");
    assert_eq!(cards(&lesson).await.len(), 1);

    // Too long to keep: the words come back in the page.
    let long = format!("The beginning {}", "x".repeat(30_000));
    let refused = bo.browser.post(COMMANDS, &form(&ids(&bo), &long)).await;
    assert!((400..500).contains(&refused.status), "{}", refused.status);
    refused.shows(&long);
    // Ada's open page, sent after Bo signed in on the same device.
    let refused = bo.browser.post(COMMANDS, &form(&ids(&ada), "Ada typed this")).await;
    assert!((400..500).contains(&refused.status) || refused.status == 303, "{}", refused.status);
    assert_eq!(cards(&lesson).await.len(), 1);
    bo.browser.post(COMMANDS, &[("do", "erase_everything"), ("words", "Still here")]).await.is(400).shows("Still here");
}
