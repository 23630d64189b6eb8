//! Files from the host.

use gloo_net::http::Request;
use web_sys::AbortSignal;

use crate::data::error::DataError;

/// The use of copies that the browser keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cache {
    /// A copy will do.
    Normal,
    /// Ask the host again.
    Bypass,
}

/// Timeout for one file, in milliseconds: the largest takes 15 seconds on a slow line.
const TIMEOUT_MS: u32 = 30_000;

/// Fetches the bytes of a file, by its path relative to the site's root.
///
/// # Errors
/// [`DataError::Missing`] with the host's response.
pub(super) async fn bytes(base: &str, path: &str, cache: Cache) -> Result<Vec<u8>, DataError> {
    let missing = |found: String| DataError::Missing {
        file: path.to_owned(),
        found,
    };
    let request = Request::get(&format!("{base}{path}"));
    let request = match cache {
        Cache::Normal => request,
        Cache::Bypass => request.cache(web_sys::RequestCache::Reload),
    };
    // A silent host counts as one that does not answer.
    let timeout = AbortSignal::timeout_with_u32(TIMEOUT_MS);
    let request = request.abort_signal(Some(&timeout));
    let unreachable = |_| missing("no answer, or the answer broke off".to_owned());
    let response = request.send().await.map_err(unreachable)?;
    if !response.ok() {
        let (status, text) = (response.status(), response.status_text());
        return Err(missing(
            format!("the host answered {status} {text}")
                .trim_end()
                .to_owned(),
        ));
    }
    response.binary().await.map_err(unreachable)
}
