//! Everything that a student made is evidence of what they are after, if they say so.

use std::collections::BTreeSet;

use domain::choices::{ChoiceAct, Outcome, Template};
use domain::classes::AccessPoint;
use domain::clock::HOUR;
use domain::command::Command;
use domain::competencies::pasted;
use domain::conference::ConferenceAct;
use domain::event::About;
use domain::evidence::{EvidenceView, InquiryPart, MOST_LINKED, Made, Offer};
use domain::goals::GoalAct;
use domain::id::{ChoiceId, EvidenceId, GoalId, GrowthId, PersonId, ReflectionId, TriedId, TryId};
use domain::inquiry::InquiryAct;
use domain::portfolio::TimelineSource;
use domain::questions::QuestionAct;
use domain::refusal::Refusal;
use domain::trying::{Keeps, TryAct};
use migration::{MigratorTrait, SchemaManager};

use super::asked::{Asked, asks_everything};
use super::conferences::plans;
use super::{chapter, own, works};
use crate::both;
use crate::goals::{gives, key, seen, sets, told};
use crate::harness::School;
use crate::inquiry::wonders;
use crate::pen::{Pen, own_question, refused};

/// What Ada made in a year, besides what she asked.
pub struct Year {
    pub asked: Asked,
    pub attempt: TryId,
    pub piece: ReflectionId,
    pub pair: GrowthId,
    pub goal: GoalId,
}

/// Something of every kind.
pub async fn makes_everything(school: &School) -> (Pen, Year) {
    let ada = Pen::of(school, school.room.ada);
    let (piece, pair, goal) = works(school, &ada).await;
    let attempt = chooses_and_tries(school, &ada, goal, piece).await;
    let story = own(&ada).await.story.id;
    super::does(&ada, story, chapter("Autumn").1).await;
    let conference = plans(&ada).await;
    super::conferences::does(&ada, conference, ConferenceAct::Held).await;
    let asked = asks_everything(school).await;
    (ada, Year { asked, attempt, piece, pair, goal })
}

/// A choice for a goal, with what helped and the work that came of it; a try; and a strategy for the class.
pub async fn chooses_and_tries(school: &School, ada: &Pen, goal: GoalId, work: ReflectionId) -> TryId {
    crate::strategies::open(school).await;
    crate::strategies::recommends(school, ada, crate::strategies::words("Boxes"), true).await;
    school.later(HOUR);
    let board = crate::choices::opens(school, "I can say why", Template::Menu).await;
    let picks = crate::choices::firsts(ada, board).await;
    let (option, choice, why) = (picks[0], ChoiceId::mint(), "I like to draw".to_owned());
    let acts = [
        ChoiceAct::Choose { choice, picks, why, goal: Some(goal) },
        ChoiceAct::Work { reflection: Some(work) },
        ChoiceAct::After { option, outcome: Outcome::Helped, words: "It was quiet".into() },
    ];
    for act in acts {
        crate::choices::does(ada, board, act).await;
    }
    school.later(HOUR);
    let (attempt, tried) = (crate::tries::poses(ada, "I forget").await, TriedId::mint());
    crate::tries::does(
        ada,
        attempt,
        TryAct::Pick { tried, strategy: None, name: "Cards".into(), kind: domain::strategies::StrategyKind::Strategy },
    )
    .await;
    let changed = TryAct::Tell { tried, changed: "I remember".into(), keeps: Keeps::Keep, piece: Some(work) };
    crate::tries::does(ada, attempt, changed).await;
    attempt
}

pub async fn offers(pen: &Pen, goal: GoalId) -> Vec<Offer> {
    pen.store.goal(&pen.viewer, goal).await.unwrap().0.offers
}

async fn own_evidence(pen: &Pen, goal: GoalId) -> Vec<EvidenceView> {
    crate::goals::own(pen, goal).await.evidence
}

fn link(made: Made) -> (EvidenceId, GoalAct) {
    let evidence = EvidenceId::mint();
    (evidence, GoalAct::Link { evidence, made, words: format!("It shows {}", made.source().name()) })
}

