//! Bars over time, drawn as SVG in the page itself. Every figure in a picture also stands in words.

use super::layout::decimal;
use crate::render::{markup, put};

/// A stretch of time in a picture.
pub(super) struct Column {
    /// What it is called.
    pub(super) name: String,
    /// Heights, from the ground up, each with the class that colours it; nothing where there was no report.
    pub(super) parts: Vec<(&'static str, usize)>,
    /// Whether it is of few reports.
    pub(super) few: bool,
    /// Whether it stands for a stretch without reports.
    pub(super) gap: bool,
}

impl Column {
    fn height(&self) -> usize {
        self.parts.iter().map(|(_, height)| height).sum()
    }
}

/// How far apart bars stand at least and at most, in units of the picture's own, and how much of that is bar.
const CLOSEST: f64 = 9.0;
const WIDEST: f64 = 44.0;
const BAR: f64 = 0.75;

/// How far apart names stand at least.
const NAMES: f64 = 17.0;

const TALL: f64 = 110.0;
const LEFT: f64 = 36.0;
const TOP: f64 = 10.0;
const FOOT: f64 = 58.0;

/// A large picture with a scale and a name under each bar, or under as many as there is room for; `room` is how wide
/// its bars should be together.
pub(super) fn large(columns: &[Column], room: f64, label: &str) -> String {
    let most = columns.iter().map(Column::height).max().unwrap_or(0).max(1);
    let step = (room / number(columns.len().max(1))).clamp(CLOSEST, WIDEST);
    let named_each = (1..=columns.len()).find(|each| step * number(*each) >= NAMES).unwrap_or(1);
    let wide = LEFT + step * number(columns.len()) + 8.0;
    let high = TOP + TALL + FOOT;
    let mut out = format!(
        "<svg class=\"chart\" viewBox=\"0 0 {wide:.0} {high:.0}\" width=\"{wide:.0}\" height=\"{high:.0}\" role=\"img\" \
         aria-label=\"{}\">",
        markup(label)
    );
    for (share, value) in [(0.0, 0), (0.5, most / 2), (1.0, most)] {
        let y = TOP + TALL * (1.0 - share);
        put(
            &mut out,
            format_args!(
                "<line class=\"scale\" x1=\"{LEFT}\" y1=\"{y:.1}\" x2=\"{wide:.0}\" y2=\"{y:.1}\"/><text x=\"{:.0}\" \
                 y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                LEFT - 5.0,
                y + 4.0,
                decimal(value)
            ),
        );
    }
    for (index, column) in columns.iter().enumerate() {
        let x = LEFT + 4.0 + step * number(index);
        bar(&mut out, column, (x, TOP, step * BAR, TALL), most);
        if index % named_each != 0 {
            continue;
        }
        let (at, foot) = (x + step * BAR / 2.0 + 4.0, TOP + TALL + 10.0);
        let name = if column.gap { "…".to_owned() } else { markup(&column.name) };
        let star = if column.few { "*" } else { "" };
        put(
            &mut out,
            format_args!(
                "<text x=\"{at:.1}\" y=\"{foot:.1}\" text-anchor=\"end\" transform=\"rotate(-55 {at:.1} {foot:.1})\">\
                 {name}{star}</text>"
            ),
        );
    }
    out.push_str("</svg>");
    out
}

/// A picture that stands in a row of a table; `most` is the height of the tallest bar there may be.
pub(super) fn small(columns: &[Column], most: usize, label: &str) -> String {
    const THIN: f64 = 7.0;
    const APART: f64 = 9.0;
    const LOW: f64 = 26.0;
    let wide = APART * number(columns.len()) + 2.0;
    let mut out = format!(
        "<svg class=\"chart\" viewBox=\"0 0 {wide:.0} {:.0}\" width=\"{wide:.0}\" height=\"{:.0}\" role=\"img\" \
         aria-label=\"{}\"><line class=\"scale\" x1=\"0\" y1=\"{LOW}\" x2=\"{wide:.0}\" y2=\"{LOW}\"/>",
        LOW + 2.0,
        LOW + 2.0,
        markup(label)
    );
    for (index, column) in columns.iter().enumerate() {
        bar(&mut out, column, (1.0 + APART * number(index), 0.0, THIN, LOW), most.max(1));
    }
    out.push_str("</svg>");
    out
}

/// One bar inside a frame: left, top, width, height.
fn bar(out: &mut String, column: &Column, (left, top, wide, tall): (f64, f64, f64, f64), most: usize) {
    let few = if column.few { " few" } else { "" };
    let mut below = 0;
    for (class, height) in &column.parts {
        if *height == 0 {
            continue;
        }
        let from = tall * number(below) / number(most);
        let high = tall * number(*height) / number(most);
        put(
            out,
            format_args!(
                "<rect class=\"{class}{few}\" x=\"{left:.1}\" y=\"{:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\"/>",
                top + tall - from - high
            ),
        );
        below += height;
    }
}

#[allow(clippy::cast_precision_loss)] // counts of what is drawn
const fn number(count: usize) -> f64 {
    count as f64
}
