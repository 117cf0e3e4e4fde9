//! The newest records of a store, which gives them by rising id.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::records::{Filter, PromptEnhancementRecord, RecordId, RecordStore, StoreError, UtcTime};

/// How far back to look at first, and by how much more each further time.
const FIRST_LOOK: Duration = Duration::from_secs(3_600);
const FURTHER: u32 = 4;
/// Records that are read at once.
const PAGE: usize = 100;

/// At most `limit` of the newest records that meet `filter`, the newest first, and how many
/// meet it in all. No more than these and one page are in memory.
pub(super) async fn newest(
    store: &dyn RecordStore,
    filter: &Filter,
    limit: usize,
) -> Result<(Vec<PromptEnhancementRecord>, u64), StoreError> {
    let all = store.stats(filter).await?;
    let (Some(oldest), Some(newest)) = (all.oldest, all.newest) else { return Ok((Vec::new(), 0)) };
    let recent = recent(store, filter, oldest, newest, limit as u64).await?;
    let mut kept: BTreeMap<(UtcTime, RecordId), PromptEnhancementRecord> = BTreeMap::new();
    let mut after = None;
    loop {
        let page = store.page(&recent, after, PAGE).await?;
        let is_last = page.len() < PAGE;
        for record in page {
            after = Some(record.id);
            kept.insert((record.time, record.id), record);
            if kept.len() > limit {
                kept.pop_first();
            }
        }
        if is_last {
            return Ok((kept.into_values().rev().collect(), all.records));
        }
    }
}

/// `filter` narrowed to a time that has enough records. Counting is cheaper than reading.
async fn recent(
    store: &dyn RecordStore,
    filter: &Filter,
    oldest: UtcTime,
    newest: UtcTime,
    enough: u64,
) -> Result<Filter, StoreError> {
    let mut look = FIRST_LOOK;
    loop {
        let since = newest.before(look);
        if since <= oldest {
            return Ok(filter.clone());
        }
        let narrowed = Filter { since: Some(since), ..filter.clone() };
        if store.stats(&narrowed).await?.records >= enough {
            return Ok(narrowed);
        }
        look = look.saturating_mul(FURTHER);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::records::store::contract;
    use crate::records::{Fsync, RecordOrigin, SqliteStore};

    #[tokio::test]
    async fn the_newest_come_first_whatever_their_ids() {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&folder.path().join("records.sqlite"), Fsync::default()).await.unwrap();
        assert_eq!(newest(&store, &Filter::default(), 3).await.unwrap(), (vec![], 0));
        // From far apart to close together, and against the order of the ids.
        let records: Vec<_> = (0..250_u64)
            .map(|number| {
                let hours = if number < 200 { number * 3 } else { number * number };
                let time = UtcTime::from_millis(1_764_324_900_000 - hours * 3_600_000).unwrap();
                let origin = if number % 3 == 0 { RecordOrigin::Synthetic } else { RecordOrigin::User };
                Arc::new(PromptEnhancementRecord { time, origin, ..contract::record() })
            })
            .collect();
        store.insert(&records).await.unwrap();
        for origin in [None, Some(RecordOrigin::User), Some(RecordOrigin::Synthetic)] {
            let filter = Filter { origin, ..Filter::default() };
            let mut expected: Vec<_> = records.iter().filter(|record| filter.fits(record)).collect();
            expected.sort_by_key(|record| std::cmp::Reverse((record.time, record.id)));
            for limit in [1, 7, 120, 1_000] {
                let (found, all) = newest(&store, &filter, limit).await.unwrap();
                assert_eq!(all, expected.len() as u64);
                assert!(found.iter().eq(expected.iter().take(limit).map(|record| &***record)), "{origin:?} {limit}");
            }
        }
    }
}
