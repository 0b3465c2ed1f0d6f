//! Then and now: a student's own, and what those who teach them may see of it.

use domain::command::Command;
use domain::goals::{GoalAct, GoalPlan};
use domain::growth::{CriterionGrown, GoalChange, Move, PlanPart, SaidBy, SaidOf, Shows};
use domain::id::{CriterionId, GrowthId, PersonId};
use domain::measures::MeasureAct;
use domain::rubrics::{RatingTyped, RubricAct, Stand, Stood};
use domain::showing::Spot;
use domain::viewer::Viewer;

use super::{grow, not_found, revised};
use crate::both;
use crate::desk::everybody_else;
use crate::goals::{does, sets};
use crate::harness::School;
use crate::pen::{Pen, own_question};
use crate::{measures, rubrics};

fn adjusted(statement: &str) -> GoalAct {
    let plan = GoalPlan { statement: statement.into(), ..Default::default() };
    GoalAct::Adjust { plan, classes: vec![], because: "More was not a plan.".into() }
}

async fn statements(school: &School, teacher: PersonId, student: PersonId) -> Vec<String> {
    let room = &school.room;
    let (grown, _) = school.store.grown_in_class(&room.staff(teacher), room.science, student).await.unwrap();
    grown.goals.into_iter().map(|goal| goal.statement).collect()
}

