//! A shared piece, drawn: what its way asks for can be done on its page, and what stands beside an answer belongs to it.

use domain::classes::AccessPoint;
use domain::clock::Moment;
use domain::feedback::{FeedbackView, FollowThrough, Outcome, Part};
use domain::id::{CommandId, FeedbackId, PersonId, ReflectionId, VersionId};
use domain::reflections::{Ask, PieceView, Stage, Stretch, Turn, Version};
use leptos::prelude::{Owner, provide_context};

use super::answers::answers;
use super::mine::Mine;
use super::standing::way;
use super::versions::versions;
use crate::clock_face::TimeZone;
use crate::messages::Locale;

fn version(number: i32, words: &str, ask: Ask) -> Version {
    Version {
        id: VersionId::mint(),
        number,
        words: words.into(),
        ask,
        ask_words: String::new(),
        language: None,
        scribe: None,
        shared_at: Moment(number.into()),
        late: false,
        translations: vec![],
    }
}

/// About version 1.
fn given(strength: &str, next_step: &str) -> FeedbackView {
    FeedbackView {
        id: FeedbackId::mint(),
        version: 1,
        by: PersonId::mint(),
        by_name: "Ms Rivera".into(),
        read_only: false,
        strength: strength.into(),
        question: String::new(),
        next_step: next_step.into(),
        passages: vec![],
        follow: vec![],
        sent_at: Moment(1),
    }
}

/// Two versions were shared; the first asked whether it is clear, the second only to be read.
fn piece(feedback: Vec<FeedbackView>) -> PieceView {
    PieceView {
        id: ReflectionId::mint(),
        class: None,
        class_name: "Science".into(),
        student: PersonId::mint(),
        student_name: "Ada".into(),
        picture: "fox".into(),
        prompt: None,
        question: "Why do leaves fall?".into(),
        starters: vec![],
        wordings: Default::default(),
        access_point: AccessPoint::Reflection,
        stage: Stage::Shared { version: 2 },
        turn: Turn::Teacher,
        in_plan: true,
        waits: false,
        versions: vec![version(2, "# Leaves", Ask::JustRead), version(1, "# Leaves", Ask::Clear)],
        diff: vec![Stretch::Same("Leaves".into())],
        feedback,
        wall_consent: false,
        on_wall: false,
        asks_earlier: false,
        readers: vec!["Ms Rivera".into()],
        rev: 1,
        changed_at: Moment(2),
        draft: None,
    }
}

/// As an English page draws it.
fn drawn(draws: impl FnOnce() -> maud::Markup) -> String {
    Owner::new().with(|| {
        provide_context(Locale("en"));
        provide_context(TimeZone("UTC".into()));
        draws().into_string()
    })
}

fn answered(piece: &PieceView) -> String {
    let mine = Mine { me: piece.student, reflection: piece.id, first: CommandId::mint() };
    drawn(|| answers(piece, mine, None))
}

#[test]
fn a_step_of_the_way_that_is_not_done_can_be_done() {
    let helped = |piece: &PieceView| way(piece).into_iter().find(|(key, _)| *key == "reflections.step_helped");
    // Nothing but a voice or marks: it is followed through as a whole.
    let voice = piece(vec![given("", "")]);
    assert!(answered(&voice).contains("name=\"outcome\""));
    assert!(helped(&voice).is_some_and(|(_, done)| !done));
    let follow = FollowThrough { part: Part::NextStep, outcome: Outcome::Used, words: String::new() };
    let followed = piece(vec![FeedbackView { follow: vec![follow], ..given("", "") }]);
    assert!(helped(&followed).is_some_and(|(_, done)| done));
    // Strengths alone need no mark, so there is no such step.
    let praised = piece(vec![given("You looked twice.", "")]);
    assert!(!answered(&praised).contains("name=\"outcome\"") && helped(&praised).is_none());
    let asked = piece(vec![given("You looked twice.", "Ask your brother.")]);
    assert_eq!(answered(&asked).matches("<form").count(), 1, "each part has its own form, and the whole has none");
    assert!(helped(&asked).is_some_and(|(_, done)| !done));
    assert!(helped(&piece(vec![])).is_some(), "what is to come is said");
}

#[test]
fn above_an_answer_stands_what_its_version_asked_for() {
    let page = answered(&piece(vec![given("", "Ask your brother.")]));
    assert!(page.contains("Is it clear?") && !page.contains("Just read it"), "{page}");
    let waits = answered(&piece(vec![]));
    assert!(waits.contains("Just read it") && !waits.contains("Is it clear?"), "{waits}");
}

#[test]
fn words_that_are_the_same_keep_their_shape_beside_each_other() {
    let same = piece(vec![]);
    let page = drawn(|| versions(&same));
    assert_eq!(page.matches("rich-title").count(), 2, "{page}");
    assert!(!page.contains("words diff"), "{page}");
    let diff = vec![Stretch::Same("Leaves".into()), Stretch::Added(" fall".into())];
    let page = drawn(|| versions(&PieceView { diff, ..same.clone() }));
    // And its own words beside the difference, for who looks at the newest alone.
    assert!(page.contains("words diff") && page.contains("rich whole"), "{page}");
}
