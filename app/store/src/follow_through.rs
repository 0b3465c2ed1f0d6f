//! follow_through.
