use domain::classes::AccessPoint;
use leptos::prelude::*;
use maud::{Markup, html};

use super::{cairn, shown};
use crate::t;

pub fn access_point_name(point: AccessPoint) -> String {
    match point {
        AccessPoint::Goals => t!("ui.goals"),
        AccessPoint::Choice => t!("ui.choice"),
        AccessPoint::Inquiry => t!("ui.inquiry"),
        AccessPoint::Reflection => t!("ui.reflection"),
    }
}

/// An access point's tag: its stone, its hue and its name, so that colour never speaks alone.
pub fn access_tag(point: AccessPoint) -> Markup {
    html! { span.tag data-point=(point.name()) { (cairn()) (access_point_name(point)) } }
}

#[component]
pub fn AccessTag(point: AccessPoint) -> impl IntoView {
    shown(access_tag(point))
}
