//! classes: plain pages.
