//! The controls of a page. Native buttons and lists; each change goes to the address. The
//! controls stay while the page below them changes, so that focus stays on the one that was used.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::live::{Each as _, live};
use crate::ui::site::Site;
use crate::view::page::controls::{self, Group, Switch, ViewAction};
use crate::view::page::indicator::IndicatorView;
use crate::view::state::ViewState;
use crate::view::state::choice::Choice;
use crate::view::state::query;

/// Areas, measure, average, period and view of an indicator.
#[component]
pub fn Controls(
    /// The page whose figures are chosen.
    page: IndicatorView,
) -> impl IntoView {
    let site = Site::here();
    let groups = site
        .dataset
        .with_untracked(|dataset| controls::of_indicator(dataset, &page));
    let groups: Vec<AnyView> = groups.into_iter().map(group).collect();
    let chosen = move || {
        let period = site.location.with(|at| at.view.period);
        period.map_or_else(String::new, |(from, to)| format!("{from}..{to}"))
    };
    let periods = page.periods;
    let periods = (periods.len() > 2).then(|| period_list("Period", periods, chosen));
    view! {
        <div class="controls needs-program">
            <Areas known=page.areas default_areas=page.selection.default_areas/>
            {periods}
            {groups}
        </div>
    }
    .into_any()
}

/// The areas that are shown, and others to add.
#[component]
pub fn Areas(
    /// Areas that have figures.
    known: Vec<Choice>,
    /// Ids of the default areas.
    default_areas: Vec<String>,
) -> impl IntoView {
    let site = Site::here();
    if known.len() < 2 {
        return ().into_any();
    }
    let areas = Memo::new(move |_| {
        site.location
            .with(|at| controls::areas(&known, &default_areas, &at.view))
    });
    let switches = live(move || {
        let switches = areas.with(|(switches, _)| switches.clone());
        group(Group {
            legend: "Shown",
            switches,
        })
    });
    let others = live(move || {
        let others = areas.with(|(_, others)| others.clone());
        (!others.is_empty())
            .then(|| area_list(site, others, areas))
            .into_any()
    });
    view! { {switches}{others} }.into_any()
}

type Offered = Memo<(Vec<Switch>, Vec<Choice>)>;

/// A list of areas of which the chosen one is added.
fn area_list(site: Site, others: Vec<Choice>, offered: Offered) -> AnyView {
    let first = std::iter::once(Choice {
        id: String::new(),
        label: "Choose an area".to_owned(),
        is_on: true,
    });
    let add = move |id: String| {
        let default_areas = offered.with_untracked(|(switches, _)| {
            switches.iter().find_map(|switch| match &switch.change {
                ViewAction::Area(_, default_areas) => Some(default_areas.clone()),
                _ => None,
            })
        });
        if let (Some(default_areas), false) = (default_areas, id.is_empty()) {
            site.ask(|view| *view = ViewAction::Area(id, default_areas).apply(view));
        }
    };
    list("Add", first.chain(others).collect(), String::new, add)
}

/// A list of times to choose from.
pub fn period_list(
    label: &'static str,
    periods: Vec<Choice>,
    chosen: impl Fn() -> String + Send + 'static,
) -> AnyView {
    let site = Site::here();
    let choose = move |value: String| {
        let period = query::decode(&format!("period={value}")).0.period;
        site.ask(|view| view.period = period);
    };
    list(label, periods, chosen, choose)
}

/// A native list of which one entry is chosen.
pub fn list(
    label: &'static str,
    choices: Vec<Choice>,
    chosen: impl Fn() -> String + Send + 'static,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let options = choices.into_iter().map(|choice| {
        view! { <option value=choice.id selected=choice.is_on>{choice.label}</option> }
    });
    view! {
        <label class="choose">
            <span>{label}</span>
            <select prop:value=chosen on:change:target=move |event| choose(event.target().value())>
                {options.each()}
            </select>
        </label>
    }
    .into_any()
}

/// All councils, or one of them; nothing where there is only one.
#[component]
pub fn Councils(
    /// Id and name of each.
    councils: Vec<(String, String)>,
) -> impl IntoView {
    let label = match councils.len() {
        0 | 1 => return ().into_any(),
        2 => "Both councils".to_owned(),
        count => format!("All {count} councils"),
    };
    let known: Arc<[String]> = councils.iter().map(|(id, _)| id.clone()).collect();
    let all = Switch {
        label,
        change: ViewAction::Areas(Vec::new(), Arc::clone(&known)),
    };
    let each = councils.into_iter().map(|(id, label)| Switch {
        label,
        change: ViewAction::Areas(vec![id], Arc::clone(&known)),
    });
    let switches = std::iter::once(all).chain(each).collect();
    let legend = "Shown";
    view! { <div class="controls needs-program">{group(Group { legend, switches })}</div> }
        .into_any()
}

/// Switches with their legend.
pub fn group(group: Group) -> AnyView {
    let switches: Vec<AnyView> = group.switches.into_iter().map(button).collect();
    view! { <fieldset class="switch"><legend>{group.legend}</legend>{switches}</fieldset> }
        .into_any()
}

fn button(switch: Switch) -> AnyView {
    let site = Site::here();
    let change = switch.change.clone();
    let is_on = move || switch.change.is_on(&site.location.read().view);
    view! {
        <button type="button" aria-pressed=move || Some(is_on().to_string())
            on:click=move |_| site.ask(|view: &mut ViewState| *view = change.apply(view))>
            {switch.label}
        </button>
    }
    .into_any()
}
