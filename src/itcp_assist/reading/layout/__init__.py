"""From printed lines to paragraphs in reading order: columns, tables, notes, running lines."""
