//! Writes compressed copies beside the files of a published site.
//!
//! Each text-like file over 256 bytes gets a `.br` copy, with an effort chosen by its size, and a
//! `.gz` (level 9) copy, unless the copy would not be smaller; a copy left by an earlier run is then
//! removed.
//! The same file always gives the same bytes: no names and no times are stored.
//! Copies are written again on every run, on all cores, the largest files first; each core holds
//! at most one file and its two copies in memory.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

const EXTENSIONS: [&str; 9] = [
    "html", "css", "js", "wasm", "json", "csv", "svg", "txt", "xml",
];
/// Smaller files fit in one packet either way.
const MIN_BYTES: u64 = 256;

/// How many bytes are stored as they are, and how many travel with each encoding.
///
/// A file without a copy counts with its own size, since that is what a server sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sizes {
    /// Files counted.
    pub n_files: u64,
    /// Bytes of the files themselves.
    pub raw_bytes: u64,
    /// Bytes sent to a browser that accepts Brotli.
    pub br_bytes: u64,
    /// Bytes sent to a browser that accepts gzip only.
    pub gz_bytes: u64,
}

impl Sizes {
    fn add(&mut self, other: Self) {
        self.n_files += other.n_files;
        self.raw_bytes += other.raw_bytes;
        self.br_bytes += other.br_bytes;
        self.gz_bytes += other.gz_bytes;
    }
}

/// The sizes of a whole site.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// Sums by file extension, without the dot.
    pub by_extension: BTreeMap<String, Sizes>,
}

impl Totals {
    /// Sums over all extensions.
    pub fn all(&self) -> Sizes {
        let mut all = Sizes::default();
        for sizes in self.by_extension.values() {
            all.add(*sizes);
        }
        all
    }
}

/// Compresses every text-like file in `dir` and its folders.
///
/// # Errors
/// When a file cannot be read or a copy cannot be written; the message names the file.
pub fn precompress(dir: &Path) -> io::Result<Totals> {
    let mut files = Vec::new();
    list(dir, &mut files)?;
    files.sort_by_key(|file| Reverse(file.n_bytes));
    let queue = Mutex::new(files.into_iter());
    // A thread that panicked holds no half-taken file: the queue stays usable.
    let take = || match queue.lock() {
        Ok(mut queue) => queue.next(),
        Err(poisoned) => poisoned.into_inner().next(),
    };
    let work = || -> io::Result<Totals> {
        let mut totals = Totals::default();
        while let Some(file) = take() {
            let sizes = compress(&file).map_err(|error| named(&file.path, &error))?;
            totals
                .by_extension
                .entry(file.extension.to_owned())
                .or_default()
                .add(sizes);
        }
        Ok(totals)
    };

    let n_threads = thread::available_parallelism().map_or(1, NonZero::get);
    let mut totals = Totals::default();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..n_threads).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            let part = worker
                .join()
                .map_err(|_panic| io::Error::other("a compressor stopped"))??;
            for (extension, sizes) in part.by_extension {
                totals.by_extension.entry(extension).or_default().add(sizes);
            }
        }
        Ok(totals)
    })
}

struct File {
    path: PathBuf,
    extension: &'static str,
    n_bytes: u64,
}

fn list(dir: &Path, files: &mut Vec<File>) -> io::Result<()> {
    let entries = fs::read_dir(dir).map_err(|error| named(dir, &error))?;
    for entry in entries {
        let path = entry?.path();
        let about = fs::metadata(&path).map_err(|error| named(&path, &error))?;
        let extension = path.extension().and_then(|extension| extension.to_str());
        let known = EXTENSIONS
            .into_iter()
            .find(|known| extension == Some(known));
        if about.is_dir() {
            list(&path, files)?;
        } else if let Some(extension) = known {
            files.push(File {
                path,
                extension,
                n_bytes: about.len(),
            });
        }
    }
    Ok(())
}

fn compress(file: &File) -> io::Result<Sizes> {
    let raw = fs::read(&file.path)?;
    let n_bytes = size(&raw);
    let is_worth_it = n_bytes > MIN_BYTES;
    let keep = |suffix: &str, copy: &[u8]| -> io::Result<u64> {
        let mut path = file.path.clone().into_os_string();
        path.push(suffix);
        if is_worth_it && size(copy) < n_bytes {
            fs::write(path, copy)?;
            return Ok(size(copy));
        }
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(n_bytes),
        }
    };
    let worth = |encode: &dyn Fn() -> io::Result<Vec<u8>>| {
        if is_worth_it {
            encode()
        } else {
            Ok(Vec::new())
        }
    };
    let br = || brotli(&raw, quality(file.extension, raw.len()));
    let gz = || gzip(&raw);
    Ok(Sizes {
        n_files: 1,
        raw_bytes: n_bytes,
        br_bytes: keep(".br", &worth(&br)?)?,
        gz_bytes: keep(".gz", &worth(&gz)?)?,
    })
}

/// Brotli quality for a file.
///
/// Program, style and data travel to every reader, so they are made as small as possible. Pages are
/// many: on this site's HTML, quality 11 takes 0.8 MB/s on one core, 10 takes 2.1 MB/s and is 4 %
/// larger, 9 takes 7 MB/s and is 22 % larger. On CSV, 5 takes 39 MB/s and is 1 % larger than 9.
fn quality(extension: &str, n_bytes: usize) -> i32 {
    match (extension, n_bytes) {
        ("html", ..800_000) => 10,
        ("html" | "csv", ..6_000_000) => 9,
        ("html" | "csv", _) => 5,
        (_, ..2_000_000) => 11,
        (_, ..6_000_000) => 9,
        _ => 5,
    }
}

