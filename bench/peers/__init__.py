"""This server beside PostGraphile: the same screen, the same deeds, one database."""
