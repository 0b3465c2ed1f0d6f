//! A question in the languages of those who are asked it: what its teacher types, and what each student reads.

use domain::words::LONGEST_QUESTION;

use crate::room::Lesson;

const SPANISH: &str = "¿Qué te sorprendió hoy?";

#[tokio::test(flavor = "multi_thread")]
async fn each_student_reads_the_question_in_their_own_language() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let prompt = lesson.prompt.to_string();
    let address = format!("{}/wordings", lesson.path);
    lesson.rivera.get(&format!("{}/prompts", lesson.path)).await.shows(&format!("{address}?prompt={prompt}"));
    let page = lesson.rivera.get(&format!("{address}?prompt={prompt}")).await;
    page.is(200)
        .shows("question-es")
        .shows("question-ar")
        .shows("value=\"en\" lang=\"en\" selected")
        .hides("question-en");
    lesson.rivera.get(&format!("{address}?prompt={}", lesson.class)).await.is(404);

    let long = "x".repeat(LONGEST_QUESTION + 1);
    let typed = [("prompt", &*prompt), ("asked_in", "en"), ("question-es", SPANISH), ("question-vi", &long)];
    let refused = lesson.rivera.post(&address, &typed).await;
    refused.is(422).shows("id=\"question-vi-problem\"").shows(SPANISH).shows(&long);
    let nowhere =
        lesson.rivera.post(&address, &[("prompt", &*prompt), ("asked_in", "tlh"), ("question-es", SPANISH)]).await;
    nowhere.is(422).shows("Please choose a language").shows(SPANISH);
    ada.browser.post("/language", &[("language", "es")]).await.is(303);
    ada.browser.get("/home").await.hides(SPANISH);

    let typed = [("prompt", &*prompt), ("asked_in", "en"), ("question-es", SPANISH), ("starters-es", "Vi…\r\nOí…")];
    lesson.rivera.post(&address, &typed).await.goes_to(&format!("{}/prompts?said=worded", lesson.path));
    lesson.rivera.get(&format!("{}/prompts", lesson.path)).await.shows("Español");
    // In the page's own language there is nothing to say about the language.
    ada.browser.get("/home").await.shows(SPANISH).hides("lang=\"es\" dir=\"auto\"");
    ada.browser.get(&format!("/prompt/{prompt}")).await.shows(SPANISH).shows("Oí…");
    // Who reads in a language in which nobody put it has the question as it was asked, and is told in which language that is.
    bo.browser.post("/language", &[("language", "ar")]).await.is(303);
    bo.browser.get("/home").await.hides(SPANISH).shows("lang=\"en\" dir=\"auto\"");
    bo.browser.get(&format!("/prompt/{prompt}")).await.hides(SPANISH).shows("lang=\"en\" dir=\"auto\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shelfs_question_keeps_its_languages_for_the_next_class() {
    let lesson = Lesson::begins().await;
    let (rivera, path) = (&lesson.rivera, &lesson.path);
    rivera
        .post(&format!("{path}/prompts"), &[("question", "What surprised you?"), ("access_point", "reflection")])
        .await
        .is(303);
    let page = rivera.get(&format!("{path}/prompts")).await;
    let way = page.attribute("href", &format!("{path}/wordings?kept=")).expect("the way to its languages");
    let kept = way.split('=').next_back().unwrap();
    rivera.get(&way).await.is(200).shows("What surprised you?");
    let typed = [("kept", kept), ("asked_in", "en"), ("question-es", SPANISH)];
    rivera.post(&format!("{path}/wordings"), &typed).await.is(303);
    let id = domain::id::PromptId::mint().to_string();
    let release = [("id", &*id), ("kept", kept), ("plan", "together"), ("when", "now")];
    rivera.post(&format!("{path}/release"), &release).await.is(303);
    let ada = lesson.comes_in("ada").await;
    ada.browser.post("/language", &[("language", "es")]).await.is(303);
    ada.browser.get("/home").await.shows(SPANISH);
}
