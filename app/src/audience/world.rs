//! `/world/{slug}`: a student's words under a pen name. Whoever reads it finds nothing else.

use domain::audience::WorldCopy;
use maud::{Markup, html};

use crate::clock_face::day_of;
use crate::plain::copy_of;
use crate::t;

pub fn world(copy: &WorldCopy) -> Markup {
    html! {
        main #main.page.reading.stack.loose {
            article.stack { (copy_of(copy, true)) }
            p.small.quiet-text { (t!("world.foot")) " " (day_of(copy.published_at)) }
        }
    }
}
