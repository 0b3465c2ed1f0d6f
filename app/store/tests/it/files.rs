//! Files: what their rows say. Their bytes are the server's.

mod cleaning;

use domain::clock::MINUTE;
use domain::files::{AT_ONCE, Announced, FileKind, FileStanding, FileState, VOICES};
use domain::id::{FileId, PersonId, ReflectionId};
use domain::refusal::{Refusal, Sentence};
use domain::viewer::Viewer;
use store::{Error, Part, Result, Settled};
use uuid::Uuid;

use crate::both;
use crate::harness::School;
use crate::pen::{Pen, own_question};

const ROOM: i64 = 500_000_000;

pub fn announced(id: FileId, person: PersonId, bytes: i64) -> Announced {
    Announced { id, kind: FileKind::Image, bytes, person, about: None }
}

pub fn part(starts: i64, bytes: i64) -> Part {
    Part { id: Uuid::now_v7(), starts, bytes }
}

fn settled() -> Settled {
    Settled { media_type: "image/png".into(), bytes: 70, small: true, width: Some(8), ..Settled::default() }
}

/// A file that is ready, of a hundred bytes.
pub async fn ready(school: &School, viewer: &Viewer) -> FileId {
    let id = FileId::mint();
    let person = viewer.person().unwrap();
    school.store.announce_file(viewer, &announced(id, person, 100), ROOM).await.unwrap();
    school.store.keep_part(viewer, id, part(0, 100), ROOM).await.unwrap();
    school.store.settle_file(viewer, id, settled()).await.unwrap();
    id
}

