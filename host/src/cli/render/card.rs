//! What a model says about itself.

use std::fmt::Write as _;

use super::table::{Cell, table};
use crate::learn::Model;
use crate::learn::card::Spread;

/// The card as text with tables. `bytes` is the size of the model's file.
pub(in crate::cli) fn card(model: &Model, bytes: usize) -> String {
    let card = model.card();
    let mut out = String::new();
    let _ = writeln!(out, "model {} of {}, {} KB", model.digest().short(), card.trained, bytes.div_ceil(1000));
    let sources: Vec<String> = card
        .sources
        .iter()
        .map(|source| format!("{} ({}): {}", source.name, source.licence, source.examples))
        .collect();
    let _ = writeln!(out, "learned from {}\n", sources.join("; "));

    let heads: Vec<Vec<Cell>> = card
        .heads
        .iter()
        .map(|head| {
            let (low, high) = head.auc_interval;
            vec![
                Cell::text(&head.name),
                Cell::number(Some(head.examples)),
                Cell::number(Some(head.positives)),
                Cell::number(Some(spread(&head.auc))),
                Cell::number(Some(format!("{low:.3}–{high:.3}"))),
                Cell::number(Some(format!("{:.3}", head.brier))),
                Cell::number(Some(format!("{:.3}", head.brier_of_share))),
            ]
        })
        .collect();
    out.push_str(&table(&["HEAD", "EXAMPLES", "POSITIVE", "AUC", "95 %", "BRIER", "OF SHARE"], &heads));

    if let Some(task) = &card.task {
        let _ = writeln!(
            out,
            "\nright kind of work: {} of coding, creative writing, mathematics (n = {}); {} of all kinds (n = {})",
            spread(&task.three_way),
            task.three_way_examples,
            spread(&task.all),
            task.all_examples
        );
    }
    if !card.reliability.is_empty() {
        let rows: Vec<Vec<Cell>> = card
            .reliability
            .iter()
            .map(|bin| {
                vec![
                    Cell::text(format!("{:.1}–{:.1}", bin.from, bin.to)),
                    Cell::number(Some(bin.n)),
                    Cell::number(Some(format!("{:.2}", bin.predicted))),
                    Cell::number(Some(format!("{:.2}", bin.observed))),
                ]
            })
            .collect();
        out.push_str("\nneeds-clarification, what was said and what was so:\n");
        out.push_str(&table(&["SAID", "N", "MEAN SAID", "WAS SO"], &rows));
        if let Some(share) = card.served_share {
            let _ = writeln!(out, "in service it is said as if {:.0} % of prompts needed it", share * 100.0);
        }
    }
    if !card.learning_curve.is_empty() {
        let row = |point: &crate::learn::card::CurvePoint| {
            vec![Cell::number(Some(point.examples)), Cell::number(Some(spread(&point.auc)))]
        };
        let rows: Vec<Vec<Cell>> = card.learning_curve.iter().map(row).collect();
        out.push_str("\nneeds-clarification by the number of examples:\n");
        out.push_str(&table(&["EXAMPLES", "AUC"], &rows));
    }
    out
}

fn spread(spread: &Spread) -> String {
    format!("{:.3} ± {:.3}", spread.mean, spread.deviation)
}

#[cfg(test)]
mod tests {
    use super::super::testing::plain;
    use super::*;
    use crate::learn::card::{Card, CurvePoint, HeadCard, Source};

    #[test]
    fn a_card_says_of_what_and_how_well() {
        let auc = Spread { mean: 0.8812, deviation: 0.004, seeds: 5 };
        let head = HeadCard {
            name: "needs-clarification".to_owned(),
            examples: 927,
            positives: 738,
            auc,
            auc_interval: (0.86, 0.9),
            brier: 0.11,
            brier_of_share: 0.162,
        };
        let source = Source { name: "IN3".to_owned(), licence: "Apache-2.0".to_owned(), examples: 927 };
        let curve = CurvePoint { examples: 50, auc };
        let card = Card { sources: vec![source], heads: vec![head], learning_curve: vec![curve], ..Card::default() };
        let text = plain(&super::card(&Model::new(card, vec![]), 260_000));
        assert!(text.contains("learned from IN3 (Apache-2.0): 927"), "{text}");
        assert!(text.contains("needs-clarification       927       738  0.881 ± 0.004  0.860–0.900"), "{text}");
        assert!(text.contains("      50  0.881 ± 0.004"), "{text}");
    }
}
