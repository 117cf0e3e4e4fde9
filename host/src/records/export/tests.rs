use std::fs::File;
use std::io::{Seek as _, SeekFrom};
use std::sync::Arc;

use super::*;
use crate::records::store::{SqliteStore, contract};
use crate::records::{Fsync, RecordId, RecordOrigin, Verdict};

const FORMATS: [Format; 3] = [Format::Jsonl, Format::Csv, Format::Parquet];

/// An empty store, and the folder that it lies in.
async fn store() -> (SqliteStore, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (SqliteStore::open(&folder.path().join("records.sqlite"), Fsync::default()).await.unwrap(), folder)
}

async fn exported(store: &dyn RecordStore, format: Format) -> Vec<u8> {
    let mut out = Vec::new();
    export(store, &Filter::default(), format, &mut out, &mut |_| {}).await.unwrap();
    out
}

fn file(bytes: &[u8]) -> File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(bytes).unwrap();
    // Not at its beginning: an import reads from there all the same.
    file.seek(SeekFrom::End(0)).unwrap();
    file
}

async fn imported(store: &dyn RecordStore, format: Format, bytes: &[u8]) -> Result<Imported, ImportError> {
    import(store, &file(bytes), ImportOptions { format, skip_bad: false }, &mut |_| {}).await
}

#[tokio::test]
async fn what_comes_back_is_the_same_byte_for_byte() {
    let (first, _folder) = store().await;
    let mut records = contract::varied(300);
    let large: String = "a\0ü\u{1f600}\"\\\n".chars().cycle().take(1 << 20).collect();
    records.extend(["", &large, "\r", "a\rb", "'", "\u{feff}"].map(|text| {
        let mut odd = contract::record();
        odd.original = text.to_owned();
        odd.improved = text.to_owned();
        odd.client = Some(text.to_owned());
        odd.outcome = Some(contract::outcome(Verdict::Edited));
        odd.outcome.as_mut().unwrap().final_text = Some(text.to_owned());
        Arc::new(odd)
    }));
    first.insert(&records).await.unwrap();
    // An outcome that came later is in the file too.
    first.settle(records[1].id, &contract::outcome(Verdict::Rejected)).await.unwrap();
    for format in FORMATS {
        let bytes = exported(&first, format).await;
        let (second, _folder) = store().await;
        let done = imported(&second, format, &bytes).await.unwrap();
        assert_eq!((done.records, done.new), (306, 306), "{format:?}");
        assert!(exported(&second, format).await == bytes, "{format:?} differs");
        assert!(exported(&second, Format::Jsonl).await == exported(&first, Format::Jsonl).await, "{format:?} loses");
        let again = imported(&second, format, &bytes).await.unwrap();
        assert_eq!((again.records, again.new), (306, 0), "{format:?}");
    }
}

#[tokio::test]
async fn an_export_is_what_the_filter_says_in_the_order_of_ids() {
    let (store, _folder) = store().await;
    let records = contract::varied(500);
    store.insert(&records).await.unwrap();
    let filter = Filter { origin: Some(RecordOrigin::Synthetic), ..Filter::default() };
    let (mut out, mut heard) = (Vec::new(), Vec::new());
    let count = export(&store, &filter, Format::Jsonl, &mut out, &mut |count| heard.push(count)).await.unwrap();
    let lines: Vec<PromptEnhancementRecord> = out
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect();
    assert!(lines.iter().eq(records.iter().map(|record| &**record).filter(|record| filter.fits(record))));
    assert_eq!((count, heard.last()), (250, Some(&250)));
    assert!(heard.is_sorted() && heard.len() > 2, "{heard:?}");
}

#[tokio::test]
async fn an_empty_export_is_a_file_that_can_be_read() {
    let (store, _folder) = store().await;
    for format in FORMATS {
        let bytes = exported(&store, format).await;
        assert_eq!(imported(&store, format, &bytes).await.unwrap(), Imported::default(), "{format:?}");
    }
}

#[tokio::test]
async fn with_a_bad_line_nothing_is_kept_unless_it_is_left_out() {
    let (store, _folder) = store().await;
    let good = serde_json::to_string(&contract::record()).unwrap();
    let mut nonsense = contract::record();
    nonsense.changes[0].probability = Some(1.5);
    let nonsense = serde_json::to_string(&nonsense).unwrap();
    let text = format!("{good}\n\n{{\"id\": 5}}\n{nonsense}\nnot json\n{good} {good}\n");
    let error = imported(&store, Format::Jsonl, text.as_bytes()).await.unwrap_err().to_string();
    insta::assert_snapshot!(error);
    assert_eq!(store.stats(&Filter::default()).await.unwrap().records, 0);
    let options = ImportOptions { format: Format::Jsonl, skip_bad: true };
    let done = import(&store, &file(text.as_bytes()), options, &mut |_| {}).await.unwrap();
    assert_eq!((done.records, done.new, done.bad.count), (1, 1, 4));
}

