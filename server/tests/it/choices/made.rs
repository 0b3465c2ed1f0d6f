//! A teacher's side: a board made in minutes, edited by two, opened, copied, put away.

use super::{chooses, drafts, of_students, opens};
use crate::harness::{Answer, TestServer};
use crate::room::{Lesson, another_teacher, makes_class, viewer};

/// Every field of the page on which a board is edited, as a browser would send it.
fn fields(page: &Answer) -> Vec<(String, String)> {
    let form = page.body.split("id=\"edit\"").nth(1).unwrap().split("</form>").next().unwrap();
    let value = |input: &str, name: &str| {
        let from = input.find(&format!(" {name}=\""))? + name.len() + 3;
        Some(input[from..].split('"').next()?.replace("&quot;", "\"").replace("&lt;", "<").replace("&amp;", "&"))
    };
    let mut fields = Vec::new();
    for input in form.split("<input").skip(1).map(|input| input.split('>').next().unwrap()) {
        let pressed = input.contains("type=\"radio\"") || input.contains("type=\"checkbox\"");
        if !pressed || input.contains("checked") {
            fields.extend(value(input, "name").map(|name| (name, value(input, "value").unwrap_or_default())));
        }
    }
    for select in form.split("<select").skip(1) {
        let picked = select.split("<option").find(|option| option.contains("selected"));
        let picked = picked.and_then(|option| value(option, "value")).unwrap_or_default();
        fields.extend(value(select, "name").map(|name| (name, picked)));
    }
    fields
}

fn with(mut fields: Vec<(String, String)>, name: &str, value: &str) -> Vec<(String, String)> {
    fields.retain(|(known, _)| known != name);
    fields.push((name.into(), value.into()));
    fields
}

/// The name of the first line with these words.
fn line(fields: &[(String, String)], words: &str) -> String {
    let found = fields.iter().find(|(name, value)| name.starts_with("words-") && value == words);
    found.unwrap_or_else(|| panic!("no {words:?} in {fields:?}")).0.clone()
}

async fn keeps(who: &crate::harness::Client, board: &str, fields: &[(String, String)]) -> Answer {
    let form: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    who.post(&format!("{board}/edit"), &form).await
}

const READ: &str = "Read the text and mark what surprises me";

