//! The closed lists of the dataset: units, kinds, statuses. Each word has one code, used alike
//! in spreadsheets, JSON and code.

/// A word of a closed list.
pub trait Word: Copy + Default + PartialEq + 'static {
    /// Every word.
    const ALL: &'static [Self];
    /// Their codes, in the same order.
    const CODES: &'static [&'static str];

    /// Code of the variant.
    fn code(self) -> &'static str {
        let at = Self::ALL.iter().position(|word| *word == self);
        let code = at.and_then(|at| Self::CODES.get(at));
        code.copied().unwrap_or_default()
    }

    /// The word with a code.
    fn from_code(code: &str) -> Option<Self> {
        let at = position(Self::CODES, code)?;
        Self::ALL.get(at).copied()
    }
}

/// Index of a code in a list. Not generic, because each instance would add code.
#[inline(never)]
pub fn position(codes: &[&str], code: &str) -> Option<usize> {
    codes.iter().position(|known| *known == code)
}

/// Codes of a list, for a message that describes the expected value.
pub fn choices(codes: &[&str]) -> String {
    format!("one of {}", codes.join(", "))
}

macro_rules! word_list {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        #[cfg_attr(
            not(target_arch = "wasm32"),
            derive(schemars::JsonSchema),
            serde(rename_all = "kebab-case")
        )]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $crate::data::words::Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            const CODES: &'static [&'static str] = &[$($code),+];
        }

        impl serde::ser::Serialize for $name {
            fn serialize<S: serde::ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::data::words::Word::code(*self))
            }
        }
    };
}

pub(crate) use word_list;

word_list!(
    /// Kind of a source.
    ReportKind {
        /// A report to read, paragraph by paragraph.
        #[default]
        Report = "report",
        /// A statistical release: files of figures.
        Release = "release",
    }
);

word_list!(
    /// Origin of the figures of an indicator.
    Scope {
        /// From reports, as they print them.
        #[default]
        Reports = "reports",
        /// From national statistics, one a year for every area.
        National = "national",
    }
);

word_list!(
    /// Kind of an area.
    AreaKind {
        /// One council.
        #[default]
        Council = "council",
        /// Several councils taken together.
        Joint = "joint",
        /// A group of similar councils.
        Neighbours = "neighbours",
        /// A region of England.
        Region = "region",
        /// A country.
        Country = "country",
    }
);

word_list!(
    /// Unit of an indicator.
    Unit {
        /// Children, cases, events.
        #[default]
        Count = "count",
        /// Parts of a hundred.
        Percent = "percent",
        /// Per 10,000 children aged 0 to 17.
        Rate = "rate",
        /// Cases for each worker.
        Caseload = "caseload",
        /// An average score.
        Score = "score",
        /// Pounds sterling.
        Pounds = "pounds",
        /// Residents or respondents.
        People = "people",
        /// Place in an order, 1 first.
        Rank = "rank",
        /// Days.
        Days = "days",
        /// Weeks.
        Weeks = "weeks",
        /// Months.
        Months = "months",
        /// Years.
        Years = "years",
        /// Hours.
        Hours = "hours",
        /// Miles.
        Miles = "miles",
        /// A calendar year.
        Year = "year",
    }
);

word_list!(
    /// Direction that is good.
    Polarity {
        /// Higher is better.
        #[default]
        Higher = "higher",
        /// Lower is better.
        Lower = "lower",
        /// Within a preferred range is better.
        Band = "band",
        /// Neither is good by itself.
        None = "none",
    }
);

word_list!(
    /// Time that one figure of an indicator covers.
    Basis {
        /// Events within a month.
        #[default]
        MonthFlow = "month-flow",
        /// A count at a month's end.
        MonthEnd = "month-end",
        /// A count at a week's end.
        WeekEnd = "week-end",
        /// Added up from the start of the year.
        YearToDate = "year-to-date",
        /// One year.
        Year = "year",
        /// A moment or a time of its own.
        Point = "point",
    }
);

