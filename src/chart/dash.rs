//! Dashed lines, cut into strokes because drawing backends have no dashes.

use super::geometry::Point;

/// Lengths of stroke and gap in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dash {
    /// Length of a stroke.
    pub stroke: f64,
    /// Length of a gap.
    pub gap: f64,
}

/// Largest number of strokes of one line.
const MOST: usize = 2_000;

/// Cuts a line into its strokes, each with the corners that it passes.
pub fn strokes(through: &[Point], dash: Dash) -> Vec<Vec<Point>> {
    let mut strokes = Vec::new();
    let mut current: Vec<Point> = through.first().copied().into_iter().collect();
    let mut painting = true;
    let mut left = dash.stroke.max(0.5);
    for (from, to) in through.iter().zip(through.iter().skip(1)) {
        let length = (to.x - from.x).hypot(to.y - from.y);
        let mut done = 0.0;
        while length - done > left && strokes.len() < MOST {
            done += left;
            let share = done / length;
            let at = Point::new(
                from.x + (to.x - from.x) * share,
                from.y + (to.y - from.y) * share,
            );
            if painting {
                current.push(at);
                strokes.push(std::mem::take(&mut current));
            } else {
                current = vec![at];
            }
            painting = !painting;
            left = if painting {
                dash.stroke.max(0.5)
            } else {
                dash.gap.max(0.5)
            };
        }
        left -= length - done;
        if painting {
            current.push(*to);
        }
    }
    if painting && current.len() > 1 {
        strokes.push(current);
    }
    strokes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_into_strokes_and_turns_its_corners() {
        let corner = [
            Point::new(0.0, 0.0),
            Point::new(6.0, 0.0),
            Point::new(6.0, 6.0),
        ];
        let strokes = strokes(
            &corner,
            Dash {
                stroke: 8.0,
                gap: 2.0,
            },
        );
        assert_eq!(strokes[0], [corner[0], corner[1], Point::new(6.0, 2.0)]);
        assert_eq!(strokes[1], [Point::new(6.0, 4.0), corner[2]]);
    }
}
