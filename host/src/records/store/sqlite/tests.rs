use super::*;
use crate::records::store::contract;

async fn opened(path: &Path) -> SqliteStore {
    SqliteStore::open(path, Fsync::default()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_contract_holds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("records.sqlite");
    let (one, other) = (opened(&path).await, opened(&path).await);
    contract::holds(Arc::new(one), Arc::new(other)).await;
}

#[tokio::test]
async fn many_processes_can_make_one_file_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/records.sqlite");
    let opening = (0..8).map(|_| SqliteStore::open(&path, Fsync::default()));
    for opened in futures::future::join_all(opening).await {
        opened.unwrap().ping().await.unwrap();
    }
}

#[cfg(unix)]
#[tokio::test]
async fn prompts_are_their_owner_s_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a/b/records.sqlite");
    let store = opened(&path).await;
    store.insert(&[Arc::new(contract::record())]).await.unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder.path().join("a")), mode(&folder.path().join("a/b"))), (0o700, 0o700));
    let files: Vec<_> = std::fs::read_dir(path.parent().unwrap()).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(files.len() >= 3, "the log stands beside the file: {files:?}");
    assert!(files.iter().all(|file| mode(file) == 0o600), "{files:?}");
}

#[tokio::test]
async fn a_file_of_a_newer_host_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("records.sqlite");
    opened(&path).await.close().await;
    let options = SqliteConnectOptions::new().filename(&path);
    let mut connection = options.connect().await.unwrap();
    sqlx::raw_sql("PRAGMA user_version = 77").execute(&mut connection).await.unwrap();
    let error = SqliteStore::open(&path, Fsync::default()).await.unwrap_err();
    assert!(matches!(error, StoreError::Newer { found: 77, known: 1, .. }), "{error:?}");
    assert!(error.to_string().ends_with("update the host"), "{error}");
}

#[tokio::test]
async fn another_program_s_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("theirs.sqlite");
    let mut connection = SqliteConnectOptions::new().filename(&path).create_if_missing(true).connect().await.unwrap();
    sqlx::raw_sql("CREATE TABLE theirs (x)").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    assert!(matches!(SqliteStore::open(&path, Fsync::default()).await.unwrap_err(), StoreError::Refused { .. }));
    std::fs::write(&path, "no database at all, but long enough to be looked at ".repeat(40)).unwrap();
    assert!(matches!(SqliteStore::open(&path, Fsync::default()).await.unwrap_err(), StoreError::Unavailable { .. }));
}

#[tokio::test]
async fn of_a_batch_with_one_bad_record_nothing_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(&folder.path().join("records.sqlite")).await;
    let trap = "CREATE TRIGGER trap BEFORE INSERT ON prompt_records WHEN new.client = 'poison' \
                BEGIN SELECT RAISE(ABORT, 'poison'); END";
    sqlx::raw_sql(trap).execute(&store.writer).await.unwrap();
    let poison = PromptEnhancementRecord { client: Some("poison".to_owned()), ..contract::record() };
    let batch = [Arc::new(contract::record()), Arc::new(poison), Arc::new(contract::record())];
    let error = store.insert(&batch).await.unwrap_err();
    assert!(matches!(error, StoreError::Refused { .. }), "{error:?}");
    assert_eq!(store.stats(&Filter::default()).await.unwrap().records, 0);
    assert_eq!(store.insert(&batch[..1]).await.unwrap(), 1, "the writer is free again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_locked_file_is_unavailable_and_readers_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("records.sqlite");
    let store = opened(&path).await;
    let mut other = SqliteConnectOptions::new().filename(&path).connect().await.unwrap();
    let lock = other.begin_with("BEGIN EXCLUSIVE").await.unwrap();
    let insert = [Arc::new(contract::record())];
    let all = Filter::default();
    let (kept, counted) = tokio::join!(store.insert(&insert), store.stats(&all));
    assert!(matches!(kept.unwrap_err(), StoreError::Unavailable { .. }));
    assert_eq!(counted.unwrap().records, 0);
    lock.rollback().await.unwrap();
    assert_eq!(store.insert(&insert).await.unwrap(), 1);
}

#[tokio::test]
async fn what_is_removed_is_gone_from_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("records.sqlite");
    let store = opened(&path).await;
    let secret = PromptEnhancementRecord { original: "xyzzy".repeat(20_000), ..contract::record() };
    store.insert(&[Arc::new(secret), Arc::new(contract::record())]).await.unwrap();
    let holds_secret = || {
        std::fs::read_dir(folder.path()).unwrap().any(|file| {
            let bytes = std::fs::read(file.unwrap().path()).unwrap();
            bytes.windows(5).any(|window| window == b"xyzzy")
        })
    };
    assert!(holds_secret());
    store.prune(&Filter::default()).await.unwrap();
    assert!(!holds_secret());
    assert!(std::fs::metadata(&path).unwrap().len() < 100_000, "room goes back to the disk");
}

