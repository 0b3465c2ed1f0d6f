//! invitations.
