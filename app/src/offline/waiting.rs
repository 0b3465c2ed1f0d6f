//! Breaks between tries.

/// How long to wait before each next try, in milliseconds: a second, then longer, half a minute at most.
pub fn patience() -> impl Iterator<Item = u32> {
    (0..).map(|tried: u32| 1_000 << tried.min(5)).map(|wait: u32| wait.min(30_000))
}

/// Waits.
#[cfg(feature = "hydrate")]
pub async fn wait(milliseconds: u32) {
    gloo_timers::future::TimeoutFuture::new(milliseconds).await;
}

#[cfg(not(feature = "hydrate"))]
pub async fn wait(_milliseconds: u32) {}
