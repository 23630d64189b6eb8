//! Ways to take a chart and its figures away.

use std::sync::Arc;

use leptos::prelude::*;

use crate::chart::scene::Ink;
use crate::chart::sheet::Sheet;
use crate::chart::spec::ChartSpec;
use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::export::{Subject, Wish};

/// A chart and its figures.
#[derive(Debug, Clone)]
pub struct Carried {
    /// The figures.
    pub subject: Subject,
    /// Colour, mark and name of each line.
    pub keys: Vec<(Ink, usize, String)>,
    /// The charts, each with a heading where there are several.
    pub charts: Vec<(String, ChartSpec)>,
    /// What must be said about the drawing.
    pub notes: Vec<String>,
}

impl Carried {
    /// As a picture that stands alone.
    pub fn sheet(&self, credit: Vec<String>) -> Sheet {
        Sheet {
            title: self.subject.title.clone(),
            keys: self.keys.clone(),
            charts: self.charts.clone(),
            notes: self.notes.clone(),
            credit,
        }
    }
}

/// What the numbers on a chart over time stand for, for a picture without the list beside it.
pub fn numbered(events: Vec<(String, String)>) -> Vec<String> {
    let numbered = events.into_iter().enumerate();
    let words = numbered.map(|(at, (label, when))| format!("{}. {label}, {when}", at + 1));
    words.collect()
}

/// What is on the page when the reader asks; none while it is loading.
pub type Carry = Arc<dyn Fn() -> Option<Carried> + Send + Sync>;

/// Files to keep, and text and pictures for the clipboard.
#[component]
pub fn Take(
    /// What to take.
    carry: Carry,
    /// Path of the small page that others can embed, below the site's root.
    embed: Option<String>,
) -> impl IntoView {
    let site = Site::here();
    let said = RwSignal::new(String::new());
    let embed = embed.map(|path| site.file(&path));
    let can_embed = embed.is_some();
    let wishes = Wish::ALL.into_iter();
    let wishes = wishes.filter(|wish| can_embed || *wish != Wish::Embed);
    let buttons = wishes.map(|wish| {
        let (carry, embed) = (Arc::clone(&carry), embed.clone());
        let ask = move |_| {
            if let Some(carried) = carry() {
                fulfil(site, wish, carried, embed.clone(), said);
            }
        };
        view! { <li><button type="button" on:click=ask>{wish.label()}</button></li> }
    });
    let told = live(move || said.get().into_any());
    view! {
        <details class="take needs-program">
            <summary>"Take it away"</summary>
            <ul class="plain">{buttons.each()}</ul>
            <p role="status">{told}</p>
        </details>
    }
    .into_any()
}

#[cfg(target_arch = "wasm32")]
use crate::ui::browser::exporter::fulfil;

/// A page that is written, not run, has nobody who asks.
#[cfg(not(target_arch = "wasm32"))]
fn fulfil(_: Site, _: Wish, _: Carried, _: Option<String>, _: RwSignal<String>) {}
