//! A portfolio goes out, and comes in somewhere else as the same.

use std::collections::{BTreeMap, BTreeSet};

use domain::competencies::pasted;
use domain::conference::{ConferenceAct, ItemWords, StepWords};
use domain::export::{Brought, Content, LARGEST_DOCUMENT, Portfolio, Reading, canonical, read};
use domain::feedback::FeedbackWords;
use domain::goals::GoalAct;
use domain::id::{AgreedStepId, EvidenceId, FamilyQuestionId, FeedbackId, GoalId, ImportId, StepId};
use domain::inquiry::InquiryAct;
use domain::portfolio::{Entry, Happening, PortfolioAct, TimelineSource};
use domain::refusal::Refusal;
use store::AskedBy;
use uuid::Uuid;

use super::asked::asks_everything;
use super::beside::{happens, is_asked};
use super::conferences::plans;
use super::evidence::{chooses_and_tries, links_everything};
use super::{chapter, does, line, own, pick, works};
use crate::both;
use crate::goals::{all_but, not_found};
use crate::harness::School;
use crate::pen::Pen;

/// The same with what she asked, found out, chose and said of herself, one of them in her story; and a goal, a competency and an inquiry that
/// everything shows.
async fn a_whole_portfolio(school: &School) -> Pen {
    let room = &school.room;
    let ada = a_portfolio(school).await;
    let asked = asks_everything(school).await;
    let story = own(&ada).await.story.id;
    does(&ada, story, pick(TimelineSource::Inquiry, asked.inquiry.0, "I changed my mind").1).await;
    let goal = GoalId::mint();
    let (classes, readers) = (vec![room.science], vec![room.rivera, room.osei]);
    crate::goals::does(&ada, goal, GoalAct::Set { plan: crate::goals::plan("Ask first"), classes, readers }).await;
    chooses_and_tries(school, &ada, goal, asked.piece).await;
    links_everything(&ada, goal).await;
    let rivera = room.staff(room.rivera);
    let list = pasted("LS1\tI can ask\nLS2\tI can wait");
    school.store.import_competencies(&rivera, room.science, list).await.unwrap();
    let list = school.store.competencies(&rivera, room.science).await.unwrap().0;
    for competency in list.iter().map(|listed| listed.id) {
        crate::goals::does(&ada, goal, GoalAct::Aim { competency, aims: true }).await;
    }
    let evidence = crate::goals::own(&ada, goal).await.evidence[0].id;
    let claim = GoalAct::Claim { competency: list[0].id, evidence, words: "I asked before the bell".into() };
    crate::goals::does(&ada, goal, claim).await;
    let offers = crate::inquiry::own(&ada, asked.inquiry).await.offers;
    for made in offers.into_iter().map(|offer| offer.made).take(3) {
        let link = InquiryAct::Link { evidence: EvidenceId::mint(), made, words: "It belongs here".into() };
        crate::inquiry::does(&ada, asked.inquiry, link).await;
    }
    crate::inquiry::does(&ada, asked.inquiry, InquiryAct::About { classes: vec![room.science] }).await;
    happens(school, &ada, asked.piece).await;
    is_asked(school, &ada, asked.inquiry).await;
    ada
}

