//! What is kept of records.

use super::*;
use crate::records::sample;

fn privacy(folder: &Path, settings: &Settings) -> Privacy {
    Privacy::new(settings, folder).unwrap()
}

fn with(change: impl FnOnce(&mut Settings)) -> Settings {
    let mut settings = Settings::default();
    change(&mut settings);
    settings
}

#[test]
fn the_closest_pattern_counts() {
    let folder = tempfile::tempdir().unwrap();
    let clients = [
        ("*", Capture::Hashed),
        ("claude*", Capture::Off),
        ("claude-code", Capture::Full),
        ("claude-c*", Capture::Hashed),
    ];
    let settings = with(|settings| {
        settings.clients = clients.map(|(name, capture)| (name.to_owned(), capture)).into();
    });
    let privacy = privacy(folder.path(), &settings);
    for (client, capture) in [
        (Some("claude-code"), Capture::Full),
        (Some("Claude-Code"), Capture::Full),
        (Some("claude-canvas"), Capture::Hashed),
        (Some("claude-desktop"), Capture::Off),
        (Some("cursor"), Capture::Hashed),
        (None, Capture::Full),
    ] {
        assert_eq!(privacy.capture_for(client), capture, "{client:?}");
    }
}

#[test]
fn a_secret_goes_from_every_text_wherever_it_was_found() {
    let folder = tempfile::tempdir().unwrap();
    let settings = with(|settings| settings.redact = vec!["ACME-[0-9]+".to_owned()]);
    let key = format!("ghp_{}", "a1B2c3D4e5".repeat(4));
    let mut record = sample::record(
        &format!("pls use {key}, password: hunter2!x for ACME-77"),
        &format!("Use {key}, password: hunter2!x for ACME-77."),
    );
    record.changes = vec![
        sample::change(1, &format!("pls use {key}"), &format!("Use {key}")),
        sample::change(2, "hunter2!x for ACME-77", "hunter2!x for ACME-77."),
        sample::change(3, "hunter2", ""),
    ];
    record.outcome = Some(Outcome {
        final_text: Some("Use hunter2!x now".to_owned()),
        comment: Some(format!("why {key}?")),
        ..sample::accepted()
    });
    let record = privacy(folder.path(), &settings).apply(record).unwrap();
    let text = serde_json::to_string(&record).unwrap();
    for secret in [key.as_str(), "hunter2", "ACME"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    assert_eq!(record.original, "pls use <redacted>, password: <redacted> for <redacted>");
    assert_eq!(record.changes[1].after, "<redacted> for <redacted>.");
    assert_eq!(record.changes[2].before, "<redacted>");
    let again = privacy(folder.path(), &settings).apply(record.clone()).unwrap();
    assert_eq!(again, record, "what was taken out once stays as it is");
}

#[test]
fn digests_are_equal_where_texts_are_and_on_this_installation_only() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let settings = with(|settings| settings.capture = Capture::Hashed);
    let hashed = |folder: &Path| privacy(folder, &settings).apply(sample::record("fix it", "Fix it.")).unwrap();
    let (one, other) = (hashed(here.path()), hashed(here.path()));
    assert_eq!((&one.original, &one.improved), (&other.original, &other.improved));
    assert_ne!(one.original, hashed(there.path()).original);
    let digest = one.original.strip_prefix("blake3:").unwrap();
    assert_eq!((digest.len(), one.capture), (64, Capture::Hashed));
    assert_ne!(digest, blake3::hash(b"fix it").to_hex().as_str());
    assert_eq!(privacy(here.path(), &settings).apply(one.clone()), Some(one), "digests are not hashed again");
}

#[test]
fn off_keeps_nothing_and_a_record_may_ask_for_less_than_the_settings() {
    let folder = tempfile::tempdir().unwrap();
    let off = with(|settings| settings.capture = Capture::Off);
    assert_eq!(privacy(folder.path(), &off).apply(sample::record("a", "b")), None);
    let record = PromptEnhancementRecord { capture: Capture::Off, ..sample::record("a", "b") };
    assert_eq!(privacy(folder.path(), &Settings::default()).apply(record), None);
}

#[test]
fn what_cannot_be_used_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let settings = with(|settings| settings.redact = vec!["fine".to_owned(), "(".to_owned()]);
    let error = Privacy::new(&settings, folder.path()).unwrap_err();
    assert!(error.to_string().contains("`(`"), "{error}");
    std::fs::write(folder.path().join("digest.key"), "short").unwrap();
    let error = Privacy::new(&Settings::default(), folder.path()).unwrap_err();
    assert!(error.to_string().contains("digest.key"), "{error}");
}
