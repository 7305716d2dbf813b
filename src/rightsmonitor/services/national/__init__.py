"""What the national authority does with releases that arrive. No vault is needed."""
