//! Evidence and competencies.

use domain::command::Command;
use domain::competencies::{CompetencyFate, TypedCompetency, pasted};
use domain::event::About;
use domain::evidence::Made;
use domain::goals::{GoalAct, GoalCard};
use domain::id::{CompetencyId, EvidenceId, ReflectionId, VersionId};
use domain::portfolio::TimelineSource;
use domain::refusal::Refusal;

use super::{all_but, conflict, does, gives, key, not_found, own, seen, sets, told};
use crate::both;
use crate::harness::School;
use crate::pen::{Pen, own_question, refused, replayed};

fn link(evidence: EvidenceId, version: VersionId) -> GoalAct {
    GoalAct::Link { evidence, made: Made::Version(version), words: "Here I asked first".into() }
}

async fn shared(school: &School, pen: &Pen) -> (ReflectionId, VersionId) {
    let id = ReflectionId::mint();
    pen.shares(id, &own_question(school.room.science), "Obsidian is glass").await;
    (id, pen.sees(id).await.versions[0].id)
}

/// The list of Science; the ids in its order.
async fn listed(school: &School) -> Vec<CompetencyId> {
    let (store, room) = (&school.store, &school.room);
    let rows = pasted("LS1-6\tI can explain where food comes from\nLS2-1\tI can read a food web");
    store.import_competencies(&room.staff(room.rivera), room.science, rows).await.unwrap();
    let (list, _) = store.competencies(&room.staff(room.osei), room.science).await.unwrap();
    list.into_iter().map(|competency| competency.id).collect()
}

