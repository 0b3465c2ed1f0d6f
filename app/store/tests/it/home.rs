//! A student's home: one snapshot, and what is heard from its cursor on leads to the same home.

use std::collections::BTreeMap;

use domain::classes::ClassDraft;
use domain::command::{Beginning, Command};
use domain::feedback::{FollowThrough, NoteReaders, Outcome, Part};
use domain::growth::GrowthWords;
use domain::home::HomeView;
use domain::id::{GrowthId, NoteId, ReflectionId};
use domain::prompts::AnswerPlan;
use domain::reflections::{PieceView, Stage, Turn};
use domain::refusal::Refusal;
use domain::stage::{AskedFor, Scene};
use domain::viewer::Viewer;
use rand::{RngExt, SeedableRng};
use store::replay::Replay;

use crate::both;
use crate::harness::School;
use crate::pen::{Pen, answers, asks, asks_with, own_question, projects, reads, refused, share, share_with, words};
use crate::stage::{show, stages};

both! {
    async fn home_shows_what_is_asked_and_what_is_mine(school: School) {
        let (store, room) = (&school.store, &school.room);
        projects(&school).await;
        let prompt = asks_with(&school, AnswerPlan::Few).await;
        let (ada, bo, id) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo), ReflectionId::mint());
        ada.saves(id, &Beginning::Prompt { prompt }, "So far", 0).await;
        let (home, cursor) = store.home(&ada.viewer).await.unwrap();
        assert_eq!((home.name.as_str(), home.picture.as_str()), ("Ada Okafor", "fox"));
        assert_eq!(home.classes[0].teachers, ["Ms Rivera", "Mr Osei"]);
        assert!(home.classes[0].door_open);
        assert_eq!((home.prompts.len(), home.answered.as_slice()), (1, [prompt].as_slice()));
        assert_eq!(home.of_turn(Turn::Student).count(), 1);
        assert_eq!(home.pieces[0].draft.as_ref().unwrap().words, words("So far"));
        assert_eq!(cursor, store.cursor(&ada.viewer).await.unwrap());

        let (home, _) = store.home(&bo.viewer).await.unwrap();
        assert!(home.answered.is_empty() && home.pieces.is_empty() && home.prompts.len() == 1);
        for other in [room.dina, room.eli] {
            let (home, _) = store.home(&room.student(other)).await.unwrap();
            assert!(home.prompts.is_empty() && home.pieces.is_empty());
        }
        for nobody in [Viewer::Nobody, Viewer::System("test")] {
            assert!(store.home(&nobody).await.is_err());
        }
    }

    async fn pictures_come_first_for_students_of_the_youngest_classes_alone(school: School) {
        let (store, room) = (&school.store, &school.room);
        let early = async |who: Viewer| {
            let early = store.around_page(&who).await.unwrap().0.early;
            assert_eq!(store.is_early(&who).await.unwrap(), early, "{who:?}");
            early
        };
        for person in [room.ada, room.dina, room.eli] {
            assert!(!early(room.student(person)).await);
        }
        let plan = |band: &str| ClassDraft { name: "Reading".into(), grade_band: band.into(), ..ClassDraft::default() };
        store.change_class(&room.staff(room.kim), room.reading, plan("k-2")).await.unwrap();
        assert!(early(room.student(room.dina)).await);
        assert!(!early(room.staff(room.kim)).await, "a teacher's pages are for who reads");
        assert!(!early(room.student(room.ada)).await && !early(room.student(room.eli)).await, "another class, another school");
        for nobody in [Viewer::Nobody, Viewer::System("test")] {
            assert!(store.around_page(&nobody).await.is_err() && store.home_page(&nobody).await.is_err());
            assert!(store.is_early(&nobody).await.is_err());
        }
        // In an older class as well: she reads.
        let sql = "INSERT INTO enrollment (id, district_id, class_id, person_id, picture, nickname, rev, starts_at) \
                   VALUES ($1, $2, $3, $4, 'bee', FALSE, 1, 0)";
        let row = [NoteId::mint().0, room.district.0, room.science.0, room.dina.0];
        school.behind_the_scenes(sql, row.map(Into::into)).await;
        assert!(!early(room.student(room.dina)).await);
    }

    async fn a_home_and_what_stands_around_its_page_are_read_at_once(school: School) {
        let (store, room) = (&school.store, &school.room);
        projects(&school).await;
        stages(&school, show(Scene::Closing)).await;
        let ada = room.student(room.ada);
        let before = school.reads();
        let (home, around, cursor) = store.home_page(&ada).await.unwrap();
        let together = school.reads() - before;
        let (alone, from) = store.home(&ada).await.unwrap();
        let (asked, _) = store.asked_of(&ada).await.unwrap();
        let apart = school.reads() - before - together;
        assert_eq!((home, &around.asked, cursor), (alone, &asked, from));
        assert!(together < apart, "{together} statements at once, {apart} apart");
        assert_eq!(asked.iter().map(|asked| &asked.what).collect::<Vec<_>>(), [&AskedFor::Word]);
        assert_eq!(store.around_page(&ada).await.unwrap().0, around);
        // Who is in another class, works here, or was taken off the roster is asked nothing.
        store.remove_student(&room.staff(room.rivera), room.science, room.bo).await.unwrap();
        for other in [room.student(room.dina), room.student(room.eli), room.student(room.bo), room.staff(room.rivera)] {
            assert!(store.around_page(&other).await.unwrap().0.asked.is_empty(), "{other:?}");
        }
    }

    async fn forty_pieces_are_no_more_questions_than_two_and_none_is_mixed_up(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let prompt = asks_with(&school, AnswerPlan::Few).await;
        let read = async || {
            let before = school.reads();
            let (home, _) = store.home(&ada.viewer).await.unwrap();
            (home.pieces, school.reads() - before)
        };
        let (first, half, own) = (ReflectionId::mint(), ReflectionId::mint(), own_question(room.science));
        ada.shares(first, &Beginning::Prompt { prompt }, "It floats").await;
        answers(&school, first, 1).await.unwrap();
        ada.saves(half, &own, "half", 0).await;
        let (two, few) = read().await;
        assert_eq!(two.iter().map(|piece| piece.id).collect::<Vec<_>>(), [half, first], "newest change first");

        let more: Vec<_> = (0..38).map(|n| (n, ReflectionId::mint())).collect();
        for (n, id) in &more {
            let said = format!("Number {n}");
            if n % 3 == 0 {
                ada.saves(*id, &own, &said, 0).await;
                continue;
            }
            ada.shares(*id, &own, "At first").await;
            ada.shares(*id, &own, &said).await;
            if n % 3 == 1 {
                answers(&school, *id, 2).await.unwrap();
            }
        }
        let (forty, many) = read().await;
        assert_eq!(forty.len(), 40);
        assert_eq!(few, many, "statements for two pieces, and for forty");
        for (n, id) in more {
            let piece = forty.iter().find(|piece| piece.id == id).unwrap();
            let said = format!("Number {n}");
            let shared: Vec<_> = piece.versions.iter().map(|version| version.words.as_str()).collect();
            match n % 3 {
                0 => assert_eq!((shared.len(), &piece.draft.as_ref().unwrap().words), (0, &words(&said))),
                _ => assert_eq!((shared, piece.draft.is_none()), (vec![said.as_str(), "At first"], true)),
            }
            assert_eq!(piece.feedback.len(), usize::from(n % 3 == 1));
            assert_eq!(piece.readers, ["Ms Rivera", "Mr Osei"]);
            assert_eq!(*piece, ada.sees(id).await, "as it stands on its own page");
        }
        let answered = forty.iter().find(|piece| piece.id == first).unwrap();
        assert_eq!((answered.prompt, answered.in_plan, answered.question.as_str()), (Some(prompt), true, "What surprised you?"));
    }

    async fn more_classes_prompts_notes_and_pairs_are_no_more_questions(school: School) {
        let (store, room) = (&school.store, &school.room);
        projects(&school).await;
        let (ada, rivera) = (Pen::of(&school, room.ada), room.staff(room.rivera));
        let read = async || {
            let before = school.reads();
            let (home, _) = store.home(&ada.viewer).await.unwrap();
            (home, school.reads() - before)
        };
        let lesson = async || {
            let beginning = Beginning::Prompt { prompt: asks_with(&school, AnswerPlan::Few).await };
            let (piece, note) = (ReflectionId::mint(), NoteId::mint());
            ada.shares(piece, &beginning, "The cold paints them.").await;
            ada.shares(piece, &beginning, "The yellow was there.").await;
            let versions = ada.sees(piece).await.versions;
            let (before, after) = (versions[1].id, versions[0].id);
            let words = GrowthWords { before, after, used_to: "cold paints".into(), now: "it was there".into() };
            assert!(ada.gives(Command::Grow { growth: GrowthId::mint(), words }).await.is_done());
            let everybody = NoteReaders::WholeClass;
            store.send_note(&rivera, note, room.science, None, "Look again.".into(), everybody).await.unwrap();
        };
        lesson().await;
        let (_, few) = read().await;
        let sql = "INSERT INTO enrollment (id, district_id, class_id, person_id, picture, nickname, rev, starts_at) \
                   VALUES ($1, $2, $3, $4, 'bee', FALSE, 1, 0)";
        let row = [NoteId::mint().0, room.district.0, room.reading.0, room.ada.0];
        school.behind_the_scenes(sql, row.map(Into::into)).await;
        for _ in 0..4 {
            lesson().await;
        }
        let (home, many) = read().await;
        assert_eq!((home.prompts.len(), home.notes.len(), home.growth.len()), (1, 5, 5), "what is asked now closed what was asked before");
        let teachers: BTreeMap<_, _> = home.classes.iter().map(|class| (class.id, class.teachers.clone())).collect();
        let both = [(room.science, vec!["Ms Rivera", "Mr Osei"]), (room.reading, vec!["Ms Kim"])];
        assert_eq!(teachers, both.map(|(class, names)| (class, names.into_iter().map(str::to_owned).collect())).into());
        assert!(home.classes.iter().all(|class| class.door_open == (class.id == room.science)));
        assert_eq!(few, many, "statements for one of each, and for five in two classes");

        // Where a piece is begun, no piece is read.
        let before = school.reads();
        let (ways, cursor) = store.ways_in(&ada.viewer).await.unwrap();
        assert!(school.reads() - before < many / 2);
        assert_eq!((ways.classes, ways.prompts, ways.answered), (home.classes, home.prompts, home.answered));
        assert_eq!((ways.me.name, ways.me.picture, cursor), (home.name, home.picture, store.cursor(&ada.viewer).await.unwrap()));
        let (_, pairs, pieces, _) = store.growth_page(&ada.viewer).await.unwrap();
        assert_eq!((pairs, pieces), (home.growth, home.pieces));
        assert_eq!(store.talk_page(&ada.viewer).await.unwrap().1, home.talk);
        let (others, _) = store.ways_in(&room.student(room.eli)).await.unwrap();
        assert!(others.prompts.is_empty());
        for nobody in [Viewer::Nobody, Viewer::System("test")] {
            assert!(store.ways_in(&nobody).await.is_err() && store.growth_page(&nobody).await.is_err());
            assert!(store.talk_page(&nobody).await.is_err());
        }
    }

    async fn a_note_stays_for_a_day_after_it_was_read(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, bo, rivera) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo), room.staff(room.rivera));
        let (whole, hers) = (NoteId::mint(), NoteId::mint());
        let send = async |id, to| store.send_note(&rivera, id, room.science, None, "Look again.".into(), to).await.unwrap();
        send(whole, NoteReaders::WholeClass).await;
        send(hers, NoteReaders::Several(vec![room.ada])).await;
        let seen = async |pen: &Pen| store.home(&pen.viewer).await.unwrap().0.notes.into_iter().map(|n| n.id).collect::<Vec<_>>();
        assert_eq!(seen(&ada).await, [hers, whole]);
        assert_eq!(seen(&bo).await, [whole]);
        let heard = school.events().len();
        for note in [hers, whole] {
            assert!(ada.gives(Command::ReadNote { note }).await.is_done());
            assert!(ada.gives(Command::ReadNote { note }).await.is_done());
        }
        assert_eq!(school.events().len(), heard, "nobody is told that it was read");
        assert_eq!(seen(&ada).await, [hers, whole]);
        school.later(domain::clock::DAY + 60_000);
        assert!(seen(&ada).await.is_empty());
        assert_eq!(seen(&bo).await, [whole]);
        assert_eq!(refused(bo.gives(Command::ReadNote { note: hers }).await), Refusal::NotFound);
        let dina = Pen::of(&school, room.dina);
        assert_eq!(refused(dina.gives(Command::ReadNote { note: whole }).await), Refusal::NotFound);
    }

    async fn what_is_heard_from_any_cursor_leads_to_the_same_home(school: School) {
        let (store, room) = (&school.store, &school.room);
        projects(&school).await;
        let ada = Pen::of(&school, room.ada);
        for seed in 0..4u64 {
            let mut dice = rand::rngs::StdRng::seed_from_u64(seed);
            let prompt = asks(&school).await;
            let ids: Vec<_> = (0..3).map(|_| ReflectionId::mint()).collect();
            let beginnings = [Beginning::Prompt { prompt }, own_question(room.science), own_question(room.science)];
            let mut pages = vec![store.home(&ada.viewer).await.unwrap()];
            for step in 0..40 {
                let at = dice.random_range(0..ids.len());
                random_step(&school, &ada, &mut dice, ids[at], &beginnings[at], step).await;
                if step % 8 == 0 {
                    pages.push(store.home(&ada.viewer).await.unwrap());
                }
            }
            let (now, head) = store.home(&ada.viewer).await.unwrap();
            for (at, (mut home, from)) in pages.into_iter().enumerate() {
                let Replay::Missed { heard, cursor } = store.replay(&ada.viewer, &from).await.unwrap() else { panic!() };
                assert_eq!(cursor, head);
                for delivery in heard.into_iter().flat_map(|heard| heard.deliveries) {
                    assert!(!home.apply(delivery.class, &delivery.change), "nothing here needs to be fetched again");
                }
                assert_eq!(standing(&home, &now), standing(&now, &now), "seed {seed}, page {at}");
                let pairs = |home: &HomeView| home.growth.iter().map(|g| (g.id, g.clone())).collect::<BTreeMap<_, _>>();
                assert_eq!(pairs(&home), pairs(&now), "seed {seed}, page {at}");
            }
        }
    }
}

