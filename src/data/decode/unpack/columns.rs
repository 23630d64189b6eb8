//! Decodes the columns of a shard from JSON.

use crate::data::decode::reader::Node;
use crate::data::wire::{GapColumns, ObservationColumns, TargetColumns};

/// Figures of a shard.
pub(crate) fn observations(columns: &Node<'_>) -> ObservationColumns {
    ObservationColumns {
        id: columns.texts("id"),
        indicator: columns.counts("indicator"),
        area: columns.counts("area"),
        period: columns.counts("period"),
        place: columns.counts("place"),
        breakdown: columns.counts("breakdown"),
        value: columns.numbers("value"),
        lower: columns.numbers("lower"),
        upper: columns.numbers("upper"),
        numerator: columns.numbers("numerator"),
        denominator: columns.numbers("denominator"),
        printed: columns.texts("printed"),
        note: columns.texts("note"),
        qualifier: columns.words("qualifier"),
        status: columns.words("status"),
        dating: columns.words("dating"),
    }
}

/// Targets of a shard.
pub(crate) fn targets(columns: &Node<'_>) -> TargetColumns {
    TargetColumns {
        id: columns.texts("id"),
        indicator: columns.counts("indicator"),
        area: columns.counts("area"),
        from: columns.texts("from"),
        place: columns.counts("place"),
        breakdown: columns.counts("breakdown"),
        to: columns.texts("to"),
        value: columns.numbers("value"),
        lower: columns.numbers("lower"),
        upper: columns.numbers("upper"),
        printed: columns.texts("printed"),
        note: columns.texts("note"),
        kind: columns.words("kind"),
        qualifier: columns.words("qualifier"),
        dating: columns.words("dating"),
    }
}

/// Gaps of a shard.
pub(crate) fn gaps(columns: &Node<'_>) -> GapColumns {
    GapColumns {
        indicator: columns.counts("indicator"),
        area: columns.counts("area"),
        from: columns.texts("from"),
        to: columns.texts("to"),
        place: columns.counts("place"),
        breakdown: columns.counts("breakdown"),
        note: columns.texts("note"),
        absence: columns.words("absence"),
    }
}
