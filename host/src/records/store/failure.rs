//! Which errors of a database may pass, and which will not.
//!
//! What a record is refused for, is refused again: a constraint, a value that does not fit, a
//! text that cannot be read. Everything else is of the store (away, busy, full, read-only,
//! damaged, without rights, not yet made) and can be mended while records wait, so it must not
//! cost a record.

use sqlx::Error;

use super::StoreError;

type Source = Box<dyn std::error::Error + Send + Sync>;

/// The error of a store as its callers see it.
pub(super) fn store_error(store: &'static str, action: &'static str, error: Error) -> StoreError {
    if is_of_record(&error) {
        refused(store, action, error)
    } else {
        StoreError::Unavailable { action, store, source: error.into() }
    }
}

/// The store refuses, and will again.
pub(super) fn refused(store: &'static str, action: &'static str, source: impl Into<Source>) -> StoreError {
    StoreError::Refused { action, store, source: source.into() }
}

/// The store may answer later.
pub(super) fn unavailable(store: &'static str, action: &'static str, source: impl Into<Source>) -> StoreError {
    StoreError::Unavailable { action, store, source: source.into() }
}

fn is_of_record(error: &Error) -> bool {
    match error {
        Error::Encode(_) | Error::Decode(_) | Error::ColumnDecode { .. } | Error::InvalidArgument(_) => true,
        Error::Database(error) => match error.try_downcast_ref::<sqlx::sqlite::SqliteError>() {
            Some(_) => error.code().is_some_and(|code| is_of_record_in_sqlite(&code)),
            None => error.code().is_some_and(|code| is_of_record_in_postgres(&code)),
        },
        _ => false,
    }
}

/// Result codes of <https://www.sqlite.org/rescode.html>; the lowest byte is the primary one.
fn is_of_record_in_sqlite(code: &str) -> bool {
    const TOO_BIG: i32 = 18;
    const CONSTRAINT: i32 = 19;
    const MISMATCH: i32 = 20;
    code.parse::<i32>().is_ok_and(|code| matches!(code & 0xff, TOO_BIG | CONSTRAINT | MISMATCH))
}

/// Classes of <https://www.postgresql.org/docs/current/errcodes-appendix.html>: data
/// exceptions, integrity constraints, program limits.
fn is_of_record_in_postgres(code: &str) -> bool {
    ["22", "23", "54"].iter().any(|class| code.starts_with(class))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_of_the_record_is_refused() {
        // Check and type constraints, and a text that is too long.
        for code in ["275", "3091", "18", "20"] {
            assert!(is_of_record_in_sqlite(code), "{code}");
        }
        // Busy, locked, read-only, I/O, damaged, full, cannot open, no such table, no database.
        for code in ["5", "261", "6", "8", "10", "11", "13", "14", "1", "26"] {
            assert!(!is_of_record_in_sqlite(code), "{code}");
        }
        for code in ["22021", "22P02", "23505", "23514", "54000"] {
            assert!(is_of_record_in_postgres(code), "{code}");
        }
        // Disk full, too many connections, shutdown, read-only, deadlock, cancelled, no password, no table.
        for code in ["53100", "53300", "57P01", "57P03", "25006", "40P01", "57014", "28P01", "42P01"] {
            assert!(!is_of_record_in_postgres(code), "{code}");
        }
        assert!(!is_of_record(&Error::PoolTimedOut));
    }
}
