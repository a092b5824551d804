"""What can be read: the help texts of the library, without Qt."""