#[tokio::test]
async fn records_that_are_there_stay_as_they_are() {
    let (store, _folder) = store().await;
    let there = contract::record();
    store.insert(&[Arc::new(there.clone())]).await.unwrap();
    let other = PromptEnhancementRecord { original: "another".to_owned(), ..there.clone() };
    let done = imported(&store, Format::Jsonl, &serde_json::to_vec(&other).unwrap()).await.unwrap();
    assert_eq!((done.records, done.new), (1, 0));
    assert_eq!(store.record(there.id).await.unwrap(), Some(there));
}

#[tokio::test]
async fn pairs_become_synthetic_records_once() {
    let (store, _folder) = store().await;
    let pairs = "\u{feff}{\"original\": \"Fix it please.\", \"improved\": \"Fix it.\"}\r\n\
                 {\"original_prompt\": \"a\", \"improved_prompt\": \"b\"}";
    for new in [2, 0] {
        let done = imported(&store, Format::Jsonl, pairs.as_bytes()).await.unwrap();
        assert_eq!((done.records, done.new), (2, new));
    }
    let records = store.page(&Filter::default(), None, 9).await.unwrap();
    let fix = records.iter().find(|record| record.improved == "Fix it.").unwrap();
    assert_eq!(
        (fix.origin, &*fix.original, fix.id.0.get_version_num()),
        (RecordOrigin::Synthetic, "Fix it please.", 8)
    );
    assert_eq!(fix.metrics.length_ratio, 0.5);
    let error = imported(&store, Format::Jsonl, b"{\"original\": \"a\", \"improved\": \"b\", \"extra\": 1}").await;
    assert!(matches!(error, Err(ImportError::Bad(..))));
}

#[tokio::test]
async fn a_spreadsheet_finds_no_formula() {
    let (store, _folder) = store().await;
    for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
        let mut record = contract::record();
        record.original = text.to_owned();
        record.client = Some(text.to_owned());
        store.insert(&[Arc::new(record)]).await.unwrap();
    }
    let bytes = exported(&store, Format::Csv).await;
    let mut cells = 0;
    for row in ::csv::Reader::from_reader(&*bytes).records() {
        for cell in &row.unwrap() {
            cells += 1;
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
    }
    assert_eq!(cells, 6 * flat::COLUMNS.len());
}

#[tokio::test]
async fn bad_rows_of_tables_are_named_with_their_place() {
    let (first, _folder) = store().await;
    first.insert(&contract::varied(3)).await.unwrap();
    let text = String::from_utf8(exported(&first, Format::Csv).await).unwrap();
    let (second, _folder) = store().await;
    let broken = text.replacen("gpt-reasoning", "abacus", 2) + "too,few\n";
    let ImportError::Bad(bad, 4) = imported(&second, Format::Csv, broken.as_bytes()).await.unwrap_err() else {
        panic!("three are bad, of four")
    };
    assert_eq!(bad.count, 3);
    assert_eq!(bad.first[0].place, "line 2");
    assert!(bad.first[0].what.starts_with("target: unknown variant `abacus`"), "{bad}");
    assert!(bad.first[2].what.contains("has 2 cells, expected 27"), "{bad}");
    for (wrong, told) in [
        (text.replacen("session_id", "sesion", 1), "there is no column `sesion`"),
        (text.replacen(",original,", ",language,", 1), "the column `language` is there twice"),
        ("id,time\n".to_owned(), "the column `target` is missing"),
    ] {
        let error = imported(&second, Format::Csv, wrong.as_bytes()).await.unwrap_err();
        assert_eq!(std::error::Error::source(&error).unwrap().to_string(), told);
    }
    let error = imported(&second, Format::Parquet, b"PAR1 and nothing else PAR1").await.unwrap_err();
    assert!(matches!(error, ImportError::Layout { format: "Parquet", .. }), "{error:?}");
    assert_eq!(second.record(RecordId::new()).await.unwrap(), None);
    assert_eq!(second.stats(&Filter::default()).await.unwrap().records, 0);
}

#[tokio::test]
async fn a_quotation_mark_that_nothing_closes_does_not_fill_the_memory() {
    let (store, _folder) = store().await;
    let mut text = exported(&store, Format::Csv).await;
    text.push(b'"');
    text.resize(65 << 20, b'x');
    let ImportError::Read(error) = imported(&store, Format::Csv, &text).await.unwrap_err() else {
        panic!("it is one row, and too long")
    };
    assert!(error.to_string().starts_with("a row is longer than 64 MiB: a quotation mark may be open"), "{error}");
}

#[test]
fn pages_grow_while_records_are_small_and_shrink_at_once() {
    assert_eq!(next_page(16, 100), 64);
    assert_eq!(next_page(200, 100), LARGEST_PAGE);
    assert_eq!(next_page(200, 64 << 20), 1);
    assert_eq!(next_page(16, 0), 64);
}
