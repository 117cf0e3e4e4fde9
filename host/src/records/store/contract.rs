//! What every store promises, asked of each in the same words.
//!
//! A store that is new gets a test which calls [`holds`] with two handles of one store: two
//! objects on one file or one schema, or the same one twice.

use std::sync::Arc;

use super::{RecordStore, Settled, Stats};
use crate::plugin::{Applicability, Target};
use crate::prompt::metrics::{Metrics, Readability};
use crate::records::{
    Capture, Credit, Decision, Filter, Outcome, OutcomeFilter, PromptEnhancementRecord, RecordId, RecordOrigin,
    RecordedChange, RecordedQuestion, TemplateUse, UtcTime, Verdict,
};

type Record = PromptEnhancementRecord;

/// A record with something in every field but the outcome.
pub(crate) fn record() -> Record {
    let plugin: crate::plugin::PluginId = "tidy".parse().unwrap();
    PromptEnhancementRecord {
        id: RecordId::new(),
        time: UtcTime::from_millis(1_764_324_900_250).unwrap(),
        session_id: Some("session".to_owned()),
        client: Some("client".to_owned()),
        target: Target::GptReasoning,
        origin: RecordOrigin::User,
        capture: Capture::Full,
        language: Some("en".to_owned()),
        original: "Please sort the list in order to find it!!\n".to_owned(),
        improved: "Sort the list to find it.\n".to_owned(),
        changes: vec![RecordedChange {
            plugin: plugin.clone(),
            version: "0.1.0".to_owned(),
            code: "redundancy".to_owned(),
            finding: 1,
            applicability: Applicability::Suggested,
            probability: Some(0.1 + 0.2),
            before: "in order to".to_owned(),
            after: "to".to_owned(),
        }],
        decisions: vec![Decision {
            plugin: plugin.clone(),
            code: "redundancy".to_owned(),
            probability: 1e-300,
            applied: true,
            propensity: 1.0,
        }],
        questions: vec![RecordedQuestion {
            plugin,
            code: "which".to_owned(),
            question: "Which list?".to_owned(),
            answered: false,
        }],
        metrics: Metrics {
            length_ratio: 1.0 / 3.0,
            readability_score: Some(-1.84),
            readability: Some(Readability {
                flesch_kincaid_grade: f64::MAX,
                gunning_fog: f64::MIN_POSITIVE,
                automated_readability_index: -0.1,
            }),
            clarity_gain: Some(16.6667),
            specificity_gain: 5e-324,
            structure: None,
        },
        generation: u64::MAX,
        model: Some("c".repeat(64)),
        template: Some(TemplateUse {
            name: "code_review".to_owned(),
            digest: "d".repeat(64),
            experiment: None,
            variant: Some("b".to_owned()),
            render_us: u64::MAX,
        }),
        outcome: None,
    }
}

pub(crate) fn outcome(verdict: Verdict) -> Outcome {
    Outcome {
        verdict,
        time: UtcTime::from_millis(1_764_324_999_999).unwrap(),
        final_text: (verdict == Verdict::Edited).then(String::new),
        rating: Some(5),
        comment: Some("gut \u{1f44d}".to_owned()),
        credit: vec![Credit { plugin: "tidy".parse().unwrap(), code: "redundancy".to_owned(), finding: 1, kept: 0.7 }],
    }
}

/// Texts that some database somewhere does not like.
pub(crate) fn odd_texts() -> Vec<String> {
    let mut odd: Vec<String> = [
        "",
        " ",
        "'",
        "\"",
        "\\",
        "\\0",
        "\\u0000",
        "\0",
        "a\0b\0",
        "\r\n\t",
        "=1+1",
        "'=1+1",
        "-x",
        "@x",
        "%_",
        "\u{1f469}\u{200d}\u{1f4bb} 日本語 e\u{301}",
        "\u{feff}bom",
        "\u{fffd}\u{ffff}\u{10ffff}",
        "NULL",
        "{}",
        "a,b;c\n\"d\"",
        "'; DROP TABLE prompt_records; --",
        "$1 ?1 :a",
    ]
    .map(str::to_owned)
    .to_vec();
    odd.push("long name ".repeat(2_000));
    odd
}

