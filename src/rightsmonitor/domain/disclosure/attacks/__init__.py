"""The attackers of hidden cells: exact, with nothing but what is published and what one person may know."""
