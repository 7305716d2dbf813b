"""What published numbers say of each other: equations, whole-number bounds, and a solver for what is left."""
