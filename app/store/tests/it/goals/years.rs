//! Starters, and what a student's own pages begin with.

use domain::classes::AccessPoint;
use domain::goals::{GoalAct, GoalKind, GoalStage};
use domain::id::GoalId;
use domain::refusal::Refusal;
use domain::starters::{StarterSource, StarterWords};
use store::Error;

use super::{all_but, does, key, not_found, plan, sets};
use crate::both;
use crate::pen::Pen;

fn own_starter(statement: &str) -> StarterSource {
    let words = StarterWords { statement: statement.into(), hint: "When?".into() };
    StarterSource::Own { kind: GoalKind::Habit, words }
}

both! {
    async fn a_class_is_offered_starters_once_it_has_opened_goals(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada) = (room.staff(room.rivera), Pen::of(&school, room.ada));
        let closed = store.offer_starter(&rivera, room.science, own_starter("Ask")).await;
        assert!(matches!(closed, Err(Error::Refused(refusal)) if refusal == Refusal::invalid("access_point", "prompts.not_opened")));
        store.open_access_point(&rivera, room.science, AccessPoint::Goals).await.unwrap();
        let id = store.offer_starter(&rivera, room.science, own_starter("Ask")).await.unwrap();
        assert_eq!(store.offer_starter(&room.staff(room.osei), room.science, own_starter("Ask")).await.unwrap(), id);
        let bank = domain::starters::bank(domain::classes::GradeBand::G68).remove(0).id;
        store.offer_starter(&rivera, room.science, StarterSource::Bank { id: bank.clone(), locale: "es".into() }).await.unwrap();
        for viewer in all_but(&school, &[room.rivera, room.osei]) {
            assert!(not_found(store.starters(&viewer, room.science).await), "{viewer:?}");
            assert!(not_found(store.offer_starter(&viewer, room.science, own_starter("No")).await), "{viewer:?}");
            assert!(not_found(store.take_back_starter(&viewer, id).await), "{viewer:?}");
        }
        let (goals, _) = store.goals(&ada.viewer).await.unwrap();
        assert_eq!(goals.starters.iter().map(|s| s.bank_id.as_deref()).collect::<Vec<_>>(), [Some(bank.as_str()), None]);
        assert_eq!((goals.starters[1].by_name.as_str(), goals.starters[1].class_name.as_str()), ("Ms Rivera", "Science"));
        assert!(store.goals(&room.student(room.dina)).await.unwrap().0.starters.is_empty(), "another class's");
        store.take_back_starter(&rivera, id).await.unwrap();
        assert_eq!(store.starters(&rivera, room.science).await.unwrap().0.len(), 1);
    }

    async fn a_goal_that_is_over_takes_no_room_among_those_that_are_open(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let reached = sets(&ada, "Goal 1", &[]).await;
        let aside = sets(&ada, "Goal 2", &[]).await;
        for n in 3..=100 {
            sets(&ada, &format!("Goal {n}"), &[]).await;
        }
        let one_more = || GoalAct::Set { plan: plan("One more"), classes: vec![], readers: vec![] };
        assert_eq!(key(&ada, GoalId::mint(), one_more()).await, "goals.too_many_goals");
        does(&ada, reached, GoalAct::Reach { words: String::new() }).await;
        does(&ada, GoalId::mint(), one_more()).await;
        assert_eq!(key(&ada, GoalId::mint(), one_more()).await, "goals.too_many_goals");
        does(&ada, aside, GoalAct::SetAside { words: "Later".into() }).await;
        does(&ada, GoalId::mint(), one_more()).await;
    }

    async fn the_list_has_open_goals_first_and_the_home_page_only_those(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        for n in 1..=5 {
            sets(&ada, &format!("Goal {n}"), &[]).await;
        }
        let reached = sets(&ada, "Reached", &[]).await;
        does(&ada, reached, GoalAct::Reach { words: String::new() }).await;
        let (goals, _) = store.goals(&ada.viewer).await.unwrap();
        let told: Vec<_> = goals.goals.iter().map(|card| (card.plan.statement.as_str(), card.stage)).collect();
        assert_eq!(told.last(), Some(&("Reached", GoalStage::Reached)), "{told:?}");
        assert_eq!(told.len(), 6);
        let home = store.home(&ada.viewer).await.unwrap().0;
        assert_eq!(home.goals.len(), 3, "what is next, not everything");
        assert!(store.home(&room.student(room.bo)).await.unwrap().0.goals.is_empty());
    }
}
