//! nginx with nchan, where it is installed.

use std::path::{Path, PathBuf};

use super::Bench;
use crate::browser::Failed;
use crate::peer::Peer;

const NGINX: &str = "/usr/sbin/nginx";
const MODULE: &str = "/usr/lib/nginx/modules/ngx_nchan_module.so";

/// A publisher at `/say`, a subscriber at `/hear`; or why there is none.
pub async fn start(bench: &Bench) -> Result<Result<Peer, &'static str>, Failed> {
    if !Path::new(NGINX).exists() || !Path::new(MODULE).exists() {
        return Ok(Err("nchan is not installed (apt-get install nginx libnginx-mod-nchan)"));
    }
    let address = crate::process::free_address();
    let folder: PathBuf = bench.folder.path().join("nginx");
    std::fs::create_dir_all(&folder)?;
    let config = folder.join("nginx.conf");
    std::fs::write(&config, configuration(&folder, &address.to_string()))?;
    Ok(Ok(Peer::nginx(Path::new(NGINX), &config, address).await?))
}

/// One worker: there is one loop on the other side too, and messages between workers cost nchan extra.
fn configuration(folder: &Path, address: &str) -> String {
    let folder = folder.display();
    format!(
        "load_module {MODULE};
daemon off; worker_processes 1; worker_rlimit_nofile 20000; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 19000; }}
http {{
  access_log off; client_body_temp_path {folder}/body; keepalive_requests 1000000;
  proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{
    listen {address};
    location = /say {{ nchan_publisher; nchan_channel_id all; nchan_message_buffer_length 100; }}
    location = /hear {{ nchan_subscriber eventsource; nchan_channel_id all; nchan_subscriber_first_message newest; }}
  }}
}}
"
    )
}

/// The payload of an event: nchan writes the lines around it.
pub fn only_data(event: &str) -> String {
    event.lines().filter_map(|line| line.strip_prefix("data: ")).collect::<Vec<_>>().join("\n")
}
