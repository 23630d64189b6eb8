//! Files from the host.

use gloo_net::http::Request;

use crate::data::error::DataError;

/// Whether a copy that the browser keeps will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cache {
    /// It will.
    Normal,
    /// Ask the host again.
    Bypass,
}

/// The bytes of a file below the site's root.
///
/// # Errors
/// [`DataError::Missing`] with what the host answered.
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
