//! An export to be read from a disk: HTML without a script, with a sheet of its own and no word to any network. Names of files say a number
//! and nothing else.

use std::collections::BTreeMap;

use domain::export::{Item, Portfolio, Story};
use leptos::prelude::provide_context;
use maud::{DOCTYPE, Markup, html};
use uuid::Uuid;

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
