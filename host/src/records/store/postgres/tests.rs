use std::net::SocketAddr;
use std::time::Instant;

use sqlx::Connection as _;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use super::*;
use crate::records::store::contract;

/// A schema of its own on the server of `DATABASE_URL`, or of this machine.
struct Place {
    url: String,
    schema: String,
}

impl Place {
    /// None, and a word on standard error, where there is no server.
    async fn new(test: &str) -> Option<Self> {
        let url =
            std::env::var("DATABASE_URL").unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432/test".to_owned());
        if let Err(error) = PgConnection::connect(&url).await {
            eprintln!("left out without a PostgreSQL server: {test} ({error})");
            return None;
        }
        Some(Self { url, schema: format!("records \"{}", Uuid::now_v7().simple()) })
    }

    fn store(&self) -> PostgresStore {
        self.store_at(&self.url, &PoolSettings::default())
    }

    fn store_at(&self, url: &str, settings: &PoolSettings) -> PostgresStore {
        PostgresStore::new(url, settings, Some(&self.schema)).unwrap()
    }

    async fn run(&self, sql: &str) {
        let mut connection = PgConnection::connect(&self.url).await.unwrap();
        let path = format!("SET search_path = {}", quoted(&self.schema));
        connection.execute(AssertSqlSafe(path)).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.unwrap();
    }

    async fn drop(self) {
        self.run(&format!("DROP SCHEMA IF EXISTS {} CASCADE", quoted(&self.schema))).await;
    }
}

/// A way to the server that can be cut.
struct Way {
    address: SocketAddr,
    state: watch::Sender<State>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    /// Connections end, and new ones are turned away.
    Cut,
    /// Connections stay, and nothing comes through.
    Silent,
}

impl Way {
    async fn to(server: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (state, watched) = watch::channel(State::Open);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                tokio::spawn(carry(client, server.clone(), watched.clone()));
            }
        });
        Self { address, state }
    }
}

