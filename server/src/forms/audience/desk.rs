//! `/class/{id}/audiences`: a yes or a sentence, taking back, links for guests, other classes, and what guests said.

use app::classes::{AudienceDeskPage, MadeLink, Said as Told};
use app::error::AppError;
use app::typed::Typed;
use axum::extract::{Form, Query};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use domain::audience::{GuestDraft, Release};
use domain::id::AudienceId;
use domain::refusal::Refusal;

use super::super::classes::{InClass, Said, answer, id};
use crate::forms::visit::is_for_the_form;

/// The kinds of changes that concern the page.
const HEARS: &str = "audience class";

type Fields = Vec<(String, String)>;

pub async fn show(here: InClass, Query(said): Query<Said>) -> Response {
    answer(&here.visit, page(&here, said, Typed::default(), None).await)
}

/// What came of it: a word for the page, or a link whose address is shown once.
enum Came {
    Said(&'static str),
    Made(MadeLink),
}

pub async fn change(here: InClass, Form(fields): Form<Fields>) -> Response {
    let done = match carry_out(&here, &fields).await {
        Ok(Came::Said(said)) => Ok(here.to(&format!("/audiences?said={said}"))),
        Ok(Came::Made(link)) => page(&here, Said::default(), Typed::default(), Some(link)).await.map(once),
        Err(error) if is_for_the_form(&error) => {
            page(&here, Said::default(), Typed::refused(fields, error), None).await
        }
        Err(error) => Err(error),
    };
    answer(&here.visit, done)
}

/// The one page with a link's address in it: whatever it links to is not told where its reader came from.
fn once(mut response: Response) -> Response {
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    response
}

async fn carry_out(here: &InClass, fields: &Fields) -> Result<Came, AppError> {
    let (store, viewer, class) = (here.visit.store(), &here.visit.viewer, here.class);
    let field =
        |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.replace("\r\n", "\n"));
    let text = |name: &str| field(name).unwrap_or_default();
    let audience = || id::<AudienceId>(&text("audience"));
    let what = text("what");
    Ok(match what.as_str() {
        "release" | "not_now" => {
            let (release, came) = match what.as_str() {
                "release" => (Release::Yes, "audience_released"),
                _ => (Release::NotNow(text("words")), "audience_not_now"),
            };
            let rev = text("rev").parse().map_err(|_| Refusal::invalid("", "refusal.invalid"))?;
            store.decide_audience(viewer, class, audience()?, rev, release).await?;
            Came::Said(came)
        }
        "take_back" => {
            store.take_audience_back(viewer, class, audience()?).await?;
            Came::Said("audience_back")
        }
        "invite" => {
            let draft = GuestDraft { label: text("label"), greeting: text("greeting"), days: text("days") };
            let label = draft.label.clone();
            let token = store.invite_guest(viewer, class, audience()?, id(&text("link"))?, draft).await?;
            let address = format!("{}/guest/{token}", here.visit.state.backend.site.origin);
            Came::Made(MadeLink { label, address })
        }
        "end" => {
            store.end_link(viewer, class, audience()?, id(&text("link"))?).await?;
            Came::Said("audience_kept")
        }
        "class_on" | "class_off" => {
            store.let_class_read(viewer, class, audience()?, id(&text("class"))?, what == "class_on").await?;
            Came::Said("audience_kept")
        }
        "reply" | "answer" => {
            let release = text("release") == "yes";
            store.decide_guest_reply(viewer, class, id(&text("reply"))?, what == "answer", release).await?;
            Came::Said("audience_kept")
        }
        "setting" => {
            store.let_partners_read(viewer, class, text("at_once") == "yes").await?;
            Came::Said("audience_kept")
        }
        _ => return Err(Refusal::NotFound.into()),
    })
}

async fn page(here: &InClass, said: Said, typed: Typed, made: Option<MadeLink>) -> Result<Response, AppError> {
    let (desk, cursor) = here.visit.store().audience_desk(&here.visit.viewer, here.class).await?;
    let error = typed.error.clone();
    let still = made.is_some();
    let said = (!said.said.is_empty()).then(|| Told { what: said.said, ..Told::default() });
    let page = AudienceDeskPage { me: here.me.clone(), desk, typed, made, said };
    Ok(match error {
        Some(error) => here.visit.again(&error, "audience.desk_title", move || page.view()),
        // What is shown once must not be replaced by a newer page.
        None if still => here.visit.page(&here.visit.say("audience.desk_title"), move || page.view()),
        None => here.visit.live_page("audience.desk_title", &cursor, HEARS, move || page.view()),
    })
}
