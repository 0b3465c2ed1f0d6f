use domain::export::Item;
use leptos::prelude::{Owner, provide_context};
use serde_json::{Value, json};

use super::*;
use crate::clock_face::TimeZone;
use crate::messages::{LANGUAGES, Locale};
use crate::t;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// What is asked, found out and said of oneself, each with everything it can have.
fn things() -> Vec<(Value, Vec<&'static str>)> {
    let figure = |amount: &str| json!({"day": "2026-09-01", "amount": amount, "by": "me"});
    let side = json!({"piece": id(9), "number": 1, "question": "Why?", "words": "Leaves", "at": 1});
    vec![
        (
            json!({"kind": "piece", "point": "reflection", "question": "Why does ice float?", "proud": true,
                "versions": [{"id": id(1), "number": 1, "words": "It is <light>", "at": 1, "ask": "part", "ask_words": "The end of it"}],
                "feedback": [{"version": 1, "at": 2, "passages": [{"quote": "It is light", "words": "How <light>?"}],
                              "marks": [{"on": {"file": id(5), "starts": 65_000}, "words": "Here you laugh"}]}],
                "ratings": [by_criteria()],
                "talk": [{"criterion": "Says why", "by": "teacher", "words": "What do you <see>?", "at": 3},
                         {"criterion": "Says why", "by": "me", "words": "I see bubbles", "at": 4}]}),
            vec![
                "It is &lt;light&gt;",
                "The end of it",
                "How &lt;light&gt;?",
                "1:05",
                "Here you laugh",
                "Explaining &lt;it&gt;",
                "Name a reason",
                "What do you &lt;see&gt;?",
                "I see bubbles",
            ],
        ),
        (
            json!({"kind": "pair", "point": "reflection", "used_to": "Wind", "now": "Light", "before": side, "after": side,
                "remarks": [{"what": "question", "words": "What <changed> it?", "at": 1}]}),
            vec!["Wind", "Light", "What &lt;changed&gt; it?"],
        ),
        (
            json!({"kind": "inquiry", "point": "inquiry", "stage": "perspective", "pace": "resting",
                "wordings": [{"id": id(1), "number": 1, "words": "Are wolves <bad>?", "at": 1},
                             {"id": id(2), "number": 2, "words": "What do wolves change?", "at": 2}],
                "perspectives": [{"id": id(3), "number": 1, "question": "Are wolves bad?", "words": "# A hunch", "at": 3,
                                  "based_on": "A film", "used_to": "Bad", "now": "Not bad"}],
                "notes": [{"id": id(10), "words": "Trees came <back>", "title": "A book", "address": "javascript:alert(1)", "says": "It says", "at": 4,
                           "trust": [{"trust": "partly", "why": "One author", "at": 4}]}],
                "remarks": [{"what": "ask", "words": "Who counted?", "answer": "Rangers", "at": 5},
                            {"what": "ask", "about": id(10), "words": "Which trees?", "at": 5},
                            {"what": "notice", "about": id(3), "words": "A guess", "at": 6}]}),
            vec![
                "Are wolves &lt;bad&gt;?",
                "A hunch",
                "A film",
                "Not bad",
                "A book",
                "One author",
                "Who counted?",
                "Rangers",
                // What the second is about: the note, by how it begins.
                ": <span dir=\"auto\">Trees came &lt;back&gt;</span>",
                "Which trees?",
            ],
        ),
        (
            json!({"kind": "question", "point": "inquiry", "words": "Why?", "answer": "Look & see"}),
            vec!["Look &amp; see"],
        ),
        (
            json!({"kind": "round", "point": "inquiry", "focus": "Ice floats.", "chosen": ["Does <salt>?"], "why": "New",
                "next": "Try it", "learned": "Ask open"}),
            vec!["Does &lt;salt&gt;?", "New", "Try it", "Ask open"],
        ),
        (
            json!({"kind": "rating", "point": "reflection", "rubric": "Arguing",
                "about": {"piece": id(9), "number": 2, "question": "Why does ice float?"},
                "times": [{"at": 1, "lines": [
                    {"criterion": "Says <why>", "stands": "here", "growing": "More", "beyond": "Mine", "quote": "It is light", "in_file": true},
                    {"criterion": "Shows it", "stands": "1", "level": "Sprout"}]}]}),
            vec!["Why does ice float?", "Says &lt;why&gt;", "More", "Mine", "It is light", "Sprout"],
        ),
        (
            json!({"kind": "measure", "point": "reflection", "name": "Reading", "unit": "words", "what": "pace",
                "figures": [figure("92.5"), figure("101")],
                "notes": [{"before": figure("92.5"), "after": figure("101"), "says": "Faster", "will": "Read <aloud>", "at": 1}]}),
            vec!["101 words", "Faster", "Read &lt;aloud&gt;"],
        ),
        (
            json!({"kind": "goal", "point": "goals", "stage": "reached", "classes": ["Science <7>"], "shown_to": 24,
                "wordings": [{"id": id(1), "number": 1, "at": 1, "plan": {"kind": "habit", "statement": "Ask", "stand": "", "why": "",
                              "success": "", "by": "", "obstacle": "", "then": ""}}],
                "steps": [{"words": "Ask <Kim>", "at": 1, "by": 2, "ended": "done", "end_words": "She knew", "ended_at": 2},
                          {"words": "Ask at home", "at": 3, "by": 4, "ended": "let_go", "ended_at": 4},
                          {"words": "Ask in the choir", "at": 5, "by": 6}],
                "evidence": [{"id": id(2), "item": id(9), "what": "try", "title": "I begin <late>", "words": "Here", "at": 1}],
                "competencies": [{"code": "LS1", "statement": "I can ask", "class": "Science", "claim": "I <do>", "claimed_at": 1,
                                  "evidence": id(2), "at": 1}]}),
            vec![
                "Science &lt;7&gt;",
                "I begin &lt;late&gt;",
                "Here",
                "I can ask",
                "I &lt;do&gt;",
                "24",
                "Ask &lt;Kim&gt;: She knew",
                "Ask at home",
                "Ask in the choir",
            ],
        ),
        (
            json!({"kind": "choice", "point": "choice", "target": "I can", "times": [], "goal": {"item": id(1), "title": "Ask <more>"},
                "work": {"item": id(2), "title": "Why?"}}),
            vec!["Ask &lt;more&gt;", "Why?"],
        ),
        (
            json!({"kind": "try", "point": "choice", "need": "start", "words": "I begin late",
                "tried": [{"name": "Cards", "changed": "I <begin>", "keeps": "keep", "work": {"item": id(1), "title": "Why <now>?"}}]}),
            vec!["Cards", "I &lt;begin&gt;", "Why &lt;now&gt;?"],
        ),
        (
            json!({"kind": "sure", "point": "reflection", "statement": "I can say why", "level": "with_help", "class": "Science <7>"}),
            vec!["Science &lt;7&gt;"],
        ),
        (
            json!({"kind": "class_note", "point": "reflection", "words": "Many <saw> it", "question": "Why?", "class": "Science <7>"}),
            vec!["Many &lt;saw&gt; it", "Science &lt;7&gt;"],
        ),
        (
            json!({"kind": "strategy", "point": "choice", "need": "start", "name": "Cards", "does": "Turn <them>", "helps": "With words",
                "address": "javascript:alert(1)"}),
            vec!["Turn &lt;them&gt;", "With words"],
        ),
    ]
}

