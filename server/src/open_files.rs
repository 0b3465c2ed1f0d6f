//! Each open page holds a stream, each stream is an open file, and a process may have a thousand and twenty-four of them unless it asks: that is
//! fewer than a school has devices. Asked for is what the system lets this process have.

#[cfg(unix)]
pub fn as_many_as_may_be() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    if let Err(error) = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum }) {
        // A few hundred devices are served all the same.
        tracing::warn!("no more open files than at first: {error}");
    }
}

#[cfg(not(unix))]
pub fn as_many_as_may_be() {}
