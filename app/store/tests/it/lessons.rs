//! Lessons: lined up in any order, shared with who teaches a class, run step by step, and run again with another class.

use domain::clock::MINUTE;
use domain::event::About;
use domain::id::{ClassId, LessonId, LessonStepId};
use domain::lessons::{LessonView, RunView, StepTyped, Turn};
use domain::projector::Display;
use domain::prompts::{PromptDraft, PromptState};
use domain::refusal::Refusal;
use domain::stage::Scene;
use domain::viewer::Viewer;

use crate::both;
use crate::desk::{everybody_else, key, refused};
use crate::goals::not_found;
use crate::harness::School;

fn asks(question: &str) -> StepTyped {
    let prompt =
        PromptDraft { question: question.into(), starters: "I think…\nBecause…".into(), ..Default::default() };
    StepTyped { scene: "prompt".into(), minutes: "6".into(), prompt, plan: "everyone".into(), ..Default::default() }
}

fn shows(scene: &str) -> StepTyped {
    StepTyped { scene: scene.into(), ..Default::default() }
}

/// Join, a prompt, the wall, another prompt.
async fn lined_up(school: &School) -> (LessonId, Vec<LessonStepId>) {
    let (room, id) = (&school.room, LessonId::mint());
    let rivera = room.staff(room.rivera);
    school.store.make_lesson(&rivera, room.science, id, "Why leaves fall").await.unwrap();
    let mut steps = Vec::new();
    for typed in [shows("join"), asks("What do you see?"), shows("wall"), asks("What surprised you?")] {
        steps.push(LessonStepId::mint());
        school.store.add_step(&rivera, id, *steps.last().unwrap(), typed).await.unwrap();
    }
    (id, steps)
}

async fn read(school: &School, viewer: &Viewer, class: ClassId, id: LessonId) -> LessonView {
    school.store.lesson(viewer, class, id).await.unwrap().0
}

async fn runs(school: &School, class: ClassId) -> Option<RunView> {
    let room = &school.room;
    school.store.lesson_run(&room.staff(room.rivera), class).await.unwrap()
}

async fn opens(school: &School, viewer: &Viewer, class: ClassId) {
    school.store.open_door(viewer, class, Display::Extended).await.unwrap();
}

async fn asked(school: &School, viewer: &Viewer, class: ClassId) -> Vec<(String, bool)> {
    let prompts = school.store.prompts_of_class(viewer, class).await.unwrap();
    prompts.into_iter().map(|prompt| (prompt.question, matches!(prompt.state, PromptState::Released { .. }))).collect()
}