/// What a teacher said of a version, with a place in a document that shows it.
fn by_criteria() -> Value {
    let line = json!({"criterion": "Says <why>", "stands": "not_yet", "growing": "Name a reason", "in_file": true,
                      "on": {"file": id(6), "page": 3, "part": "top"}});
    json!({"id": id(8), "version": 1, "rubric": "Explaining <it>", "times": [{"at": 2, "lines": [line]}]})
}

#[test]
fn each_is_drawn_whole_in_every_language_and_leads_nowhere() {
    for (tag, _) in LANGUAGES {
        let owner = Owner::new();
        owner.with(|| {
            provide_context(Locale(tag));
            provide_context(TimeZone("UTC".into()));
            for (mut thing, words) in things() {
                (thing["id"], thing["at"]) = (json!(id(7)), json!(1));
                let item: Item = serde_json::from_value(thing).unwrap();
                let drawn = body(&item, &Sheet { file: &here, whole: true, level: 3 }).into_string();
                for said in words {
                    assert!(drawn.contains(said), "{tag}: no {said} in {drawn}");
                }
                assert!(!drawn.contains("href"), "{drawn}");
                for unsaid in ["portfolio.", "inquiry.", "rubrics.", "measures.", "replies.", "export.", "showing."] {
                    assert!(!drawn.contains(unsaid), "{tag}: {drawn}");
                }
                assert_ne!(kind_name(&item), "");
            }
        });
    }
}

