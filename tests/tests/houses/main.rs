//! Each setting of a house, changed alone in a small house, changes in one report what it says, and nothing else.

mod chance;
mod closing;
mod head;
mod numbering;
mod pages;
mod paper;
mod recommendations;
mod sections;
