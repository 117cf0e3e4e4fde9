//! Sorting, in one place: each other kind of thing sorted would be code of its own.

/// Ascending, each once.
#[inline(never)]
pub(crate) fn ascending(numbers: &mut Vec<usize>) {
    numbers.sort_unstable();
    numbers.dedup();
}

/// The same of larger numbers.
#[inline(never)]
pub(crate) fn ascending_wide(numbers: &mut Vec<u64>) {
    numbers.sort_unstable();
    numbers.dedup();
}
