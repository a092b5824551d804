"""WHAT AN AUTHOR WORKS WITH: walk-throughs, drawings, differences and texts of a flow."""
