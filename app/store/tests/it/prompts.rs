//! Prompts: the shelf, planning, releasing, closing, who is answered.

use domain::classes::{AccessPoint, GradeBand};
use domain::clock::{DAY, HOUR, Moment};
use domain::event::{About, Audience, Change, Stream};
use domain::id::PromptId;
use domain::prompts::{AnswerPlan, PromptDraft, PromptSource, PromptState, Release};
use domain::reflections::Turn;
use domain::refusal::Refusal;
use domain::viewer::Viewer;
use store::replay::Replay;

use crate::both;
use crate::desk::{answered, asked, asking, at, at_once, everybody_else, key, refused, shared};
use crate::harness::{MONDAY, School};
use crate::pen::{answers, heard_about, hears, reads, replayed};

fn draft(question: &str) -> PromptDraft {
    PromptDraft { question: question.into(), starters: "I saw…\nI heard…".into(), ..Default::default() }
}

async fn state(school: &School, id: PromptId) -> PromptState {
    let room = &school.room;
    let prompts = school.store.prompts_of_class(&room.staff(room.rivera), room.science).await.unwrap();
    prompts.into_iter().find(|prompt| prompt.id == id).unwrap().state
}

both! {
    async fn a_shelf_is_its_teachers_alone(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        let id = store.keep_prompt(&rivera, draft("What surprised you?")).await.unwrap();
        assert_eq!(store.keep_prompt(&rivera, draft("What surprised you?")).await.unwrap(), id, "kept once");
        store.keep_prompt(&rivera, draft("What next?")).await.unwrap();
        let kept = store.kept_prompts(&rivera).await.unwrap();
        assert_eq!(kept.iter().map(|k| k.question.as_str()).collect::<Vec<_>>(), ["What next?", "What surprised you?"]);
        assert_eq!(kept[1].starters, ["I saw…", "I heard…"]);
        assert!(store.kept_prompts(&osei).await.unwrap().is_empty());
        assert_eq!(refused(store.remove_kept_prompt(&osei, id).await), Refusal::NotFound);

        store.remove_kept_prompt(&rivera, id).await.unwrap();
        store.remove_kept_prompt(&rivera, id).await.unwrap();
        assert_eq!(store.kept_prompts(&rivera).await.unwrap().len(), 1);
        store.restore_kept_prompt(&rivera, id).await.unwrap();
        assert_eq!(store.kept_prompts(&rivera).await.unwrap().len(), 2);

        for viewer in [room.student(room.ada), Viewer::Nobody, Viewer::System("test")] {
            assert_eq!(refused(store.keep_prompt(&viewer, draft("Mine?")).await), Refusal::NotFound);
            assert_eq!(refused(store.kept_prompts(&viewer).await), Refusal::NotFound);
        }
        assert!(matches!(refused(store.keep_prompt(&rivera, draft(" ")).await), Refusal::Invalid { .. }));
        assert!(school.events().is_empty(), "nobody hears of a shelf");
    }

    async fn released_now_it_is_heard_by_everybody_in_the_class(school: School) {
        let room = &school.room;
        let from = school.store.cursor(&room.student(room.ada)).await.unwrap();
        let id = asked(&school, "What surprised you?", at_once(AnswerPlan::Everyone)).await;
        let heard = heard_about(&school, About::Prompt(id));
        assert_eq!(heard.len(), 1);
        let everybody = [Audience::Staff, Audience::Class, Audience::Wall];
        assert!(hears(&heard[0], Stream::Class(room.science), &everybody));
        assert!(replayed(&school.store, &room.student(room.ada), &from).await.contains("What surprised you?"));
        assert!(state(&school, id).await.is_open());
    }

    async fn twice_is_once_and_an_id_is_its_authors(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei, kim) = (room.staff(room.rivera), room.staff(room.osei), room.staff(room.kim));
        let id = asked(&school, "Once?", at_once(AnswerPlan::Nobody)).await;
        let again = at_once(AnswerPlan::Everyone);
        assert_eq!(store.plan_prompt(&rivera, id, room.science, asking("Twice?"), again.clone()).await.unwrap(), id);
        let prompts = store.prompts_of_class(&rivera, room.science).await.unwrap();
        assert_eq!((prompts.len(), prompts[0].question.as_str()), (1, "Once?"));
        assert_eq!(heard_about(&school, About::Prompt(id)).len(), 1);
        let mine = store.plan_prompt(&osei, id, room.science, asking("Mine?"), again.clone()).await;
        assert_eq!(refused(mine), Refusal::NotFound);
        assert_eq!(refused(store.plan_prompt(&kim, id, room.reading, asking("Mine?"), again).await), Refusal::NotFound);
    }

    async fn two_requests_at_once_are_one_prompt(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, id) = (room.staff(room.rivera), PromptId::mint());
        let plan = || store.plan_prompt(&rivera, id, room.science, asking("Once?"), at_once(AnswerPlan::Nobody));
        let (first, second) = tokio::join!(plan(), plan());
        assert_eq!((first.unwrap(), second.unwrap()), (id, id));
        assert_eq!(heard_about(&school, About::Prompt(id)).len(), 1);
    }

    async fn the_next_release_closes_the_one_before(school: School) {
        let first = asked(&school, "First?", at_once(AnswerPlan::Everyone)).await;
        let second = asked(&school, "Second?", at_once(AnswerPlan::Everyone)).await;
        assert!(matches!(state(&school, first).await, PromptState::Closed { .. }));
        assert!(state(&school, second).await.is_open());
        let order: Vec<_> = school.events().iter().map(|numbered| numbered.event.about).collect();
        assert_eq!(order, [About::Prompt(first), About::Prompt(first), About::Prompt(second)], "closed, then released");
        let room = &school.room;
        assert_eq!(key(school.store.release_prompt(&room.staff(room.rivera), first).await), "prompts.already_closed");
        assert_eq!(key(school.store.release_prompt(&room.staff(room.rivera), second).await), "prompts.already_released");
    }

    async fn releases_at_once_leave_one_open(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        let plan = |viewer, question| {
            store.plan_prompt(viewer, PromptId::mint(), room.science, asking(question), at_once(AnswerPlan::Nobody))
        };
        let (a, b, c) = tokio::join!(plan(&rivera, "A?"), plan(&osei, "B?"), plan(&rivera, "C?"));
        assert!(a.is_ok() && b.is_ok() && c.is_ok());
        let prompts = store.prompts_of_class(&rivera, room.science).await.unwrap();
        assert_eq!(prompts.iter().filter(|prompt| prompt.state.is_open()).count(), 1);
    }

    async fn a_planned_prompt_is_its_teachers_alone_until_its_release(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada) = (room.staff(room.rivera), room.student(room.ada));
        let from = store.cursor(&ada).await.unwrap();
        let id = asked(&school, "A secret question?", at(Moment(MONDAY + HOUR))).await;
        assert_eq!(state(&school, id).await, PromptState::Planned { release_at: Some(Moment(MONDAY + HOUR)) });
        assert!(hears(&heard_about(&school, About::Prompt(id))[0], Stream::Class(room.science), &[Audience::Staff]));
        assert!(!replayed(store, &ada, &from).await.contains("secret"));
        store.close_prompt(&rivera, id).await.unwrap();
        assert_eq!(key(store.close_prompt(&rivera, id).await), "prompts.already_closed");
        assert_eq!(key(store.release_prompt(&rivera, id).await), "prompts.already_closed");
        assert!(!replayed(store, &ada, &from).await.contains("secret"), "dropped, it was never asked");
        for audience in [Audience::Class, Audience::Wall] {
            let rendered = store.render(&heard_about(&school, About::Prompt(id))[0], audience).await.unwrap();
            assert!(rendered.iter().all(|d| !matches!(d.change, Change::Prompt(_))));
        }
    }

    async fn a_planned_prompt_can_be_released_early_and_its_job_then_has_nothing_to_do(school: School) {
        let (store, room) = (&school.store, &school.room);
        let id = asked(&school, "Early?", at(Moment(MONDAY + HOUR))).await;
        store.release_prompt(&room.staff(room.osei), id).await.unwrap();
        assert!(state(&school, id).await.is_open());
        store.close_prompt(&room.staff(room.rivera), id).await.unwrap();
        school.later(2 * HOUR);
        store.run_due_jobs().await.unwrap();
        assert!(matches!(state(&school, id).await, PromptState::Closed { .. }));
        assert_eq!(heard_about(&school, About::Prompt(id)).len(), 3);
    }

    async fn what_is_asked_for_a_moment_gone_by_is_asked_now(school: School) {
        let id = asked(&school, "Late?", at(Moment(MONDAY - HOUR))).await;
        assert!(state(&school, id).await.is_open());
        assert_eq!(school.store.due_jobs().await.unwrap(), 0);
    }

    async fn the_bank_asks_in_the_language_of_the_class(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let bank = &domain::bank::prompts(domain::classes::GradeBand::G68)[0];
        let source = |id: &str| PromptSource::Bank { id: id.into(), locale: "es".into() };
        let release = at_once(AnswerPlan::Everyone);
        let plan = |source| store.plan_prompt(&rivera, PromptId::mint(), room.science, source, release.clone());
        plan(source(&bank.id)).await.unwrap();
        assert_eq!(refused(plan(source("no-such-prompt")).await), Refusal::NotFound);
        let prompts = store.prompts_of_class(&rivera, room.science).await.unwrap();
        assert_eq!(prompts[0].question, bank.wording["es"].question);
        assert_eq!(prompts[0].starters, bank.wording["es"].starters);
    }

    async fn a_few_are_enrolled_students(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let few = |answered| Release { plan: AnswerPlan::Few, answered, at: None };
        let plan = |answered| store.plan_prompt(&rivera, PromptId::mint(), room.science, asking("Few?"), few(answered));
        for nobody in [vec![], vec![room.dina, room.eli, room.rivera]] {
            assert_eq!(refused(plan(nobody).await), Refusal::invalid("answered", "prompts.pick_someone"));
        }
        assert!(store.prompts_of_class(&rivera, room.science).await.unwrap().is_empty(), "nothing half-planned");
        let id = plan(vec![room.bo, room.dina, room.bo]).await.unwrap();
        assert_eq!(store.answered_by_plan(&rivera, id).await.unwrap(), [room.bo]);
        for viewer in everybody_else(&school) {
            assert_eq!(refused(store.answered_by_plan(&viewer, id).await), Refusal::NotFound);
        }
    }

    async fn a_changed_plan_changes_whose_turn_it_is(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let prompt = asked(&school, "Who?", at_once(AnswerPlan::Nobody)).await;
        let (ada, bo) = (
            answered(&school, room.ada, prompt, "Because it is cold.").await,
            answered(&school, room.bo, prompt, "They are tired.").await,
        );
        let (console, from) = store.console(&rivera, room.science).await.unwrap();
        assert!(console.cards.iter().all(|card| card.turn == Turn::Nobody));
        let waiting_since: Vec<_> = console.cards.iter().map(|card| (card.id, card.changed_at)).collect();

        store.change_plan(&rivera, prompt, AnswerPlan::Few, vec![room.ada]).await.unwrap();
        let (console, _) = store.console(&rivera, room.science).await.unwrap();
        let turn = |id| console.cards.iter().find(|card| card.id == id).unwrap().turn;
        assert_eq!((turn(ada), turn(bo)), (Turn::Teacher, Turn::Nobody));
        let after: Vec<_> = console.cards.iter().map(|card| (card.id, card.changed_at)).collect();
        assert_eq!(after, waiting_since, "a plan is no news about the piece");
        let told = heard_about(&school, About::Piece(ada));
        assert!(hears(told.last().unwrap(), Stream::Class(room.science), &[Audience::Staff, Audience::Person(room.ada)]));
        assert_eq!(heard_about(&school, About::Piece(bo)).len(), 1, "nothing changed for Bo");
        let Replay::Missed { heard, .. } = store.replay(&rivera, &from).await.unwrap() else { panic!() };
        assert_eq!(heard.len(), 2, "the prompt and Ada's piece");

        let before = school.events().len();
        store.change_plan(&rivera, prompt, AnswerPlan::Few, vec![room.ada]).await.unwrap();
        assert_eq!(school.events().len(), before, "the same plan is no change");
        assert_eq!(store.console(&rivera, room.science).await.unwrap().0.prompt, console.prompt, "nor is it counted");
        let nobody = store.change_plan(&rivera, prompt, AnswerPlan::Few, vec![room.dina]).await;
        assert_eq!(refused(nobody), Refusal::invalid("answered", "prompts.pick_someone"));
        assert_eq!(store.answered_by_plan(&rivera, prompt).await.unwrap(), [room.ada], "a refused change undid nothing");
        store.close_prompt(&rivera, prompt).await.unwrap();
        let closed = store.change_plan(&rivera, prompt, AnswerPlan::Everyone, vec![]).await;
        assert_eq!(key(closed), "prompts.already_closed");
    }

    async fn those_who_waited_longest_are_suggested(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        for (student, words) in [(room.ada, "Cold."), (room.bo, "Tired."), (room.chen, "Light.")] {
            let piece = shared(&school, student, words).await;
            match student {
                // Read is not words back.
                bo if bo == room.bo => reads(&school, piece, 1).await.unwrap(),
                _ => drop(answers(&school, piece, 1).await.unwrap()),
            }
            school.later(DAY);
        }
        let suggested = store.longest_waiting(&rivera, room.science, 2).await.unwrap();
        assert_eq!(suggested, [room.bo, room.ada]);
        for viewer in everybody_else(&school) {
            assert_eq!(refused(store.longest_waiting(&viewer, room.science, 2).await), Refusal::NotFound);
        }
    }

    async fn a_class_is_asked_by_the_ways_that_it_has_opened(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let goal = PromptDraft { access_point: "goals".into(), ..draft("What will you try?") };
        let plan = |release| {
            let source = PromptSource::Own { draft: goal.clone() };
            store.plan_prompt(&rivera, PromptId::mint(), room.science, source, release)
        };
        let later = at(Moment(MONDAY + HOUR));
        for release in [at_once(AnswerPlan::Everyone), later.clone()] {
            assert_eq!(refused(plan(release).await), Refusal::invalid("question", "prompts.not_opened"));
        }
        let of_bank = domain::bank::prompts(GradeBand::G68).into_iter().find(|p| p.access_point == AccessPoint::Goals).unwrap();
        let source = PromptSource::Bank { id: of_bank.id, locale: "en".into() };
        let asked = store.plan_prompt(&rivera, PromptId::mint(), room.science, source, later.clone()).await;
        assert_eq!(key(asked), "prompts.not_opened");
        assert!(store.prompts_of_class(&rivera, room.science).await.unwrap().is_empty());

        store.open_access_point(&rivera, room.science, AccessPoint::Goals).await.unwrap();
        let planned = plan(later).await.unwrap();
        store.close_access_point(&rivera, room.science, AccessPoint::Goals).await.unwrap();
        assert_eq!(key(store.release_prompt(&rivera, planned).await), "prompts.not_opened");
        assert!(matches!(state(&school, planned).await, PromptState::Planned { .. }));
        store.open_access_point(&rivera, room.science, AccessPoint::Goals).await.unwrap();
        store.release_prompt(&rivera, planned).await.unwrap();
        assert!(state(&school, planned).await.is_open());
        assert_eq!(key(store.release_prompt(&rivera, planned).await), "prompts.already_released");
    }

    async fn nobody_else_finds_a_prompt(school: School) {
        let (store, room) = (&school.store, &school.room);
        let id = asked(&school, "What surprised you?", at_once(AnswerPlan::Everyone)).await;
        let before = school.events().len();
        for viewer in everybody_else(&school) {
            let plan = store.plan_prompt(&viewer, PromptId::mint(), room.science, asking("Mine?"), at_once(AnswerPlan::Nobody));
            assert_eq!(refused(plan.await), Refusal::NotFound, "{viewer:?}");
            assert_eq!(refused(store.prompts_of_class(&viewer, room.science).await), Refusal::NotFound);
            assert_eq!(refused(store.release_prompt(&viewer, id).await), Refusal::NotFound);
            assert_eq!(refused(store.close_prompt(&viewer, id).await), Refusal::NotFound);
            assert_eq!(refused(store.change_plan(&viewer, id, AnswerPlan::Nobody, vec![]).await), Refusal::NotFound);
        }
        assert_eq!(school.events().len(), before);
        let nothing = store.close_prompt(&room.staff(room.rivera), PromptId::mint()).await;
        assert_eq!(refused(nothing), Refusal::NotFound);
    }

    async fn an_archived_class_is_asked_nothing(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let planned = asked(&school, "Later?", at(Moment(MONDAY + HOUR))).await;
        store.archive_class(&rivera, room.science).await.unwrap();
        let plan = store.plan_prompt(&rivera, PromptId::mint(), room.science, asking("Now?"), at_once(AnswerPlan::Nobody));
        assert_eq!(key(plan.await), "classes.archived");
        assert_eq!(key(store.release_prompt(&rivera, planned).await), "classes.archived");
        school.later(2 * HOUR);
        store.run_due_jobs().await.unwrap();
        assert_eq!(state(&school, planned).await, PromptState::Planned { release_at: Some(Moment(MONDAY + HOUR)) });
    }
}
