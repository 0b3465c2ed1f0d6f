use domain::accounts::Me;
use leptos::prelude::*;

use crate::t;
use crate::ui::Header;

/// Which of the staff's places a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaffPlace {
    Classes,
    School,
}

/// The bar of the staff's plain pages: the school, the way to classes and school, and one's own name. A student's leads home.
#[component]
pub fn StaffHeader(me: Me, #[prop(optional)] here: Option<StaffPlace>) -> impl IntoView {
    let school = me.schools.first().map(|school| school.name.clone()).unwrap_or_default();
    let current = move |place| (here == Some(place)).then_some("page");
    let home = if me.staff { "/classes" } else { "/home" };
    view! {
        <Header home=home place=school person=me.name picture=me.picture person_page="/account">
            {me.staff.then(|| view! {
                <nav class="row" aria-label=t!("accounts.places")>
                    <a class="button quiet" href="/classes" aria-current=current(StaffPlace::Classes)>{t!("accounts.classes")}</a>
                    <a class="button quiet" href="/school" aria-current=current(StaffPlace::School)>{t!("accounts.school")}</a>
                </nav>
            })}
        </Header>
    }
}
