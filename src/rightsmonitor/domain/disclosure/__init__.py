"""Disclosure control: tables that betray no child. The method stands in docs/disclosure-control.md."""
