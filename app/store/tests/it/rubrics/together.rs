//! A rubric made with the class: samples, notes, sorting, the words.

use domain::event::{About, Audience, Stream};
use domain::id::{CriterionId, RubricId, RubricNoteId, SampleId};
use domain::rubrics::{MakingStep, RubricAct, RubricMove, RubricSource};
use store::MakingAct;

use super::{does, key, moves, rivera};
use crate::both;
use crate::choices::{not_found, told};
use crate::harness::School;
use crate::pen::{Pen, heard_about, hears};

async fn begins(school: &School) -> RubricId {
    let id = RubricId::mint();
    let source = RubricSource::Own { title: "What a good reason is".into() };
    school.store.make_rubric(&rivera(school), school.room.science, id, source).await.unwrap();
    moves(school, id, RubricMove::Make).await;
    for words in ["Because it is light.", "We weighed it: 3 g."] {
        leads(school, id, MakingAct::AddSample { id: SampleId::mint(), words: words.into() }).await;
    }
    id
}

async fn leads(school: &School, id: RubricId, act: MakingAct) {
    school.store.lead_making(&rivera(school), id, act).await.unwrap();
}

fn names(words: &str) -> RubricAct {
    RubricAct::Note { note: RubricNoteId::mint(), sample: None, words: words.into() }
}

/// All that is there.
fn open(school: &School) -> MakingAct {
    MakingAct::OpenNotes { until: school.store.clock().now() }
}

