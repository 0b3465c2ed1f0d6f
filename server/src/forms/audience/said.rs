//! What a student's form of the ladder says: a command, whose fields travel as they stand.

use app::error::AppError;
use app::typed::Typed;
use axum::response::Response;
use domain::audience::AudienceSaid;
use domain::command::{Answer, Command, Envelope};
use domain::id::CommandId;

use super::super::shelf::Learning;
use super::super::visit::Visit;
use super::{page, to};
use crate::commands::carry_out;

/// What such a form's `do` begins with.
const OURS: &str = "audience_";
/// What stands in the envelope, and what is the page's alone.
const AROUND: [&str; 5] = ["do", "command", "person", "inquiry", "form"];

type Fields = Vec<(String, String)>;

/// The command in the fields of a form; `None` if it is about something else.
pub fn read(fields: &Fields) -> Option<Envelope> {
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let deed = field("do")?.strip_prefix(OURS)?;
    let rest = fields.iter().filter(|(name, _)| !AROUND.contains(&name.as_str()));
    let said = std::iter::once(("do".to_owned(), deed.to_owned())).chain(rest.cloned()).collect();
    Some(Envelope {
        id: CommandId(field("command")?.parse().ok()?),
        person: field("person")?.parse().ok()?,
        device: None,
        base_version: 0,
        done_at: 0,
        command: Command::Audience { inquiry: field("inquiry")?.parse().ok()?, act: AudienceSaid(said) },
        v: 1,
    })
}

/// Carries it out and goes back to the ladder; what was refused stands there beside its field, with all that was typed.
pub async fn done(visit: Visit, envelope: Envelope, fields: Fields) -> Response {
    let Command::Audience { inquiry, act } = &envelope.command else { return visit.not_found() };
    let (inquiry, deed) = (*inquiry, act.field("do").unwrap_or_default());
    let answers = carry_out(&visit.state, &visit.viewer, vec![envelope]).await;
    let error: AppError = match answers.into_iter().next().map(|answered| answered.answer) {
        Some(Answer::Done { .. }) => return to(inquiry, &deed),
        Some(Answer::Refused { refusal }) => refusal.into(),
        _ => AppError::Busy,
    };
    if visit.is_staff() {
        return visit.stopped(error);
    }
    let here = match Learning::of(visit).await {
        Ok(here) => here,
        Err(stopped) => return *stopped,
    };
    let shown = page(&here, inquiry, Typed::refused(fields, error.clone()), String::new()).await;
    // Without a page of theirs (not their inquiry, or not any more) they are told what came of it.
    shown.unwrap_or_else(|_| here.visit.stopped(error))
}

#[cfg(test)]
mod tests {
    use domain::audience::{AudienceAct, Step};
    use domain::id::{InquiryId, PersonId};

    use super::*;

    #[test]
    fn a_form_is_its_command() {
        let (inquiry, person, command) = (InquiryId::mint(), PersonId::mint(), CommandId::mint());
        let fields: Fields = [
            ("do", "audience_take_back".to_owned()),
            ("form", "back-class".to_owned()),
            ("command", command.to_string()),
            ("person", person.to_string()),
            ("inquiry", inquiry.to_string()),
            ("step", "class".to_owned()),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into();
        let envelope = read(&fields).unwrap();
        assert_eq!((envelope.id, envelope.person), (command, person));
        let Command::Audience { inquiry: of, act } = envelope.command else { panic!() };
        assert_eq!((of, act.act()), (inquiry, Ok(AudienceAct::TakeBack { step: Step::Class })));
        assert!(read(&fields[1..].to_vec()).is_none());
        assert!(read(&vec![("do".into(), "audience_wish".into())]).is_none(), "whose, and of what?");
    }
}