/// Records that differ in everything that is filtered by, every third with an outcome.
pub(crate) fn varied(count: usize) -> Vec<Arc<Record>> {
    let texts = odd_texts();
    let text = |number: usize| texts[number % texts.len()].clone();
    (0..count)
        .map(|number| {
            let mut new = record();
            new.time = UtcTime::from_millis(1_764_324_900_000 + (number as u64 * 7_919) % 50_000).unwrap();
            new.origin = if number % 2 == 0 { RecordOrigin::User } else { RecordOrigin::Synthetic };
            new.client = (number % 5 != 0).then(|| text(number));
            new.session_id = (number % 4 != 0).then(|| text(number / 2));
            new.original = text(number / 3);
            new.template.as_mut().unwrap().name = text(number / 4);
            if number % 7 == 0 {
                new.template = None;
            }
            let verdicts = [Verdict::Accepted, Verdict::Rejected, Verdict::Edited];
            new.outcome = (number % 3 == 0).then(|| outcome(verdicts[number / 3 % 3]));
            Arc::new(new)
        })
        .collect()
}

/// All of it. `one` and `other` lead to the same, empty store, which is empty again afterwards.
pub(super) async fn holds(one: Arc<dyn RecordStore>, other: Arc<dyn RecordStore>) {
    one.ping().await.unwrap();
    assert_eq!(one.stats(&Filter::default()).await.unwrap(), Stats::default());
    assert_eq!(one.record(RecordId::new()).await.unwrap(), None);
    a_record_is_kept_once(&*one, &*other).await;
    the_first_outcome_stays(&*one, &*other).await;
    large_records_come_back(&*one).await;
    pages_are_what_the_filter_says(&*one, &*other).await;
    writers_do_not_disturb_each_other(&one, &other).await;
    let all = Filter::default();
    let there = one.stats(&all).await.unwrap().records;
    one.rehearse().await.unwrap();
    assert_eq!(other.stats(&all).await.unwrap().records, there, "what is tried leaves nothing behind");
    assert_eq!(other.prune(&all).await.unwrap(), there);
    assert_eq!(one.page(&all, None, 10).await.unwrap(), []);
    one.close().await;
    // Closing twice is no mistake.
    one.close().await;
}

async fn a_record_is_kept_once(one: &dyn RecordStore, other: &dyn RecordStore) {
    let [first, second, third] = [record(), record(), record()].map(Arc::new);
    assert_eq!(one.insert(&[]).await.unwrap(), 0);
    assert_eq!(one.insert(&[first.clone(), second.clone()]).await.unwrap(), 2);
    assert_eq!(one.insert(&[first.clone(), second.clone()]).await.unwrap(), 0);
    let changed = Arc::new(Record { original: "another".to_owned(), ..(*first).clone() });
    assert_eq!(other.insert(&[changed, third.clone(), third.clone()]).await.unwrap(), 1, "twice in a batch is once");
    for kept in [&first, &second, &third] {
        assert_eq!(other.record(kept.id).await.unwrap().as_ref(), Some(&**kept));
    }
}

