//! What developers run and the tests call too, so that nobody has to remember to run it.

pub mod docs;
