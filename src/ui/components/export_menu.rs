//! The menu of exports: files to download, and text and pictures for the clipboard.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::export_data::ExportData;
use crate::ui::live::{Each as _, live};
use crate::ui::platform::{ExportRequest, Platform};
use crate::ui::site::Site;
use crate::view::export::ExportAction;

/// Reads the chart and figures on the page at the time of an export; none while they are loading.
pub type ExportSource = Arc<dyn Fn() -> Option<ExportData> + Send + Sync>;

/// Downloads, and text and pictures for the clipboard.
#[component]
pub fn ExportMenu(
    /// The chart and its figures.
    source: ExportSource,
    /// Path of the embeddable page, relative to the site's root.
    embed: Option<String>,
) -> impl IntoView {
    let (site, platform) = (Site::here(), Platform::here());
    let message = RwSignal::new(String::new());
    let embed = embed.map(|path| site.file(&path));
    let can_embed = embed.is_some();
    let actions = ExportAction::ALL.into_iter();
    let actions = actions.filter(|action| can_embed || *action != ExportAction::Embed);
    let buttons = actions.map(|action| {
        let (source, embed) = (Arc::clone(&source), embed.clone());
        let request = move |_| {
            if let (Some(export), Some(data)) = (platform.export, source()) {
                let embed = embed.clone();
                let request = ExportRequest {
                    action,
                    data,
                    embed,
                    message,
                };
                export(site, request);
            }
        };
        view! { <li><button type="button" on:click=request>{action.label()}</button></li> }
    });
    let status = live(move || message.get().into_any());
    view! {
        <details class="export needs-program">
            <summary>"Download or share"</summary>
            <ul class="plain">{buttons.each()}</ul>
            <p role="status">{status}</p>
        </details>
    }
    .into_any()
}
