//! The golden renders of the engine, without a sandbox.

use std::path::Path;

#[test]
fn golden_renders_come_out_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/templates/handlebars");
    let (cases, report) = prompt_host_template_cases::run(&folder, engine_handlebars::compile_natively).unwrap();
    assert!(cases > 0);
    assert!(report.is_empty(), "{report}");
}
