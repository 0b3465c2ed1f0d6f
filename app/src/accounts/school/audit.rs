use domain::audit::AuditRow;
use domain::clock::Moment;
use domain::id::SchoolId;
use leptos::prelude::*;

use crate::clock_face::Time;
use crate::messages::say;
use crate::t;
use crate::ui::{Icon, IconName};

/// A full page of rows: there may be older ones.
const FULL: usize = 100;

/// Who did what for whom, and when, newest first. `older`: these are the rows before that moment.
#[component]
pub fn AuditList(id: SchoolId, rows: Vec<AuditRow>, older: Option<Moment>) -> impl IntoView {
    let next = rows.last().filter(|_| rows.len() >= FULL).map(|row| format!("/school/{id}?before={}#audit", row.at.0));
    let lines = rows.into_iter().map(|row| {
        let actor = row.actor.unwrap_or_else(|| t!("school.audit_nobody"));
        view! {
            <tr>
                <td><Time at=row.at/></td>
                <td dir="auto">{actor}</td>
                <td>{say(&format!("audit.{}", row.what), &[])}</td>
                <td dir="auto">{row.subject}</td>
            </tr>
        }
    });
    view! {
        <details class="fold" id="audit" open=older.is_some()>
            <summary><Icon name=IconName::History/>{t!("school.audit")}</summary>
            <div class="fold-body stack">
                <p class="quiet-text">{t!("school.audit_hint")}</p>
                <div class="table-room" tabindex="0" role="region" aria-label=t!("school.audit")>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{t!("school.audit_when")}</th>
                                <th scope="col">{t!("school.audit_who")}</th>
                                <th scope="col">{t!("school.audit_what")}</th>
                                <th scope="col">{t!("school.audit_whom")}</th>
                            </tr>
                        </thead>
                        <tbody>{lines.collect_view()}</tbody>
                    </table>
                </div>
                {next.map(|next| view! { <p><a class="button" href=next>{t!("school.audit_older")}</a></p> })}
            </div>
        </details>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use domain::audit::Deed;

    use super::*;

    #[test]
    fn whatever_is_noted_is_read_as_a_sentence() {
        for deed in Deed::ALL {
            let key = format!("audit.{}", deed.name());
            assert_ne!(say(&key, &[]), key);
        }
    }
}
