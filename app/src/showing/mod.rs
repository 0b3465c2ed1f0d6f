//! What pieces show, as parts of pages: made by the server alone, for a student's piece and for the console beside it. The browser patches
//! them in place (`/showing.js`); what draws, records, uploads and marks is loaded when its button is pressed (`/draw.js` and others).

mod answer;
mod desk;
mod draft;
mod marks;
mod modes;
mod thing;
mod tools;

pub use thing::kind_name;
pub use tools::{Tool, tool};

use std::collections::BTreeMap;

use domain::id::{CommandId, PersonId, ReflectionId};
use domain::refusal::Sentence;
use domain::showing::{Showing, ShownView};
use maud::{Markup, PreEscaped, html};

use crate::t;
use crate::ui::Hidden;

/// Who looks, and what they were just told.
pub struct Looking {
    pub me: PersonId,
    /// What a form without a script was refused with.
    pub refused: Option<Sentence>,
}

/// Every part of a piece's page, by its name: `draft`, `version-2`, `answer-<id>`, `reply`.
pub fn parts(showing: &Showing, looking: &Looking) -> BTreeMap<String, String> {
    let mut parts: BTreeMap<String, Markup> = BTreeMap::new();
    if let Some(draft) = &showing.draft {
        parts.insert("draft".into(), draft::draft(showing, draft, looking));
    }
    for version in &showing.versions {
        parts.insert(format!("version-{}", version.number), thing::version(showing, version));
    }
    for id in answer::ids(showing) {
        parts.insert(format!("answer-{id}"), answer::answer(showing, id));
    }
    if let Some(answering) = &showing.answering {
        parts.insert("reply".into(), desk::reply(showing, answering, looking.me));
    }
    parts.into_iter().map(|(of, part)| (of, part.into_string())).collect()
}

/// What a version shows, where it is cited: beside a goal, or in a pair.
pub fn cited(shown: &[ShownView]) -> BTreeMap<String, String> {
    let mut parts = BTreeMap::new();
    if !shown.is_empty() {
        parts.insert("cited".into(), thing::cited(shown).into_string());
    }
    parts
}

/// The parts as the browser fetches them, with the cursor from which their page listens.
pub fn document(parts: &BTreeMap<String, String>, cursor: &str) -> String {
    let document = html! {
        div data-cursor=(cursor) {
            @for (of, part) in parts { div data-of=(of) { (PreEscaped(part)) } }
        }
    };
    document.into_string()
}

/// The hidden fields of a student's form. What has not begun yet goes along with what it answers.
fn hidden(showing: &Showing, me: PersonId, deed: &'static str) -> Hidden {
    use domain::command::Beginning;
    let mut hidden = vec![
        ("do", deed.to_owned()),
        ("command", CommandId::mint().to_string()),
        ("person", me.to_string()),
        ("reflection", showing.piece.to_string()),
    ];
    match showing.draft.as_ref().and_then(|draft| draft.beginning.as_ref()) {
        Some(Beginning::Prompt { prompt }) => hidden.push(("prompt", prompt.to_string())),
        Some(Beginning::OwnQuestion { class, question }) => {
            hidden.extend([("class", class.to_string()), ("question", question.clone())]);
        }
        None => {}
    }
    hidden
}

/// Where a teacher's forms about a piece go.
fn of_piece(piece: ReflectionId, what: &str) -> String {
    format!("/piece/{piece}/{what}")
}

/// The part's one honest line about saving; a script says it. The sentences stand here, also for a page without a network.
fn honest_line() -> Markup {
    html! {
        p.small.quiet-text data-kept="" data-key="said" data-said="" data-saved=(t!("showing.is_saved")) data-saving=(t!("showing.is_saving"))
            data-waiting=(t!("showing.waits_for_network")) data-not-saved=(t!("showing.not_saved")) data-not-opened=(t!("showing.not_opened"))
            data-goes=(t!("showing.goes")) data-gone=(t!("showing.gone")) role="status" {}
    }
}
