"""PDF: read in processes apart, twice, with what a reader of its text would not see."""
