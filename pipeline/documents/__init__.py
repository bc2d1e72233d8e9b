"""From a snapshot of facts to a finished Word document; nothing here knows a database, a clock or a workspace."""
