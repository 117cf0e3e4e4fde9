//! A record as a row of a table: its JSON, and beside it what is filtered by.

use sqlx::{Database, Encode, QueryBuilder, Type};

use crate::records::{Filter, Outcome, OutcomeFilter, PromptEnhancementRecord, RecordOrigin, Verdict};

/// A record as both databases keep it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) time_ms: i64,
    pub(super) origin: &'static str,
    pub(super) client: Option<String>,
    pub(super) session_id: Option<String>,
    pub(super) template: Option<String>,
    pub(super) verdict: Option<&'static str>,
    pub(super) outcome: Option<String>,
    pub(super) record: String,
}

impl Row {
    /// # Errors
    /// When the record cannot be written as JSON.
    pub(super) fn of(record: &PromptEnhancementRecord) -> Result<Self, serde_json::Error> {
        Ok(Self {
            time_ms: millis(record.time),
            origin: origin(record.origin),
            client: record.client.as_deref().map(column),
            session_id: record.session_id.as_deref().map(column),
            template: record.template.as_ref().map(|template| column(&template.name)),
            verdict: record.outcome.as_ref().map(|outcome| verdict(outcome.verdict)),
            outcome: record.outcome.as_ref().map(serde_json::to_string).transpose()?,
            record: serde_json::to_string(record)?,
        })
    }
}

/// The record of a row. An outcome that came later goes before what the record says.
///
/// # Errors
/// When a text is not the JSON that it should be.
pub(super) fn record(text: &str, outcome: Option<&str>) -> Result<PromptEnhancementRecord, serde_json::Error> {
    let mut record: PromptEnhancementRecord = serde_json::from_str(text)?;
    if let Some(outcome) = outcome {
        record.outcome = Some(serde_json::from_str::<Outcome>(outcome)?);
    }
    Ok(record)
}

/// Moments end with the year 9999, which is far from the end of the numbers.
fn millis(time: crate::records::UtcTime) -> i64 {
    i64::try_from(time.millis()).unwrap_or(i64::MAX)
}

/// A text that is only compared, never read back: NUL, which PostgreSQL refuses in text, is
/// `\0`, and so `\` is `\\`. Different texts stay different.
fn column(text: &str) -> String {
    if text.contains(['\\', '\0']) { text.replace('\\', r"\\").replace('\0', r"\0") } else { text.to_owned() }
}

pub(super) fn origin(origin: RecordOrigin) -> &'static str {
    match origin {
        RecordOrigin::User => "user",
        RecordOrigin::Synthetic => "synthetic",
    }
}

pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => "accepted",
        Verdict::Rejected => "rejected",
        Verdict::Edited => "edited",
    }
}

/// Appends ` WHERE true` and what `filter` asks for. `time` is the column of the time as the
/// planner should see it.
pub(super) fn push_conditions<DB>(query: &mut QueryBuilder<DB>, filter: &Filter, time: &'static str)
where
    DB: Database,
    i64: for<'q> Encode<'q, DB> + Type<DB>,
    String: for<'q> Encode<'q, DB> + Type<DB>,
{
    // No field may be forgotten here.
    let Filter { since, until, origin: of, client, outcome, session_id, template } = filter;
    query.push(" WHERE true");
    for (bound, compared) in [(since, ">="), (until, "<")] {
        if let Some(bound) = bound {
            query.push(format_args!(" AND {time} {compared} ")).push_bind(millis(*bound));
        }
    }
    let wanted = of.map(|of| origin(of).to_owned());
    let texts = [client, session_id, template].map(|text| text.as_deref().map(column));
    let [client, session_id, template] = texts;
    let equal = [("origin", wanted), ("client", client), ("session_id", session_id), ("template", template)];
    for (name, value) in equal {
        if let Some(value) = value {
            query.push(format_args!(" AND {name} = ")).push_bind(value);
        }
    }
    match outcome {
        None => {}
        Some(OutcomeFilter::Any) => {
            query.push(" AND verdict IS NOT NULL");
        }
        Some(OutcomeFilter::None) => {
            query.push(" AND verdict IS NULL");
        }
        Some(OutcomeFilter::Accepted) => {
            query.push(" AND verdict = ").push_bind(verdict(Verdict::Accepted).to_owned());
        }
        Some(OutcomeFilter::Rejected) => {
            query.push(" AND verdict = ").push_bind(verdict(Verdict::Rejected).to_owned());
        }
        Some(OutcomeFilter::Edited) => {
            query.push(" AND verdict = ").push_bind(verdict(Verdict::Edited).to_owned());
        }
    }
}

/// What [`Counts`] is read from, up to the conditions.
pub(super) const COUNTS: &str = "SELECT count(*), \
     count(*) FILTER (WHERE origin = 'user'), \
     count(*) FILTER (WHERE origin = 'synthetic'), \
     count(*) FILTER (WHERE verdict = 'accepted'), \
     count(*) FILTER (WHERE verdict = 'rejected'), \
     count(*) FILTER (WHERE verdict = 'edited'), \
     min(time_ms), max(time_ms) FROM prompt_records";

/// One row of [`COUNTS`].
pub(super) type Counts = (i64, i64, i64, i64, i64, i64, Option<i64>, Option<i64>);

/// The numbers of [`COUNTS`] by their names.
pub(super) fn stats(counts: Counts) -> super::Stats {
    let number = |count: i64| u64::try_from(count).unwrap_or(0);
    let time = |millis: Option<i64>| millis.and_then(|millis| crate::records::UtcTime::from_millis(number(millis)));
    let (records, user, synthetic, accepted, rejected, edited, oldest, newest) = counts;
    super::Stats {
        records: number(records),
        user: number(user),
        synthetic: number(synthetic),
        accepted: number(accepted),
        rejected: number(rejected),
        edited: number(edited),
        oldest: time(oldest),
        newest: time(newest),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn different_names_stay_different() {
        let names = ["a\0", r"a\0", r"a\\0", "a\\", r"a\\", "a"];
        let mut columns: Vec<String> = names.iter().map(|name| column(name)).collect();
        assert!(columns.iter().all(|column| !column.contains('\0')));
        columns.sort();
        columns.dedup();
        assert_eq!(columns.len(), names.len());
    }

    #[test]
    fn an_outcome_of_its_own_goes_before() {
        let mut record = crate::records::store::contract::record();
        let outcome = crate::records::store::contract::outcome(Verdict::Edited);
        let row = Row::of(&record).unwrap();
        let text = serde_json::to_string(&outcome).unwrap();
        record.outcome = Some(outcome);
        assert_eq!(super::record(&row.record, Some(&text)).unwrap(), record);
    }
}
