"""The archive folder and its encrypted database: schema, one `commit`, drafts, access log."""