/// Binary logarithm of the smallest window that reaches over a whole file, within what browsers
/// accept. A window larger than the file costs memory and time and makes no copy smaller.
fn window_bits(n_bytes: usize) -> i32 {
    let bits = usize::BITS - n_bytes.saturating_add(16).leading_zeros();
    i32::try_from(bits)
        .unwrap_or(MAX_WINDOW_BITS)
        .clamp(16, MAX_WINDOW_BITS)
}

/// Largest window of the Brotli format (RFC 7932, section 9.1).
const MAX_WINDOW_BITS: i32 = 24;

fn brotli(raw: &[u8], quality: i32) -> io::Result<Vec<u8>> {
    let params = BrotliEncoderParams {
        quality,
        lgwin: window_bits(raw.len()),
        size_hint: raw.len(),
        ..BrotliEncoderParams::default()
    };
    let mut copy = Vec::new();
    brotli::BrotliCompress(&mut &*raw, &mut copy, &params)?;
    Ok(copy)
}

fn gzip(raw: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    encoder.write_all(raw)?;
    encoder.finish()
}

fn size(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn temp_dir(name: &str) -> PathBuf {
        let name = format!("candour-compress-{name}-{}", std::process::id());
        let dir = std::env::temp_dir().join(name);
        fs::create_dir_all(dir.join("deep/er")).unwrap();
        dir
    }

    /// Bytes that look random, so that no encoder can shorten them.
    fn noise() -> Vec<u8> {
        let next = |state: &u64| Some(state.wrapping_mul(6_364_136_223_846_793_005) | 1);
        let states = std::iter::successors(Some(0x9e37_79b9_7f4a_7c15), next);
        let high = |state: u64| u8::try_from(state >> 56).unwrap();
        states.take(2000).map(high).collect()
    }

    #[test]
    fn copies_are_smaller_readable_and_the_same_every_time() {
        let dir = temp_dir("copies");
        let text = "A figure as printed, and its source. ".repeat(100);
        let path = dir.join("deep/er/page.html");
        fs::write(&path, &text).unwrap();
        let read = |name: &str| fs::read(dir.join("deep/er").join(name)).unwrap();

        let totals = precompress(&dir).unwrap();
        let first = (read("page.html.br"), read("page.html.gz"));
        assert_eq!(precompress(&dir).unwrap(), totals);
        assert_eq!((read("page.html.br"), read("page.html.gz")), first);

        let (br, gz) = first;
        let expected = Sizes {
            n_files: 1,
            raw_bytes: size(text.as_bytes()),
            br_bytes: size(&br),
            gz_bytes: size(&gz),
        };
        assert_eq!(totals.all(), expected);
        assert!(br.len() < gz.len() && gz.len() < text.len());
        let mut from_br = String::new();
        brotli::Decompressor::new(&*br, 4096)
            .read_to_string(&mut from_br)
            .unwrap();
        let mut from_gz = String::new();
        flate2::read::GzDecoder::new(&*gz)
            .read_to_string(&mut from_gz)
            .unwrap();
        assert_eq!((from_br, from_gz), (text.clone(), text));
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn long_pages_and_downloads_are_compressed_with_less_effort_than_program_and_data() {
        let pages = [20_000, 300_000, 1_000_000].map(|n_bytes| quality("html", n_bytes));
        assert_eq!(pages, [10, 10, 9]);
        let tables = [50_000, 157_000_000].map(|n_bytes| quality("csv", n_bytes));
        assert_eq!(tables, [9, 5]);
        assert_eq!(
            [quality("wasm", 500_000), quality("json", 300_000)],
            [11, 11]
        );
    }

    #[test]
    fn a_window_covers_the_file_but_no_more_than_the_format_allows() {
        assert_eq!(window_bits(300), 16);
        assert_eq!(window_bits(65_519), 16);
        assert_eq!(window_bits(65_520), 17);
        assert_eq!(window_bits(157_000_000), 24);
    }

    #[test]
    fn useless_copies_are_not_written_and_old_ones_go() {
        let dir = temp_dir("useless");
        fs::write(dir.join("short.txt"), "a".repeat(256)).unwrap();
        fs::write(dir.join("short.txt.br"), "from an earlier run").unwrap();
        fs::write(dir.join("noise.wasm"), noise()).unwrap();
        fs::write(dir.join("noise.wasm.gz"), "from an earlier run").unwrap();
        fs::write(dir.join("photo.png"), "a".repeat(2000)).unwrap();

        let totals = precompress(&dir).unwrap();
        let names = fs::read_dir(&dir)
            .unwrap()
            .map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> = names.collect();
        names.sort();
        assert_eq!(names, ["deep", "noise.wasm", "photo.png", "short.txt"]);
        let all = totals.all();
        assert_eq!((all.n_files, all.raw_bytes), (2, 2256));
        assert_eq!((all.br_bytes, all.gz_bytes), (2256, 2256));
        fs::remove_dir_all(dir).unwrap();
    }
}
