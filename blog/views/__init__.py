"""What staff see of the evidence in the editor."""
