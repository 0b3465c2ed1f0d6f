//! Outside tools: approved by the school, or not there.

use domain::event::{About, Audience, Stream};
use domain::refusal::Refusal;
use domain::strategies::{Curation, StrategySource, ToolDraft};
use store::Error;

use super::{decides, names, not_found, open, outside, recommends, sees};
use crate::both;
use crate::pen::{Pen, heard_about, hears};

fn tool(name: &str, host: &str) -> ToolDraft {
    ToolDraft { name: name.into(), host: host.into(), note: "No account needed".into() }
}

both! {
    async fn an_outside_tool_is_there_while_its_host_is_approved(school: School) {
        open(&school).await;
        let (store, room) = (&school.store, &school.room);
        let (ada, bo, rivera) = (Pen::of(&school, room.ada), Pen::of(&school, room.bo), room.staff(room.rivera));
        let id = recommends(&school, &ada, outside("Graphs", "https://www.desmos.com/calculator"), false).await;
        decides(&school, id, Curation::Put).await.unwrap();
        assert!(names(&bo).await.is_empty() && sees(&ada).await.mine[0].waits_for_school);
        let heard = heard_about(&school, About::Strategy(id)).pop().unwrap();
        assert!(hears(&heard, Stream::Class(room.science), &[Audience::Staff, Audience::Person(room.ada)]), "not the class");
        let tools = store.school_tools(&rivera, room.school).await.unwrap();
        assert_eq!(tools.wanted.iter().map(|wanted| wanted.host.as_str()).collect::<Vec<_>>(), ["desmos.com"]);

        store.approve_tool(&rivera, room.school, tool("Desmos", "desmos.com")).await.unwrap();
        assert_eq!(names(&bo).await, ["Graphs"]);
        let heard = heard_about(&school, About::Strategy(id)).pop().unwrap();
        assert!(hears(&heard, Stream::Class(room.science), &[Audience::Staff, Audience::Class]));
        let tools = store.school_tools(&rivera, room.school).await.unwrap();
        assert!(tools.wanted.is_empty());
        assert_eq!((tools.approved[0].approved_by.as_str(), tools.approved[0].host.as_str()), ("Ms Rivera", "desmos.com"));

        let approved = tools.approved[0].id;
        store.withdraw_tool(&rivera, room.school, approved).await.unwrap();
        store.withdraw_tool(&rivera, room.school, approved).await.unwrap();
        assert!(names(&bo).await.is_empty(), "at once, from every shelf");
        let heard = heard_about(&school, About::Strategy(id)).pop().unwrap();
        assert!(hears(&heard, Stream::Class(room.science), &[Audience::Staff, Audience::Class]));
        let tools = store.school_tools(&rivera, room.school).await.unwrap();
        assert_eq!((tools.approved.len(), tools.withdrawn.len()), (0, 1), "kept as history");
        store.approve_tool(&rivera, room.school, tool("Desmos", "https://desmos.com/")).await.unwrap();
        assert_eq!(names(&bo).await, ["Graphs"]);
        let part = StrategySource::Own { words: outside("Part", "https://teacher.desmos.com/x") };
        store.add_strategy(&rivera, room.science, part).await.unwrap();
        assert_eq!(names(&bo).await, ["Graphs"], "a part of a site is another host");
    }

    async fn only_an_admin_approves_and_only_for_their_school(school: School) {
        open(&school).await;
        let (store, room) = (&school.store, &school.room);
        let rivera = room.staff(room.rivera);
        let teacher = store.approve_tool(&room.staff(room.kim), room.school, tool("Desmos", "desmos.com")).await;
        assert!(matches!(teacher, Err(Error::Refused(Refusal::Forbidden { .. }))), "{teacher:?}");
        for viewer in [room.staff(room.stone), room.student(room.ada), domain::viewer::Viewer::Nobody] {
            assert!(not_found(store.approve_tool(&viewer, room.school, tool("Desmos", "desmos.com")).await), "{viewer:?}");
            assert!(not_found(store.school_tools(&viewer, room.school).await), "{viewer:?}");
        }
        store.approve_tool(&rivera, room.school, tool("Desmos", "desmos.com")).await.unwrap();
        store.approve_tool(&rivera, room.school, tool("Desmos", "desmos.com")).await.unwrap();
        let again = store.approve_tool(&rivera, room.school, tool("Other", "www.desmos.com")).await;
        assert!(matches!(again, Err(Error::Refused(Refusal::Invalid { .. }))));
        let read = store.school_tools(&room.staff(room.kim), room.school).await.unwrap();
        assert!(!read.may_change && read.approved.len() == 1, "teachers read what is approved");
        let id = read.approved[0].id;
        assert!(store.withdraw_tool(&room.staff(room.stone), room.harbor_school, id).await.is_err());
        for wrong in ["http://desmos.com", "javascript:alert(1)", "", "10.0.0.1"] {
            let wrong = store.approve_tool(&rivera, room.school, tool("X", wrong)).await;
            assert!(matches!(wrong, Err(Error::Refused(Refusal::Invalid { .. }))));
        }
    }
}
