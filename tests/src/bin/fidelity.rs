//! What the host says of labelled pairs of prompts and rewrites, against what a reader says.
//!
//! ```text
//! fidelity                                              # the tables of both sets
//! fidelity --plugins target/wasm32-wasip2/plugin        # with plugins that are being written
//! fidelity --show                                       # every wrong answer on the set `tune`
//! ```

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "what goes wrong stops it, and its tables are the result")]

use std::path::PathBuf;

use clap::Parser;
use prompt_host::verify::report::Verification;
use prompt_host_tests::fidelity::{Jury, Pair, Score, Set, folder, pairs_of};

/// Measures the checks of rewrites.
#[derive(Debug, Parser)]
#[command(name = "fidelity")]
struct Arguments {
    /// A folder of plugins that go before those inside the host.
    #[arg(long, value_name = "FOLDER")]
    plugins: Option<PathBuf>,
    /// Measure the pairs of this folder instead.
    #[arg(long, value_name = "FOLDER")]
    pairs: Option<PathBuf>,
    /// Measure only this set.
    #[arg(long)]
    set: Option<Set>,
    /// Print every answer on the set `tune` that is not the reader's; the other set is measured only.
    #[arg(long)]
    show: bool,
}

#[tokio::main]
async fn main() {
    let arguments = Arguments::parse();
    let jury = Jury::open(arguments.plugins.as_deref()).await;
    let sets = if arguments.show { vec![Set::Tune] } else { vec![Set::Tune, Set::HeldOut] };
    for set in sets.into_iter().filter(|set| arguments.set.is_none_or(|wanted| wanted == *set)) {
        let mut score = Score::default();
        let mut longest: f64 = 0.0;
        for pair in pairs_of(&arguments.pairs.clone().unwrap_or_else(folder), set) {
            let answer = jury.hear(&pair).await;
            score.note(&pair, &answer);
            longest = longest.max(answer.elapsed_ms);
            if arguments.show && Score::of(&pair, &answer).is_imperfect() {
                show(&pair, &answer);
            }
        }
        println!("{set:?}: {score}longest {longest:.1} ms\n");
    }
}

fn show(pair: &Pair, answer: &Verification) {
    let mark = if answer.verdict == pair.verdict { ' ' } else { '*' };
    println!("{mark} {}: {:?}, said {:?}", pair.claim, pair.verdict, answer.verdict);
    for label in &pair.labels {
        println!("    wanted {} {:?}", label.code, label.text);
    }
    for found in &answer.differences {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let (original, rewrite) = (text(&found.original_text), text(&found.rewrite_text));
        println!("      said {} {original:?} {rewrite:?}", found.code);
    }
    println!();
}