/// What two homes must agree on, piece by piece. A draft that was never shared is heard by nobody: it is only on a page read since.
fn standing(home: &HomeView, now: &HomeView) -> BTreeMap<ReflectionId, String> {
    let private = |piece: &&PieceView| piece.stage == Stage::Draft && piece.rev == 1;
    let unheard: Vec<_> = now.pieces.iter().filter(private).map(|piece| piece.id).collect();
    let told = |piece: &PieceView| {
        let versions: Vec<_> = piece.versions.iter().map(|v| (v.id, &v.words)).collect();
        let shown = (piece.wall_consent, piece.on_wall, piece.waits, &piece.feedback, &piece.diff);
        (piece.id, format!("{:?} {:?} {} {versions:?} {shown:?}", piece.stage, piece.turn, piece.rev))
    };
    home.pieces.iter().filter(|piece| !unheard.contains(&piece.id)).map(told).collect()
}

/// One thing that may happen to a piece; whether it is refused is not the question here.
async fn random_step(
    school: &School,
    ada: &Pen,
    dice: &mut impl RngExt,
    id: ReflectionId,
    beginning: &Beginning,
    step: i32,
) {
    let rivera = school.room.staff(school.room.rivera);
    let piece = school.store.piece(&ada.viewer, id).await.ok().map(|(piece, _)| piece);
    let version = piece.as_ref().map_or(0, |piece| piece.stage.version());
    let base = piece.as_ref().and_then(|piece| piece.draft.as_ref()).map_or(0, |draft| draft.rev);
    let typed = format!("Words {step}");
    let command = match dice.random_range(0..15) {
        0..=2 => ada.envelope(base, share(id, beginning, &typed)).command,
        3 => share_with(id, beginning, words(&typed), true),
        4 => crate::pen::save(id, beginning, &typed),
        5 => Command::TakeBack { reflection: id },
        6 => Command::Rest { reflection: id },
        7 => Command::Wake { reflection: id },
        8 => Command::LetWait { reflection: id, waits: step % 2 == 0 },
        9 => Command::Consent { reflection: id, give: step % 3 > 0 },
        10 => {
            let _ = reads(school, id, version).await;
            return;
        }
        11 => {
            let _ = answers(school, id, version).await;
            return;
        }
        12 => {
            let _ = school.store.release_to_wall(&rivera, id).await;
            return;
        }
        13 => {
            let Some(feedback) = piece.as_ref().and_then(|piece| piece.feedback.first()) else { return };
            let follow = FollowThrough { part: Part::NextStep, outcome: Outcome::Used, words: "here".into() };
            Command::Follow { reflection: id, feedback: feedback.id, follow }
        }
        _ => {
            let Some([after, before, ..]) = piece.as_ref().map(|piece| piece.versions.as_slice()) else { return };
            let words = GrowthWords { before: before.id, after: after.id, used_to: "that".into(), now: "this".into() };
            Command::Grow { growth: GrowthId::mint(), words }
        }
    };
    let _ = ada.sends(ada.envelope(base, command)).await;
}
