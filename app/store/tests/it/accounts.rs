//! The first account, later accounts, and what a person is told about themselves.

use std::sync::atomic::{AtomicU64, Ordering};

use domain::accounts::{Locale, Preferences, Theme};
use domain::comfort::{Comfort, Contrast, Letters, Motion, Spacing};
use domain::refusal::Refusal;
use domain::schools::SchoolDraft;
use domain::viewer::{Role, Viewer};
use migration::{Migrator, MigratorTrait};
use store::classroom::Room;
use store::{Clock, Database, Error, Joined, Randomness, Sink, Store, Way};

use crate::both;

pub fn refusal<T: std::fmt::Debug>(outcome: Result<T, Error>) -> Refusal {
    match outcome {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

/// The fields that are at fault.
pub fn fields<T: std::fmt::Debug>(outcome: Result<T, Error>) -> Vec<String> {
    match refusal(outcome) {
        Refusal::Invalid { faults } => faults.into_iter().map(|fault| fault.field).collect(),
        other => panic!("not invalid: {other:?}"),
    }
}

/// Signs in with this email, as the server does once it has found the password right.
pub async fn signs_in(store: &Store, email: &str) -> (String, Viewer) {
    let credential = store.credential_of(email).await.unwrap().expect("an account");
    let token = store.start_staff_sign_in(credential.person, &credential.password_hash, None).await.unwrap();
    let viewer = store.viewer_of(&token).await.unwrap().expect("a sign-in");
    (token, viewer)
}

/// Ms Abara: new at Northside, by an invitation of Ms Rivera's.
pub async fn abara(store: &Store, room: &Room) -> Joined {
    let token = store.invite_teacher(&room.staff(room.rivera), room.school).await.unwrap();
    store.sign_up(Way::Invitation(token), "Ms Abara", "abara@northside.example", "hash-1".into()).await.unwrap()
}

async fn opens_to_all(store: &Store, room: &Room, open_sign_up: bool) {
    let draft = SchoolDraft {
        name: "Northside".into(),
        time_zone: "America/Chicago".into(),
        locale: "es".into(),
        open_sign_up,
        talk_note: String::new(),
        idle_minutes: String::new(),
    };
    store.change_school(&room.staff(room.rivera), room.school, &draft).await.unwrap();
}

async fn set_up(store: &Store, name: &str, email: &str) -> Result<Joined, Error> {
    store.set_up_school(" Lakeview ", "America/Chicago", "es", name, email, "hash".into()).await
}

mod the_first_account {
    use sea_orm::{ConnectionTrait, TransactionTrait};

    use super::*;

    async fn empty(url: &str) -> Store {
        let database = Database::open(url).await.unwrap();
        Migrator::up(database.connection(), None).await.unwrap();
        database.into_store(Clock::real(), Randomness::real(), Sink::nobody()).await.unwrap()
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn sqlite() {
        let folder = tempfile::tempdir().unwrap();
        sets_up_the_school(empty(&format!("sqlite:{}", folder.path().join("new.db").display())).await).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn postgres() {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let Ok(server) = std::env::var("WAYMARK_TEST_POSTGRES") else { return };
        let name = format!("new{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let admin = Database::open(&format!("{server}/postgres")).await.unwrap();
        let sql = format!("CREATE DATABASE {name}");
        admin.connection().execute_unprepared(&sql).await.unwrap();
        let store = empty(&format!("{server}/{name}")).await;
        // Nobody can write a person yet, so that all attempts meet: without the lock each would find an empty school.
        let beside = Database::open(&format!("{server}/{name}")).await.unwrap();
        let held = beside.connection().begin().await.unwrap();
        held.execute_unprepared("LOCK TABLE person IN EXCLUSIVE MODE").await.unwrap();
        let release = async {
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
            held.commit().await.unwrap();
        };
        tokio::join!(sets_up_the_school(store), release);
    }

    async fn sets_up_the_school(store: Store) {
        assert!(store.needs_setup().await.unwrap());
        assert_eq!(store.open_school().await.unwrap(), None);
        let all_wrong = store.set_up_school("", "Mars/Olympus", "tlh", " ", "nobody", "hash".into()).await;
        assert_eq!(fields(all_wrong), ["school_name", "time_zone", "locale", "name", "email"]);
        assert!(store.needs_setup().await.unwrap(), "a refused form leaves nothing behind");

        let attempts = (0..8).map(|n| {
            let store = store.clone();
            tokio::spawn(async move { set_up(&store, &format!("Mx {n}"), &format!("mx{n}@lake.example")).await })
        });
        let outcomes = futures_of(attempts).await;
        let (won, lost): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
        assert_eq!((won.len(), lost.len()), (1, 7));
        for outcome in lost {
            assert_eq!(refusal(outcome), Refusal::conflict("accounts.school_is_there"));
        }
        let founder = won.into_iter().next().unwrap().unwrap();
        assert!(!store.needs_setup().await.unwrap());

        let email = (0..8).map(|n| format!("mx{n}@lake.example"));
        let mut known = Vec::new();
        for email in email {
            known.extend(store.credential_of(&email).await.unwrap().map(|credential| (email, credential)));
        }
        let [(email, credential)] = known.as_slice() else { panic!("the losers left {} accounts", known.len()) };
        assert_eq!((credential.person, credential.district), (founder.person, founder.district));
        let (_, viewer) = signs_in(&store, email).await;
        let me = store.me(&viewer).await.unwrap();
        assert_eq!((me.schools[0].name.as_str(), me.schools[0].role), ("Lakeview", Role::Admin));
        assert_eq!((me.time_zone.as_str(), me.locale, me.staff), ("America/Chicago", Locale::Spanish, true));
        let school = store.school(&viewer, founder.school).await.unwrap();
        assert_eq!((school.open_sign_up, school.staff.len()), (false, 1));
        assert_eq!(store.audit(&viewer, founder.school, None).await.unwrap()[0].what, "set_up");
    }
}

/// Waits for all, in order.
pub async fn futures_of<T>(tasks: impl Iterator<Item = tokio::task::JoinHandle<T>>) -> Vec<T> {
    let started: Vec<_> = tasks.collect();
    let mut done = Vec::new();
    for task in started {
        done.push(task.await.unwrap());
    }
    done
}

both! {
    async fn a_school_is_set_up_once(school: School) {
        assert!(!school.store.needs_setup().await.unwrap());
        let again = set_up(&school.store, "Mx Late", "late@lake.example").await;
        assert_eq!(refusal(again), Refusal::conflict("accounts.school_is_there"));
        assert!(school.store.credential_of("late@lake.example").await.unwrap().is_none());
    }

    async fn a_closed_school_lets_nobody_sign_up(school: School) {
        let (store, room) = (&school.store, &school.room);
        let door = || Way::OpenSchool(room.school);
        assert_eq!(store.open_school().await.unwrap(), None);
        let closed = store.sign_up(door(), "Mx New", "new@north.example", "hash".into()).await;
        assert_eq!(refusal(closed), Refusal::NotFound);

        opens_to_all(store, room, true).await;
        assert_eq!(store.open_school().await.unwrap().unwrap().id, room.school);
        let joined = store.sign_up(door(), "Mx New", "New@North.example", "hash".into()).await.unwrap();
        assert_eq!((joined.district, joined.school, joined.class), (room.district, room.school, None));
        let (_, viewer) = signs_in(store, "new@north.example").await;
        let me = store.me(&viewer).await.unwrap();
        assert_eq!(me.schools.iter().map(|school| school.role).collect::<Vec<_>>(), [Role::Teacher]);

        opens_to_all(store, room, false).await;
        let closed = store.sign_up(door(), "Mx Late", "late@north.example", "hash".into()).await;
        assert_eq!(refusal(closed), Refusal::NotFound);
        let harbor = store.sign_up(Way::OpenSchool(room.harbor_school), "Mx", "x@y.example", "hash".into()).await;
        assert_eq!(refusal(harbor), Refusal::NotFound);
        assert!(school.events().is_empty());
    }

    async fn an_email_is_one_persons_however_it_is_typed(school: School) {
        let (store, room) = (&school.store, &school.room);
        opens_to_all(store, room, true).await;
        let attempts = ["kit@north.example", "KIT@north.example", " Kit@North.Example ", "kit@north.example"].map(|email| {
            let (store, school) = (store.clone(), room.school);
            tokio::spawn(async move { store.sign_up(Way::OpenSchool(school), "Kit", email, "hash".into()).await })
        });
        let outcomes = futures_of(attempts.into_iter()).await;
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        for outcome in outcomes.into_iter().filter(Result::is_err) {
            assert_eq!(refusal(outcome), Refusal::invalid("email", "accounts.email_taken"));
        }
        let staff = store.school(&room.staff(room.rivera), room.school).await.unwrap().staff;
        assert_eq!(staff.iter().filter(|member| member.name == "Kit").count(), 1, "a refused account left a person");
    }

    async fn what_is_typed_is_looked_over(school: School) {
        let (store, room) = (&school.store, &school.room);
        opens_to_all(store, room, true).await;
        let door = || Way::OpenSchool(room.school);
        let empty = store.sign_up(door(), " \0 ", "", "hash".into()).await;
        assert_eq!(fields(empty), ["name", "email"]);
        let flood = "x".repeat(100_000);
        assert_eq!(fields(store.sign_up(door(), &flood, &flood, "hash".into()).await), ["name", "email"]);
        assert!(store.credential_of(&flood).await.unwrap().is_none());
        assert!(store.credential_of("").await.unwrap().is_none());
        let odd = "Zoe\u{308} \0<script>alert(1)</script> سلام";
        store.sign_up(door(), odd, "zoe@north.example", "hash".into()).await.unwrap();
        let (_, viewer) = signs_in(store, "zoe@north.example").await;
        assert_eq!(store.me(&viewer).await.unwrap().name, "Zoë <script>alert(1)</script> سلام");
    }

    async fn everybody_is_told_about_themselves_only(school: School) {
        let (store, room) = (&school.store, &school.room);
        let rivera = store.me(&room.staff(room.rivera)).await.unwrap();
        assert_eq!((rivera.name.as_str(), rivera.staff, rivera.email), ("Ms Rivera", true, None));
        assert_eq!(rivera.schools.len(), 1);
        assert_eq!((rivera.schools[0].id, rivera.schools[0].role), (room.school, Role::Admin));
        let ada = store.me(&room.student(room.ada)).await.unwrap();
        assert_eq!((ada.name.as_str(), ada.staff, ada.schools.len()), ("Ada Okafor", false, 0));
        assert_eq!(ada.time_zone, "America/Chicago");
        let stone = store.me(&room.staff(room.stone)).await.unwrap();
        assert_eq!(stone.schools[0].name, "Harbor");
        assert_eq!(refusal(store.me(&Viewer::Nobody).await), Refusal::NotFound);
    }

    async fn a_wish_is_kept_and_taken_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        opens_to_all(store, room, false).await;
        let ada = room.student(room.ada);
        assert_eq!(store.me(&ada).await.unwrap().locale, Locale::Spanish, "the school's");
        let wish = Preferences { locale: Some(Locale::English), theme: Some(Theme::Dark) };
        store.set_preferences(&ada, wish).await.unwrap();
        let me = store.me(&ada).await.unwrap();
        assert_eq!((me.locale, me.preferences), (Locale::English, wish));
        assert_eq!(store.me(&room.student(room.bo)).await.unwrap().preferences, Preferences::default());
        store.set_preferences(&ada, Preferences::default()).await.unwrap();
        assert_eq!(store.me(&ada).await.unwrap().locale, Locale::Spanish);
        assert_eq!(refusal(store.set_preferences(&Viewer::Nobody, wish).await), Refusal::NotFound);
    }

    async fn comfort_is_the_persons_own_and_taken_back(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, bo, rivera) = (room.student(room.ada), room.student(room.bo), room.staff(room.rivera));
        let all = Comfort {
            letters: Some(Letters::Dyslexic),
            spacing: Some(Spacing::Wide),
            contrast: Some(Contrast::High),
            motion: Some(Motion::Less),
        };
        store.set_comfort(&ada, all).await.unwrap();
        store.set_preferences(&ada, Preferences { locale: None, theme: Some(Theme::Dark) }).await.unwrap();
        assert_eq!(store.me(&ada).await.unwrap().comfort, all, "another wish changes nothing of it");
        assert_eq!(store.looks(&ada).await.unwrap(), (Some(Theme::Dark), all));
        for other in [&bo, &rivera] {
            assert_eq!(store.looks(other).await.unwrap(), (None, Comfort::default()));
        }
        let one = Comfort { contrast: Some(Contrast::High), ..Comfort::default() };
        store.set_comfort(&rivera, one).await.unwrap();
        store.set_comfort(&ada, Comfort::default()).await.unwrap();
        assert_eq!(store.looks(&rivera).await.unwrap(), (None, one));
        assert_eq!(store.looks(&ada).await.unwrap(), (Some(Theme::Dark), Comfort::default()));
        assert_eq!(refusal(store.set_comfort(&Viewer::Nobody, all).await), Refusal::NotFound);
        assert_eq!(refusal(store.looks(&Viewer::Nobody).await), Refusal::NotFound);
        assert!(school.events().is_empty());
    }

    async fn staff_rename_themselves_and_students_ask_their_teacher(school: School) {
        let (store, room) = (&school.store, &school.room);
        store.rename_me(&room.staff(room.rivera), "  Dr  Rivera ").await.unwrap();
        assert_eq!(store.me(&room.staff(room.rivera)).await.unwrap().name, "Dr Rivera");
        assert_eq!(fields(store.rename_me(&room.staff(room.rivera), "").await), ["name"]);
        let ada = store.rename_me(&room.student(room.ada), "Queen Ada").await;
        assert_eq!(refusal(ada), Refusal::forbidden("accounts.ask_your_teacher"));
        assert_eq!(store.me(&room.student(room.ada)).await.unwrap().name, "Ada Okafor");
        assert_eq!(refusal(store.rename_me(&Viewer::Nobody, "X").await), Refusal::NotFound);
    }
}
