//! Words come back. When a form without WASM was refused and what was typed could not be kept as a draft, the answer is this page:
//! why, what another device saved if that is why, and everything that was typed, in fields that can be sent again.

use domain::refusal::Sentence;
use leptos::prelude::*;

use crate::messages::sentence;
use crate::plain::{Reader, alone, page};
use crate::t;
use crate::ui::{COMMANDS, Header, Icon, IconName, in_textarea};

/// Fields that people write in; the others go along unseen.
pub const TYPED: [&str; 16] = [
    "words",
    "question",
    "ask_words",
    "used_to",
    "now",
    "scribe",
    "starter",
    "statement",
    "stand",
    "why",
    "success",
    "by",
    "obstacle",
    "then",
    "because",
    "reaches",
];

/// `fields` as they were posted; `theirs` is what another device saved.
pub fn again_page(reader: &Reader, why: &Sentence, fields: &[(String, String)], theirs: Option<&str>) -> String {
    page(reader, &t_title(reader), || {
        let deed = fields.iter().find(|(name, _)| name == "do").map_or("keep", |(_, value)| value.as_str());
        let label = match deed {
            "share" => t!("reflections.again_share"),
            _ => t!("reflections.again_send"),
        };
        // The question of a piece that is begun stays as it is.
        let typed = |name: &str| TYPED.contains(&name) && (name != "question" || deed == "begin");
        let shown = fields
            .iter()
            .filter(|(name, _)| *name != "starter")
            .map(|(name, value)| field(name, value, typed(name)))
            .collect_view();
        view! {
            <Header home="/home"/>
            <main id="main" class="page reading stack loose">
                <h1>{t!("reflections.again_title")}</h1>
                <p class="problem"><Icon name=IconName::TriangleAlert/><span>{sentence(why)}</span></p>
                {theirs.map(|theirs| view! {
                    <section class="stack tight" aria-labelledby="theirs">
                        <h2 id="theirs">{t!("reflections.saved_there")}</h2>
                        <blockquote class="card words" dir="auto">{theirs.to_owned()}</blockquote>
                        <p>{t!("reflections.again_replace")}</p>
                    </section>
                })}
                <form class="stack" method="post" action=COMMANDS autocomplete="off">
                    {shown}
                    <div class="row">
                        <button class="button primary">{label}</button>
                        <a class="button quiet" href="/home">{t!("reflections.again_leave")}</a>
                    </div>
                </form>
            </main>
        }
    })
}

fn t_title(reader: &Reader) -> String {
    alone(|| {
        provide_context(reader.locale);
        t!("reflections.again_title")
    })
}

fn field(name: &str, value: &str, typed: bool) -> AnyView {
    let (name, value) = (name.to_owned(), value.to_owned());
    if !typed {
        return view! { <input type="hidden" name=name value=value/> }.into_any();
    }
    let label = match name.as_str() {
        "words" => t!("reflections.your_answer"),
        "question" => t!("reflections.my_question"),
        "ask_words" => t!("reflections.ask_words"),
        "scribe" => t!("reflections.written_by"),
        "used_to" => t!("growth.used_to"),
        "now" => t!("growth.now"),
        "statement" => t!("goals.statement"),
        "stand" => t!("goals.stand"),
        "why" => t!("goals.why"),
        "success" => t!("goals.success"),
        "by" => t!("goals.by"),
        "obstacle" => t!("goals.obstacle"),
        "then" => t!("goals.then"),
        _ => t!("goals.change_why"),
    };
    view! {
        <div class="field">
            <label class="field-label" for=name.clone()>{label}</label>
            <textarea class="input" id=name.clone() name=name rows="4" dir="auto" autocomplete="off" inner_html=in_textarea(&value)></textarea>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_was_typed_comes_back_as_text() {
        let long = "x".repeat(100_000);
        let fields: Vec<(String, String)> =
            [("do", "share"), ("words", long.as_str()), ("ask_words", "</textarea><b>"), ("reflection", "\"><script>")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into();
        let why = Sentence::new("words.too_long").with("most", 20_000);
        let html = again_page(&Reader::default(), &why, &fields, Some("<i>theirs</i>"));
        assert!(
            html.contains(&long) && html.contains("&lt;/textarea&gt;&lt;b&gt;") && html.contains("&lt;i&gt;theirs")
        );
        assert!(!html.contains("<script>") && html.contains("20000"));
    }
}
