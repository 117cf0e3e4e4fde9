//! Memory and tables of one sandbox, summed.

use wasmtime::ResourceLimiter;

/// The guest asked for more than it may have. Raised as a trap, so that a guest's
/// allocator cannot turn it into an `unreachable` that says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Exceeded {
    #[error("memories together want more than {0} bytes")]
    Memory(usize),
    #[error("tables together want more than {0} elements")]
    Table(usize),
}

/// Counts what all memories and tables of a store hold together; wasmtime's own
/// `StoreLimits` looks at each alone.
#[derive(Debug)]
pub(super) struct SumLimiter {
    memory_bytes: usize,
    memory_limit: usize,
    table_elements: usize,
    table_limit: usize,
}

impl SumLimiter {
    pub(super) fn new(memory_limit: usize, table_limit: usize) -> Self {
        Self { memory_bytes: 0, memory_limit, table_elements: 0, table_limit }
    }

    /// What its memories hold together.
    pub(super) fn memory_bytes(&self) -> usize {
        self.memory_bytes
    }
}

impl ResourceLimiter for SumLimiter {
    fn memory_growing(&mut self, current: usize, desired: usize, _maximum: Option<usize>) -> wasmtime::Result<bool> {
        let total = self.memory_bytes.saturating_add(desired.saturating_sub(current));
        if total > self.memory_limit {
            return Err(Exceeded::Memory(self.memory_limit).into());
        }
        self.memory_bytes = total;
        Ok(true)
    }

    fn table_growing(&mut self, current: usize, desired: usize, _maximum: Option<usize>) -> wasmtime::Result<bool> {
        let total = self.table_elements.saturating_add(desired.saturating_sub(current));
        if total > self.table_limit {
            return Err(Exceeded::Table(self.table_limit).into());
        }
        self.table_elements = total;
        Ok(true)
    }
}