word_list!(
    /// Kind of chart of an indicator.
    ChartKind {
        /// Over time.
        #[default]
        Line = "line",
        /// One row for each breakdown, ranked.
        Ranked = "ranked",
        /// Segments of a composition, one for each breakdown.
        Parts = "parts",
    }
);

impl ChartKind {
    /// True if its figures are drawn over time.
    pub fn is_time_series(self) -> bool {
        match self {
            Self::Line => true,
            Self::Ranked | Self::Parts => false,
        }
    }

    /// True if it compares the breakdowns of a service at one date.
    pub fn is_ranking(self) -> bool {
        match self {
            Self::Ranked => true,
            Self::Line | Self::Parts => false,
        }
    }

    /// True if its breakdowns add up to a total.
    pub fn is_composition(self) -> bool {
        match self {
            Self::Parts => true,
            Self::Line | Self::Ranked => false,
        }
    }
}

word_list!(
    /// Exactness of a figure, as its source gives it.
    Qualifier {
        /// As printed, without qualification.
        #[default]
        Exact = "exact",
        /// Around the value.
        About = "about",
        /// A little below the value.
        Almost = "almost",
        /// Below the value.
        Below = "below",
        /// The value or below.
        AtMost = "at-most",
        /// Above the value.
        Above = "above",
        /// The value or above.
        AtLeast = "at-least",
        /// Between two bounds.
        Range = "range",
        /// Around two bounds.
        AboutRange = "about-range",
    }
);

word_list!(
    /// Origin of a figure.
    Status {
        /// Printed in the report.
        #[default]
        Printed = "printed",
        /// Worked out from printed figures.
        Derived = "derived",
        /// Read from a damaged chart or table.
        Reconstructed = "reconstructed",
        /// Printed under a heading that the other figures prove wrong.
        Reassigned = "reassigned",
        /// Printed with text that other figures prove wrong.
        Reworded = "reworded",
        /// As published, though other figures make it unlikely.
        Doubted = "doubted",
        /// An estimate by its source.
        Estimated = "estimated",
        /// Subject to change by its source.
        Provisional = "provisional",
        /// Changed since first published.
        Revised = "revised",
    }
);

word_list!(
    /// Certainty of the period of a figure.
    Dating {
        /// Printed with the figure.
        #[default]
        Printed = "printed",
        /// Inferred from the text around it.
        Inferred = "inferred",
        /// Not printed: placed at the date of the report that quotes the figure.
        AsQuoted = "as-quoted",
        /// Only about then, by the text around it.
        Approximate = "approximate",
        /// Inferred, and likely rather than certain.
        Likely = "likely",
        /// Printed, but contradicted elsewhere in the report.
        Doubted = "doubted",
        /// One month of the span; which one is not known.
        Undated = "undated",
    }
);

word_list!(
    /// Reason for a missing number.
    Absence {
        /// Withheld to protect identity.
        #[default]
        Suppressed = "suppressed",
        /// Not zero, but rounds to it.
        RoundsToZero = "rounds-to-zero",
        /// Nobody counted it.
        NotCollected = "not-collected",
        /// Cannot exist here.
        NotApplicable = "not-applicable",
        /// Not due yet.
        NotDue = "not-due",
        /// Shown only in a chart of which no copy is left.
        ChartLost = "chart-lost",
        /// Not available, by its source.
        Unavailable = "unavailable",
        /// Withheld by its source as too uncertain.
        Unreliable = "unreliable",
    }
);

word_list!(
    /// Kind of a target.
    TargetKind {
        /// A level to reach.
        #[default]
        Target = "target",
        /// A level to reach on a good day.
        Stretch = "stretch",
        /// Not to be passed.
        Limit = "limit",
        /// A level or range that is expected or preferred.
        Preferred = "preferred",
        /// A rule or definition, such as a time limit.
        Standard = "standard",
    }
);
