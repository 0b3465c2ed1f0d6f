//! Into a class of the youngest every page says aloud what is to be done, and what it says stands on it; nobody else's has an ear.

use domain::refusal::Sentence;
use leptos::prelude::*;

use super::*;
use crate::plain::{Reader, page};

fn pick(shown: &str) -> Pick {
    Pick { ticket: "t".into(), shown: shown.into(), picture: "fox".into() }
}

fn board(board: Board) -> PinPage {
    PinPage {
        board,
        ticket: "t".into(),
        pictures: domain::pin::PICTURES.map(|picture| (picture, picture.to_owned())).to_vec(),
        shown: "Ada O.".into(),
        picture: "fox".into(),
        chosen: vec!["kite".into(), "moon".into()],
        problem: Some(Sentence::new("pin.wrong")),
        back: "/join".into(),
    }
}

fn made<V: IntoView>(early: bool, body: impl FnOnce() -> V) -> String {
    page(&Reader { early, ..Reader::default() }, "", body)
}

fn all(early: bool) -> Vec<String> {
    let problem = || Some(Sentence::new("door.closed"));
    let picks = || Some(vec![pick("Ada O."), pick("Bo L.")]);
    vec![
        made(early, || CodePage { known: vec![pick("Ada O.")], problem: problem(), ..CodePage::default() }.view()),
        made(early, || CodePage { scan: "s".into(), ..CodePage::default() }.view()),
        made(early, || CodePage { off_the_list: true, ..CodePage::default() }.view()),
        made(early, || NamePage { class_name: "Our day".into(), roster: picks(), ..NamePage::default() }.view()),
        made(early, || {
            NamePage { found: picks(), nicknames: true, nickname_problem: problem(), ..NamePage::default() }.view()
        }),
        made(early, || NamePage { found: Some(vec![]), ..NamePage::default() }.view()),
        made(early, || board(Board::Choose).view()),
        made(early, || board(Board::Again).view()),
        made(early, || board(Board::Show).view()),
        made(early, || LockedPage.view()),
        made(early, || EndedPage.view()),
    ]
}

/// What stands between its tags.
fn words<'a>(html: &'a str, id: &str) -> &'a str {
    let mark = format!(" id=\"{id}\"");
    let mut found = html.split(mark.as_str()).skip(1);
    let rest = found.next().unwrap_or_else(|| panic!("no {id} in {html}"));
    assert!(found.next().is_none(), "{id} twice in {html}");
    let (_, rest) = rest.split_once('>').unwrap();
    rest.split("</").next().unwrap()
}

#[test]
fn what_the_youngest_hear_on_the_way_in_stands_there() {
    for html in all(true) {
        for has in ["data-early", "/pkg/early.css", "/say.js"] {
            assert!(html.contains(has), "{has} in {html}");
        }
        let ears: Vec<_> = html.split(" data-say=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert!(!ears.is_empty(), "{html}");
        for id in ears.iter().flat_map(|ear| ear.split(' ')) {
            assert!(!words(&html, id).is_empty(), "{id} says nothing in {html}");
        }
    }
    for html in all(false) {
        for never in ["data-early", "early.css", "say.js", "data-say"] {
            assert!(!html.contains(never), "{never} in {html}");
        }
    }
}

#[test]
fn what_a_room_can_hear_says_how_many_pictures_were_pressed_and_never_which() {
    for kind in [Board::Choose, Board::Again, Board::Show] {
        let html = made(true, || board(kind).view());
        // Behind it Leptos marks where a text ends.
        assert_eq!(words(&html, "pin-step").trim_end_matches("<!>"), "2 of 4 pressed. Press picture 3.");
        let says = html.split(" data-say=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        for id in says.flat_map(|ear| ear.split(' ')) {
            assert!(!words(&html, id).contains("kite"), "{id} says it");
        }
    }
}