/// Mr Lindqvist teaches the class with her.
async fn co_teacher(lesson: &Lesson, server: &TestServer) -> crate::harness::Client {
    let lindqvist = another_teacher(server, &lesson.rivera).await;
    let admin = viewer(server, &lesson.rivera).await;
    let token = server.store().invite_co_teacher(&admin, lesson.class).await.unwrap();
    server.store().accept_invitation(&viewer(server, &lindqvist).await, &token).await.unwrap();
    lindqvist
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_is_made_from_a_sentence_and_edited_on_one_page() {
    let lesson = Lesson::begins().await;
    let rivera = &lesson.rivera;
    rivera.get(&lesson.path).await.is(200).shows(&format!("href=\"{}/boards\"", lesson.path));
    let list = format!("{}/boards", lesson.path);
    let empty = rivera.post(&list, &[("id", "019a0000-0000-7000-8000-000000000001"), ("target", " ")]).await;
    empty.is(422).shows("id=\"target-problem\"");
    let board = drafts(&lesson, "I can say why").await;
    rivera.get(&list).await.shows("Draft").shows("I can say why");
    let page = rivera.get(&format!("{board}/edit")).await;
    page.is(200).shows(READ).hides("data-live");
    let all = fields(&page);
    let read = line(&all, READ);
    let id = read.strip_prefix("words-").unwrap().to_owned();
    let empty_line = line(&all, "");
    // An empty line that is filled becomes an option; an option that is emptied does not stand, and nothing is lost.
    let filled = with(with(all.clone(), &empty_line, "Ask <i>my</i> uncle"), "target", "I can say how");
    keeps(rivera, &board, &with(filled.clone(), &read, " "))
        .await
        .is(422)
        .shows("Say it in a few words, or remove it.")
        .shows("Ask <i>my</i> uncle")
        .shows("I can say how");
    let long = "x".repeat(100_000);
    keeps(rivera, &board, &with(all.clone(), &read, &long)).await.is(422);
    keeps(rivera, &board, &filled).await.goes_to(&format!("{board}/edit?said=board_kept"));
    let now = fields(&rivera.get(&format!("{board}/edit")).await);
    let moved = keeps(rivera, &board, &with(now.clone(), "act", &format!("down:{id}"))).await;
    moved.goes_to(&format!("{board}/edit?said=board_kept"));
    let now = fields(&rivera.get(&format!("{board}/edit")).await);
    let removed = keeps(rivera, &board, &with(now, "act", &format!("remove:{id}"))).await;
    removed.goes_to(&format!("{board}/edit?said=option_removed&who={id}"));
    rivera.get(removed.header("location")).await.hides(&format!("value=\"{READ}\"")).shows("Undo");
    rivera.post(&board, &[("restore", &id)]).await.goes_to(&format!("{board}/edit?said=option_back"));
    rivera.get(&format!("{board}/edit")).await.shows(READ);
    let nonsense = keeps(rivera, &board, &[("rev".into(), "x".into())]).await;
    nonsense.is(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_teachers_at_one_board_lose_nothing() {
    let lesson = Lesson::begins().await;
    let lindqvist = co_teacher(&lesson, &lesson.server).await;
    let board = drafts(&lesson, "I can say why").await;
    let (hers, his) = (
        fields(&lesson.rivera.get(&format!("{board}/edit")).await),
        fields(&lindqvist.get(&format!("{board}/edit")).await),
    );
    keeps(&lindqvist, &board, &with(his, "target", "I can say how")).await.is(303);
    let read = line(&hers, READ);
    let typed = with(with(hers.clone(), &read, "Read it twice"), &line(&hers, ""), "A new way");
    let stale = keeps(&lesson.rivera, &board, &typed).await;
    stale
        .is(409)
        .shows("Mr Lindqvist kept something on this board")
        .shows("You had typed: Read it twice")
        .shows("You had typed: I can say why")
        .shows("value=\"I can say how\"")
        .shows("value=\"A new way\"");
    // She looked through it and keeps again.
    keeps(&lesson.rivera, &board, &with(fields(&stale), &read, "Read it twice")).await.is(303);
    lindqvist.get(&board).await.is(200).shows("Read it twice").shows("A new way").shows("I can say how");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_opens_closes_and_is_copied_into_another_class_of_hers() {
    let lesson = Lesson::begins().await;
    let (rivera, ada) = (&lesson.rivera, lesson.comes_in("ada").await);
    let other = makes_class(rivera, "Lab").await;
    let draft = drafts(&lesson, "I can say why").await;
    ada.browser.get(&of_students(&draft)).await.is(404);
    let gone = rivera.post(&draft, &[("what", "remove")]).await;
    assert!(gone.header("location").starts_with(&format!("{}/boards?said=board_removed", lesson.path)));
    rivera.get(gone.header("location")).await.shows("The draft is removed").shows("Undo").hides("I can say why");
    rivera.get(&draft).await.is(404);
    rivera.post(&draft, &[("what", "back")]).await.goes_to(&format!("{draft}?said=board_back"));

    let board = opens(&lesson, "I can say how").await;
    chooses(&ada.browser, &of_students(&board), "it fits").await;
    let page = rivera.get(&board).await;
    page.is(200).shows("Ada Okafor").shows("it fits").shows("Have not chosen yet").shows("Bo Lindqvist");
    rivera.post(&board, &[("what", "remove")]).await.is(409).shows("so it stays");
    rivera.post(&board, &[("what", "open")]).await.is(409).shows("open already");
    rivera.post(&board, &[("what", "eat")]).await.is(404);
    let new = crate::room::hidden(&page, "new");
    let to = other.strip_prefix("/class/").unwrap();
    let copied = rivera.post(&board, &[("what", "copy"), ("to", to), ("new", &new)]).await;
    copied.goes_to(&format!("{other}/board/{new}/edit?said=board_copied"));
    rivera.get(&format!("{other}/board/{new}")).await.is(200).shows("Draft").shows("I can say how");
    // A board is found in its own class only.
    rivera.get(&format!("{}/board/{new}", lesson.path)).await.is(404);
    rivera.post(&board, &[("what", "close")]).await.is(303);
    ada.browser.get(&of_students(&board)).await.is(200).shows("This board is closed").shows("it fits");
}
