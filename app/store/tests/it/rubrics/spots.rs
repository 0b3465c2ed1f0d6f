//! Where on a recording, a drawing or a PDF something shows: said, kept, and said anew.

use domain::files::FileKind;
use domain::id::{CriterionId, ReflectionId, RubricId, ShownId};
use domain::rubrics::{Cite, RatingTyped, RubricAct, TypedLine, TypedSpot};
use domain::showing::{PagePart, Spot};

use super::{criteria, does, in_use, key, rivera};
use crate::both;
use crate::choices::{not_found, told};
use crate::harness::School;
use crate::pen::Pen;

/// Ada's piece that says nothing and shows a recording of half a minute, a drawing and a PDF, with a rubric beside it; what version 1 shows.
pub async fn shows_three(school: &School, ada: &Pen) -> (ReflectionId, RubricId, [ShownId; 3]) {
    let piece = ReflectionId::mint();
    for kind in [FileKind::Sound, FileKind::Drawing, FileKind::Pdf] {
        ada.adds(school, piece, kind).await;
    }
    ada.shares_it(school, piece).await;
    let rubric = in_use(school).await;
    does(ada, rubric, RubricAct::Pick { piece }).await;
    (piece, rubric, shown(ada, piece).await)
}

/// What the newest version shows.
pub async fn shown(ada: &Pen, piece: ReflectionId) -> [ShownId; 3] {
    let of = ada.store.piece_criteria(&ada.viewer, piece).await.unwrap().0;
    let ids: Vec<_> = of.versions[0].shown.iter().map(|shown| shown.id).collect();
    ids.try_into().expect("three things")
}

pub fn between(from: &str, to: &str) -> TypedSpot {
    TypedSpot { from: from.into(), to: to.into(), ..Default::default() }
}

pub fn framed([x, y, w, h]: [&str; 4]) -> TypedSpot {
    TypedSpot { x: x.into(), y: y.into(), w: w.into(), h: h.into(), ..Default::default() }
}

/// It shows in this thing, there.
pub fn on(criterion: CriterionId, id: ShownId, spot: TypedSpot) -> (CriterionId, TypedLine) {
    (criterion, TypedLine { cite: Cite::Shown { id, spot: None }.said(), spot, ..Default::default() })
}

fn shown_at(id: ShownId, spot: Spot) -> Option<Cite> {
    Some(Cite::Shown { id, spot: Some(spot) })
}

both! {
    async fn a_moment_an_area_and_a_page_come_back_as_they_were_said(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (piece, rubric, [sound, drawing, pdf]) = shows_three(&school, &ada).await;
        let all = criteria(&school, rubric).await;
        let page = TypedSpot { page: "3".into(), part: "top".into(), ..Default::default() };
        let lines = vec![
            on(all[0], sound, between("0:12", "0:20")),
            on(all[1], drawing, framed(["10", "0", "50", "25"])),
            on(all[2], pdf, page),
        ];
        let rate = |lines| RubricAct::Rate { piece, version: 1, wording: 1, typed: RatingTyped { lines, shown: true } };
        does(&ada, rubric, rate(lines.clone())).await;
        let moment = shown_at(sound, Spot::Moment { at: 12_000, until: Some(20_000) });
        for viewer in [&ada.viewer, &rivera(&school)] {
            let of = store.piece_criteria(viewer, piece).await.unwrap().0;
            let cites: Vec<_> = of.versions[0].own().unwrap().now.lines.iter().map(|line| line.cite.clone()).collect();
            let area = shown_at(drawing, Spot::Area { x: 1_000, y: 0, w: 5_000, h: 2_500 });
            assert_eq!(cites, [moment.clone(), area, shown_at(pdf, Spot::Page { page: 3, part: Some(PagePart::Top) })]);
        }

        // The same again is nothing new; another moment is, and the one before stays.
        does(&ada, rubric, rate(lines)).await;
        does(&ada, rubric, rate(vec![on(all[0], sound, between("0:14", ""))])).await;
        does(&ada, rubric, rate(vec![on(all[0], sound, TypedSpot::default())])).await;
        let of = store.piece_criteria(&ada.viewer, piece).await.unwrap().0;
        let said = of.versions[0].own().unwrap();
        assert_eq!(said.now.lines[0].cite, Some(Cite::Shown { id: sound, spot: None }), "all of it");
        let before: Vec<_> = said.earlier.iter().map(|round| round.lines[0].cite.clone()).collect();
        assert_eq!(before, [shown_at(sound, Spot::Moment { at: 14_000, until: None }), moment]);
    }

    async fn a_teacher_says_where_they_heard_it_and_nobody_else_reads_it(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (piece, rubric, [sound, ..]) = shows_three(&school, &ada).await;
        let first = criteria(&school, rubric).await[0];
        let typed = || RatingTyped { lines: vec![on(first, sound, between("0:05", "0:09"))], shown: true };
        store.rate_piece(&rivera(&school), piece, (1, 1), typed()).await.unwrap();
        let of = store.piece_criteria(&ada.viewer, piece).await.unwrap().0;
        let heard = &of.versions[0].ratings[0];
        assert_eq!((heard.by_name.as_str(), heard.own), ("Ms Rivera", false));
        assert_eq!(heard.now.lines[0].cite, shown_at(sound, Spot::Moment { at: 5_000, until: Some(9_000) }));
        for stranger in [room.student(room.bo), room.staff(room.kim), room.staff(room.stone), room.student(room.eli)] {
            assert!(not_found(store.piece_criteria(&stranger, piece).await));
            assert!(not_found(store.rate_piece(&stranger, piece, (1, 1), typed()).await));
        }
    }

    async fn what_lies_beside_is_told_and_changes_nothing(school: School) {
        let (store, room) = (&school.store, &school.room);
        let ada = Pen::of(&school, room.ada);
        let (piece, rubric, [sound, drawing, _]) = shows_three(&school, &ada).await;
        let first = criteria(&school, rubric).await[0];
        let rate = |line| {
            RubricAct::Rate { piece, version: 1, wording: 1, typed: RatingTyped { lines: vec![line], shown: true } }
        };
        for (line, why) in [
            (on(first, sound, between("0:05", "0:31")), "rubrics.spot_too_late"),
            (on(first, sound, between("0:30", "")), "rubrics.spot_too_late"),
            (on(first, sound, between("0:20", "0:12")), "rubrics.spot_backwards"),
            (on(first, sound, between("soon", "")), "rubrics.spot_no_time"),
            (on(first, drawing, framed(["60", "0", "50", "25"])), "rubrics.spot_beside"),
            (on(first, drawing, framed(["60", "", "5", "5"])), "rubrics.spot_numbers"),
            ((first, TypedLine { spot: between("0:05", ""), ..Default::default() }), "rubrics.spot_on_what"),
            (on(first, ShownId::mint(), between("0:05", "")), "rubrics.not_in_the_version"),
        ] {
            let said = format!("{line:?}");
            assert_eq!(key(&ada, rubric, rate(line)).await, why, "{said}");
        }
        let typed = RatingTyped { lines: vec![on(first, sound, between("0:30", "0:40"))], shown: true };
        assert_eq!(told(store.rate_piece(&rivera(&school), piece, (1, 1), typed).await), "rubrics.spot_too_late");
        assert!(store.piece_criteria(&ada.viewer, piece).await.unwrap().0.versions[0].ratings.is_empty());
    }
}
