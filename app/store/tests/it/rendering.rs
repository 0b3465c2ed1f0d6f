//! Several events at once: as many questions as one, each for those who may hear it, and one that cannot be rendered spoils no other.

use domain::event::{About, Audience, Change, Delivery, Event, Numbered};
use domain::id::{PersonId, ReflectionId};
use domain::prompts::AnswerPlan;

use crate::both;
use crate::desk::{answered, asked, at_once, shared};
use crate::harness::School;
use crate::pen::{Pen, answers, asks_with, own_question, projects};

/// What each audience hears of an event.
type Said = Vec<(Audience, Vec<Delivery>)>;

/// What was announced of pieces so far.
fn of_pieces(school: &School) -> Vec<Numbered> {
    school.events().into_iter().filter(|numbered| matches!(numbered.event.about, About::Piece(_))).collect()
}

/// What each audience hears of each, and how many statements that took.
async fn renders(school: &School, events: &[Numbered], heard: impl Fn(Audience) -> bool + Send) -> (Vec<Said>, usize) {
    let before = school.reads();
    let rendered = school.store.render_all(events, heard).await;
    let statements = school.reads() - before;
    let numbers: Vec<_> = rendered.iter().map(|said| said.seq).collect();
    assert_eq!(numbers, events.iter().map(|numbered| numbered.seq).collect::<Vec<_>>(), "in their order");
    (rendered.into_iter().map(|said| said.heard).collect(), statements)
}

fn is_unknown(deliveries: &[Delivery]) -> bool {
    matches!(deliveries, [Delivery { class: None, change: Change::Unknown }])
}