async fn the_first_outcome_stays(one: &dyn RecordStore, other: &dyn RecordStore) {
    let kept = Arc::new(record());
    one.insert(std::slice::from_ref(&kept)).await.unwrap();
    let (edited, rejected) = (outcome(Verdict::Edited), outcome(Verdict::Rejected));
    assert_eq!(one.settle(kept.id, &edited).await.unwrap(), Settled::Now);
    assert_eq!(other.settle(kept.id, &edited).await.unwrap(), Settled::Before(Box::new(edited.clone())));
    assert_eq!(other.settle(kept.id, &rejected).await.unwrap(), Settled::Before(Box::new(edited.clone())));
    assert_eq!(one.settle(RecordId::new(), &edited).await.unwrap(), Settled::Unknown);
    let expected = Record { outcome: Some(edited.clone()), ..(*kept).clone() };
    assert_eq!(other.record(kept.id).await.unwrap().as_ref(), Some(&expected));
    let of_it = Filter { outcome: Some(OutcomeFilter::Edited), ..Filter::default() };
    assert_eq!(one.page(&of_it, None, 10).await.unwrap(), [expected]);
    // A record that is written once more has no say about its outcome.
    assert_eq!(one.insert(std::slice::from_ref(&kept)).await.unwrap(), 0);
    assert_eq!(one.record(kept.id).await.unwrap().unwrap().outcome, Some(edited.clone()));
    // One that comes with an outcome has had its first.
    let settled = Arc::new(Record { outcome: Some(rejected.clone()), ..record() });
    one.insert(std::slice::from_ref(&settled)).await.unwrap();
    assert_eq!(one.settle(settled.id, &edited).await.unwrap(), Settled::Before(Box::new(rejected)));
}

async fn large_records_come_back(store: &dyn RecordStore) {
    let large: String = "a\0ü\u{1f600}\"\\\n".chars().cycle().take(1 << 20).collect();
    let record = Arc::new(Record { improved: large.clone(), original: large, ..record() });
    store.insert(std::slice::from_ref(&record)).await.unwrap();
    assert!(store.record(record.id).await.unwrap().as_ref() == Some(&*record));
}

/// Every filter by itself, and each two together, against what [`Filter::fits`] says.
fn filters(records: &[Arc<Record>]) -> Vec<Filter> {
    let mut single = vec![Filter::default()];
    for time in [0, 1_764_324_925_000, 1_764_324_975_000].map(|millis| UtcTime::from_millis(millis).unwrap()) {
        single.push(Filter { since: Some(time), ..Filter::default() });
        single.push(Filter { until: Some(time), ..Filter::default() });
    }
    for origin in [RecordOrigin::User, RecordOrigin::Synthetic] {
        single.push(Filter { origin: Some(origin), ..Filter::default() });
    }
    use OutcomeFilter::{Accepted, Any, Edited, None, Rejected};
    for outcome in [Accepted, Rejected, Edited, Any, None] {
        single.push(Filter { outcome: Some(outcome), ..Filter::default() });
    }
    for text in odd_texts().into_iter().step_by(3).chain(["nobody".to_owned()]) {
        single.push(Filter { client: Some(text.clone()), ..Filter::default() });
        single.push(Filter { session_id: Some(text.clone()), ..Filter::default() });
        single.push(Filter { template: Some(text), ..Filter::default() });
    }
    let first = &records[11];
    single.push(Filter {
        since: Some(first.time),
        until: UtcTime::from_millis(first.time.millis() + 1),
        origin: Some(first.origin),
        client: first.client.clone(),
        outcome: Some(if first.outcome.is_some() { Any } else { None }),
        session_id: first.session_id.clone(),
        template: first.template.as_ref().map(|template| template.name.clone()),
    });
    let both = |one: &Filter, other: &Filter| Filter {
        since: one.since.or(other.since),
        until: one.until.or(other.until),
        origin: one.origin.or(other.origin),
        client: one.client.clone().or_else(|| other.client.clone()),
        outcome: one.outcome.or(other.outcome),
        session_id: one.session_id.clone().or_else(|| other.session_id.clone()),
        template: one.template.clone().or_else(|| other.template.clone()),
    };
    let pairs = single.iter().flat_map(|one| single.iter().step_by(5).map(move |other| both(one, other)));
    let pairs: Vec<Filter> = pairs.collect();
    single.into_iter().chain(pairs).collect()
}

