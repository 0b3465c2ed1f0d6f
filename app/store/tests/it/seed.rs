//! The demo school: believable, and the same every time.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::clock::Moment;
use domain::files::FileKind;
use domain::id::FileId;
use domain::reflections::Turn;
use domain::viewer::{SignedIn, Viewer};
use migration::{Migrator, MigratorTrait};
use store::seed::{DRAWING, DRAWING_AGAIN, PHOTOGRAPH, RECORDING, SeedFile, SeedSecrets, TEACHERS, VOICE, fill};
use store::{Clock, Database, Randomness, Sink, Store};

use crate::harness::MONDAY;

async fn demo_school() -> (Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("demo.db").display());
    let (pin, keep) = (Arc::new(|_| "mac".into()), Arc::new(|_: FileId, _: &str| {}));
    let secrets = SeedSecrets { password_hash: "x".into(), pin, files: files(), keep };
    let open = || async {
        let database = Database::open(&url).await.unwrap();
        Migrator::up(database.connection(), None).await.unwrap();
        database
    };
    assert!(fill(open().await, Randomness::real(), secrets.clone(), Moment(MONDAY)).await.unwrap());
    assert!(
        !fill(open().await, Randomness::real(), secrets, Moment(MONDAY)).await.unwrap(),
        "a school is never filled twice"
    );
    let store =
        open().await.into_store(Clock::new(|| Moment(MONDAY)), Randomness::real(), Sink::nobody()).await.unwrap();
    (store, folder)
}

/// As the server brings them, without their bytes.
fn files() -> Vec<SeedFile> {
    let of = |name, kind, media_type, lasts_ms| SeedFile {
        name,
        kind,
        media_type,
        bytes: 10,
        width: None,
        height: None,
        lasts_ms,
    };
    vec![
        of(DRAWING, FileKind::Drawing, "image/svg+xml", None),
        of(DRAWING_AGAIN, FileKind::Drawing, "image/svg+xml", None),
        of(PHOTOGRAPH, FileKind::Image, "image/jpeg", None),
        of(RECORDING, FileKind::Sound, "audio/wav", Some(3_000)),
        of(VOICE, FileKind::Sound, "audio/wav", Some(2_000)),
    ]
}

/// Everything a teacher of the demo sees of her class, in words.
async fn told(store: &Store) -> (usize, Vec<String>, BTreeMap<Turn, usize>) {
    let (mut students, mut words, mut turns) = (0, Vec::new(), BTreeMap::new());
    for (_, email) in &TEACHERS[..3] {
        let credential = store.credential_of(email).await.unwrap().unwrap();
        let viewer = signed_in(credential.district, credential.person, true);
        let class = store.my_classes(&viewer).await.unwrap().remove(0);
        let (console, _) = store.console_back(&viewer, class.id, 100).await.unwrap();
        students += console.tiles.len();
        for card in &console.cards {
            *turns.entry(card.turn).or_default() += 1;
            words.push(format!(
                "{} {} {} {:?} {}",
                card.student_name, card.picture, card.question, card.stage, card.opening
            ));
        }
    }
    words.sort();
    (students, words, turns)
}

fn signed_in(district: domain::id::DistrictId, person: domain::id::PersonId, staff: bool) -> Viewer {
    Viewer::Person(SignedIn { district, person, sign_in: domain::id::SignInId::mint(), device: None, staff })
}

/// Every goal that the teachers of the demo see, and every ask, in words.
async fn aimed_at(store: &Store) -> Vec<String> {
    let mut told = Vec::new();
    for (_, email) in &TEACHERS {
        let credential = store.credential_of(email).await.unwrap().unwrap();
        let viewer = signed_in(credential.district, credential.person, true);
        let (desk, _) = store.goal_desk(&viewer).await.unwrap();
        for card in desk.goals {
            let (goal, _) = store.shown_goal(&viewer, card.id).await.unwrap();
            let said: Vec<_> = goal.history.iter().map(|entry| format!("{:?} {}", entry.kind, entry.words)).collect();
            let (steps, shown) = (goal.steps.len(), goal.evidence.len());
            told.push(format!("{} {:?} {:?} {steps} {shown} {said:?}", goal.student_name, goal.stage, goal.plan));
        }
        told.extend(
            desk.asks.into_iter().map(|ask| format!("{} {:?} {:?} {}", ask.to_name, ask.kind, ask.state, ask.words)),
        );
    }
    told
}

