use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::clock::Moment;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// A small portfolio with one of each.
fn document() -> Value {
    let side = |n| json!({"piece": id(1), "number": n, "question": "Why?", "words": "Leaves", "at": 5});
    json!({
        "kind": KIND, "format": 1, "origin": id(99), "exported_at": 1000, "student": {"name": "Ada"},
        "items": [
            {"id": id(1), "at": 1, "point": "reflection", "kind": "piece", "question": "Why do leaves fall?",
             "versions": [{"id": id(11), "number": 1, "words": "# Leaves\r\nThey\u{0000} fall", "at": 2,
                           "files": [{"file": id(50), "caption": "A leaf"}]}],
             "feedback": [{"version": 1, "strength": "You looked closely", "at": 3}]},
            {"id": id(2), "at": 4, "point": "reflection", "kind": "pair", "used_to": "a", "now": "b",
             "before": side(1), "after": side(2)},
            {"id": id(3), "at": 6, "point": "goals", "kind": "goal", "stage": "reached",
             "wordings": [{"id": id(31), "number": 1, "at": 6, "plan": {"kind": "habit", "statement": "Ask", "stand": "", "why": "",
                           "success": "", "by": "", "obstacle": "", "then": ""}}]},
            {"id": id(4), "at": 7, "point": "choice", "kind": "choice", "target": "I can",
             "times": [{"why": "", "at": 7, "options": [{"axis": "show", "words": "Draw"}]}]},
            {"id": id(5), "at": 8, "point": "choice", "kind": "try", "need": "start", "words": "I begin late", "tried": []},
        ],
        "stories": [{"id": id(6), "year": 2026, "name": "My story", "at": 9, "parts": [
            {"id": id(61), "heading": "Autumn"}, {"id": id(62), "item": id(1), "version": id(11), "words": "Mine"}]}],
        "conferences": [{"id": id(7), "whom": "Grandma", "stage": "held", "at": 9, "agenda": [{"kind": "proud", "shown": [id(62)]}],
                         "questions": [{"by": "family", "words": "How?", "at": 9}], "steps": []}],
        "files": [{"id": id(50), "kind": "image", "media_type": "image/webp", "path": "files/0001.webp", "bytes": 10}],
    })
}

fn reading(document: &Value) -> Result<Reading, Refusal> {
    read(&serde_json::to_vec(document).unwrap())
}

#[track_caller]
fn is_refused(change: impl FnOnce(&mut Value)) {
    let mut wrong = document();
    change(&mut wrong);
    assert_eq!(reading(&wrong), Err(Refusal::invalid("file", "export.not_a_portfolio")));
}

#[test]
fn a_portfolio_is_read_and_what_nobody_can_see_is_left_out() {
    let reading = reading(&document()).unwrap();
    let contents = reading.contents();
    assert_eq!((contents.pieces, contents.pairs, contents.goals, contents.choices, contents.tries), (1, 1, 1, 1, 1));
    assert_eq!((contents.stories, contents.conferences, contents.files, contents.unknown), (1, 1, 1, 0));
    let Content::Piece { versions, .. } = &reading.portfolio.items[0].content else { panic!() };
    assert_eq!(versions[0].words, "# Leaves\nThey fall");
}

#[test]
fn what_a_later_release_adds_is_ignored_and_its_new_kinds_are_counted() {
    let mut later = document();
    later["format"] = json!(3);
    later["mood"] = json!({"new": true});
    later["items"][0]["weather"] = json!("rain");
    later["items"].as_array_mut().unwrap().push(json!({"kind": "hologram", "beams": 3}));
    let reading = reading(&later).unwrap();
    assert_eq!((reading.unknown, reading.portfolio.items.len()), (1, 5));
}

#[test]
fn what_is_no_portfolio_is_refused_whole() {
    for not in [&b""[..], b"{", b"[]", b"null", b"{\"kind\":\"waymark-portfolio\"}", &[0xff; 40]] {
        assert_eq!(read(not), Err(Refusal::invalid("file", "export.not_a_portfolio")));
    }
    is_refused(|document| document["kind"] = json!("something else"));
    is_refused(|document| document["format"] = json!(0));
    is_refused(|document| document["items"][0]["versions"] = json!([]));
    is_refused(|document| document["items"][1]["id"] = json!(id(1)));
    is_refused(|document| document["items"][0]["at"] = json!("yesterday"));
    is_refused(|document| document["items"][0]["versions"][0]["words"] = json!("x".repeat(100_000)));
    is_refused(|document| document["items"][2]["wordings"] = json!([]));
    is_refused(|document| document["stories"][0]["year"] = json!(90_000));
    is_refused(|document| document["stories"][0]["name"] = json!("x".repeat(500)));
    is_refused(|document| document["conferences"][0]["stage"] = json!("graded"));
    is_refused(|document| document["conferences"][0]["agenda"][0]["kind"] = json!("rank"));
}

#[test]
fn a_files_name_leads_nowhere_else() {
    for path in
        ["files/../../etc/passwd", "/etc/passwd", "files/", "files/.hidden", "files/a/b.png", "files/a b.png", "C:\\x"]
    {
        is_refused(|document| document["files"][0]["path"] = json!(path));
    }
    is_refused(|document| document["files"][0]["kind"] = json!("program"));
    is_refused(|document| document["files"][0]["bytes"] = json!(-1));
    is_refused(|document| document["files"][0]["bytes"] = json!(10_000_000_000_i64));
}

#[test]
fn two_exports_of_the_same_say_the_same() {
    let one = reading(&document()).unwrap().portfolio;
    let mut other = one.clone();
    other.exported_at = Moment(77);
    other.origin = id(1_000);
    other.items.reverse();
    other.files[0].path = "files/0009.png".into();
    assert_eq!(super::super::canonical(other.clone()), super::super::canonical(one.clone()));
    other.stories[0].parts.reverse();
    assert_ne!(super::super::canonical(other), super::super::canonical(one), "the order of a story is the story");
}

#[test]
fn a_pick_means_what_was_there_then() {
    let portfolio = reading(&document()).unwrap().portfolio;
    let piece = portfolio.items[0].clone();
    assert_eq!(piece.clone().fixed(Some(id(11))), Some(piece.clone()));
    assert_eq!(piece.clone().fixed(Some(id(12))), None, "a version that is not there any more");
    assert_eq!(piece.clone().fixed(None), Some(piece));
    let goal = portfolio.items[2].clone();
    assert_eq!(goal.clone().fixed(Some(id(31))), Some(goal));
}

proptest! {
    #[test]
    fn nothing_makes_it_stumble(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes);
    }

    #[test]
    fn a_document_that_is_cut_off_is_refused(cut in 1usize..600) {
        let whole = serde_json::to_vec(&document()).unwrap();
        prop_assert!(read(&whole[..whole.len() - cut]).is_err());
    }
}
