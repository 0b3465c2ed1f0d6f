//! drafts.