both! {
    async fn a_class_makes_a_rubric(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let id = begins(&school).await;
        let (own, _) = store.own_making(&ada.viewer, id).await.unwrap();
        assert_eq!((own.step, own.samples.len()), (Some(MakingStep::Study), 2));
        let home = store.home(&ada.viewer).await.unwrap().0;
        assert_eq!(home.together.iter().map(|one| (one.id, one.what)).collect::<Vec<_>>(), [(id.0, domain::home::Doing::Making)]);
        assert_eq!(key(&ada, id, names("a number")).await, "rubrics.not_now");

        moves(&school, id, RubricMove::Next).await;
        does(&ada, id, names("it has a number")).await;
        does(&bo, id, names("one can check it")).await;
        let heard = heard_about(&school, About::Rubric(id)).pop().unwrap();
        assert!(hears(&heard, Stream::Class(room.science), &[Audience::Staff, Audience::Person(room.bo)]));
        let read = async |pen: &Pen| store.own_making(&pen.viewer, id).await.unwrap().0.notes;
        assert_eq!(read(&ada).await.len(), 1, "not open yet: her own alone");
        leads(&school, id, open(&school)).await;
        let notes = read(&ada).await;
        assert_eq!((notes.len(), notes.iter().filter(|note| note.mine).count()), (2, 1));
        assert!(notes.iter().all(|note| note.by_name.is_empty()), "without names");
        let (lead, _) = store.making(&rivera(&school), id).await.unwrap();
        assert_eq!(lead.notes[0].by_name, "Ada Okafor");

        // What comes now waits until it is read: told to the staff alone, and not shown by opening what was read before.
        let read_so_far = lead.notes.iter().map(|note| note.at).max().unwrap();
        does(&bo, id, names("a name of somebody")).await;
        let heard = heard_about(&school, About::Rubric(id)).pop().unwrap();
        assert!(hears(&heard, Stream::Class(room.science), &[Audience::Staff, Audience::Person(room.bo)]));
        leads(&school, id, MakingAct::OpenNotes { until: read_so_far }).await;
        assert_eq!((read(&ada).await.len(), read(&bo).await.len()), (2, 3), "his own, and nobody else's");
        let (lead, _) = store.making(&rivera(&school), id).await.unwrap();
        assert_eq!(lead.notes.iter().map(|note| note.shown).collect::<Vec<_>>(), [true, true, false]);
        leads(&school, id, MakingAct::RemoveNote(lead.notes[2].id)).await;
        leads(&school, id, MakingAct::CloseNotes).await;
        assert_eq!(read(&ada).await.len(), 1);
        leads(&school, id, open(&school)).await;
        assert_eq!(read(&ada).await.len(), 2);

        moves(&school, id, RubricMove::Next).await;
        let heading = CriterionId::mint();
        leads(&school, id, MakingAct::Word { id: heading, words: "It can be checked".into() }).await;
        leads(&school, id, MakingAct::Sort { note: lead.notes[0].id, under: Some(heading) }).await;
        assert_eq!(read(&bo).await.iter().filter(|note| note.criterion == Some(heading)).count(), 1);
        assert_eq!(key(&ada, id, names("late")).await, "rubrics.not_now");

        moves(&school, id, RubricMove::Next).await;
        let reply = |about: &str, fits, words: &str| RubricAct::Reply {
            criterion: heading,
            about: about.into(),
            fits,
            words: words.into(),
        };
        does(&ada, id, reply("It can be checked", true, "")).await;
        does(&bo, id, reply("It can be checked", false, "I can show how I know")).await;
        assert_eq!(store.making(&rivera(&school), id).await.unwrap().0.replies.len(), 2);
        assert_eq!(store.own_making(&ada.viewer, id).await.unwrap().0.replies.len(), 1, "nobody else's");
        leads(&school, id, MakingAct::Word { id: heading, words: "I can show how I know.".into() }).await;
        assert!(store.making(&rivera(&school), id).await.unwrap().0.replies.is_empty(), "of the words before");
        assert_eq!(key(&ada, id, reply("It can be checked", true, "")).await, "rubrics.reworded");

        moves(&school, id, RubricMove::Use).await;
        let (view, _) = store.rubric(&rivera(&school), id).await.unwrap();
        assert!(view.card.made_with_class_at.is_some());
        let (own, _) = store.own_rubrics(&ada.viewer).await.unwrap();
        assert_eq!(own.in_use[0].wording.criteria[0].words, "I can show how I know.");
        assert!(store.own_making(&bo.viewer, id).await.unwrap().0.notes.is_empty(), "what was named is behind them");
    }

    async fn nobody_from_elsewhere_says_or_reads_anything(school: School) {
        let (store, room) = (&school.store, &school.room);
        let id = begins(&school).await;
        moves(&school, id, RubricMove::Next).await;
        let ada = Pen::of(&school, room.ada);
        let note = RubricNoteId::mint();
        does(&ada, id, RubricAct::Note { note, sample: None, words: "Ada's".into() }).await;
        for stranger in [room.dina, room.eli] {
            let pen = Pen::of(&school, stranger);
            assert!(not_found(store.own_making(&pen.viewer, id).await));
            assert_eq!(key(&pen, id, names("x")).await, "refusal.not_found");
        }
        assert!(not_found(store.own_making(&rivera(&school), id).await), "she leads it elsewhere");
        let bo = Pen::of(&school, room.bo);
        assert_eq!(key(&bo, id, RubricAct::TakeBack { note }).await, "refusal.not_found", "Ada's");
        let elsewhere = RubricAct::Note { note: RubricNoteId::mint(), sample: Some(SampleId::mint()), words: "x".into() };
        assert_eq!(key(&bo, id, elsewhere).await, "refusal.not_found");
        assert!(not_found(store.lead_making(&room.staff(room.kim), id, open(&school)).await));
        does(&ada, id, RubricAct::TakeBack { note }).await;
        assert!(store.making(&rivera(&school), id).await.unwrap().0.notes.is_empty());
        moves(&school, id, RubricMove::SetAside).await;
        assert!(not_found(store.own_making(&ada.viewer, id).await), "a draft again");
        assert_eq!(told(store.lead_making(&rivera(&school), id, open(&school)).await), "rubrics.not_now");
    }

    async fn floods_and_floods_of_notes_are_told(school: School) {
        let (store, room) = (&school.store, &school.room);
        let id = begins(&school).await;
        let sample = |words: String| MakingAct::AddSample { id: SampleId::mint(), words };
        assert_eq!(told(store.lead_making(&rivera(&school), id, sample("x".repeat(100_000))).await), "words.too_long");
        assert_eq!(told(store.lead_making(&rivera(&school), id, sample(" ".into())).await), "words.empty");
        leads(&school, id, sample("Three".into())).await;
        leads(&school, id, sample("<b>Four</b>".into())).await;
        assert_eq!(told(store.lead_making(&rivera(&school), id, sample("Five".into())).await), "rubrics.too_many_samples");
        moves(&school, id, RubricMove::Next).await;
        let ada = Pen::of(&school, room.ada);
        assert_eq!(key(&ada, id, names(&"x".repeat(100_000))).await, "words.too_long");
        for n in 0..domain::rubrics::MOST_NOTES {
            does(&ada, id, names(&format!("note {n}"))).await;
        }
        assert_eq!(key(&ada, id, names("one more")).await, "rubrics.too_many_notes");
        let rev = store.rubric(&rivera(&school), id).await.unwrap().0.card.rev;
        assert_eq!(told(store.move_rubric(&rivera(&school), id, RubricMove::Next, rev - 1).await), "rubrics.changed_meanwhile");
    }
}
