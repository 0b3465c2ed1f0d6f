//! What the process holds of the machine's memory is what it uses, and little more. The C library's heaps keep what was needed once: a server of
//! thirty students used thirty MiB from the first minute on, and held more each minute, as gaps between what stays (docs/performance.md).

#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod glibc {
    use std::time::Duration;

    /// How many there are beside each other. By itself the library has eight for each processor, and nearly every thread of the database
    /// gets one: what a page needed once stays in each of them. With one, threads wait for each other more than with two.
    const HEAPS: i32 = 2;
    /// Giving back takes some milliseconds in which nobody else gets memory, so not often.
    const EVERY: Duration = Duration::from_secs(60);

    /// Before there is a thread.
    pub fn few() {
        // SAFETY: it sets a number of the allocator's own, and no other thread is there that could be reading it.
        unsafe { libc::mallopt(libc::M_ARENA_MAX, HEAPS) };
    }

    /// From now on whole pages in which nothing is kept go back, wherever in a heap they lie.
    pub fn keeps_tidy() {
        let tidies = || {
            loop {
                std::thread::sleep(EVERY);
                // SAFETY: it takes the allocator's own locks, and touches nothing that is in use.
                unsafe { libc::malloc_trim(0) };
            }
        };
        // Without it the process is larger, and right.
        _ = std::thread::Builder::new().name("heap".into()).spawn(tidies);
    }
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub use glibc::{few, keeps_tidy};

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn few() {}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn keeps_tidy() {}
