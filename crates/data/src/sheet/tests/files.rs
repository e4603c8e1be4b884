//! Files that are no sheets, and workbooks of several.

use super::*;