both! {
    async fn who_sees_the_goal_reads_what_it_shows_and_the_piece_says_so(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let (piece, version) = shared(&school, &ada).await;
        let (_, bos) = shared(&school, &bo).await;
        let goal = sets(&ada, "Ask first", &[room.osei]).await;
        let id = EvidenceId::mint();
        assert_eq!(ada.sees(piece).await.readers, ["Ms Rivera", "Mr Osei"]);
        does(&ada, goal, link(id, version)).await;
        let view = seen(&school, room.osei, goal).await.unwrap();
        assert_eq!((view.evidence[0].shows.as_ref().unwrap().words.as_str(), view.evidence[0].words.as_str()), ("Obsidian is glass", "Here I asked first"));
        assert_eq!(ada.sees(piece).await.readers, ["Ms Rivera", "Mr Osei"], "each once");
        assert!(told(&school, About::Goal(goal)).contains(&room.osei));
        assert_eq!(key(&ada, goal, link(EvidenceId::mint(), version)).await, "goals.linked_already");
        let draft = ReflectionId::mint();
        ada.saves(draft, &own_question(room.science), "Not shared", 0).await;
        for foreign in [bos, VersionId::mint()] {
            assert_eq!(refused(gives(&ada, goal, link(EvidenceId::mint(), foreign)).await), Refusal::NotFound);
        }
        let pieces = async || {
            let offers = store.goal(&ada.viewer, goal).await.unwrap().0.offers;
            offers.into_iter().map(|offer| offer.made).collect::<Vec<_>>()
        };
        assert_eq!(pieces().await, [], "what is linked is not offered, nor a draft, nor the goal itself");
        does(&ada, goal, GoalAct::Unlink { evidence: id }).await;
        assert_eq!(pieces().await, [Made::Version(version)]);
        assert!(seen(&school, room.osei, goal).await.unwrap().evidence.is_empty());
    }

    async fn from_what_she_made_to_the_goal_that_it_shows(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (piece, version) = shared(&school, &ada).await;
        let has_goals = async || store.showing(&ada.viewer, piece, None).await.unwrap().0.has_goals;
        assert!(!has_goals().await, "she has none yet");
        let (first, second) = (sets(&ada, "Ask first", &[room.osei]).await, sets(&ada, "Read aloud", &[]).await);
        let (reached, rests) = (sets(&ada, "Write daily", &[]).await, sets(&ada, "Swim", &[]).await);
        does(&ada, reached, GoalAct::Reach { words: String::new() }).await;
        does(&ada, rests, GoalAct::SetAside { words: "No pool".into() }).await;
        assert!(has_goals().await);
        assert!(!store.showing(&room.staff(room.rivera), piece, None).await.unwrap().0.has_goals, "hers, and no teacher's");

        let made = Made::Version(version);
        let goals = async |made| {
            let of = store.goals_for(&ada.viewer, made).await.unwrap().0;
            let ids = |cards: Vec<GoalCard>| cards.into_iter().map(|card| card.id).collect::<Vec<_>>();
            (ids(of.goals), ids(of.linked))
        };
        assert_eq!(goals(made).await, (vec![second, first, reached], vec![]), "open ones first, and none that rests");
        does(&ada, first, link(EvidenceId::mint(), version)).await;
        assert_eq!(goals(made).await, (vec![second, reached], vec![first]));
        assert_eq!(store.goals_for(&ada.viewer, made).await.unwrap().0.shows.words, "Obsidian is glass");
        let itself = Made::Thing { source: TimelineSource::Goal, about: second.0, fixed: None };
        assert_eq!(goals(itself).await, (vec![first, reached], vec![]), "nothing shows itself");

        for viewer in all_but(&school, &[room.ada]) {
            for made in [made, itself] {
                assert!(not_found(store.goals_for(&viewer, made).await), "{viewer:?}");
            }
        }
        for nowhere in [Made::Version(VersionId::mint()), Made::Thing { source: TimelineSource::Piece, about: piece.0, fixed: None }] {
            assert!(not_found(store.goals_for(&ada.viewer, nowhere).await));
        }
        assert!(ada.gives(Command::TakeBack { reflection: piece }).await.is_done());
        assert!(not_found(store.goals_for(&ada.viewer, made).await), "taken back, it shows nothing");
    }

    async fn a_reader_outside_the_class_is_named_on_the_piece(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (piece, version) = shared(&school, &ada).await;
        let goal = sets(&ada, "Ask first", &[room.osei]).await;
        does(&ada, goal, link(EvidenceId::mint(), version)).await;
        store.remove_co_teacher(&room.staff(room.rivera), room.science, room.osei).await.unwrap();
        assert_eq!(ada.sees(piece).await.readers, ["Ms Rivera", "Mr Osei"], "she showed it to him");
        does(&ada, goal, GoalAct::Show { readers: vec![] }).await;
        assert_eq!(ada.sees(piece).await.readers, ["Ms Rivera"]);
        let on_own = crate::pen::heard_about(&school, About::Piece(piece)).pop().unwrap();
        assert_eq!(on_own.event.stream, domain::event::Stream::Person(room.ada), "and the piece's page hears it");
    }

    async fn what_was_taken_back_shows_nothing_and_claims_nothing(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let competencies = listed(&school).await;
        let (piece, version) = shared(&school, &ada).await;
        let goal = sets(&ada, "Ask first", &[room.osei]).await;
        let (osei, id) = (room.staff(room.osei), EvidenceId::mint());
        let from = store.cursor(&osei).await.unwrap();
        does(&ada, goal, link(id, version)).await;
        does(&ada, goal, GoalAct::Aim { competency: competencies[0], aims: true }).await;
        let claim = |evidence| GoalAct::Claim { competency: competencies[0], evidence, words: "I can, see here".into() };
        assert_eq!(key(&ada, goal, claim(EvidenceId::mint())).await, "goals.claim_needs_evidence");
        does(&ada, goal, claim(id)).await;
        assert_eq!(seen(&school, room.osei, goal).await.unwrap().aims[0].evidence, Some(id));

        assert!(ada.gives(Command::TakeBack { reflection: piece }).await.is_done());
        let view = seen(&school, room.osei, goal).await.unwrap();
        assert!(view.evidence.is_empty() && view.aims[0].evidence.is_none() && view.aims[0].claimed_at.is_none());
        assert!(!format!("{view:?}").contains("Obsidian"));
        assert!(!replayed(store, &osei, &from).await.contains("Obsidian"));
        assert_eq!(told(&school, About::Goal(goal)).iter().filter(|to| **to == room.osei).count(), 5);
    }

    async fn a_claim_is_said_in_other_words_and_over_nothing_that_was_not_read(school: School) {
        let room = &school.room;
        let ada = Pen::of(&school, room.ada);
        let competency = listed(&school).await[0];
        let goal = sets(&ada, "Ask first", &[room.osei]).await;
        let ((_, first), (_, second)) = (shared(&school, &ada).await, shared(&school, &ada).await);
        let (by, other) = (EvidenceId::mint(), EvidenceId::mint());
        does(&ada, goal, link(by, first)).await;
        does(&ada, goal, link(other, second)).await;
        does(&ada, goal, GoalAct::Aim { competency, aims: true }).await;
        does(&ada, goal, GoalAct::Claim { competency, evidence: by, words: "I can".into() }).await;
        let aim = async || own(&ada, goal).await.aims.remove(0);
        let read = aim().await.claimed_at.unwrap();
        let before = told(&school, About::Goal(goal)).len();
        let reclaim =
            |claimed, evidence, words: &str| GoalAct::Reclaim { competency, evidence, words: words.into(), claimed };
        for _twice_is_once in 0..2 {
            does(&ada, goal, reclaim(read, other, "I can, and here it is")).await;
        }
        assert_eq!(told(&school, About::Goal(goal))[before..], [room.ada, room.osei]);
        let now = seen(&school, room.osei, goal).await.unwrap().aims.remove(0);
        assert_eq!((now.claim.as_str(), now.evidence), ("I can, and here it is", Some(other)));
        assert!(now.claimed_at > Some(read));

        // What another device knew before: a claim to say anew, or none yet.
        let words = "From another device";
        let first_time = GoalAct::Claim { competency, evidence: by, words: words.into() };
        for late in [reclaim(read, by, words), first_time] {
            assert_eq!(key(&ada, goal, late).await, "goals.changed_meanwhile");
        }
        let read = aim().await.claimed_at.unwrap();
        assert_eq!(key(&ada, goal, reclaim(read, EvidenceId::mint(), words)).await, "goals.claim_needs_evidence");
        assert_eq!(key(&ada, goal, reclaim(read, by, " ")).await, "words.empty");
        for person in [room.bo, room.dina, room.eli] {
            let pen = Pen::of(&school, person);
            let theirs = sets(&pen, "Mine", &[]).await;
            for goal in [goal, theirs] {
                assert_eq!(refused(gives(&pen, goal, reclaim(read, by, "Changed")).await), Refusal::NotFound);
            }
        }
        assert_eq!(aim().await.claim, "I can, and here it is");

        // Nothing shows it any more: her words stay, and she claims it again.
        does(&ada, goal, GoalAct::Unlink { evidence: other }).await;
        assert_eq!((aim().await.claim.as_str(), aim().await.claimed_at), ("I can, and here it is", None));
        assert_eq!(key(&ada, goal, reclaim(read, by, "Still")).await, "goals.changed_meanwhile");
        does(&ada, goal, GoalAct::Claim { competency, evidence: by, words: "I still can".into() }).await;
        assert_eq!(aim().await.evidence, Some(by));
    }

    async fn what_a_link_shows_is_said_in_other_words_over_nothing_that_was_not_read(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let goal = sets(&ada, "Ask first", &[room.osei]).await;
        let (_, version) = shared(&school, &ada).await;
        let id = EvidenceId::mint();
        does(&ada, goal, link(id, version)).await;
        let (before, said) = (told(&school, About::Goal(goal)).len(), own(&ada, goal).await.history);
        let from = store.cursor(&room.staff(room.osei)).await.unwrap();
        let reword = |was: &str, words: &str| GoalAct::Reword { evidence: id, was: was.into(), words: words.into() };
        for _twice_is_once in 0..2 {
            does(&ada, goal, reword("Here I asked first", " I asked\nbefore the bell ")).await;
        }
        assert_eq!(told(&school, About::Goal(goal))[before..], [room.ada, room.osei]);
        let words = async || seen(&school, room.osei, goal).await.unwrap().evidence.remove(0).words;
        assert_eq!(words().await, "I asked\nbefore the bell");
        assert_eq!(own(&ada, goal).await.evidence[0].words, "I asked\nbefore the bell");
        assert_eq!(own(&ada, goal).await.history, said, "it was linked once");
        assert!(!replayed(store, &room.staff(room.osei), &from).await.contains("bell"), "no word travels");

        // Read before, on another device: nothing is overwritten.
        assert_eq!(key(&ada, goal, reword("Here I asked first", "I raised my hand")).await, "goals.changed_meanwhile");
        let now = "I asked\nbefore the bell";
        assert_eq!(key(&ada, goal, reword(now, &"x".repeat(100_000))).await, "words.too_long");
        for person in [room.bo, room.dina, room.eli] {
            let pen = Pen::of(&school, person);
            let theirs = sets(&pen, "Mine", &[]).await;
            for goal in [goal, theirs] {
                assert_eq!(refused(gives(&pen, goal, reword(now, "Changed")).await), Refusal::NotFound);
            }
        }
        // Nor through another goal of her own.
        let other = sets(&ada, "Another", &[]).await;
        assert_eq!(refused(gives(&ada, other, reword(now, "Changed")).await), Refusal::NotFound);
        assert_eq!(words().await, now);

        // Also of what was reached; what is set aside rests.
        does(&ada, goal, GoalAct::Reach { words: String::new() }).await;
        does(&ada, goal, reword(now, " ")).await;
        assert_eq!(words().await, "", "it needs no sentence");
        does(&ada, goal, reword("", "It is mine")).await;
        does(&ada, goal, GoalAct::PickUp).await;
        does(&ada, goal, GoalAct::SetAside { words: "Another time".into() }).await;
        assert_eq!(key(&ada, goal, reword("It is mine", "Still")).await, "goals.over");
        does(&ada, goal, GoalAct::PickUp).await;
        does(&ada, goal, GoalAct::Unlink { evidence: id }).await;
        assert_eq!(refused(gives(&ada, goal, reword("It is mine", "Still")).await), Refusal::NotFound);
    }

    async fn a_goal_aims_at_what_a_class_of_its_student_lists(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let competencies = listed(&school).await;
        let goal = sets(&ada, "Ask first", &[room.osei]).await;
        let osei = room.staff(room.osei);
        for viewer in all_but(&school, &[room.osei]) {
            assert!(not_found(store.aim_goal(&viewer, goal, competencies[0], true).await), "{viewer:?}");
        }
        store.aim_goal(&osei, goal, competencies[0], true).await.unwrap();
        let aim = own(&ada, goal).await.aims.remove(0);
        assert_eq!((aim.code.as_str(), aim.linked_by.as_deref()), ("LS1-6", Some("Mr Osei")));
        does(&ada, goal, GoalAct::Aim { competency: competencies[1], aims: true }).await;
        let may_unlink = async |who| {
            let mut aims = seen(&school, who, goal).await.unwrap().aims;
            aims.retain(|aim| aim.may_unlink);
            aims.into_iter().map(|aim| aim.competency).collect::<Vec<_>>()
        };
        assert_eq!(may_unlink(room.osei).await, [competencies[0]], "only an own link");
        assert!(own(&ada, goal).await.aims.iter().all(|aim| aim.may_unlink), "the student, any");
        assert!(not_found(store.aim_goal(&osei, goal, competencies[1], false).await), "the student's own link is theirs");
        let (_, version) = shared(&school, &ada).await;
        let evidence = EvidenceId::mint();
        does(&ada, goal, link(evidence, version)).await;
        does(&ada, goal, GoalAct::Claim { competency: competencies[0], evidence, words: "I can".into() }).await;
        assert_eq!(may_unlink(room.osei).await, [], "what is claimed is the student's");
        assert!(conflict(store.aim_goal(&osei, goal, competencies[0], false).await, "goals.claimed_already"));
        does(&ada, goal, GoalAct::Aim { competency: competencies[0], aims: false }).await;
        assert_eq!(own(&ada, goal).await.aims.len(), 1);

        let dina = Pen::of(&school, room.dina);
        let dinas = sets(&dina, "Read", &[room.kim]).await;
        let foreign = GoalAct::Aim { competency: competencies[0], aims: true };
        assert_eq!(refused(gives(&dina, dinas, foreign).await), Refusal::NotFound);
        assert!(not_found(store.aim_goal(&room.staff(room.kim), dinas, competencies[0], true).await));
    }

    async fn a_list_is_shown_before_it_is_kept_and_kept_whole_or_not_at_all(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let competencies = listed(&school).await;
        let rows = || vec![
            TypedCompetency { line: 1, code: "LS1-6".into(), identifier: String::new(), statement: "I can say where food comes from".into() },
            TypedCompetency { line: 2, code: "LS9-9".into(), identifier: "6b9f".into(), statement: "I can ask".into() },
        ];
        for viewer in all_but(&school, &[room.rivera, room.osei]) {
            assert!(not_found(store.competencies(&viewer, room.science).await), "{viewer:?}");
            assert!(not_found(store.plan_competencies(&viewer, room.science, rows()).await), "{viewer:?}");
            assert!(not_found(store.import_competencies(&viewer, room.science, rows()).await), "{viewer:?}");
            assert!(not_found(store.reword_competency(&viewer, competencies[0], "I can".into()).await), "{viewer:?}");
            assert!(not_found(store.remove_competency(&viewer, competencies[0]).await), "{viewer:?}");
        }
        let plan = store.plan_competencies(&rivera, room.science, rows()).await.unwrap();
        assert_eq!(plan.rows.iter().map(|row| &row.fate).collect::<Vec<_>>(), [&CompetencyFate::Reword, &CompetencyFate::Add]);
        let list = || async { store.competencies(&rivera, room.science).await.unwrap().0 };
        assert_eq!(list().await.len(), 2, "nothing happened");
        let bad = [rows(), vec![TypedCompetency { line: 3, ..Default::default() }]].concat();
        let whole = store.import_competencies(&rivera, room.science, bad).await;
        assert!(conflict(whole, "competencies.not_as_a_whole") && list().await.len() == 2);
        store.import_competencies(&rivera, room.science, rows()).await.unwrap();
        let after = list().await;
        assert_eq!((after.len(), after[0].id, after[0].statement.as_str()), (3, competencies[0], "I can say where food comes from"));
        store.remove_competency(&rivera, competencies[0]).await.unwrap();
        assert_eq!(list().await.len(), 2);
        let again = store.import_competencies(&rivera, room.science, rows()).await.unwrap();
        assert_eq!(again.count(|fate| *fate == CompetencyFate::Restore), 1);
        assert_eq!(list().await[0].id, competencies[0], "goals that aimed at it aim at it still");
        store.reword_competency(&rivera, competencies[0], "I can follow food".into()).await.unwrap();
        assert_eq!(list().await[0].statement, "I can follow food");
        let identified = TypedCompetency { identifier: "urn:case:6".into(), statement: "I can follow food".into(), ..rows().remove(0) };
        for fate in [CompetencyFate::Reword, CompetencyFate::Already] {
            let plan = store.import_competencies(&rivera, room.science, vec![identified.clone()]).await.unwrap();
            assert_eq!(plan.rows[0].fate, fate);
            assert_eq!((list().await[0].code.as_str(), list().await[0].identifier.as_str()), ("LS1-6", "urn:case:6"));
        }
        let heard = crate::pen::heard_about(&school, About::Class(room.science));
        assert_eq!(heard.len(), 7, "the class hears of each change");
        assert!(store.audit(&rivera, room.school, None).await.unwrap().iter().any(|row| row.what == "competencies"));
    }
}
