//! A story and a conference.

use domain::export::Content;
use domain::portfolio::{Happening, TimelineSource};
use store::seed::TEACHERS;

use super::{demo_school, signed_in};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_student_tells_her_story_and_leads_a_conference() {
    let (store, _folder) = demo_school().await;
    let credential = store.credential_of(TEACHERS[0].1).await.unwrap().unwrap();
    let rivera = signed_in(credential.district, credential.person, true);
    let class = store.my_classes(&rivera).await.unwrap().remove(0);
    let students = store.students(&rivera, class.id).await.unwrap();
    let priya = students.iter().find(|student| student.name == "Priya Raman").unwrap().person;
    let own = signed_in(credential.district, priya, false);
    let (page, _) = store.own_story(&own, None).await.unwrap();
    let picks = page.story.parts.iter().filter(|part| matches!(part.is, domain::portfolio::PartIs::Pick(_, Some(_))));
    assert_eq!((picks.count(), page.story.parts.len(), page.story.readers.len()), (6, 8, 1));
    let (conferences, _) = store.own_conferences(&own).await.unwrap();
    let stages: Vec<_> = conferences.conferences.iter().map(|card| card.stage.name()).collect();
    assert_eq!(stages, ["planned", "looked_back"]);
    let (desk, _) = store.story_desk(&rivera).await.unwrap();
    assert_eq!((desk.stories.len(), desk.conferences.len()), (1, 1));
    let exported = store.export_portfolio(&own).await.unwrap();
    let items = &exported.portfolio.items;
    let kinds: std::collections::BTreeSet<_> = items.iter().map(|item| item.kind()).collect();
    let made = TimelineSource::ALL
        .iter()
        .filter(|of| !matches!(of, TimelineSource::Brought | TimelineSource::Conference | TimelineSource::Story));
    assert_eq!(kinds, made.map(|of| of.name()).collect(), "something of every kind");
    assert!(items.iter().any(|item| matches!(item.content, Content::Piece { proud: true, .. })), "and one rests");
    // A year of everything that can happen, by access point.
    let (mut happened, mut before) = (std::collections::BTreeSet::new(), None);
    loop {
        let timeline = store.timeline(&own, None, before).await.unwrap().0;
        happened.extend(timeline.entries.iter().map(|entry| entry.happened.name()));
        before = timeline.earlier;
        if before.is_none() {
            break;
        }
    }
    for wanted in Happening::ALL.iter().filter(|of| !matches!(of, Happening::Brought | Happening::ToldStory)) {
        assert!(happened.contains(wanted.name()), "{wanted:?} in {happened:?}");
    }
}
