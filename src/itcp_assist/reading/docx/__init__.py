"""Word files: their paragraphs, notes, numbering and tracked changes."""
