//! Try two, from the need to what was kept.

use domain::command::Command;
use domain::id::{ReflectionId, TriedId, TryId};
use domain::strategies::{Need, StrategyKind};
use domain::trying::{Keeps, TryAct};

use super::{BOXES, decides, id_of, opens_choice, recommends};
use crate::goals::sends;
use crate::room::{Lesson, share_own, viewer};

#[tokio::test(flavor = "multi_thread")]
async fn a_need_two_things_tried_one_kept_one_dropped_and_one_teacher_who_sees_it() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    opens_choice(&lesson).await;
    recommends(&bo, &BOXES).await;
    let desk = lesson.rivera.get(&format!("{}/shelf", lesson.path)).await;
    let strategy = id_of(&desk, "strategy-").trim_end_matches("-title").to_owned();
    decides(&lesson, &format!("put-{strategy}"), &[]).await.is(303);
    let piece = domain::id::ReflectionId::mint();
    ada.shares(piece, lesson.prompt, "Plants make sugar").await;

    let browser = &ada.browser;
    let page = browser.get("/try").await;
    page.is(200).shows("Only you see this").shows("data-hears=\"try strategy class piece\"");
    sends(browser, &page, "pose", &[("need", "remember"), ("words", " ")])
        .await
        .is(422)
        .shows("id=\"pose-words-problem\"");
    let posed = [("need", "remember"), ("words", "I forget what I <i>read</i>")];
    sends(browser, &page, "pose", &posed).await.goes_to("/try?said=pose");
    let page = browser.get("/try").await;
    page.shows("I forget what I <i>read</i>");
    assert!(!page.body.contains("I <i>read"), "words are words, not markup");
    let id = id_of(&page, "pick-");
    let pick = format!("pick-{id}");
    sends(browser, &page, &pick, &[("from", ""), ("name", " ")]).await.is(422).shows("Pick something from the shelf");
    sends(browser, &page, &pick, &[("from", &*strategy), ("name", "")]).await.goes_to("/try?said=pick");
    let page = browser.get("/try").await;
    page.shows("I draw it").shows("Say what it changed, or pick a second");
    sends(browser, &page, &pick, &[("from", &*strategy), ("name", "")])
        .await
        .is(422)
        .shows("You picked this one already");
    sends(browser, &page, &pick, &[("name", "Teach my brother")]).await.goes_to("/try?said=pick");

    let page = browser.get("/try").await;
    page.hides(&format!("id=\"{pick}\""));
    let first = id_of(&page, "tell-");
    let second = page.body.rsplit("id=\"tell-").next().unwrap().split('"').next().unwrap();
    let second = second.split("-changed").next().unwrap().split("-piece").next().unwrap().to_owned();
    assert_ne!(first, second);
    let tell = |id: &str| format!("tell-{id}");
    sends(browser, &page, &tell(&first), &[("changed", " "), ("keeps", "keep")])
        .await
        .is(422)
        .shows("Nothing is an answer, too");
    let told = [("changed", "I remember it on Friday"), ("keeps", "keep"), ("piece", &*piece.to_string())];
    sends(browser, &page, &tell(&first), &told).await.goes_to("/try?said=tell");
    sends(browser, &page, &tell(&second), &[("changed", "Nothing"), ("keeps", "drop")]).await.goes_to("/try?said=tell");
    let page = browser.get("/try").await;
    page.shows("You tried two and told about both").shows("What surprised you?").shows("Dropped");
    for never in ["failed", "score", "streak"] {
        page.hides(never);
    }

    // It stands beside what helped her, with the work it was tried on; whoever sees that page does not read it there.
    let helped = browser.get("/helped").await;
    helped
        .is(200)
        .shows("I remember it on Friday")
        .shows("Dropped")
        .shows("Boxes <b>and</b> arrows")
        .shows("choice helped class prompt try");
    helped.shows(&format!("href=\"/try#try-{id}\"")).hides("Nothing is here yet");
    bo.browser.get("/helped").await.is(200).hides("Friday").shows("Nothing is here yet");
    let rivera = viewer(&lesson.server, &lesson.rivera).await.person().unwrap();
    let shown = sends(browser, &helped, "readers", &[(&*format!("teacher-{rivera}"), "yes")]).await;
    assert_eq!(shown.status, 303, "{}", shown.body);

    // Nobody sees it until she picks somebody, and then that teacher answers.
    lesson.rivera.get("/tries").await.is(200).shows("Nobody shows you a try").hides("Friday");
    let of_ada = format!("{}/student/{}/choices", lesson.path, ada.person);
    lesson.rivera.get(&of_ada).await.is(200).shows("shows you nothing of what they tried").hides("Friday");
    let rivera = viewer(&lesson.server, &lesson.rivera).await.person().unwrap();
    let ticked = format!("teacher-{rivera}");
    sends(browser, &page, &format!("show-{id}"), &[(&*ticked, "yes")]).await.goes_to("/try?said=show");
    lesson.rivera.get("/classes").await.shows("1 try that a student shows you");
    let shown = lesson.rivera.get("/tries").await;
    shown.shows("I remember it on Friday").shows("Ada Okafor").shows("data-hears=\"try\"").shows("What surprised you?");
    // And where she looks at this student.
    let page = lesson.rivera.get(&of_ada).await;
    page.is(200)
        .shows("I remember it on Friday")
        .shows(&format!("href=\"/tries#try-{id}\""))
        .shows("helped try class\"");
    let bos = format!("{}/student/{}/choices", lesson.path, bo.person);
    lesson.rivera.get(&bos).await.is(200).hides("Friday");
    lesson
        .rivera
        .post(&format!("/tries/{id}"), &[("form", &*format!("answer-{id}")), ("words", " ")])
        .await
        .is(422)
        .shows("Friday");
    let answered = lesson.rivera.post(&format!("/tries/{id}"), &[("words", "Try it on Monday </p>")]).await;
    answered.goes_to(&format!("/tries?said=try_answered&who={id}"));
    lesson.rivera.get(answered.header("location")).await.shows("Ada Okafor sees your sentence");
    browser.get("/try").await.shows("Try it on Monday </p>").shows("Can see this: Ms Rivera");
    let page = browser.get("/try").await;
    sends(browser, &page, &format!("show-{id}"), &[]).await.goes_to("/try?said=show");
    lesson.rivera.get("/tries").await.hides("Friday");
    lesson.rivera.get(&of_ada).await.is(200).hides("Friday");
    lesson.rivera.post(&format!("/tries/{id}"), &[("words", "Too late")]).await.is(404);

    // It came from a shelf: one step, and her teacher reads when it helped her, too.
    let page = browser.get("/try").await;
    let helped = format!("helped-{first}");
    sends(browser, &page, &helped, &[("words", "Before a test")]).await.goes_to("/try?said=helped");
    lesson.rivera.get(&format!("{}/shelf", lesson.path)).await.shows("Before a test");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_is_recommended_in_one_step_and_a_try_rests_without_a_reason() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    opens_choice(&lesson).await;
    let browser = &ada.browser;
    let page = browser.get("/try").await;
    sends(browser, &page, "pose", &[("need", "start"), ("words", "I begin too late")]).await.is(303);
    let page = browser.get("/try").await;
    let id = id_of(&page, "pick-");
    sends(browser, &page, &format!("pick-{id}"), &[("name", "Kitchen timer")]).await.is(303);
    let page = browser.get("/try").await;
    let tried = id_of(&page, "swap-");
    sends(browser, &page, &format!("swap-{tried}"), &[("name", "Sand timer")]).await.goes_to("/try?said=swap");
    let told = [("changed", "I begin at once"), ("keeps", "keep")];
    sends(browser, &page, &format!("tell-{tried}"), &told).await.is(303);
    let page = browser.get("/try").await;
    let form = format!("recommend-{tried}");
    page.shows("My strategies").shows("value=\"Sand timer\"").shows(&format!("id=\"{form}\""));
    let prefilled = [
        ("kind", "low_tech"),
        ("need", "start"),
        ("name", "Sand timer"),
        ("does", "Turn it over"),
        ("helps", "I begin at once"),
    ];
    let other_tab = browser.get("/try").await;
    for _ in 0..2 {
        sends(browser, &page, &form, &prefilled).await.goes_to("/try?said=recommend");
    }
    browser.get("/try").await.shows("You recommended it.").hides(&format!("id=\"{form}\""));
    let again = sends(browser, &other_tab, &form, &prefilled).await;
    again.is(409).shows("You recommended this already").shows("Turn it over");
    lesson.rivera.get(&format!("{}/shelf", lesson.path)).await.shows("Sand timer");

    let page = browser.get("/try").await;
    sends(browser, &page, &format!("aside-{id}"), &[]).await.goes_to("/try?said=set_aside");
    let page = browser.get("/try").await;
    page.shows("This one rests");
    sends(browser, &page, &format!("pick-up-{id}"), &[]).await.goes_to("/try?said=pick_up");
    browser.get("/try").await.hides("This one rests");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tool_of_ones_own_is_asked_about_without_a_name_and_answered_in_words() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    opens_choice(&lesson).await;
    let browser = &ada.browser;
    let page = browser.get("/try").await;
    page.shows("If it is an app or a website, your teachers see its name, not yours.");
    sends(browser, &page, "pose", &[("need", "remember"), ("words", "I forget")]).await.is(303);
    let page = browser.get("/try").await;
    let pick = format!("pick-{}", id_of(&page, "pick-"));
    let odd = [("name", "Quizlet"), ("kind", "app")];
    sends(browser, &page, &pick, &odd).await.is(422).shows("Quizlet");
    sends(browser, &page, &pick, &[("name", "Quizlet <i>"), ("kind", "outside")]).await.goes_to("/try?said=pick");
    browser.get("/try").await.shows("no teacher has said yet").shows("Quizlet <i>");
    bo.browser.get("/try").await.hides("Quizlet");
    bo.browser.get("/shelf").await.hides("Quizlet");

    let home = lesson.rivera.get("/classes").await;
    home.shows("id=\"shelves-waiting\"").shows("1 tool that somebody tried waits").hides("recommendation");
    let desk = lesson.rivera.get(&format!("{}/shelf", lesson.path)).await;
    desk.shows("Tools that somebody tried")
        .shows("Quizlet <i>")
        .hides("Ada Okafor")
        .shows("data-hears=\"strategy try class\"");
    assert!(!desk.body.contains("Quizlet <i>"), "words are words, not markup");
    let tried = id_of(&desk, "of-tool-put-");
    let (put, no) = (format!("tool-put-{tried}"), format!("tool-no-{tried}"));
    // What is missing is said beside its field, and what was typed stands there.
    let half = [("kind", "outside"), ("need", "remember"), ("name", "Quizlet"), ("does", "Half of it"), ("helps", " ")];
    decides(&lesson, &put, &half).await.is(422).shows("Half of it").shows(&format!("id=\"{put}-helps-problem\""));
    decides(&lesson, &no, &[("why", " ")]).await.is(422).shows(&format!("id=\"{no}-why-problem\""));
    let why = "It has advertisements </p>";
    let path = format!("{}/shelf", lesson.path);
    decides(&lesson, &no, &[("why", why)]).await.goes_to(&format!("{path}?said=shelf_tool_declined"));
    lesson.rivera.get(&path).await.hides("Quizlet");
    browser.get("/try").await.shows("Ms Rivera says it is not for the class").shows(why);
    lesson.rivera.post(&path, &[("what", "tool_put"), ("tool", "7"), ("name", "x")]).await.is(404);
    let lindqvist = crate::room::another_teacher(&lesson.server, &lesson.rivera).await;
    let fields = [("what", "tool_decline"), ("tool", &*tried), ("why", "no")];
    lindqvist.post(&path, &fields).await.is(404);
    bo.browser.post(&path, &fields).await;
    browser.get("/try").await.shows("Ms Rivera says it is not for the class");

    // Another one goes onto the shelf in the teacher's words, and the school's list has it.
    let page = browser.get("/try").await;
    sends(browser, &page, &format!("swap-{tried}"), &[("name", "Desmos"), ("kind", "outside")]).await.is(303);
    let words = [
        ("kind", "outside"),
        ("need", "understand"),
        ("name", "Desmos"),
        ("does", "Move a point"),
        ("helps", "With graphs"),
        ("address", "https://www.desmos.com/calculator"),
    ];
    decides(&lesson, &put, &words).await.goes_to(&format!("{path}?said=shelf_put"));
    browser.get("/try").await.shows("The school has not approved it yet");
    let school = lesson.rivera.get("/school/tools").await.attribute("action", "/school/").unwrap();
    lesson.rivera.post(&school, &[("form", "wanted-0"), ("name", "Desmos"), ("host", "desmos.com")]).await.is(303);
    browser.get("/try").await.shows("said yes to this tool");
    bo.browser.get("/shelf").await.shows("Move a point").hides("Ada");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_piece_that_it_was_tried_on_is_offered_however_many_are_newer() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    opens_choice(&lesson).await;
    let (attempt, tried, old) = (TryId::mint(), TriedId::mint(), ReflectionId::mint());
    ada.does(share_own(old, lesson.class, "Leaves")).await;
    let acts = [
        TryAct::Pose { need: Need::Remember, words: "I forget what I read".into() },
        TryAct::Pick { tried, strategy: None, name: "Cards".into(), kind: StrategyKind::Strategy },
        TryAct::Tell { tried, changed: "I remember it".into(), keeps: Keeps::Keep, piece: Some(old) },
    ];
    for act in acts {
        ada.does(Command::Try { attempt, act: act.into() }).await;
    }
    let newer = (0..51).map(|_| ada.envelope(share_own(ReflectionId::mint(), lesson.class, "Stones")));
    assert!(ada.sends(&newer.collect::<Vec<_>>()).await.iter().all(|answer| answer.is_done()));
    let page = ada.browser.get("/try").await;
    page.is(200).shows(&format!("<option value=\"{old}\" selected>"));
    let anew = [("changed", "I remember it on Friday, too"), ("keeps", "keep"), ("piece", &*old.to_string())];
    sends(&ada.browser, &page, &format!("tell-{tried}"), &anew).await.goes_to("/try?said=tell");
    ada.browser.get("/try").await.shows("on Friday, too").shows(&format!("href=\"/piece/{old}\""));
}
