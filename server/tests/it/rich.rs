//! A piece with a shape, as everybody gets it who may read it: its student, the teacher, the wall.

use domain::command::{Beginning, Command};
use domain::growth::GrowthWords;
use domain::id::{GrowthId, ReflectionId};
use domain::reflections::DraftWords;

use crate::harness::Answer;
use crate::room::{Lesson, share, viewer};

const PIECE: &str = "# Why leaves fall\n\nThe days get short.\n- red\n- gold\n\n> A leaf is a page.\nSee [the moon](https://nasa.gov/moon).";
const HOSTILE: &str = "# <script>alert(1)</script>\n[press](javascript:alert(1)) [me](https://x.example/\"onclick=\"alert(1))\n- </div><img src=x onerror=alert(1)>";

/// It reads as it was shaped, and nothing in it is a heading of the page.
#[track_caller]
fn has_its_shape(page: &Answer, link: bool) {
    page.is(200).shows("</span>Why leaves fall").shows("<ul dir=\"auto\"><li>").shows("</span>A leaf is a page.");
    assert!(!page.body.contains("<h4") && !page.body.contains("<p>#"), "{}", page.body);
    assert_eq!(page.body.contains("href=\"https://nasa.gov/moon\""), link, "{}", page.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_piece_has_its_shape_wherever_it_is_read() {
    let lesson = Lesson::begins().await;
    let (server, rivera) = (&lesson.server, &lesson.rivera);
    let ada = lesson.comes_in("ada").await;
    let wall = lesson.opens_projector().await;
    let piece = ReflectionId::mint();
    ada.shares(piece, lesson.prompt, "Leaves fall.").await;
    ada.does(share(piece, lesson.prompt, PIECE, true)).await;

    let own = ada.browser.get(&format!("/piece/{piece}")).await;
    has_its_shape(&own, true);
    let console = format!("/console/{}", lesson.class);
    let open = rivera.get(&format!("{console}?piece={piece}")).await;
    has_its_shape(&open, true);
    // What changed is said in words, too.
    for page in [&own, &open] {
        let compared = page.body.split("class=\"words diff\"").nth(1).expect("what changed");
        let compared = compared.split("</p>").next().unwrap();
        assert!(compared.contains("• red\n• gold") && compared.contains("the moon"), "{compared}");
        assert!(!compared.contains(['#', '[']) && !compared.contains("https"), "{compared}");
    }
    // In the list the words stand alone.
    let list = rivera.get(&console).await;
    list.is(200).shows("dir=\"auto\">Why leaves fall\nThe days get short.");

    let form = [("reflection", &*piece.to_string()), ("wall", "release"), ("version", "2")];
    assert!(rivera.post("/api/wall/set", &form).await.status < 400);
    has_its_shape(&rivera.get(&wall).await, false);

    let (known, _) = server.store().piece(&viewer(server, &ada.browser).await, piece).await.unwrap();
    let (after, before) = (known.versions[0].id, known.versions[1].id);
    let words = GrowthWords { before, after, used_to: "They just fall".into(), now: "They say goodbye".into() };
    ada.does(Command::Grow { growth: GrowthId::mint(), words }).await;
    has_its_shape(&rivera.get(&format!("{}/student/{}/growth", lesson.path, ada.person)).await, true);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_would_do_harm_is_words() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let piece = ReflectionId::mint();
    // Half-written it is shown beside the sheet, and shared to the teacher.
    let beginning = Beginning::Prompt { prompt: lesson.prompt };
    let draft = DraftWords { words: HOSTILE.into(), ..DraftWords::default() };
    ada.does(Command::SaveDraft { reflection: piece, beginning, draft }).await;
    let writing = ada.browser.get(&format!("/prompt/{}", lesson.prompt)).await;
    ada.shares(piece, lesson.prompt, HOSTILE).await;
    let own = ada.browser.get(&format!("/piece/{piece}")).await;
    let console = lesson.rivera.get(&format!("/console/{}?piece={piece}", lesson.class)).await;
    for page in [writing, own, console] {
        page.is(200).shows("<script>alert(1)</script>");
        // The words travel to the page's own code too, as text in a script, where no tag can begin.
        let (shown, read) = page.body.split_once("<script id=\"read\"").unwrap();
        let read = read.split_once('>').and_then(|(_, read)| read.split_once("</script>")).unwrap().0;
        assert!(read.contains("alert(1)") && !read.contains('<'), "{read}");
        assert!(shown.contains("href=\"https://x.example/\""), "{shown}");
        let tags = shown.split('<').map(|part| part.split('>').next().unwrap_or_default());
        for tag in tags {
            let harm = ["script>alert", "javascript:", "onclick", "onerror"].iter().any(|harm| tag.contains(harm));
            assert!(!harm && tag != "script", "{tag}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flood_of_brackets_is_read_at_once() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let piece = ReflectionId::mint();
    let flood = "[".repeat(20_000);
    ada.shares(piece, lesson.prompt, &flood).await;
    let begun = std::time::Instant::now();
    ada.browser.get(&format!("/piece/{piece}")).await.is(200).shows(&flood);
    assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
}
