//! An earlier version beside the newer one: only when its student was asked again, and said yes.

use domain::command::Command;
use domain::refusal::Refusal;
use domain::stage::{EarlierAsk, Shown};

use super::{rivera, sees};
use crate::both;
use crate::desk::{key, refused, shown};
use crate::pen::{Pen, own_question, projects};

both! {
    async fn the_version_before_stands_there_once_its_student_agrees(school: School) {
        let (store, room) = (&school.store, &school.room);
        let wall = projects(&school).await;
        let ada = Pen::of(&school, room.ada);
        let piece = shown(&school, room.ada, "The cold paints them.").await;
        assert_eq!(key(store.ask_for_earlier(&rivera(&school), piece).await), "wall.release_first");
        store.spotlight(&rivera(&school), piece).await.unwrap();
        assert_eq!(key(store.ask_for_earlier(&rivera(&school), piece).await), "wall.no_earlier");
        ada.shares(piece, &own_question(room.science), "They make food.").await;
        ada.gives(Command::Consent { reflection: piece, give: true }).await;
        assert_eq!(key(store.ask_for_earlier(&rivera(&school), piece).await), "wall.release_first", "the newest");
        store.spotlight_version(&rivera(&school), piece, 2).await.unwrap();
        let before = async || {
            let Shown::Spotlight(spotlight) = sees(&school, &wall).await.1 else { panic!() };
            assert_eq!(spotlight.words, "They make food.");
            spotlight.before.map(|(_, words)| words)
        };
        assert_eq!(before().await, None, "it was agreed to as the newest, and not as what came before");

        let yes = |give| Command::ShowEarlier { reflection: piece, version: 1, give };
        assert_eq!(crate::pen::refused(ada.gives(yes(true)).await), Refusal::NotFound, "nobody asked");
        store.ask_for_earlier(&rivera(&school), piece).await.unwrap();
        store.ask_for_earlier(&rivera(&school), piece).await.unwrap();
        assert_eq!(before().await, None, "asked is not agreed");
        assert!(ada.sees(piece).await.asks_earlier);
        let asked = store.asked_for_earlier(&ada.viewer, piece).await.unwrap();
        assert_eq!((asked.before.1.as_str(), asked.settled), ("The cold paints them.", None));
        for stranger in [room.student(room.bo), room.staff(room.kim), rivera(&school), room.student(room.eli)] {
            assert_eq!(refused(store.asked_for_earlier(&stranger, piece).await), Refusal::NotFound);
        }
        assert_eq!(crate::pen::refused(Pen::of(&school, room.bo).gives(yes(true)).await), Refusal::NotFound);
        ada.gives(yes(true)).await;
        assert_eq!(before().await.as_deref(), Some("The cold paints them."));
        assert!(!ada.sees(piece).await.asks_earlier);
        ada.gives(yes(false)).await;
        assert_eq!(before().await, None, "at once");
        assert_eq!(key(store.ask_for_earlier(&rivera(&school), piece).await), "wall.said_no");
        let remote = store.remote(&rivera(&school), room.science).await.unwrap().0;
        assert_eq!(remote.hanging[0].earlier, Some(EarlierAsk::No));
    }

    async fn an_earlier_version_with_a_listed_word_is_looked_at_before_anybody_is_asked(school: School) {
        let (store, room) = (&school.store, &school.room);
        projects(&school).await;
        let ada = Pen::of(&school, room.ada);
        let piece = shown(&school, room.ada, "A knife cuts them.").await;
        ada.shares(piece, &own_question(room.science), "They fall by themselves.").await;
        ada.gives(Command::Consent { reflection: piece, give: true }).await;
        store.release_to_wall(&rivera(&school), piece).await.unwrap();
        let remote = store.remote(&rivera(&school), room.science).await.unwrap().0;
        let look = remote.hanging[0].look.clone().unwrap();
        assert_eq!((&look.words[look.spans[0].clone()], look.version), ("knife", 1));
        assert_eq!(key(store.ask_for_earlier(&rivera(&school), piece).await), "wall.second_look");
        assert_eq!(key(store.ask_for_earlier_after_look(&rivera(&school), piece, 2).await), "wall.second_look");
        assert!(!ada.sees(piece).await.asks_earlier);
        store.ask_for_earlier_after_look(&rivera(&school), piece, 1).await.unwrap();
        assert!(ada.sees(piece).await.asks_earlier);
        let rows = store.audit(&rivera(&school), room.school, None).await.unwrap();
        assert_eq!(rows.iter().filter(|row| row.what == "second_look").count(), 1);
    }
}
