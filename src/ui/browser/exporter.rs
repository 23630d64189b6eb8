//! Files for the reader to keep and text for the clipboard, made when they are asked for.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::js_sys::{Array, Object, Promise, Reflect};

use super::canvas::plot;
use super::chunks;
use crate::chart::paint::LIGHT;
use crate::chart::scene::Scene;
use crate::chart::{sheet, svg};
use crate::data::dataset::Dataset;
use crate::ui::components::export_menu::Carried;
use crate::ui::site::Site;
use crate::view::export::{self, NOT_LOADED, Wish};

/// What was made of a wish.
pub(super) enum Made {
    /// A text to keep in a file of this name and type.
    File(String, &'static str, String),
    /// A picture to keep in a file of this name.
    Picture(String, Scene),
    /// A picture for the clipboard.
    Image(Scene),
    /// A text for the clipboard.
    Words(String),
}

/// Addresses that a wish names: this view, and the small page to embed.
pub(super) struct Addresses {
    view: String,
    embed: Option<String>,
}

/// Makes what is wished for. It stands in a part of the program of its own.
pub(super) fn make(data: &Dataset, carried: &Carried, wish: Wish, at: &Addresses) -> Made {
    let subject = &carried.subject;
    let name = |ending: &str| format!("{}{ending}", export::file_name(data, subject));
    let scene = || sheet::layout(&carried.sheet(export::credit(data, subject, &at.view)));
    match wish {
        Wish::Figures => Made::File(name(".csv"), "text/csv", export::figures(data, subject)),
        Wish::About => {
            let text = export::about(data, subject, &at.view);
            Made::File(name(".meta.csv"), "text/csv", text)
        }
        Wish::Svg => {
            let text = svg::document(&scene(), &subject.title);
            Made::File(name(".svg"), "image/svg+xml", text)
        }
        Wish::Png => Made::Picture(name(".png"), scene()),
        Wish::Image => Made::Image(scene()),
        Wish::Link => Made::Words(at.view.clone()),
        Wish::Sentence => Made::Words(export::citation(data, subject, &at.view)),
        Wish::Embed => {
            let embed = at.embed.as_deref().unwrap_or(&at.view);
            Made::Words(export::frame(embed, &subject.title))
        }
    }
}

/// Does what the reader wished, and says so.
pub(crate) fn fulfil(
    site: Site,
    wish: Wish,
    carried: Carried,
    embed: Option<String>,
    said: RwSignal<String>,
) {
    spawn_local(async move {
        let view = window().location().href().unwrap_or_default();
        let absolute = |path: String| {
            let url = web_sys::Url::new_with_base(&path, &document().base_uri().ok()??).ok()?;
            Some(url.href())
        };
        let at = Addresses {
            view: view.split('#').next().unwrap_or_default().to_owned(),
            embed: embed.and_then(absolute),
        };
        let Some(make) = chunks::take().await else {
            said.set(NOT_LOADED.to_owned());
            return;
        };
        let data = site.dataset.get_untracked();
        let done = give(make(&data, &carried, wish, &at)).await;
        said.set(wish.told(done.as_deref()));
    });
}

/// Hands over what was made: the name of a file, or nothing for the clipboard. None where the
/// browser refuses.
async fn give(made: Made) -> Option<String> {
    match made {
        Made::File(name, kind, text) => {
            let parts = Array::of1(&JsValue::from_str(&text));
            let about = web_sys::BlobPropertyBag::new();
            about.set_type(kind);
            let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &about).ok()?;
            save(&name, &blob)
        }
        Made::Picture(name, scene) => {
            let blob = JsFuture::from(png(&scene)?).await.ok()?;
            save(&name, blob.dyn_ref()?)
        }
        Made::Image(scene) => {
            let record = Object::new();
            Reflect::set(&record, &"image/png".into(), png(&scene)?.as_ref()).ok()?;
            let item = web_sys::ClipboardItem::new_with_record_from_str_to_blob_promise(&record);
            let items = Array::of1(item.ok()?.as_ref());
            let written = clipboard()?.write(&items);
            JsFuture::from(written).await.ok()?;
            Some(String::new())
        }
        Made::Words(text) => {
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

/// Offers a file to keep.
fn save(name: &str, blob: &web_sys::Blob) -> Option<String> {
    let address = web_sys::Url::create_object_url_with_blob(blob).ok()?;
    let link = document().create_element("a").ok()?;
    let link: web_sys::HtmlAnchorElement = link.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The download has begun with the click; its bytes are kept until then.
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
