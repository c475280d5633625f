"""The house rules that contracts and linters cannot see: each a function from a source to what is wrong with it."""
