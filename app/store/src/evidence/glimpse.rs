//! As much of a thing as stands beside what it is evidence of. It is read from the same document that a story and an export show
//! ([`crate::export`]); a story and a conference, which travel as themselves, are read here.

use domain::clock::Moment;
use domain::conference::ConferenceStage;
use domain::evidence::{Glimpse, InquiryPart};
use domain::export::{Content, Item};
use domain::portfolio::{SchoolYear, TimelineSource, opening};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::Result;
use crate::entity::{choice, conference, story};
use crate::export;
use crate::tx::Tx;

/// Who looks. Others are not led anywhere, and of a choice read what helped only where its student shows that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    Student,
    Other { reads_what_helped: bool },
}

pub type Meant = (TimelineSource, Uuid, Option<Uuid>);

/// None: it is not this student's, or they took it back.
pub async fn glimpse(tx: &Tx, student: Uuid, meant: Meant, reader: For) -> Result<Option<Glimpse>> {
    let (source, about, _) = meant;
    let glimpse = match source {
        TimelineSource::Story => of_story(tx, student, about).await?,
        TimelineSource::Conference => of_conference(tx, student, about).await?,
        _ => match export::item(tx, source, student, about).await? {
            Some(item) if !item.stays_own() => of_item(tx, item, meant, reader).await?,
            _ => None,
        },
    };
    Ok(glimpse.map(|glimpse| match reader {
        For::Student => glimpse,
        For::Other { .. } => Glimpse { link: String::new(), ..glimpse },
    }))
}

async fn of_item(tx: &Tx, item: Item, (source, about, fixed): Meant, reader: For) -> Result<Option<Glimpse>> {
    let link = link(tx, source, &item, about).await?;
    if let Content::Inquiry { notes, wordings, .. } = &item.content
        && let Some(note) = notes.iter().find(|note| Some(note.id) == fixed)
    {
        let question = wordings.iter().rev().find(|wording| wording.at <= note.at).or(wordings.first());
        let said = [&note.words, &note.says, &note.title].into_iter().find(|said| !said.is_empty());
        return Ok(Some(Glimpse {
            title: match question {
                Some(question) if note.title.is_empty() => question.words.clone(),
                _ => note.title.clone(),
            },
            part: Some(InquiryPart::Note),
            words: said.cloned().unwrap_or_default(),
            at: note.at,
            link: format!("{link}#note-{}", note.id),
            ..Glimpse::default()
        }));
    }
    // Of what has no versions that a link means, the thing as it stands.
    let fixed = fixed.filter(|_| matches!(source, TimelineSource::Piece | TimelineSource::Inquiry));
    let Some(item) = item.fixed(fixed) else { return Ok(None) };
    let plain = Glimpse { title: item.title().to_owned(), at: item.at, link, ..Glimpse::default() };
    Ok(Some(match &item.content {
        Content::Piece { versions, .. } => match versions.last() {
            Some(version) => Glimpse {
                number: Some(version.number),
                words: version.words.clone(),
                is_rich: true,
                at: version.at,
                ..plain
            },
            None => return Ok(None),
        },
        Content::Inquiry { perspectives, .. } => match perspectives.iter().find(|said| Some(said.id) == fixed) {
            Some(said) => Glimpse {
                title: said.question.clone(),
                part: Some(InquiryPart::Perspective),
                words: said.words.clone(),
                is_rich: true,
                at: said.at,
                ..plain
            },
            None => Glimpse { words: opening(item.opening()), ..plain },
        },
        Content::Choice { helped, times, .. } => {
            let reads = reader != For::Other { reads_what_helped: false };
            let words = match helped.last().filter(|_| reads) {
                Some(said) if said.words.is_empty() => said.option.clone(),
                Some(said) => format!("{}: {}", said.option, said.words),
                None => times.last().map(|time| time.why.clone()).unwrap_or_default(),
            };
            Glimpse { words: opening(&words), ..plain }
        }
        Content::Measure { figures, unit, notes, .. } => {
            let said = notes.last().map(|said| if said.says.is_empty() { &said.will } else { &said.says });
            let figure = figures.last().map(|figure| format!("{} {unit}", figure.amount).trim_end().to_owned());
            Glimpse { words: opening(&said.cloned().or(figure).unwrap_or_default()), ..plain }
        }
        _ => Glimpse { words: opening(item.opening()), ..plain },
    }))
}

/// Where its student reads it in full.
async fn link(tx: &Tx, source: TimelineSource, item: &Item, about: Uuid) -> Result<String> {
    Ok(match source {
        TimelineSource::Piece => format!("/piece/{about}"),
        TimelineSource::Pair => format!("/portfolio/pair/{about}"),
        TimelineSource::Goal => format!("/goal/{about}"),
        TimelineSource::Choice => match choice::Entity::find_by_id(about).one(&tx.db).await? {
            Some(row) => format!("/board/{}", row.board_id),
            None => String::new(),
        },
        TimelineSource::Try => "/try".into(),
        TimelineSource::Inquiry => format!("/inquiry/{about}"),
        TimelineSource::Question => format!("/questions#own-{about}"),
        TimelineSource::Round => format!("/round/{about}"),
        TimelineSource::Rating => match &item.content {
            Content::Rating { about, .. } => format!("/piece/{}/criteria", about.piece),
            _ => String::new(),
        },
        TimelineSource::Measure => format!("/data/{about}"),
        TimelineSource::Strategy => "/shelf".into(),
        TimelineSource::Brought => format!("/portfolio/brought/{about}"),
        TimelineSource::Conference | TimelineSource::Story | TimelineSource::Sure | TimelineSource::ClassNote => {
            String::new()
        }
    })
}

/// What it is called, and how it begins.
async fn of_story(tx: &Tx, student: Uuid, id: Uuid) -> Result<Option<Glimpse>> {
    let row = story::Entity::find_by_id(id).filter(story::Column::SubjectId.eq(student)).one(&tx.db).await?;
    Ok(row.map(|row| Glimpse {
        title: if row.name.is_empty() { SchoolYear(row.year).to_string() } else { row.name },
        at: Moment(row.changed_at),
        link: format!("/story/{}", row.id),
        ..Glimpse::default()
    }))
}

/// One that was held, and stands on the list.
async fn of_conference(tx: &Tx, student: Uuid, id: Uuid) -> Result<Option<Glimpse>> {
    let row = conference::Entity::find_by_id(id)
        .filter(conference::Column::SubjectId.eq(student))
        .filter(conference::Column::RemovedAt.is_null())
        .one(&tx.db)
        .await?;
    let held = |row: &conference::Model| {
        matches!(ConferenceStage::named(&row.stage), Some(ConferenceStage::Held | ConferenceStage::LookedBack))
    };
    Ok(row.filter(held).map(|row| Glimpse {
        title: row.whom,
        words: opening(&row.looked_back),
        at: Moment(row.held_at.unwrap_or(row.created_at)),
        link: format!("/conference/{}", row.id),
        ..Glimpse::default()
    }))
}
