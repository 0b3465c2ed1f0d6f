//! guesses.
