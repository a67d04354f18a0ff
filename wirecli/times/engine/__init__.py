"""The automaton that finds where the rules' patterns match, and the tables that it is kept in."""
