use proptest::prelude::*;

use super::*;
use crate::classes::{AccessPoint, GradeBand, Opened};
use crate::id::{ClassId, PromptId, ReflectionId};
use crate::prompts::{AnswerPlan, Phase, PromptState, Wordings};
use crate::reflections::{Ask, Stage};

fn console() -> ConsoleView {
    ConsoleView {
        class: ClassCard {
            id: ClassId::mint(),
            name: "Science".into(),
            subject: String::new(),
            grade_band: GradeBand::G68,
            opened: Opened::with(AccessPoint::Reflection),
            students: 0,
            door_open: false,
            archived: false,
        },
        door: DoorView::default(),
        prompt: None,
        tiles: vec![],
        cards: vec![],
        older: Older::default(),
        presence: vec![],
        bell: Bell::default(),
        rate: FollowThroughRate::default(),
    }
}

fn card(id: ReflectionId, rev: i64) -> PieceCard {
    PieceCard {
        id,
        student: PersonId(uuid::Uuid::nil()),
        student_name: "Ada".into(),
        picture: "fox".into(),
        prompt: None,
        question: String::new(),
        access_point: AccessPoint::Reflection,
        stage: Stage::Shared { version: 1 },
        turn: Turn::Teacher,
        ask: Ask::Clear,
        ask_words: String::new(),
        opening: format!("as of {rev}"),
        shows: String::new(),
        late: false,
        wall_consent: false,
        on_wall: false,
        older_hangs: false,
        rev,
        changed_at: Moment(rev),
    }
}

/// Ada's, who did not come yet.
fn adas() -> Tile {
    Tile {
        person: PersonId(uuid::Uuid::nil()),
        name: "Ada".into(),
        picture: "fox".into(),
        nickname: false,
        came_at: None,
        claimed_at: None,
        locked: false,
        help: false,
        rev: 1,
    }
}

fn open_prompt() -> PromptView {
    PromptView {
        id: PromptId::mint(),
        class: ClassId::mint(),
        access_point: AccessPoint::Reflection,
        phase: Phase::After,
        question: "What surprised you?".into(),
        starters: vec![],
        wordings: Wordings::default(),
        plan: AnswerPlan::Everyone,
        state: PromptState::Released { at: Moment(1) },
        rev: 1,
    }
}

proptest! {
    /// However often and in whatever order the states of one piece arrive, the newest stays.
    #[test]
    fn the_newest_state_of_a_piece_wins(revs in proptest::collection::vec(0i64..20, 1..30)) {
        let (mut console, id) = (console(), ReflectionId::mint());
        for rev in &revs {
            console.apply(&News::Card(card(id, *rev)));
        }
        prop_assert_eq!(console.cards.len(), 1);
        prop_assert_eq!(Some(console.cards[0].rev), revs.iter().copied().max());
    }
}

#[test]
fn an_older_piece_that_moves_is_counted_again_and_a_new_one_is_new() {
    let mut console = console();
    let again = |console: &mut ConsoleView, stage| {
        console.apply(&News::Card(PieceCard { stage, ..card(ReflectionId::mint(), 1) }))
    };
    assert!(!again(&mut console, Stage::Answered { version: 1 }), "nothing is anywhere else");
    console.older = Older { all: 3, waiting: 2, ..Older::default() };
    assert!(!again(&mut console, Stage::Shared { version: 1 }));
    assert!(again(&mut console, Stage::Shared { version: 2 }), "an older one was revised");
    assert!(again(&mut console, Stage::Answered { version: 1 }));
    assert_eq!(console.count_waiting(), 6, "all of these wait, and two more");
    console.older.since = Moment(2);
    assert_eq!(console.count_waiting(), 2, "what changed before that waits for nobody");
}

#[test]
fn a_piece_taken_back_does_not_come_back_with_an_old_word() {
    let (mut console, id) = (console(), ReflectionId::mint());
    console.apply(&News::Card(card(id, 1)));
    console.apply(&News::CardGone { id, rev: 2 });
    assert!(console.cards.is_empty());
}

