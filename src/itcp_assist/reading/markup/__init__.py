"""HTML and Akoma Ntoso: their elements, lists, tables and notes as paragraphs."""
