"""Mode R: random additive rounding, its proof, its chain of releases, and its attackers."""
