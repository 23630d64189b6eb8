//! What this site is and what its marks mean.

use leptos::prelude::*;

use crate::ui::live::Each as _;
use crate::ui::site::Site;
use crate::view::state::Route;
use crate::view::verdict::Mark;

/// About this site.
#[component]
pub fn About() -> impl IntoView {
    let site = Site::here();
    let about = site
        .dataset
        .with_untracked(|data| data.catalog().site.about.clone());
    let marks = [
        (Mark::Met, "on target, or within the preferred range"),
        (Mark::Short, "short of a target, or past a limit"),
        (Mark::Outside, "outside the preferred range"),
        (Mark::Unsure, "the report is not exact enough to say"),
        (Mark::NoTarget, "no target was in force at that date"),
    ];
    let marks = marks.map(|(mark, meaning)| view! {
        <li><span class=format!("verdict verdict-{}", mark.code())>
            <span class="verdict-shape" aria-hidden="true">{mark.shape()}</span><span>{meaning}</span>
        </span></li>
    });
    view! {
        <div class="reading">
            <h1 tabindex="-1">"About this site"</h1>
            <p class="lead">{about}</p>
            <h2>"What you can rely on"</h2>
            <p>"Every number of the reports leads to the report, the paragraph and the words in which it was printed; a national number leads to the release and the file in which it stands. Nothing is corrected in silence: where a report contradicts itself or another, both figures stand here and the note says so."</p>
            <p>"A verdict compares a figure with the target that was in force at its date, never with a later one. Figures given as around, almost or fewer than keep that word."</p>
            <p>"This site never says why something changed. Events are marked so that you can ask."</p>
            <h2>"What this site does not do"</h2>
            <ul>
                <li>"It makes no forecast. The reports print too few months in a row for one that could be held against what came."</li>
                <li>"It does not work out how many workers a rise in referrals would need. No report prints how many cases one referral makes, or for how long."</li>
                <li>"It does not call one month unusual. That takes a dozen months in a row, counted alike, and the reports keep only one such list: open cases from April 2018 to March 2019. National shares and rates have intervals, which tell how far a number goes up and down by itself."</li>
                <li>"It does not tell whether a new way of working made a difference. Too much else happened in the same months."</li>
            </ul>
            <h2>"What the words mean"</h2>
            <p>"Terms are explained where a report first uses them, and all of them in the "
                <a href=site.href(&Route::Glossary)>"glossary"</a>"."</p>
            <h2>"What the marks mean"</h2>
            <ul class="plain">{marks.each()}</ul>
            <p>"In charts, a hollow point was worked out from other figures, read from a damaged chart, in doubt, printed under a heading or with words that other figures prove wrong, or was found wrong when it was checked. A bar with end strokes is a range. A line never crosses a month without a figure."</p>
            <h2>"Where the figures come from"</h2>
            <p>"From five reports to committees, "<a href=site.href(&Route::Reports)>"listed here with what was taken from each"</a>", and from national statistics, "<a href=site.href(&Route::Data)>"listed with the data"</a>". The texts are told in our own words. "
                <a href=site.href(&Route::Data)>"All of it can be taken away"</a>"."</p>
            <h2>"Privacy"</h2>
            <p>"This site is plain files. It sets no cookies, counts no visitors and asks nothing of any other address. No figure here is finer than the reports print."</p>
        </div>
    }
}
