//! A chart on a canvas, with what pointer, touch and keyboard need laid over it.
//!
//! Pixels are painted once; crosshair, rings and panel are elements on top, so that pointing
//! repaints nothing. The sentence in the panel is the one that a screen reader gets.

use std::cell::Cell;

use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;

use super::palette;
use super::width::use_width;
use crate::chart::geometry::{Point, Size};
use crate::chart::kind::{ChartSpec, sparkline};
use crate::chart::paint::{LIGHT, Palette, Units, paint};
use crate::chart::pick::{self, Move};
use crate::chart::scene::{Datum, Ink, Scene};
use crate::ui::browser::dom;
use crate::ui::live::{Each as _, effect, live};
use crate::ui::platform::{Cursor, MarkedFigure};
use crate::ui::site::Site;

/// Sixteenths of a pixel.
const UNITS: Units = Units {
    length: 16.0,
    text: 16.0,
};
/// Widest panel in pixels.
const PANEL_WIDTH: f64 = 300.0;

thread_local! {
    static PLOTS: Cell<u32> = const { Cell::new(0) };
}

/// A length on the screen in whole device pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a canvas can have"
)]
fn device_pixels(length: f64, ratio: f64) -> u32 {
    (length * ratio).round().clamp(1.0, 16_384.0) as u32
}

/// Paints again in light colours when the page goes to paper, and as before afterwards. The
/// browser waits for both.
fn repaint_for_paper(canvas: NodeRef<Canvas>, scene: impl Fn() -> Scene + 'static, site: Site) {
    const PAPER_RATIO: f64 = 3.0;
    let scene = StoredValue::new_local(scene);
    let current = move || {
        Some((
            canvas.try_get_untracked()??,
            scene.try_with_value(|scene| scene())?,
        ))
    };
    let before = window_event_listener_untyped("beforeprint", move |_| {
        if let Some((canvas, scene)) = current() {
            paint_on(&canvas, &scene, &LIGHT, PAPER_RATIO, false);
        }
    });
    let after = window_event_listener_untyped("afterprint", move |_| {
        if let Some((canvas, scene)) = current() {
            draw(&canvas, &scene, site.appearance.get_untracked());
        }
    });
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
}

/// Paints a scene, sharp at the screen's pixel ratio.
fn draw(canvas: &web_sys::HtmlCanvasElement, scene: &Scene, appearance: u32) {
    let ratio = window().device_pixel_ratio().clamp(1.0, 4.0);
    paint_on(canvas, scene, &palette::current(appearance), ratio, false);
}

/// Paints a scene at a number of device pixels to the pixel, with a background if it is on paper.
pub(crate) fn paint_on(
    canvas: &web_sys::HtmlCanvasElement,
    scene: &Scene,
    palette: &Palette,
    ratio: f64,
    on_paper: bool,
) {
    canvas.set_width(device_pixels(scene.size.width, ratio));
    canvas.set_height(device_pixels(scene.size.height, ratio));
    let context = canvas.get_context("2d").ok().flatten();
    let context = context.and_then(|c| c.dyn_into::<web_sys::CanvasRenderingContext2d>().ok());
    let (Some(context), Some(mut backend)) =
        (context, CanvasBackend::with_canvas_object(canvas.clone()))
    else {
        return;
    };
    let scale = ratio / UNITS.length;
    let _ = context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0);
    context.set_line_join("round");
    if on_paper {
        let (red, green, blue) = palette.of(Ink::Paper).rgb;
        context.set_fill_style_str(&format!("rgb({red} {green} {blue})"));
        let Size { width, height } = scene.size;
        context.fill_rect(0.0, 0.0, width * UNITS.length, height * UNITS.length);
    }
    if let Err(error) = paint(scene, &mut backend, palette, UNITS) {
        leptos::logging::error!("{error}");
    }
}

/// A chart that can be pointed at and walked through.
pub(crate) fn chart(spec: ChartSpec, label: String) -> AnyView {
    view! { <CanvasPlot spec label/> }.into_any()
}

/// A small chart without a name.
pub(crate) fn sparkline(spec: ChartSpec) -> AnyView {
    view! { <CanvasSpark spec/> }.into_any()
}

