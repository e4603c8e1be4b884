//! Reviews as they are read, and what is wrong with them.
