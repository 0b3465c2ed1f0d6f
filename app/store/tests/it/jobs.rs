//! Work that happens later.

use domain::classes::AccessPoint;
use domain::clock::{DAY, HOUR, MINUTE, Moment};
use domain::event::{About, Audience, Stream};
use domain::id::PromptId;
use domain::prompts::{AnswerPlan, PromptDraft, PromptSource, PromptState};
use store::replay::Replay;

use crate::both;
use crate::desk::{asked, at, at_once};
use crate::harness::{MONDAY, School};
use crate::pen::{heard_about, hears, replayed};

/// Everyday work out of the way, so that a test sees only its own.
async fn tidied(school: &School) {
    school.store.run_due_jobs().await.unwrap();
    assert_eq!(school.store.due_jobs().await.unwrap(), 0);
}

async fn states(school: &School) -> Vec<(String, PromptState)> {
    let room = &school.room;
    let mut prompts = school.store.prompts_of_class(&room.staff(room.rivera), room.science).await.unwrap();
    prompts.sort_by(|a, b| a.question.cmp(&b.question));
    prompts.into_iter().map(|prompt| (prompt.question, prompt.state)).collect()
}

both! {
    async fn a_prompt_is_released_when_its_time_comes_and_not_before(school: School) {
        tidied(&school).await;
        let id = asked(&school, "At ten?", at(Moment(MONDAY + HOUR))).await;
        school.later(30 * MINUTE);
        assert_eq!(school.store.run_due_jobs().await.unwrap(), 0);
        school.later(31 * MINUTE);
        assert_eq!(school.store.due_jobs().await.unwrap(), 1);
        assert_eq!(school.store.run_due_jobs().await.unwrap(), 1);
        assert!(states(&school).await[0].1.is_open());
        assert_eq!(school.store.run_due_jobs().await.unwrap(), 0);
        assert_eq!(heard_about(&school, About::Prompt(id)).len(), 2, "planned, released");
    }

    async fn after_a_long_silence_they_are_released_in_the_order_of_their_times(school: School) {
        tidied(&school).await;
        // Planned in another order than asked for.
        asked(&school, "C, at eleven?", at(Moment(MONDAY + 2 * HOUR))).await;
        asked(&school, "A, at ten?", at(Moment(MONDAY + HOUR))).await;
        asked(&school, "B, at half past?", at(Moment(MONDAY + 90 * MINUTE))).await;
        school.later(3 * HOUR);
        assert_eq!(school.store.run_due_jobs().await.unwrap(), 3);
        let states = states(&school).await;
        assert!(matches!(states[0].1, PromptState::Closed { .. }) && matches!(states[1].1, PromptState::Closed { .. }));
        assert!(states[2].1.is_open(), "{states:?}");
        let rows = school.store.prompts_of_class(&school.room.staff(school.room.rivera), school.room.science).await.unwrap();
        let named = |question: &str| rows.iter().find(|p| p.question.starts_with(question)).unwrap().id;
        let order: Vec<_> = school.events().into_iter().skip(3).map(|n| n.event.about).collect();
        let (a, b, c) = (About::Prompt(named("A")), About::Prompt(named("B")), About::Prompt(named("C")));
        assert_eq!(order, [a, a, b, b, c]);
    }

    async fn what_the_class_has_closed_the_way_to_waits_for_its_teacher(school: School) {
        tidied(&school).await;
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada) = (room.staff(room.rivera), room.student(room.ada));
        store.open_access_point(&rivera, room.science, AccessPoint::Goals).await.unwrap();
        let draft = PromptDraft { question: "Which goal?".into(), access_point: "goals".into(), ..Default::default() };
        let (source, at_ten) = (PromptSource::Own { draft }, at(Moment(MONDAY + HOUR)));
        let id = store.plan_prompt(&rivera, PromptId::mint(), room.science, source, at_ten).await.unwrap();
        let open = asked(&school, "Open?", at_once(AnswerPlan::Everyone)).await;
        store.close_access_point(&rivera, room.science, AccessPoint::Goals).await.unwrap();
        let from = store.cursor(&ada).await.unwrap();
        school.later(2 * HOUR);
        assert_eq!(store.run_due_jobs().await.unwrap(), 1);
        assert_eq!(states(&school).await[1].1, PromptState::Planned { release_at: None });
        assert_eq!(store.home(&ada).await.unwrap().0.prompts[0].id, open, "and it closed nothing");
        let heard = heard_about(&school, About::Prompt(id));
        assert!(hears(heard.last().unwrap(), Stream::Class(room.science), &[Audience::Staff]));
        assert_eq!((heard.len(), replayed(store, &ada, &from).await.as_str()), (2, "[]"));

        // Opened again, it is not asked at some time that nobody set.
        store.open_access_point(&rivera, room.science, AccessPoint::Goals).await.unwrap();
        asked(&school, "Then?", at(Moment(MONDAY + 4 * HOUR))).await;
        school.later(3 * HOUR);
        store.run_due_jobs().await.unwrap();
        assert_eq!(states(&school).await[2].1, PromptState::Planned { release_at: None }, "{:?}", states(&school).await);
        store.release_prompt(&rivera, id).await.unwrap();
        assert!(states(&school).await[2].1.is_open());
    }

    async fn many_nodes_at_once_have_one_effect(school: School) {
        tidied(&school).await;
        let id = asked(&school, "Once?", at(Moment(MONDAY + HOUR))).await;
        school.later(2 * HOUR);
        let run = || school.store.run_due_jobs();
        let (a, b, c, d) = tokio::join!(run(), run(), run(), run());
        assert_eq!(a.unwrap() + b.unwrap() + c.unwrap() + d.unwrap(), 1);
        assert_eq!(heard_about(&school, About::Prompt(id)).len(), 2);
    }

    async fn a_release_closes_what_is_open(school: School) {
        let planned = asked(&school, "Then?", at(Moment(MONDAY + HOUR))).await;
        let open = asked(&school, "Now?", at_once(AnswerPlan::Everyone)).await;
        school.later(2 * HOUR);
        school.store.run_due_jobs().await.unwrap();
        let states = states(&school).await;
        assert!(matches!(states[0].1, PromptState::Closed { .. }) && states[1].1.is_open());
        assert!(!heard_about(&school, About::Prompt(planned)).is_empty() && heard_about(&school, About::Prompt(open)).len() == 2);
    }

    async fn everyday_work_is_done_once_a_day(school: School) {
        let store = &school.store;
        let kinds = store.run_due_jobs().await.unwrap();
        assert!(kinds >= 3, "journal, guesses, sign-ins");
        assert_eq!(store.run_due_jobs().await.unwrap(), 0);
        school.later(DAY);
        let run = || store.run_due_jobs();
        let (a, b) = tokio::join!(run(), run());
        assert_eq!(a.unwrap() + b.unwrap(), kinds);
    }

    async fn the_journal_is_forgotten_after_thirty_days(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let old = store.cursor(&rivera).await.unwrap();
        asked(&school, "Long ago?", at_once(AnswerPlan::Everyone)).await;
        let later = store.cursor(&rivera).await.unwrap();
        school.later(29 * DAY);
        store.run_due_jobs().await.unwrap();
        assert!(matches!(store.replay(&rivera, &old).await.unwrap(), Replay::Missed { .. }));
        school.later(2 * DAY);
        store.run_due_jobs().await.unwrap();
        assert!(matches!(store.replay(&rivera, &old).await.unwrap(), Replay::Refetch { .. }));
        let Replay::Missed { heard, .. } = store.replay(&rivera, &later).await.unwrap() else { panic!("missed nothing") };
        assert!(heard.is_empty());
        let next = asked(&school, "Today?", at_once(AnswerPlan::Everyone)).await;
        let Replay::Missed { heard, .. } = store.replay(&rivera, &later).await.unwrap() else { panic!("all there") };
        assert_eq!(heard.len(), heard_about(&school, About::Prompt(next)).len() + 1, "the old one closed, the new one released");
    }
}