#[test]
fn others_are_not_told_what_was_answered_and_noted() {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(Locale("en"));
        let drawn: String = things()
            .into_iter()
            .map(|(mut thing, _)| {
                (thing["id"], thing["at"]) = (json!(id(7)), json!(1));
                let item: Item = serde_json::from_value(thing).unwrap();
                body(&item.told(), &Sheet { file: &here, whole: false, level: 4 }).into_string()
            })
            .collect();
        for hidden in ["A book", "Who counted?", "Look &amp; see", "I begin &lt;late&gt;", "Ask &lt;more&gt;"] {
            assert!(!drawn.contains(hidden), "{drawn}");
        }
        for hidden in ["Many &lt;saw&gt; it", "Ask at home", "Ask in the choir", "Which trees?", "Why &lt;now&gt;?"] {
            assert!(!drawn.contains(hidden), "{drawn}");
        }
        assert!(drawn.contains("Ask &lt;Kim&gt;: She knew"), "the steps that were taken");
        for hidden in ["The end of it", "Here you laugh", "Name a reason", "I see bubbles", "What &lt;changed&gt; it?"]
        {
            assert!(!drawn.contains(hidden), "{drawn}");
        }
        assert!(drawn.contains("A hunch") && drawn.contains("Ask open"));
    });
}

#[test]
fn what_became_of_a_step_what_they_are_proud_of_and_how_sure_they_were_is_said_in_words() {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(Locale("en"));
        provide_context(TimeZone("UTC".into()));
        let drawn = |kind: &str| {
            let (mut thing, _) = things().into_iter().find(|(thing, _)| thing["kind"] == kind).unwrap();
            (thing["id"], thing["at"]) = (json!(id(7)), json!(1));
            let item: Item = serde_json::from_value(thing).unwrap();
            body(&item, &Sheet { file: &here, whole: true, level: 3 }).into_string()
        };
        let goal = drawn("goal");
        let steps = goal.split_once(&t!("portfolio.goal_all_steps")).unwrap().1;
        let at = |words: &str| steps.find(words).unwrap_or_else(|| panic!("no {words} in {steps}"));
        let states = [t!("portfolio.step_done"), t!("portfolio.step_let_go"), t!("portfolio.step_open")];
        let order = [
            at("Ask &lt;Kim&gt;"),
            at(&states[0]),
            at("Ask at home"),
            at(&states[1]),
            at("Ask in the choir"),
            at(&states[2]),
        ];
        assert!(order.is_sorted(), "{steps}");
        assert!(drawn("piece").contains(&t!("reflections.proud")));
        assert!(drawn("sure").contains(&t!("stage.sure_with_help")));
        let inquiry = drawn("inquiry");
        let guess = inquiry.split_once("A guess").unwrap().0;
        assert!(
            guess.ends_with(&format!("{}</p><p class=\"words\" dir=\"auto\">", t!("portfolio.perspective", n = 1))),
            "{guess}"
        );
    });
}
