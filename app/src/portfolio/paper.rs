//! An export to be read from a disk: HTML without a script, with a sheet of its own and no word to any network. Names of files say a number
//! and nothing else.

use std::collections::BTreeMap;

use domain::conference::ItemKind;
use domain::export::{ConferenceItem, Item, Portfolio, Story};
use leptos::prelude::provide_context;
use maud::{DOCTYPE, Markup, html};
use uuid::Uuid;

use super::conference::kind_title;
use super::items::{Sheet, body, kind_name};
use super::story::story_name;
use crate::clock_face::{TimeZone, date_of};
use crate::messages::Locale;
use crate::plain::{Reader, alone};
use crate::t;
use crate::ui::{access_point_name, rich};

/// The sheet of the export.
pub const STYLE: &str = include_str!("paper.css");

/// A page of it.
pub struct Leaf {
    pub path: String,
    pub html: String,
}

/// Every page: an index, and one for each thing. Files lie where the document says; of a drawing there is a picture beside it.
pub fn leaves(portfolio: &Portfolio, reader: &Reader) -> Vec<Leaf> {
    alone(|| {
        provide_context(reader.locale);
        provide_context(TimeZone(reader.time_zone.clone()));
        Paper::of(portfolio, reader.locale).leaves()
    })
}

struct Paper<'a> {
    portfolio: &'a Portfolio,
    locale: Locale,
    files: BTreeMap<Uuid, &'a str>,
    pages: BTreeMap<Uuid, String>,
}

impl<'a> Paper<'a> {
    fn of(portfolio: &'a Portfolio, locale: Locale) -> Self {
        let files = portfolio.files.iter().map(|file| (file.id, file.path.as_str())).collect();
        let pages = portfolio.items.iter().enumerate().map(|(n, item)| (item.id, format!("items/{:04}.html", n + 1)));
        Self { portfolio, locale, files, pages: pages.collect() }
    }

    fn leaves(&self) -> Vec<Leaf> {
        let mut leaves = vec![Leaf { path: "index.html".into(), html: self.index().into_string() }];
        for item in &self.portfolio.items {
            let Some(path) = self.pages.get(&item.id) else { continue };
            leaves.push(Leaf { path: path.clone(), html: self.page(item).into_string() });
        }
        leaves
    }

    /// Relative to a page that lies `up` folders down.
    fn file(&self, up: &str, id: Uuid, kind: &str) -> Option<String> {
        let path = self.files.get(&id)?;
        let path = if kind == "drawing" { path.replace(".json", ".svg") } else { (*path).to_owned() };
        Some(format!("{up}{path}"))
    }

