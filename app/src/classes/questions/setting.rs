use domain::questions::{Appears, Desk};
use maud::{Markup, html};

use crate::t;
use crate::ui::{IconName, icon};

/// When a question comes before the class.
pub fn setting(desk: &Desk) -> Markup {
    html! {
        form.card.stack.tight #appears method="post" action={ "/class/" (desk.class) "/questions" } {
            input type="hidden" name="form" value="appears";
            input type="hidden" name="what" value="appears";
            fieldset.stack.tight {
                legend.legend { (t!("questions.appears_legend")) }
                div.choices {
                    @for appears in Appears::ALL {
                        label.choice {
                            input type="radio" name="appears" value=(appears.name()) checked[*appears == desk.appears];
                            span { (name(*appears)) }
                        }
                    }
                }
            }
            p.field-hint { (t!("questions.appears_hint")) }
            div { button.button { (icon(IconName::Check)) (t!("questions.appears_keep")) } }
        }
    }
}

fn name(appears: Appears) -> String {
    match appears {
        Appears::AtOnce => t!("questions.appears_at_once"),
        Appears::Released => t!("questions.appears_released"),
    }
}
