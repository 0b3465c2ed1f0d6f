//! The server as its clients see it: a process at an address, people with cookies, streams that resume.
//!
//! Nothing here knows how the server works inside. It starts the binary, signs people in page by page as their browsers would, and
//! then measures or watches from outside: the figures of `docs/performance.md` ([`contest`] says how they are taken), the soak, and the
//! test that kills the server while a hundred write (`server/tests/kill`).

pub mod browser;
pub mod chromium;
pub mod contest;
pub mod contests;
pub mod crowd;
pub mod ear;
pub mod peer;
pub mod process;
pub mod report;
pub mod school;
pub mod soak;
pub mod words;
