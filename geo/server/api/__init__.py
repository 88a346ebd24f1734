"""The record for programs: read only, versioned, with the rows that the command line prints."""
