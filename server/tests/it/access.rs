//! Access to growth in a browser without any script: everybody has a row, the first line says why, and it follows what happens.

use domain::id::ReflectionId;

use crate::goals::sets;
use crate::harness::Answer;
use crate::live::ear::{Ear, MOMENT};
use crate::room::{Lesson, another_teacher, makes_class, viewer};

/// The names in the order of the table.
fn order(page: &Answer) -> Vec<&'static str> {
    let table = page.body.split("<tbody").nth(1).expect("a table").split("</tbody>").next().unwrap();
    let mut found: Vec<(usize, &str)> = ["Ada Okafor", "Bo Lindqvist", "Dina Haddad"]
        .into_iter()
        .filter_map(|name| Some((table.find(name)?, name)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_waits_comes_first_and_everybody_is_there() {
    let lesson = Lesson::begins().await;
    let (rivera, bo) = (&lesson.rivera, lesson.comes_in("bo").await);
    let access = format!("{}/access", lesson.path);
    rivera.get(&lesson.path).await.is(200).shows(&format!("href=\"{access}\"")).shows("Nobody waits for you right now");
    let page = rivera.get(&access).await;
    assert_eq!(order(page.is(200)), ["Ada Okafor", "Bo Lindqvist", "Dina Haddad"], "{}", page.body);
    page.shows("Their turn (today)").shows("data-hears=\"card").shows("role=\"columnheader\"");
    for figure in ["%", "average", "rank", "score"] {
        page.hides(figure);
    }

    let mut riveras = Ear::listens(rivera).await;
    let piece = ReflectionId::mint();
    bo.shares(piece, lesson.prompt, "<b>Ice</b> floats").await;
    riveras.until("card").await;
    let page = rivera.get(&access).await;
    assert_eq!(order(&page), ["Bo Lindqvist", "Ada Okafor", "Dina Haddad"]);
    page.shows("Reflection: waits for a word from you. Came today.")
        .shows("Your turn (today)")
        .shows("Shared a piece, today");
    page.shows(&format!("href=\"/console/{}?piece={piece}\"", lesson.class));
    page.hides("floats");
    rivera.get(&lesson.path).await.shows("Bo Lindqvist").shows("waits for a word from you");

    let waiting = rivera.get(&format!("{access}?show=waiting")).await;
    assert_eq!(order(waiting.is(200)), ["Bo Lindqvist"]);
    waiting.shows("show=waiting#everybody\" aria-current=\"page\"");
    lesson.replies(piece, 1, "How do you know?").await;
    rivera
        .get(&format!("{access}?show=waiting"))
        .await
        .is(200)
        .shows("Nobody is in this list right now.")
        .hides("<tbody");
    let theirs = rivera.get(&format!("{access}?show=their_turn")).await;
    assert_eq!(order(&theirs).len(), 3, "Bo has a question, the others the prompt");

    lesson.server.later(16 * domain::clock::DAY);
    rivera.signs_in("rivera@cedar.example").await;
    let page = rivera.get(&format!("{access}?show=not_lately")).await;
    page.is(200)
        .shows("Last heard from a teacher of this class 2 weeks ago.")
        .shows("No teacher of this class has written back yet.");
    assert_eq!(order(&page), ["Ada Okafor", "Dina Haddad", "Bo Lindqvist"], "never, then the longest ago");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_goal_stands_in_the_table_of_whom_it_was_shown_to_and_bad_addresses_show_everyone() {
    let lesson = Lesson::begins().await;
    let (rivera, ada) = (&lesson.rivera, lesson.comes_in("ada").await);
    let teacher = viewer(&lesson.server, rivera).await;
    let opened = domain::classes::AccessPoint::Goals;
    lesson.server.store().open_access_point(&teacher, lesson.class, opened).await.unwrap();
    let goal = sets(&lesson, &ada, "Ask <i>one</i> question").await;
    let shown = goal.replace("/goal/", "/shown/");
    let shown = shown.split('?').next().unwrap();
    let access = format!("{}/access", lesson.path);
    rivera
        .get(&access)
        .await
        .is(200)
        .shows("Set a goal, today")
        .shows(&format!("href=\"{shown}\""))
        .hides("one question");
    let long = "x".repeat(5_000);
    for wrong in ["", "gibberish", "%00", "<script>alert(1)</script>", &*long] {
        let page = rivera.get(&format!("{access}?show={wrong}")).await;
        assert_eq!(order(page.is(200)).len(), 3, "{wrong}");
        page.hides("alert(1)");
    }
    rivera.get("/class/gibberish/access").await.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_who_does_not_teach_the_class_opens_it() {
    let lesson = Lesson::begins().await;
    let (server, rivera) = (&lesson.server, &lesson.rivera);
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    // She runs the school, like Ms Rivera, and has a class of her own.
    let lindqvist = another_teacher(server, rivera).await;
    let reading = makes_class(&lindqvist, "Reading").await;
    let access = format!("{}/access", lesson.path);
    for stranger in [&ada.browser, &bo.browser, &lindqvist] {
        stranger.get(&access).await.is(404).hides("Okafor");
    }
    rivera.get(&format!("{reading}/access")).await.is(404);
    lindqvist.get(&format!("{reading}/access")).await.is(200).shows("each of them has a row here");
    let mut adas = Ear::listens(&ada.browser).await;
    rivera.get(&access).await.is(200);
    assert!(adas.during(MOMENT).await.is_empty(), "nobody hears that it was read");

    rivera.post(&format!("{}/archive", lesson.path), &[("archive", "archive")]).await.is(303);
    let page = rivera.get(&access).await;
    page.is(200)
        .shows("This class is put away")
        .hides("id=\"next\"")
        .hides("data-turn=\"yours\"")
        .hides("data-turn=\"theirs\"");
    rivera.get(&lesson.path).await.is(200).hides("Who needs me next");
}
