//! The card of one indicator on the first page.

use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;

use crate::figure::sparkline::sparkline;
use crate::format::capital;
use crate::ui::components::chart::plot::Sparkline;
use crate::ui::live::Each as _;
use crate::ui::platform::FIRST_CHART;
use crate::ui::site::Site;
use crate::view::page::home::Card as CardView;
use crate::view::target::status::Verdict as VerdictView;

/// An indicator: latest number, shape, verdict, change.
#[component]
pub fn Card(
    /// The text and the line of the card.
    card: CardView,
) -> impl IntoView {
    let site = Site::here();
    let spark = sparkline(&card.line);
    let href = site.href(&card.route);
    view! {
        <li class="card">
            <h3><a href=href>{card.name}</a></h3>
            <div class="card-figure">
                <p class="card-value" translate="no">{card.value}</p>
                {spark.map(|spec| view! { <Sparkline spec/> })}
            </div>
            <p class="card-when" {..custom_attribute("elementtiming", FIRST_CHART)}>{card.when}</p>
            {card.reported.map(|line| view! { <p class="card-other">{line}</p> }.into_any())}
            <p class="card-verdict"><Verdict verdict=card.verdict/></p>
            {(!card.change.is_empty()).then(|| view! { <p>{capital(&card.change)}</p> }.into_any())}
            {card.others.into_iter().map(|line| view! { <p class="card-other">{line}</p> }).each()}
        </li>
    }
}

/// Verdict: its symbol and its text.
#[component]
pub fn Verdict(
    /// The verdict.
    verdict: VerdictView,
) -> impl IntoView {
    let class = format!("verdict verdict-{}", verdict.mark.code());
    view! {
        <span class=class>
            <span class="verdict-shape" aria-hidden="true">{verdict.mark.shape()}</span>
            <span>{capital(&verdict.words)}</span>
        </span>
    }
}
