//! A page that everybody with its address reads.

use domain::audience::Step;
use reqwest::Method;
use reqwest::header::IF_NONE_MATCH;

use super::{Wondering, form_of, posts};

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_under_a_pen_name_goes_the_moment_it_is_taken_back() {
    let class = Wondering::begins().await;
    let (lesson, rivera) = (&class.lesson, &class.lesson.rivera);
    class.widens(Step::Named).await;
    class.ada.browser.get(&class.ladder()).await.shows("Your district has not opened this step.");
    rivera.get("/school/world").await.is(200).shows("The world is off").shows("data-hears=\"world\"");
    rivera.post("/school/world", &[("turn", "on")]).await.goes_to("/school/world?done=yes");
    class
        .ada
        .browser
        .get(&class.ladder())
        .await
        .shows("See exactly what would be public")
        .shows("Files, drawings, photos");
    class.fills_in("wish-world", &[("pen", "River Fox")]).await.is(303);

    // Without a guardian's yes nothing goes out.
    let desk = rivera.get(&class.desk()).await;
    desk.shows("Nothing goes out before a guardian’s yes is recorded").shows("by River Fox");
    let release = form_of(&desk, "release-");
    class.decides(&release, &[]).await.is(409).shows("Nothing goes out before a guardian’s yes is recorded");
    let yes = format!("{}/student/{}/yes", lesson.path, class.ada.person);
    posts(rivera, &yes, "record", &[("guardian", "Ngozi Okafor")])
        .await
        .is(422)
        .shows("Pick how the yes was said")
        .shows("Give the day")
        .shows("value=\"Ngozi Okafor\"");
    let said = [("guardian", "Ngozi Okafor"), ("how", "phone"), ("said_on", "2026-09-13")];
    let covers = class.inquiry.to_string();
    posts(rivera, &yes, "record", &[&said[..], &[("covers", &covers)]].concat())
        .await
        .goes_to(&format!("{yes}?said=yes_recorded"));
    class.decides(&release, &[]).await.is(303);

    let address = class.ada.browser.get(&class.ladder()).await.attribute("href", "/world/").unwrap();
    assert!(address.len() > "/world/".len() + 20, "{address}");
    let anybody = lesson.server.client();
    let page = anybody.get(&address).await;
    page.is(200)
        .shows("by River Fox")
        .shows("Do wolves change rivers?")
        .shows("Wolves give the <b>river</b> its trees back.");
    assert_eq!(page.header("x-robots-tag"), "noindex, nofollow, noarchive");
    assert_eq!(page.header("cache-control"), "public, no-cache");
    assert!(page.headers.get("set-cookie").is_none());
    let ids = [class.ada.person, class.teacher.person().unwrap()].map(|id| id.to_string());
    for secret in ["Ada", "Okafor", "Rivera", "Science", "Cedar Grove", "Families", "<script", "wasm", "<img"]
        .map(str::to_owned)
        .iter()
        .chain(&ids)
    {
        assert!(!page.body.contains(secret.as_str()), "{secret} in {}", page.body);
    }
    assert!(!page.body.contains(&class.inquiry.to_string()) && page.body.len() < 6_000, "{}", page.body.len());
    // The same for everybody who reads the language, whoever is signed in.
    assert_eq!(rivera.get(&address).await.body, page.body);
    let again = anybody.request(Method::GET, &address).header(IF_NONE_MATCH, page.header("etag"));
    assert_eq!(anybody.ask(again).await.status, 304);
    anybody.get(&format!("{address}?language=vi")).await.is(200).shows("lang=\"vi\"").shows("Một học sinh nghĩ gì");

    class.fills_in("back-world", &[]).await.is(303);
    let again = anybody.request(Method::GET, &address).header(IF_NONE_MATCH, page.header("etag"));
    let gone = anybody.ask(again).await;
    gone.is(410).shows("There is nothing to read at this address.");
    assert_eq!(gone.body, anybody.get("/world/made-up").await.is(410).body);
    assert_eq!(gone.header("cache-control"), "no-store");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_district_and_a_guardian_each_end_it_alone() {
    let class = Wondering::begins().await;
    let (rivera, anybody) = (&class.lesson.rivera, class.lesson.server.client());
    rivera.post("/school/world", &[("turn", "on")]).await.is(303);
    let yes = format!("{}/student/{}/yes", class.lesson.path, class.ada.person);
    let said = [("guardian", "Ngozi"), ("how", "paper"), ("said_on", "2026-09-13"), ("covers", "year")];
    posts(rivera, &yes, "record", &said).await.is(303);
    class.widens(Step::World).await;
    let address = class.ada.browser.get(&class.ladder()).await.attribute("href", "/world/").unwrap();
    anybody.get(&address).await.is(200);
    let page = rivera.get(&yes).await;
    posts(rivera, &yes, &form_of(&page, "withdraw-"), &[]).await.goes_to(&format!("{yes}?said=yes_withdrawn"));
    anybody.get(&address).await.is(410);
    rivera.get(&yes).await.shows("Withdrawn by Ms Rivera");

    posts(rivera, &yes, "record", &said).await.is(303);
    class.widens_world_again().await;
    let address = class.ada.browser.get(&class.ladder()).await.attribute("href", "/world/").unwrap();
    anybody.get(&address).await.is(200);
    rivera.get("/school/world").await.shows("1 page is out.").shows("none comes back by itself");
    rivera.post("/school/world", &[("turn", "off")]).await.is(303);
    anybody.get(&address).await.is(410);
    class.ada.browser.get(&class.ladder()).await.shows("Your district has not opened this step.");
}

impl Wondering {
    async fn widens_world_again(&self) {
        let (server, class) = (&self.lesson.server, self.lesson.class);
        super::wishes(&self.ada, self.inquiry, super::wish(Step::World, class)).await;
        let [asked] =
            <[_; 1]>::try_from(server.store().audience_desk(&self.teacher, class).await.unwrap().0.wishes).unwrap();
        let yes = domain::audience::Release::Yes;
        server.store().decide_audience(&self.teacher, class, asked.audience, asked.rev, yes).await.unwrap();
    }
}
