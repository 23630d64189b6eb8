//! Notifies open pages of a new build, as server-sent events.
//!
//! A build is recognised by the time of its `.build-id`, looked at every 300 ms while a page waits.

use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};

const POLL: Duration = Duration::from_millis(300);
/// An idle response ends after this many polls (about 20 s); the browser reconnects.
const N_POLLS: u32 = 66;
const NO_BUILD: &str = "none";

/// One response of the reload stream, at most one event long; the browser reconnects by itself.
///
/// The first response only sends the id of the build. Later ones get that id back, wait for another
/// build and send it as an event. So no build is missed between two connections, nor after a
/// restart of the server.
pub(super) async fn reload(headers: &HeaderMap, build_id: &Path) -> Response {
    let mut id = id_of(build_id);
    let mut event = String::new();
    if let Some(last_seen) = headers.get("last-event-id") {
        for _ in 0..N_POLLS {
            // No id means that a build is being written just now.
            if id != NO_BUILD && last_seen.as_bytes() != id.as_bytes() {
                event = format!("data: {id}\n");
                break;
            }
            tokio::time::sleep(POLL).await;
            id = id_of(build_id);
        }
    }
    let kind = [(header::CONTENT_TYPE, "text/event-stream")];
    (kind, format!("retry: 300\nid: {id}\n{event}\n")).into_response()
}

/// Identifier of a build: the time at which it was finished, in nanoseconds.
fn id_of(build_id: &Path) -> String {
    let modified = std::fs::metadata(build_id).and_then(|file| file.modified());
    match modified.map(|time| time.duration_since(UNIX_EPOCH)) {
        Ok(Ok(age)) => age.as_nanos().to_string(),
        _ => NO_BUILD.to_owned(),
    }
}
