//! Draws the learning curve of the model inside the host.
//!
//! ```text
//! learning docs/learning-curve.svg
//! ```

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "what goes wrong stops it")]

use std::path::PathBuf;

use clap::Parser;
use plotters::prelude::*;
use prompt_host::learn::Model;
use prompt_host::learn::card::CurvePoint;

/// Draws the learning curve of `needs-clarification`.
#[derive(Debug, Parser)]
#[command(name = "learning")]
struct Arguments {
    /// Where the drawing goes.
    #[arg(value_name = "FILE.svg")]
    output: PathBuf,
    /// Draw the curve of this model instead of the one inside the host.
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

fn main() {
    let arguments = Arguments::parse();
    let card = match &arguments.model {
        Some(path) => Model::read(&std::fs::read(path).unwrap()).unwrap().card().clone(),
        None => Model::base().expect("the host was built without a model").card().clone(),
    };
    let whole = card.heads.iter().find(|head| head.name == "needs-clarification").expect("no such head");
    let mut points = card.learning_curve.clone();
    // With four fifths of everything: that is how the head itself was judged.
    if points.last().is_some_and(|last| last.examples < whole.examples * 4 / 5) {
        points.push(CurvePoint { examples: whole.examples * 4 / 5, auc: whole.auc });
    }
    draw(&arguments.output, &points);
}

fn draw(output: &std::path::Path, points: &[CurvePoint]) {
    const INK: RGBColor = RGBColor(0x1b, 0x5e, 0x8c);
    let root = SVGBackend::new(output, (640, 400)).into_drawing_area();
    root.fill(&WHITE).unwrap();
    let most = points.last().map_or(1, |point| point.examples) as f64;
    let mut chart = ChartBuilder::on(&root)
        .caption("needs-clarification: AUC on held-out prompts", ("sans-serif", 18))
        .margin(16)
        .x_label_area_size(40)
        .y_label_area_size(48)
        .build_cartesian_2d((40.0..most * 1.1).log_scale(), 0.5..1.0)
        .unwrap();
    chart
        .configure_mesh()
        .x_desc("examples learned from")
        .y_desc("AUC, mean ± deviation over seeds")
        .x_label_formatter(&|x| format!("{x:.0}"))
        .light_line_style(WHITE)
        .draw()
        .unwrap();
    let at = |point: &CurvePoint| (point.examples as f64, point.auc.mean);
    chart.draw_series(LineSeries::new(points.iter().map(at), INK.stroke_width(2))).unwrap();
    chart.draw_series(points.iter().map(|point| Circle::new(at(point), 4, INK.filled()))).unwrap();
    let bar = |point: &CurvePoint| {
        let (x, y) = at(point);
        PathElement::new(vec![(x, y - point.auc.deviation), (x, y + point.auc.deviation)], INK.stroke_width(1))
    };
    chart.draw_series(points.iter().map(bar)).unwrap();
    let label = |point: &CurvePoint| {
        let (x, y) = at(point);
        Text::new(format!("{y:.3}"), (x, y + 0.035), ("sans-serif", 12))
    };
    chart.draw_series(points.iter().map(label)).unwrap();
    root.present().unwrap();
}
