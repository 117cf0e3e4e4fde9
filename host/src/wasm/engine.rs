//! The one engine: how guests are compiled, where they live, and how they are interrupted.

use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use wasmtime::{
    Config, Enabled, Engine, InstanceAllocationStrategy, OptLevel, PoolingAllocationConfig, Strategy,
    WasmBacktraceDetails,
};

/// How often running guests are asked whether their time is up.
pub(super) const TICK: Duration = Duration::from_millis(5);

/// Sandboxes that the pool has room for: twice [`MAX_CONCURRENT_CALLS`], for calls and for the
/// filters that they call, and [`MAX_WARM`](super::warm::MAX_WARM) that wait with a compiled
/// template. The rest, a quarter, is for those being torn down, and lets plugins find their own
/// memory image still mapped when they are called again.
const POOL_SIZE: u32 = 192;
/// Core instances of one component: one of Python has 39, for each library and for each interface
/// that is kept from it. Nothing is reserved for them.
const INSTANCES_PER_COMPONENT: u32 = 64;
/// Tables of one component; adapters and interpreters need a few.
const TABLES_PER_COMPONENT: u32 = 8;
/// Memories of one component, and of all together two for each: 1.5 TiB of addresses.
const MEMORIES_PER_COMPONENT: u32 = 4;
/// Calls that may run at once, and filters that they call: together well below the pool's
/// size, so that sandboxes being torn down never make the next call fail.
pub(super) const MAX_CONCURRENT_CALLS: usize = 56;
const _: () = assert!(2 * MAX_CONCURRENT_CALLS + super::warm::MAX_WARM <= POOL_SIZE as usize * 3 / 4);
/// Elements of one table; interpreters need about 8,000.
const TABLE_ELEMENTS: usize = 32_768;
/// Bytes of a used memory that are zeroed in place instead of handed back to the system.
const KEEP_RESIDENT: usize = 2 << 20;

/// Whether sandboxes come from a pool that is reserved at start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Pooling {
    /// A pool where the address space allows one, otherwise on demand.
    #[default]
    Auto,
    /// A pool, or an error at start.
    On,
    /// On demand: slower calls, no reservation.
    Off,
}

/// Settings that decide what machine code looks like. They must be the same in the
/// process that compiles and in the one that runs.
///
/// Machine code of a deterministic engine has another compatibility hash, so that the cache keeps
/// both apart.
fn base_config(deterministic: bool) -> Config {
    let mut config = Config::new();
    config
        .strategy(Strategy::Cranelift)
        .cranelift_opt_level(OptLevel::Speed)
        .wasm_component_model(true)
        .concurrency_support(false)
        .epoch_interruption(true)
        .memory_init_cow(true)
        .wasm_backtrace_details(WasmBacktraceDetails::Disable)
        .async_stack_size(1 << 20)
        .max_wasm_stack(512 << 10)
        // What bits a NaN has depends on the processor otherwise.
        .cranelift_nan_canonicalization(deterministic);
    config
}

fn pooled_config(deterministic: bool) -> Config {
    let mut pool = PoolingAllocationConfig::new();
    pool.total_component_instances(POOL_SIZE)
        .total_core_instances(POOL_SIZE * INSTANCES_PER_COMPONENT)
        .total_memories(POOL_SIZE * 2)
        .total_tables(POOL_SIZE * TABLES_PER_COMPONENT)
        .total_stacks(POOL_SIZE)
        .max_unused_warm_slots(POOL_SIZE)
        .max_core_instances_per_component(INSTANCES_PER_COMPONENT)
        .max_memories_per_component(MEMORIES_PER_COMPONENT)
        .max_tables_per_component(TABLES_PER_COMPONENT)
        .max_component_instance_size(4 << 20)
        .max_core_instance_size(4 << 20)
        .table_elements(TABLE_ELEMENTS)
        .linear_memory_keep_resident(KEEP_RESIDENT)
        .table_keep_resident(16 << 10)
        .pagemap_scan(Enabled::Auto);
    let mut config = base_config(deterministic);
    config.allocation_strategy(InstanceAllocationStrategy::Pooling(pool));
    config
}

/// An engine for running, and whether it pools.
///
/// # Errors
/// When the engine cannot be made; with [`Pooling::Auto`] only when neither way works.
pub(super) fn for_running(pooling: Pooling, deterministic: bool) -> wasmtime::Result<(Engine, bool)> {
    match pooling {
        Pooling::Off => Ok((Engine::new(&base_config(deterministic))?, false)),
        Pooling::On => Ok((Engine::new(&pooled_config(deterministic))?, true)),
        Pooling::Auto => match Engine::new(&pooled_config(deterministic)) {
            Ok(engine) => Ok((engine, true)),
            Err(error) => {
                tracing::warn!(
                    error = %format_args!("{error:#}"),
                    "no address space for a pool of sandboxes: making each on demand, which is slower"
                );
                Ok((Engine::new(&base_config(deterministic))?, false))
            }
        },
    }
}

/// An engine for compiling only: it reserves nothing.
///
/// # Errors
/// When the machine is not supported.
pub(super) fn for_compiling(deterministic: bool) -> wasmtime::Result<Engine> {
    Engine::new(&base_config(deterministic))
}

/// Starts the thread that moves the engine's clock. It ends with the engine.
///
/// # Errors
/// When no thread can be started.
pub(super) fn start_ticker(engine: &Engine) -> std::io::Result<()> {
    let weak = engine.weak();
    thread::Builder::new().name("epoch-ticker".to_owned()).spawn(move || {
        let mut next = Instant::now();
        loop {
            // Skip, not burst: ticks that are late must not come all at once.
            next = (next + TICK).max(Instant::now());
            thread::sleep(next.saturating_duration_since(Instant::now()));
            match weak.upgrade() {
                Some(engine) => engine.increment_epoch(),
                None => return,
            }
        }
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::hash::{DefaultHasher, Hash as _, Hasher as _};

    use super::*;

    #[test]
    fn machine_code_of_a_deterministic_engine_is_kept_apart() {
        let hash = |deterministic| {
            let mut hasher = DefaultHasher::new();
            for_compiling(deterministic).unwrap().precompile_compatibility_hash().hash(&mut hasher);
            hasher.finish()
        };
        assert_eq!(hash(true), hash(true));
        assert_ne!(hash(true), hash(false));
    }
}
