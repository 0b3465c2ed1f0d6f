//! Commands: once, however often they come; in order; never for somebody else.

mod matrix;

use domain::command::{Answer, Command, Envelope, MOST_AT_ONCE};
use domain::event::About;
use domain::id::{CommandId, ReflectionId};
use domain::refusal::Refusal;
use domain::viewer::Viewer;

use crate::both;
use crate::pen::{Pen, done, heard_about, own_question, refused, save, share};

fn conflict_key(answer: Answer) -> String {
    refused(answer).sentence().key
}

both! {
    async fn the_same_command_five_times_has_one_effect_and_one_answer(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let id = ReflectionId::mint();
        let envelope = ada.envelope(0, share(id, &own_question(school.room.science), "Because it is cold."));
        let first = ada.sends(envelope.clone()).await;
        for _ in 0..4 {
            assert_eq!(ada.sends(envelope.clone()).await, first);
        }
        assert_eq!(done(first).2, 1);
        assert_eq!(ada.sees(id).await.versions.len(), 1);
        assert_eq!(heard_about(&school, About::Piece(id)).len(), 1);
    }

    /// Each statement is a way to the database and back, with the whole school waiting behind it on SQLite. Who needs one more says so here.
    async fn a_command_asks_the_database_no_more_than_it_must(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let (id, own) = (ReflectionId::mint(), own_question(school.room.science));
        let statements = async |base, command| {
            let before = school.writes();
            done(ada.sends(ada.envelope(base, command)).await);
            school.writes() - before
        };
        let saved = statements(0, save(id, &own, "Because it")).await;
        let saved_again = statements(1, save(id, &own, "Because it is cold.")).await;
        let shared = statements(2, share(id, &own, "Because it is cold.")).await;
        let given = statements(0, Command::Consent { reflection: id, give: true }).await;
        let taken_back = statements(0, Command::Consent { reflection: id, give: false }).await;
        let most = match school.url.starts_with("sqlite") {
            true => [9, 4, 16, 13, 11],
            // What it touches is locked first.
            false => [10, 5, 18, 15, 13],
        };
        assert_eq!([saved, saved_again, shared, given, taken_back], most);
    }

    async fn five_at_once_are_one(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let id = ReflectionId::mint();
        let envelope = ada.envelope(0, share(id, &own_question(school.room.science), "Because it is cold."));
        let send = || ada.sends(envelope.clone());
        let (a, b, c, d, e) = tokio::join!(send(), send(), send(), send(), send());
        assert_eq!(done(a.clone()), (id, 1, 1));
        assert!([b, c, d, e].iter().all(|answer| *answer == a));
        assert_eq!(ada.sees(id).await.versions.len(), 1);
        assert_eq!(heard_about(&school, About::Piece(id)).len(), 1);
    }

    async fn somebody_elses_command_id_is_never_found(school: School) {
        let (ada, bo) = (Pen::of(&school, school.room.ada), Pen::of(&school, school.room.bo));
        let (hers, his) = (ReflectionId::mint(), ReflectionId::mint());
        let beginning = own_question(school.room.science);
        let envelope = ada.envelope(0, share(hers, &beginning, "Because it is cold."));
        ada.sends(envelope.clone()).await;
        let same_id = Envelope { id: envelope.id, ..bo.envelope(0, share(his, &beginning, "They are tired.")) };
        assert_eq!(done(bo.sends(same_id.clone()).await), (his, 1, 1));
        assert_eq!(done(bo.sends(same_id).await), (his, 1, 1));
        assert_eq!(bo.sees(his).await.versions[0].words, "They are tired.");
    }

    async fn a_command_never_posts_as_somebody_else(school: School) {
        let (ada, bo) = (Pen::of(&school, school.room.ada), Pen::of(&school, school.room.bo));
        let id = ReflectionId::mint();
        let envelope = ada.envelope(0, share(id, &own_question(school.room.science), "Because it is cold."));
        let rivera = school.room.staff(school.room.rivera);
        for viewer in [&bo.viewer, &rivera] {
            let answered = school.store.carry_out(viewer, vec![envelope.clone()]).await;
            assert_eq!(refused(answered[0].answer.clone()), Refusal::forbidden("commands.somebody_else"));
        }
        for viewer in [Viewer::Nobody, Viewer::System("test")] {
            let answered = school.store.carry_out(&viewer, vec![envelope.clone()]).await;
            assert_eq!(refused(answered[0].answer.clone()), Refusal::NotFound);
        }
        assert!(school.store.piece(&ada.viewer, id).await.is_err(), "nothing was kept");
        assert!(ada.sends(envelope).await.is_done(), "and its own student may still give it");
    }

    async fn a_refused_command_may_be_corrected_and_sent_again(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let (id, beginning) = (ReflectionId::mint(), own_question(school.room.science));
        let empty = ada.envelope(0, share(id, &beginning, "  \u{0} "));
        assert_eq!(refused(ada.sends(empty.clone()).await), Refusal::invalid("words", "reflections.empty"));
        assert!(school.store.piece(&ada.viewer, id).await.is_err(), "a refused share begins nothing");
        let corrected = Envelope { command: share(id, &beginning, "Because it is cold."), ..empty };
        assert_eq!(done(ada.sends(corrected).await).2, 1);
    }

    async fn a_list_is_answered_in_its_order_and_one_refusal_stops_nothing(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let (id, beginning) = (ReflectionId::mint(), own_question(school.room.science));
        let list = vec![
            ada.envelope(0, save(id, &beginning, "Because")),
            ada.envelope(0, Command::Rest { reflection: id }),
            ada.envelope(1, share(id, &beginning, "Because it is cold.")),
            ada.envelope(0, Command::Rest { reflection: id }),
        ];
        let ids: Vec<CommandId> = list.iter().map(|envelope| envelope.id).collect();
        let answered = school.store.carry_out(&ada.viewer, list).await;
        assert_eq!(answered.iter().map(|a| a.id).collect::<Vec<_>>(), ids);
        assert_eq!(answered.iter().map(|a| a.answer.is_done()).collect::<Vec<_>>(), [true, false, true, true]);
        assert_eq!(conflict_key(answered[1].answer.clone()), "reflections.not_shared_yet");
    }

    async fn a_flood_and_a_later_format_are_refused_whole(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let (id, beginning) = (ReflectionId::mint(), own_question(school.room.science));
        let flood: Vec<_> = (0..=MOST_AT_ONCE).map(|_| ada.envelope(0, save(id, &beginning, "Because"))).collect();
        let answered = school.store.carry_out(&ada.viewer, flood).await;
        assert_eq!(answered.len(), MOST_AT_ONCE + 1);
        assert!(answered.into_iter().all(|a| conflict_key(a.answer) == "commands.too_many"));
        let later = Envelope { v: 2, ..ada.envelope(0, share(id, &beginning, "Because")) };
        assert_eq!(conflict_key(ada.sends(later).await), "commands.from_a_later_version");
        assert!(school.store.piece(&ada.viewer, id).await.is_err());
        assert!(school.events().is_empty());
    }
}
