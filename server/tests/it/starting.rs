//! What a server makes of where it was started.

use crate::process::{Waymark, free_port};

#[tokio::test]
async fn it_takes_as_many_open_files_as_it_may_have() {
    let folder = tempfile::tempdir().unwrap();
    let waymark =
        Waymark::starts_by(&["sh", "-c", "ulimit -Sn 64; exec \"$@\"", "sh"], folder.path(), free_port(), &[]).await;
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", waymark.id())).unwrap();
    let files = limits.lines().find_map(|line| line.strip_prefix("Max open files")).unwrap();
    let [soft, hard] = [0, 1].map(|nth| files.split_whitespace().nth(nth).unwrap());
    assert_eq!(soft, hard);
    assert_ne!(soft, "64");
}

#[tokio::test]
async fn it_says_where_it_looked_for_the_browsers_side_and_found_none() {
    let folder = tempfile::tempdir().unwrap();
    let waymark = Waymark::starts(folder.path(), free_port(), &[]).await;
    let looked = format!("LEPTOS_SITE_ROOT={}", folder.path().join("site").display());
    assert!(waymark.said().contains(&looked), "{}", waymark.said());
}
