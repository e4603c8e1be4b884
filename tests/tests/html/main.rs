//! HTML beside PDFs: the same words, the same places, and nothing in it that a writer could have put there.

mod pages;
mod places;
mod safe;
mod words;
