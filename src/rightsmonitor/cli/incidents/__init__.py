"""`incidents …` and `review …`: records, registers, papers, supervision."""
