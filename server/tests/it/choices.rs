//! Boards in a browser without any script: made by a teacher, chosen from by students, and what came of it.

mod made;

use domain::id::ReflectionId;

use crate::goals::{hidden_of, sends};
use crate::harness::{Answer, Client};
use crate::live::ear::{Ear, MOMENT};
use crate::room::{Lesson, hidden, share_own};

/// The path of a new draft of Ms Rivera's.
pub async fn drafts(lesson: &Lesson, target: &str) -> String {
    let list = format!("{}/boards", lesson.path);
    let new = hidden(&lesson.rivera.get(&list).await, "id");
    let made = lesson.rivera.post(&list, &[("id", &new), ("target", target), ("template", "menu")]).await;
    let board = format!("{}/board/{new}", lesson.path);
    made.goes_to(&format!("{board}/edit"));
    board
}

/// The path of a board that is open to the class.
pub async fn opens(lesson: &Lesson, target: &str) -> String {
    let board = drafts(lesson, target).await;
    lesson.rivera.post(&board, &[("what", "open")]).await.goes_to(&format!("{board}?said=board_opened"));
    board
}

/// The same as its students find it.
pub fn of_students(board: &str) -> String {
    format!("/board/{}", board.rsplit('/').next().unwrap())
}

/// The values of the buttons of one part, in their order.
pub fn offered(page: &Answer, part: &str) -> Vec<String> {
    let start = format!("name=\"pick-{part}\" value=\"");
    page.body.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// Chooses the first of every part.
pub async fn chooses(who: &Client, board: &str, why: &str) -> Vec<String> {
    let page = who.get(board).await;
    let first = |part: &str| offered(page.is(200), part)[0].clone();
    let picks = ["learn", "place", "tool", "show"].map(first);
    let [learn, place, tool, show] = &picks;
    let typed =
        [("pick-learn", &**learn), ("pick-place", place), ("pick-tool", tool), ("pick-show", show), ("why", why)];
    sends(who, &page, "choose", &typed).await.goes_to(&format!("{board}?done=chose#choose"));
    picks.to_vec()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_is_chosen_from_step_by_step_without_a_script() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let browser = &ada.browser;
    browser.get("/choices").await.is(200).shows("No board yet");
    let teachers = opens(&lesson, "I can explain <b>why</b> ice floats").await;
    let board = of_students(&teachers);
    browser.get("/home").await.is(200).shows("Your board: I can explain <b>why</b> ice floats — choose how");
    browser.get("/choices").await.is(200).shows(&format!("href=\"{board}\"")).shows("Choose how");
    let page = browser.get(&board).await;
    page.is(200).shows("Every way here leads to this").shows("data-hears=\"board choice");
    assert!(!page.body.contains("<b>why"), "words are words, not markup");

    // Nothing picked: the page again, with the sentence, and what was typed.
    let empty = sends(browser, &page, "choose", &[("why", "it is </textarea> quiet")]).await;
    empty.is(422).shows("Pick at least one").shows("it is </textarea> quiet").hides("data-live");
    assert!(!empty.body.contains("is </textarea>"), "words are words, not markup");
    // Half of it is a choice, and says what is open.
    let read = &offered(&page, "learn")[0];
    sends(browser, &page, "choose", &[("pick-learn", read), ("why", "quiet")]).await.is(303);
    let half = browser.get(&board).await;
    half.shows("Still open: Where and with whom · Tool or strategy · How I show it").shows("id=\"begin\"");
    browser.get("/home").await.hides("choose how");
    let picks = chooses(browser, &board, "Bo is here").await;
    browser.get(&format!("{board}?done=chose")).await.shows("Your choice is kept").shows("What I chose before");

    // From here to the writing: a question of her own, that begins with the target.
    let page = browser.get(&board).await;
    let begun = sends_first(browser, &page, "begin", &[("question", "Why does ice float?")]).await;
    assert!(begun.header("location").starts_with("/piece/"), "{}", begun.body);
    let piece = begun.header("location").strip_prefix("/piece/").unwrap().to_owned();
    // Sent twice it is one piece, and it is the work of this choice already.
    sends_first(browser, &page, "begin", &[("question", "Why does ice float?")])
        .await
        .goes_to(&format!("/piece/{piece}"));
    browser.get(&format!("/piece/{piece}")).await.is(200).shows("Why does ice float?");
    let page = browser.get(&board).await;
    page.shows(&format!("<option value=\"{piece}\" selected>Why does ice float?"));
    sends_first(browser, &page, "work", &[("work", &piece)]).await.goes_to(&format!("{board}?done=work#work"));

    let after = format!("after-{}", picks[0]);
    let page = browser.get(&board).await;
    let long = "x".repeat(100_000);
    let flood = sends(browser, &page, &after, &[("outcome", "helped"), ("words", &long)]).await;
    flood.is(422).shows("aria-invalid=\"true\"");
    let said = [("outcome", "helped"), ("words", "I could stop and look")];
    sends(browser, &page, &after, &said).await.goes_to(&format!("{board}?done=said#after"));
    let helped = browser.get("/helped").await;
    helped
        .is(200)
        .shows("I could stop and look")
        .shows("Only you see this page")
        .shows("in my work “Why does ice float?”");
    for figure in ["%", "helped in", "average", "best"] {
        helped.hides(figure);
    }
}

/// The first form after an element with that id.
async fn sends_first(who: &Client, page: &Answer, id: &str, typed: &[(&str, &str)]) -> Answer {
    let mut fields = hidden_of(page, id);
    fields.extend(typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    who.post("/api/v1/commands", &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_way_that_was_chosen_stands_on_the_piece_that_was_begun() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let browser = &ada.browser;
    let board = of_students(&opens(&lesson, "I can say why").await);
    let page = browser.get(&board).await;
    let draws = page
        .body
        .split("name=\"pick-show\" value=\"")
        .skip(1)
        .find(|option| option.split("</label>").next().unwrap().contains("<small>Draw<"))
        .unwrap();
    let draws = draws.split('"').next().unwrap();
    sends(browser, &page, "choose", &[("pick-show", draws), ("why", "")]).await.is(303);
    let page = browser.get(&board).await;
    let begun = sends_first(browser, &page, "begin", &[("question", "Why does ice float?")]).await;
    let drawing = "value=\"draw\" aria-pressed=\"true\"";
    browser.get(begun.header("location")).await.is(200).shows(drawing);
    browser.get(&format!("{}/shown", begun.header("location"))).await.is(200).shows(drawing);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_way_of_her_own_to_show_it_stands_on_the_piece_too() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (browser, teachers) = (&ada.browser, opens(&lesson, "I can say why").await);
    let board = of_students(&teachers);
    let page = browser.get(&board).await;
    let typed = |mode: &'static str, reaches: &'static str| {
        [("axis", "show"), ("words", "A song"), ("mode", mode), ("reaches", reaches)]
    };
    let half = sends(browser, &page, "propose", &typed("sound", " ")).await;
    half.is(422).shows("value=\"A song\"").shows("<option value=\"sound\" selected>");
    sends(browser, &page, "propose", &typed("dance", "The verses are reasons")).await.is(422).shows("The verses");
    let proposed = sends(browser, &page, "propose", &typed("sound", "The verses are reasons")).await;
    proposed.goes_to(&format!("{board}?done=proposed#own"));
    let desk = lesson.rivera.get(&teachers).await;
    let song = desk.attribute("id", "proposal-").unwrap().strip_prefix("proposal-").unwrap().to_owned();
    let card = desk.body.split("id=\"proposal-").nth(1).unwrap().split("</h3>").next().unwrap();
    assert!(card.contains("Record sound"), "{card}");
    lesson.rivera.post(&format!("{teachers}/proposal/{song}"), &[("answer", "yes"), ("words", "")]).await.is(303);
    let page = browser.get(&board).await;
    let begun = sends_first(browser, &page, "begin", &[("question", "Why does ice float?")]).await;
    let speaking = "value=\"speak\" aria-pressed=\"true\"";
    browser.get(&format!("{}/shown", begun.header("location"))).await.is(200).shows(speaking);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_work_is_offered_however_many_pieces_are_newer() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let (browser, board) = (&ada.browser, of_students(&opens(&lesson, "I can say why").await));
    chooses(browser, &board, "").await;
    let (old, class) = (ReflectionId::mint(), lesson.class);
    ada.does(share_own(old, class, "Leaves")).await;
    let keeps = [("work", &*old.to_string())];
    let kept = format!("{board}?done=work#work");
    sends_first(browser, &browser.get(&board).await, "work", &keeps).await.goes_to(&kept);
    let newer: Vec<_> = (0..61).map(|_| ada.envelope(share_own(ReflectionId::mint(), class, "Stones"))).collect();
    assert!(ada.sends(&newer).await.iter().all(|answer| answer.is_done()));
    let page = browser.get(&board).await;
    page.is(200).shows(&format!("<option value=\"{old}\" selected>"));
    sends_first(browser, &page, "work", &keeps).await.goes_to(&kept);
    browser.get(&board).await.shows(&format!("href=\"/piece/{old}\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_cannot_begin_comes_back_to_its_board() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let browser = &ada.browser;
    let teachers = opens(&lesson, "I can say why").await;
    let board = of_students(&teachers);
    chooses(browser, &board, "").await;
    let page = browser.get(&board).await;
    for nothing in ["", "   "] {
        let empty = sends_first(browser, &page, "begin", &[("question", nothing)]).await;
        empty.is(422).shows("id=\"begin-question-problem\"").shows("aria-invalid=\"true\"").hides("data-live");
    }
    let long = "x".repeat(100_000);
    let flood = sends_first(browser, &page, "begin", &[("question", &long)]).await;
    flood.is(422).shows("id=\"begin-question-problem\"").shows(&long);
    let typed = [("question", "Why does </form> ice float?")];
    let mut fields = hidden_of(&page, "begin");
    fields.retain(|(name, _)| name != "reflection");
    fields.extend([("reflection".to_owned(), "leaf".to_owned()), ("question".to_owned(), typed[0].1.to_owned())]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post("/api/v1/commands", &fields).await.is(422).shows("Why does </form> ice float?");
    lesson.rivera.post(&teachers, &[("what", "close")]).await.is(303);
    let late = sends_first(browser, &page, "begin", &typed).await;
    late.is(409).shows("This board is closed").shows("Why does </form> ice float?").shows("id=\"begin\"");
    // Somebody else's form.
    bo.browser.get(&board).await.is(200);
    let stolen = sends_first(&bo.browser, &page, "begin", &typed).await;
    assert_eq!(stolen.status, 403, "{}", stolen.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_option_of_her_own_is_answered_while_both_look() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let (rivera, teachers) = (&lesson.rivera, opens(&lesson, "I can say why").await);
    let board = of_students(&teachers);
    let page = ada.browser.get(&board).await;
    let (mut adas, mut bos) = (Ear::listens(&ada.browser).await, Ear::listens(&bo.browser).await);
    let mut riveras = Ear::listens(rivera).await;
    let half = sends(&ada.browser, &page, "propose", &[("axis", "show"), ("words", "A song"), ("reaches", " ")]).await;
    half.is(422).shows("Say how it leads to the target").shows("value=\"A song\"");
    let typed = [("axis", "show"), ("words", "A song"), ("reaches", "The verses are reasons")];
    sends(&ada.browser, &page, "propose", &typed).await.goes_to(&format!("{board}?done=proposed#own"));
    riveras.until("choice").await;
    adas.until("choice").await;
    ada.browser.get(&board).await.shows("has not answered yet");
    rivera.get("/classes").await.shows("1 student proposes an option").shows("data-hears=\"goal_ask choice");
    rivera.get("/proposals").await.is(200).shows("A song").shows("Ada Okafor");
    let page = rivera.get(&teachers).await;
    page.is(200).shows("The verses are reasons").shows("Waits for your answer");
    let song = page.attribute("id", "proposal-").unwrap().strip_prefix("proposal-").unwrap().to_owned();
    let answers = format!("{teachers}/proposal/{song}");
    rivera.post(&answers, &[("answer", "yes_if"), ("words", " ")]).await.is(422).shows("Say what the condition is");
    rivera.post(&answers, &[("answer", "not_now"), ("words", "")]).await.is(422).shows("Say why not this time");
    rivera.post(&answers, &[("answer", "never"), ("words", "x")]).await.is(404);
    let long = "x".repeat(100_000);
    rivera.post(&answers, &[("answer", "talk"), ("words", &long)]).await.is(422);
    rivera.post(&answers, &[("answer", "yes_if"), ("words", "if it <i>names</i> them")]).await.is(303);
    adas.until("choice").await;
    ada.browser.get(&board).await.shows("Your turn: Ms Rivera answered").shows("if it <i>names</i> them");
    ada.browser.get("/choices").await.shows("Your teacher answered your own option");
    sends(&ada.browser, &ada.browser.get(&board).await, "choose", &[("pick-show", &song), ("why", "")]).await.is(303);
    ada.browser.get(&board).await.hides("Your turn");
    rivera.get(&teachers).await.shows("my own option");
    rivera.get("/classes").await.hides("proposals-waiting");
    assert!(bos.during(MOMENT).await.iter().all(|told| told.kind() != "choice"), "a classmate hears nothing of it");
    bo.browser.get(&board).await.is(200).hides("A song").hides("Ada");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_helped_is_hers_until_she_shows_it_and_again_when_she_hides_it() {
    let lesson = Lesson::begins().await;
    let (ada, bo) = (lesson.comes_in("ada").await, lesson.comes_in("bo").await);
    let (rivera, board) = (&lesson.rivera, of_students(&opens(&lesson, "I can say why").await));
    let picks = chooses(&ada.browser, &board, "").await;
    let page = ada.browser.get(&board).await;
    let said = [("outcome", "not"), ("words", "Too loud there")];
    sends(&ada.browser, &page, &format!("after-{}", picks[1]), &said).await.is(303);
    let hers = format!("{}/student/{}/choices", lesson.path, ada.person);
    rivera.get(&hers).await.is(200).shows("has not shown you this page").hides("Too loud there");
    let person = crate::room::viewer(&lesson.server, rivera).await.person().unwrap();
    let page = ada.browser.get("/helped").await;
    let mut riveras = Ear::listens(rivera).await;
    let shown = sends_first(&ada.browser, &page, "readers", &[(&format!("teacher-{person}"), "yes")]).await;
    shown.goes_to("/helped?done=shown#readers");
    riveras.until("helped").await;
    ada.browser.get("/helped").await.shows("Ms Rivera can see this page");
    rivera.get(&hers).await.shows("Too loud there").shows("chose to show you this");
    sends_first(&ada.browser, &ada.browser.get("/helped").await, "readers", &[]).await.is(303);
    riveras.until("helped").await;
    rivera.get(&hers).await.is(200).hides("Too loud there");
    bo.browser.get("/helped").await.is(200).hides("Too loud");
    // Somebody else's name in the form.
    let mut fields = hidden_of(&page, "readers");
    fields.retain(|(name, _)| name != "person");
    fields.push(("person".into(), bo.person.to_string()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let posted = ada.browser.post("/api/v1/commands", &fields).await;
    assert_eq!(posted.status, 403, "{}", posted.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_board_says_so_and_gives_words_back() {
    let lesson = Lesson::begins().await;
    let ada = lesson.comes_in("ada").await;
    let teachers = opens(&lesson, "I can say why").await;
    let board = of_students(&teachers);
    let page = ada.browser.get(&board).await;
    let typed = [("axis", "show"), ("words", "A song"), ("reaches", "The verses are reasons")];
    lesson.rivera.post(&teachers, &[("what", "close")]).await.is(303);
    let late = sends(&ada.browser, &page, "propose", &typed).await;
    late.is(409).shows("This board is closed");
    lesson.rivera.post(&teachers, &[("what", "open")]).await.is(303);
    lesson.rivera.post(&format!("{}/archive", lesson.path), &[("archive", "yes")]).await.is(303);
    // The page is gone for her; her words are not.
    sends(&ada.browser, &page, "propose", &typed).await.is(404).shows("The verses are reasons").shows("A song");
    ada.browser.get(&board).await.is(404);
}
