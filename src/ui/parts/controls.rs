//! What a reader may change on an indicator's page. Native buttons and a list; each change goes
//! to the address. The controls stay while the page below them changes, so that focus stays on
//! the one that was used.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::site::Site;
use crate::view::indicator::Choice;
use crate::view::state::{Display, Measure, ViewState};
use crate::view::url;

/// What a switch leads to, given the view as it is.
type Lead = Arc<dyn Fn(&ViewState) -> ViewState + Send + Sync>;
/// Whether a switch is on in a view.
type IsOn = Arc<dyn Fn(&ViewState) -> bool + Send + Sync>;

/// Areas, measure, period and view of an indicator.
#[component]
pub fn Controls(
    /// Areas that have figures.
    areas: Vec<Choice>,
    /// Times to choose from.
    periods: Vec<Choice>,
    /// Whether counts can be shown as rates: never, not yet, now.
    rates: Option<Signal<bool>>,
) -> impl IntoView {
    let site = Site::here();
    let choose_period = move |value: String| {
        let period = url::decode(&format!("period={value}")).0.period;
        site.ask(|view| view.period = period);
    };
    let periods = (periods.len() > 2).then(|| {
        let options = periods.into_iter().map(|choice| {
            view! {
                <option value=choice.id selected=choice.is_on>{choice.label}</option>
            }
        });
        view! {
            <label class="choose">
                <span>"Period"</span>
                <select prop:value=move || chosen_period(&site.location.read().view)
                    on:change:target=move |event| choose_period(event.target().value())>
                    {options.collect_view()}
                </select>
            </label>
        }
    });
    let measure = rates.map(|can| {
        vec![
            switch("Number", measured(Measure::Printed), None),
            switch("Rate per 10,000", measured(Measure::Rate), Some(can)),
        ]
    });
    let display = vec![
        switch("Chart", displayed(Display::Chart), None),
        switch("Table only", displayed(Display::Table), None),
    ];
    view! {
        <div class="controls needs-program">
            {(areas.len() > 1).then(|| group("Shown", area_switches(&areas)))}
            {measure.map(|switches| group("Measure", switches))}
            {periods}
            {group("View", display)}
        </div>
    }
    .into_any()
}

/// The period of a view as it stands in the address; empty for all.
fn chosen_period(view: &ViewState) -> String {
    view.period
        .map(|(from, to)| format!("{from}..{to}"))
        .unwrap_or_default()
}

/// Both councils, or one of them.
#[component]
pub fn Councils(
    /// Id and name of each.
    councils: Vec<(String, String)>,
) -> impl IntoView {
    let choose = |label: String, areas: Vec<String>| {
        let lead: Lead = Arc::new(move |view| ViewState {
            areas: areas.clone(),
            ..view.clone()
        });
        switch(&label, lead, None)
    };
    let each = councils
        .into_iter()
        .map(|(id, name)| choose(name, vec![id]));
    let switches = std::iter::once(choose("Both councils".to_owned(), Vec::new())).chain(each);
    view! { <div class="controls needs-program">{group("Shown", switches.collect())}</div> }
}

fn measured(measure: Measure) -> Lead {
    Arc::new(move |view| ViewState {
        measure,
        ..view.clone()
    })
}

fn displayed(display: Display) -> Lead {
    Arc::new(move |view| ViewState {
        display,
        ..view.clone()
    })
}

fn area_switches(areas: &[Choice]) -> Vec<AnyView> {
    let all: Arc<[String]> = areas.iter().map(|area| area.id.clone()).collect();
    let one = |area: &Choice| {
        let (id, own) = (area.id.clone(), area.id.clone());
        let (all, among) = (Arc::clone(&all), Arc::clone(&all));
        let lead: Lead = Arc::new(move |view| view.toggled(&id, &all));
        let is_on: IsOn = Arc::new(move |view| view.among(&among).shows(&own));
        button(&area.label, lead, is_on, None)
    };
    areas.iter().map(one).collect()
}

fn group(legend: &'static str, switches: Vec<AnyView>) -> AnyView {
    view! { <fieldset class="switch"><legend>{legend}</legend>{switches}</fieldset> }.into_any()
}

/// A button that is on where it leads to the view as it is.
fn switch(label: &str, lead: Lead, can: Option<Signal<bool>>) -> AnyView {
    let own = Arc::clone(&lead);
    button(label, lead, Arc::new(move |view| own(view) == *view), can)
}

fn button(label: &str, lead: Lead, is_on: IsOn, can: Option<Signal<bool>>) -> AnyView {
    let site = Site::here();
    view! {
        <button type="button"
            aria-pressed=move || is_on(&site.location.read().view).to_string()
            disabled=move || can.is_some_and(|can| !can.get())
            on:click=move |_| site.ask(|view| *view = lead(view))>
            {label.to_owned()}
        </button>
    }
    .into_any()
}
