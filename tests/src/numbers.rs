//! Numbers as from dice, always the same for one seed, so that what a suite finds is found again.

use std::ops::Range;

/// A generator of numbers (xorshift).
#[derive(Debug)]
pub struct Numbers(u64);

impl Numbers {
    /// The numbers of a seed.
    pub fn new(seed: u64) -> Self {
        // From nothing but zeros no other number ever comes.
        Self(seed.max(1))
    }

    /// A number below the limit, which is at least 1.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }

    /// One of a pool, which is not empty.
    pub fn one_of<T: Copy>(&mut self, pool: &[T]) -> T {
        pool[self.below(pool.len())]
    }

    /// A range within something of that length, itself at most so long.
    pub fn range(&mut self, length: usize, longest: usize) -> Range<usize> {
        let start = self.below(length + 1);
        start..(start + 1 + self.below(longest)).min(length)
    }
}

/// How many cases a suite tries: so many, or as the variable `BOARDPAPER_CASES` says in a longer search for faults.
pub fn cases(usual: usize) -> usize {
    std::env::var("BOARDPAPER_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual)
}
