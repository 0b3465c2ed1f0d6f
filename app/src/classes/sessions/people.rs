//! Whom a word reached, who took part and is without one, who was not there: each with their names.

use domain::id::ClassId;
use domain::sessions::{Seen, SessionView, Who};
use maud::{Markup, html};

use crate::plain::ago_words;
use crate::t;
use crate::ui::avatar;

/// A name that leads to its student's page in the class.
pub fn name(class: ClassId, who: &Who) -> Markup {
    html! {
        a.who href={ "/class/" (class) "/student/" (who.student) "/growth" } { (avatar(&who.picture, true)) span dir="auto" { (who.name) } }
    }
}

pub fn people(view: &SessionView) -> Markup {
    let reached: Vec<_> = view.reached().collect();
    let away: Vec<_> = view.did_not_come().collect();
    html! {
        (list(view, "reached", t!("sessions.reached", n = reached.len()), t!("sessions.reached_nobody"), &reached, |seen| {
            seen.reached.map(|at| t!("sessions.reached_when", when = ago_words(at, view.now)))
        }))
        (list(view, "not-reached", t!("sessions.not_reached"), t!("sessions.not_reached_nobody"), &view.not_reached(), |seen| {
            Some(if seen.waits {
                t!("sessions.waits")
            } else if seen.shared > 0 {
                t!("sessions.shared_and_nothing_waits")
            } else {
                t!("sessions.shared_nothing")
            })
        }))
        (list(view, "away", t!("sessions.away"), t!("sessions.away_nobody"), &away, |seen| {
            (seen.late > 0).then(|| t!("sessions.came_late"))
        }))
    }
}

fn list(
    view: &SessionView,
    id: &str,
    title: String,
    nobody: String,
    seen: &[&Seen],
    says: impl Fn(&Seen) -> Option<String>,
) -> Markup {
    html! {
        section.card.stack.tight id=(id) aria-labelledby={ (id) "-title" } {
            h2 id={ (id) "-title" } { (title) }
            @if seen.is_empty() { p.quiet-text { (nobody) } } @else {
                ul.session-people {
                    @for seen in seen {
                        li data-key=(seen.who.student) {
                            (name(view.class, &seen.who))
                            @if let Some(words) = says(seen) { span.small.quiet-text { (words) } }
                        }
                    }
                }
            }
        }
    }
}
