"""The picture of a page into a page of print: its geometry here, its words from whoever recognises them.

`recognised` says what a recogniser of words is asked and what it answers.
"""