/// A year of Ada's, told.
pub async fn a_portfolio(school: &School) -> Pen {
    let ada = Pen::of(school, school.room.ada);
    let (piece, growth, goal) = works(school, &ada).await;
    let rivera = school.room.staff(school.room.rivera);
    let words = FeedbackWords { strength: "You looked twice".into(), ..Default::default() };
    school.store.send_feedback(&rivera, FeedbackId::mint(), piece, 2, words).await.unwrap();
    let story = own(&ada).await.story.id;
    let (part, act) = pick(TimelineSource::Piece, piece.0, "I looked twice");
    does(&ada, story, chapter("Autumn").1).await;
    does(&ada, story, act).await;
    does(&ada, story, pick(TimelineSource::Pair, growth.0, "It is new").1).await;
    does(&ada, story, pick(TimelineSource::Goal, goal.0, "").1).await;
    does(&ada, story, PortfolioAct::Name { name: "How I learned to look".into() }).await;
    let conference = plans(&ada).await;
    let item = school.store.own_conference(&ada.viewer, conference).await.unwrap().0.view.agenda[1].id;
    let words = ItemWords { title: String::new(), notes: "Breathe".into(), shown: vec![part] };
    let (step, other) = (AgreedStepId::mint(), AgreedStepId::mint());
    let agreed = |words: &str| StepWords { who: "I".into(), words: words.into(), by: String::new() };
    let acts = [
        ConferenceAct::WriteItem { item, words },
        ConferenceAct::Ask { question: FamilyQuestionId::mint(), words: "How can we help?".into() },
        ConferenceAct::Agree { step, words: agreed("Read") },
        ConferenceAct::Agree { step: other, words: agreed("Rest") },
        ConferenceAct::Held,
        ConferenceAct::Adopt { step, goal: Some(goal), new: GoalId::mint(), as_step: StepId::mint() },
    ];
    for act in acts {
        super::conferences::does(&ada, conference, act).await;
    }
    ada
}

