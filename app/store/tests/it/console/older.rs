//! What a console begins with, what it leaves for later, and that it counts both.

use domain::clock::DAY;
use domain::console::Older;
use domain::prompts::AnswerPlan;
use domain::refusal::Refusal;

use crate::both;
use crate::desk::{answered, asked, at_once, everybody_else, refused, shared};
use crate::pen::reads;

/// All, how many of them wait, how often they were asked for.
fn counts(older: Older) -> (u32, u32, u32) {
    (older.all, older.waiting, older.back)
}

both! {
    async fn what_waits_is_there_whole_and_older_work_is_counted_and_asked_for(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let page = async |back| store.console_back(&rivera, room.science, back).await.unwrap().0;
        let prompt = asked(&school, "Why?", at_once(AnswerPlan::Everyone)).await;
        let bos = answered(&school, room.bo, prompt, "They are tired.").await;
        reads(&school, bos, 1).await.unwrap();
        let mut pieces = Vec::new();
        for n in 0..64 {
            school.later(1_000);
            pieces.push(shared(&school, room.ada, &format!("Piece {n}.")).await);
        }
        let all = page(0).await;
        assert_eq!((all.cards.len(), all.count_waiting(), counts(all.older)), (65, 64, (0, 0, 0)), "all of them wait");
        for piece in &pieces[1..] {
            school.later(1_000);
            reads(&school, *piece, 1).await.unwrap();
        }
        let first = page(0).await;
        assert_eq!(counts(first.older), (3, 0, 0), "sixty of what is done with");
        assert_eq!(first.count_waiting(), 1);
        let has = |id| first.cards.iter().any(|card| card.id == id);
        assert!(has(pieces[0]), "the one that waits, however old");
        assert!(has(bos), "and what answers the open prompt");
        assert!(!has(pieces[1]) && !has(pieces[2]) && !has(pieces[3]));
        let times: Vec<_> = first.cards.iter().map(|card| card.changed_at).collect();
        assert!(times.is_sorted_by(|a, b| a >= b), "newest change first");
        let back = page(1).await;
        assert_eq!((back.cards.len(), counts(back.older)), (65, (0, 0, 1)));
        assert_eq!(page(u32::MAX).await.cards.len(), 65);
        // Beside an open piece all of its student's are at hand.
        let open = store.piece_for_staff(&rivera, pieces[63]).await.unwrap().0;
        assert_eq!((open.theirs.len(), open.theirs[0].id), (60, pieces[63]));
        for viewer in everybody_else(&school) {
            assert_eq!(refused(store.console_back(&viewer, room.science, 1).await), Refusal::NotFound, "{viewer:?}");
        }
        // Nobody is reminded of what waited for three weeks; it is there when it is asked for.
        store.close_prompt(&rivera, prompt).await.unwrap();
        school.later(22 * DAY);
        let later = page(0).await;
        assert_eq!((later.cards.len(), later.count_waiting(), counts(later.older)), (0, 0, (65, 0, 0)));
        let asked_for = page(1).await;
        assert_eq!((asked_for.cards.len(), asked_for.count_waiting()), (65, 0));
    }

    async fn more_waits_than_a_page_takes_and_all_of_it_is_counted(school: School) {
        let (store, room) = (&school.store, &school.room);
        let mut first = None;
        for n in 0..465 {
            school.later(1_000);
            let student = [room.ada, room.bo, room.chen][n % 3];
            let piece = shared(&school, student, "Look.").await;
            first.get_or_insert(piece);
        }
        let page = store.console(&room.staff(room.rivera), room.science).await.unwrap().0;
        assert_eq!((page.cards.len(), page.older.all, page.older.waiting), (460, 5, 5));
        assert_eq!(page.count_waiting(), 465);
        assert_eq!(page.cards.last().map(|card| card.id), first, "who waited longest is on it");
        // Neither list nor line of the session's end forgets the rest; with older ones they are all here.
        let all = store.console_back(&room.staff(room.rivera), room.science, 2).await.unwrap().0;
        assert_eq!((all.cards.len(), all.older.all, all.older.waiting), (465, 0, 0));
    }
}