/// Every board that the teachers of the demo see, in words.
async fn chosen(store: &Store) -> Vec<String> {
    let mut told = Vec::new();
    for (_, email) in &TEACHERS[..3] {
        let credential = store.credential_of(email).await.unwrap().unwrap();
        let viewer = signed_in(credential.district, credential.person, true);
        let class = store.my_classes(&viewer).await.unwrap().remove(0);
        for card in store.boards(&viewer, class.id).await.unwrap().0 {
            let (board, _) = store.board(&viewer, card.id).await.unwrap();
            let (stage, proposals) = (card.stage, board.proposals.iter().map(|p| (&p.who.name, &p.words, p.state)));
            told.push(format!("{} {stage:?} {:?}", card.target, proposals.collect::<Vec<_>>()));
            for by in &board.chosen {
                let picks: Vec<_> = by.choice.now.picks.iter().map(|pick| &pick.words).collect();
                let afters: Vec<_> = by.choice.afters.iter().map(|after| (after.outcome, &after.words)).collect();
                told.push(format!("{} {picks:?} {} {afters:?}", by.who.name, by.choice.now.why));
            }
        }
    }
    told
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_class_has_a_board_with_a_proposal_waiting_and_priya_knows_what_helped_her() {
    let (store, _folder) = demo_school().await;
    for (_, email) in &TEACHERS[..3] {
        let credential = store.credential_of(email).await.unwrap().unwrap();
        let viewer = signed_in(credential.district, credential.person, true);
        let class = store.my_classes(&viewer).await.unwrap().remove(0);
        let boards = store.boards(&viewer, class.id).await.unwrap().0;
        let open = boards.iter().find(|card| card.stage == domain::choices::BoardStage::Open).expect("an open board");
        assert!(open.waiting > 0 && open.chosen > 5, "{open:?}");
        assert!(open.chosen < class.students, "somebody has not chosen yet");
    }
    let credential = store.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = store.my_classes(&rivera).await.unwrap().remove(0);
    let students = store.students(&rivera, class.id).await.unwrap();
    let priya = students.iter().find(|student| student.name == "Priya Raman").unwrap().person;
    let (helped, _) = store.helped(&signed_in(credential.district, priya, false)).await.unwrap();
    assert!(helped.groups.iter().any(|group| group.tally.is_some()), "more than ten answers: there are figures");
    assert!(helped.untried.is_some() && !helped.unsaid.is_empty() && helped.readers.len() == 1);
    let (seen, _) = store.choices_of(&rivera, class.id, priya).await.unwrap();
    assert!(seen.choices.len() >= 4 && seen.helped.is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_student_has_a_year_of_goals_and_others_have_some() {
    let (store, _folder) = demo_school().await;
    let credential = store.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = store.my_classes(&rivera).await.unwrap().remove(0);
    let students = store.students(&rivera, class.id).await.unwrap();
    let priya = students.iter().find(|student| student.name == "Priya Raman").unwrap().person;
    let own = signed_in(credential.district, priya, false);
    let (goals, _) = store.goals(&own).await.unwrap();
    let stages: std::collections::BTreeSet<_> = goals.goals.iter().map(|card| card.stage.name()).collect();
    assert!(stages.len() >= 5, "{stages:?}");
    let (mut days, mut evidence, mut claims, mut thoughts, mut asks) = (Vec::new(), 0, 0, 0, 0);
    let (mut kinds, mut hidden) = (std::collections::BTreeSet::new(), 0);
    for card in &goals.goals {
        let (view, _) = store.goal(&own, card.id).await.unwrap();
        days.push(view.goal.made_at.0 / domain::clock::DAY);
        evidence += view.goal.evidence.len();
        kinds.extend(view.goal.evidence.iter().map(|shown| shown.source));
        if let Ok((seen, _)) = store.shown_goal(&rivera, card.id).await {
            hidden += seen.evidence.iter().filter(|shown| shown.shows.is_none()).count();
        }
        claims += view.goal.aims.iter().filter(|aim| aim.claimed_at.is_some()).count();
        thoughts += view.goal.circle.len();
        asks += view.goal.asks.len();
    }
    assert!(days.iter().max().unwrap() - days.iter().min().unwrap() > 270, "{days:?}");
    assert!(evidence >= 3 && claims >= 1 && thoughts >= 6 && asks >= 2, "{evidence} {claims} {thoughts} {asks}");
    use domain::portfolio::TimelineSource::{Choice, Inquiry, Measure, Piece, Round, Try};
    assert_eq!(kinds, std::collections::BTreeSet::from([Piece, Choice, Try, Inquiry, Round, Measure]));
    assert!(hidden >= 1, "what she counts for herself is told to her teacher by its kind alone");
    let told = aimed_at(&store).await;
    assert!(told.len() > 15, "{told:#?}");
    // What Priya keeps to herself and what others do not show their teachers is told to none of them.
    assert!(!told.iter().any(|goal| goal.contains("ukulele") || goal.contains("midnight")), "{told:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_classes_seventy_five_students_and_two_weeks_of_loops() {
    let (store, _folder) = demo_school().await;
    let (students, words, turns) = told(&store).await;
    assert_eq!(students, 75);
    assert!(words.len() > 250, "{} pieces", words.len());
    for turn in [Turn::Student, Turn::Teacher, Turn::Nobody] {
        assert!(turns.get(&turn).is_some_and(|n| *n >= 8), "{turns:?}");
    }
}

/// Every shelf as its teacher and one of its students find it, and every try that is shown, in words.
async fn recommended(store: &Store) -> Vec<String> {
    let mut told = Vec::new();
    for (_, email) in &TEACHERS[..3] {
        let credential = store.credential_of(email).await.unwrap().unwrap();
        let teacher = signed_in(credential.district, credential.person, true);
        let class = store.my_classes(&teacher).await.unwrap().remove(0).id;
        for known in store.shelf_desk(&teacher, class).await.unwrap().0.strategies {
            let helped: Vec<_> = known.helped.iter().map(|helped| (helped.stage, helped.words.as_str())).collect();
            told.push(format!(
                "{} {:?} {:?} {} {helped:?}",
                known.by_name, known.stage, known.words, known.waits_for_school
            ));
        }
        for attempt in store.try_desk(&teacher).await.unwrap().0.tries {
            let tried: Vec<_> = attempt.tried.iter().map(|one| (one.name.as_str(), one.keeps)).collect();
            told.push(format!("{} {} {tried:?} {:?}", attempt.student_name, attempt.words, attempt.answers.len()));
        }
    }
    told
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_class_has_a_shelf_and_priya_has_tried_two_and_is_trying() {
    let (store, _folder) = demo_school().await;
    for (_, email) in &TEACHERS[..3] {
        let credential = store.credential_of(email).await.unwrap().unwrap();
        let teacher = signed_in(credential.district, credential.person, true);
        let class = store.my_classes(&teacher).await.unwrap().remove(0).id;
        let (desk, _) = store.shelf_desk(&teacher, class).await.unwrap();
        let theirs =
            desk.strategies.iter().filter(|known| known.student.is_some() && known.stage.is_on_shelf()).count();
        assert!(theirs >= 2 && desk.strategies.iter().any(|known| known.waits()), "{theirs}");
    }
    let credential = store.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = store.my_classes(&rivera).await.unwrap().remove(0).id;
    let students = store.students(&rivera, class).await.unwrap();
    let priya = students.iter().find(|student| student.name == "Priya Raman").unwrap().person;
    let own = signed_in(credential.district, priya, false);
    let tries = store.tries(&own).await.unwrap().0.tries;
    let going = tries.iter().filter(|attempt| attempt.state.goes_on()).count();
    assert_eq!((tries.len(), going, tries.iter().flat_map(|attempt| attempt.kept()).count()), (3, 1, 2));
    let shown = store.tries_shown_by(&rivera, class, priya).await.unwrap();
    let told: Vec<_> = shown.iter().flat_map(|attempt| &attempt.tried).filter(|tried| tried.told).collect();
    assert!(told.len() > 1 && told.iter().all(|tried| tried.piece.is_some()), "tried on work that her teacher read");
    let shelf = store.shelf(&own).await.unwrap().0;
    let found: Vec<_> =
        shelf.shelves[0].items.iter().map(|item| item.words.host()).filter(|host| !host.is_empty()).collect();
    assert_eq!(found, ["desmos.com"], "one outside tool is approved and one is not");
    let tools = store.school_tools(&rivera, store.me(&rivera).await.unwrap().schools[0].id).await.unwrap();
    assert_eq!((tools.approved.len(), tools.wanted.len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_students_show_it_and_are_answered_on_it() {
    let (store, _folder) = demo_school().await;
    let credential = store.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = store.my_classes(&rivera).await.unwrap().remove(0);
    let (console, _) = store.console(&rivera, class.id).await.unwrap();
    let (mut kinds, mut marks, mut voices) = (std::collections::BTreeSet::new(), 0, 0);
    for card in &console.cards {
        let (showing, _) = store.showing(&rivera, card.id, None).await.unwrap();
        let shown = || showing.versions.iter().flat_map(|version| &version.shown);
        kinds.extend(shown().map(|shown| shown.file.kind.name()));
        marks += shown().map(|shown| shown.marks.len()).sum::<usize>();
        voices += showing.voices.len();
    }
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["drawing", "image", "sound"]);
    assert_eq!((marks, voices), (2, 1));
    assert!(console.cards.iter().any(|card| card.shows == "sound"), "one says it without a word");
}

/// Every inquiry that the teachers of the demo see, and every reply, in words.
async fn inquired(store: &Store) -> Vec<String> {
    let mut told = Vec::new();
    for (_, email) in &TEACHERS[..3] {
        let credential = store.credential_of(email).await.unwrap().unwrap();
        let teacher = signed_in(credential.district, credential.person, true);
        let class = store.my_classes(&teacher).await.unwrap().remove(0).id;
        for card in store.inquiries_of_class(&teacher, class).await.unwrap().0.inquiries {
            let (of, _) = store.shown_inquiry(&teacher, class, card.id).await.unwrap();
            let notes: Vec<_> = of.notes.iter().map(|note| &note.words).collect();
            let said: Vec<_> = of.perspectives.iter().map(|p| &p.said.words).collect();
            let remarks: Vec<_> = of.remarks.iter().map(|r| (&r.words, &r.answer)).collect();
            told.push(format!("{} {:?} {} {notes:?} {said:?} {remarks:?}", of.student_name, of.state, of.question()));
        }
        let (desk, _) = store.moderation(&teacher, class).await.unwrap();
        let replies = desk.waiting.iter().chain(&desk.decided);
        told.extend(replies.map(|reply| format!("{} {:?} {}", reply.writer_name, reply.state, reply.words)));
    }
    told
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_class_inquires_and_priya_has_three_over_the_year() {
    use domain::inquiry::{InquiryStage, Pace};

    let (store, _folder) = demo_school().await;
    let told = inquired(&store).await;
    assert!(told.iter().any(|line| line.contains("Waiting Is there a mean person")), "one reply waits: {told:#?}");
    let credential = store.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = store.my_classes(&rivera).await.unwrap().remove(0).id;
    let students = store.students(&rivera, class).await.unwrap();
    let priya = students.iter().find(|student| student.name == "Priya Raman").unwrap().person;
    let own = signed_in(credential.district, priya, false);
    let cards = store.inquiries(&own).await.unwrap().0.inquiries;
    let paces: Vec<_> = cards.iter().map(|card| card.state.pace).collect();
    assert_eq!(paces, [Pace::Going, Pace::Resting, Pace::PutAway], "newest change first");
    let finished = store.inquiry(&own, cards[2].id).await.unwrap().0;
    assert_eq!((finished.inquiry.perspectives.len(), finished.replies.len()), (2, 2));
    assert_eq!(finished.inquiry.state.stage, InquiryStage::Shared);
    let film = finished.inquiry.notes[0].source.as_ref().unwrap();
    assert_eq!(film.trust.len(), 2, "she changed her mind about a source");
    let begun = |id| finished.inquiry.at.0.abs_diff(id);
    let newest = store.inquiry(&own, cards[0].id).await.unwrap().0;
    assert!(begun(newest.inquiry.at.0) / domain::clock::DAY as u64 > 150, "over the year");
    assert!(newest.inquiry.readers.is_empty() && !newest.draft.words.is_empty(), "an interest of her own");
    assert!(!told.iter().any(|line| line.contains("finished?")), "which nobody else sees");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_class_made_a_rubric_and_priya_looks_back_on_her_data() {
    let (store, _folder) = demo_school().await;
    let credential = store.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = store.my_classes(&rivera).await.unwrap().remove(0).id;
    let (rubrics, _) = store.rubrics(&rivera, class).await.unwrap();
    assert_eq!((rubrics.len(), rubrics.iter().filter(|card| card.made_with_class_at.is_some()).count()), (3, 1));
    let (console, _) = store.console(&rivera, class).await.unwrap();
    let (mut both, mut lines) = (0, 0);
    for card in &console.cards {
        let (of, _) = store.piece_criteria(&rivera, card.id).await.unwrap();
        both += of.versions.iter().filter(|version| version.ratings.len() == 2).count();
        lines += of.talk.len();
    }
    assert_eq!((both, lines), (6, 5), "three students, two versions each, and they talk about it");
    let students = store.students(&rivera, class).await.unwrap();
    let priya = students.iter().find(|student| student.name == "Priya Raman").unwrap().person;
    let (own, _) = store.own_measures(&signed_in(credential.district, priya, false)).await.unwrap();
    let days: Vec<_> = own.measures.iter().map(|measure| measure.points.len()).collect();
    assert_eq!((own.measures.len(), days.iter().sum::<usize>()), (3, 10));
    assert_eq!(store.data_of(&rivera, class, priya).await.unwrap().0.measures.len(), 2, "one is hers alone");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_the_same_every_time() {
    let ((one, _a), (other, _b)) = (demo_school().await, demo_school().await);
    assert_eq!(told(&one).await, told(&other).await);
    assert_eq!(aimed_at(&one).await, aimed_at(&other).await);
    assert_eq!(chosen(&one).await, chosen(&other).await);
    assert_eq!(recommended(&one).await, recommended(&other).await);
    assert_eq!(inquired(&one).await, inquired(&other).await);
}

/// Every board of questions and every round that the teachers of the demo see, in words.
async fn wondered(store: &Store) -> Vec<String> {
    let mut told = Vec::new();
    for (_, email) in &TEACHERS[..3] {
        let credential = store.credential_of(email).await.unwrap().unwrap();
        let viewer = signed_in(credential.district, credential.person, true);
        let class = store.my_classes(&viewer).await.unwrap().remove(0);
        let (desk, _) = store.question_desk(&viewer, class.id).await.unwrap();
        told.extend(desk.essential.iter().map(|question| question.words.clone()));
        for question in desk.questions {
            let (who, wonder) = (question.who.map(|face| face.name), question.wonder.len());
            told.push(format!("{} {who:?} {:?} {wonder} {:?}", question.words, question.stage, question.pointer));
        }
        for card in store.rounds(&viewer, class.id).await.unwrap().0 {
            let (round, _) = store.round_desk(&viewer, card.id).await.unwrap();
            for group in &round.groups {
                let members: Vec<_> = group.members.iter().map(|member| &member.who.name).collect();
                let lines: Vec<_> = group.questions.iter().map(|line| (&line.words, line.kind, line.chosen)).collect();
                told.push(format!("{members:?} {lines:?} {:?}", group.said));
            }
            told.extend(round.reflections.into_iter().map(|(face, words)| format!("{} {words}", face.name)));
        }
    }
    told
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_class_wonders_and_one_went_through_a_round_the_same_way_every_time() {
    let ((one, _one), (two, _two)) = (demo_school().await, demo_school().await);
    let told = wondered(&one).await;
    assert_eq!(told, wondered(&two).await);
    let credential = one.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = one.my_classes(&rivera).await.unwrap().remove(0);
    let rounds = one.rounds(&rivera, class.id).await.unwrap().0;
    assert_eq!(rounds[0].step, domain::rounds::RoundStep::Ended);
    let (desk, _) = one.question_desk(&rivera, class.id).await.unwrap();
    assert!(desk.essential.iter().any(|question| question.round == Some(rounds[0].id)));
    assert!(desk.questions.iter().filter(|question| question.who.is_none()).count() > 10, "from the round");
    let waiting = one
        .count_questions_waiting(&signed_in(
            credential.district,
            {
                let brennan = one.credential_of(TEACHERS[1].1).await.unwrap().unwrap();
                brennan.person
            },
            true,
        ))
        .await
        .unwrap();
    assert_eq!(waiting[0].2, 2, "what young students ask waits for its teacher");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_table_names_who_waits_and_priya_reads_then_and_now() {
    let (store, _folder) = demo_school().await;
    let credential = store.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = store.my_classes(&rivera).await.unwrap().remove(0);
    let (access, _) = store.access_to_growth(&rivera, class.id).await.unwrap();
    assert_eq!(access.rows.len() as u32, class.students, "nobody is invisible");
    let waiting = access.rows.iter().filter(|row| row.waits_for_a_teacher()).count();
    assert!(waiting > 2 && waiting < access.rows.len(), "{waiting} wait");
    let priya = access.rows.iter().find(|row| row.name == "Priya Raman").unwrap().student;
    let (grown, _) = store.grown(&signed_in(credential.district, priya, false)).await.unwrap();
    assert!(
        grown.pairs.len() >= 2 && grown.goals.len() >= 3,
        "{} pairs, {} goals",
        grown.pairs.len(),
        grown.goals.len()
    );
    assert!(!grown.measures.is_empty(), "then and now, in numbers");
    let mut by_criteria = 0;
    for row in &access.rows {
        by_criteria += store.grown_in_class(&rivera, class.id, row.student).await.unwrap().0.criteria.len();
    }
    assert!(by_criteria > 2, "and in words");
    let seen = store.grown_in_class(&rivera, class.id, priya).await.unwrap().0;
    assert!(seen.measures.len() < grown.measures.len(), "some of it is hers alone");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_student_tells_her_story_and_leads_a_conference() {
    let (store, _folder) = demo_school().await;
    let credential = store.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = store.my_classes(&rivera).await.unwrap().remove(0);
    let students = store.students(&rivera, class.id).await.unwrap();
    let priya = students.iter().find(|student| student.name == "Priya Raman").unwrap().person;
    let own = signed_in(credential.district, priya, false);
    let (page, _) = store.own_story(&own, None).await.unwrap();
    let picks = page.story.parts.iter().filter(|part| matches!(part.is, domain::portfolio::PartIs::Pick(_, Some(_))));
    assert_eq!((picks.count(), page.story.parts.len(), page.story.readers.len()), (6, 8, 1));
    let (conferences, _) = store.own_conferences(&own).await.unwrap();
    let stages: Vec<_> = conferences.conferences.iter().map(|card| card.stage.name()).collect();
    assert_eq!(stages, ["planned", "looked_back"]);
    let (desk, _) = store.story_desk(&rivera).await.unwrap();
    assert_eq!((desk.stories.len(), desk.conferences.len()), (1, 1));
    let exported = store.export_portfolio(&own).await.unwrap();
    assert!(exported.portfolio.items.len() > 10, "{}", exported.portfolio.items.len());
    // Everything, by access point: what she wonders stands there, too, and what she says of herself.
    let (mut happened, mut before) = (std::collections::BTreeSet::new(), None);
    loop {
        let timeline = store.timeline(&own, None, before).await.unwrap().0;
        happened.extend(timeline.entries.iter().map(|entry| entry.happened.name()));
        before = timeline.earlier;
        if before.is_none() {
            break;
        }
    }
    for wanted in ["wondered", "wondered_anew", "thought", "measured", "said_of_data"] {
        assert!(happened.contains(wanted), "{wanted} in {happened:?}");
    }
}
