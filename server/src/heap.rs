//! What the process holds of the machine's memory is what it uses, and little more.
//!
//! The C library's heaps keep what was needed once: what a server of thirty students *used* was the same after an hour, and what was *held* for
//! it grew by twelve MiB, as gaps between what stays (docs/performance.md). jemalloc fills gaps before it asks for more, and gives back
//! whole pages that nobody has used for some seconds. It also serves SQLite.
//!
//! Elsewhere than on Linux the system's own heap is good enough: nobody runs a school there.

#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod jemalloc {
    #[global_allocator]
    static HEAP: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

    /// Read before `main` begins, by this name. Two heaps: by itself the library has four for each processor, and what a page needed once stays in each of
    /// them; with one, threads wait for each other. A thread of its own gives back, so that no request pays for it.
    // SAFETY: the library asks for a pointer to text that ends with a zero and stays; this is one, and nobody else has this name.
    #[used]
    #[unsafe(export_name = "malloc_conf")]
    static MALLOC_CONF: &[u8; 50] = b"narenas:2,background_thread:true,muzzy_decay_ms:0\0";
}
