"""Several releases at once: earlier ones, re-bases, the packages of many offices."""
