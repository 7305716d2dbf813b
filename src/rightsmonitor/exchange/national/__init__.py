"""National tables as files: every face of a package, the intervals, who reported, and a Parquet dataset."""
