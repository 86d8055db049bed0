"""What a learned judge doubts: words of one side that have no counterpart on the other; asked for by `--meaning`."""
