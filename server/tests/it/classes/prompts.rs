//! A class's prompts: chosen, planned, released, kept; and the exit question.

use domain::clock::MINUTE;

use crate::harness::TestServer;
use crate::room::{hidden, imports, makes_class, open_class};

#[tokio::test(flavor = "multi_thread")]
async fn a_prompt_is_chosen_planned_released_and_closed() {
    let server = TestServer::start().await;
    let (rivera, class, _) = open_class(&server).await;
    let prompts = format!("{class}/prompts");
    let page = rivera.get(&prompts).await;
    // Only the open way in is offered.
    page.is(200)
        .shows("data-point=\"reflection\"")
        .hides("data-point=\"goals\"")
        .shows("Choose a prompt from the bank");
    let choose = page.attribute("href", "?prompt=").expect("a prompt");
    let page = rivera.get(&format!("{prompts}{}", choose.split('#').next().unwrap())).await;
    page.is(200)
        .shows("Who will be answered?")
        .shows("Waiting longest:")
        .shows("Ada Okafor")
        .shows("value=\"few\" checked");
    let (id, prompt) = (hidden(&page, "id"), hidden(&page, "prompt"));
    let release = format!("{class}/release");
    let base = [("id", id.as_str()), ("prompt", prompt.as_str()), ("plan", "together"), ("when", "at")];
    for (at, told) in [
        ("", "no day and time"),
        ("soon", "no day and time"),
        ("2026-09-14T08:59", "has passed"),
        ("2036-01-01T10:00", "a year ahead"),
    ] {
        let answer = rivera.post(&release, &[base.as_slice(), &[("at", at)]].concat()).await;
        answer
            .is(422)
            .shows(told)
            .shows(&format!("value=\"{at}\""))
            .shows("value=\"together\" checked")
            .shows("value=\"at\" checked");
        assert_eq!(hidden(&answer, "id"), id);
    }
    rivera
        .post(&release, &[("id", &id), ("prompt", &prompt), ("plan", "few"), ("when", "now")])
        .await
        .is(422)
        .shows("answered-problem");
    rivera
        .post(&release, &[("id", &id), ("prompt", &prompt), ("when", "now")])
        .await
        .is(422)
        .shows("say who will be answered");

    // 09:30 by the school's clock, in Chicago.
    rivera
        .post(&release, &[base.as_slice(), &[("at", "2026-09-14T09:30")]].concat())
        .await
        .goes_to(&format!("{prompts}?said=planned"));
    rivera.get(&prompts).await.shows("planned for").shows("datetime=\"2026-09-14T14:30:00Z\"").shows("Drop");
    server.later(31 * MINUTE);
    server.store().run_due_jobs().await.unwrap();
    rivera.get(&prompts).await.shows("open now").hides("planned for");
    rivera.post(&format!("{class}/planned"), &[("close", &id)]).await.goes_to(&format!("{prompts}?said=closed"));
    rivera.post(&format!("{class}/planned"), &[("close", &id)]).await.is(409).shows("This prompt is closed");
    rivera.get(&prompts).await.hides("open now");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_no_open_way_in_is_refused_or_waits() {
    let server = TestServer::start().await;
    let (rivera, class, _) = open_class(&server).await;
    let (prompts, release) = (format!("{class}/prompts"), format!("{class}/release"));
    let opens = |points: &'static [&'static str]| {
        let path = format!("{class}/settings");
        let rivera = &rivera;
        async move {
            let open = points.iter().map(|point| ("open", *point));
            let form: Vec<_> = [("name", "Science"), ("grade_band", "6-8")].into_iter().chain(open).collect();
            rivera.post(&path, &form).await.is(303);
        }
    };
    let goal = domain::bank::prompts(domain::classes::GradeBand::G68)
        .into_iter()
        .find(|prompt| prompt.access_point == domain::classes::AccessPoint::Goals)
        .unwrap();
    let id = domain::id::PromptId::mint().to_string();
    let (at, plan) = ("2026-09-14T09:30", "together");
    let form = [("id", &*id), ("prompt", &*goal.id), ("plan", plan), ("when", "at"), ("at", at)];
    // Chosen in a window that was open when the way in still was.
    let refused = rivera.post(&release, &form).await;
    refused.is(422).shows("id=\"question-problem\"").shows("has not opened this way in yet");
    refused.shows(&goal.wording["en"].question).shows("value=\"together\" checked").shows(at);
    assert_eq!((hidden(&refused, "id"), hidden(&refused, "prompt")), (id.clone(), goal.id.clone()));
    rivera.get(&format!("{prompts}?prompt={}", goal.id)).await.is(200).shows("Choose a prompt from the bank");

    opens(&["reflection", "goals"]).await;
    rivera.post(&release, &form).await.goes_to(&format!("{prompts}?said=planned"));
    opens(&["reflection"]).await;
    server.later(31 * MINUTE);
    server.store().run_due_jobs().await.unwrap();
    rivera.get(&prompts).await.is(200).shows("this way in was not open").hides("planned for");
    rivera.get(&class).await.is(200).shows("It waits for you.");
    rivera.post(&format!("{class}/planned"), &[("release", &id)]).await.is(409).shows("has not opened this way in yet");
    opens(&["reflection", "goals"]).await;
    rivera.get(&prompts).await.is(200).hides("open now");
    rivera.post(&format!("{class}/planned"), &[("release", &id)]).await.goes_to(&format!("{prompts}?said=released"));
    rivera.get(&prompts).await.shows("open now");
}

