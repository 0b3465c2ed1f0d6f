use domain::accounts::OpenInvitation;
use domain::id::InvitationId;
use leptos::prelude::*;

use crate::clock_face::Time;
use crate::t;
use crate::ui::{Icon, IconName};

/// Invitations whose links still work, each with a button that takes it back. `action` is where that button's form goes, and the
/// button says which one as `withdraw`.
#[component]
pub fn Invitations(
    open: Vec<OpenInvitation>,
    action: fn(&str, InvitationId) -> String,
    #[prop(into)] of: String,
) -> impl IntoView {
    (!open.is_empty()).then(|| {
        let rows = open.into_iter().map(move |invitation| {
            let OpenInvitation { id, inviter, class, made_at, ends_at } = invitation;
            let to = match class {
                Some(class) => t!("invitations.row_class", class = class),
                None => t!("invitations.row_school"),
            };
            view! {
                <li class="roster-row">
                    <span class="roster-name">
                        <span dir="auto">{to.clone()}</span>
                        <span class="roster-state" dir="auto">
                            {t!("invitations.by", inviter = inviter)}", "<Time at=made_at/>" · "{t!("invitations.until")}" "<Time at=ends_at/>
                        </span>
                    </span>
                    <form method="post" action=action(&of, id)>
                        <button class="button quiet" name="withdraw" value=id.to_string()>
                            <Icon name=IconName::Trash/>{t!("invitations.withdraw")}<span class="unseen" dir="auto">" "{to}</span>
                        </button>
                    </form>
                </li>
            }
        });
        view! {
            <div class="stack tight">
                <h3 id="invitations">{t!("invitations.open_title")}</h3>
                <p class="quiet-text small">{t!("invitations.open_hint")}</p>
                <ul class="roster" aria-labelledby="invitations">{rows.collect_view()}</ul>
            </div>
        }
    })
}
