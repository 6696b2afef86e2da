"""A language model small enough to train while one watches: it reads plays letter by letter, and then writes."""