both! {
    async fn a_student_reads_what_was_and_what_is_now(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        assert!(store.grown(&ada.viewer).await.unwrap().0.is_empty());
        let (_, before, after) = revised(&school, &ada).await;
        let goal = sets(&ada, "Ask more questions", &[]).await;
        let untouched = sets(&ada, "Read a book", &[]).await;
        does(&ada, goal, adjusted("Ask one question a week")).await;
        does(&ada, goal, GoalAct::Reach { words: "Four weeks long.".into() }).await;
        ada.gives(grow(GrowthId::mint(), before, after)).await;
        store.suggest_growth(&room.staff(room.rivera), room.ada, after, before).await.unwrap();

        let (grown, cursor) = store.grown(&ada.viewer).await.unwrap();
        assert_eq!(cursor, store.cursor(&ada.viewer).await.unwrap());
        assert_eq!((grown.name.as_str(), grown.picture.as_str(), grown.pairs.len()), ("Ada Okafor", "fox", 1));
        assert_eq!(grown.goals.len(), 1, "a goal as it was set has no then");
        assert!(grown.goals[0].id == goal && grown.goals[0].id != untouched);
        let [GoalChange::Adjusted { parts, because, .. }, GoalChange::Reached { words, .. }] = &grown.goals[0].changes[..] else {
            panic!("{grown:?}")
        };
        assert_eq!((because.as_str(), words.as_str()), ("More was not a plan.", "Four weeks long."));
        let statement = parts.iter().find(|part| part.part == PlanPart::Statement).unwrap();
        assert_eq!((statement.before.0.as_str(), statement.after.0.as_str()), ("Ask more questions", "Ask one question a week"));
        let moved = grown.moved();
        assert_eq!(moved.len(), 3);
        assert!(moved.windows(2).all(|two| two[0].at <= two[1].at));
        assert!(moved.iter().any(|moved| moved.what == Move::Pair { now: "the yellow was there".into() }));

        for viewer in [room.student(room.bo), room.student(room.dina), room.student(room.eli)] {
            assert!(store.grown(&viewer).await.unwrap().0.is_empty(), "{viewer:?}");
        }
        for viewer in [room.staff(room.rivera), Viewer::Nobody] {
            assert!(not_found(store.grown(&viewer).await), "{viewer:?}");
        }
        assert!(ada.gives(Command::TakeBack { reflection: ada.sees(grown.pairs[0].after.reflection).await.id }).await.is_done());
        assert!(store.grown(&ada.viewer).await.unwrap().0.pairs.is_empty(), "what was taken back says nothing any more");
    }

    async fn a_teacher_reads_the_pairs_of_the_class_and_the_goals_shown_to_them(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (_, before, after) = revised(&school, &ada).await;
        ada.gives(grow(GrowthId::mint(), before, after)).await;
        for (words, readers) in [("shown", vec![room.rivera]), ("own", vec![])] {
            let goal = sets(&ada, "Ask", &readers).await;
            does(&ada, goal, adjusted(words)).await;
        }
        assert_eq!(statements(&school, room.rivera, room.ada).await, ["shown"]);
        assert!(statements(&school, room.osei, room.ada).await.is_empty(), "shown to Ms Rivera and to nobody else");
        let (grown, _) = store.grown_in_class(&room.staff(room.osei), room.science, room.ada).await.unwrap();
        assert_eq!((grown.pairs.len(), grown.student), (1, room.ada));
        assert!(store.grown_in_class(&room.staff(room.osei), room.science, room.bo).await.unwrap().0.is_empty());
        for viewer in everybody_else(&school) {
            assert!(not_found(store.grown_in_class(&viewer, room.science, room.ada).await), "{viewer:?}");
        }
        let (rivera, kim) = (room.staff(room.rivera), room.staff(room.kim));
        assert!(not_found(store.grown_in_class(&rivera, room.science, room.dina).await));
        assert!(not_found(store.grown_in_class(&kim, room.reading, room.ada).await));
    }

    async fn by_a_criterion_the_passages_stand_beside_each_other_and_a_hidden_word_is_hidden(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let rubric = rubrics::in_use(&school).await;
        let piece = rubrics::shares(&ada, &school, "Ice floats. It is light.").await;
        let first = rubrics::criteria(&school, rubric).await[0];
        rubrics::does(&ada, rubric, RubricAct::Pick { piece }).await;
        let rate = |version, typed| RubricAct::Rate { piece, version, wording: 1, typed };
        rubrics::does(&ada, rubric, rate(1, rubrics::line(first, "not_yet", "0-11"))).await;
        assert!(store.grown(&ada.viewer).await.unwrap().0.criteria.is_empty(), "one version has no then");
        ada.shares(piece, &own_question(room.science), "Ice floats, because it spreads out.").await;
        let hidden = RatingTyped { shown: false, ..rubrics::line(first, "here", "0-10") };
        rubrics::does(&ada, rubric, rate(2, hidden)).await;

        let own = store.grown(&ada.viewer).await.unwrap().0.criteria;
        let (then, now) = own[0].then_and_now().unwrap();
        let said = |of: &SaidOf| {
            let by = of.own.clone().unwrap();
            let Some(Shows::Words(quote)) = by.shows else { panic!("{by:?}") };
            (by.stood, quote)
        };
        assert_eq!(said(then), (Some(Stood::Point(Stand::NotYet)), "Ice floats.".to_owned()));
        assert_eq!(said(now), (Some(Stood::Point(Stand::Here)), "Ice floats".to_owned()));
        assert_eq!((own.len(), own[0].id, own[0].levels()), (1, first, None), "a single point is no ladder");

        let seen = async || store.grown_in_class(&room.staff(room.osei), room.science, room.ada).await.unwrap().0.criteria;
        assert!(seen().await.is_empty(), "her second word is hers until she shows it");
        let typed = rubrics::line(first, "beyond", "12-34");
        store.rate_piece(&room.staff(room.rivera), piece, (2, 1), typed).await.unwrap();
        let theirs = seen().await;
        let (_, now) = theirs[0].then_and_now().unwrap();
        assert!(now.own.is_none() && now.teachers[0].by_name == "Ms Rivera");
        let own = store.grown(&ada.viewer).await.unwrap().0.criteria;
        assert_eq!(own[0].said[1].teachers.len(), 1, "side by side, and nothing between");
        assert!(store.grown(&room.student(room.bo)).await.unwrap().0.criteria.is_empty());
    }

    async fn a_recording_and_a_drawing_stand_in_then_and_now_with_the_spot_that_was_meant(school: School) {
        use crate::rubrics::spots::{between, framed, on, shown, shows_three};
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (piece, rubric, [sound, drawing, _]) = shows_three(&school, &ada).await;
        let all = rubrics::criteria(&school, rubric).await;
        let rate = |version, lines| {
            RubricAct::Rate { piece, version, wording: 1, typed: RatingTyped { lines, shown: true } }
        };
        let then = vec![
            on(all[0], sound, between("0:12", "0:20")),
            on(all[1], drawing, framed(["10", "0", "50", "25"])),
        ];
        rubrics::does(&ada, rubric, rate(1, then)).await;
        ada.shares(piece, &own_question(room.science), "Now with words.").await;
        // The next version shows the same things; they are its own.
        let [again, drawn, _] = shown(&ada, piece).await;
        let now = vec![on(all[0], again, between("0:02", "")), on(all[1], drawn, Default::default())];
        rubrics::does(&ada, rubric, rate(2, now)).await;
        let heard = RatingTyped { lines: vec![on(all[0], again, between("0:03", "0:04"))], shown: true };
        store.rate_piece(&room.staff(room.rivera), piece, (2, 1), heard).await.unwrap();

        let spot = |by: Option<&SaidBy>| match by.and_then(|by| by.shows.clone()) {
            Some(Shows::Thing { shown, spot }) => (shown.id, spot),
            other => panic!("{other:?}"),
        };
        let of = |grown: &[CriterionGrown], id: CriterionId| grown.iter().find(|grown| grown.id == id).cloned().unwrap();
        let own = store.grown(&ada.viewer).await.unwrap().0.criteria;
        let theirs = store.grown_in_class(&room.staff(room.osei), room.science, room.ada).await.unwrap().0.criteria;
        assert_eq!(own, theirs, "she shows her word");
        let heard = of(&own, all[0]);
        let (then, now) = heard.then_and_now().unwrap();
        assert_eq!(spot(then.own.as_ref()), (sound, Some(Spot::Moment { at: 12_000, until: Some(20_000) })));
        assert_eq!(spot(now.own.as_ref()), (again, Some(Spot::Moment { at: 2_000, until: None })));
        assert_eq!(spot(now.teachers.first()), (again, Some(Spot::Moment { at: 3_000, until: Some(4_000) })));
        let seen = of(&own, all[1]);
        let (then, now) = seen.then_and_now().unwrap();
        assert_eq!(spot(then.own.as_ref()), (drawing, Some(Spot::Area { x: 1_000, y: 0, w: 5_000, h: 2_500 })));
        assert_eq!(spot(now.own.as_ref()), (drawn, None), "all of it");
        assert!(store.grown(&room.student(room.bo)).await.unwrap().0.criteria.is_empty());
        for viewer in everybody_else(&school) {
            assert!(not_found(store.grown_in_class(&viewer, room.science, room.ada).await), "{viewer:?}");
        }
    }

    async fn data_with_two_days_has_a_then_and_a_now_for_whom_it_is_shown_to(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (shown, own) = (measures::begins(&ada, Some(room.science)).await, measures::begins(&ada, None).await);
        for id in [shown, own] {
            measures::does(&ada, id, measures::point("2026-09-01", "80")).await;
        }
        assert!(store.grown(&ada.viewer).await.unwrap().0.is_empty(), "one number is no way");
        for id in [shown, own] {
            measures::does(&ada, id, measures::point("2026-09-10", "92.5")).await;
        }
        let ids = |grown: domain::growth::Grown| grown.measures.into_iter().map(|known| known.id).collect::<Vec<_>>();
        assert_eq!(ids(store.grown(&ada.viewer).await.unwrap().0), [shown, own]);
        let rivera = room.staff(room.rivera);
        assert_eq!(ids(store.grown_in_class(&rivera, room.science, room.ada).await.unwrap().0), [shown]);
        measures::does(&ada, shown, MeasureAct::SetAside).await;
        assert_eq!(ids(store.grown(&ada.viewer).await.unwrap().0), [own], "what is set aside rests");
    }
}
