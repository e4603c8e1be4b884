//! A house style: its settings over those that are shipped, and a paper in it.

use crate::places::{report_is_in_place, tree_is_in_place};
use crate::sound::{Outcome, is_sound};
use crate::surroundings::{Houses, Surrounded};
use boardpaper_data::document::{Reading, read_document};
use boardpaper_data::house::{Origins, read_layers, show_settings};

/// A paper that asks a house for most of what it can say.
const PAPER: (&str, &[u8]) = ("data/paper.md", include_bytes!("beside/paper.md"));

/// The `house.toml` of a house.
pub fn house(input: &[u8]) {
    is_sound(input.len(), |compared| {
        let around = Surrounded::among(vec![PAPER], "base");
        let houses = Houses { mine: input };
        let mut problems = around.problems();
        let mut shown = String::new();
        if let Some(layers) = read_layers("mine", None, &houses, &around.sources, &mut problems) {
            layers.list.iter().for_each(|layer| tree_is_in_place(&layer.table, &around.sources));
            tree_is_in_place(&layers.merged, &around.sources);
            shown = compared.show(&show_settings(&layers, Origins::All, &around.sources));
            if let Some(house) = layers.resolve(&mut problems) {
                shown += &compared.show(&house);
                let reading = read_document(PAPER.0, PAPER.1.to_vec(), &around.sources, &mut problems);
                if let Reading::Document(written) = &reading {
                    let report = around.report_in(written, &house, &mut problems);
                    report_is_in_place(&report, &around.sources);
                    shown += &compared.show(&report);
                }
            }
        }
        Outcome { shown, problems: problems.into_vec(), sources: around.sources }
    });
}