    fn document(&self, title: &str, up: &str, inside: Markup) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(self.locale.lang()) dir=(self.locale.direction()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; media-src 'self' file:; style-src 'self' file:";
                    title { (title) }
                    link rel="stylesheet" href={ (up) "style.css" };
                }
                body { main { (inside) } }
            }
        }
    }

    fn index(&self) -> Markup {
        let portfolio = self.portfolio;
        let inside = html! {
            header {
                h1 dir="auto" { (t!("export.index_title", name = portfolio.student.name)) }
                p { (t!("export.index_lead")) " " (date_of(portfolio.exported_at)) }
            }
            @for story in &portfolio.stories { (self.story(story)) }
            section {
                h2 { (t!("export.everything")) }
                ul {
                    @for item in &portfolio.items {
                        li {
                            (date_of(item.at)) " · " (access_point_name(item.point)) " · "
                            a href=[self.pages.get(&item.id)] dir="auto" { (item.title()) }
                        }
                    }
                }
            }
            (self.conferences())
            p.small { (t!("export.format_line", format = portfolio.format)) }
        };
        self.document(&t!("export.index_page"), "", inside)
    }

    fn story(&self, story: &Story) -> Markup {
        let file = |id: Uuid, kind: &str| self.file("", id, kind);
        let sheet = Sheet { file: &file, whole: false, level: 4 };
        let item = |id: Uuid| self.portfolio.items.iter().find(|item| item.id == id).cloned();
        html! {
            section.story {
                h2 dir="auto" { (story_name(&story.name, domain::portfolio::SchoolYear(story.year))) }
                @for part in &story.parts {
                    @if !part.heading.is_empty() { h3 dir="auto" { (part.heading) } }
                    @match part.item.and_then(item) {
                        Some(picked) => {
                            article {
                                h3 dir="auto" { a href=[self.pages.get(&picked.id)] { (picked.title()) } }
                                @if let Some(picked) = picked.fixed(part.version) { (body(&picked, &sheet)) }
                                @if !part.words.is_empty() { blockquote { p.small { (t!("portfolio.why_it_matters")) } p.words dir="auto" { (part.words) } } }
                            }
                        }
                        None => { div.words.rich { (rich(&part.words, &[])) } }
                    }
                }
            }
        }
    }

    fn conferences(&self) -> Markup {
        html! {
            @for conference in &self.portfolio.conferences {
                section {
                    h2 dir="auto" { (t!("conference.with", whom = conference.whom)) }
                    @if !conference.when.is_empty() { p dir="auto" { (conference.when) } }
                    @if !conference.agenda.is_empty() {
                        h3 { (t!("conference.agenda")) }
                        ol { @for item in &conference.agenda { li { (self.agenda_item(item)) } } }
                    }
                    @if !conference.questions.is_empty() {
                        h3 { (t!("conference.asked")) }
                        ul { @for asked in &conference.questions { li dir="auto" { (asked.words) } } }
                    }
                    @if !conference.steps.is_empty() {
                        h3 { (t!("conference.agreed_steps")) }
                        ul { @for step in &conference.steps { li dir="auto" {
                            strong { (step.who) } ": " (step.words) " " (step.by)
                            @if let Some(led) = &step.goal { " · " (t!("export.became_goal")) " " a href=[self.pages.get(&led.item)] { (led.title) } }
                        } } }
                    }
                    @if !conference.looked_back.is_empty() { p.words dir="auto" { (conference.looked_back) } }
                }
            }
        }
    }

    /// What it is called, what the student noted, and what of the story it shows.
    fn agenda_item(&self, item: &ConferenceItem) -> Markup {
        let kind = ItemKind::named(&item.kind).filter(|_| item.title.is_empty());
        let parts = self.portfolio.stories.iter().flat_map(|story| &story.parts);
        let shown = parts.filter(|part| item.shown.contains(&part.id)).filter_map(|part| part.item);
        let shown: Vec<&Item> = shown.filter_map(|id| self.portfolio.items.iter().find(|item| item.id == id)).collect();
        html! {
            strong dir="auto" { @match kind { Some(kind) => (kind_title(kind)), None => (item.title) } }
            @if !item.notes.is_empty() { p.words dir="auto" { (item.notes) } }
            @if !shown.is_empty() {
                ul { @for item in shown { li { a href=[self.pages.get(&item.id)] dir="auto" { (item.title()) } } } }
            }
        }
    }

    fn page(&self, item: &Item) -> Markup {
        let file = |id: Uuid, kind: &str| self.file("../", id, kind);
        let sheet = Sheet { file: &file, whole: true, level: 3 };
        let inside = html! {
            nav { a href="../index.html" { (t!("export.back_to_index")) } }
            p.small { (kind_name(item)) " · " (access_point_name(item.point)) " · " (date_of(item.at)) }
            h1 dir="auto" { (item.title()) }
            h2.unseen { (t!("portfolio.what_it_was")) }
            (body(item, &sheet))
        };
        self.document(&t!("export.index_page"), "../", inside)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_conference_is_read_with_its_agenda_and_what_each_part_shows() {
        let [piece, part] = [Uuid::from_u128(1), Uuid::from_u128(2)];
        let portfolio = json!({
            "kind": domain::export::KIND, "format": 1, "origin": Uuid::nil(), "exported_at": 9, "student": {"name": "Ada"},
            "items": [{"id": piece, "at": 1, "point": "reflection", "kind": "question", "words": "Why <glass>?"}],
            "stories": [{"id": Uuid::from_u128(3), "year": 2026, "name": "", "at": 2, "parts": [{"id": part, "item": piece}]}],
            "conferences": [{"id": Uuid::from_u128(4), "whom": "Family", "stage": "held", "at": 3, "agenda": [
                {"kind": "proud", "notes": "Breathe <first>", "shown": [part]},
                {"kind": "own", "title": "My <song>"},
                {"kind": "of a later release", "title": "", "shown": [Uuid::from_u128(99)]},
            ]}],
        });
        let portfolio: Portfolio = serde_json::from_value(portfolio).unwrap();
        let index = leaves(&portfolio, &Reader::default()).remove(0).html;
        for said in [&t!("conference.item_proud"), "Breathe &lt;first&gt;", "My &lt;song&gt;"] {
            assert!(index.contains(said), "{said}");
        }
        let agenda = index.split_once("Family").unwrap().1;
        assert!(agenda.contains("href=\"items/0001.html\"") && agenda.contains("Why &lt;glass&gt;?"), "{agenda}");
    }
}
