//! What is cleaned away, and when.

use domain::clock::{DAY, HOUR};
use domain::files::{FileKind, FileState};
use domain::id::FileId;
use domain::refusal::Sentence;

use super::{ROOM, announced, not_there, part, ready, why};
use crate::both;

both! {
    async fn what_did_not_become_a_file_goes_after_a_day(school: School) {
        let (store, ada) = (&school.store, school.room.student(school.room.ada));
        let (half, wrong) = (FileId::mint(), FileId::mint());
        for id in [half, wrong] {
            store.announce_file(&ada, &announced(id, school.room.ada, 100), ROOM).await.unwrap();
            store.keep_part(&ada, id, part(0, 50), ROOM).await.unwrap();
        }
        let standing = store.refuse_file(&ada, wrong, Sentence::new("files.heic")).await.unwrap();
        assert_eq!((standing.state, standing.refused), (FileState::Refused, Some(Sentence::new("files.heic"))));
        store.run_due_jobs().await.unwrap();
        assert!(store.files_to_sweep().await.unwrap().is_empty());
        school.later(DAY + HOUR);
        store.run_due_jobs().await.unwrap();
        let mut gone = store.files_to_sweep().await.unwrap();
        gone.sort();
        assert_eq!(gone, [half, wrong]);
        for id in gone {
            not_there(store.file_standing(&ada, id).await);
            not_there(store.keep_part(&ada, id, part(50, 50), ROOM).await);
        }
        // A server that stopped before its objects were deleted is asked again; one that said so is not.
        assert_eq!(store.files_to_sweep().await.unwrap().len(), 2);
        for id in [half, wrong] {
            store.file_is_swept(id).await.unwrap();
            store.file_is_swept(id).await.unwrap();
        }
        assert!(store.files_to_sweep().await.unwrap().is_empty());
    }

    async fn what_stopped_arriving_over_the_weekend_begins_anew(school: School) {
        let (store, ada, bo) = (&school.store, school.room.student(school.room.ada), school.room.student(school.room.bo));
        let [half, taken, wrong] = [(); 3].map(|()| FileId::mint());
        for id in [half, taken, wrong] {
            store.announce_file(&ada, &announced(id, school.room.ada, 100), ROOM).await.unwrap();
            store.keep_part(&ada, id, part(0, 50), ROOM).await.unwrap();
        }
        store.discard_file(&ada, taken).await.unwrap();
        store.refuse_file(&ada, wrong, Sentence::new("files.heic")).await.unwrap();
        school.later(3 * DAY);
        store.run_due_jobs().await.unwrap();
        // Not while its parts are being deleted.
        let early = store.announce_file(&ada, &announced(half, school.room.ada, 100), ROOM).await;
        assert!(matches!(early, Err(store::Error::Busy)));
        for id in store.files_to_sweep().await.unwrap() {
            store.file_is_swept(id).await.unwrap();
        }
        not_there(store.announce_file(&bo, &announced(half, school.room.bo, 100), ROOM).await);
        for id in [taken, wrong] {
            not_there(store.announce_file(&ada, &announced(id, school.room.ada, 100), ROOM).await);
        }
        store.has_room_for_a_file(&ada, half, false, ROOM).await.unwrap();
        let standing = store.announce_file(&ada, &announced(half, school.room.ada, 100), ROOM).await.unwrap();
        assert_eq!((standing.state, standing.received), (FileState::Arriving, 0));
        let standing = store.keep_part(&ada, half, part(0, 100), ROOM).await.unwrap();
        assert_eq!(standing.received, 100);
    }

    async fn whoever_sweeps_knows_what_arrives(school: School) {
        let (store, ada) = (&school.store, school.room.student(school.room.ada));
        let whole = ready(&school, &ada).await;
        let (half, gone, unknown) = (FileId::mint(), FileId::mint(), FileId::mint());
        for id in [half, gone] {
            store.announce_file(&ada, &announced(id, school.room.ada, 100), ROOM).await.unwrap();
        }
        store.discard_file(&ada, gone).await.unwrap();
        let states = store.file_states(vec![whole, half, gone, unknown]).await.unwrap();
        assert_eq!(states.get(&half), Some(&FileState::Arriving));
        for other in [whole, gone] {
            assert!(states.get(&other).is_some_and(|state| *state != FileState::Arriving));
        }
        assert_eq!(states.get(&unknown), None);
        assert!(store.file_states(vec![]).await.unwrap().is_empty());
    }

    async fn what_nothing_shows_goes_after_the_holidays(school: School) {
        let (store, ada) = (&school.store, school.room.student(school.room.ada));
        let id = ready(&school, &ada).await;
        school.later(40 * DAY - HOUR);
        store.run_due_jobs().await.unwrap();
        store.file(&ada, id).await.unwrap();
        school.later(DAY + 2 * HOUR);
        store.run_due_jobs().await.unwrap();
        not_there(store.file(&ada, id).await);
        assert_eq!(store.files_to_sweep().await.unwrap(), [id]);
    }

    async fn what_is_said_to_be_gone_stays_gone(school: School) {
        let (store, ada) = (&school.store, school.room.student(school.room.ada));
        let id = ready(&school, &ada).await;
        // What is not gone is not swept, whoever says so.
        store.file_is_swept(id).await.unwrap();
        assert_eq!(store.file(&ada, id).await.unwrap().bytes, 70);
        store.discard_file(&ada, id).await.unwrap();
        not_there(store.discard_file(&ada, id).await);
        not_there(store.announce_file(&ada, &announced(id, school.room.ada, 100), ROOM).await);
        assert_eq!(store.files_to_sweep().await.unwrap(), [id]);
        let other = domain::files::Announced { kind: FileKind::Pdf, ..announced(FileId::mint(), school.room.ada, 10_000_001) };
        assert_eq!(why(store.announce_file(&ada, &other, ROOM).await), "files.too_large");
    }
}