#[test]
fn a_renamed_student_is_renamed_on_every_card() {
    let (mut console, id) = (console(), ReflectionId::mint());
    console.apply(&News::Card(card(id, 1)));
    let tile = Tile {
        person: PersonId(uuid::Uuid::nil()),
        name: "Ada Okafor".into(),
        picture: "owl".into(),
        nickname: false,
        came_at: None,
        claimed_at: None,
        locked: false,
        help: false,
        rev: 2,
    };
    console.apply(&News::Tile(tile.clone()));
    console.apply(&News::Tile(Tile { name: "Ada".into(), rev: 1, ..tile.clone() }));
    assert_eq!((console.cards[0].student_name.as_str(), console.cards[0].picture.as_str()), ("Ada Okafor", "owl"));
    assert!(console.apply(&News::TileGone(tile.person)), "by what name, only a fetch can tell");
    assert!(console.apply(&News::Tile(tile.clone())), "who is back can be answered again");
    assert!(!console.apply(&News::Tile(tile)));
}

#[test]
fn a_tile_says_waiting_before_writing_before_here() {
    let mut console = console();
    let tile = adas();
    assert_eq!(console.state(&tile), TileState::Away);
    console.apply(&News::Presence(Presence { person: tile.person, here: true, writing: true, lost: false }));
    assert_eq!(console.state(&tile), TileState::Writing);
    console.apply(&News::Presence(Presence { person: tile.person, here: false, writing: false, lost: true }));
    assert_eq!(console.state(&tile), TileState::Lost);
    console.apply(&News::Card(card(ReflectionId::mint(), 1)));
    assert_eq!(console.state(&tile), TileState::Waiting);
    assert_eq!(console.state(&Tile { help: true, ..tile }), TileState::NeedsHelp, "who asked now comes first");
}

#[test]
fn who_came_through_the_door_or_has_a_page_open_is_here() {
    let mut console = console();
    let (away, came) = (adas(), Tile { came_at: Some(Moment(1)), ..adas() });
    let is = |here| News::Presence(Presence { person: away.person, here, writing: false, lost: false });
    console.apply(&is(true));
    assert_eq!(console.state(&away), TileState::Here);
    console.apply(&is(false));
    assert_eq!(console.state(&away), TileState::Away);
    assert_eq!(console.state(&came), TileState::Away, "who came before the door was closed may have left");
    console.door.open = true;
    assert_eq!(console.state(&came), TileState::Here);
    assert_eq!(console.state(&away), TileState::Away);
}

#[test]
fn who_answered_the_open_question_and_waits_for_nobody_has_shared() {
    let (mut console, prompt) = (console(), open_prompt());
    let present = |writing, lost| News::Presence(Presence { person: adas().person, here: true, writing, lost });
    console.apply(&present(false, false));
    let answer = PieceCard { prompt: Some(prompt.id), turn: Turn::Nobody, ..card(ReflectionId::mint(), 1) };
    console.apply(&News::Card(answer.clone()));
    console.apply(&News::Card(PieceCard { turn: Turn::Nobody, ..card(ReflectionId::mint(), 1) }));
    assert_eq!(console.state(&adas()), TileState::Here, "no question is open");
    console.apply(&News::Prompt(open_prompt()));
    assert_eq!(console.state(&adas()), TileState::Here, "that was another question");
    console.apply(&News::Prompt(prompt));
    assert_eq!(console.state(&adas()), TileState::Shared);
    for (writing, lost, shows) in [(true, false, TileState::Writing), (false, true, TileState::Lost)] {
        console.apply(&present(writing, lost));
        assert_eq!(console.state(&adas()), shows, "the next version comes first");
    }
    console.apply(&News::Presence(Presence { person: adas().person, here: false, writing: false, lost: false }));
    assert_eq!(console.state(&adas()), TileState::Shared, "wherever they went");
    console.apply(&News::Card(PieceCard { turn: Turn::Teacher, rev: 2, ..answer }));
    assert_eq!(console.state(&adas()), TileState::Waiting);
}
