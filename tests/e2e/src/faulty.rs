//! A static host that can be broken on purpose, one file at a time.
//!
//! It answers like any plain host, with the cache headers that the site is meant to be served
//! with, so that a retry that trusts the cache is found out.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{fs, io, thread};

use anyhow::{Context as _, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::runtime::Builder;
use tokio::sync::{oneshot, watch};

use crate::place;

/// What is wrong with a file.
#[derive(Debug, Clone)]
pub enum Fault {
    /// Another status, with a page of the host.
    Status(u16),
    /// A complete answer with the first half of the file.
    Cut,
    /// An answer that breaks off halfway.
    BreaksOff,
    /// A web page with status 200.
    WebPage,
    /// JSON that was changed: a path such as `/schema/major`, and what stands there instead.
    Changed(&'static str, Value),
    /// No answer until the host is mended.
    Held,
}

#[derive(Debug)]
struct Host {
    dir: PathBuf,
    /// Starts of paths without their leading slash, each with its fault.
    faults: Mutex<Vec<(String, Fault)>>,
    mended: watch::Sender<()>,
}

/// A running host; ends when dropped.
#[derive(Debug)]
pub struct FaultySite {
    root: String,
    host: Arc<Host>,
    _stop: oneshot::Sender<()>,
}

impl FaultySite {
    /// Starts a host on which nothing is broken yet.
    ///
    /// # Errors
    /// When the site is not there or no port is free.
    pub fn serve() -> Result<Self> {
        let (mended, _) = watch::channel(());
        let faults = Mutex::default();
        let host = Arc::new(Host {
            dir: place::dist()?,
            faults,
            mended,
        });
        let router = Router::new().fallback(answer).with_state(Arc::clone(&host));
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0"))?;
        let root = format!("http://{}/", listener.local_addr()?);
        let (stop, stopped) = oneshot::channel::<()>();
        thread::spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    served = axum::serve(listener, router) => drop(served),
                    _ = stopped => {}
                }
            });
        });
        Ok(Self {
            root,
            host,
            _stop: stop,
        })
    }

    /// The address of a path below the site's root.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    /// Breaks the files whose paths start so, such as `data/index.json`.
    pub fn break_file(&self, start: &str, fault: Fault) {
        self.host.faults().push((start.to_owned(), fault));
    }

    /// Keeps the program from running: its script gets no answer. The rest of it is left alone, for
    /// a browser opens few connections to one host and would have none left.
    ///
    /// # Errors
    /// When the site has no program.
    pub fn hold_program(&self) -> Result<()> {
        for entry in fs::read_dir(&self.host.dir)? {
            let name = entry?.file_name();
            let name = name.to_string_lossy();
            if name.starts_with("program.") {
                self.break_file(&format!("{name}/candour.js"), Fault::Held);
                return Ok(());
            }
        }
        anyhow::bail!("the site has no program")
    }

    /// Mends everything, and lets go what was held.
    pub fn mend(&self) {
        self.host.faults().clear();
        self.host.mended.send_replace(());
    }
}

impl Host {
    fn faults(&self) -> MutexGuard<'_, Vec<(String, Fault)>> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fault(&self, path: &str) -> Option<Fault> {
        let faults = self.faults();
        faults
            .iter()
            .find(|(start, _)| path.starts_with(start))
            .map(|(_, fault)| fault.clone())
    }

    async fn answer(&self, path: &str) -> Result<Response> {
        let mut mended = self.mended.subscribe();
        let fault = self.fault(path);
        if matches!(fault, Some(Fault::Held)) {
            let _ = mended.changed().await;
        }
        let Some(file) = self.file(path) else {
            return self.page(StatusCode::NOT_FOUND);
        };
        let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let half = bytes.get(..bytes.len() / 2).unwrap_or_default().to_vec();
        let response = match fault {
            None | Some(Fault::Held) => bytes.into_response(),
            Some(Fault::Status(status)) => return self.page(StatusCode::from_u16(status)?),
            Some(Fault::WebPage) => return self.page(StatusCode::OK),
            Some(Fault::Cut) => half.into_response(),
            Some(Fault::BreaksOff) => breaking_off(half).into_response(),
            Some(Fault::Changed(place, value)) => changed(&bytes, place, value)?.into_response(),
        };
        Ok(with_headers(response, &file))
    }

    /// The file that a path names, if there is one.
    fn file(&self, path: &str) -> Option<PathBuf> {
        if path.split('/').any(|part| part == "..") {
            return None;
        }
        let file = self.dir.join(path);
        let file = if file.is_dir() {
            file.join("index.html")
        } else {
            file
        };
        file.is_file().then_some(file)
    }

    /// The not-found page with any status.
    fn page(&self, status: StatusCode) -> Result<Response> {
        let html = fs::read(self.dir.join("404.html"))?;
        let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
        Ok((status, kind, html).into_response())
    }
}

/// A body that sends some bytes and then breaks the connection.
fn breaking_off(half: Vec<u8>) -> Body {
    let broken = io::Error::new(io::ErrorKind::ConnectionReset, "broken on purpose");
    Body::from_stream(stream::iter([Ok(half), Err(broken)]))
}

fn changed(bytes: &[u8], place: &str, value: Value) -> Result<Vec<u8>> {
    let mut json: Value = serde_json::from_slice(bytes)?;
    let there = json.pointer_mut(place);
    *there.with_context(|| format!("the file has no {place}"))? = value;
    Ok(serde_json::to_vec(&json)?)
}

fn with_headers(mut response: Response, file: &Path) -> Response {
    let kind = match file
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let path = file.to_str().unwrap_or_default();
    let is_hashed = path.split(['/', '.']).any(|part| part.len() == 16);
    let kept = if is_hashed {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    response
}

async fn answer(State(host): State<Arc<Host>>, request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/').to_owned();
    // The body is never read; without it nothing is held across the wait.
    drop(request);
    let answered = host.answer(&path).await;
    answered.unwrap_or_else(|error| {
        (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}")).into_response()
    })
}
