"""Guards of the changes of the law; those that a procedure names bear the procedure's name."""
