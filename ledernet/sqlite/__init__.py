"""Django's SQLite with the Danish alphabet: PostgreSQL has its own collation of the same name."""
