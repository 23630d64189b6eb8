//! The server as a client on the same machine sees it: real requests, raw answers.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::*;

/// A small site in a folder of its own, served from another thread until the test ends.
struct Served {
    dir: PathBuf,
    address: SocketAddr,
}

impl Served {
    fn new(prefix: &str, watch: bool, encoding: Encoding) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let nth = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("candour-serve-{}-{nth}", std::process::id());
        let dir = std::env::temp_dir().join(name);
        fs::create_dir_all(dir.join("reports")).unwrap();
        for (path, text) in [
            ("index.html", "home"),
            ("404.html", "no such page"),
            ("404.html.br", "brotli of 404"),
            ("reports/index.html", "reports"),
            ("app.0123456789abcdef.js", "js"),
            ("app.0123456789abcdef.js.br", "brotli"),
            ("app.0123456789abcdef.js.gz", "gzip"),
            ("app.wasm", "wasm"),
            ("rows.csv", "a,b"),
            (".build-id", "1"),
        ] {
            fs::write(dir.join(path), text).unwrap();
        }
        let options = ServeOptions {
            dir: dir.clone(),
            port: 0,
            prefix: prefix.to_owned(),
            watch,
            encoding,
        };
        let (tell, message) = mpsc::channel();
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let (address, server) = serve(options).await.unwrap();
                tell.send(address).unwrap();
                server.await.unwrap();
            });
        });
        let address = message.recv().unwrap();
        Self { dir, address }
    }

    fn get(&self, path: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.dir).ok();
    }
}

#[track_caller]
fn assert_has(answer: &str, parts: &[&str]) {
    for part in parts {
        assert!(answer.contains(part), "no {part:?} in:\n{answer}");
    }
}

#[test]
fn folders_answer_with_their_index_and_every_answer_is_guarded() {
    let site = Served::new("/", false, Encoding::Negotiate);
    let guards = [
        "x-content-type-options: nosniff",
        "referrer-policy: no-referrer",
        "cross-origin-opener-policy: same-origin",
        "cache-control: no-cache",
    ];
    let home = site.get("/", "");
    assert_has(
        &home,
        &["HTTP/1.1 200", "text/html; charset=utf-8", "\r\n\r\nhome"],
    );
    assert_has(&home, &guards);
    let missing = site.get(
        "/nowhere/",
        "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n",
    );
    assert_has(
        &missing,
        &["HTTP/1.1 404", "text/html", "\r\n\r\nno such page"],
    );
    assert_has(&missing, &guards);
    assert_has(
        &site.get("/reports?a=b", ""),
        &["HTTP/1.1 307", "location: /reports/?a=b\r\n"],
    );
    assert_has(&site.get("/..%2f..%2fetc/passwd", ""), &["HTTP/1.1 404"]);
    assert_has(
        &site.get("/app.wasm", ""),
        &["content-type: application/wasm\r\n"],
    );
    assert_has(
        &site.get("/rows.csv", ""),
        &["content-type: text/csv; charset=utf-8\r\n"],
    );
}

#[test]
fn only_the_prefix_exists() {
    let site = Served::new("/a/b/", false, Encoding::Negotiate);
    assert_has(
        &site.get("/a/b/reports/", ""),
        &["HTTP/1.1 200", "\r\n\r\nreports"],
    );
    assert_has(
        &site.get("/a/b/reports", ""),
        &["location: /a/b/reports/\r\n"],
    );
    assert_has(
        &site.get("/a/b", ""),
        &["HTTP/1.1 307", "location: /a/b/\r\n"],
    );
    for outside in ["/", "/reports/", "/a/bc", "/a/"] {
        assert_has(&site.get(outside, ""), &["HTTP/1.1 404", "no such page"]);
    }
}

#[test]
fn the_copy_follows_what_is_accepted() {
    let path = "/app.0123456789abcdef.js";
    let site = Served::new("/", false, Encoding::Negotiate);
    let all = "Accept-Encoding: gzip, deflate, br, zstd\r\n";
    let brotli = site.get(path, all);
    let expected = [
        "content-encoding: br",
        "text/javascript",
        "immutable",
        "vary: accept-encoding",
    ];
    assert_has(&brotli, &expected);
    assert_has(&brotli, &["\r\n\r\nbrotli"]);
    assert_has(
        &site.get(path, "Accept-Encoding: gzip\r\n"),
        &["\r\n\r\ngzip"],
    );
    assert_has(&site.get(path, ""), &["\r\n\r\njs"]);
    assert_has(&site.get("/rows.csv", all), &["\r\n\r\na,b"]);
    assert_has(
        &site.get("/none", all),
        &["HTTP/1.1 404", "content-encoding: br"],
    );
    for site in [
        Served::new("/", false, Encoding::Identity),
        Served::new("/", true, Encoding::Negotiate),
    ] {
        assert_has(&site.get(path, all), &["\r\n\r\njs"]);
    }
}

#[test]
fn a_content_hash_is_sixteen_hexadecimal_digits_in_the_name_of_a_file_or_its_folder() {
    assert!(has_content_hash("data/area.0123456789abcdef.json"));
    assert!(!has_content_hash("data/area.0123456789abcdeg.json"));
    assert!(!has_content_hash("data/0123456789abcdef"));
    assert!(!has_content_hash("data.0123456789abcdef"));
    assert!(has_content_hash("program.0123456789abcdef/part.wasm"));
    assert!(!has_content_hash("program.0123456789abcde/part.wasm"));
}

#[test]
fn a_new_build_is_told_once_to_those_who_saw_another() {
    let site = Served::new("/", true, Encoding::Identity);
    let first = site.get("/__reload", "");
    assert_has(&first, &["text/event-stream", "retry: 300", "\nid: "]);
    assert!(!first.contains("data:"), "{first}");
    let id = first.rsplit("id: ").next().unwrap().trim();
    let dir = site.dir.clone();
    let build = thread::spawn(move || {
        thread::sleep(Duration::from_millis(400));
        fs::write(dir.join(".build-id"), "2").unwrap();
    });
    let second = site.get("/__reload", &format!("Last-Event-ID: {id}\r\n"));
    build.join().unwrap();
    assert_has(&second, &["\ndata: "]);

    let quiet = Served::new("/", false, Encoding::Identity);
    assert_has(&quiet.get("/__reload", ""), &["HTTP/1.1 404"]);
}
