"""The independent checker (G4): additions only. It imports nothing of the engine (import contract)."""
