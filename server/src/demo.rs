//! The demo school's sign-ins and files. Its people and their work are `store`'s seed; the password's hash, the picture PINs and what is
//! shown ([`files`]) are made here, because hashing and bytes are the server's.

mod files;
mod page;

use std::sync::{Arc, Mutex};

use domain::pin::PicturePin;
use store::seed::{self, SeedSecrets, TEACHERS};
use store::{Clock, Database, Randomness, Store};

use crate::config::{Config, Problem};
use crate::keys::Keys;

const PASSWORD: &str = "waymark demo";
const PIN: &str = "fox,owl,moon,key";

/// Fills an empty database with the demo school; does nothing to any other.
pub async fn fill(config: &Config, database: Database, keys: Arc<Keys>) -> Result<bool, Problem> {
    let other = |error: &dyn std::fmt::Display| Problem::Other(error.to_string());
    let password_hash = crate::password::hash(PASSWORD.into()).await.map_err(|e| other(&e))?;
    let pin = PicturePin::read(PIN).map_err(|e| other(&e))?;
    let (made, kept) = (files::all(), Arc::new(Mutex::new(Vec::new())));
    let keeps = kept.clone();
    let secrets = SeedSecrets {
        password_hash,
        pin: Arc::new(move |person| keys.pin(person, &pin)),
        files: made.iter().map(|made| made.file.clone()).collect(),
        keep: Arc::new(move |id, name| {
            if let Ok(mut kept) = keeps.lock() {
                kept.push((id, name.to_owned()));
            }
        }),
    };
    let filled = seed::fill(database, Randomness::real(), secrets, Clock::real().now()).await.map_err(|e| other(&e))?;
    let kept = kept.lock().map(|mut kept| std::mem::take(&mut *kept)).unwrap_or_default();
    for (id, name) in kept {
        if let Some(made) = made.iter().find(|made| made.file.name == name) {
            crate::files::keep(config, id, &made.bytes).await?;
        }
    }
    Ok(filled)
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
    let (name, email) = TEACHERS[4];
    if let Ok(Some(code)) = store.demo_code(email).await {
        lines.push(format!(
            "  grade 1   {origin}/join      {code}   then \"Mila\", the same pictures   ({name}: {email})"
        ));
    }
    lines
}
