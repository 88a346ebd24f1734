"""The command line: a module for each group of commands, over the packages that answer."""
