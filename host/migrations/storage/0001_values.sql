CREATE TABLE plugin_values (
    id INTEGER PRIMARY KEY AUTOINCREMENT,   -- in the order in which keys were first set
    plugin TEXT NOT NULL,
    bucket TEXT NOT NULL,                   -- empty for a plugin's first one
    key TEXT NOT NULL,
    value BLOB NOT NULL,
    UNIQUE (plugin, bucket, key)
) STRICT;

-- What each plugin keeps, so that no write has to count it.
CREATE TABLE plugin_use (
    plugin TEXT NOT NULL PRIMARY KEY,
    keys INTEGER NOT NULL,
    bytes INTEGER NOT NULL                  -- of keys and values
) STRICT;

CREATE TRIGGER plugin_values_inserted AFTER INSERT ON plugin_values BEGIN
    INSERT INTO plugin_use (plugin, keys, bytes)
    VALUES (new.plugin, 1, octet_length(new.key) + octet_length(new.value))
    ON CONFLICT (plugin) DO UPDATE SET keys = keys + 1, bytes = bytes + excluded.bytes;
END;

CREATE TRIGGER plugin_values_updated AFTER UPDATE OF value ON plugin_values BEGIN
    UPDATE plugin_use SET bytes = bytes + octet_length(new.value) - octet_length(old.value) WHERE plugin = new.plugin;
END;

CREATE TRIGGER plugin_values_deleted AFTER DELETE ON plugin_values BEGIN
    UPDATE plugin_use SET keys = keys - 1, bytes = bytes - octet_length(old.key) - octet_length(old.value)
    WHERE plugin = old.plugin;
END;
