//! Puts the runs of one line into logical order.
//!
//! Typst writes the shaped runs of a line in logical order, but cuts one at each change of font or of glyph height
//! and leaves the pieces from left to right. So leftward runs that follow one another from left to right are pieces
//! of one shaped run, and are turned round together; all else stands as written.
//!
//! A piece without letters, such as the space before a number, does not show to which side it belongs. Every choice
//! is tried, the likeliest first, and the first one counts that the bidirectional algorithm (UAX #9) would draw just
//! as the line is drawn: in the direction of the text's language, or else in the other one, because a paragraph may
//! begin in one language and be set in another. If there is none, as after explicit directional characters, which
//! leave no trace when no glyph carries them, the likeliest choice stands.

use unicode_bidi::{BidiInfo, Level};

use super::order::{Direction, Kind, Run, Unit};

/// How many doubtful pieces in a line are tried in all ways.
const MOST_DOUBTS: usize = 8;

/// Where a unit is found.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Spot {
    run: usize,
    unit: usize,
}

/// The runs of a line in logical order, each with its units in logical order.
///
/// The text before the line, in the same paragraph, decides where signs at its start belong.
pub fn line(runs: &[Run], base: Direction, before: &str) -> Vec<Run> {
    let kinds: Vec<Kind> = runs.iter().map(Run::kind).collect();
    if base == Direction::LeftToRight && !kinds.contains(&Kind::Leftward) {
        return runs.to_vec();
    }
    let doubts: Vec<usize> = (0..runs.len()).filter(|&run| is_doubtful(runs, &kinds, base, run)).collect();
    let likeliest = likeliest(runs, &kinds, base);
    let drawn = drawn(runs);
    let tries = if doubts.len() > MOST_DOUBTS { 1 } else { 1_usize << doubts.len() };
    let choices = || {
        (0..tries).map(|choice| {
            let mut kinds = likeliest.clone();
            for (bit, &run) in doubts.iter().enumerate() {
                if (choice >> bit) & 1 == 1 {
                    kinds[run] = other(kinds[run]);
                }
            }
            spots(runs, &kinds)
        })
    };
    let confirmed = |base: Direction| {
        choices().find(|spots| as_drawn(runs, spots, base, before).is_some_and(|order| order == drawn))
    };
    let spots =
        confirmed(base).or_else(|| confirmed(base.opposite())).unwrap_or_else(|| spots(runs, &likeliest));
    gather(runs, &spots)
}

fn other(kind: Kind) -> Kind {
    if kind == Kind::Leftward { Kind::Neutral } else { Kind::Leftward }
}

/// Whether a run without letters may be a piece of one that is written leftward.
fn is_doubtful(runs: &[Run], kinds: &[Kind], base: Direction, run: usize) -> bool {
    let touches = |step| leans_leftward(runs, kinds, run, step);
    kinds[run] == Kind::Neutral && (base == Direction::RightToLeft || touches(-1) || touches(1))
}

/// The kind of each run if one without letters goes with its neighbours, or at an edge with the base direction.
fn likeliest(runs: &[Run], kinds: &[Kind], base: Direction) -> Vec<Kind> {
    (0..runs.len())
        .map(|run| {
            let (left, right) = (leans_leftward(runs, kinds, run, -1), leans_leftward(runs, kinds, run, 1));
            let leftward = (left && right) || base == Direction::RightToLeft;
            if kinds[run] == Kind::Neutral && leftward { Kind::Leftward } else { kinds[run] }
        })
        .collect()
}

/// Whether a run touches, perhaps through others without letters, one that is written leftward.
fn leans_leftward(runs: &[Run], kinds: &[Kind], run: usize, step: isize) -> bool {
    let mut at = run;
    while let Some(next) = at.checked_add_signed(step).filter(|&next| next < runs.len()) {
        if !follows(&runs[at.min(next)], &runs[at.max(next)]) || kinds[next] == Kind::Rightward {
            return false;
        }
        if kinds[next] == Kind::Leftward {
            return true;
        }
        at = next;
    }
    false
}

fn follows(first: &Run, second: &Run) -> bool {
    second.place.x >= first.place.x - 0.01
}

