//! Drafts: private, never lost, never overwritten unseen.

use domain::command::{Answer, Beginning, Command, Envelope, Hand};
use domain::id::{DeviceId, PromptId, ReflectionId};
use domain::prompts::AnswerPlan;
use domain::reflections::{Stage, Turn};
use domain::refusal::Refusal;
use domain::viewer::Viewer;

use crate::both;
use crate::pen::{Pen, asks, asks_with, done, own_question, refused, replayed, save, share, words};

fn key(answer: Answer) -> String {
    refused(answer).sentence().key
}

both! {
    async fn a_draft_is_its_students_alone(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, id) = (Pen::of(&school, room.ada), ReflectionId::mint());
        let rivera = room.staff(room.rivera);
        let before = store.cursor(&rivera).await.unwrap();
        let beginning = Beginning::Prompt { prompt: asks(&school).await };
        let told = school.events().len();
        assert_eq!(done(ada.saves(id, &beginning, "A secret so far", 0).await), (id, 1, 0));
        assert_eq!(school.events().len(), told, "saving a draft is heard by nobody");

        let piece = ada.sees(id).await;
        assert_eq!((piece.stage, piece.turn, piece.versions.len()), (Stage::Draft, Turn::Student, 0));
        assert_eq!(piece.draft.unwrap().words.words, "A secret so far");
        assert_eq!(store.class_written_in(&ada.viewer, id).await.unwrap(), Some(room.science));
        let others = [
            room.student(room.bo), room.student(room.dina), room.student(room.eli), rivera.clone(),
            room.staff(room.osei), room.staff(room.kim), room.staff(room.stone), Viewer::Nobody,
        ];
        for viewer in others {
            assert!(matches!(store.piece(&viewer, id).await, Err(store::Error::Refused(Refusal::NotFound))));
            assert!(store.class_written_in(&viewer, id).await.is_err());
        }
        assert!(!replayed(store, &rivera, &before).await.contains("secret"));
    }

    async fn two_tabs_on_one_draft_and_the_later_one_is_told(school: School) {
        let (ada, id) = (Pen::of(&school, school.room.ada), ReflectionId::mint());
        let beginning = own_question(school.room.science);
        assert_eq!(done(ada.saves(id, &beginning, "One", 0).await).1, 1);
        assert_eq!(done(ada.saves(id, &beginning, "One", 0).await).1, 1, "the answer was lost: a repeat");
        assert_eq!(done(ada.saves(id, &beginning, "One two", 1).await).1, 2);
        assert_eq!(done(ada.saves(id, &beginning, "One two", 1).await).1, 2);
        assert_eq!(key(ada.saves(id, &beginning, "One too", 1).await), "drafts.another_device");
        assert_eq!(key(ada.saves(id, &beginning, "Fresh", 0).await), "drafts.another_device");
        let stale = ada.sends(ada.envelope(1, share(id, &beginning, "One too"))).await;
        assert_eq!(key(stale), "drafts.another_device", "and shares nothing over it");
        let piece = ada.sees(id).await;
        assert_eq!(piece.draft.unwrap().words.words, "One two");
        assert_eq!(piece.stage, Stage::Draft);
    }

    /// What one window wrote arrives late, twice and in any order: its later words stand, and no other device is suspected.
    async fn one_window_is_known_from_another_device(school: School) {
        let (ada, id) = (Pen::of(&school, school.room.ada), ReflectionId::mint());
        let beginning = own_question(school.room.science);
        let (window, tablet) = (DeviceId::mint(), DeviceId::mint());
        let says = |hand: DeviceId, stroke, base, command| {
            ada.sends(Envelope { device: Some(Hand(hand, stroke)), ..ada.envelope(base, command) })
        };
        done(says(window, 1, 0, save(id, &beginning, "One")).await);
        // Never heard of the first: the third knows it all the same, and the second comes late.
        assert_eq!(done(says(window, 3, 0, save(id, &beginning, "One two three")).await).1, 2);
        assert_eq!(done(says(window, 2, 0, save(id, &beginning, "One two")).await).1, 2);
        assert_eq!(ada.sees(id).await.draft.unwrap().words.words, "One two three");
        // Another device that saw nothing of it is another device.
        assert_eq!(key(says(tablet, 9, 0, save(id, &beginning, "Mine")).await), "drafts.another_device");
        let (_, _, version) = done(says(window, 4, 0, share(id, &beginning, "One two three four")).await);
        assert_eq!(version, 1);
        // What comes late after the share begins no draft again; what was written after it does.
        done(says(window, 2, 0, save(id, &beginning, "One two")).await);
        assert!(ada.sees(id).await.draft.is_none());
        done(says(window, 5, 0, save(id, &beginning, "Five")).await);
        assert_eq!(ada.sees(id).await.draft.unwrap().words.words, "Five");
        // The tablet was read anew and saves; the window that was overtaken is told.
        let rev = ada.sees(id).await.draft.unwrap().rev;
        done(says(tablet, 1, rev, save(id, &beginning, "From the tablet")).await);
        assert_eq!(key(says(window, 6, rev, save(id, &beginning, "Six")).await), "drafts.another_device");
    }

    /// The first save of a window that is gone is delivered once more, after another window shared what it had read: the old words are no draft again.
    async fn what_a_proxy_delivers_late_begins_no_draft_over_a_version(school: School) {
        let (ada, id) = (Pen::of(&school, school.room.ada), ReflectionId::mint());
        let beginning = own_question(school.room.science);
        let (gone, here) = (DeviceId::mint(), DeviceId::mint());
        let says = |hand: DeviceId, stroke, base, command| {
            ada.sends(Envelope { device: Some(Hand(hand, stroke)), ..ada.envelope(base, command) })
        };
        let (_, rev, _) = done(says(gone, 1, 0, save(id, &beginning, "One")).await);
        done(says(here, 1, rev, share(id, &beginning, "One two")).await);
        assert_eq!(key(says(gone, 1, 0, save(id, &beginning, "One")).await), "drafts.another_device");
        assert!(ada.sees(id).await.draft.is_none());
        // A window that is opened now shows the version, and builds on no draft.
        done(says(DeviceId::mint(), 1, 0, save(id, &beginning, "One two three")).await);
        assert_eq!(ada.sees(id).await.draft.unwrap().words.words, "One two three");
    }

    /// One device sends what two of its windows wrote without a network, in one go: the second knew nothing of the first.
    async fn two_windows_of_one_device_are_two_hands_also_when_their_words_come_together(school: School) {
        let (ada, id) = (Pen::of(&school, school.room.ada), ReflectionId::mint());
        let beginning = own_question(school.room.science);
        let (_, rev, _) = done(ada.saves(id, &beginning, "The leaf was green.", 0).await);
        let (gone, here) = (DeviceId::mint(), DeviceId::mint());
        let says = |hand: Hand, words: &str| Envelope {
            device: Some(hand),
            ..ada.envelope(rev, save(id, &beginning, words))
        };
        let saves = vec![
            says(Hand(gone, 1), "The leaf was green. It has"),
            says(Hand(gone, 2), "The leaf was green. It has teeth."),
            says(Hand(here, 1), "Something else."),
        ];
        let mut answered = school.store.carry_out(&ada.viewer, saves).await;
        assert_eq!(key(answered.pop().unwrap().answer), "drafts.another_device");
        for answered in answered {
            done(answered.answer);
        }
        assert_eq!(ada.sees(id).await.draft.unwrap().words.words, "The leaf was green. It has teeth.");
    }

    /// A page that is left sends the save that was on its way once more, and the last words after it.
    async fn the_last_words_of_a_page_build_on_the_save_before_them(school: School) {
        let (ada, id) = (Pen::of(&school, school.room.ada), ReflectionId::mint());
        let beginning = own_question(school.room.science);
        let leaves = async |first: &str, last: &str, base: i64| {
            let saves = [first, last].map(|words| ada.envelope(base, save(id, &beginning, words)));
            school.store.carry_out(&ada.viewer, saves.into()).await
        };
        done(ada.saves(id, &beginning, "A first version", 0).await);
        ada.shares(id, &beginning, "A first version").await;
        // The second version: its draft's numbers go on from the first one's, and the page does not know them.
        leaves("A second", "A second version", 0).await;
        assert_eq!(ada.sees(id).await.draft.unwrap().words.words, "A second version");
        // The save had arrived, only its answer had not.
        let rev = ada.sees(id).await.draft.unwrap().rev;
        done(ada.saves(id, &beginning, "A second version,", rev).await);
        leaves("A second version,", "A second version, and more", rev).await;
        let draft = ada.sees(id).await.draft.unwrap();
        assert_eq!(draft.words.words, "A second version, and more");
        // Another device was faster: neither of the two goes over its words.
        done(ada.saves(id, &beginning, "From the tablet", draft.rev).await);
        let answers = leaves("Stale", "Stale too", draft.rev).await;
        assert!(answers.into_iter().all(|answered| key(answered.answer) == "drafts.another_device"));
        assert_eq!(ada.sees(id).await.draft.unwrap().words.words, "From the tablet");
    }

    async fn the_same_save_five_times_at_once_is_one(school: School) {
        let (ada, id) = (Pen::of(&school, school.room.ada), ReflectionId::mint());
        let beginning = own_question(school.room.science);
        let send = || ada.saves(id, &beginning, "Once", 0);
        let (a, b, c, d, e) = tokio::join!(send(), send(), send(), send(), send());
        for answer in [a, b, c, d, e] {
            assert_eq!(done(answer), (id, 1, 0));
        }
    }

    async fn after_sharing_the_next_draft_begins_and_an_old_window_is_told(school: School) {
        let (ada, id) = (Pen::of(&school, school.room.ada), ReflectionId::mint());
        let beginning = own_question(school.room.science);
        ada.saves(id, &beginning, "First thought", 0).await;
        let (_, rev, version) = done(ada.sends(ada.envelope(1, share(id, &beginning, "First thought"))).await);
        assert_eq!(version, 1);
        assert!(ada.sees(id).await.draft.is_none());
        assert_eq!(key(ada.saves(id, &beginning, "First thought, changed", 1).await), "drafts.another_device");
        assert!(ada.saves(id, &beginning, "First thought", 0).await.is_done(), "a late repeat");
        assert!(ada.sees(id).await.draft.is_none(), "begins no revision that nobody typed");
        let (_, next, _) = done(ada.saves(id, &beginning, "Second thought", rev).await);
        assert_eq!(next, rev + 1);
        let (_, next, version) = done(ada.saves(id, &beginning, "Second thought, longer", next).await);
        assert_eq!((next, version), (rev + 2, 1));
        let piece = ada.sees(id).await;
        assert_eq!(piece.versions[0].words, "First thought");
        assert_eq!(piece.draft.unwrap().words.words, "Second thought, longer");
        assert_eq!(done(ada.shares(id, &beginning, "Second thought, longer").await).2, 2);
        assert!(!ada.sees(id).await.diff.is_empty());
    }

    async fn somebody_elses_piece_id_is_not_found(school: School) {
        let room = &school.room;
        let (ada, id) = (Pen::of(&school, room.ada), ReflectionId::mint());
        ada.saves(id, &own_question(room.science), "Mine", 0).await;
        for (person, class) in [(room.bo, room.science), (room.dina, room.reading), (room.eli, room.history)] {
            let other = Pen::of(&school, person);
            let beginning = own_question(class);
            assert_eq!(refused(other.saves(id, &beginning, "Not mine", 1).await), Refusal::NotFound);
            assert_eq!(refused(other.gives(share(id, &beginning, "Not mine")).await), Refusal::NotFound);
            for command in [
                Command::TakeBack { reflection: id }, Command::Rest { reflection: id }, Command::Wake { reflection: id },
                Command::LetWait { reflection: id, waits: true }, Command::Consent { reflection: id, give: true },
                Command::Consent { reflection: id, give: false },
            ] {
                assert_eq!(refused(other.gives(command).await), Refusal::NotFound);
            }
        }
        assert_eq!(ada.sees(id).await.draft.unwrap().words.words, "Mine");
    }

    async fn a_prompt_is_answered_once_however_many_devices_begin_it(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let prompt = asks(&school).await;
        let beginning = Beginning::Prompt { prompt };
        let (desk, bus) = (ReflectionId::mint(), ReflectionId::mint());
        assert_eq!(school.store.piece_for_prompt(&ada.viewer, prompt).await.unwrap(), None);
        ada.saves(desk, &beginning, "", 0).await;
        assert_eq!(done(ada.saves(bus, &beginning, "On the bus", 0).await), (desk, 2, 0), "an empty beginning takes it");
        assert_eq!(done(ada.saves(bus, &beginning, "On the bus", 0).await), (desk, 2, 0));
        assert_eq!(key(ada.saves(bus, &beginning, "Something else", 0).await), "drafts.already_begun");
        assert_eq!(key(ada.gives(share(bus, &beginning, "Something else")).await), "drafts.already_begun");
        assert_eq!(done(ada.gives(share(bus, &beginning, "On the bus")).await).2, 1);
        assert_eq!(done(ada.gives(share(bus, &beginning, "On the bus")).await).2, 1, "shared already, word for word");
        assert_eq!(school.store.piece_for_prompt(&ada.viewer, prompt).await.unwrap(), Some(desk));
        assert!(school.store.piece(&ada.viewer, bus).await.is_err());
        assert_eq!(ada.sees(desk).await.versions.len(), 1);
        let bo = Pen::of(&school, school.room.bo);
        assert_eq!(school.store.piece_for_prompt(&bo.viewer, prompt).await.unwrap(), None);
        assert!(school.store.piece_for_prompt(&Viewer::Nobody, prompt).await.is_err());
    }

    async fn a_piece_begins_only_where_its_student_was_asked(school: School) {
        let room = &school.room;
        let beginning = Beginning::Prompt { prompt: asks(&school).await };
        for person in [room.dina, room.eli] {
            let other = Pen::of(&school, person);
            assert_eq!(refused(other.saves(ReflectionId::mint(), &beginning, "Hello", 0).await), Refusal::NotFound);
            let question = own_question(room.science);
            assert_eq!(refused(other.saves(ReflectionId::mint(), &question, "Hello", 0).await), Refusal::NotFound);
        }
        let ada = Pen::of(&school, room.ada);
        let nowhere = Beginning::Prompt { prompt: PromptId::mint() };
        assert_eq!(refused(ada.saves(ReflectionId::mint(), &nowhere, "Hello", 0).await), Refusal::NotFound);
        let blank = Beginning::OwnQuestion { class: room.science, question: " \u{202E} ".into() };
        let answer = ada.saves(ReflectionId::mint(), &blank, "Hello", 0).await;
        assert_eq!(refused(answer), Refusal::invalid("question", "words.empty"));
        let rivera = Pen { viewer: room.staff(room.rivera), person: room.rivera, store: school.store.clone() };
        assert_eq!(refused(rivera.saves(ReflectionId::mint(), &beginning, "Hello", 0).await), Refusal::NotFound);
    }

    async fn a_closed_prompt_takes_late_work_and_nothing_new(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, bo) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo));
        let prompt = asks_with(&school, AnswerPlan::Nobody).await;
        let beginning = Beginning::Prompt { prompt };
        let begun = ReflectionId::mint();
        ada.saves(begun, &beginning, "Begun in time", 0).await;
        school.later(60_000);
        let in_time = store.clock().now().0;
        school.later(60_000);
        store.close_prompt(&room.staff(room.rivera), prompt).await.unwrap();

        assert_eq!(key(bo.saves(ReflectionId::mint(), &beginning, "Too late", 0).await), "prompts.already_closed");
        for when in [1, store.clock().now().0] {
            let envelope = Envelope { done_at: when, ..bo.envelope(0, share(ReflectionId::mint(), &beginning, "Late")) };
            assert_eq!(key(bo.sends(envelope).await), "prompts.already_closed", "not while it was open");
        }
        let queued = ReflectionId::mint();
        let envelope = Envelope { done_at: in_time, ..bo.envelope(0, share(queued, &beginning, "Queued on the bus")) };
        assert!(bo.sends(envelope).await.is_done());
        assert!(bo.sees(queued).await.versions[0].late);
        assert!(ada.shares(begun, &beginning, "Begun in time").await.is_done());
        assert!(ada.sees(begun).await.versions[0].late);
        assert_eq!(done(ada.shares(begun, &beginning, "And revised").await).2, 2);
        assert!(!ada.sees(begun).await.versions[0].late, "a revision is never late");
    }

    async fn whatever_is_typed_is_kept_or_refused_in_plain_words(school: School) {
        let (ada, id) = (Pen::of(&school, school.room.ada), ReflectionId::mint());
        let beginning = own_question(school.room.science);
        let endless = ada.saves(id, &beginning, &"x".repeat(100_000), 0).await;
        assert_eq!(key(endless), "words.too_long");
        let typed = "Zoe\u{308} 👩‍👩‍👧‍👦 said\0 <script>alert(1)</script> سلام";
        assert!(ada.saves(id, &beginning, typed, 0).await.is_done());
        let kept = ada.sees(id).await.draft.unwrap().words.words;
        assert_eq!(kept, "Zoë 👩‍👩‍👧‍👦 said <script>alert(1)</script> سلام");
        assert_eq!(done(ada.shares(id, &beginning, typed).await).2, 1);
        assert_eq!(ada.sees(id).await.versions[0].words, kept);
    }

    async fn who_left_the_class_keeps_their_pieces_and_writes_nothing_into_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, id, other) = (Pen::of(&school, room.ada), ReflectionId::mint(), ReflectionId::mint());
        let beginning = own_question(room.science);
        ada.shares(id, &beginning, "Shared before").await;
        ada.saves(other, &beginning, "A draft", 0).await;
        store.remove_student(&room.staff(room.rivera), room.science, room.ada).await.unwrap();

        assert_eq!(ada.sees(id).await.versions[0].words, "Shared before");
        assert_eq!(store.home(&ada.viewer).await.unwrap().0.pieces.len(), 2);
        assert_eq!(store.class_written_in(&ada.viewer, other).await.unwrap(), None);
        assert!(ada.saves(other, &beginning, "A draft, still mine", 1).await.is_done(), "a draft is nobody else's");
        let left = Refusal::forbidden("reflections.left_class");
        for command in [
            share(other, &beginning, "A draft, still mine"), share(id, &beginning, "More"),
            Command::Rest { reflection: id }, Command::LetWait { reflection: id, waits: true },
            Command::Consent { reflection: id, give: true },
        ] {
            let envelope = ada.envelope(2, command);
            assert_eq!(refused(ada.sends(envelope).await), left);
        }
        let new = ada.saves(ReflectionId::mint(), &beginning, "New", 0).await;
        assert_eq!(refused(new), Refusal::NotFound);
        assert!(ada.gives(Command::Consent { reflection: id, give: false }).await.is_done());
        assert!(ada.gives(Command::TakeBack { reflection: id }).await.is_done(), "unread, it is still theirs");
    }

    async fn a_class_that_is_put_away_takes_nothing_new(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, id) = (Pen::of(&school, room.ada), ReflectionId::mint());
        let beginning = own_question(room.science);
        ada.saves(id, &beginning, "A draft", 0).await;
        store.archive_class(&room.staff(room.rivera), room.science).await.unwrap();
        assert_eq!(key(ada.shares(id, &beginning, "A draft").await), "reflections.class_put_away");
        let new = ada.sends(ada.envelope(0, save(ReflectionId::mint(), &beginning, "New"))).await;
        assert_eq!(key(new), "reflections.class_put_away");
        assert_eq!(ada.sees(id).await.draft.unwrap().words, words("A draft"));
    }
}
