//! Faults of cells.

use super::*;