/// The units of a line in logical order, if the runs are of these kinds.
fn spots(runs: &[Run], kinds: &[Kind]) -> Vec<Spot> {
    let numbered: Vec<usize> = (0..runs.len()).collect();
    let pieces = numbered.chunk_by(|&first, &second| {
        kinds[first] == Kind::Leftward
            && kinds[second] == Kind::Leftward
            && follows(&runs[first], &runs[second])
    });
    let mut spots = Vec::new();
    for pieces in pieces {
        let mut drawn: Vec<Spot> = pieces.iter().flat_map(|&run| units(runs, run)).collect();
        if kinds[pieces[0]] == Kind::Leftward {
            drawn.reverse();
        }
        spots.extend(drawn);
    }
    spots
}

fn units(runs: &[Run], run: usize) -> impl Iterator<Item = Spot> + use<> {
    (0..runs[run].units.len()).map(move |unit| Spot { run, unit })
}

/// The units of a line from left to right.
fn drawn(runs: &[Run]) -> Vec<Spot> {
    let mut from_left: Vec<usize> = (0..runs.len()).collect();
    from_left.sort_by(|&first, &second| runs[first].place.x.total_cmp(&runs[second].place.x));
    from_left.into_iter().flat_map(|run| units(runs, run)).collect()
}

/// The units from left to right as UAX #9 draws them, if they stand in this logical order.
fn as_drawn(runs: &[Run], spots: &[Spot], base: Direction, before: &str) -> Option<Vec<Spot>> {
    let mut text = before.to_owned();
    let mut starts = Vec::new();
    for &spot in spots {
        starts.push((text.len(), spot));
        text.push_str(&unit(runs, spot).text);
    }
    let level = if base == Direction::RightToLeft { Level::rtl() } else { Level::ltr() };
    let info = BidiInfo::new(&text, Some(level));
    let [paragraph] = info.paragraphs.as_slice() else {
        return None;
    };
    let (levels, visual) = info.visual_runs(paragraph, before.len()..text.len());
    let mut drawn = Vec::new();
    for range in visual {
        let mut spots: Vec<Spot> =
            starts.iter().filter(|(start, _)| range.contains(start)).map(|(_, spot)| *spot).collect();
        if levels[range.start].is_rtl() {
            spots.reverse();
        }
        drawn.extend(spots);
    }
    Some(drawn)
}

fn unit(runs: &[Run], spot: Spot) -> &Unit {
    &runs[spot.run].units[spot.unit]
}

/// The runs again, in the order in which their units stand.
fn gather(runs: &[Run], spots: &[Spot]) -> Vec<Run> {
    spots
        .chunk_by(|first, second| first.run == second.run)
        .map(|spots| {
            let mut run = Run::new(runs[spots[0].run].place);
            run.units = spots.iter().map(|&spot| unit(runs, spot).clone()).collect();
            run
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::order::{Direction, Place, Run, Unit, logical};

    fn run(x: f32, texts: &[&str]) -> Run {
        let place = Place { page: (1, 0), x, y: 0.0, size: 10.0 };
        let mut run = Run::new(place);
        run.settle(place, texts.len() > 1);
        run.units = texts.iter().map(|text| Unit { text: (*text).to_owned(), glyphs: 1 }).collect();
        run
    }

    #[test]
    fn pieces_of_one_hebrew_run_are_turned_round_together() {
        let pieces = [run(0.0, &["ד", "ג"]), run(9.0, &["!"]), run(12.0, &["ב", "א"])];
        assert_eq!(logical(&pieces, Direction::LeftToRight), "אב!גד");
    }

    #[test]
    fn whole_runs_stand_as_written() {
        let whole = [run(20.0, &["ב", "א"]), run(10.0, &["7"]), run(0.0, &["ד", "ג"])];
        assert_eq!(logical(&whole, Direction::LeftToRight), "אב7גד");
    }

    #[test]
    fn a_space_from_another_font_stays_between_hebrew_and_a_number() {
        let line = [run(0.0, &["of "]), run(40.0, &[" "]), run(44.0, &["ב", "א"]), run(30.0, &["7"])];
        // One Hebrew run follows the number, so that the number stands within the Hebrew.
        let line = [line.as_slice(), &[run(20.0, &["ד", "ג"]), run(27.0, &[" "])]].concat();
        assert_eq!(logical(&line, Direction::LeftToRight), "of אב 7 גד");
    }

    #[test]
    fn a_bracket_before_hebrew_stays_before_it() {
        assert_eq!(logical(&[run(0.0, &["("]), run(4.0, &["ב", "א"])], Direction::LeftToRight), "(אב");
    }
}
