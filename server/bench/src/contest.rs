//! Contests.
