use domain::classes::AccessPoint;
use leptos::prelude::*;

use super::Cairn;
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
#[component]
pub fn AccessTag(point: AccessPoint) -> impl IntoView {
    view! { <span class="tag" data-point=point.name()><Cairn/>{access_point_name(point)}</span> }
}