#[component]
fn CanvasPlot(
    /// The chart.
    spec: ChartSpec,
    /// Accessible name of the chart.
    label: String,
) -> impl IntoView {
    let site = Site::here();
    let frame = NodeRef::<Div>::new();
    let canvas = NodeRef::<Canvas>::new();
    let width = use_width(frame);
    let scene = Memo::new(move |_| {
        let width = width.get();
        spec.layout(Size::new(width, spec.height(width)))
    });
    effect(move || {
        let (scene, appearance) = (scene.read(), site.appearance.get());
        if let Some(canvas) = canvas.get() {
            draw(&canvas, &scene, appearance);
        }
    });
    repaint_for_paper(canvas, move || scene.get_untracked(), site);
    view! {
        <div class="plot" node_ref=frame style:height=move || px(scene.read().size.height)>
            <canvas node_ref=canvas aria-hidden="true"></canvas>
            <Overlay scene label/>
        </div>
    }
}

/// The layer over the pixels: points to walk through, crosshair, rings, panel.
#[component]
fn Overlay(
    /// The scene that is drawn.
    scene: Memo<Scene>,
    /// Name for screen readers.
    label: String,
) -> impl IntoView {
    let plot = PLOTS.with(|plots| plots.replace(plots.get() + 1));
    let active = RwSignal::new(None::<usize>);
    let pinned = RwSignal::new(false);
    let layer = NodeRef::<Div>::new();
    let at_pointer = move |event: &web_sys::MouseEvent| {
        let pointer = Point::new(f64::from(event.offset_x()), f64::from(event.offset_y()));
        pick::nearest(&scene.read_untracked(), pointer)
    };
    let on_move = move |event: web_sys::PointerEvent| {
        if !pinned.get_untracked() {
            let found = at_pointer(&event);
            if found != active.get_untracked() {
                active.set(found);
            }
        }
    };
    let on_click = move |event: web_sys::MouseEvent| {
        let found = at_pointer(&event);
        let again = pinned.get_untracked() && found == active.get_untracked();
        pinned.set(found.is_some() && !again);
        active.set(found);
    };
    // Focus returns to the chart without choosing a figure there.
    let is_closing = StoredValue::new(false);
    let close = Callback::new(move |()| {
        pinned.set(false);
        active.set(None);
        is_closing.set_value(true);
        if let Some(layer) = layer.get_untracked() {
            let _ = layer.focus();
        }
        is_closing.set_value(false);
    });
    let on_key = move |event: web_sys::KeyboardEvent| {
        let key = event.key();
        if let Some(step) = Move::from_key(&key) {
            event.prevent_default();
            let from = active.get_untracked();
            active.set(pick::step(&scene.read_untracked(), from, step));
        } else if key == "Escape" {
            close.run(());
        } else if key == "Enter" || key == " " {
            event.prevent_default();
            let chosen = active.get_untracked();
            active.set(chosen.or_else(|| pick::step(&scene.read_untracked(), None, Move::Last)));
            pinned.set(active.get_untracked().is_some());
        }
    };
    let on_focus = move |_| {
        if active.get_untracked().is_none() && !is_closing.get_value() {
            active.set(pick::step(&scene.read_untracked(), None, Move::Last));
        }
    };
    // The layer also loses focus when the chart itself is removed.
    let let_go = move || {
        if pinned.try_get_untracked() == Some(false) {
            active.try_set(None);
        }
    };
    let is_focused = move || {
        let focused = document().active_element();
        let layer = layer.try_get_untracked().flatten();
        layer.is_some_and(|layer| focused.is_some_and(|f| f.is_same_node(Some(&layer))))
    };
    // What is pointed at in another of several charts is marked here.
    let cursor = use_context::<Cursor>();
    if let Some(Cursor(cursor)) = cursor {
        let mut before = active.get_untracked();
        effect(move || {
            let now = active.get();
            if before != now {
                before = now;
                let scene = scene.read_untracked();
                cursor.try_set(now.and_then(|at| scene.data.get(at)?.time));
            }
        });
    }
    let echo = cursor.map(|Cursor(cursor)| {
        live(move || {
            // The charts may just be leaving the page.
            let time = cursor.try_get().flatten();
            let time = time.filter(|_| active.try_get() == Some(None));
            time.map(|time| echoed(&scene.read(), time)).into_any()
        })
    });
    // Figure that the reader points at in the text beside the chart.
    let marked = use_context::<MarkedFigure>();
    let lit = marked.map(|MarkedFigure(id)| {
        live(move || {
            let scene = scene.read();
            let found = scene
                .data
                .iter()
                .find(|datum| datum.id == id && !id.is_empty());
            found.map(ring).into_any()
        })
    });
    let option_id = move |at: usize| format!("plot-{plot}-{at}");
    let options = live(move || {
        let data = scene.read().data.clone();
        let count = data.len().to_string();
        data.into_iter()
            .enumerate()
            .map(|(at, datum)| {
                view! {
                    <div role="option" id=option_id(at) aria-label=datum.sentence
                        aria-selected=move || Some((active.get() == Some(at)).to_string())
                        aria-posinset=(at + 1).to_string() aria-setsize=count.clone()
                        style:left=px(datum.at.x) style:top=px(datum.at.y)></div>
                }
            })
            .each()
            .into_any()
    });
    view! {
        <div class="plot-points" role="listbox" tabindex="0" node_ref=layer
            aria-label=label aria-describedby="plot-help"
            aria-activedescendant=move || active.get().map(option_id)
            on:pointermove=on_move on:pointerdown=on_move
            on:pointerleave=move |_| if !is_focused() { let_go() }
            on:click=on_click on:keydown=on_key on:focus=on_focus
            on:blur=move |_| let_go()>
            {options}
        </div>
        {live(move || active.get().and_then(|at| pointed(&scene.read(), at, pinned, close)).into_any())}
        {echo}
        {lit}
    }
}

