//! One prompt in the languages of those who are asked it.

use domain::event::{About, Audience, Change, Stream};
use domain::id::PromptId;
use domain::languages::Locale;
use domain::prompts::{AnswerPlan, PromptDraft, PromptSource, PromptView, WordingsDraft};
use domain::refusal::Refusal;
use domain::viewer::Viewer;

use crate::both;
use crate::desk::{asked, at_once, everybody_else, refused};
use crate::harness::School;
use crate::pen::{Pen, heard_about, hears, replayed};

const SPANISH: &str = "¿Qué te sorprendió?";

fn spanish(question: &str) -> WordingsDraft {
    WordingsDraft { asked_in: "en".into(), others: vec![("es".into(), question.into(), "Vi…".into())] }
}

async fn prompt(school: &School, id: PromptId) -> PromptView {
    let room = &school.room;
    let prompts = school.store.prompts_of_class(&room.staff(room.rivera), room.science).await.unwrap();
    prompts.into_iter().find(|prompt| prompt.id == id).unwrap()
}

both! {
    async fn a_teacher_puts_a_question_into_another_language_while_the_class_has_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (rivera, ada) = (room.staff(room.rivera), room.student(room.ada));
        let id = asked(&school, "What surprised you?", at_once(AnswerPlan::Everyone)).await;
        let from = store.cursor(&ada).await.unwrap();
        store.word_prompt(&rivera, id, spanish(SPANISH)).await.unwrap();
        let after = prompt(&school, id).await;
        assert_eq!((after.question.as_str(), after.wordings.asked_in), ("What surprised you?", Some(Locale::English)));
        assert_eq!((after.read_in("es").question, after.read_in("ar").question), (SPANISH, "What surprised you?"));
        assert!(replayed(store, &ada, &from).await.contains(SPANISH), "whoever has it before them hears of it");
        let told = heard_about(&school, About::Prompt(id));
        assert!(hears(told.last().unwrap(), Stream::Class(room.science), &[Audience::Staff, Audience::Class, Audience::Wall]));
        store.word_prompt(&rivera, id, spanish(SPANISH)).await.unwrap();
        assert_eq!(heard_about(&school, About::Prompt(id)).len(), told.len(), "the same again is no news");
        // Taken out again, and out of what its students read.
        store.word_prompt(&rivera, id, spanish(" ")).await.unwrap_err();
        store.word_prompt(&rivera, id, WordingsDraft { asked_in: "en".into(), others: Vec::new() }).await.unwrap();
        assert_eq!(prompt(&school, id).await.read_in("es").question, "What surprised you?");
    }

    async fn a_piece_about_it_knows_its_languages_too(school: School) {
        let (store, room) = (&school.store, &school.room);
        let id = asked(&school, "What surprised you?", at_once(AnswerPlan::Everyone)).await;
        store.word_prompt(&room.staff(room.rivera), id, spanish(SPANISH)).await.unwrap();
        let piece = crate::desk::answered(&school, room.ada, id, "That it floats.").await;
        let (read, _) = store.piece(&Pen::of(&school, room.ada).viewer, piece).await.unwrap();
        assert_eq!((read.question.as_str(), read.asked_in("es").question), ("What surprised you?", SPANISH));
        assert_eq!(read.asked_in("es").starters, ["Vi…"]);
    }

    async fn the_bank_brings_all_of_its_languages_along(school: School) {
        let (store, room) = (&school.store, &school.room);
        let bank = &domain::bank::prompts(domain::classes::GradeBand::G68)[0];
        let (id, source) = (PromptId::mint(), PromptSource::Bank { id: bank.id.clone(), locale: "es".into() });
        let rivera = room.staff(room.rivera);
        store.plan_prompt(&rivera, id, room.science, source, at_once(AnswerPlan::Nobody)).await.unwrap();
        let asked = prompt(&school, id).await;
        for (tag, _) in domain::languages::LANGUAGES {
            let read = asked.read_in(tag);
            assert_eq!(read.question, bank.wording[tag].question);
            assert_eq!((read.locale, read.starters), (Locale::named(tag), &bank.wording[tag].starters[..]));
        }
    }

    async fn a_shelf_keeps_the_languages_and_asks_in_them(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let draft = PromptDraft { question: "What surprised you?".into(), ..Default::default() };
        let kept = store.keep_prompt(&rivera, draft).await.unwrap();
        store.word_kept_prompt(&rivera, kept, spanish(SPANISH)).await.unwrap();
        assert_eq!(refused(store.word_kept_prompt(&room.staff(room.osei), kept, spanish("")).await), Refusal::NotFound);
        let shelf = store.kept_prompts(&rivera).await.unwrap().pop().unwrap();
        assert_eq!(shelf.wordings.of(Locale::Spanish).unwrap().question, SPANISH);
        let draft = PromptDraft { question: shelf.question, wordings: shelf.wordings, ..Default::default() };
        let id = PromptId::mint();
        let source = PromptSource::Own { draft };
        store.plan_prompt(&rivera, id, room.science, source, at_once(AnswerPlan::Nobody)).await.unwrap();
        assert_eq!(prompt(&school, id).await.read_in("es").question, SPANISH);
    }

    async fn nobody_else_words_a_classs_prompt(school: School) {
        let store = &school.store;
        let id = asked(&school, "What surprised you?", at_once(AnswerPlan::Everyone)).await;
        for viewer in everybody_else(&school) {
            assert_eq!(refused(store.word_prompt(&viewer, id, spanish(SPANISH)).await), Refusal::NotFound, "{viewer:?}");
        }
        for viewer in [school.room.student(school.room.ada), Viewer::Nobody] {
            let kept = domain::id::KeptPromptId::mint();
            assert_eq!(refused(store.word_kept_prompt(&viewer, kept, spanish(SPANISH)).await), Refusal::NotFound);
        }
        let told = heard_about(&school, About::Prompt(id));
        let rendered = store.render(&told[0], Audience::Class).await.unwrap();
        assert!(rendered.iter().any(|told| matches!(&told.change, Change::Prompt(prompt) if prompt.wordings.others.is_empty())));
    }
}
