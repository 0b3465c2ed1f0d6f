//! How sure a class is: asked of everybody, told of nobody.

use domain::command::Command;
use domain::event::{About, Audience, Stream};
use domain::id::{ClassId, ConfidenceId};
use domain::lessons::{StepTyped, Turn};
use domain::projector::Showing;
use domain::refusal::Refusal;
use domain::stage::{Asked, AskedFor, Confidence, ConfidenceView, Scene, Shown, StageAct};

use super::{class_of, rivera, sees, show, stages};
use crate::both;
use crate::desk::{everybody_else, key, refused};
use crate::harness::School;
use crate::pen::{self, Pen, heard_about, hears, projects, replayed};

const WHY: &str = "I can say why leaves turn yellow";

fn says(class: ClassId, ask: ConfidenceId, level: Confidence) -> Command {
    Command::Confidence { class, ask, level }
}

async fn asks(school: &School, id: ConfidenceId, statement: &str) {
    school.store.ask_confidence(&rivera(school), school.room.science, id, statement).await.unwrap();
}

both! {
    async fn four_are_no_class_five_are_tenths_and_a_change_of_mind_replaces(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (wall, id) = (projects(&school).await, ConfidenceId::mint());
        let pens = class_of(&school, 6).await;
        assert_eq!(key(store.stage(&rivera(&school), room.science, show(Scene::Confidence)).await), "wall.nothing_asked");
        let wrong = store.ask_confidence(&rivera(&school), room.science, id, "  ").await;
        assert!(matches!(refused(wrong), Refusal::Invalid { faults } if faults[0].field == "statement"));
        asks(&school, id, " I can say why\nleaves turn yellow ").await;
        let before = school.events().len();
        asks(&school, id, "Sent twice, with other words").await;
        assert_eq!(school.events().len(), before, "the same again");
        let told = heard_about(&school, About::Stage(room.science));
        assert!(hears(told.last().unwrap(), Stream::Class(room.science), &[Audience::Staff, Audience::Wall, Audience::Class]));

        let asked = async |pen: &Pen| store.asked_of(&pen.viewer).await.unwrap().0;
        let what = AskedFor::Confidence(WHY.into());
        assert_eq!(asked(&pens[0]).await, [Asked { class: room.science, class_name: "Science".into(), what }]);
        let (own, _) = store.own_confidence(&pens[0].viewer, room.science).await.unwrap();
        assert_eq!((own.asked, own.said), (Some((id, WHY.into())), None));
        let from = store.cursor(&wall).await.unwrap();
        for pen in &pens[..4] {
            assert!(pen.gives(says(room.science, id, Confidence::Alone)).await.is_done());
        }
        let on_wall = async || match sees(&school, &wall).await {
            (Showing::Composed(Scene::Confidence), Shown::Confidence(view)) => view,
            other => panic!("{other:?}"),
        };
        assert_eq!(on_wall().await, ConfidenceView { statement: WHY.into(), tenths: None }, "of four nothing leaves");
        assert!(pens[4].gives(says(room.science, id, Confidence::NotYet)).await.is_done());
        assert_eq!(on_wall().await.tenths, Some(vec![2, 0, 0, 8, 0]));
        assert!(pens[0].gives(says(room.science, id, Confidence::Teach)).await.is_done());
        assert_eq!(on_wall().await.tenths, Some(vec![2, 0, 0, 6, 2]), "instead, and not as well");
        assert!(asked(&pens[0]).await.is_empty(), "theirs is given");
        assert_eq!(store.own_confidence(&pens[0].viewer, room.science).await.unwrap().0.said, Some(Confidence::Teach));
        assert_eq!(store.own_confidence(&pens[5].viewer, room.science).await.unwrap().0.said, None);
        // The wall hears numbers, and no word of anybody.
        let heard = replayed(store, &wall, &from).await;
        for word in ["alone", "not_yet", "teach", "confidence"] {
            assert!(!heard.contains(word), "{heard}");
        }
        let remote = store.remote(&rivera(&school), room.science).await.unwrap().0;
        assert!(remote.has_confidence);
        assert_eq!(remote.shown, Shown::Confidence(on_wall().await), "the teacher reads what the wall shows and no more");
    }

    async fn an_answer_belongs_to_what_stands_there_now(school: School) {
        let (store, room) = (&school.store, &school.room);
        projects(&school).await;
        let (ada, first, second) = (Pen::of(&school, room.ada), ConfidenceId::mint(), ConfidenceId::mint());
        asks(&school, first, WHY).await;
        // A wall that is blank for a moment asks for no less.
        stages(&school, StageAct::Blank).await;
        assert!(ada.gives(says(room.science, first, Confidence::Nearly)).await.is_done());
        stages(&school, StageAct::Blank).await;
        let told = heard_about(&school, About::Stage(room.science)).len();
        asks(&school, second, "I can draw it").await;
        let asked_again = heard_about(&school, About::Stage(room.science));
        assert!(asked_again.len() > told && asked_again.last().unwrap().event.audiences.contains(&Audience::Class), "the class hears it");
        let late = ada.gives(says(room.science, first, Confidence::Alone)).await;
        assert_eq!(pen::refused(late).sentence().key, "stage.not_asked_sure");
        // What was asked before comes back with its answers.
        let again = StageAct::Show { scene: Scene::Confidence, subject: Some(first.0), seconds: None };
        stages(&school, again).await;
        assert_eq!(store.own_confidence(&ada.viewer, room.science).await.unwrap().0.said, Some(Confidence::Nearly));
        stages(&school, show(Scene::Confidence)).await;
        assert_eq!(store.own_confidence(&ada.viewer, room.science).await.unwrap().0.asked.unwrap().0, second, "the newest");
        stages(&school, show(Scene::Wall)).await;
        assert_eq!(store.own_confidence(&ada.viewer, room.science).await.unwrap().0.asked, None);
        let late = ada.gives(says(room.science, second, Confidence::Alone)).await;
        assert_eq!(pen::refused(late).sentence().key, "stage.not_asked_sure");
        // Another session begins with nothing.
        store.close_door(&rivera(&school), room.science).await.unwrap();
        assert_eq!(key(store.ask_confidence(&rivera(&school), room.science, ConfidenceId::mint(), WHY).await), "door.closed");
        projects(&school).await;
        let old = store.ask_confidence(&rivera(&school), room.science, first, WHY).await;
        assert_eq!(refused(old), Refusal::NotFound, "of another session");
    }

    async fn nobody_else_asks_or_answers(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (wall, id) = (projects(&school).await, ConfidenceId::mint());
        for stranger in everybody_else(&school).into_iter().chain([wall]) {
            assert_eq!(refused(store.ask_confidence(&stranger, room.science, id, WHY).await), Refusal::NotFound, "{stranger:?}");
        }
        asks(&school, id, WHY).await;
        for stranger in [room.student(room.dina), room.student(room.eli), rivera(&school), room.staff(room.kim)] {
            assert_eq!(refused(store.own_confidence(&stranger, room.science).await), Refusal::NotFound, "{stranger:?}");
        }
        for stranger in [room.dina, room.eli] {
            for class in [room.science, room.reading] {
                let answer = Pen::of(&school, stranger).gives(says(class, id, Confidence::Alone)).await;
                assert_eq!(pen::refused(answer), Refusal::NotFound);
            }
        }
        assert!(store.asked_of(&room.student(room.dina)).await.unwrap().0.is_empty());
    }

    async fn a_lesson_asks_once_and_shows_it_again_on_the_way_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, lesson) = (rivera(&school), domain::id::LessonId::mint());
        store.make_lesson(&rivera, room.science, lesson, "Leaves").await.unwrap();
        let mut steps = Vec::new();
        for (scene, statement) in [("confidence", WHY), ("wall", "")] {
            steps.push(domain::id::LessonStepId::mint());
            let typed = StepTyped { scene: scene.into(), statement: statement.into(), minutes: "3".into(), ..Default::default() };
            store.add_step(&rivera, lesson, *steps.last().unwrap(), typed).await.unwrap();
        }
        let wall = projects(&school).await;
        store.run_lesson(&rivera, room.science, lesson).await.unwrap();
        let ada = Pen::of(&school, room.ada);
        let ask = store.own_confidence(&ada.viewer, room.science).await.unwrap().0.asked.unwrap();
        assert_eq!(ask.1, WHY);
        assert!(store.wall(&wall).await.unwrap().0.stage.timer.is_some());
        assert!(ada.gives(says(room.science, ask.0, Confidence::WithHelp)).await.is_done());
        store.turn_lesson(&rivera, room.science, steps[0], Turn::Next).await.unwrap();
        assert_eq!(sees(&school, &wall).await.0, Showing::Wall);
        store.turn_lesson(&rivera, room.science, steps[1], Turn::Back).await.unwrap();
        let own = store.own_confidence(&ada.viewer, room.science).await.unwrap().0;
        assert_eq!((own.asked, own.said), (Some(ask), Some(Confidence::WithHelp)));
        assert!(store.lesson_run(&rivera, room.science).await.unwrap().unwrap().on_wall);
        let copy = store.copy_lesson(&rivera, room.science, lesson, domain::id::LessonId::mint(), "Again").await.unwrap();
        let steps = store.lesson(&rivera, room.science, copy).await.unwrap().0.steps;
        assert_eq!(steps[0].step.statement.as_deref(), Some(WHY));
    }
}
