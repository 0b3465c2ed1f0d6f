//! One pair, to look at and to print.

use domain::command_form::nth;
use leptos::prelude::*;
use leptos_meta::Title;

use super::api::PairPage;
use super::heard::{listen, remarks};
use super::list::Sides;
use crate::t;
use crate::ui::{COMMANDS, Cairn, Header, HiddenFields, Icon, IconName, LiveRegion, SkipLink, showing};

#[component]
pub fn Pair(page: PairPage) -> impl IntoView {
    let PairPage { me, first, pair, cursor } = page;
    let all = RwSignal::new(vec![pair.clone()]);
    listen(all, &cursor);
    let id = pair.id;
    let added =
        move || all.with(|pairs| pairs.iter().find(|pair| pair.id == id).map_or_else(Default::default, remarks));
    let hidden = vec![
        ("do", "set_aside".to_owned()),
        ("command", nth(first, 0).to_string()),
        ("person", me.to_string()),
        ("growth", pair.id.to_string()),
    ];
    let name = pair.student_name.clone();
    view! {
        <Title text=t!("growth.title")/>
        <SkipLink/>
        <Header home="/home" person=name.clone() person_page="/home"/>
        <main id="main" class="page growth">
            <div class="row apart">
                <div class="stack tight"><p class="quiet-text" dir="auto">{name.clone()}</p><h1>{t!("growth.how_it_grew")}</h1></div>
                <button class="button primary no-print" type="button" on:click=|_| print()><Icon name=IconName::Printer/>{t!("growth.print")}</button>
            </div>
            <Sides pair=pair.clone()/>
            {showing(added)}
            <p class="growth-foot">
                <span class="row"><Cairn/>{t!("growth.made_by", name = name.clone())}</span>
                <span>{match pair.suggested_by {
                    Some(teacher) => t!("growth.suggested", teacher = teacher),
                    None => t!("growth.chose", name = name),
                }}</span>
            </p>
            <div class="row no-print">
                <a class="button quiet" href="/growth">{t!("growth.all")}</a>
                <form method="post" action=COMMANDS>
                    <HiddenFields of=hidden/>
                    <button class="button quiet">{t!("growth.put_aside")}</button>
                </form>
            </div>
        </main>
        <LiveRegion/>
    }
}

fn print() {
    #[cfg(feature = "hydrate")]
    let _ = window().print();
}
