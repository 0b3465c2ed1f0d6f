//! `/join`: one field. Whoever was here before on this device is asked whether it is them.

use domain::refusal::Sentence;
use leptos::prelude::*;

use super::around::Around;
use super::names::{Names, Pick};
use super::problem::problem;
use super::top::{Top, top};
use crate::t;
use crate::ui::{Icon, IconName, hear_early, is_early, shown};

#[derive(Default)]
pub struct CodePage {
    /// As it was typed, or as the QR code brought it.
    pub code: String,
    /// What a scan carries beside the code.
    pub scan: String,
    pub problem: Option<Sentence>,
    /// Students who came in on this device before.
    pub known: Vec<Pick>,
    /// Somebody is signed in on this device: they may simply go on.
    pub signed_in: bool,
    /// Who sat here a moment ago came off every list: that is why they stand at the door again.
    pub off_the_list: bool,
}

impl CodePage {
    pub fn view(self) -> impl IntoView {
        let early = is_early();
        // A scan brings the code: then there is one button to press, and nothing to type.
        let brought = !self.scan.is_empty() && self.problem.is_none();
        let (lead, how, then) = match brought {
            true => (t!("join.scanned"), t!("join.how_scanned"), ""),
            false => (t!("join.type_code"), t!("join.type_code"), "or-scan"),
        };
        let top = top(Top { title: &t!("join.title"), lead: &lead, how: &how, then, ..Top::default() });
        let (invalid, described) = match self.problem {
            Some(_) => (Some("true"), "code-hint code-error"),
            None => (None, "code-hint"),
        };
        let problem = problem("field-error", "code-error", self.problem.as_ref());
        let known = (!self.known.is_empty()).then(|| view! { <Known picks=self.known/> });
        // Pictures first: who cannot type yet presses their own.
        let (before, after) = if early { (known, None) } else { (None, known) };
        view! {
            <Around class="stack loose" person=String::new() picture=String::new()>
                {shown(top)}
                {self.off_the_list.then(|| view! {
                    <p class="note" role="status"><Icon name=IconName::Lock/><span id="off-the-list">{t!("join.off_the_list")}</span></p>
                    {shown(hear_early("off-the-list"))}
                })}
                {before}
                {self.signed_in.then(|| view! {
                    <p class="note">
                        <Icon name=IconName::User/><span>{t!("join.already_in")}" "<a href="/home">{t!("join.go_on")}</a></span>
                    </p>
                })}
                <form class="stack" method="post" action="/join">
                    <div class="field">
                        <label class="field-label" for="code">{t!("join.code")}</label>
                        <input class="input join-input" id="code" name="code" value=self.code maxlength="80" autocomplete="off"
                            autocapitalize="characters" spellcheck="false" enterkeyhint="go" placeholder=t!("join.code_example")
                            aria-describedby=described aria-invalid=invalid required dir="ltr"/>
                        <p class=if early { "unseen" } else { "field-hint" } id="code-hint">{t!("join.code_hint")}</p>
                        {shown(problem)}
                    </div>
                    <input type="hidden" name="s" value=self.scan/>
                    <button class="button primary big wide"><Icon name=IconName::DoorOpen/>{t!("join.go_in")}</button>
                </form>
                {after}
                {(!brought).then(|| view! {
                    <p class="note"><Icon name=IconName::QrCode/><span id="or-scan">{t!("join.or_scan")}</span></p>
                    // Where the browser can read a square by itself, `/badge.js` shows this.
                    <section class="stack" id="badge" hidden data-no-camera=t!("badges.scan_no_camera") data-other=t!("badges.scan_other")
                        data-hold=t!("badges.scan_hold")>
                        <button class="button big wide" type="button" data-scan><Icon name=IconName::QrCode/>{t!("badges.scan")}</button>
                        <p role="status" data-said></p>
                        <video muted playsinline hidden></video>
                        <button class="button quiet" type="button" data-stop hidden>{t!("badges.stop")}</button>
                    </section>
                    <script src=crate::assets::at("/badge.js") defer></script>
                })}
            </Around>
        }
    }
}

#[component]
fn Known(picks: Vec<Pick>) -> impl IntoView {
    view! {
        <section class="stack" aria-labelledby="known">
            <h2 id="known">{t!("join.is_it_you")}</h2>
            {is_early().then(|| view! { <p class="unseen" id="known-how">{t!("join.how_names")}</p> })}
            <Names picks after="known known-how"/>
        </section>
    }
}
