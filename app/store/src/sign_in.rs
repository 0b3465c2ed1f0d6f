//! sign_in.
