//! What a student does to a story or a conference, from a form. The browser never reads these forms (they stand on plain pages), so they
//! are read here alone.

use app::error::AppError;
use app::typed::Typed;
use axum::response::{IntoResponse, Redirect, Response};
use domain::command::{Answer, Command, Envelope};
use domain::conference::ConferenceDeed;
use domain::id::ConferenceId;
use domain::portfolio::{PortfolioDeed, PortfolioSaid};

use super::{Wanted, answer, conference, see, story};
use crate::forms::command_form;
use crate::forms::shelf::Learning;
use crate::forms::visit::{Visit, own_path};

type Posted = Vec<(String, String)>;

/// The command in a form, if it is one of ours.
pub fn read(fields: &Posted) -> Option<Envelope> {
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let act = PortfolioSaid::read(fields)?;
    Some(Envelope {
        id: field("command")?.parse().ok()?,
        person: field("person")?.parse().ok()?,
        device: None,
        base_version: 0,
        done_at: 0,
        command: Command::Portfolio { act },
        v: 1,
    })
}

pub async fn done(visit: Visit, envelope: Envelope, fields: Posted) -> Response {
    let Command::Portfolio { act } = &envelope.command else { return visit.not_found() };
    let said = act.clone();
    match command_form::answer(&visit.state, &visit.viewer, envelope).await {
        Answer::Done { .. } => see(&after(&said)),
        Answer::Refused { refusal } => again(visit, &said, fields, refusal.into()).await,
        Answer::TryAgain { .. } => again(visit, &said, fields, AppError::Busy).await,
    }
}

/// Where its student goes on: back to the page, which says what was done.
fn after(said: &PortfolioSaid) -> String {
    let deed = said.field("do").unwrap_or_default();
    if let Some(of) = said.conference() {
        let id = conference_of(said).map(|id| id.to_string()).unwrap_or_default();
        return match of {
            ConferenceDeed::Remove | ConferenceDeed::Restore => format!("/conferences?said={deed}"),
            _ if on_stage(said) => format!("/conference/{id}/live{}", anchor(said)),
            _ => format!("/conference/{id}?said={deed}"),
        };
    }
    let from = said.field("from").filter(|from| from.starts_with("/portfolio"));
    match from.as_deref().and_then(own_path) {
        Some(page) if said.story() == Some(PortfolioDeed::Pick) => {
            let joint = if page.contains('?') { '&' } else { '?' };
            format!("{page}{joint}said={deed}")
        }
        _ => format!("/portfolio/story?id={}&said={deed}", story_of(said)),
    }
}

fn story_of(said: &PortfolioSaid) -> String {
    said.field("story").and_then(|id| id.parse::<uuid::Uuid>().ok()).map(|id| id.to_string()).unwrap_or_default()
}

fn conference_of(said: &PortfolioSaid) -> Option<ConferenceId> {
    said.field("conference")?.parse().ok()
}

fn on_stage(said: &PortfolioSaid) -> bool {
    said.field("page").as_deref() == Some("live")
}

fn anchor(said: &PortfolioSaid) -> String {
    let at = said.field("at").and_then(|at| at.parse::<u8>().ok()).filter(|at| *at > 0);
    at.map(|at| format!("#item-{at}")).unwrap_or_default()
}

/// The page again, with what was typed and why it was not taken.
async fn again(visit: Visit, said: &PortfolioSaid, fields: Posted, error: AppError) -> Response {
    if visit.viewer.signed_in().is_none() {
        return Redirect::to("/join").into_response();
    }
    if visit.is_staff() {
        return visit.stopped(error);
    }
    let here = match Learning::of(visit).await {
        Ok(here) => here,
        Err(stopped) => return *stopped,
    };
    let missing = error.is_not_found();
    let typed = Typed::refused(fields, error.clone());
    let shown = match (said.conference(), conference_of(said)) {
        (Some(_), Some(id)) if on_stage(said) => conference::live_again(&here, id, typed).await,
        (Some(_), Some(id)) => match conference::show_plan(&here, id, String::new(), typed.clone()).await {
            // There is none yet: it was to be planned.
            Err(refused) if refused.is_not_found() => conference::show_list(&here, String::new(), typed).await,
            shown => shown,
        },
        (Some(_), None) => conference::show_list(&here, String::new(), typed).await,
        (None, _) if said.story() == Some(PortfolioDeed::Pick) => {
            story::show_timeline(&here, &Wanted::default(), typed).await
        }
        (None, _) => story::show_own(&here, &Wanted { id: story_of(said), ..Wanted::default() }, typed).await,
    };
    // What is nobody's is not found, whatever page could be shown around it.
    if missing && shown.is_err() { here.visit.not_found() } else { answer(&here.visit, shown) }
}

#[cfg(test)]
mod tests {
    use domain::conference::{ConferenceAct, StepWords};
    use domain::id::{AgreedStepId, PickId, StoryId};
    use domain::portfolio::PortfolioAct;

    use super::*;

    #[test]
    fn its_student_goes_on_where_it_makes_sense() {
        let (story, part) = (StoryId::mint(), PickId::mint());
        let removed = PortfolioAct::Remove { part }.said(story);
        assert_eq!(after(&removed), format!("/portfolio/story?id={story}&said=story_remove"));
        let picked = |from: &str| PortfolioSaid::new("story_pick").and("story", story).and("from", from);
        assert_eq!(after(&picked("/portfolio?point=goals")), "/portfolio?point=goals&said=story_pick");
        for elsewhere in ["https://evil.example", "//evil.example", "/home", "/portfolio\nX: y"] {
            assert_eq!(
                after(&picked(elsewhere)),
                format!("/portfolio/story?id={story}&said=story_pick"),
                "{elsewhere}"
            );
        }
        let id = ConferenceId::mint();
        let agreed = ConferenceAct::Agree { step: AgreedStepId::mint(), words: StepWords::default() }.said(id);
        assert_eq!(after(&agreed), format!("/conference/{id}?said=conference_agree"));
        assert_eq!(after(&agreed.and("page", "live").and("at", 7)), format!("/conference/{id}/live#item-7"));
        assert_eq!(after(&ConferenceAct::Remove.said(id)), "/conferences?said=conference_remove");
    }

    #[test]
    fn only_whole_forms_of_ours_are_read() {
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let id = "0190f3c0-0000-7000-8000-000000000001";
        let form = vec![field("do", "story_name"), field("command", id), field("person", id), field("name", "Mine")];
        assert!(read(&form).is_some());
        assert!(read(&form[..3].iter().chain([&field("x", "y")]).skip(1).cloned().collect()).is_none());
        assert!(read(&vec![field("do", "story_name"), field("command", "x"), field("person", id)]).is_none());
        assert!(read(&vec![field("do", "share"), field("command", id), field("person", id)]).is_none());
    }
}
