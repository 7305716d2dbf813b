"""What breaks and how it is found and mended: checks, repair, salvage, the ballast for a full disk."""
