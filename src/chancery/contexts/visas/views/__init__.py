"""The pages of visas: of one case and of who is asked (`cases`), and of the border (`border`)."""
