//! Grows its only memory in `compare` until somebody says no.

use prompt_host_guests::Document;
use prompt_host_guests::comparison::{ComparisonGuest, Differences, export_comparison_plugin};

struct CompareEatsMemory;

impl ComparisonGuest for CompareEatsMemory {
    const ID: &'static str = "compare-eats-memory";

    fn compare(_original: Document, _rewrite: Document) -> Differences {
        let mut eaten: Vec<Vec<u8>> = Vec::new();
        loop {
            eaten.push(std::hint::black_box(vec![1; 1 << 20]));
        }
    }
}

export_comparison_plugin!(CompareEatsMemory);