async fn carry(mut client: TcpStream, server: String, mut state: watch::Receiver<State>) {
    let mut upstream = TcpStream::connect(server).await.unwrap();
    while *state.borrow() == State::Open {
        tokio::select! {
            _ = copy_bidirectional(&mut client, &mut upstream) => return,
            changed = state.changed() => if changed.is_err() { return },
        }
    }
    if *state.borrow() == State::Silent {
        // Held for good: what was under way when the network went never comes.
        let _ = state.wait_for(|state| *state == State::Cut).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_contract_holds() {
    let Some(place) = Place::new("the_contract_holds").await else { return };
    contract::holds(Arc::new(place.store()), Arc::new(place.store())).await;
    place.drop().await;
}

#[tokio::test]
async fn hosts_that_start_at_once_make_the_tables_once() {
    let Some(place) = Place::new("hosts_that_start_at_once_make_the_tables_once").await else { return };
    let stores: Vec<_> = (0..6).map(|_| place.store()).collect();
    for answer in futures::future::join_all(stores.iter().map(|store| store.ping())).await {
        answer.unwrap();
    }
    place.drop().await;
}

#[tokio::test]
async fn tables_of_a_newer_host_are_left_alone() {
    let Some(place) = Place::new("tables_of_a_newer_host_are_left_alone").await else { return };
    place.store().ping().await.unwrap();
    place.run("INSERT INTO prompt_records_schema VALUES (77)").await;
    let error = place.store().ping().await.unwrap_err();
    assert!(matches!(error, StoreError::Newer { found: 77, known: 1, .. }), "{error:?}");
    place.drop().await;
}

#[tokio::test]
async fn of_a_batch_with_one_bad_record_nothing_is_kept() {
    let Some(place) = Place::new("of_a_batch_with_one_bad_record_nothing_is_kept").await else { return };
    let store = place.store();
    store.ping().await.unwrap();
    place.run("ALTER TABLE prompt_records ADD CHECK (client <> 'poison')").await;
    let poison = PromptEnhancementRecord { client: Some("poison".to_owned()), ..contract::record() };
    let batch = [Arc::new(contract::record()), Arc::new(poison), Arc::new(contract::record())];
    let error = store.insert(&batch).await.unwrap_err();
    assert!(matches!(error, StoreError::Refused { .. }), "{error:?}");
    assert_eq!(store.stats(&Filter::default()).await.unwrap().records, 0);
    assert_eq!(store.insert(&batch[..1]).await.unwrap(), 1);
    place.drop().await;
}

#[tokio::test]
async fn large_batches_go_in_several_statements_and_one_transaction() {
    let Some(place) = Place::new("large_batches_go_in_several_statements_and_one_transaction").await else { return };
    let large = |letter: &str| PromptEnhancementRecord { original: letter.repeat(7 << 20), ..contract::record() };
    let batch = ["a", "b", "c", "d"].map(|letter| Arc::new(large(letter)));
    assert_eq!(statements(&batch).unwrap().len(), 2);
    let store = place.store();
    assert_eq!(store.insert(&batch).await.unwrap(), 4);
    assert_eq!(store.insert(&batch).await.unwrap(), 0);
    place.drop().await;
}

/// While the server is away every call says so in time; afterwards all goes on.
async fn an_outage(outage: State, test: &str) {
    let Some(place) = Place::new(test).await else { return };
    let options = PgConnectOptions::from_str(&place.url).unwrap();
    let way = Way::to(format!("{}:{}", options.get_host(), options.get_port())).await;
    let mut url = format!("postgres://{}@{}", options.get_username(), way.address);
    if let Some(database) = options.get_database() {
        url = format!("{url}/{database}");
    }
    let settings = PoolSettings { wait_ms: 300, query_ms: 300, ..PoolSettings::default() };
    let store = place.store_at(&url, &settings);
    let batch = [Arc::new(contract::record())];
    assert_eq!(store.insert(&batch).await.unwrap(), 1);

    way.state.send(outage).unwrap();
    let filter = Filter::default();
    let started = Instant::now();
    let outcome = contract::outcome(crate::records::Verdict::Accepted);
    let late = |done: Result<(), StoreError>, what: &str| {
        let error = done.expect_err(what);
        assert!(matches!(error, StoreError::Unavailable { .. }), "{what}: {error:?}");
        assert!(!format!("{error:?}").contains("s3cret"));
    };
    late(store.insert(&[Arc::new(contract::record())]).await.map(drop), "insert");
    late(store.record(batch[0].id).await.map(drop), "record");
    late(store.settle(batch[0].id, &outcome).await.map(drop), "settle");
    late(store.page(&filter, None, 1).await.map(drop), "page");
    late(store.stats(&filter).await.map(drop), "stats");
    late(store.prune(&filter).await.map(drop), "prune");
    late(store.ping().await, "ping");
    assert!(started.elapsed() < store.deadline() * 7, "{:?}", started.elapsed());

    way.state.send(State::Open).unwrap();
    assert_eq!(store.record(batch[0].id).await.unwrap().as_ref(), Some(&*batch[0]));
    assert_eq!(store.insert(&[Arc::new(contract::record())]).await.unwrap(), 1);
    store.close().await;
    place.drop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_goes_away_may_come_back() {
    an_outage(State::Cut, "a_server_that_goes_away_may_come_back").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_network_that_swallows_everything_may_come_back() {
    an_outage(State::Silent, "a_network_that_swallows_everything_may_come_back").await;
}

#[tokio::test]
async fn a_server_may_be_away_at_the_start() {
    // A port that was free a moment ago.
    let address = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let settings = PoolSettings { wait_ms: 100, query_ms: 100, ..PoolSettings::default() };
    let url = format!("postgres://me:s3cret@{address}/records");
    let store = PostgresStore::new(&url, &settings, None).unwrap();
    let error = store.ping().await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable { .. }), "{error:?}");
    let mut told = format!("{error} {error:?} {store:?}");
    let mut cause = std::error::Error::source(&error);
    while let Some(next) = cause {
        told = format!("{told} {next} {next:?}");
        cause = next.source();
    }
    assert!(!told.contains("s3cret") && told.contains(&address.to_string()), "{told}");
}

#[tokio::test]
async fn an_address_of_something_else_is_refused() {
    for url in ["mysql://me:s3cret@db/x", "postgres://me:s3cret@db:x/y"] {
        let error = PostgresStore::new(url, &PoolSettings::default(), None).unwrap_err();
        assert!(matches!(error, StoreError::Refused { .. }) && !format!("{error:?}").contains("s3cret"), "{error:?}");
    }
}

#[tokio::test]
async fn a_slow_query_ends_at_its_limit() {
    let Some(place) = Place::new("a_slow_query_ends_at_its_limit").await else { return };
    let store = place.store_at(&place.url, &PoolSettings { query_ms: 50, ..PoolSettings::default() });
    store.ping().await.unwrap();
    let slow = |pool: PgPool| async move { sqlx::query("SELECT pg_sleep(30)").execute(&pool).await };
    let error = store.run("sleep", slow).await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable { .. }), "{error:?}");
    store.ping().await.unwrap();
    place.drop().await;
}
