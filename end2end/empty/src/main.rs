//! cargo-leptos wants a server beside the browser's side; nobody starts this one.

fn main() {}
