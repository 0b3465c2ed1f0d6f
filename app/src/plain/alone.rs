//! What is made for one request alone.
//!
//! The server's views find what belongs to their request (its answer's status, its reader) by climbing from owner to owner. A request of
//! a live page leaves its own root as the current one of the thread while it waits for the database; an `Owner::new` made on that thread in the meantime, for a
//! plain page of somebody else, would be its child, and a plain *not found* would set the status of the other's answer. So whatever is
//! made outside of a live page begins at a root of its own, and leaves the thread as it was.

use leptos::prelude::Owner;

/// Makes it under a root of its own.
pub fn alone<T>(make: impl FnOnce() -> T) -> T {
    let before = Owner::current();
    let made = Owner::new_root(None).with(make);
    if let Some(before) = before {
        before.set();
    }
    made
}

#[cfg(test)]
mod tests {
    use leptos::prelude::{Owner, provide_context, use_context};

    use super::alone;

    #[test]
    fn nothing_of_another_request_is_seen_and_nothing_of_it_is_lost() {
        let other = Owner::new_root(None);
        other.with(|| provide_context("another request's"));
        assert_eq!(alone(use_context::<&str>), None);
        assert_eq!(use_context::<&str>(), Some("another request's"));
        assert_eq!(alone(|| alone(|| 1) + use_context::<&str>().map_or(0, |_| 1)), 1);
    }
}
