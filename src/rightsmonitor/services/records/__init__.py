"""What officers do: record, copy, attach, import, print, and destroy what is kept no longer."""
