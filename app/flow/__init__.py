"""WHAT CAN BE ASKED: flows, read from YAML that anyone may have written."""