#[tokio::test]
async fn counts_are_read_from_an_index() {
    let folder = tempfile::tempdir().unwrap();
    let store = opened(&folder.path().join("records.sqlite")).await;
    let explain = |rest: &str| AssertSqlSafe(format!("EXPLAIN QUERY PLAN {rest}"));
    let plan = |sql| {
        let readers = store.readers.clone();
        async move {
            let steps: Vec<(i64, i64, i64, String)> = sqlx::query_as(sql).fetch_all(&readers).await.unwrap();
            steps.into_iter().map(|(.., step)| step).collect::<Vec<_>>().join("; ")
        }
    };
    let counts = plan(explain(&format!("{} WHERE true", row::COUNTS))).await;
    assert!(counts.contains("COVERING INDEX prompt_records_counts"), "{counts}");
    let page = "SELECT record, outcome FROM prompt_records WHERE true AND +time_ms >= 5";
    let by_time = plan(explain(&format!("{page} AND id > 'a' ORDER BY id LIMIT 9"))).await;
    assert!(by_time.contains("(id>?)") && !by_time.contains("TEMP B-TREE"), "{by_time}");
    let by_client = plan(explain(&format!("{page} AND client = 'x' AND id > 'a' ORDER BY id LIMIT 9"))).await;
    assert!(by_client.contains("prompt_records_client") && !by_client.contains("TEMP B-TREE"), "{by_client}");
}

/// A file with `count` records, as the last one who closes it leaves it.
async fn filled(path: &Path, count: usize) {
    let store = opened(path).await;
    let records: Vec<_> = (0..count).map(|_| Arc::new(contract::record())).collect();
    store.insert(&records).await.unwrap();
    store.close().await;
}

#[tokio::test]
async fn a_copy_is_whole_while_others_write() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("records.sqlite"), folder.path().join("copy.sqlite"));
    filled(&path, 200).await;
    let (one, other) = (opened(&path).await, opened(&path).await);
    let writing = async {
        for _ in 0..50 {
            other.insert(&[Arc::new(contract::record())]).await.unwrap();
        }
    };
    let (copied, ()) = tokio::join!(one.copy_to(&copy), writing);
    assert!(copied.unwrap());
    assert_eq!(SqliteStore::check(&copy, PATIENCE).await.unwrap(), Soundness::Sound);
    let kept = opened(&copy).await.stats(&Filter::default()).await.unwrap().records;
    assert!((200..=250).contains(&kept), "{kept}");
    assert!(one.copy_to(&copy).await.is_err(), "nothing is written over a file that is there");
}

#[tokio::test]
async fn damage_is_found_and_what_is_whole_is_read() {
    const PAGE: usize = 4_096;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("records.sqlite");
    filled(&path, 600).await;
    assert_eq!(SqliteStore::check(&path, PATIENCE).await.unwrap(), Soundness::Sound);
    assert_eq!(SqliteStore::check(&path, Duration::ZERO).await.unwrap(), Soundness::Unfinished);
    let whole = std::fs::read(&path).unwrap();
    let all = opened(&path).await.page(&Filter::default(), None, 1_000).await.unwrap();
    assert_eq!(all.len(), 600);
    let (mut damages, mut losses) = (0, 0);
    // Each page after the first is damaged once.
    for page in (1..whole.len() / PAGE).step_by(7) {
        let mut bytes = whole.clone();
        bytes[page * PAGE..(page + 1) * PAGE].fill(0xa5);
        std::fs::write(&path, &bytes).unwrap();
        if SqliteStore::check(&path, PATIENCE).await.unwrap() == Soundness::Sound {
            // A page that nothing is on.
            continue;
        }
        damages += 1;
        let store = crate::records::MemoryStore::new();
        let Ok(salvaged) = SqliteStore::salvage(&path, &store).await else { continue };
        let kept = store.page(&Filter::default(), None, 1_000).await.unwrap();
        assert_eq!((salvaged.read, salvaged.new), (kept.len() as u64, kept.len() as u64));
        assert!(kept.iter().all(|record| all.contains(record)), "a record is another one than it was");
        losses += usize::from(kept.len() < all.len());
        assert!(kept.len() + 40 >= all.len() || salvaged.lost > 0, "{page}: {salvaged:?}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "the damaged file stays as it is");
    }
    assert!(damages > 10 && losses > 0, "{damages} damages, {losses} with losses");
    std::fs::write(&path, "no database").unwrap();
    assert_eq!(SqliteStore::check(&path, PATIENCE).await.unwrap(), Soundness::Foreign, "it may be anybody's");
    let default = folder.path().join("prompt-host/records.sqlite");
    std::fs::create_dir(default.parent().unwrap()).unwrap();
    std::fs::write(&default, "no database").unwrap();
    assert!(matches!(SqliteStore::check(&default, PATIENCE).await.unwrap(), Soundness::Damaged(_)));
    assert!(SqliteStore::salvage(&path, &crate::records::MemoryStore::new()).await.is_err());
}
