//! accounts: plain pages.