both! {
    async fn steps_are_put_in_any_order_and_what_was_taken_out_comes_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let (id, steps) = lined_up(&school).await;
        let order = |view: LessonView| view.steps.into_iter().map(|step| step.id).collect::<Vec<_>>();
        store.move_step(&rivera, steps[3], true).await.unwrap();
        store.move_step(&rivera, steps[0], true).await.unwrap();
        store.move_step(&rivera, steps[0], false).await.unwrap();
        assert_eq!(order(read(&school, &rivera, room.science, id).await), [steps[1], steps[0], steps[3], steps[2]]);
        store.remove_step(&rivera, steps[0], true).await.unwrap();
        assert_eq!(order(read(&school, &rivera, room.science, id).await), [steps[1], steps[3], steps[2]]);
        assert!(not_found(store.move_step(&rivera, steps[0], true).await));
        store.remove_step(&rivera, steps[0], false).await.unwrap();
        assert_eq!(order(read(&school, &rivera, room.science, id).await), [steps[1], steps[0], steps[3], steps[2]]);
        let view = read(&school, &rivera, room.science, id).await;
        assert_eq!((view.card.steps, view.card.minutes, view.card.mine), (4, 12, true));
        // The same form sent twice is one step, and one lesson.
        store.add_step(&rivera, id, steps[2], shows("blank")).await.unwrap();
        store.make_lesson(&rivera, room.science, id, "Another").await.unwrap();
        let view = read(&school, &rivera, room.science, id).await;
        assert_eq!((view.steps.len(), view.card.title.as_str()), (4, "Why leaves fall"));
    }

    async fn no_window_overwrites_what_another_kept(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let (id, steps) = lined_up(&school).await;
        store.change_step(&rivera, steps[1], 1, asks("What do you hear?")).await.unwrap();
        store.change_step(&rivera, steps[1], 1, asks("What do you hear?")).await.unwrap();
        assert_eq!(key(store.change_step(&rivera, steps[1], 1, asks("What?")).await), "lessons.changed_meanwhile");
        let view = read(&school, &rivera, room.science, id).await;
        assert_eq!(view.steps[1].step.asks.as_ref().unwrap().0.question, "What do you hear?");
        let wrong = StepTyped { minutes: "0".into(), ..asks("") };
        let Refusal::Invalid { faults } = refused(store.change_step(&rivera, steps[1], 2, wrong).await) else { panic!() };
        assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), ["minutes", "question"]);
    }

    async fn a_run_asks_each_step_once_and_goes_back_without_asking(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let (id, steps) = lined_up(&school).await;
        assert_eq!(key(store.run_lesson(&rivera, room.science, id).await), "lessons.door_closed");
        opens(&school, &rivera, room.science).await;
        store.run_lesson(&rivera, room.science, id).await.unwrap();
        let run = runs(&school, room.science).await.unwrap();
        assert_eq!((run.number, run.of, run.may_go_back), (1, 4, false));
        assert!(asked(&school, &rivera, room.science).await.is_empty(), "what is not reached is not asked");
        store.turn_lesson(&rivera, room.science, steps[0], Turn::Next).await.unwrap();
        // Pressed twice, and on two devices: one turn.
        store.turn_lesson(&rivera, room.science, steps[0], Turn::Next).await.unwrap();
        assert_eq!(asked(&school, &rivera, room.science).await, [("What do you see?".to_owned(), true)]);
        school.later(6 * MINUTE);
        store.turn_lesson(&rivera, room.science, steps[1], Turn::Next).await.unwrap();
        store.turn_lesson(&rivera, room.science, steps[2], Turn::Back).await.unwrap();
        assert_eq!(runs(&school, room.science).await.unwrap().step.unwrap().id, steps[1]);
        assert_eq!(asked(&school, &rivera, room.science).await.len(), 1);
        store.turn_lesson(&rivera, room.science, steps[1], Turn::Next).await.unwrap();
        store.turn_lesson(&rivera, room.science, steps[2], Turn::Next).await.unwrap();
        let now = asked(&school, &rivera, room.science).await;
        assert_eq!(now, [("What surprised you?".to_owned(), true), ("What do you see?".to_owned(), false)]);
        store.turn_lesson(&rivera, room.science, steps[3], Turn::Next).await.unwrap();
        assert_eq!(runs(&school, room.science).await.unwrap().number, 4, "nothing turns over");
        // Back at the question before: the wall shows the one that is open, and the line says that it is another.
        let back = async |from: usize| {
            store.turn_lesson(&rivera, room.science, steps[from], Turn::Back).await.unwrap();
            runs(&school, room.science).await.unwrap().on_wall
        };
        assert_eq!([back(3).await, back(2).await], [true, false]);
        store.end_lesson(&rivera, room.science).await.unwrap();
        assert_eq!(runs(&school, room.science).await, None);
        assert!(not_found(store.turn_lesson(&rivera, room.science, steps[3], Turn::Back).await));
        let turned = school.events().into_iter().filter(|one| one.event.about == About::Lesson(room.science)).count();
        assert_eq!(turned, 9, "begun, seven turns, ended");
    }

    async fn each_step_sets_what_the_wall_shows_and_its_timer(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let (id, steps) = lined_up(&school).await;
        let round = LessonStepId::mint();
        store.add_step(&rivera, id, round, shows("round")).await.unwrap();
        opens(&school, &rivera, room.science).await;
        store.run_lesson(&rivera, room.science, id).await.unwrap();
        assert_eq!(staged(&school).await, (Scene::Join, None));
        store.turn_lesson(&rivera, room.science, steps[0], Turn::Next).await.unwrap();
        assert_eq!(staged(&school).await, (Scene::Prompt, Some(360)));
        assert!(runs(&school, room.science).await.unwrap().on_wall);
        store.turn_lesson(&rivera, room.science, steps[1], Turn::Next).await.unwrap();
        assert_eq!(staged(&school).await, (Scene::Wall, None));
        store.turn_lesson(&rivera, room.science, steps[2], Turn::Next).await.unwrap();
        store.turn_lesson(&rivera, room.science, steps[3], Turn::Back).await.unwrap();
        assert_eq!(staged(&school).await, (Scene::Wall, Some(360)), "going back leaves the timer alone");
        store.turn_lesson(&rivera, room.science, steps[2], Turn::Next).await.unwrap();
        // No round runs: the wall follows, and the class goes on.
        store.turn_lesson(&rivera, room.science, steps[3], Turn::Next).await.unwrap();
        assert_eq!(staged(&school).await, (Scene::Follow, None));
        let run = runs(&school, room.science).await.unwrap();
        assert_eq!((run.step.unwrap().id, run.on_wall), (round, false));
        // One that begins now stands there by itself.
        crate::questions::open(&school).await;
        let begun = crate::rounds::plans(&school).await;
        crate::rounds::moves_to(&school, begun, domain::rounds::RoundStep::Focus).await;
        assert_eq!((staged(&school).await.0, runs(&school, room.science).await.unwrap().on_wall), (Scene::Follow, true));
    }

    async fn a_closed_door_ends_what_runs_and_the_same_lesson_asks_another_class_anew(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let (id, steps) = lined_up(&school).await;
        opens(&school, &rivera, room.science).await;
        store.run_lesson(&rivera, room.science, id).await.unwrap();
        store.turn_lesson(&rivera, room.science, steps[0], Turn::Next).await.unwrap();
        store.close_door(&rivera, room.science).await.unwrap();
        assert_eq!(runs(&school, room.science).await, None);

        let second = store.make_class(&rivera, room.school, draft("Second hour")).await.unwrap();
        assert!(not_found(store.place_lesson(&room.staff(room.osei), id, second, true).await), "its owner's alone");
        store.place_lesson(&rivera, id, second, true).await.unwrap();
        opens(&school, &rivera, second).await;
        store.run_lesson(&rivera, second, id).await.unwrap();
        store.turn_lesson(&rivera, second, steps[0], Turn::Next).await.unwrap();
        assert_eq!(asked(&school, &rivera, second).await, [("What do you see?".to_owned(), true)]);
        let (here, there) = (
            store.prompts_of_class(&rivera, room.science).await.unwrap(),
            store.prompts_of_class(&rivera, second).await.unwrap(),
        );
        assert_ne!(here[0].id, there[0].id);
    }

    async fn who_teaches_the_class_runs_and_copies_it_and_its_owner_alone_changes_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, osei) = (room.staff(room.rivera), room.staff(room.osei));
        let (id, steps) = lined_up(&school).await;
        let view = read(&school, &osei, room.science, id).await;
        assert_eq!((view.card.mine, view.card.owner_name.as_str(), view.classes.len()), (false, "Ms Rivera", 0));
        assert!(not_found(store.change_step(&osei, steps[0], 1, shows("wall")).await));
        assert!(not_found(store.rename_lesson(&osei, id, "Mine").await));
        assert!(not_found(store.archive_lesson(&osei, id, true).await));
        assert!(not_found(store.add_step(&osei, id, LessonStepId::mint(), shows("wall")).await));
        opens(&school, &osei, room.science).await;
        store.run_lesson(&osei, room.science, id).await.unwrap();
        let copy = store.copy_lesson(&osei, room.science, id, LessonId::mint(), "Leaves, mine").await.unwrap();
        let view = read(&school, &osei, room.science, copy).await;
        assert!(view.card.mine && view.steps.len() == 4);
        let there = read(&school, &rivera, room.science, id).await;
        let said = |view: &LessonView| view.steps.iter().map(|one| one.step.clone()).collect::<Vec<_>>();
        assert_eq!(said(&view), said(&there));
        // Put away, it is its owner's alone; brought back it is there again.
        store.archive_lesson(&rivera, id, true).await.unwrap();
        assert!(not_found(store.lesson(&osei, room.science, id).await));
        store.archive_lesson(&rivera, id, false).await.unwrap();
        store.place_lesson(&rivera, id, room.science, false).await.unwrap();
        assert!(not_found(store.run_lesson(&osei, room.science, id).await));
        assert!(!read(&school, &rivera, room.science, id).await.card.here);
    }

    async fn a_step_that_was_taken_out_while_it_runs_is_gone_on_from(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let (id, steps) = lined_up(&school).await;
        opens(&school, &rivera, room.science).await;
        store.run_lesson(&rivera, room.science, id).await.unwrap();
        store.turn_lesson(&rivera, room.science, steps[0], Turn::Next).await.unwrap();
        store.remove_step(&rivera, steps[1], true).await.unwrap();
        let run = runs(&school, room.science).await.unwrap();
        assert_eq!((run.step.unwrap().id, run.next.unwrap().id, run.of), (steps[1], steps[2], 3));
        store.turn_lesson(&rivera, room.science, steps[1], Turn::Next).await.unwrap();
        assert_eq!(runs(&school, room.science).await.unwrap().number, 2);
    }

    async fn a_step_that_comes_back_beside_a_newer_one_is_a_turn_of_its_own(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let (id, steps) = lined_up(&school).await;
        let (last, newer) = (*steps.last().unwrap(), LessonStepId::mint());
        store.remove_step(&rivera, last, true).await.unwrap();
        store.add_step(&rivera, id, newer, shows("blank")).await.unwrap();
        store.remove_step(&rivera, last, false).await.unwrap();
        opens(&school, &rivera, room.science).await;
        store.run_lesson(&rivera, room.science, id).await.unwrap();
        let mut walked = Vec::new();
        while let Some(step) = runs(&school, room.science).await.unwrap().step {
            walked.push(step.id);
            if runs(&school, room.science).await.unwrap().next.is_none() {
                break;
            }
            store.turn_lesson(&rivera, room.science, step.id, Turn::Next).await.unwrap();
        }
        assert_eq!(walked, [&steps[..], &[newer]].concat());
    }

    async fn nobody_else_finds_a_lesson(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let (id, steps) = lined_up(&school).await;
        opens(&school, &rivera, room.science).await;
        store.run_lesson(&rivera, room.science, id).await.unwrap();
        for viewer in everybody_else(&school) {
            assert!(not_found(store.lesson(&viewer, room.science, id).await), "{viewer:?}");
            assert!(not_found(store.lessons(&viewer, room.science).await), "{viewer:?}");
            assert!(not_found(store.lesson_run(&viewer, room.science).await), "{viewer:?}");
            assert!(not_found(store.run_lesson(&viewer, room.science, id).await), "{viewer:?}");
            assert!(not_found(store.turn_lesson(&viewer, room.science, steps[0], Turn::Next).await), "{viewer:?}");
            assert!(not_found(store.end_lesson(&viewer, room.science).await), "{viewer:?}");
            assert!(not_found(store.make_lesson(&viewer, room.science, LessonId::mint(), "Mine").await), "{viewer:?}");
        }
        // Ms Kim teaches another class of the school: by its address it is not there either.
        assert!(not_found(store.lesson(&room.staff(room.kim), room.reading, id).await));
        assert!(not_found(store.copy_lesson(&room.staff(room.kim), room.reading, id, LessonId::mint(), "Mine").await));
        let (cards, _) = store.lessons(&room.staff(room.kim), room.reading).await.unwrap();
        assert!(cards.is_empty());
    }
}

/// What the projector is asked to show, and its timer in seconds.
async fn staged(school: &School) -> (Scene, Option<u32>) {
    let room = &school.room;
    let (console, _) = school.store.console(&room.staff(room.rivera), room.science).await.unwrap();
    let (district, class) = (room.district, room.science);
    let viewer = Viewer::Projector { district, class, session: console.door.session.unwrap() };
    let (wall, _) = school.store.wall_view(&viewer).await.unwrap();
    (wall.stage.scene, wall.stage.timer.map(|timer| timer.seconds))
}

fn draft(name: &str) -> domain::classes::ClassDraft {
    domain::classes::ClassDraft {
        name: name.into(),
        subject: "Science".into(),
        grade_band: "6-8".into(),
        access_point: "reflection".into(),
    }
}
