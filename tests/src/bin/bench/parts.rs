//! Figures of the parts, from what criterion left in the target folder.

use std::fs;

use prompt_host_tests::guests::target_folder;
use serde_json::Value;

use crate::figure::{Figure, Target};

/// The calls that are measured: the name of the bench, and what is called.
const CALLS: [(&str, &str); 10] = [
    ("whitespace", "one rule (`whitespace`)"),
    ("constraints", "`constraints`"),
    ("context", "`context`"),
    ("examples", "`examples`"),
    ("output", "`output`"),
    ("references", "`references`"),
    ("safety", "`safety`"),
    ("structure", "`structure`"),
    ("tidy", "`tidy`"),
    ("tone", "`tone`"),
];

/// Rules that pass at once answer natively in less time than this; the ratio would only
/// show the sandbox's fixed cost.
const WORTH_COMPARING_US: f64 = 1.0;

/// What `cargo bench -p prompt-host` found; nothing when it has not run.
pub(crate) fn figures() -> Vec<Figure> {
    let mut figures = Vec::new();
    for (bench, name) in CALLS {
        let sandboxed = median_us(&format!("rule-call/{bench}-sandboxed"));
        let native = median_us(&format!("rule-call/{bench}-native"));
        if let (Some(sandboxed), Some(native)) = (sandboxed, native) {
            figures.push(Figure::new(
                format!("{name}, one call, fresh sandbox"),
                Target::AtMost(25.0),
                sandboxed,
                "µs",
            ));
            figures.push(Figure::new(format!("{name}, natively in a hot loop"), Target::None, native, "µs"));
            let target = if native >= WORTH_COMPARING_US { Target::AtMost(7.0) } else { Target::None };
            figures.push(Figure::new(format!("{name}, sandboxed ÷ native"), target, sandboxed / native, "×"));
        }
    }
    if let (Some(one), Some(two)) = (median_us("rule-call/tidy-one-thread"), median_us("rule-call/tidy-two-threads")) {
        figures.push(Figure::new("`tidy`, calls of two threads ÷ of one", Target::AtLeast(1.8), one / two, "×"));
    }
    figures.extend(renders());
    for (bench, name) in [
        ("reading/analyse/600-bytes", "analysis of 600 bytes"),
        ("reading/analyse/100-kb", "analysis of 100 KB"),
        ("improve/native/600-bytes", "whole pipeline in process, 600 bytes, rules native"),
        ("improve/sandboxed/600-bytes", "whole pipeline in process, 600 bytes"),
        ("improve/sandboxed/10-kb", "whole pipeline in process, 10 KB"),
        ("improve/sandboxed/100-kb", "whole pipeline in process, 100 KB"),
        ("improve-by-plugins/1", "whole pipeline, 600 bytes, 1 plugin"),
        ("improve-by-plugins/10", "whole pipeline, 600 bytes, 10 plugins"),
        ("improve-by-plugins/50", "whole pipeline, 600 bytes, 50 plugins"),
        ("improve-by-plugins/100", "whole pipeline, 600 bytes, 100 plugins"),
    ] {
        figures.extend(median_us(bench).map(|us| Figure::new(name, Target::None, us, "µs")));
    }
    figures
}

/// A template of thirty lines, and one call of a filter.
fn renders() -> Vec<Figure> {
    let mut figures = Vec::new();
    for (bench, name, target) in [
        ("jinja-30-lines-fresh", "a Jinja template of 30 lines, fresh sandbox", Target::AtMost(100.0)),
        ("jinja-30-lines-warm", "the same, compiled before", Target::AtMost(40.0)),
        ("jinja-30-lines-from-cache", "the same, rendered before with the same values", Target::AtMost(10.0)),
        ("jinja-30-lines-native", "the same, natively", Target::None),
        ("jinja-30-lines-inherited-fresh", "the same from a base and imported macros, fresh sandbox", Target::None),
        ("jinja-30-lines-inherited-warm", "the same from a base and imported macros, compiled before", Target::None),
        ("jinja-30-lines-and-a-filter-warm", "the same with one call of a filter", Target::None),
        ("filter-slug", "one call of the filter `slug`", Target::None),
    ] {
        figures.extend(median_us(&format!("render/{bench}")).map(|us| Figure::new(name, target, us, "µs")));
    }
    let (warm, native) = (median_us("render/jinja-30-lines-warm"), median_us("render/jinja-30-lines-native"));
    if let (Some(warm), Some(native)) = (warm, native) {
        let name = "a compiled Jinja template, sandboxed ÷ native";
        figures.push(Figure::new(name, Target::AtMost(2.5), warm / native, "×"));
    }
    figures
}

/// The median that criterion estimated, in microseconds.
fn median_us(bench: &str) -> Option<f64> {
    let path = target_folder().join("criterion").join(bench).join("new/estimates.json");
    let estimates: Value = serde_json::from_str(&fs::read_to_string(path).ok()?).ok()?;
    Some(estimates["median"]["point_estimate"].as_f64()? / 1e3)
}
