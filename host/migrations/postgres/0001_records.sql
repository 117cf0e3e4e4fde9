-- `json`, not `jsonb`: it keeps the text byte for byte, and takes the escape of NUL.
CREATE TABLE prompt_records (
    id uuid PRIMARY KEY,
    time_ms bigint NOT NULL,            -- milliseconds since 1970
    origin text NOT NULL,
    client text,                        -- with `\` as `\\` and NUL as `\0`, as the next two
    session_id text,
    template text,
    verdict text,                       -- of `outcome`
    outcome json,                       -- null while nobody has said
    record json NOT NULL                -- as it came; what `outcome` says goes before
);

CREATE INDEX prompt_records_counts ON prompt_records (origin, verdict, time_ms);
CREATE INDEX prompt_records_time ON prompt_records (time_ms);
-- Names have no upper bound, and a B-tree's entries have: equality is all that is asked.
CREATE INDEX prompt_records_client ON prompt_records USING hash (client) WHERE client IS NOT NULL;
CREATE INDEX prompt_records_session ON prompt_records USING hash (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX prompt_records_template ON prompt_records USING hash (template) WHERE template IS NOT NULL;
CREATE INDEX prompt_records_verdict ON prompt_records (verdict, id) WHERE verdict IS NOT NULL;