both! {
    async fn thirty_pieces_are_no_more_questions_than_two_and_say_what_each_says_alone(school: School) {
        let (store, room) = (&school.store, &school.room);
        let own = own_question(room.science);
        // Of everything there is to read, in both: a plan for a few, an answer, a question of one's own.
        let prompt = asks_with(&school, AnswerPlan::Few).await;
        let first = answered(&school, room.ada, prompt, "It floats").await;
        answers(&school, first, 1).await.unwrap();
        shared(&school, room.bo, "It sinks").await;
        let two = of_pieces(&school);
        assert!(two.len() >= 3, "shared, answered, shared");
        let (_, few) = renders(&school, &two, |_| true).await;
        let (_, few_cards) = renders(&school, &two, |audience| audience == Audience::Staff).await;

        for (n, student) in [room.ada, room.bo, room.chen].into_iter().cycle().take(28).enumerate() {
            let (pen, id) = (Pen::of(&school, student), ReflectionId::mint());
            pen.shares(id, &own, "At first").await;
            if n % 3 == 0 {
                pen.shares(id, &own, &format!("Number {n}")).await;
            }
            if n % 4 == 0 {
                answers(&school, id, if n % 3 == 0 { 2 } else { 1 }).await.unwrap();
            }
        }
        let all = of_pieces(&school);
        let (heard, many) = renders(&school, &all, |_| true).await;
        assert_eq!(few, many, "statements for two pieces, and for thirty");
        assert!(many <= 45, "{many}");
        for (numbered, said) in all.iter().zip(&heard) {
            assert_eq!(said.len(), numbered.event.audiences.len());
            for (audience, deliveries) in said {
                assert_eq!(deliveries, &store.render(numbered, *audience).await.unwrap(), "{numbered:?}");
                assert_eq!(deliveries.len(), 1);
            }
        }
        let (heard, many_cards) = renders(&school, &all, |audience| audience == Audience::Staff).await;
        assert_eq!(few_cards, many_cards);
        assert!(many_cards <= 14, "cards for staff alone: {many_cards}");
        assert!(heard.iter().flatten().all(|(audience, _)| *audience == Audience::Staff));
        let (nobody, nothing) = renders(&school, &all, |_| false).await;
        assert!(nobody.iter().all(Vec::is_empty) && nothing == 0, "what nobody hears is not read");
    }

    async fn the_walls_counts_are_read_once(school: School) {
        let room = &school.room;
        projects(&school).await;
        let prompt = asked(&school, "Why?", at_once(AnswerPlan::Everyone)).await;
        answered(&school, room.ada, prompt, "Cold.").await;
        answered(&school, room.bo, prompt, "Tired.").await;
        let wall = |audience: Audience| audience == Audience::Wall;
        let mut counted = of_pieces(&school);
        counted.retain(|numbered| numbered.event.audiences.contains(&Audience::Wall));
        assert_eq!(counted.len(), 2);
        let (heard, both) = renders(&school, &counted, wall).await;
        let (_, one) = renders(&school, &counted[..1], wall).await;
        assert_eq!(both, one);
        for said in heard {
            let [(Audience::Wall, deliveries)] = &said[..] else { panic!("{said:?}") };
            let [Delivery { change: Change::Counts(counts), .. }] = &deliveries[..] else { panic!("{deliveries:?}") };
            assert_eq!(counts.shared, 2);
        }
    }

    async fn one_that_cannot_be_rendered_is_fetched_again_and_the_others_are_heard(school: School) {
        let room = &school.room;
        let prompt = asked(&school, "Why?", at_once(AnswerPlan::Everyone)).await;
        let adas = answered(&school, room.ada, prompt, "Cold.").await;
        let bos = shared(&school, room.bo, "Tired.").await;
        let [cold, tired]: [Numbered; 2] = of_pieces(&school).try_into().unwrap();
        // Its student's page needs the starters of its prompt; the card for staff does not.
        let torn = ["torn".into(), prompt.0.into()];
        school.behind_the_scenes("UPDATE prompt SET starters = $1 WHERE id = $2", torn).await;
        let nowhere = Event::in_class(room.science, About::Piece(ReflectionId::mint()), [Audience::Staff]);
        let nowhere = Numbered { seq: cold.seq + 1, at: cold.at, event: nowhere };
        let hear = |audience: Audience| audience == Audience::Staff || matches!(audience, Audience::Person(_));
        let (heard, _) = renders(&school, &[cold, nowhere, tired], hear).await;
        let of = |at: usize, to: Audience| {
            let said = heard[at].iter().find(|(audience, _)| *audience == to);
            said.map(|(_, deliveries)| &deliveries[..]).unwrap()
        };
        let card = |deliveries: &[Delivery], id: ReflectionId| {
            matches!(deliveries, [Delivery { change: Change::Card(card), .. }] if card.id == id)
        };
        assert!(card(of(0, Audience::Staff), adas) && card(of(2, Audience::Staff), bos), "{heard:?}");
        assert!(is_unknown(of(0, Audience::Person(room.ada))), "{heard:?}");
        assert!(is_unknown(of(1, Audience::Staff)), "{heard:?}");
        let bos_own = of(2, Audience::Person(room.bo));
        let [Delivery { change: Change::Piece(piece), .. }] = bos_own else { panic!("{heard:?}") };
        assert_eq!(piece.id, bos);
    }

    async fn among_others_a_piece_is_still_its_own_students_alone(school: School) {
        let room = &school.room;
        let (adas, bos) = (shared(&school, room.ada, "Cold.").await, shared(&school, room.bo, "Tired.").await);
        let everybody: Vec<_> = [room.ada, room.bo, room.chen, room.rivera].map(Audience::Person).into();
        let of = |seq, piece| {
            let event = Event::in_class(room.science, About::Piece(piece), everybody.clone());
            Numbered { seq, at: school.store.clock().now(), event }
        };
        let (heard, _) = renders(&school, &[of(1, adas), of(2, bos)], |_| true).await;
        let hears = |at: usize, person: PersonId| {
            let said = heard[at].iter().find(|(audience, _)| *audience == Audience::Person(person)).unwrap();
            said.1.len()
        };
        for (at, student) in [(0, room.ada), (1, room.bo)] {
            for person in [room.ada, room.bo, room.chen, room.rivera] {
                assert_eq!(hears(at, person), usize::from(person == student), "{at} {person:?}");
            }
        }
    }
}
