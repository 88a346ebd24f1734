"""Costly work: queued, bounded, and done in processes beside the server."""
