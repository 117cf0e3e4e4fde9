//! Records in this process: for tests, and for hosts that shall leave nothing behind.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::Arc;

use async_trait::async_trait;
use parking_lot::Mutex;

use super::{RecordStore, Settled, Stats, StoreError};
use crate::records::{Filter, Outcome, PromptEnhancementRecord, RecordId, RecordOrigin, Verdict};

/// A store that ends with the process.
#[derive(Debug, Default)]
pub struct MemoryStore {
    records: Mutex<BTreeMap<RecordId, Arc<PromptEnhancementRecord>>>,
}

impl MemoryStore {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }
}

#[async_trait]
impl RecordStore for MemoryStore {
    fn name(&self) -> &'static str {
        "memory"
    }

    async fn insert(&self, records: &[Arc<PromptEnhancementRecord>]) -> Result<usize, StoreError> {
        let mut kept = self.records.lock();
        let before = kept.len();
        for record in records {
            kept.entry(record.id).or_insert_with(|| Arc::clone(record));
        }
        Ok(kept.len() - before)
    }

    async fn record(&self, id: RecordId) -> Result<Option<PromptEnhancementRecord>, StoreError> {
        Ok(self.records.lock().get(&id).map(|record| PromptEnhancementRecord::clone(record)))
    }

    async fn settle(&self, id: RecordId, outcome: &Outcome) -> Result<Settled, StoreError> {
        let mut kept = self.records.lock();
        let Some(record) = kept.get_mut(&id) else { return Ok(Settled::Unknown) };
        if let Some(before) = &record.outcome {
            return Ok(Settled::Before(Box::new(before.clone())));
        }
        Arc::make_mut(record).outcome = Some(outcome.clone());
        Ok(Settled::Now)
    }

    async fn page(
        &self,
        filter: &Filter,
        after: Option<RecordId>,
        limit: usize,
    ) -> Result<Vec<PromptEnhancementRecord>, StoreError> {
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        let kept = self.records.lock();
        let meeting = kept.range((from, Bound::Unbounded)).map(|(_, record)| record);
        Ok(meeting.filter(|record| filter.fits(record)).take(limit).map(|record| (**record).clone()).collect())
    }

    async fn stats(&self, filter: &Filter) -> Result<Stats, StoreError> {
        let kept = self.records.lock();
        Ok(kept.values().filter(|record| filter.fits(record)).fold(Stats::default(), counted))
    }

    async fn prune(&self, filter: &Filter) -> Result<u64, StoreError> {
        let mut kept = self.records.lock();
        let before = kept.len();
        kept.retain(|_, record| !filter.fits(record));
        Ok((before - kept.len()) as u64)
    }

    async fn ping(&self) -> Result<(), StoreError> {
        Ok(())
    }

    async fn close(&self) {}
}

fn counted(mut stats: Stats, record: &Arc<PromptEnhancementRecord>) -> Stats {
    stats.records += 1;
    match record.origin {
        RecordOrigin::User => stats.user += 1,
        RecordOrigin::Synthetic => stats.synthetic += 1,
    }
    match record.outcome.as_ref().map(|outcome| outcome.verdict) {
        Some(Verdict::Accepted) => stats.accepted += 1,
        Some(Verdict::Rejected) => stats.rejected += 1,
        Some(Verdict::Edited) => stats.edited += 1,
        None => {}
    }
    stats.oldest = Some(stats.oldest.map_or(record.time, |oldest| oldest.min(record.time)));
    stats.newest = Some(stats.newest.map_or(record.time, |newest| newest.max(record.time)));
    stats
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::{OutcomeFilter, sample};

    #[tokio::test]
    async fn a_record_is_kept_once_and_its_first_outcome_stays() {
        let store = MemoryStore::new();
        let record = Arc::new(sample::record("a", "b"));
        let id = record.id;
        assert_eq!(store.settle(id, &sample::accepted()).await.unwrap(), Settled::Unknown);
        assert_eq!(store.insert(&[Arc::clone(&record), Arc::clone(&record)]).await.unwrap(), 1);
        assert_eq!(store.settle(id, &sample::accepted()).await.unwrap(), Settled::Now);
        assert_eq!(store.insert(std::slice::from_ref(&record)).await.unwrap(), 0);
        let rejected = Outcome { verdict: Verdict::Rejected, ..sample::accepted() };
        let Settled::Before(before) = store.settle(id, &rejected).await.unwrap() else { panic!("it was settled") };
        assert_eq!(store.record(id).await.unwrap().unwrap().outcome, Some(*before));
    }

    #[tokio::test]
    async fn pages_follow_each_other_by_id() {
        let store = MemoryStore::new();
        let records: Vec<_> = (0..5).map(|_| Arc::new(sample::record("a", "b"))).collect();
        store.insert(&records).await.unwrap();
        let first = store.page(&Filter::default(), None, 2).await.unwrap();
        let rest = store.page(&Filter::default(), Some(first[1].id), 9).await.unwrap();
        let ids: Vec<_> = first.iter().chain(&rest).map(|record| record.id).collect();
        assert_eq!(ids, records.iter().map(|record| record.id).collect::<Vec<_>>());
    }

    #[tokio::test]
    async fn what_is_counted_is_what_is_pruned() {
        let store = MemoryStore::new();
        let records: Vec<_> = (0..4).map(|_| Arc::new(sample::record("a", "b"))).collect();
        store.insert(&records).await.unwrap();
        store.settle(records[2].id, &sample::accepted()).await.unwrap();
        let accepted = Filter { outcome: Some(OutcomeFilter::Accepted), ..Filter::default() };
        let stats = store.stats(&accepted).await.unwrap();
        assert_eq!((stats.records, stats.user, stats.accepted, stats.oldest), (1, 1, 1, Some(records[2].time)));
        assert_eq!(store.prune(&accepted).await.unwrap(), 1);
        assert_eq!(store.stats(&Filter::default()).await.unwrap().records, 3);
        assert_eq!(store.record(records[2].id).await.unwrap(), None);
    }
}
