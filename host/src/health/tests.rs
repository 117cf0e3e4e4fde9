//! Health with parts that do as they are told.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

/// A part that says what it is told, and counts who asks.
#[derive(Debug)]
struct Told {
    component: Component,
    finding: parking_lot::Mutex<Option<Finding>>,
    asked: AtomicUsize,
}

impl Told {
    fn new(component: Component) -> Arc<Self> {
        let finding = parking_lot::Mutex::new(Some(Finding::healthy("well")));
        Arc::new(Self { component, finding, asked: AtomicUsize::new(0) })
    }

    /// None hangs.
    fn says(&self, finding: Option<Finding>) {
        *self.finding.lock() = finding;
    }
}

#[async_trait]
impl Check for Told {
    fn component(&self) -> Component {
        self.component
    }

    async fn look(&self) -> Finding {
        self.asked.fetch_add(1, Ordering::Relaxed);
        let finding = self.finding.lock().clone();
        match finding {
            Some(finding) if finding.message == "panic" => panic!("on purpose"),
            Some(finding) => finding,
            None => std::future::pending().await,
        }
    }
}

fn health(parts: &[&Arc<Told>], events: &Events) -> Health {
    let checks = parts.iter().map(|part| Arc::clone(part) as Arc<dyn Check>).collect();
    Health::with_freshness(checks, events.clone(), Duration::ZERO)
}

#[tokio::test]
async fn only_what_the_main_job_needs_makes_the_whole_unhealthy() {
    let (plugins, stores) = (Told::new(Component::Plugins), Told::new(Component::Stores));
    let health = health(&[&plugins, &stores], &Events::default());
    assert_eq!(health.report().await.status, Status::Healthy);
    stores.says(Some(Finding::unhealthy("away")));
    let report = health.report().await;
    assert_eq!((report.status, report.reason().as_str()), (Status::Degraded, "stores: away"));
    plugins.says(Some(Finding::degraded("one file")));
    assert_eq!(health.report().await.status, Status::Degraded);
    plugins.says(Some(Finding::unhealthy("none")));
    let report = health.report().await;
    assert_eq!((report.status, report.reason().as_str()), (Status::Unhealthy, "plugins: none; stores: away"));
    assert!(report.without_messages().components.iter().all(|part| part.message.is_empty()));
}

#[tokio::test]
async fn a_part_that_hangs_or_panics_is_degraded_and_the_others_are_told() {
    let (hangs, panics, well) =
        (Told::new(Component::Stores), Told::new(Component::Disk), Told::new(Component::Plugins));
    hangs.says(None);
    panics.says(Some(Finding::healthy("panic")));
    let health = health(&[&hangs, &panics, &well], &Events::default());
    let report = health.report().await;
    let of = |component| report.component(component).unwrap();
    assert_eq!(of(Component::Stores).status, Status::Degraded);
    assert!(of(Component::Stores).message.contains("500 ms"), "{report:?}");
    assert_eq!(of(Component::Disk).status, Status::Degraded);
    assert_eq!(of(Component::Plugins).status, Status::Healthy);
}

#[tokio::test]
async fn each_change_is_published_once_and_has_its_moment() {
    let events = Events::default();
    let mut listener = events.listen();
    let stores = Told::new(Component::Stores);
    let health = health(&[&stores], &events);
    let first = health.report().await;
    assert_eq!(first.components[0].last_change, None);
    assert!(listener.try_recv().is_err(), "what is well at first is no news");
    stores.says(Some(Finding::degraded("away")));
    let changed = health.report().await;
    let again = health.report().await;
    assert_eq!(changed.components[0].last_change, Some(changed.components[0].since));
    assert_eq!(again.components[0].since, changed.components[0].since);
    let mut heard = || listener.try_recv().map(|occurrence| occurrence.event.clone());
    let event = |component: Option<&str>, reason: &str| Event::HealthChanged {
        component: component.map(str::to_owned),
        from: "healthy",
        to: "degraded",
        reason: reason.to_owned(),
    };
    assert_eq!(heard(), Ok(event(Some("stores"), "away")));
    assert_eq!(heard(), Ok(event(None, "stores: away")));
    assert!(heard().is_err());
}

#[tokio::test]
async fn many_probes_are_one_look() {
    let stores = Told::new(Component::Stores);
    let checks: Vec<Arc<dyn Check>> = vec![Arc::clone(&stores) as Arc<dyn Check>];
    let health = Health::new(checks, Events::default());
    let probes = (0..1_000).map(|_| health.report());
    join_all(probes).await;
    assert_eq!(stores.asked.load(Ordering::Relaxed), 1);
}

#[test]
fn a_host_that_stops_does_not_serve_again() {
    let phase = Phase::default();
    assert_eq!(phase.stage(), Stage::Starting);
    phase.serve();
    assert_eq!(phase.stage(), Stage::Serving);
    phase.stop();
    phase.serve();
    assert_eq!(phase.stage(), Stage::Stopping);
}