#[tokio::test(flavor = "multi_thread")]
async fn own_prompts_are_kept_used_and_taken_off_the_shelf() {
    let server = TestServer::start().await;
    let (rivera, class, _) = open_class(&server).await;
    let prompts = format!("{class}/prompts");
    let empty =
        rivera.post(&prompts, &[("question", " "), ("starters", "I think…\r\nI wonder…</textarea><script>")]).await;
    empty.is(422).shows("id=\"question-problem\"").shows("\nI think…\nI wonder…</textarea><script></textarea>");
    assert!(
        !empty.body.contains("<script>") && empty.body.contains("<title>Look again: Choose a prompt · Waymark</title>"),
        "{}",
        empty.body
    );
    rivera.post(&prompts, &[("question", &"x".repeat(100_000))]).await.is(422).shows("longer than fits");
    let own = [
        ("question", "Was <b>that</b> </textarea> clear?"),
        ("starters", "I think…\r\nI wonder…"),
        ("access_point", "reflection"),
    ];
    let kept = rivera.post(&prompts, &own).await;
    assert_eq!(kept.status, 303, "{}", kept.body);
    let page = rivera.get(kept.header("location").split('#').next().unwrap()).await;
    page.is(200)
        .shows("Was <b>that</b> </textarea> clear?")
        .shows("“I think…” · “I wonder…”")
        .shows("It is on your shelf");
    assert!(!page.body.contains("<b>that"));
    let (id, shelf) = (hidden(&page, "id"), hidden(&page, "kept"));
    let form = [("id", id.as_str()), ("kept", &shelf), ("plan", "nobody"), ("when", "now")];
    for _ in 0..2 {
        rivera.post(&format!("{class}/release"), &form).await.goes_to(&format!("{prompts}?said=released"));
    }
    let page = rivera.get(&prompts).await;
    assert_eq!(page.body.matches("name=\"close\" value=").count(), 1, "pressed twice, released once");
    rivera.get(&class).await.shows("“Was <b>that</b> </textarea> clear?” is open now");
    rivera
        .post(&format!("{class}/kept"), &[("remove", &shelf)])
        .await
        .goes_to(&format!("{prompts}?said=off_shelf&who={shelf}"));
    rivera.get(&prompts).await.hides(&format!("value=\"{shelf}\""));
    rivera.post(&format!("{class}/kept"), &[("restore", &shelf)]).await.goes_to(&format!("{prompts}?said=on_shelf"));
    rivera.get(&prompts).await.shows(&format!("value=\"{shelf}\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_exit_question_is_one_press_from_a_closed_door() {
    let server = TestServer::start().await;
    let rivera = server.client();
    rivera.sets_up_school().await;
    let class = makes_class(&rivera, "Advisory").await;
    imports(&rivera, &class, "Ada Okafor").await;
    let exit = format!("{class}/exit");
    let page = rivera.get(&exit).await;
    page.is(200).shows("The door opens by itself");
    assert_eq!(page.body.matches("name=\"prompt\"").count(), 3);
    let (id, prompt) = (hidden(&page, "id"), hidden(&page, "prompt"));
    let console = class.replace("/class/", "/console/");
    rivera.post(&exit, &[("id", &id), ("prompt", "no-such-prompt")]).await.is(404);
    rivera.get(&class).await.shows("The door is closed");
    rivera.post(&exit, &[("id", &id), ("prompt", &prompt), ("plan", "everyone")]).await.goes_to(&console);
    rivera.get(&class).await.shows("The door is open").shows("is open now");
    rivera.get(&format!("{class}/prompts")).await.shows("Nobody, I only read");
}
