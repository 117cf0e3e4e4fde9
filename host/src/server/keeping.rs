//! Keeping an answer: as a record, and as a turn of its session.

use super::Backend;
use crate::improve::Asker;
use crate::improve::report::{Improvement, Status};
use crate::records::sessions::Turn;
use crate::records::{Capture, NotRecorded, RecordId, Recorded, SessionKey, UtcTime};

/// Keeps `improvement` where settings and caller want it, and says in it whether that was done.
///
/// What an answer says is true when it goes out: a record is in the journal by then.
pub(crate) async fn keep(backend: &dyn Backend, asker: Asker, improvement: &mut Improvement) {
    let session = asker.session_id.as_deref().filter(|_| asker.keeps);
    let session = session.and_then(|id| SessionKey::new(asker.client.as_deref(), id).ok());
    match record(backend, asker, improvement).await {
        Ok(Recorded::Yes(id)) => {
            improvement.recorded = true;
            improvement.record_id = Some(id);
        }
        Ok(Recorded::No(why)) => improvement.not_recorded = Some(why.to_string()),
        Err(why) => improvement.not_recorded = Some(why.to_owned()),
    }
    if let (Some(sessions), Some(key)) = (backend.sessions(), session) {
        let turn = Turn {
            time: UtcTime::now(),
            record_id: improvement.record_id,
            original: improvement.original.to_string(),
            improved: improvement.improved.to_string(),
        };
        sessions.remember(key, turn).await;
    }
}

async fn record(backend: &dyn Backend, asker: Asker, improvement: &Improvement) -> Result<Recorded, &'static str> {
    if !asker.keeps {
        return Err("the request asked for no record");
    }
    if improvement.status == Status::Fallback {
        return Err("no rule could be asked");
    }
    let recorder = backend.recorder().ok_or("this host keeps no records")?;
    // Digests and texts are worked out only for what is kept.
    if recorder.capture_for(asker.client.as_deref()) == Capture::Off {
        return Ok(Recorded::No(NotRecorded::Off));
    }
    Ok(recorder.record(improvement.record(asker)).await)
}

/// Keeps a prompt that went out as it was, and answers under which name; none when it was not kept.
pub(crate) async fn keep_unimproved(
    backend: &dyn Backend,
    asker: Asker,
    text: String,
    generation: u64,
) -> Option<RecordId> {
    let recorder = backend.recorder()?;
    if recorder.capture_for(asker.client.as_deref()) == Capture::Off {
        return None;
    }
    match recorder.record(asker.unimproved(text, generation)).await {
        Recorded::Yes(id) => Some(id),
        Recorded::No(_) => None,
    }
}
