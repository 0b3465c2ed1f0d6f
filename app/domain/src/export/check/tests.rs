use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::clock::Moment;
use crate::export::Content;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// What a teacher answered: of the whole, of a passage, of places in a picture, a recording and a document.
fn answer() -> Value {
    let marks = json!([
        {"on": {"file": id(50), "area": [1, 2, 300, 400]}, "words": "Here"},
        {"on": {"file": id(50), "starts": 1000, "ends": 2000}, "words": "And here"},
        {"on": {"file": id(50), "page": 2, "part": "top"}, "words": "There"},
    ]);
    let passages = json!([{"quote": "They fall", "words": "Why\u{0000}?"}]);
    json!({"version": 1, "strength": "You looked closely", "at": 3, "passages": passages, "marks": marks})
}

/// What a teacher said by the criteria.
fn by_criteria() -> Value {
    let line = json!({"criterion": "Says why", "stands": "not_yet", "growing": "How\u{0000} do you know?", "quote": "They fall"});
    let shown = json!({"criterion": "Shows it", "in_file": true, "on": {"file": id(50), "starts": 1000}});
    json!({"id": id(15), "version": 1, "rubric": "Explaining", "times": [{"at": 4, "lines": [line, shown]}]})
}

/// A small portfolio with one of each.
fn document() -> Value {
    let side = |n| json!({"piece": id(1), "number": n, "question": "Why?", "words": "Leaves", "at": 5});
    json!({
        "kind": KIND, "format": 1, "origin": id(99), "exported_at": 1000, "student": {"name": "Ada"},
        "items": [
            {"id": id(1), "at": 1, "point": "reflection", "kind": "piece", "question": "Why do leaves fall?", "proud": true,
             "versions": [{"id": id(11), "number": 1, "words": "# Leaves\r\nThey\u{0000} fall", "at": 2,
                           "files": [{"file": id(50), "caption": "A leaf"}]}],
             "feedback": [answer()], "ratings": [by_criteria()],
             "talk": [{"criterion": "Says why", "by": "teacher", "words": "What do you see?", "at": 4},
                      {"criterion": "Says why", "by": "me", "words": "The wind\u{0000}", "at": 5}]},
            {"id": id(2), "at": 4, "point": "reflection", "kind": "pair", "used_to": "a", "now": "b",
             "before": side(1), "after": side(2), "remarks": [{"what": "question", "words": "What changed it?", "at": 5}]},
            {"id": id(3), "at": 6, "point": "goals", "kind": "goal", "stage": "reached",
             "wordings": [{"id": id(31), "number": 1, "at": 6, "plan": {"kind": "habit", "statement": "Ask", "stand": "", "why": "",
                           "success": "", "by": "", "obstacle": "", "then": ""}}],
             "evidence": [{"id": id(32), "item": id(1), "what": "piece", "version": id(11), "title": "Why do leaves fall?", "words": "Here\u{0000} I asked", "at": 6},
                          {"id": id(33), "item": id(8), "what": "inquiry", "version": id(85), "title": "The trees", "at": 7},
                          {"id": id(34), "item": id(6), "what": "story", "title": "My story", "at": 8}],
             "competencies": [{"code": "LS1", "statement": "I can ask", "class": "Science", "claim": "I ask", "claimed_at": 8,
                               "evidence": id(32), "at": 7}],
             "classes": ["Science"], "shown_to": 1},
            {"id": id(4), "at": 7, "point": "choice", "kind": "choice", "target": "I can",
             "times": [{"why": "", "at": 7, "options": [{"axis": "show", "words": "Draw"}]}],
             "goal": {"item": id(3), "title": "Ask"}, "work": {"item": id(1), "title": "Why do leaves fall?"}},
            {"id": id(5), "at": 8, "point": "choice", "kind": "try", "need": "start", "words": "I begin late",
             "tried": [{"name": "Cards", "keeps": "keep", "work": {"item": id(1), "title": "Why do\u{0000} leaves fall?"}}]},
            {"id": id(8), "at": 10, "point": "inquiry", "kind": "inquiry", "stage": "perspective",
             "wordings": [{"id": id(81), "number": 1, "words": "Are wolves bad?", "at": 10},
                          {"id": id(82), "number": 2, "words": "What do wolves change?", "because": "Bad for whom?", "at": 12}],
             "perspectives": [{"id": id(83), "number": 1, "question": "Are wolves bad?", "words": "A hunch", "at": 11},
                              {"id": id(84), "number": 2, "question": "What do wolves change?", "words": "- rivers\u{0000}", "at": 14}],
             "notes": [{"id": id(85), "words": "The trees came back", "title": "A book", "at": 13,
                        "trust": [{"trust": "partly", "at": 13}]}],
             "evidence": [{"id": id(86), "item": id(5), "what": "try", "title": "I begin late", "at": 15}], "classes": ["Science"], "shown_to": 2,
             "remarks": [{"what": "ask", "about": id(85), "words": "Who counted?", "answer": "Two rangers", "at": 15}]},
            {"id": id(9), "at": 16, "point": "inquiry", "kind": "question", "words": "Why is the sky blue?"},
            {"id": id(10), "at": 17, "point": "inquiry", "kind": "round", "focus": "Ice floats.", "chosen": ["Does salt float?"]},
            {"id": id(12), "at": 18, "point": "reflection", "kind": "rating", "rubric": "Arguing",
             "about": {"piece": id(1), "number": 1, "question": "Why?"},
             "times": [{"at": 18, "lines": [{"criterion": "Says why", "stands": "here", "quote": "They fall"}]}]},
            {"id": id(13), "at": 19, "point": "reflection", "kind": "measure", "name": "Reading", "unit": "words", "what": "pace",
             "figures": [{"day": "2026-09-01", "amount": "92.5", "by": "me"}],
             "notes": [{"after": {"day": "2026-09-01", "amount": "92.5"}, "says": "Faster", "will": "Read aloud", "at": 20}]},
            {"id": id(14), "at": 21, "point": "choice", "kind": "strategy", "need": "start", "name": "Cards", "does": "Turn them", "helps": "With words"},
            {"id": id(16), "at": 22, "point": "reflection", "kind": "sure", "statement": "I can\u{0000} say why", "level": "nearly", "class": "Science"},
            {"id": id(17), "at": 23, "point": "reflection", "kind": "class_note", "words": "Many of you\u{0000} saw it", "question": "Why?", "class": "Science"},
        ],
        "stories": [{"id": id(6), "year": 2026, "name": "My story", "at": 9, "parts": [
            {"id": id(61), "heading": "Autumn"}, {"id": id(62), "item": id(1), "version": id(11), "words": "Mine"}]}],
        "conferences": [{"id": id(7), "whom": "Grandma", "stage": "held", "at": 9, "agenda": [{"kind": "proud", "shown": [id(62)]}],
                         "questions": [{"by": "family", "words": "How?", "at": 9}],
                         "steps": [{"who": "I", "words": "Ask", "goal": {"item": id(3), "title": "Ask\u{0000}"}, "at": 9}]}],
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
    let later = (contents.inquiries, contents.questions, contents.rounds, contents.ratings, contents.measures);
    assert_eq!((later, contents.strategies), ((1, 1, 1, 1, 1), 1));
    assert_eq!((contents.sure, contents.class_notes), (1, 1));
    assert_eq!((contents.stories, contents.conferences, contents.files, contents.unknown), (1, 1, 1, 0));
    let Content::Piece { versions, .. } = &reading.portfolio.items[0].content else { panic!() };
    assert_eq!(versions[0].words, "# Leaves\nThey fall");
    let agreed = &reading.portfolio.conferences[0].steps[0];
    assert_eq!(agreed.goal.as_ref().map(|led| led.title.as_str()), Some("Ask"));
}

#[test]
fn a_teachers_word_by_the_criteria_is_read_and_told_to_nobody_else() {
    let piece = reading(&document()).unwrap().portfolio.items[0].clone();
    let Content::Piece { ratings, talk, feedback, .. } = &piece.content else { panic!() };
    let line = &ratings[0].times[0].lines[0];
    assert_eq!(
        (line.stands.as_str(), line.growing.as_str(), line.quote.as_str()),
        ("not_yet", "How do you know?", "They fall")
    );
    assert_eq!((talk[0].by.as_str(), talk[1].words.as_str()), ("teacher", "The wind"));
    assert_eq!((feedback[0].passages[0].words.as_str(), feedback[0].marks.len()), ("Why?", 3));
    let told = serde_json::to_string(&piece.told()).unwrap();
    for hidden in ["How do you know?", "What do you see?", "You looked closely", "And here"] {
        assert!(!told.contains(hidden), "{hidden}: {told}");
    }
    let pair = reading(&document()).unwrap().portfolio.items[1].clone();
    assert!(!serde_json::to_string(&pair.told()).unwrap().contains("What changed it?"));
}

#[test]
fn files_have_other_names_here_and_what_has_none_is_not_shown() {
    let piece = reading(&document()).unwrap().portfolio.items[0].clone();
    let named = |names: &[(u128, u128)]| {
        let names = names.iter().map(|(there, here)| (id(*there), id(*here))).collect();
        let Content::Piece { versions, feedback, ratings, .. } = piece.clone().renamed(&names).content else {
            panic!()
        };
        let shown: Vec<_> = versions[0].files.iter().map(|shown| shown.file).collect();
        let marked: Vec<_> = feedback[0].marks.iter().map(|mark| mark.on.file).collect();
        (shown, marked, ratings[0].times[0].lines[1].on.as_ref().map(|on| on.file))
    };
    assert_eq!(named(&[(50, 70)]), (vec![id(70)], vec![id(70); 3], Some(id(70))));
    assert_eq!(named(&[]), (vec![], vec![], None));
}

#[test]
fn of_two_tellings_it_is_known_which_is_newer() {
    let mut later = document();
    later["items"][1]["told_at"] = json!(900);
    later["stories"][0]["parts"][1]["at"] = json!(8);
    let portfolio = reading(&later).unwrap().portfolio;
    let told: Vec<_> = portfolio.items.iter().take(2).map(|item| item.told_at).collect();
    assert_eq!(told, [Some(Moment(1000)), Some(Moment(900))], "else it is as new as the export");
    let parts: Vec<_> = portfolio.stories[0].parts.iter().map(|part| part.at).collect();
    assert_eq!(parts, [Some(Moment(9)), Some(Moment(8))]);
    assert_eq!(portfolio.conferences[0].changed_at, Some(Moment(9)));
}

#[test]
fn what_a_later_release_adds_is_ignored_and_its_new_kinds_are_counted() {
    let mut later = document();
    later["format"] = json!(3);
    later["mood"] = json!({"new": true});
    later["items"][0]["weather"] = json!("rain");
    later["items"].as_array_mut().unwrap().push(json!({"kind": "hologram", "beams": 3}));
    let reading = reading(&later).unwrap();
    assert_eq!((reading.unknown, reading.portfolio.items.len()), (1, 13));
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
    is_refused(|document| document["items"][0]["ratings"][0]["times"] = json!([]));
    is_refused(|document| {
        document["items"][0]["ratings"][0]["times"][0]["lines"][0]["growing"] = json!("x".repeat(100_000))
    });
    is_refused(|document| document["items"][0]["talk"][0]["words"] = json!("x".repeat(100_000)));
    is_refused(|document| document["items"][0]["feedback"][0]["marks"][0]["words"] = json!("x".repeat(100_000)));
    is_refused(|document| document["items"][0]["feedback"][0]["passages"][0]["quote"] = json!("x".repeat(100_000)));
    is_refused(|document| document["items"][1]["remarks"][0]["words"] = json!("x".repeat(100_000)));
    is_refused(|document| document["items"][2]["wordings"] = json!([]));
    is_refused(|document| document["items"][2]["evidence"][0]["words"] = json!("x".repeat(100_000)));
    is_refused(|document| document["items"][2]["evidence"][0]["item"] = json!("mine"));
    is_refused(|document| document["items"][2]["competencies"][0]["statement"] = json!("x".repeat(100_000)));
    is_refused(|document| document["items"][2]["classes"] = json!(vec!["x"; 200]));
    is_refused(|document| document["items"][2]["shown_to"] = json!(-1));
    is_refused(|document| document["conferences"][0]["steps"][0]["goal"]["title"] = json!("x".repeat(100_000)));
    is_refused(|document| document["items"][3]["goal"]["title"] = json!("x".repeat(100_000)));
    is_refused(|document| document["items"][10]["helps"] = json!("x".repeat(100_000)));
    is_refused(|document| document["items"][11]["statement"] = json!("x".repeat(100_000)));
    is_refused(|document| document["items"][12]["words"] = json!("x".repeat(100_000)));
    is_refused(|document| document["items"][4]["tried"][0]["work"]["title"] = json!("x".repeat(100_000)));
    is_refused(|document| document["items"][5]["remarks"][0]["about"] = json!("the book"));
    is_refused(|document| document["items"][0]["proud"] = json!("very"));
    is_refused(|document| document["items"][5]["wordings"] = json!([]));
    is_refused(|document| document["items"][5]["notes"][0]["words"] = json!("x".repeat(100_000)));
    is_refused(|document| document["items"][6]["words"] = json!("x".repeat(100_000)));
    is_refused(|document| document["items"][7]["chosen"] = json!(vec!["x"; 2_000]));
    is_refused(|document| document["items"][8]["times"] = json!([]));
    is_refused(|document| document["items"][9]["figures"][0]["amount"] = json!("1e9"));
    is_refused(|document| document["items"][9]["notes"][0]["after"]["day"] = json!("yesterday"));
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

#[test]
fn it_is_the_newest_version_that_they_are_proud_of() {
    let mut more = document();
    let next = json!({"id": id(12), "number": 2, "words": "They let go", "at": 6});
    more["items"][0]["versions"].as_array_mut().unwrap().push(next);
    let piece = reading(&more).unwrap().portfolio.items[0].clone();
    let proud = |version: u128| {
        let picked = piece.clone().fixed(Some(id(version))).unwrap();
        matches!(picked.content, Content::Piece { proud: true, .. })
    };
    assert_eq!((proud(11), proud(12)), (false, true));
}

#[test]
fn what_is_nobody_elses_to_read_is_told_without_its_words() {
    let items = reading(&document()).unwrap().portfolio.items;
    let own: Vec<_> = items.iter().filter(|item| item.stays_own()).collect();
    assert_eq!(
        own.iter().map(|item| (item.title(), item.opening())).collect::<Vec<_>>(),
        [("I can say why", "nearly"), ("Why?", "Many of you saw it"),]
    );
    for item in own {
        let told = serde_json::to_string(&item.clone().told()).unwrap();
        assert!(!told.contains("nearly") && !told.contains("Many of you"), "{told}");
    }
    let attempt = items[4].clone();
    assert!(!serde_json::to_string(&attempt.told()).unwrap().contains("leaves"), "nor what else a try led to");
}

#[test]
fn an_inquiry_is_picked_as_it_stood_then() {
    let inquiry = reading(&document()).unwrap().portfolio.items[5].clone();
    assert_eq!(
        (inquiry.title(), inquiry.opening(), inquiry.newest()),
        ("What do wolves change?", "- rivers", Some(id(84)))
    );
    let told = |fixed: u128| {
        let item = inquiry.clone().fixed(Some(id(fixed))).unwrap();
        let Content::Inquiry { wordings, perspectives, notes, .. } = &item.content else { panic!() };
        (wordings.len(), perspectives.len(), notes.len())
    };
    assert_eq!([told(81), told(83), told(82), told(84)], [(1, 0, 0), (1, 1, 0), (2, 1, 0), (2, 2, 1)]);
    assert_eq!(inquiry.clone().fixed(Some(id(999))), None);
    let Content::Inquiry { notes, remarks, perspectives, .. } = inquiry.told().content else { panic!() };
    assert_eq!((notes.len(), remarks.len(), perspectives.len()), (0, 0, 2), "notes and answers are the student's");
}

#[test]
fn what_shows_it_is_cleaned_and_told_to_nobody_else() {
    let portfolio = reading(&document()).unwrap().portfolio;
    let (goal, choice, inquiry) = (&portfolio.items[2], &portfolio.items[3], &portfolio.items[5]);
    assert_eq!((goal.evidence().len(), goal.evidence()[0].words.as_str()), (3, "Here I asked"));
    assert_eq!((inquiry.evidence().len(), choice.evidence().len()), (1, 0));
    let told = [goal, choice, inquiry].map(|item| serde_json::to_string(&item.clone().told()).unwrap()).concat();
    for hidden in ["Why do leaves fall?", "The trees", "My story", "I begin late", "shown_to", "\"goal\":{", "\"work\""]
    {
        assert!(!told.contains(hidden), "{hidden}: {told}");
    }
    assert!(told.contains("I can ask") && told.contains("Science"), "what they say they can is theirs to tell");
    let early = inquiry.clone().fixed(Some(id(84))).unwrap();
    assert!(early.evidence().is_empty(), "linked afterwards");
}

/// Walks over everything that the document has: the schema describes each field of it.
fn is_described(value: &Value, schema: &Value, path: &str) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| is_described(one, &schema["items"], path)),
        Value::Object(fields) => {
            let mut known = schema["properties"].as_object().cloned().unwrap_or_default();
            for of_kind in schema["allOf"].as_array().into_iter().flatten() {
                if of_kind["if"]["properties"]["kind"]["const"] == value["kind"] {
                    known.extend(of_kind["then"]["properties"].as_object().cloned().unwrap_or_default());
                    let needed = of_kind["then"]["required"].as_array().cloned().unwrap_or_default();
                    assert!(
                        needed.iter().all(|name| fields.contains_key(name.as_str().unwrap())),
                        "{path}: {needed:?}"
                    );
                }
            }
            for (name, inside) in fields {
                let path = format!("{path}.{name}");
                let described = known.get(name).unwrap_or_else(|| panic!("{path} is not in the schema"));
                is_described(inside, described, &path);
            }
        }
        _ => {}
    }
}

#[test]
fn the_schema_describes_everything_that_is_written() {
    let schema: Value = serde_json::from_str(include_str!("../../../../../docs/portfolio.schema.json")).unwrap();
    let written = serde_json::to_value(reading(&document()).unwrap().portfolio).unwrap();
    is_described(&written, &schema, "portfolio");
}

#[test]
fn a_portfolio_of_an_earlier_release_is_read() {
    let mut earlier = document();
    earlier["items"].as_array_mut().unwrap().truncate(5);
    for of_later in ["evidence", "competencies", "classes", "shown_to"] {
        earlier["items"][2].as_object_mut().unwrap().remove(of_later);
    }
    for of_later in ["ratings", "talk"] {
        earlier["items"][0].as_object_mut().unwrap().remove(of_later);
    }
    let read = reading(&earlier).unwrap();
    assert!(read.portfolio.items[2].evidence().is_empty());
    let contents = reading(&earlier).unwrap().contents();
    assert_eq!((contents.tries, contents.inquiries, contents.measures, contents.unknown), (1, 0, 0, 0));
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
