"""What the project is about: records, rules, tables, releases. No files, clock, randomness, SQL or Qt."""