#[track_caller]
fn why(refused: Result<FileStanding>) -> String {
    match refused {
        Err(Error::Refused(refusal)) => refusal.sentence().key,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn not_there<T: std::fmt::Debug>(answer: Result<T>) {
    assert!(matches!(answer, Err(Error::Refused(Refusal::NotFound))), "{answer:?}");
}

both! {
    async fn a_file_arrives_part_by_part(school: School) {
        let (store, ada) = (&school.store, school.room.student(school.room.ada));
        let id = FileId::mint();
        let first = store.announce_file(&ada, &announced(id, school.room.ada, 100), ROOM).await.unwrap();
        assert_eq!((first.state, first.received, first.bytes), (FileState::Arriving, 0, 100));
        let standing = store.keep_part(&ada, id, part(0, 60), ROOM).await.unwrap();
        assert_eq!((standing.received, standing.is_complete()), (60, false));
        assert_eq!(why(store.file_arrived(&ada, id).await.map(|_| standing.clone())), "files.elsewhere");
        // Announced again: where it stands.
        assert_eq!(store.announce_file(&ada, &announced(id, school.room.ada, 100), ROOM).await.unwrap(), standing);
        for wrong in [part(0, 60), part(59, 41), part(61, 39), part(60, 41), part(60, 0), part(-1, 5), part(60, i64::MAX)] {
            assert_eq!(why(store.keep_part(&ada, id, wrong, ROOM).await), "files.elsewhere", "{wrong:?}");
        }
        let standing = store.keep_part(&ada, id, part(60, 40), ROOM).await.unwrap();
        assert!(standing.is_complete());
        let arrived = store.file_arrived(&ada, id).await.unwrap();
        assert_eq!((arrived.kind, arrived.voice, arrived.parts.len()), (FileKind::Image, false, 2));
        not_there(store.file(&ada, id).await);
        let standing = store.settle_file(&ada, id, settled()).await.unwrap();
        assert_eq!((standing.state, standing.bytes, standing.received), (FileState::Ready, 70, 70));
        let file = store.file(&ada, id).await.unwrap();
        assert_eq!((standing.file.as_ref(), file.width), (Some(&file), Some(8)));
        // It stays what it is.
        let again = store.refuse_file(&ada, id, Sentence::new("files.not_image")).await.unwrap();
        assert_eq!(again, standing);
        assert_eq!(why(store.keep_part(&ada, id, part(70, 1), ROOM).await), "files.elsewhere");
    }

    async fn of_parts_that_race_one_counts(school: School) {
        let (store, ada) = (&school.store, school.room.student(school.room.ada));
        let id = FileId::mint();
        store.announce_file(&ada, &announced(id, school.room.ada, 1000), ROOM).await.unwrap();
        for starts in (0..1000).step_by(100) {
            let racing = (0..8).map(|_| store.keep_part(&ada, id, part(starts, 100), ROOM));
            let counted = futures::future::join_all(racing).await;
            assert_eq!(counted.iter().filter(|answer| answer.is_ok()).count(), 1, "{counted:?}");
        }
        assert_eq!(store.file_arrived(&ada, id).await.unwrap().parts.len(), 10);
    }

    async fn a_file_is_its_owners_and_nobody_else_finds_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = room.student(room.ada);
        let whole = ready(&school, &ada).await;
        let half = FileId::mint();
        store.announce_file(&ada, &announced(half, room.ada, 100), ROOM).await.unwrap();
        let others = [room.student(room.bo), room.staff(room.rivera), room.student(room.eli), room.staff(room.stone), Viewer::Nobody];
        for who in others {
            for id in [whole, half] {
                not_there(store.file(&who, id).await);
                not_there(store.file_standing(&who, id).await);
                not_there(store.keep_part(&who, id, part(0, 100), ROOM).await);
                not_there(store.file_arrived(&who, id).await);
                not_there(store.settle_file(&who, id, settled()).await);
                not_there(store.refuse_file(&who, id, Sentence::new("x")).await);
                not_there(store.discard_file(&who, id).await);
                let person = who.person().unwrap_or(room.ada);
                not_there(store.announce_file(&who, &announced(id, person, 100), ROOM).await);
            }
        }
        assert_eq!(store.file_standing(&ada, half).await.unwrap().received, 0);
        store.file(&ada, whole).await.unwrap();
    }

    async fn there_is_room_for_so_much(school: School) {
        let (store, ada) = (&school.store, school.room.student(school.room.ada));
        let person = school.room.ada;
        ready(&school, &ada).await;
        // 70 are kept of it.
        assert_eq!(why(store.announce_file(&ada, &announced(FileId::mint(), person, 31), 100).await), "files.no_room");
        let fits = FileId::mint();
        store.announce_file(&ada, &announced(fits, person, 30), 100).await.unwrap();
        assert_eq!(why(store.announce_file(&ada, &announced(FileId::mint(), person, 1), 100).await), "files.no_room");
        store.discard_file(&ada, fits).await.unwrap();
        store.announce_file(&ada, &announced(FileId::mint(), person, 30), 100).await.unwrap();
    }

    async fn of_many_announced_at_once_only_so_many_arrive(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = room.student(room.ada);
        let all: Vec<_> = (0..20).map(|_| announced(FileId::mint(), room.ada, 10)).collect();
        let answers = futures::future::join_all(all.iter().map(|one| store.announce_file(&ada, one, ROOM))).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count() as u64, AT_ONCE);
        let bo = room.student(room.bo);
        store.announce_file(&bo, &announced(FileId::mint(), room.bo, 10), ROOM).await.unwrap();
        assert_eq!(
            why(store.announce_file(&bo, &announced(FileId::mint(), room.ada, 10), ROOM).await),
            "commands.somebody_else"
        );
    }

    async fn what_was_quiet_asks_for_its_room_again(school: School) {
        let (store, person) = (&school.store, school.room.ada);
        let ada = school.room.student(person);
        let announce = async |id, bytes| store.announce_file(&ada, &announced(id, person, bytes), 1000).await;
        let quiet: Vec<_> = (0..AT_ONCE).map(|_| FileId::mint()).collect();
        for id in &quiet {
            announce(*id, 200).await.unwrap();
            store.keep_part(&ada, *id, part(0, 10), 1000).await.unwrap();
        }
        school.later(11 * MINUTE);
        // 50 bytes came; nine hundred are free, and no file is on its way.
        let large = FileId::mint();
        announce(large, 800).await.unwrap();
        // It goes on as far as there is room, and says why not.
        assert_eq!(why(store.keep_part(&ada, quiet[0], part(10, 10), 1000).await), "files.no_room");
        assert_eq!(store.file_standing(&ada, quiet[0]).await.unwrap().received, 10);
        store.discard_file(&ada, large).await.unwrap();
        assert_eq!(store.keep_part(&ada, quiet[0], part(10, 10), 1000).await.unwrap().received, 20);
        // Heard of again, it does not ask for what it has.
        store.keep_part(&ada, quiet[0], part(20, 10), 30).await.unwrap();
        for _ in 1..AT_ONCE {
            announce(FileId::mint(), 1).await.unwrap();
        }
        assert_eq!(why(store.keep_part(&ada, quiet[1], part(10, 10), ROOM).await), "files.too_many");
    }

    async fn room_is_asked_for_before_a_byte_is_read(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = room.student(room.ada);
        let id = ready(&school, &ada).await;
        let asks = async |viewer: &Viewer, id, most| store.has_room_for_a_file(viewer, id, false, most).await;
        asks(&ada, FileId::mint(), 71).await.unwrap();
        let full = asks(&ada, FileId::mint(), 70).await;
        assert!(matches!(full, Err(Error::Refused(refusal)) if refusal.sentence().key == "files.no_room"));
        asks(&ada, id, 70).await.unwrap();
        not_there(asks(&room.student(room.bo), id, ROOM).await);
        not_there(asks(&Viewer::Nobody, FileId::mint(), ROOM).await);
    }

    async fn voices_and_a_teachers_own_files_are_counted_apart(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (pen, rivera) = (Pen::of(&school, room.ada), room.staff(room.rivera));
        let piece = ReflectionId::mint();
        pen.shares(piece, &own_question(room.science), "Obsidian is glass").await;
        let voice = || Announced {
            id: FileId::mint(), kind: FileKind::Sound, bytes: 100, person: room.rivera, about: Some(piece),
        };
        ready(&school, &rivera).await;
        let first = voice();
        store.announce_file(&rivera, &first, 70).await.unwrap();
        store.announce_file(&rivera, &announced(FileId::mint(), room.rivera, 10), 80).await.unwrap();
        store.keep_part(&rivera, first.id, part(0, 100), 70).await.unwrap();
        store.settle_file(&rivera, first.id, Settled { bytes: VOICES - 100, ..settled() }).await.unwrap();
        let second = voice();
        store.announce_file(&rivera, &second, 70).await.unwrap();
        assert_eq!(why(store.announce_file(&rivera, &voice(), ROOM).await), "files.no_room");
    }

    async fn a_teachers_voice_is_about_its_student(school: School) {
        let (store, room) = (&school.store, &school.room);
        let pen = Pen::of(&school, room.ada);
        let (shared, draft) = (ReflectionId::mint(), ReflectionId::mint());
        pen.shares(shared, &own_question(room.science), "Obsidian is glass").await;
        pen.saves(draft, &own_question(room.science), "Obsidian", 0).await;
        let voice = |person, about| Announced {
            id: FileId::mint(), kind: FileKind::Sound, bytes: 100, person, about: Some(about),
        };
        let rivera = room.staff(room.rivera);
        let said = voice(room.rivera, shared);
        store.announce_file(&rivera, &said, ROOM).await.unwrap();
        store.keep_part(&rivera, said.id, part(0, 100), ROOM).await.unwrap();
        assert!(store.file_arrived(&rivera, said.id).await.unwrap().voice);
        // Unsent it is nobody's but hers.
        store.settle_file(&rivera, said.id, settled()).await.unwrap();
        not_there(store.file(&pen.viewer, said.id).await);
        for (who, about) in [(room.rivera, draft), (room.kim, shared), (room.stone, shared)] {
            not_there(store.announce_file(&room.staff(who), &voice(who, about), ROOM).await);
        }
        for who in [room.ada, room.bo] {
            not_there(store.announce_file(&room.student(who), &voice(who, shared), ROOM).await);
        }
    }
}
