"""Small building blocks of every page, styled by `ui/themes`."""
