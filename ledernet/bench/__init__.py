"""The figures of docs/figures.md, measured on this machine in one run on a demo municipality of its own."""
