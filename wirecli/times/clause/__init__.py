"""What the clause around an expression says: back or ahead."""
