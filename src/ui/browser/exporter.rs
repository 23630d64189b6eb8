//! Exports: files to download and text or pictures for the clipboard, rendered when requested.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a chunk that does not load is an error of the function that is in it"
)]

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::js_sys::{Array, Object, Promise, Reflect};

use super::canvas::plot;
use crate::chart::paint::LIGHT;
use crate::chart::scene::Scene;
use crate::chart::svg;
use crate::data::dataset::Dataset;
use crate::ui::export_data::ExportData;
use crate::ui::platform::ExportRequest;
use crate::ui::site::Site;
use crate::view::export::{self, ExportAction, NOT_LOADED};

/// The output of an export.
enum Output {
    /// Name, media type and text of a file.
    File(String, &'static str, String),
    /// Name and content of a picture file.
    Picture(String, Scene),
    /// A picture for the clipboard.
    Image(Scene),
    /// A text for the clipboard.
    Text(String),
}

/// Addresses that exports name.
struct Addresses {
    /// The address of this view.
    view: String,
    /// The address of the small page to embed, where there is one.
    embed: Option<String>,
}

/// Renders the output of an export.
type Renderer = fn(&Dataset, &ExportData, ExportAction, &Addresses) -> Output;

#[wasm_split(export, wasm_split_path = ::leptos::wasm_split, fallible)]
fn renderer() -> Result<Renderer, SplitLoaderError> {
    Ok(render)
}

fn render(dataset: &Dataset, data: &ExportData, action: ExportAction, at: &Addresses) -> Output {
    let subject = &data.subject;
    let name = |ending: &str| format!("{}{ending}", export::file_name(dataset, subject));
    let scene = || {
        data.poster(export::credit(dataset, subject, &at.view))
            .layout()
    };
    match action {
        ExportAction::Figures => {
            let text = export::figures(dataset, subject);
            Output::File(name(".csv"), "text/csv", text)
        }
        ExportAction::About => {
            let text = export::about(dataset, subject, &at.view);
            Output::File(name(".meta.csv"), "text/csv", text)
        }
        ExportAction::Svg => {
            let text = svg::document(&scene(), &subject.title);
            Output::File(name(".svg"), "image/svg+xml", text)
        }
        ExportAction::Png => Output::Picture(name(".png"), scene()),
        ExportAction::Image => Output::Image(scene()),
        ExportAction::Link => Output::Text(at.view.clone()),
        ExportAction::Sentence => Output::Text(export::citation(dataset, subject, &at.view)),
        ExportAction::Embed => {
            let embed = at.embed.as_deref().unwrap_or(&at.view);
            Output::Text(export::frame(embed, &subject.title))
        }
    }
}

/// Runs an export and announces the result.
pub(super) fn run(site: Site, request: ExportRequest) {
    spawn_local(async move {
        let ExportRequest {
            action,
            data,
            embed,
            message,
        } = request;
        let view = window().location().href().unwrap_or_default();
        let absolute = |path: String| {
            let url = web_sys::Url::new_with_base(&path, &document().base_uri().ok()??).ok()?;
            Some(url.href())
        };
        let at = Addresses {
            view: view.split('#').next().unwrap_or_default().to_owned(),
            embed: embed.and_then(absolute),
        };
        let Ok(render) = renderer().await else {
            message.set(NOT_LOADED.to_owned());
            return;
        };
        let dataset = site.dataset.get_untracked();
        let done = deliver(render(&dataset, &data, action, &at)).await;
        message.set(action.message(done.as_deref()));
    });
}

/// Downloads a file or writes to the clipboard. Returns the name of the file, empty for the
/// clipboard; none where the browser refuses.
async fn deliver(output: Output) -> Option<String> {
    match output {
        Output::File(name, kind, text) => {
            let parts = Array::of1(&JsValue::from_str(&text));
            let about = web_sys::BlobPropertyBag::new();
            about.set_type(kind);
            let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &about).ok()?;
            save(&name, &blob)
        }
        Output::Picture(name, scene) => {
            let blob = JsFuture::from(png(&scene)?).await.ok()?;
            save(&name, blob.dyn_ref()?)
        }
        Output::Image(scene) => {
            let record = Object::new();
            Reflect::set(&record, &"image/png".into(), png(&scene)?.as_ref()).ok()?;
            let item = web_sys::ClipboardItem::new_with_record_from_str_to_blob_promise(&record);
            let items = Array::of1(item.ok()?.as_ref());
            let written = clipboard()?.write(&items);
            JsFuture::from(written).await.ok()?;
            Some(String::new())
        }
        Output::Text(text) => {
            JsFuture::from(clipboard()?.write_text(&text)).await.ok()?;
            Some(String::new())
        }
    }
}

/// The clipboard; none on hosts without encryption, where browsers keep it away.
fn clipboard() -> Option<web_sys::Clipboard> {
    let found = Reflect::get(&window().navigator(), &"clipboard".into()).ok()?;
    found.dyn_into().ok()
}

/// Downloads a file.
fn save(name: &str, blob: &web_sys::Blob) -> Option<String> {
    let address = web_sys::Url::create_object_url_with_blob(blob).ok()?;
    let link = document().create_element("a").ok()?;
    let link: web_sys::HtmlAnchorElement = link.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The download begins with the click; its bytes are kept until then.
    set_timeout(
        move || {
            let _ = web_sys::Url::revoke_object_url(&address);
        },
        std::time::Duration::from_mins(1),
    );
    Some(name.to_owned())
}

/// A scene on white paper, at two device pixels to the pixel.
fn png(scene: &Scene) -> Option<Promise> {
    let canvas = document().create_element("canvas").ok()?;
    let canvas: web_sys::HtmlCanvasElement = canvas.dyn_into().ok()?;
    plot::paint_on(&canvas, scene, &LIGHT, 2.0, true);
    Some(Promise::new(&mut |resolve, _| {
        let _ = canvas.to_blob_with_type(&resolve, "image/png");
    }))
}
