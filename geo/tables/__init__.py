"""Answers as rows: row types, queries, formats and citations."""