pub async fn links(pen: &Pen, goal: GoalId, made: Made) -> EvidenceId {
    let (id, act) = link(made);
    crate::goals::does(pen, goal, act).await;
    id
}

/// Everything that is offered.
pub async fn links_everything(pen: &Pen, goal: GoalId) {
    for offer in offers(pen, goal).await {
        links(pen, goal, offer.made).await;
    }
}

pub fn thing(source: TimelineSource, about: impl Into<uuid::Uuid>) -> Made {
    Made::Thing { source, about: about.into(), fixed: None }
}

/// Kinds of which this teacher reads something, and kinds of which they read the kind alone.
async fn read_by(school: &School, who: PersonId, goal: GoalId) -> (BTreeSet<TimelineSource>, BTreeSet<TimelineSource>) {
    let view = seen(school, who, goal).await.unwrap();
    let of = |read: bool| {
        view.evidence.iter().filter(|shown| shown.shows.is_some() == read).map(|shown| shown.source).collect()
    };
    (of(true), of(false))
}

both! {
    async fn whatever_she_made_is_offered_by_its_way_in_and_can_be_linked(school: School) {
        let (ada, _) = makes_everything(&school).await;
        let goal = sets(&ada, "Ask first", &[school.room.rivera]).await;
        let all = offers(&ada, goal).await;
        let kinds: BTreeSet<TimelineSource> = all.iter().map(|offer| offer.made.source()).collect();
        let made: BTreeSet<TimelineSource> = TimelineSource::ALL.iter().copied().filter(|kind| *kind != TimelineSource::Brought && !kind.stays_own()).collect();
        assert_eq!(kinds, made, "all but what was brought from elsewhere and what is nobody else's to read");
        let parts: BTreeSet<_> = all.iter().filter_map(|offer| offer.part.map(|part| part == InquiryPart::Note)).collect();
        assert_eq!(parts, BTreeSet::from([false, true]), "perspectives and notes");
        assert!(all.windows(2).all(|pair| pair[0].at >= pair[1].at), "newest first");
        for point in AccessPoint::ALL {
            assert!(all.iter().any(|offer| offer.point == *point), "{point:?}");
        }
        assert!(all.iter().all(|offer| offer.about != goal.0 && !offer.title.is_empty()), "{all:?}");
        links_everything(&ada, goal).await;
        assert_eq!(offers(&ada, goal).await, [], "each once");
        let evidence = own_evidence(&ada, goal).await;
        assert_eq!(evidence.len(), all.len());
        for shown in &evidence {
            let shows = shown.shows.as_ref().expect("she sees what is hers");
            assert!(!shows.title.is_empty() && shows.link.starts_with('/'), "{shown:?}");
            assert_eq!(shown.words, format!("It shows {}", shown.source.name()));
        }
        let words: Vec<&str> = evidence.iter().filter_map(|shown| Some(shown.shows.as_ref()?.words.as_str())).collect();
        for said in ["They give the river its trees back", "The trees came back", "I remember", "It was quiet", "Faster", "When it has many parts"] {
            assert!(words.iter().any(|words| words.contains(said)), "no {said} in {words:?}");
        }
        let again = evidence.iter().find(|shown| shown.source == TimelineSource::Try).unwrap();
        assert_eq!(key(&ada, goal, link(thing(TimelineSource::Try, again.about)).1).await, "goals.linked_already");
    }

    async fn a_teacher_reads_what_they_may_see_anyway_and_else_its_kind_alone(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, _) = makes_everything(&school).await;
        let goal = sets(&ada, "Ask first", &[room.rivera, room.osei]).await;
        links_everything(&ada, goal).await;
        let (reads, hidden) = read_by(&school, room.rivera, goal).await;
        use TimelineSource::*;
        // She teaches Science, and the inquiry is shown to her; the try, the other goal, the story and the conference are not.
        assert_eq!(reads, BTreeSet::from([Piece, Pair, Choice, Inquiry, Question, Round, Rating, Measure, Strategy]));
        assert_eq!(hidden, BTreeSet::from([Goal, Try, Conference, Story]));
        let view = seen(&school, room.rivera, goal).await.unwrap();
        assert!(view.evidence.iter().all(|shown| !shown.words.is_empty()), "her sentences are part of the goal");
        let told_her = format!("{:?}", view.evidence);
        for hers in ["Cards", "I remember", "Grandma", "Ask one question a day", "/try"] {
            assert!(!told_her.contains(hers), "{hers}: {told_her}");
        }
        assert!(!told_her.contains("It was quiet"), "what helped her is on a page that she shows to nobody");

        // Who guides her no longer keeps what was shown to them, and the pieces.
        store.remove_co_teacher(&room.staff(room.rivera), room.science, room.osei).await.unwrap();
        let (reads, hidden) = read_by(&school, room.osei, goal).await;
        assert_eq!(reads, BTreeSet::from([Piece]));
        assert_eq!(hidden.len(), 12);
        let told_him = format!("{:?}", seen(&school, room.osei, goal).await.unwrap().evidence);
        for hers in ["sky blue", "wolves", "Faster", "Boxes", "I can say why", "It is the light"] {
            assert!(!told_him.contains(hers), "{hers}: {told_him}");
        }
        assert!(ada.gives(Command::ShowHelped { readers: vec![room.rivera] }).await.is_done());
        assert!(format!("{:?}", seen(&school, room.rivera, goal).await.unwrap().evidence).contains("It was quiet"));
    }

    async fn what_is_not_hers_is_not_found_whatever_it_is(school: School) {
        let (ada, made) = makes_everything(&school).await;
        let goal = sets(&ada, "Ask first", &[]).await;
        let bo = Pen::of(&school, school.room.bo);
        let bos = sets(&bo, "Wait for the end", &[]).await;
        let adas: Vec<Made> = offers(&ada, goal).await.into_iter().map(|offer| offer.made).collect();
        for made in adas.into_iter().filter(|made| made.source() != TimelineSource::Round) {
            assert_eq!(refused(gives(&bo, bos, link(made).1).await), Refusal::NotFound, "{made:?}");
        }
        assert!(offers(&bo, bos).await.iter().all(|offer| offer.made.source() == TimelineSource::Round), "he sat in it, too");
        for wrong in [
            thing(TimelineSource::Goal, goal.0),
            thing(TimelineSource::Piece, made.piece.0),
            thing(TimelineSource::Try, made.asked.question.0),
            Made::Thing { source: TimelineSource::Inquiry, about: made.asked.inquiry.0, fixed: Some(made.piece.0) },
            thing(TimelineSource::Story, uuid::Uuid::now_v7()),
        ] {
            assert_eq!(refused(gives(&ada, goal, link(wrong).1).await), Refusal::NotFound, "{wrong:?}");
        }
        let same = EvidenceId::mint();
        let act = |made| GoalAct::Link { evidence: same, made, words: String::new() };
        crate::goals::does(&ada, goal, act(thing(TimelineSource::Try, made.attempt))).await;
        assert_eq!(refused(gives(&ada, goal, act(thing(TimelineSource::Pair, made.pair))).await), Refusal::NotFound);
        let foreign = GoalAct::Link { evidence: same, made: thing(TimelineSource::Round, made.asked.round), words: String::new() };
        assert_eq!(refused(gives(&bo, bos, foreign).await), Refusal::NotFound, "somebody else's id");
    }

    async fn what_she_takes_back_goes_and_what_she_puts_back_is_there_again(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, made) = makes_everything(&school).await;
        let goal = sets(&ada, "Ask first", &[room.rivera]).await;
        store.import_competencies(&room.staff(room.rivera), room.science, pasted("LS1\tI can ask")).await.unwrap();
        let competency = store.competencies(&room.staff(room.rivera), room.science).await.unwrap().0[0].id;
        let question = links(&ada, goal, thing(TimelineSource::Question, made.asked.question)).await;
        let note = offers(&ada, goal).await.into_iter().find(|offer| offer.part == Some(InquiryPart::Note)).unwrap();
        let Made::Thing { fixed: Some(note_id), .. } = note.made else { panic!("{note:?}") };
        links(&ada, goal, note.made).await;
        links(&ada, goal, thing(TimelineSource::Pair, made.pair)).await;
        crate::goals::does(&ada, goal, GoalAct::Aim { competency, aims: true }).await;
        crate::goals::does(&ada, goal, GoalAct::Claim { competency, evidence: question, words: "I do".into() }).await;
        let claimed = async |who| seen(&school, who, goal).await.unwrap().aims[0].evidence;
        assert_eq!(claimed(room.rivera).await, Some(question));

        let heard = || told(&school, About::Goal(goal)).len();
        let before = heard();
        crate::questions::does(&ada, made.asked.question, QuestionAct::Withdraw).await;
        assert_eq!(told(&school, About::Goal(goal))[before..], [room.ada, room.rivera], "and whoever sees it hears that");
        assert_eq!(claimed(room.rivera).await, None, "what does not stand shows nothing");
        assert!(crate::goals::own(&ada, goal).await.aims[0].claimed_at.is_none());
        let again = GoalAct::Claim { competency, evidence: question, words: "I do".into() };
        assert_eq!(key(&ada, goal, again).await, "goals.claim_needs_evidence");
        assert!(!format!("{:?}", seen(&school, room.rivera, goal).await.unwrap()).contains("sky blue"));

        let before = heard();
        let take_out = InquiryAct::Remove { note: note_id.into() };
        crate::inquiry::does(&ada, made.asked.inquiry, take_out).await;
        assert_eq!(own_evidence(&ada, goal).await.len(), 1, "the pair");
        crate::inquiry::does(&ada, made.asked.inquiry, InquiryAct::PutBack { note: note_id.into() }).await;
        assert_eq!(own_evidence(&ada, goal).await.len(), 2, "her note stands there again, linked as it was");
        assert_eq!(heard(), before + 4);
        let before = heard();
        assert!(ada.gives(Command::SetGrowthAside { growth: made.pair }).await.is_done());
        assert_eq!((own_evidence(&ada, goal).await.len(), heard()), (1, before + 2));

        // What nothing links to tells nobody anything.
        let before = heard();
        crate::goals::does(&ada, made.goal, GoalAct::CheckIn { feels: vec![], words: "Still".into() }).await;
        crate::questions::asks(&school, &ada, "Another one?").await;
        assert_eq!(heard(), before);
    }

    async fn an_inquiry_shows_other_things_and_whoever_reads_it_reads_its_pieces(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, made) = makes_everything(&school).await;
        let wolves = wonders(&ada, "What else do they change?").await;
        crate::inquiry::does(&ada, wolves, InquiryAct::Show { readers: vec![room.osei] }).await;
        let offers = crate::inquiry::own(&ada, wolves).await.offers;
        assert!(offers.iter().all(|offer| offer.about != wolves.0) && offers.len() > 12, "{offers:?}");
        let version = ada.sees(made.piece).await.versions[0].id;
        let link = |made| InquiryAct::Link { evidence: EvidenceId::mint(), made, words: "Here".into() };
        for made in [Made::Version(version), thing(TimelineSource::Try, made.attempt), thing(TimelineSource::Measure, made.asked.measure)] {
            crate::inquiry::does(&ada, wolves, link(made)).await;
        }
        let stone = room.staff(room.stone);
        assert!(store.shown_by_version(&room.staff(room.osei), version).await.is_ok());
        assert!(store.shown_by_version(&stone, version).await.is_err());
        store.remove_co_teacher(&room.staff(room.rivera), room.science, room.osei).await.unwrap();
        assert!(store.shown_by_version(&room.staff(room.osei), version).await.is_ok(), "she shows him the inquiry");
        let itself = link(thing(TimelineSource::Inquiry, wolves));
        assert_eq!(refused(crate::inquiry::gives(&ada, wolves, itself).await), Refusal::NotFound);
        let shown = crate::inquiry::own(&ada, wolves).await.inquiry.evidence;
        assert_eq!(shown.iter().map(|shown| shown.source).collect::<Vec<_>>(), [TimelineSource::Piece, TimelineSource::Try, TimelineSource::Measure]);
        let before = told(&school, About::Inquiry(wolves)).len();
        let tried = TriedId::mint();
        crate::tries::does(&ada, made.attempt, TryAct::Pick { tried, strategy: None, name: "Songs".into(), kind: domain::strategies::StrategyKind::Strategy }).await;
        assert_eq!(told(&school, About::Inquiry(wolves))[before..], [room.ada, room.osei]);
    }

    async fn a_goal_has_room_for_as_much_as_somebody_reads(school: School) {
        let ada = Pen::of(&school, school.room.ada);
        let goal = sets(&ada, "Ask first", &[]).await;
        for n in 0..=MOST_LINKED {
            let piece = ReflectionId::mint();
            ada.shares(piece, &own_question(school.room.science), &format!("Words {n}")).await;
            let made = Made::Version(ada.sees(piece).await.versions[0].id);
            if n < MOST_LINKED {
                links(&ada, goal, made).await;
            } else {
                assert_eq!(key(&ada, goal, link(made).1).await, "goals.too_many_linked");
            }
        }
    }

    async fn links_that_were_there_before_are_there_afterwards(school: School) {
        let (store, room) = (&school.store, &school.room);
        let (ada, made) = makes_everything(&school).await;
        let goal = sets(&ada, "Ask first", &[room.rivera]).await;
        store.import_competencies(&room.staff(room.rivera), room.science, pasted("LS1\tI can ask")).await.unwrap();
        let competency = store.competencies(&room.staff(room.rivera), room.science).await.unwrap().0[0].id;
        let versions = ada.sees(made.piece).await.versions;
        let first = links(&ada, goal, Made::Version(versions[1].id)).await;
        let second = links(&ada, goal, Made::Version(versions[0].id)).await;
        links(&ada, goal, thing(TimelineSource::Try, made.attempt)).await;
        crate::goals::does(&ada, goal, GoalAct::Unlink { evidence: first }).await;
        crate::goals::does(&ada, goal, GoalAct::Aim { competency, aims: true }).await;
        crate::goals::does(&ada, goal, GoalAct::Claim { competency, evidence: second, words: "I do".into() }).await;
        let wolves = wonders(&ada, "What else?").await;
        let also = InquiryAct::Link { evidence: EvidenceId::mint(), made: Made::Version(versions[1].id), words: "Also".into() };
        crate::inquiry::does(&ada, wolves, also).await;
        let before = (crate::goals::own(&ada, goal).await, crate::inquiry::own(&ada, wolves).await.inquiry.evidence);
        // To the tables of the release before, which know links of pieces only, and from there to these.
        let database = store::Database::open(&school.url).await.unwrap();
        let manager = SchemaManager::new(database.connection());
        let change = migration::Migrator::migrations().into_iter().find(|one| one.name().ends_with("_evidence")).unwrap();
        change.down(&manager).await.unwrap();
        change.up(&manager).await.unwrap();
        let after = (crate::goals::own(&ada, goal).await, crate::inquiry::own(&ada, wolves).await.inquiry.evidence);
        let pieces: Vec<_> = before.0.evidence.iter().filter(|shown| shown.source == TimelineSource::Piece).cloned().collect();
        assert_eq!((after.0.evidence, after.1), (pieces, before.1));
        assert_eq!(after.0.aims, before.0.aims, "and what was claimed with them");
        assert_eq!(after.0.aims[0].evidence, Some(second));
    }
}
