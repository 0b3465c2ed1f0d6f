//! The demo school's sign-ins. Its people and their work are `store`'s seed; the password's hash and the picture PINs are made here,
//! because hashing is the server's.

use std::sync::Arc;

use domain::pin::PicturePin;
use store::seed::{self, SeedSecrets, TEACHERS};
use store::{Clock, Database, Randomness, Store};

use crate::config::Problem;
use crate::keys::Keys;

const PASSWORD: &str = "waymark demo";
const PIN: &str = "fox,owl,moon,key";

/// Fills an empty database with the demo school; does nothing to any other.
pub async fn fill(database: Database, keys: Arc<Keys>) -> Result<bool, Problem> {
    let other = |error: &dyn std::fmt::Display| Problem::Other(error.to_string());
    let password_hash = crate::password::hash(PASSWORD.into()).await.map_err(|e| other(&e))?;
    let pin = PicturePin::read(PIN).map_err(|e| other(&e))?;
    let secrets = SeedSecrets { password_hash, pin: Arc::new(move |person| keys.pin(person, &pin)) };
    seed::fill(database, Randomness::real(), secrets, Clock::real().now()).await.map_err(|e| other(&e))
}

/// How to sign in, if this is the demo school.
pub async fn sign_ins(store: &Store, origin: &str) -> Vec<String> {
    let (name, email) = TEACHERS[0];
    if !matches!(store.credential_of(email).await, Ok(Some(_))) {
        return Vec::new();
    }
    let mut lines = vec![
        "The demo school:".into(),
        format!("  teacher   {origin}/sign-in   {email}   {PASSWORD}   ({name}, Science · Period 2)"),
    ];
    if let Ok(Some(code)) = store.demo_code(email).await {
        lines
            .push(format!("  student   {origin}/join      {code}   then \"Ada\", pictures: {}", PIN.replace(',', " ")));
    }
    lines
}
