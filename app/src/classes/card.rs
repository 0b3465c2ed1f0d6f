use domain::classes::{AccessPoint, ClassCard as Card};
use leptos::prelude::*;

use super::picks::band_name;
use crate::t;
use crate::ui::{AccessTag, Icon, IconName};

/// `Science · 6–8`: the subject if there is one, and the grade band.
pub fn subject_and_band(card: &Card) -> String {
    let band = band_name(card.grade_band);
    if card.subject.is_empty() { band } else { format!("{} · {band}", card.subject) }
}

/// A class on its teacher's home: the whole card is the link.
#[component]
pub fn ClassCard(card: Card) -> impl IntoView {
    let first = card.opened.all().first().copied().unwrap_or(AccessPoint::Reflection);
    let door = if card.door_open { IconName::DoorOpen } else { IconName::DoorClosed };
    let words = if card.door_open { t!("door.card_open") } else { t!("door.card_closed") };
    let under = subject_and_band(&card);
    view! {
        <li class="card press class-card stack tight" data-point=first.name()>
            <div class="row apart">
                <h3><a class="card-link" href=format!("/class/{}", card.id) dir="auto">{card.name}</a></h3>
                <AccessTag point=first/>
            </div>
            <p class="quiet-text" dir="auto">{under}</p>
            <p class="class-figures">
                <span><Icon name=IconName::Users/>{t!("classes.students", n = card.students)}</span>
                <span><Icon name=door/>{words}</span>
            </p>
        </li>
    }
}
