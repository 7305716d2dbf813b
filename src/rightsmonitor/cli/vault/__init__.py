"""`vault …` and `people …`: the encrypted folder and who may open it."""