/// What shows her goal and her inquiry, her claim, what her choice serves and came to, and nobody's name.
fn tells_everything(portfolio: &Portfolio) {
    let of = |kind: &'static str| portfolio.items.iter().filter(move |item| item.kind() == kind);
    let goal = of("goal").find(|item| item.title() == "Ask first").unwrap();
    let what: BTreeSet<&str> = goal.evidence().iter().map(|shown| shown.what.as_str()).collect();
    let is_linked = |source: &&TimelineSource| **source != TimelineSource::Brought && !source.stays_own();
    let kinds = TimelineSource::ALL.iter().filter(is_linked).map(|source| source.name());
    assert_eq!(what, kinds.collect(), "of every kind that can be linked");
    assert!(of("piece").any(|item| matches!(item.content, Content::Piece { proud: true, .. })));
    assert_eq!((of("sure").count(), of("class_note").count()), (1, 1));
    let Content::Try { tried, .. } = &of("try").next().unwrap().content else { panic!() };
    assert!(tried[0].work.is_some());
    let known: BTreeSet<Uuid> = portfolio.items.iter().map(|item| item.id).collect();
    let told: BTreeSet<Uuid> = portfolio
        .stories
        .iter()
        .map(|story| story.id)
        .chain(portfolio.conferences.iter().map(|held| held.id))
        .collect();
    for shown in goal.evidence() {
        assert!(known.contains(&shown.item) || told.contains(&shown.item), "{shown:?} is in the document");
        assert!(!shown.title.is_empty() && !shown.words.is_empty(), "{shown:?}");
    }
    let Content::Goal { competencies, classes, shown_to, .. } = &goal.content else { panic!() };
    assert_eq!(
        (competencies.len(), competencies[0].claim.as_str(), competencies[0].class.as_str()),
        (2, "I asked before the bell", "Science")
    );
    assert_eq!((competencies[0].evidence, competencies[1].evidence), (Some(goal.evidence()[0].id), None));
    assert_eq!((classes.as_slice(), *shown_to), (&["Science".to_owned()][..], 2));
    let inquiry = of("inquiry").next().unwrap();
    let Content::Inquiry { notes, classes, shown_to, remarks, .. } = &inquiry.content else { panic!() };
    assert_eq!(remarks.iter().filter(|remark| remark.about.is_some()).count(), 2);
    assert_eq!((inquiry.evidence().len(), notes[0].id.is_nil(), classes.len(), *shown_to), (3, false, 1, 1));
    let Content::Choice { goal: served, work, .. } = &of("choice").next().unwrap().content else { panic!() };
    assert_eq!(served.as_ref().map(|led| (led.item, led.title.as_str())), Some((goal.id, "Ask first")));
    assert!(known.contains(&work.as_ref().unwrap().item));
    let steps = &portfolio.conferences[0].steps;
    let became: Vec<_> = steps.iter().map(|step| step.goal.as_ref().map(|led| led.title.as_str())).collect();
    assert_eq!(became, [Some("Ask one question a day"), None]);
    assert!(known.contains(&steps[0].goal.as_ref().unwrap().item));
    let text = serde_json::to_string(portfolio).unwrap();
    for secret in ["Rivera", "Osei", "Bo Lind"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}

pub fn on_paper(exported: &store::Exported) -> Reading {
    read(&serde_json::to_vec(&exported.portfolio).unwrap()).unwrap()
}

pub async fn brings(pen: &Pen, reading: Reading) -> Brought {
    let id = ImportId::mint();
    pen.store.import_waits(&pen.viewer, id, reading.portfolio.origin).await.unwrap();
    assert_eq!(pen.store.came_of_import(&pen.viewer, id).await.unwrap(), None);
    let brought = pen.store.bring_portfolio(&pen.viewer, id, reading.clone(), BTreeMap::new()).await.unwrap();
    let told = pen.store.came_of_import(&pen.viewer, id).await.unwrap();
    assert_eq!(told.as_ref(), Some(&brought), "told again as often as it is asked");
    assert_eq!(pen.store.bring_portfolio(&pen.viewer, id, reading, BTreeMap::new()).await.unwrap(), brought);
    brought
}

/// So many new, added to, and known; nothing stayed behind.
pub fn came(new: usize, added: usize, known: usize) -> Brought {
    Brought { new, added, known, ..Brought::default() }
}

both! {
    async fn it_holds_what_is_the_students_and_names_nobody_else(school: School) {
        let ada = a_portfolio(&school).await;
        let exported = school.store.export_portfolio(&ada.viewer).await.unwrap();
        let text = serde_json::to_string(&exported.portfolio).unwrap();
        assert!(text.contains("The wind pulls them") && text.contains("You looked twice") && text.contains("Breathe"), "{text}");
        for secret in ["Rivera", "rivera", "Bo Lind", &school.room.rivera.to_string(), &school.room.science.to_string()] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
        assert_eq!(exported.portfolio.items.len(), 3);
        let Content::Piece { versions, feedback, .. } = &exported.portfolio.items[0].content else { panic!() };
        assert_eq!((versions.len(), feedback.len()), (2, 1));
        let bo = Pen::of(&school, school.room.bo);
        assert!(school.store.export_portfolio(&bo.viewer).await.unwrap().portfolio.items.is_empty());
        assert!(not_found(school.store.export_portfolio(&school.room.staff(school.room.rivera)).await));
    }

    async fn brought_into_another_waymark_it_is_the_same_portfolio(school: School) {
        let ada = a_whole_portfolio(&school).await;
        let there = school.store.export_portfolio(&ada.viewer).await.unwrap();
        // Another school's student, of another district: nothing of Ada's is found from there.
        let other = School::on_sqlite().await;
        let eli = Pen::of(&other, other.room.eli);
        let reading = on_paper(&there);
        let contents = reading.contents();
        assert_eq!((contents.pieces, contents.stories, contents.inquiries, contents.questions), (2, 1, 1, 1));
        assert_eq!((contents.rounds, contents.ratings, contents.measures, contents.unknown), (1, 1, 1, 0));
        assert_eq!((contents.goals, contents.choices, contents.tries, contents.strategies), (2, 1, 1, 1));
        assert_eq!((contents.sure, contents.class_notes), (1, 1));
        // Nothing of what it is to compare is missing from the comparison.
        tells_everything(&reading.portfolio);
        assert_eq!(brings(&eli, reading.clone()).await, came(17, 0, 0));
        let here = other.store.export_portfolio(&eli.viewer).await.unwrap();
        assert_eq!(canonical(here.portfolio.clone()), canonical(there.portfolio.clone()));
        assert_eq!(line(&own(&eli).await.story), ["# Autumn", "Why do leaves fall?", "It is the light", "Ask one question a day", "What do wolves change?"]);
        assert!(own(&eli).await.story.brought_at.is_some());
        // What was agreed leads to the goal that it became a step of, which is among what was brought.
        let held = other.store.own_conferences(&eli.viewer).await.unwrap().0.conferences.remove(0).id;
        let steps = other.store.own_conference(&eli.viewer, held).await.unwrap().0.view.steps;
        let goal = other.store.own_item(&eli.viewer, TimelineSource::Brought, steps[0].brought.unwrap()).await.unwrap();
        assert_eq!((goal.title(), steps[0].goal, steps[1].brought), ("Ask one question a day", None, None));
        let again = ConferenceAct::Adopt { step: steps[0].id, goal: None, new: GoalId::mint(), as_step: StepId::mint() };
        assert_eq!(crate::portfolio::conferences::key(&eli, held, again).await, "conference.step_taken");
        let page = other.store.timeline(&eli.viewer, None, None).await.unwrap().0;
        let brought = |entries: &[Entry]| entries.iter().filter(|entry| entry.source == TimelineSource::Brought).count();
        assert_eq!((page.entries.len(), brought(&page.entries)), (16, 13), "and the conference, on its day, and what is hers alone to read");
        let first = page.entries.iter().find(|entry| entry.source == TimelineSource::Brought).unwrap().clone();
        let item = other.store.own_item(&eli.viewer, TimelineSource::Brought, first.about).await.unwrap();
        assert_eq!(item.title(), first.title);
        let bo = Pen::of(&other, other.room.bo);
        assert!(not_found(other.store.own_item(&bo.viewer, TimelineSource::Brought, first.about).await));

        // Twice is once, and from here it goes on elsewhere as the same.
        assert_eq!(brings(&eli, reading).await, came(0, 0, 17));
        // What is linked here to what was brought is told by the ids that everybody knows it by.
        let goal = crate::goals::sets(&eli, "Go on", &[]).await;
        links_everything(&eli, goal).await;
        let linked = other.store.export_portfolio(&eli.viewer).await.unwrap().portfolio;
        let of_here = linked.items.iter().find(|item| item.id == goal.0).unwrap();
        let told: BTreeSet<_> = of_here.evidence().iter().map(|shown| (shown.item, shown.what.clone())).collect();
        let linked = there.portfolio.items.iter().filter(|item| !item.stays_own());
        let known: BTreeSet<_> = linked.map(|item| (item.id, item.kind().to_owned())).collect();
        assert!(told.is_superset(&known), "{told:?}");
        let third = School::on_sqlite().await;
        let zoe = Pen::of(&third, third.room.bo);
        brings(&zoe, on_paper(&here)).await;
        let onward = third.store.export_portfolio(&zoe.viewer).await.unwrap();
        assert_eq!(canonical(onward.portfolio), canonical(there.portfolio));
    }

    /// What was brought is a document: no list of what is made here has it, so each says that it stands in the portfolio.
    async fn where_its_like_would_stand_something_brought_is_told_of(school: School) {
        let ada = a_whole_portfolio(&school).await;
        let there = school.store.export_portfolio(&ada.viewer).await.unwrap();
        let other = School::on_sqlite().await;
        let eli = Pen::of(&other, other.room.eli);
        let told = async |pen: &Pen| {
            let (store, viewer) = (&pen.store, &pen.viewer);
            let conferences = store.own_conferences(viewer).await.unwrap().0.conferences;
            let page = store.timeline(viewer, None, None).await.unwrap().0;
            let held = page.entries.iter().find(|entry| entry.source == TimelineSource::Conference);
            (
                store.grown(viewer).await.unwrap().0.brought,
                store.own_measures(viewer).await.unwrap().0.brought,
                store.inquiries(viewer).await.unwrap().0.brought,
                conferences.iter().map(|card| card.brought).collect::<Vec<_>>(),
                held.map(|entry| entry.happened),
            )
        };
        assert_eq!(told(&eli).await, (false, false, false, vec![], None));
        brings(&eli, on_paper(&there)).await;
        assert_eq!(told(&eli).await, (true, true, true, vec![true], Some(Happening::Brought)));
        assert!(other.store.grown(&eli.viewer).await.unwrap().0.is_empty());
        assert_eq!(told(&ada).await, (false, false, false, vec![false], Some(Happening::ConferenceHeld)));
    }

    async fn brought_back_to_where_it_was_made_nothing_is_doubled(school: School) {
        let ada = a_whole_portfolio(&school).await;
        let before = school.store.export_portfolio(&ada.viewer).await.unwrap();
        assert_eq!(brings(&ada, on_paper(&before)).await, came(0, 0, 17));
        let after = school.store.export_portfolio(&ada.viewer).await.unwrap();
        assert_eq!(canonical(after.portfolio), canonical(before.portfolio.clone()));
        // Into a classmate's account in the same Waymark it comes with ids of its own.
        let bo = Pen::of(&school, school.room.bo);
        assert_eq!(brings(&bo, on_paper(&before)).await, came(16, 0, 1), "he sat in the round, too");
        let mut bos = canonical(school.store.export_portfolio(&bo.viewer).await.unwrap().portfolio);
        let mut adas = canonical(before.portfolio);
        for portfolio in [&mut bos, &mut adas] {
            portfolio.items.retain(|item| item.kind() != "round");
        }
        assert_eq!(bos, adas);
    }

    async fn what_is_picked_of_it_and_revised_here_stays_ones_own(school: School) {
        let ada = a_portfolio(&school).await;
        let there = school.store.export_portfolio(&ada.viewer).await.unwrap();
        let other = School::on_sqlite().await;
        let eli = Pen::of(&other, other.room.eli);
        brings(&eli, on_paper(&there)).await;
        let story = own(&eli).await.story;
        does(&eli, story.id, PortfolioAct::Remove { part: story.parts[1].id }).await;
        does(&eli, story.id, chapter("Winter, in a new school").1).await;
        assert_eq!(line(&own(&eli).await.story), ["# Autumn", "It is the light", "Ask one question a day", "# Winter, in a new school"]);
        let brought = other.store.timeline(&eli.viewer, None, None).await.unwrap().0.entries;
        let piece = brought.iter().find(|entry| entry.title == "Why do leaves fall?").unwrap();
        does(&eli, story.id, pick(TimelineSource::Brought, piece.about, "It still matters").1).await;
        does(&eli, story.id, PortfolioAct::Show { readers: vec![other.room.stone] }).await;
        let stone = other.room.staff(other.room.stone);
        let seen = other.store.story(&stone, story.id).await.unwrap().0;
        assert!(!format!("{seen:?}").contains("You looked twice"), "what was answered is between the student and who answered");
    }

    async fn a_family_asks_the_school_and_that_leaves_a_row(school: School) {
        let (store, room) = (&school.store, &school.room);
        a_portfolio(&school).await;
        let admin = room.staff(room.rivera);
        let exported = store.export_requested(&admin, room.school, room.ada, AskedBy::Family).await.unwrap();
        assert_eq!(exported.portfolio.items.len(), 3);
        let rows = store.audit(&admin, room.school, None).await.unwrap();
        assert_eq!((rows[0].what.as_str(), rows[0].subject.as_deref()), ("portfolio_export_family", Some("Ada Okafor")));
        for viewer in all_but(&school, &[room.rivera]) {
            assert!(store.export_requested(&viewer, room.school, room.ada, AskedBy::Family).await.is_err(), "{viewer:?}");
            assert!(store.import_requested(&viewer, room.school, room.ada).await.is_err(), "{viewer:?}");
        }
        let acting = store.import_requested(&admin, room.school, room.ada).await.unwrap();
        assert_eq!(acting.person(), Some(room.ada));
        // What came of it is told to the admin as numbers, and to nobody else.
        let id = ImportId::mint();
        store.import_waits(&acting, id, Uuid::nil()).await.unwrap();
        assert_eq!(store.came_of_requested(&admin, room.school, room.ada, id).await.unwrap(), None);
        store.bring_portfolio(&acting, id, on_paper(&exported), BTreeMap::new()).await.unwrap();
        assert_eq!(store.came_of_requested(&admin, room.school, room.ada, id).await.unwrap(), Some(came(0, 0, 5)));
        assert!(not_found(store.came_of_requested(&admin, room.school, room.bo, id).await), "another student's");
        for viewer in all_but(&school, &[room.rivera]) {
            assert!(store.came_of_requested(&viewer, room.school, room.ada, id).await.is_err(), "{viewer:?}");
        }
        assert!(not_found(store.export_requested(&admin, room.school, room.rivera, AskedBy::Student).await), "a student's");
    }
    async fn a_school_that_a_student_left_is_asked_no_more_once_another_is_there_to_ask(school: School) {
        let (store, room) = (&school.store, &school.room);
        a_portfolio(&school).await;
        let admin = room.staff(room.rivera);
        let asks = async || store.export_requested(&admin, room.school, room.ada, AskedBy::Family).await;
        store.remove_student(&admin, room.science, room.ada).await.unwrap();
        assert_eq!(asks().await.unwrap().portfolio.items.len(), 3, "nobody else could give it");
        let sql = "INSERT INTO enrollment (id, district_id, class_id, person_id, picture, nickname, rev, starts_at) \
                   VALUES ($1, $2, $3, $4, 'bee', FALSE, 1, 0)";
        let row = [Uuid::now_v7(), room.district.0, room.history.0, room.ada.0];
        school.behind_the_scenes(sql, row.map(Into::into)).await;
        assert!(not_found(asks().await));
        assert!(not_found(store.import_requested(&admin, room.school, room.ada).await));
    }

    async fn what_was_brought_in_all_can_go_out_again_as_one(school: School) {
        let ada = a_portfolio(&school).await;
        let bo = Pen::of(&school, school.room.bo);
        let mut reading = on_paper(&school.store.export_portfolio(&ada.viewer).await.unwrap());
        reading.portfolio.stories.clear();
        reading.portfolio.conferences.clear();
        // More than half of what a document may have, and then as much again.
        let large = |reading: &mut Reading| {
            reading.portfolio.items.truncate(1);
            reading.portfolio.items[0].id = Uuid::now_v7();
            let Content::Piece { question, .. } = &mut reading.portfolio.items[0].content else { panic!() };
            *question = "é".repeat(LARGEST_DOCUMENT as usize / 4 + 1);
        };
        large(&mut reading);
        assert_eq!(brings(&bo, reading.clone()).await.new, 1);
        assert_eq!(brings(&bo, reading.clone()).await, came(0, 0, 1), "what is here takes no room");
        large(&mut reading);
        let id = ImportId::mint();
        bo.store.import_waits(&bo.viewer, id, reading.portfolio.origin).await.unwrap();
        let told = bo.store.bring_portfolio(&bo.viewer, id, reading, BTreeMap::new()).await;
        let Err(store::Error::Refused(refusal)) = told else { panic!("{told:?}") };
        assert_eq!(refusal, Refusal::invalid("file", "export.too_large"));
        assert_eq!(bo.store.came_of_import(&bo.viewer, id).await.unwrap(), None);
        let page = bo.store.timeline(&bo.viewer, None, None).await.unwrap().0;
        assert_eq!(page.entries.len(), 1, "and changed nothing");
    }
}