async fn pages_are_what_the_filter_says(one: &dyn RecordStore, other: &dyn RecordStore) {
    one.prune(&Filter::default()).await.unwrap();
    let mut records = varied(200);
    // Not in the order of their ids.
    records.reverse();
    for batch in records.chunks(37) {
        assert_eq!(one.insert(batch).await.unwrap(), batch.len());
    }
    records.sort_by_key(|record| record.id);
    for filter in filters(&records) {
        let expected: Vec<&Record> =
            records.iter().map(|record| &**record).filter(|record| filter.fits(record)).collect();
        let found = other.page(&filter, None, 1_000).await.unwrap();
        assert!(found.iter().eq(expected.iter().copied()), "{filter:?}");
        let count = |meant: &dyn Fn(&Record) -> bool| expected.iter().filter(|record| meant(record)).count() as u64;
        let of = |verdict| count(&|record: &Record| record.outcome.as_ref().is_some_and(|o| o.verdict == verdict));
        let stats = Stats {
            records: expected.len() as u64,
            user: count(&|record| record.origin == RecordOrigin::User),
            synthetic: count(&|record| record.origin == RecordOrigin::Synthetic),
            accepted: of(Verdict::Accepted),
            rejected: of(Verdict::Rejected),
            edited: of(Verdict::Edited),
            oldest: expected.iter().map(|record| record.time).min(),
            newest: expected.iter().map(|record| record.time).max(),
        };
        assert_eq!(one.stats(&filter).await.unwrap(), stats, "{filter:?}");
    }
    // Page by page there is nothing twice and nothing left out.
    let filter = Filter { origin: Some(RecordOrigin::User), ..Filter::default() };
    let (mut walked, mut after) = (Vec::new(), None);
    loop {
        let page = one.page(&filter, after, 7).await.unwrap();
        assert!(page.len() <= 7);
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        walked.extend(page);
    }
    assert!(walked.iter().eq(records.iter().map(|record| &**record).filter(|record| filter.fits(record))));
    assert_eq!(one.page(&filter, None, 0).await.unwrap(), []);
    // What is removed is what the filter says, and nothing else.
    let old = Filter { until: UtcTime::from_millis(1_764_324_925_000), origin: filter.origin, ..Filter::default() };
    let (gone, stay): (Vec<_>, Vec<_>) = records.iter().partition(|record| old.fits(record));
    assert_eq!(other.prune(&old).await.unwrap(), gone.len() as u64);
    assert_eq!(other.prune(&old).await.unwrap(), 0);
    let left = one.page(&Filter::default(), None, 1_000).await.unwrap();
    assert!(left.iter().eq(stay.iter().map(|record| &***record)));
}

/// Two handles, two tasks at each, all with some records in common.
async fn writers_do_not_disturb_each_other(one: &Arc<dyn RecordStore>, other: &Arc<dyn RecordStore>) {
    one.prune(&Filter::default()).await.unwrap();
    let shared = varied(40);
    let tasks: Vec<_> = [one, other, one, other]
        .into_iter()
        .enumerate()
        .map(|(number, store)| {
            let (store, mut shared) = (Arc::clone(store), shared.clone());
            tokio::spawn(async move {
                if number % 2 == 1 {
                    shared.reverse();
                }
                let mut new = 0;
                for batch in shared.chunks(10) {
                    let own: Vec<_> = batch.iter().cloned().chain(varied(10)).collect();
                    new += store.insert(&own).await.unwrap();
                    let _ = store.settle(batch[3].id, &outcome(Verdict::Edited)).await.unwrap();
                    store.stats(&Filter::default()).await.unwrap();
                }
                new
            })
        })
        .collect();
    let mut new = 0;
    for task in tasks {
        new += task.await.unwrap();
    }
    assert_eq!(new, 40 + 4 * 40, "of four that insert one record, one is the first");
    assert_eq!(one.stats(&Filter::default()).await.unwrap().records, 200);
    for record in shared {
        assert_eq!(other.record(record.id).await.unwrap().unwrap().original, record.original);
    }
}
