-- What is filtered by has a column of its own, before the long text, so that a scan does not read it.
CREATE TABLE prompt_records (
    id TEXT NOT NULL PRIMARY KEY,       -- a UUID, 36 characters: its order is the order of the records
    time_ms INTEGER NOT NULL,           -- milliseconds since 1970
    origin TEXT NOT NULL,
    client TEXT,
    session_id TEXT,
    template TEXT,
    verdict TEXT,                       -- of `outcome`
    outcome TEXT,                       -- JSON; null while nobody has said
    record TEXT NOT NULL                -- JSON, as it came; what `outcome` says goes before
) STRICT;

-- Answers counts without reading a record.
CREATE INDEX prompt_records_counts ON prompt_records (origin, verdict, time_ms);
CREATE INDEX prompt_records_time ON prompt_records (time_ms);
CREATE INDEX prompt_records_client ON prompt_records (client, id) WHERE client IS NOT NULL;
CREATE INDEX prompt_records_session ON prompt_records (session_id, id) WHERE session_id IS NOT NULL;
CREATE INDEX prompt_records_template ON prompt_records (template, id) WHERE template IS NOT NULL;
CREATE INDEX prompt_records_verdict ON prompt_records (verdict, id) WHERE verdict IS NOT NULL;
