//! The program as people run it: what they type, what it says, what it leaves on the disk.

mod access;
mod commands;
mod extremes;
mod fields;
mod files;
mod front_matter;
mod house;
mod house_check;
mod house_faults;
mod houses;
mod messages;
mod outputs;
mod outside;
mod plan_sheets;
mod plan_wording;
mod plan_words;
mod plans;
mod prose;
mod review_wording;
mod reviews;
mod schema;
mod settings;
mod support;
mod template_faults;
mod wording;
mod workbook;