/// Crosshair, rings and panel of one figure.
fn pointed(
    scene: &Scene,
    at: usize,
    pinned: RwSignal<bool>,
    close: Callback<()>,
) -> Option<impl IntoView + use<>> {
    let datum = scene.data.get(at)?.clone();
    let companions = pick::companions(scene, at)
        .into_iter()
        .filter_map(|at| scene.data.get(at));
    let rings = std::iter::once(&datum).chain(companions).map(ring).each();
    let width = PANEL_WIDTH.min(scene.size.width);
    let tooltip = pick::tooltip(scene, at, width)?;
    let class = if tooltip.is_above {
        "plot-tip plot-tip-above"
    } else {
        "plot-tip"
    };
    let id = datum.id.to_string();
    Some(view! {
        <div class="plot-cross" style:left=px(datum.at.x) style:top=px(scene.plot.top)
            style:height=px(scene.plot.height())></div>
        {rings}
        <div class=class role=move || pinned.get().then(|| "group".to_owned())
            aria-label=move || pinned.get().then(|| "Pinned figure".to_owned())
            on:keydown=move |event| if event.key() == "Escape" { close.run(()) }
            style:left=px(tooltip.corner.x) style:top=px(tooltip.corner.y) style:width=px(width)>
            <p translate="no">{datum.sentence}</p>
            {live(move || pinned.get().then(|| {
                let id = id.clone();
                view! {
                    <button type="button" on:click=move |_| source(&id)>"See its source"</button>
                    <button type="button" on:click=move |_| close.run(())>"Close"</button>
                }
            }).into_any())}
        </div>
    })
}

/// Crosshair and rings at a time that is pointed at in another chart, with the numbers' sentences
/// left to that chart.
fn echoed(scene: &Scene, time: f64) -> impl IntoView + use<> {
    let found = pick::at_time(scene, time);
    let data: Vec<&Datum> = found.iter().filter_map(|at| scene.data.get(*at)).collect();
    let rings = data.iter().map(|datum| ring(datum)).each();
    data.first().map(|first| {
        view! {
            <div class="plot-cross" style:left=px(first.at.x) style:top=px(scene.plot.top)
                style:height=px(scene.plot.height())></div>
            {rings}
        }
    })
}

/// A length for a style, to a tenth of a pixel.
fn px(length: f64) -> String {
    format!("{length:.1}px")
}

fn ring(datum: &Datum) -> impl IntoView + use<> {
    view! { <div class="plot-ring" style:left=px(datum.at.x) style:top=px(datum.at.y)></div> }
}

/// Opens the source of a figure in the table.
fn source(id: &str) {
    if let Some(row) = document().get_element_by_id(&format!("figure-{id}")) {
        dom::reveal(&row);
    }
}

#[component]
fn CanvasSpark(
    /// The chart.
    spec: ChartSpec,
) -> impl IntoView {
    let site = Site::here();
    let canvas = NodeRef::<Canvas>::new();
    let scene = spec.layout(Size::new(sparkline::WIDTH, sparkline::HEIGHT));
    let printed = scene.clone();
    repaint_for_paper(canvas, move || printed.clone(), site);
    effect(move || {
        let appearance = site.appearance.get();
        if let Some(canvas) = canvas.get() {
            draw(&canvas, &scene, appearance);
        }
    });
    view! { <div class="spark"><canvas node_ref=canvas aria-hidden="true"></canvas></div> }
}
