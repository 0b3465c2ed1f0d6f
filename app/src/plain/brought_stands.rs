//! What was brought from another Waymark stays a document, in the portfolio: a page of what is made here says where it is.

use domain::classes::AccessPoint;
use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, icon};

/// `under`: the way in under which the portfolio has it; none where there are several.
pub fn brought_stands(under: Option<AccessPoint>) -> Markup {
    let point = under.map(|point| format!("?point={}", point.name())).unwrap_or_default();
    html! {
        p.note { (icon(IconName::Globe)) a href={ "/portfolio" (point) } { (t!("portfolio.brought_stands")) } }
    }
}
