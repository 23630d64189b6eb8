//! Serves a published site on this machine, the way a careful static host would.
//!
//! A folder answers with its `index.html`, an unknown path with status 404 and `404.html`.
//! Compressed copies written by `precompress` are sent where the browser accepts them.
//! Files with a content hash in their name may be cached for ever, all others are revalidated.
//! It listens on 127.0.0.1 only, renders nothing, and keeps nothing between two requests.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

mod reload;

const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

/// Encodings that may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// Brotli, gzip or the file itself, as the request accepts and copies exist.
    #[default]
    Negotiate,
    /// Always the file itself.
    Identity,
}

/// Options of the preview server.
#[derive(Debug, Clone)]
pub struct ServeOptions {
    /// The published site.
    pub dir: PathBuf,
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// The path under which the site appears, such as `/` or `/council/reports/`.
    pub prefix: String,
    /// Offer `/__reload`, and send no compressed copies: a site being edited has none, or stale
    /// ones.
    pub watch: bool,
    /// Encodings that may be sent.
    pub encoding: Encoding,
}

/// Binds the port, then returns the address and the future that answers requests until dropped.
///
/// # Errors
/// Fails if the folder does not exist or the port cannot be bound.
pub async fn serve(
    options: ServeOptions,
) -> io::Result<(
    SocketAddr,
    impl Future<Output = io::Result<()>> + Send + 'static,
)> {
    if !options.dir.is_dir() {
        let message = format!("{} is not a folder", options.dir.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, message));
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port)).await?;
    let address = listener.local_addr()?;
    let site = Arc::new(ServedSite::new(&options));
    let router = Router::new().fallback(answer).with_state(site);
    Ok((address, async move { axum::serve(listener, router).await }))
}

struct ServedSite {
    files: ServeDir,
    /// Begins and ends with a slash.
    prefix: String,
    build_id: Option<PathBuf>,
}

impl ServedSite {
    fn new(options: &ServeOptions) -> Self {
        let files = ServeDir::new(&options.dir);
        let prefix = match options.prefix.trim_matches('/') {
            "" => "/".to_owned(),
            inner => format!("/{inner}/"),
        };
        Self {
            files: match options.encoding {
                Encoding::Negotiate if !options.watch => {
                    files.precompressed_br().precompressed_gzip()
                }
                _ => files,
            },
            prefix,
            build_id: options.watch.then(|| options.dir.join(".build-id")),
        }
    }

    async fn page(&self, request: &Parts) -> Result<Response, StatusCode> {
        let path = request.uri.path();
        if let Some(build_id) = &self.build_id
            && path == "/__reload"
        {
            return Ok(reload::reload(&request.headers, build_id).await);
        }
        let Some(rest) = path.strip_prefix(self.prefix.as_str()) else {
            if self.prefix.strip_suffix('/') == Some(path) {
                let to = [(header::LOCATION, self.prefix.as_str())];
                return Ok((StatusCode::TEMPORARY_REDIRECT, to).into_response());
            }
            return self.not_found(request).await;
        };
        let query = request.uri.query().map(|query| format!("?{query}"));
        let inner = format!("/{rest}{}", query.unwrap_or_default());
        let mut response = self.file(&inner, &request.method, &request.headers).await?;
        if response.status() == StatusCode::NOT_FOUND {
            return self.not_found(request).await;
        }
        let headers = response.headers_mut();
        // `ServeDir` adds the slash of a folder, and does not know the prefix.
        if let Some(to) = headers.get(header::LOCATION)
            && let Ok(to) = to.to_str()
            && let Ok(to) = format!("{}{to}", self.prefix.trim_end_matches('/')).parse()
        {
            headers.insert(header::LOCATION, to);
        } else if has_content_hash(rest) {
            let for_ever = HeaderValue::from_static("public, max-age=31536000, immutable");
            headers.insert(header::CACHE_CONTROL, for_ever);
        }
        Ok(response)
    }

    async fn not_found(&self, request: &Parts) -> Result<Response, StatusCode> {
        // No conditions and no ranges: they were meant for another file.
        let accepted = request.headers.get(header::ACCEPT_ENCODING);
        let headers = accepted.map(|accepted| (header::ACCEPT_ENCODING, accepted.clone()));
        let headers = headers.into_iter().collect();
        let mut response = self.file("/404.html", &request.method, &headers).await?;
        if response.status() == StatusCode::OK {
            *response.status_mut() = StatusCode::NOT_FOUND;
        }
        Ok(response)
    }

    async fn file(
        &self,
        path: &str,
        method: &Method,
        headers: &HeaderMap,
    ) -> Result<Response, StatusCode> {
        let mut request = Request::new(Body::empty());
        *request.uri_mut() = path.parse().or(Err(StatusCode::NOT_FOUND))?;
        *request.method_mut() = method.clone();
        request.headers_mut().clone_from(headers);
        match self.files.clone().try_call(request).await {
            Ok(response) => Ok(response.map(Body::new)),
            Err(_unreadable) => Err(StatusCode::INTERNAL_SERVER_ERROR),
        }
    }
}

async fn answer(State(site): State<Arc<ServedSite>>, request: Request) -> Response {
    // The body is never read; without it the rest can be shared between threads.
    let (request, _body) = request.into_parts();
    let page = site.page(&request).await;
    let mut response = page.unwrap_or_else(IntoResponse::into_response);
    let headers = response.headers_mut();
    // Every text file of a site is UTF-8; the guessed types do not say so.
    let text = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .filter(|kind| kind.starts_with("text/") && !kind.contains("charset"))
        .and_then(|kind| format!("{kind}; charset=utf-8").parse().ok());
    if let Some(kind) = text {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-cache"));
    for (name, value) in [
        (header::VARY, "accept-encoding"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (OPENER_POLICY, "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// True for names such as `app.0123456789abcdef.js`, and for what is in a folder such as
/// `app.0123456789abcdef`.
fn has_content_hash(path: &str) -> bool {
    let is_hash = |part: &str| {
        let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        part.len() == 16 && part.bytes().all(is_hex)
    };
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.rsplit_once('.').map_or("", |(stem, _)| stem);
    let named = folders.split('/').chain([stem]);
    named.flat_map(|name| name.split('.').skip(1)).any(is_hash)
}

#[cfg(test)]
mod tests;
